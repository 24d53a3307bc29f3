//! Files that people name, read within limits: how long a file is is asked before it is read.

use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use definition::dialect::FILE_BYTES_MAX;

use crate::failure::Failure;

/// The bytes of a text file: a workflow, the parameters of a review, a scenario.
pub(crate) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    bounded(path, FILE_BYTES_MAX as u64, |length| {
        Failure::usage(format_args!(
            "{}: the file has {length} bytes; the most is {FILE_BYTES_MAX} (1 MiB)",
            path.display()
        ))
    })
}

/// The bytes of a file of at most `max` bytes; of a longer one nothing is read.
pub(crate) fn bounded(
    path: &Path,
    max: u64,
    too_long: impl Fn(u64) -> Failure,
) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::file(path, &error);
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        let text = format_args!("{}: this is a folder, not a file", path.display());
        return Err(Failure::usage(text));
    }
    if metadata.len() > max {
        return Err(too_long(metadata.len()));
    }
    let mut bytes = Vec::new();
    // What has no length of its own, such as a pipe, or grows meanwhile is cut here.
    let mut limited = File::open(path).map_err(failed)?.take(max + 1);
    limited.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > max {
        return Err(too_long(bytes.len() as u64));
    }
    Ok(bytes)
}
