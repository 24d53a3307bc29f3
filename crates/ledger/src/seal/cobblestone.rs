//! Cobblestone-256: the chunked encryption of C2SP `chunked-encryption` with SHA-512 and AES-256-GCM.
//!
//! ```text
//! key (32) || base nonce (12) || commitment (32) = HKDF-Expand-SHA-512(data key, 76 bytes,
//!     info = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM" || 0x00 || salt || context)
//! message = salt (24) || commitment || chunks
//! chunk i = AES-256-GCM(key, nonce = base nonce XOR i, no additional data) of 16 KiB; the last is shorter, maybe empty
//! ```
//!
//! The commitment fixes the key: AES-GCM alone would let whoever picks the keys show two readers two plaintexts of one
//! ciphertext, under one leaf.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{AeadInOut, Tag},
};
use hmac::{Hmac, Mac, digest::CtOutput};
use sha2::{Sha256, Sha512};
use zeroize::{Zeroize, Zeroizing};

use super::SealError;
use crate::key::DataKey;

/// The length of the salt in bytes.
pub const SALT_LENGTH: usize = 24;

const INFO: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0";
const CHUNK: usize = 16 * 1024;
const TAG: usize = 16;

/// What is derived for one message.
struct MessageKeys {
    cipher: Aes256Gcm,
    base_nonce: [u8; 12],
    commitment: [u8; 32],
}

impl MessageKeys {
    fn derive(key: &DataKey, salt: &[u8; SALT_LENGTH], context: &[u8]) -> Self {
        let block = |previous: &[u8], number: u8| {
            let mac = Hmac::<Sha512>::new_from_slice(key.expose())
                .expect("HMAC takes keys of any length");
            let mac = mac
                .chain_update(previous)
                .chain_update(INFO)
                .chain_update(salt);
            Zeroizing::new(<[u8; 64]>::from(
                mac.chain_update(context)
                    .chain_update([number])
                    .finalize()
                    .into_bytes(),
            ))
        };
        // HKDF-Expand (RFC 5869, section 2.3): 76 bytes are the first block and 12 bytes of the second.
        let first = block(&[], 1);
        let second = block(&*first, 2);
        let mut commitment = [0; 32];
        commitment[..20].copy_from_slice(&first[44..]);
        commitment[20..].copy_from_slice(&second[..12]);
        let mut base_nonce = [0; 12];
        base_nonce.copy_from_slice(&first[32..44]);
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(&first[..32]);
        Self {
            cipher: Aes256Gcm::new((&*key).into()),
            base_nonce,
            commitment,
        }
    }

    /// The base nonce with the chunk's number, as a big-endian integer, XORed into its end.
    fn nonce(&self, index: u64) -> [u8; 12] {
        let mut nonce = self.base_nonce;
        for (byte, part) in nonce[4..].iter_mut().zip(index.to_be_bytes()) {
            *byte ^= part;
        }
        nonce
    }
}

/// Appends the encrypted message to `out`.
pub(super) fn encrypt(
    out: &mut Vec<u8>,
    key: &DataKey,
    salt: [u8; SALT_LENGTH],
    context: &[u8],
    message: &[u8],
) {
    let keys = MessageKeys::derive(key, &salt, context);
    out.reserve_exact(SALT_LENGTH + 32 + message.len() + TAG * (message.len() / CHUNK + 1));
    out.extend(salt);
    out.extend(keys.commitment);
    let (full, last) = message.as_chunks::<CHUNK>();
    let chunks = full.iter().map(<[u8; CHUNK]>::as_slice).chain([last]);
    for (index, chunk) in (0..).zip(chunks) {
        let start = out.len();
        out.extend(chunk);
        let nonce = keys.nonce(index).into();
        let tag = keys
            .cipher
            .encrypt_inout_detached(&nonce, &[], (&mut out[start..]).into());
        out.extend(tag.expect("16 KiB are within the limit of AES-GCM"));
    }
}

/// Decrypts a message. Checks the commitment before any chunk, in constant time.
pub(super) fn decrypt(key: &DataKey, context: &[u8], message: &[u8]) -> Result<Vec<u8>, SealError> {
    let (salt, rest) = message.split_first_chunk().ok_or(SealError::Format)?;
    let (commitment, chunks) = rest.split_first_chunk::<32>().ok_or(SealError::Format)?;
    let keys = MessageKeys::derive(key, salt, context);
    // `CtOutput` compares in constant time; the commitment has the length of a SHA-256 output.
    let [expected, found] =
        [&keys.commitment, commitment].map(|value| CtOutput::<Sha256>::new((*value).into()));
    if expected != found {
        return Err(SealError::Commitment);
    }
    let mut plaintext = Vec::with_capacity(chunks.len());
    let opened = decrypt_chunks(&keys, chunks, &mut plaintext);
    if opened.is_err() {
        plaintext.zeroize();
    }
    opened.map(|()| plaintext)
}

fn decrypt_chunks(
    keys: &MessageKeys,
    chunks: &[u8],
    plaintext: &mut Vec<u8>,
) -> Result<(), SealError> {
    let (full, last) = chunks.as_chunks::<{ CHUNK + TAG }>();
    // The last chunk is always short, so a message cut after a full chunk is recognised.
    if last.is_empty() {
        return Err(SealError::Truncated);
    }
    let chunks = full.iter().map(<[u8; CHUNK + TAG]>::as_slice).chain([last]);
    for (index, chunk) in (0..).zip(chunks) {
        let (sealed, tag) = chunk
            .split_last_chunk::<TAG>()
            .ok_or(SealError::Chunk { index })?;
        let start = plaintext.len();
        plaintext.extend(sealed);
        let tag: &Tag<Aes256Gcm> = tag.into();
        let nonce = keys.nonce(index).into();
        let opened =
            keys.cipher
                .decrypt_inout_detached(&nonce, &[], (&mut plaintext[start..]).into(), tag);
        opened.map_err(|_| SealError::Chunk { index })?;
    }
    Ok(())
}
