//! The key file: 32 random bytes that wrap all data keys. In no database, in no backup of one.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use ledger::key::KeyEncryptionKey;
use zeroize::Zeroizing;

use crate::entropy::Entropy;

/// The epoch of a key file. Another one begins when the key is replaced.
const EPOCH: u32 = 1;

/// A key file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Others can read it.
    #[error(
        "the key file {} can be read by others (mode {mode:04o}): make it readable for its owner alone (chmod 600), \
         and consider the key known", .path.display()
    )]
    Readable {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// It is no key.
    #[error("the key file {} must have exactly 32 bytes", .0.display())]
    Length(PathBuf),
    /// It cannot be read or created.
    #[error("the key file {}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Reads the key file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<KeyEncryptionKey>, KeyFileError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(path)(source)),
    };
    let mode = file.metadata().map_err(failed(path))?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        let path = path.to_owned();
        return Err(KeyFileError::Readable { path, mode });
    }
    let mut bytes = Zeroizing::new([0; 32]);
    let wrong_length = || KeyFileError::Length(path.to_owned());
    match file.read_exact(&mut *bytes) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(wrong_length()),
        Err(source) => return Err(failed(path)(source)),
    }
    if file.read(&mut [0]).map_err(failed(path))? > 0 {
        return Err(wrong_length());
    }
    Ok(Some(KeyEncryptionKey::new(EPOCH, *bytes)))
}

/// Creates the key file, for its owner alone, and makes it durable before anything is wrapped with it.
pub(super) fn create(path: &Path, entropy: &Entropy) -> Result<KeyEncryptionKey, KeyFileError> {
    let bytes = Zeroizing::new(entropy.bytes::<32>());
    // Under its own name only once it is whole, so that a crash never leaves half a key.
    let whole = path.with_extension("new");
    let write = || {
        let mut options = File::options();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&whole)?;
        file.write_all(&*bytes)?;
        file.sync_all()?;
        fs::rename(&whole, path)?;
        File::open(
            path.parent()
                .filter(|folder| *folder != Path::new(""))
                .unwrap_or(Path::new(".")),
        )?
        .sync_all()
    };
    write().map_err(failed(path))?;
    Ok(KeyEncryptionKey::new(EPOCH, *bytes))
}

fn failed(path: &Path) -> impl Fn(io::Error) -> KeyFileError {
    let path = path.to_owned();
    move |source| KeyFileError::Io {
        path: path.clone(),
        source,
    }
}
