//! The write-ahead log: torn by a crash it opens at the commit before, and it never grows without end.

use std::{env, fs, path::Path};

use store::{
    Expected, Store,
    contract::{Running, sample},
    verify::verify,
};
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

/// Documents of 25 MiB, ten of them: far more than the log may hold before it is moved into the database.
#[tokio::test]
async fn the_log_is_moved_before_it_grows_large() {
    let folder = TempDir::new().unwrap();
    let place = config(&folder, "record");
    let running = Running::start(place.clone()).await;
    let (log, mut largest) = (place.folder.join("record.db-wal"), 0);
    for number in 0..10 {
        let mut append = sample::events(&sample::stream(1), Expected::Any, number, 1);
        append.events[0].sections = vec![sample::bytes("document", &vec![number as u8; 25 << 20])];
        running.store.append(append).await.unwrap();
        largest = largest.max(fs::metadata(&log).unwrap().len());
    }
    assert!(largest < 120 << 20, "{largest} bytes");
    running.stop().await;
    assert!(fs::metadata(place.folder.join("record.db")).unwrap().len() > 250 << 20);
}

#[tokio::test]
async fn an_idle_writer_moves_the_log_into_the_database() {
    let folder = TempDir::new().unwrap();
    let place = config(&folder, "record");
    let running = Running::start(place.clone()).await;
    let database = place.folder.join("record.db");
    let before = fs::metadata(&database).unwrap().modified().unwrap();
    let append = sample::events(&sample::stream(1), Expected::Any, 0, 1);
    running.store.append(append).await.unwrap();
    let moved = async {
        while fs::metadata(&database).unwrap().modified().unwrap() == before {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(std::time::Duration::from_secs(60), moved).await;
    assert!(waited.is_ok(), "the log was not moved");
    running.stop().await;
}

/// The number of leaves that a database with this log has, all of them whole.
async fn size_of(folder: &Path, database: &[u8], log: &[u8]) -> u64 {
    fs::write(folder.join("record.db"), database).unwrap();
    fs::write(folder.join("record.db-wal"), log).unwrap();
    // The index of the log is rebuilt from it, as after a crash.
    let _ = fs::remove_file(folder.join("record.db-shm"));
    verify(folder, |_| {}).await.unwrap().size
}
