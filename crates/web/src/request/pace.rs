//! [`Pace`]: how often a page may have what is typed kept.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use process::person::Person;

use crate::answer::fault::Fault;

/// Seconds after which it is counted anew.
const WINDOW: i64 = 60;

/// Times that one person has something kept in that time: more than somebody does who types without rest, in several pages.
pub(crate) const KEPT_MAX: u32 = 120;

/// People who are remembered, at most; beyond it all are counted anew.
const PEOPLE_MAX: usize = 10_000;

/// The last minute, in memory.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<BTreeMap<Person, (i64, u32)>>);

impl Pace {
    /// Counts one time.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count(&self, person: &Person, now: i64) -> Result<(), Fault> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= PEOPLE_MAX && !known.contains_key(person) {
            known.clear();
        }
        let (since, count) = known.entry(person.clone()).or_insert((now, 0));
        if now - *since >= WINDOW {
            (*since, *count) = (now, 0);
        }
        if *count >= KEPT_MAX {
            return Err(Fault::TooMany(*since + WINDOW - now));
        }
        *count += 1;
        Ok(())
    }
}
