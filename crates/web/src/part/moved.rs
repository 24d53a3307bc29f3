//! [`Moved`]: what moved in a review since somebody last looked at it.

use std::sync::Arc;

use maud::{Markup, html};
use process::{person::Person, view::Viewed};

use super::reading::Reading;
use crate::{
    memory::{Newest, Told},
    request::address,
};

/// Events that are counted; of more it is said that there are more.
const COUNTED_MAX: usize = 50;

/// What moved since the last visit, and was not the visitor's own doing.
#[derive(Debug, PartialEq)]
pub(crate) struct Moved {
    /// The last revision they had looked at.
    pub(crate) last: u64,
    /// The newest of it, newest first.
    pub(crate) told: Vec<Told>,
}

impl Moved {
    /// Finds what moved after a revision.
    pub(crate) fn since(
        last: u64,
        newest: &Arc<Newest>,
        viewed: &Viewed<'_>,
        person: Option<&Person>,
    ) -> Self {
        let told = newest.told_since(viewed, Some(last), COUNTED_MAX + 1, |sentence| {
            sentence.by.is_none() || sentence.by.as_ref() != person
        });
        Self { last, told }
    }

    /// How much it is, in words.
    pub(crate) fn says(&self, reading: Reading<'_>) -> String {
        match self.told.len() {
            0 => reading.say("moved-none"),
            count if count > COUNTED_MAX => reading.count("moved-since-many", COUNTED_MAX),
            count => reading.count("moved-since", count),
        }
    }

    /// The page that compares then with now.
    pub(crate) fn comparison(&self, reading: Reading<'_>) -> String {
        let history = address::review(reading.review, "/history");
        format!("{history}?with={}", self.last)
    }

    /// The sentence, with the way to what changed.
    pub(crate) fn line(&self, reading: Reading<'_>) -> Markup {
        html! {
            (self.says(reading))
            @if !self.told.is_empty() {
                " " a href=(self.comparison(reading)) { (reading.say("moved-what")) }
            }
        }
    }
}
