//! [`Flows`]: what is kept of a sign-in while the browser is at the provider.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Mutex, PoisonError},
};

use engine::clock::entropy;
use sha2::{Digest as _, Sha256};

/// Seconds after which a sign-in that was begun is over.
pub(crate) const FLOW_LIFE: i64 = 10 * 60;

/// Seconds for which a password that was given before an account is linked speaks for who links it.
pub(crate) const PROOF_LIFE: i64 = 5 * 60;

/// Sign-ins under way, at most; beyond it the oldest one is over. Each was counted by the limits of its address.
const FLOWS_MAX: usize = 10_000;

/// What a sign-in is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To sign in, and go on to an address of this site.
    SignIn {
        /// The address.
        back: String,
    },
    /// To take an invitation.
    Invitation {
        /// The secret of its link.
        secret: String,
    },
    /// To link the account to somebody who has signed in.
    Link {
        /// The id of the person.
        person: String,
        /// When they gave their password once more; never, if they had none.
        proven: Option<i64>,
    },
}

/// Whether a password given at a moment still speaks for whoever gave it.
pub(crate) fn is_fresh(proven: Option<i64>, now: i64) -> bool {
    proven.is_some_and(|at| (0..PROOF_LIFE).contains(&(now - at)))
}

/// A sign-in that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flow {
    /// What the provider hands back through the browser.
    pub(super) state: String,
    /// What the provider puts into the token.
    pub(super) nonce: String,
    /// What proves to the provider that who began asks for the token (RFC 7636, section 4.1).
    pub(super) verifier: String,
    /// What it is for.
    pub(super) purpose: Purpose,
    begun: i64,
}

impl Flow {
    pub(super) fn new(purpose: Purpose, now: i64) -> Self {
        Self {
            state: drawn(),
            nonce: drawn(),
            verifier: drawn(),
            purpose,
            begun: now,
        }
    }
}

/// 256 random bits as 64 hexadecimal digits.
pub(super) fn drawn() -> String {
    let mut text = String::with_capacity(64);
    for byte in entropy().bytes::<32>() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The sign-ins under way, in memory: a restart ends them. Each is found by the hash of what the browser keeps.
#[derive(Debug, Default)]
pub(super) struct Flows(Mutex<BTreeMap<[u8; 32], Flow>>);

impl Flows {
    /// Keeps a flow under what the browser keeps.
    pub(super) fn put(&self, browser: &str, flow: Flow, now: i64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= FLOWS_MAX {
            known.retain(|_, flow| is_under_way(flow, now));
        }
        if known.len() >= FLOWS_MAX {
            let oldest = known.iter().min_by_key(|(_, flow)| flow.begun);
            let oldest = oldest.map(|(key, _)| *key);
            oldest.and_then(|key| known.remove(&key));
        }
        known.insert(key(browser), flow);
    }

    /// Takes the flow of a browser; nobody takes it a second time.
    pub(super) fn take(&self, browser: &str, now: i64) -> Option<Flow> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let flow = known.remove(&key(browser))?;
        is_under_way(&flow, now).then_some(flow)
    }
}

fn key(browser: &str) -> [u8; 32] {
    Sha256::digest(browser).into()
}

fn is_under_way(flow: &Flow, now: i64) -> bool {
    now - flow.begun < FLOW_LIFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(now: i64) -> Flow {
        let back = "/me".to_owned();
        Flow::new(Purpose::SignIn { back }, now)
    }

    #[test]
    fn a_flow_is_taken_once_by_the_browser_that_began_it_in_time() {
        let flows = Flows::default();
        let begun = flow(100);
        flows.put("one", begun.clone(), 100);
        assert_eq!(flows.take("other", 100), None);
        assert_eq!(flows.take("one", 100 + FLOW_LIFE - 1), Some(begun));
        assert_eq!(flows.take("one", 101), None, "a second time");
        flows.put("one", flow(100), 100);
        assert_eq!(flows.take("one", 100 + FLOW_LIFE), None, "too late");
    }

    #[test]
    fn nothing_in_a_flow_can_be_guessed_from_the_rest() {
        let (one, other) = (flow(1), flow(1));
        let mut drawn = [&one.state, &one.nonce, &one.verifier, &other.state];
        drawn.sort();
        assert!(drawn.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(drawn.iter().all(|text| text.len() == 64));
    }

    #[test]
    fn what_is_kept_is_bounded_and_the_newest_stay() {
        let flows = Flows::default();
        for number in 0..=FLOWS_MAX {
            let now = i64::try_from(number / 100).unwrap();
            flows.put(&number.to_string(), flow(now), now);
        }
        assert_eq!(flows.0.lock().unwrap().len(), FLOWS_MAX);
        let newest = FLOWS_MAX.to_string();
        assert!(flows.take(&newest, 100).is_some());
    }

    #[test]
    fn a_password_speaks_for_five_minutes() {
        assert!(is_fresh(Some(100), 100));
        assert!(is_fresh(Some(100), 100 + 299));
        assert!(!is_fresh(Some(100), 100 + 300));
        assert!(!is_fresh(Some(100), 99), "not before it was given");
        assert!(!is_fresh(None, 100));
    }
}
