//! [`Limits`]: how often a way in may be tried.
//!
//! | Way in | For one account | From one address |
//! |---|---|---|
//! | a password, at sign-in or to change it | each try for a handle, until one is right | each try |
//! | an account elsewhere: off to the provider, and back | each time somebody links one | each time, there and back |
//! | an invitation | each password that is chosen for a person | each link that is none |
//! | a guest link | each that somebody makes | each link that is none |
//! | a token | each that somebody makes; each wrong one with the same id from one address | each wrong one |
//!
//! What nobody can guess is counted only when it is wrong: who has a link or a token can use it as often as they like.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use store::accounts::MAX_HANDLE;

use super::token::Uses;
use crate::answer::fault::Fault;

pub(crate) use super::client::Client;

/// Seconds after which tries are forgotten.
pub(crate) const WINDOW: i64 = 10 * 60;

/// Tries for one account in that time.
pub(crate) const ACCOUNT_TRIES: u32 = 10;

/// Ways in that one person makes for others or for programs in that time.
pub(crate) const MADE: u32 = 30;

/// Tries from one address in that time: many people may share one.
pub(crate) const ADDRESS_TRIES: u32 = 100;

/// Times that one person may look for others in that time.
pub(crate) const SEARCHES: u32 = 60;

/// Accounts and addresses that are remembered, at most; beyond it the older half is forgotten.
const KEYS_MAX: usize = 20_000;

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Door {
    /// A password.
    Password,
    /// An account elsewhere.
    OpenId,
    /// An invitation.
    Invitation,
    /// A guest link.
    GuestLink,
    /// A token.
    Token,
}

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Account(Door, String),
    Address(Door, Client),
    /// An account as one address tries it: nobody shuts others out by trying elsewhere.
    AccountFrom(Door, String, Client),
    /// The id of a person who looks for others.
    Finder(String),
}

#[derive(Clone, Copy, Debug)]
struct Tries {
    since: i64,
    count: u32,
}

/// The tries of the last minutes, in memory: a restart forgets them.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    tries: Mutex<BTreeMap<Key, Tries>>,
    uses: Uses,
}

impl Limits {
    /// Which tokens were used lately.
    pub(super) fn uses(&self) -> &Uses {
        &self.uses
    }

    fn tries(&self) -> MutexGuard<'_, BTreeMap<Key, Tries>> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a try of a password for a handle.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count(&self, handle: &str, client: Client, now: i64) -> Result<(), Fault> {
        self.count_for(Door::Password, handle, client, now)
    }

    /// Counts a try for an account. It is counted before it is made, so that many at once are too many, too.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_for(
        &self,
        door: Door,
        account: &str,
        client: Client,
        now: i64,
    ) -> Result<(), Fault> {
        self.add(
            &[
                (Key::Account(door, short(account)), ACCOUNT_TRIES),
                (Key::Address(door, client), ADDRESS_TRIES),
            ],
            now,
        )
    }

    /// Counts a try of which it is not known whose account it is for.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_address(&self, door: Door, client: Client, now: i64) -> Result<(), Fault> {
        self.add(&[(Key::Address(door, client), ADDRESS_TRIES)], now)
    }

    /// Counts a way in that somebody makes.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_made(&self, door: Door, person: &str, now: i64) -> Result<(), Fault> {
        self.add(&[(Key::Account(door, short(person)), MADE)], now)
    }

    /// Counts a look for people by somebody, so that nobody reads out who has an account.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_search(&self, person: &str, now: i64) -> Result<(), Fault> {
        self.add(&[(Key::Finder(person.to_owned()), SEARCHES)], now)
    }

    /// Fails if so many secrets from an address were none that no more are looked up.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn check_secrets(&self, door: Door, client: Client, now: i64) -> Result<(), Fault> {
        let known = self.tries();
        fits(&known, &[(Key::Address(door, client), ADDRESS_TRIES)], now)
    }

    /// Fails if so many tokens from an address were wrong, all of them or those with an id, that no more are looked up.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn check_token(&self, token: &str, client: Client, now: i64) -> Result<(), Fault> {
        let known = self.tries();
        fits(&known, &of_token(token, client), now)
    }

    /// Counts a token that was wrong.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_token(&self, token: &str, client: Client, now: i64) -> Result<(), Fault> {
        self.add(&of_token(token, client), now)
    }

    fn add(&self, limits: &[(Key, u32)], now: i64) -> Result<(), Fault> {
        let mut known = self.tries();
        fits(&known, limits, now)?;
        let none = Tries {
            since: now,
            count: 0,
        };
        for (key, _) in limits {
            make_room(&mut known, now);
            let tries = known.entry(key.clone()).or_insert(none);
            if !is_recent(tries, now) {
                *tries = none;
            }
            tries.count += 1;
        }
        Ok(())
    }

    /// Forgets the tries for a handle: its password was right.
    pub(crate) fn forget(&self, handle: &str) {
        let mut known = self.tries();
        known.remove(&Key::Account(Door::Password, short(handle)));
    }
}

/// The id of a token is public; the rest of what was sent is not kept.
fn of_token(token: &str, client: Client) -> [(Key, u32); 2] {
    let id = token.split('_').nth(1).unwrap_or_default();
    let account = Key::AccountFrom(Door::Token, short(id), client);
    [
        (account, ACCOUNT_TRIES),
        (Key::Address(Door::Token, client), ADDRESS_TRIES),
    ]
}

/// Nobody's handle or id is longer than [`MAX_HANDLE`]; no more of what was typed is kept.
fn short(typed: &str) -> String {
    typed.chars().take(MAX_HANDLE + 1).collect()
}

fn fits(known: &BTreeMap<Key, Tries>, limits: &[(Key, u32)], now: i64) -> Result<(), Fault> {
    for (key, max) in limits {
        if let Some(tries) = known.get(key).filter(|tries| is_recent(tries, now))
            && tries.count >= *max
        {
            return Err(Fault::TooMany(tries.since + WINDOW - now));
        }
    }
    Ok(())
}

fn is_recent(tries: &Tries, now: i64) -> bool {
    now - tries.since < WINDOW
}

fn make_room(known: &mut BTreeMap<Key, Tries>, now: i64) {
    if known.len() < KEYS_MAX {
        return;
    }
    known.retain(|_, tries| is_recent(tries, now));
    if known.len() >= KEYS_MAX {
        let mut times: Vec<i64> = known.values().map(|tries| tries.since).collect();
        let (_, middle, _) = times.select_nth_unstable(KEYS_MAX / 2);
        let middle = *middle;
        known.retain(|_, tries| tries.since > middle);
    }
}

#[cfg(test)]
mod tests;
