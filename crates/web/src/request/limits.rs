//! [`Limits`]: how often a password may be tried, and how often somebody may look for people.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Mutex, PoisonError},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use store::accounts::MAX_HANDLE;

use crate::answer::fault::Fault;

/// Seconds after which tries are forgotten.
pub(crate) const WINDOW: i64 = 10 * 60;

/// Tries for one handle in that time.
pub(crate) const HANDLE_TRIES: u32 = 10;

/// Tries from one address in that time: many people may share one.
pub(crate) const ADDRESS_TRIES: u32 = 100;

/// Times that one person may look for others in that time.
pub(crate) const SEARCHES: u32 = 60;

/// Handles and addresses that are remembered, at most; beyond it the older half is forgotten.
const KEYS_MAX: usize = 20_000;

/// Bits of an IPv6 address that tell one subscriber from another (RFC 6177).
const SUBSCRIBER_BITS: u32 = 64;

/// The header in which a server before this one says for whom it asks.
const FORWARDED_FOR: &str = "x-forwarded-for";

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Handle(String),
    Address(IpAddr),
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
pub(crate) struct Limits(Mutex<BTreeMap<Key, Tries>>);

impl Limits {
    /// Counts a try of a password. It is counted before it is made, so that many at once are too many, too.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count(&self, handle: &str, client: Client, now: i64) -> Result<(), Fault> {
        self.add(
            [
                (handle_key(handle), HANDLE_TRIES),
                (Key::Address(client.0), ADDRESS_TRIES),
            ],
            now,
        )
    }

    /// Counts a try to sign in elsewhere: there is no handle.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_address(&self, client: Client, now: i64) -> Result<(), Fault> {
        self.add([(Key::Address(client.0), ADDRESS_TRIES)], now)
    }

    /// Counts a look for people by somebody, so that nobody reads out who has an account.
    ///
    /// # Errors
    /// [`Fault::TooMany`].
    pub(crate) fn count_search(&self, person: &str, now: i64) -> Result<(), Fault> {
        self.add([(Key::Finder(person.to_owned()), SEARCHES)], now)
    }

    fn add<const N: usize>(&self, limits: [(Key, u32); N], now: i64) -> Result<(), Fault> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, max) in &limits {
            if let Some(tries) = known.get(key).filter(|tries| is_recent(tries, now))
                && tries.count >= *max
            {
                return Err(Fault::TooMany(tries.since + WINDOW - now));
            }
        }
        for (key, _) in limits {
            make_room(&mut known, now);
            let tries = known.entry(key).or_insert(Tries {
                since: now,
                count: 0,
            });
            if !is_recent(tries, now) {
                *tries = Tries {
                    since: now,
                    count: 0,
                };
            }
            tries.count += 1;
        }
        Ok(())
    }

    /// Forgets the tries for a handle: its password was right.
    pub(crate) fn forget(&self, handle: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&handle_key(handle));
    }
}

/// Nobody's handle is longer than [`MAX_HANDLE`]; no more of what was typed is kept.
fn handle_key(typed: &str) -> Key {
    Key::Handle(typed.chars().take(MAX_HANDLE + 1).collect())
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

/// From where a request comes: an IPv4 address, or the network of an IPv6 subscriber. A server on the same machine that asks
/// for somebody is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Client(IpAddr);

impl Client {
    fn new(peer: IpAddr, headers: &HeaderMap) -> Self {
        let mut address = peer;
        if peer.is_loopback() {
            let said = headers.get_all(FORWARDED_FOR).iter().next_back();
            let said = said.and_then(|value| value.to_str().ok()?.rsplit(',').next());
            if let Some(said) = said.and_then(|said| said.trim().parse().ok()) {
                address = said;
            }
        }
        Self(match address.to_canonical() {
            IpAddr::V6(whole) => {
                let bits = u128::from(whole) & (u128::MAX << (128 - SUBSCRIBER_BITS));
                IpAddr::V6(Ipv6Addr::from(bits))
            }
            v4 => v4,
        })
    }
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
        Ok(Self::new(peer, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> Client {
        Client::new(Ipv4Addr::from(number).into(), &HeaderMap::new())
    }

    fn seconds(answer: Result<(), Fault>) -> Option<i64> {
        match answer {
            Ok(()) => None,
            Err(Fault::TooMany(seconds)) => Some(seconds),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_handle_is_tried_so_often_and_no_more_from_wherever() {
        let limits = Limits::default();
        for number in 0..HANDLE_TRIES {
            assert_eq!(seconds(limits.count("ada", client(number), 100)), None);
        }
        assert_eq!(seconds(limits.count("ada", client(999), 160)), Some(540));
        assert_eq!(seconds(limits.count("grace", client(999), 160)), None);
        assert_eq!(
            seconds(limits.count("ada", client(999), 100 + WINDOW)),
            None
        );
    }

    #[test]
    fn who_knows_the_password_has_all_tries_again() {
        let limits = Limits::default();
        for _ in 0..HANDLE_TRIES {
            assert_eq!(seconds(limits.count("ada", client(1), 0)), None);
        }
        limits.forget("ada");
        assert_eq!(seconds(limits.count("ada", client(1), 0)), None);
    }

    #[test]
    fn an_address_tries_so_many_handles_and_no_more() {
        let limits = Limits::default();
        for number in 0..ADDRESS_TRIES {
            assert_eq!(
                seconds(limits.count(&format!("p{number}"), client(1), 0)),
                None
            );
        }
        assert_eq!(seconds(limits.count("other", client(1), 0)), Some(WINDOW));
        assert_eq!(seconds(limits.count("other", client(2), 0)), None);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let limits = Limits::default();
        for number in 0..u32::try_from(KEYS_MAX).unwrap() {
            let _ = limits.count(
                &format!("p{number}"),
                client(number),
                i64::from(number) / 1000,
            );
        }
        assert!(limits.0.lock().unwrap().len() <= KEYS_MAX);
    }

    #[test]
    fn only_a_server_on_the_same_machine_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED_FOR, "9.9.9.9, 192.0.2.1".parse().unwrap());
        let at = |peer: &str| Client::new(peer.parse().unwrap(), &headers).0.to_string();
        assert_eq!(at("127.0.0.1"), "192.0.2.1");
        assert_eq!(at("198.51.100.7"), "198.51.100.7");
        assert_eq!(at("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
