//! [`struct@Hash`]: SHA-256 as the record uses it, with the prefixes of RFC 6962, section 2.1.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

use crate::hex;

/// A SHA-256 value, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// 32 zero bytes: what the leaf at position 0 names as the leaf before it.
    pub const ZERO: Self = Self([0; 32]);

    /// SHA-256 of the bytes alone, as `sha256sum` computes it: the hash by which a leaf names a section.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The hash of a leaf: `SHA-256(0x00 || bytes)` (RFC 6962, section 2.1).
#[must_use]
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    let digest = Sha256::new().chain_update([0x00]).chain_update(bytes);
    Hash(digest.finalize().into())
}

/// The hash of an inner node: `SHA-256(0x01 || left || right)` (RFC 6962, section 2.1).
///
/// The prefix differs from that of a leaf, so no node can be passed off as a leaf.
#[must_use]
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    let digest = Sha256::new()
        .chain_update([0x01])
        .chain_update(left.0)
        .chain_update(right.0);
    Hash(digest.finalize().into())
}

/// A text that is not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash is written as 64 lower-case hexadecimal digits")]
pub struct HashError;

impl FromStr for Hash {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        hex::read(text).map(Self).ok_or(HashError)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(f, &self.0)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(f, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_one_text() {
        let hash = leaf_hash(b"");
        // RFC 6962: SHA-256 of the single byte 0x00.
        let text = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        assert_eq!(hash.to_string(), text);
        assert_eq!(text.parse(), Ok(hash));
        assert_eq!(text.to_uppercase().parse::<Hash>(), Err(HashError));
        assert_eq!(text[1..].parse::<Hash>(), Err(HashError));
        assert_eq!(format!("{text}0").parse::<Hash>(), Err(HashError));
    }

    #[test]
    fn a_node_offered_as_a_leaf_has_another_hash() {
        let (left, right) = (leaf_hash(b"l"), leaf_hash(b"r"));
        let node_bytes = [&[0x01][..], &left.0, &right.0].concat();
        assert_eq!(Hash::of(&node_bytes), node_hash(left, right));
        assert_ne!(leaf_hash(&node_bytes), node_hash(left, right));
        assert_ne!(leaf_hash(&node_bytes[1..]), node_hash(left, right));
    }
}
