//! The clock and the randomness of the machine: the one place where they enter.

use std::time::Duration;

use jiff::Timestamp;
use store::{Clock, Entropy};

/// The system's clock, in whole seconds.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the clock is read"
)]
pub fn system() -> Clock {
    Clock::new(|| Timestamp::now().as_second())
}

/// The system's source of random bytes.
///
/// # Panics
/// If the system has none: nothing could be sealed then, and nothing may be written in the clear instead.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where randomness is drawn"
)]
pub fn entropy() -> Entropy {
    Entropy::new(|bytes| {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the system gives no random bytes: {error}");
        }
    })
}

/// Lets time pass. For what nothing tells of: everything else wakes on a signal.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where time is let pass"
)]
pub async fn pause(length: Duration) {
    tokio::time::sleep(length).await;
}
