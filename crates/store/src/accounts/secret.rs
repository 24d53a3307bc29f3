//! [`Secret`]: what is shown once. Only its hash is kept.

use std::{fmt, hint::black_box};

use ledger::hash::Hash;
use zeroize::Zeroizing;

use crate::entropy::Entropy;

/// Letters of a secret in base 62.
pub(super) const SECRET_LENGTH: usize = 43;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A secret in the clear: to be handed over, never to be stored or logged. It is overwritten when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// 256 random bits as 43 letters and digits. So many need no slow hash (OWASP ASVS 5.0, 6.5.2).
    pub(super) fn draw(entropy: &Entropy) -> Self {
        let bytes = Zeroizing::new(entropy.bytes::<32>());
        Self(Zeroizing::new(base_62(bytes.as_slice(), SECRET_LENGTH)))
    }

    pub(super) fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text to be handed over.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> Hash {
        Hash::of(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A number, given as big-endian bytes, in base 62; its last `length` digits, with leading zeros.
pub(super) fn base_62(number: &[u8], length: usize) -> String {
    let mut digits = vec![0_u8; length];
    for byte in number {
        let mut carry = u32::from(*byte);
        for digit in digits.iter_mut().rev() {
            carry += u32::from(*digit) * 256;
            *digit = (carry % 62) as u8;
            carry /= 62;
        }
    }
    let letter = |digit: u8| char::from(ALPHABET[usize::from(digit)]);
    digits.into_iter().map(letter).collect()
}

/// Whether two hashes are the same, in a time that does not depend on where they differ.
pub(super) fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    let differ = one
        .iter()
        .zip(other)
        .fold(0, |differ, (one, other)| black_box(differ | (one ^ other)));
    differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_base_62() {
        assert_eq!(base_62(&[0], 3), "000");
        assert_eq!(base_62(&[61], 3), "00z");
        assert_eq!(base_62(&[62], 3), "010");
        assert_eq!(base_62(&[1, 0], 3), "048");
        // 62^43 exceeds 2^256, so that no two secrets are written alike.
        assert_ne!(
            base_62(&[255; 32], SECRET_LENGTH).as_bytes()[0],
            b'0',
            "the longest number needs every digit"
        );
        assert_eq!(base_62(&[255; 32], SECRET_LENGTH + 1).as_bytes()[0], b'0');
    }

    #[test]
    fn hashes_are_compared_whole() {
        let zero = [0; 32];
        assert!(same(&zero, &zero));
        for place in 0..32 {
            let mut other = zero;
            other[place] = 1;
            assert!(!same(&zero, &other), "{place}");
        }
    }

    #[test]
    fn a_secret_is_not_shown_by_accident() {
        let secret = Secret::new("hidden".to_owned());
        assert_eq!(format!("{secret:?}"), "Secret");
    }
}
