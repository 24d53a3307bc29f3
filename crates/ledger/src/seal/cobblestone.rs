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
        let keyed = Hmac::<Sha512>::new_from_slice(key.expose());
        let keyed = keyed.expect("HMAC takes keys of any length");
        let block = |previous: &[u8], number: u8| {
            let mac = keyed.clone();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::Hash;

    /// Key 00 01 … 1f, salt 00 01 … 17.
    fn encrypted(context: &[u8], message: &[u8]) -> Vec<u8> {
        let key = DataKey::new(std::array::from_fn(|index| index as u8));
        let mut out = Vec::new();
        encrypt(
            &mut out,
            &key,
            std::array::from_fn(|index| index as u8),
            context,
            message,
        );
        assert_eq!(decrypt(&key, context, &out).unwrap(), message);
        out
    }

    #[test]
    fn an_empty_message_has_the_golden_bytes() {
        let hex: String = encrypted(b"", b"")
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex,
            "000102030405060708090a0b0c0d0e0f1011121314151617\
             bedafdc25c8a3895baed4b7156d694bdc9e3f700bc5d64988f600c53357c4393\
             f7dc7f72b9b6a3f73a68a7b00a081cce"
        );
    }

    #[test]
    fn forty_thousand_zeros_have_the_golden_hash() {
        let message = encrypted(b"big", &[0; 40_000]);
        assert_eq!(message.len(), 40_104);
        let hash = "312f10c519c2fa5535a0609ce9b623f8e7179f04a2b4a0f4c68dcd91c9da8d76";
        assert_eq!(Hash::of(&message).to_string(), hash);
    }

    /// Computed and opened by the `cryptography` package 50.0.2 for Python (`cryptography.cobblestone`).
    #[test]
    fn lengths_around_the_chunks_have_the_hashes_of_another_implementation() {
        for (length, sealed, hash) in [
            (
                0,
                72,
                "4c71be752fea9a3ea08019697d10308e3a3863ef25395936a50517b4afe18ebc",
            ),
            (
                1,
                73,
                "c4b596abdaad4b68ba667205fb9e71e9d682ba4ae539c8bc90cdb27920454345",
            ),
            (
                16_383,
                16_455,
                "a446ead39ade79c036d834847ceec7dca5b2b9337461abe7a8392510deabb178",
            ),
            (
                16_384,
                16_472,
                "f4aa87bd3cca92415b914e662e04af92c418b7ace2a26e616a0bdb05891e6111",
            ),
            (
                16_385,
                16_473,
                "797bd2b6807052dd346622d4c90a6face6c2710641965e33c484c4e394ba7e1b",
            ),
            (
                32_768,
                32_872,
                "133b1fd2fdf9504fcb0200b91a30c47b1e7421f05e7dbb5ded29ca6f537c5e5c",
            ),
        ] {
            let message: Vec<u8> = (0..length).map(|index| (index * 31 % 251) as u8).collect();
            let encrypted = encrypted(b"x", &message);
            assert_eq!(encrypted.len(), sealed);
            assert_eq!(Hash::of(&encrypted).to_string(), hash, "{length} bytes");
        }
    }
}
