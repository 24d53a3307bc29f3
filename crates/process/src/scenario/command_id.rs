//! Command ids that are the same whenever a scenario is played.

use definition::name::Name;
use sha2::{Digest, Sha256};

/// The id of a command of a scenario: of the n-th move, counted from 0, or of a label that several moves share.
///
/// A UUID of version 8 (RFC 9562, 5.8) from SHA-256 over the scenario's name and what tells the command.
#[must_use]
pub fn command_id(scenario: &str, which: Which<'_>) -> Name {
    let told = match which {
        Which::Start => "start".to_owned(),
        Which::Move(index) => format!("move {index}"),
        Which::Label(label) => format!("label {label}"),
    };
    let hash = Sha256::digest(format!("scenario\n{scenario}\n{told}\n"));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (a, b, c, d, e) = (
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    );
    format!("{a}-{b}-{c}-{d}-{e}").into()
}

/// Which command of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'l> {
    /// The start of the review.
    Start,
    /// The n-th move.
    Move(usize),
    /// Every move with this label.
    Label(&'l str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_different() {
        let id = command_id("two-rounds", Which::Start);
        assert_eq!(id, command_id("two-rounds", Which::Start));
        assert_eq!(id, "f8016228-b1eb-80c1-b552-9fa16e647f99");
        assert_ne!(id, command_id("two-rounds", Which::Move(0)));
        assert_ne!(id, command_id("three-rounds", Which::Start));
        assert_ne!(
            command_id("two-rounds", Which::Move(1)),
            command_id("two-rounds", Which::Label("1"))
        );
    }
}
