//! Keys: data keys that seal sections, and the key encryption keys that wrap them at rest.
//!
//! A wrapped data key is 68 bytes:
//!
//! ```text
//! "RVK1" || epoch (u32, big-endian) || nonce (12, random) || AES-256-GCM(KEK of the epoch, data key)
//! additional data = key id (16)
//!                || length of class (u64, big-endian) || class
//!                || length of scope (u64, big-endian) || scope
//! ```
//!
//! The lengths keep `("ab", "c")` and `("a", "bc")` apart. The additional data is not stored: a wrapped key moved to
//! another row of a key store does not open there. The epoch chooses the key encryption key and is thereby bound.

use std::{fmt, str::FromStr};

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::{hash::Hash, hex};

const MAGIC: &[u8; 4] = b"RVK1";
const NONCE_AT: usize = 8;
const CIPHERTEXT_AT: usize = 20;

/// The length of a wrapped data key in bytes: magic 4, epoch 4, nonce 12, key 32, tag 16.
pub const WRAPPED_LENGTH: usize = 68;

/// The name of a data key: 16 random bytes, written as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 16]);

impl FromStr for KeyId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        hex::read(text).map(Self).ok_or(KeyError::Id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(f, &self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(f, &self.0)
    }
}

/// A key that seals sections. Wiped from memory when dropped, never printed.
#[derive(Debug)]
pub struct DataKey(SecretBox<[u8; 32]>);

impl DataKey {
    /// Takes over 32 uniformly random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(boxed(bytes))
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }
}

/// HMAC-SHA256 (RFC 2104) of bytes under a data key: a hash that tells nothing to who does not have the key, so that it may stand
/// in the open where the hash of a guessable text may not.
#[must_use]
pub fn keyed_hash(key: &DataKey, bytes: &[u8]) -> Hash {
    // A key shorter than the block of 64 bytes is filled up with zeros (RFC 2104, section 2).
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key.expose());
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    mac.update(bytes);
    Hash(mac.finalize().into_bytes().into())
}

/// A key that wraps data keys, and the number of the epoch it belongs to. Wiped from memory when dropped.
///
/// Ending an epoch and destroying its key makes every older copy of the key store worthless.
#[derive(Debug)]
pub struct KeyEncryptionKey {
    epoch: u32,
    secret: SecretBox<[u8; 32]>,
}

impl KeyEncryptionKey {
    /// Takes over 32 uniformly random bytes that were made for this epoch alone.
    #[must_use]
    pub fn new(epoch: u32, bytes: [u8; 32]) -> Self {
        Self {
            epoch,
            secret: boxed(bytes),
        }
    }

    /// The number of its epoch.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(self.secret.expose_secret().into())
    }
}

/// Moves a secret to the heap and wipes the copy on the stack.
fn boxed(mut bytes: [u8; 32]) -> SecretBox<[u8; 32]> {
    let secret = SecretBox::new(Box::new(bytes));
    bytes.zeroize();
    secret
}

/// What a wrapped key is bound to: it opens for this id, class and scope only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyBinding<'a> {
    /// The name of the data key.
    pub id: KeyId,
    /// The class of the sections it seals.
    pub class: &'a str,
    /// Whose sections it seals, such as one review, or one person in one review.
    pub scope: &'a str,
}

impl KeyBinding<'_> {
    fn additional_data(&self) -> Vec<u8> {
        let mut data = self.id.0.to_vec();
        for part in [self.class, self.scope] {
            data.extend((part.len() as u64).to_be_bytes());
            data.extend(part.as_bytes());
        }
        data
    }
}

/// A wrapped key that does not open, or a text that is no key id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a key id.
    #[error("a key id is written as 32 lower-case hexadecimal digits")]
    Id,
    /// Wrong length or wrong magic.
    #[error("not a wrapped key: expected {WRAPPED_LENGTH} bytes beginning with RVK1")]
    Format,
    /// Wrapped in another epoch than that of the key offered.
    #[error("the key was wrapped in epoch {wrapped}, the key offered is of epoch {offered}")]
    Epoch {
        /// The epoch in the wrapped key.
        wrapped: u32,
        /// The epoch of the key encryption key.
        offered: u32,
    },
    /// The authentication failed.
    #[error(
        "the wrapped key does not open: it was altered, or belongs to another key encryption key, id, class or scope"
    )]
    Refused,
}

/// Wraps a data key for storage. The nonce is 12 random bytes, never used twice with one key encryption key.
#[must_use]
pub fn wrap(
    kek: &KeyEncryptionKey,
    nonce: [u8; 12],
    binding: &KeyBinding<'_>,
    key: &DataKey,
) -> Vec<u8> {
    let payload = Payload {
        msg: key.expose(),
        aad: &binding.additional_data(),
    };
    let sealed = kek
        .cipher()
        .encrypt(&nonce.into(), payload)
        .expect("32 bytes are within the limit of AES-GCM");
    [MAGIC, &kek.epoch.to_be_bytes()[..], &nonce, &sealed].concat()
}

/// The epoch in which a key was wrapped: which key encryption key to fetch.
///
/// # Errors
///
/// [`KeyError::Format`].
pub fn wrapped_epoch(wrapped: &[u8]) -> Result<u32, KeyError> {
    match wrapped {
        [b'R', b'V', b'K', b'1', a, b, c, d, ..] if wrapped.len() == WRAPPED_LENGTH => {
            Ok(u32::from_be_bytes([*a, *b, *c, *d]))
        }
        _ => Err(KeyError::Format),
    }
}

/// Opens a wrapped data key.
///
/// # Errors
///
/// [`KeyError::Format`], [`KeyError::Epoch`] and [`KeyError::Refused`].
pub fn unwrap(
    kek: &KeyEncryptionKey,
    binding: &KeyBinding<'_>,
    wrapped: &[u8],
) -> Result<DataKey, KeyError> {
    let epoch = wrapped_epoch(wrapped)?;
    if epoch != kek.epoch {
        return Err(KeyError::Epoch {
            wrapped: epoch,
            offered: kek.epoch,
        });
    }
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&wrapped[NONCE_AT..CIPHERTEXT_AT]);
    let payload = Payload {
        msg: &wrapped[CIPHERTEXT_AT..],
        aad: &binding.additional_data(),
    };
    let opened = kek
        .cipher()
        .decrypt(&nonce.into(), payload)
        .map_err(|_| KeyError::Refused)?;
    let opened = Zeroizing::new(opened);
    let bytes = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| KeyError::Format)?;
    Ok(DataKey::new(bytes))
}
