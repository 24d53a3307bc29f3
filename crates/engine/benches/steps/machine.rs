//! What the machine allows, and what a run took of it.

use std::{
    fs::{self, File},
    io::{Seek as _, Write as _},
    path::Path,
    time::{Duration, Instant},
};

/// Ticks of the processor time that Linux counts, a second (`sysconf(_SC_CLK_TCK)`, always 100 there).
const TICKS: f64 = 100.0;

/// A folder on the disk that the project is built on.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap()
}

/// Processor time of this process so far, in user and kernel.
pub(crate) fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    // After the name, which stands in brackets and may hold anything: fields 14 and 15 of proc(5).
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    let ticks = |index: usize| fields[index].parse::<f64>().unwrap();
    Duration::from_secs_f64((ticks(11) + ticks(12)) / TICKS)
}

/// How often a second 512 bytes can be made durable, one after the other.
pub(crate) fn flushes(time: Duration) -> f64 {
    let folder = folder();
    let mut file = File::create(folder.path().join("flush")).unwrap();
    let begin = Instant::now();
    let mut count = 0.0;
    while begin.elapsed() < time {
        file.rewind().unwrap();
        file.write_all(&[7; 512]).unwrap();
        file.sync_data().unwrap();
        count += 1.0;
    }
    count / begin.elapsed().as_secs_f64()
}

/// Cores that this process may use.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
