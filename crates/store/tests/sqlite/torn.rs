//! A write-ahead log that a crash tore opens at the commit before.

use std::{env, fs, path::Path};

use store::{Expected, Store, contract::sample, verify::verify};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::place::config;

/// Bytes of the header of a log, and of the header of each frame (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>).
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;
const PAGE: u64 = 16_384;

/// Cuts tried inside a frame: every one if `REMIT_LONG` is set.
const STRIDE: usize = 97;

#[tokio::test]
async fn a_log_cut_anywhere_in_its_last_frame_opens_at_the_commit_before() {
    let folder = TempDir::new().unwrap();
    let place = config(&folder, "record");
    let (store, writer) = Store::open(place.clone()).await.unwrap();
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(writer.run(shutdown.clone()));
    let mut lengths = Vec::new();
    let log = place.folder.join("record.db-wal");
    for number in 0..3 {
        store
            .append(sample::events(
                &sample::stream(1),
                Expected::Any,
                number * 10,
                2,
            ))
            .await
            .unwrap();
        lengths.push(fs::metadata(&log).unwrap().len());
    }
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    let database = fs::read(place.folder.join("record.db")).unwrap();
    let whole = fs::read(&log).unwrap();
    shutdown.cancel();
    running.await.unwrap().unwrap();
    store.close().await;

    let end = *lengths.last().unwrap();
    let frame = FRAME_HEADER + PAGE;
    assert_eq!(
        (end - LOG_HEADER) % frame,
        0,
        "the log is made of whole frames"
    );
    assert!(
        lengths.is_sorted_by(|before, after| before < after),
        "each commit adds frames: {lengths:?}"
    );
    let last_frame = end - frame;
    assert!(
        last_frame >= lengths[1],
        "the last frame is of the last commit"
    );
    let stride = if env::var_os("REMIT_LONG").is_some() {
        1
    } else {
        STRIDE
    };
    let header = last_frame..last_frame + FRAME_HEADER + 2;
    let cuts = header
        .chain((last_frame..end).step_by(stride))
        .chain(end - 2..end);
    for cut in cuts {
        assert_eq!(
            size_of(&copy, &database, &whole[..cut as usize]).await,
            4,
            "cut at byte {cut}"
        );
    }
    assert_eq!(size_of(&copy, &database, &whole).await, 6, "not cut");
    for (bytes, size) in lengths.iter().zip([2, 4, 6]) {
        assert_eq!(
            size_of(&copy, &database, &whole[..*bytes as usize]).await,
            size,
            "cut after a commit"
        );
    }
}

/// The number of leaves that a database with this log has, all of them whole.
async fn size_of(folder: &Path, database: &[u8], log: &[u8]) -> u64 {
    fs::write(folder.join("record.db"), database).unwrap();
    fs::write(folder.join("record.db-wal"), log).unwrap();
    // The index of the log is rebuilt from it, as after a crash.
    let _ = fs::remove_file(folder.join("record.db-shm"));
    verify(folder, |_| {}).await.unwrap().size
}
