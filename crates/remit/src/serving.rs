//! [`Serving`]: a note in the data folder that says where it is served, for whoever finds the folder in use.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// The file in the data folder.
const FILE: &str = "server";

/// Bytes that are read of it, at most.
const BYTES_MAX: u64 = 1024;

/// The note, until it is dropped.
#[derive(Debug)]
pub(crate) struct Serving(PathBuf);

impl Serving {
    /// Notes down where a folder is served. Only who holds its lock may.
    pub(crate) fn note(folder: &Path, address: &str) -> io::Result<Self> {
        let file = folder.join(FILE);
        fs::write(&file, format!("{address}\n"))?;
        Ok(Self(file))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // If it stays, the next one who opens the folder takes it away.
        let _ = fs::remove_file(&self.0);
    }
}

/// Takes away the note of a server that was killed. Only who holds the folder's lock may: nobody serves it then.
pub(crate) fn forget(folder: &Path) {
    let _ = fs::remove_file(folder.join(FILE));
}

/// Where a folder in use is served, if somebody has noted it.
pub(crate) fn address(folder: &Path) -> Option<String> {
    let file = File::open(folder.join(FILE)).ok()?;
    let mut text = String::new();
    file.take(BYTES_MAX).read_to_string(&mut text).ok()?;
    let address = text.trim();
    let is_one = address.starts_with("http") && !address.contains(char::is_whitespace);
    is_one.then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_there_as_long_as_it_is_served() {
        let folder = std::env::temp_dir().join(format!("remit-serving-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert_eq!(address(&folder), None);
        let serving = Serving::note(&folder, "http://127.0.0.1:7117").unwrap();
        assert_eq!(address(&folder).as_deref(), Some("http://127.0.0.1:7117"));
        drop(serving);
        assert_eq!(address(&folder), None);
        for other in ["", "\n", "half an address", "http://a b"] {
            fs::write(folder.join(FILE), other).unwrap();
            assert_eq!(address(&folder), None, "{other}");
        }
        forget(&folder);
        fs::remove_dir(&folder).unwrap();
    }
}
