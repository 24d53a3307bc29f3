//! The data folder: found, opened, run, and closed again.

use std::{
    env,
    path::{Path, PathBuf},
};

use engine::{
    clock::entropy,
    engine::{Config, Engine, Error as EngineError},
};
use store::{Clock, OpenError, folder::FolderError};
use tokio_util::sync::CancellationToken;

use crate::{exit::Exit, failure::Failure, serving};

/// The variable that names the data folder.
pub(crate) const VARIABLE: &str = "REMIT_DATA";

/// The data folder if nobody names one.
pub(crate) const DEFAULT: &str = "./remit-data";

/// The file that makes a folder a data folder.
const RECORD: &str = "record.db";

/// What a command does with the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It needs what is there.
    Existing,
    /// It begins a record if there is none.
    Create,
}

/// The folder that was named, or the one in the environment, or [`DEFAULT`].
pub(crate) fn folder(named: Option<&Path>) -> PathBuf {
    let variable = || env::var_os(VARIABLE).filter(|value| !value.is_empty());
    match named {
        Some(path) => path.to_owned(),
        None => variable().map_or_else(|| DEFAULT.into(), PathBuf::from),
    }
}

/// Opens a data folder, runs a command on it, and closes it: what the command appended is durable and in the read models then.
pub(crate) fn with_engine<T>(
    folder: &Path,
    purpose: Use,
    clock: Clock,
    command: impl AsyncFnOnce(&Engine) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if purpose == Use::Existing {
        must_exist(folder)?;
    }
    block_on(run(folder, clock, command))
}

/// Fails if there is no record in a folder.
pub(crate) fn must_exist(folder: &Path) -> Result<(), Failure> {
    if folder.join(RECORD).exists() {
        return Ok(());
    }
    Err(Failure::not_found(format_args!(
        "there is no record in the data folder {}: name another folder with --data, or begin one with `remit publish`",
        folder.display()
    )))
}

/// Runs what waits.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Failure::new(Exit::Unexpected, error))?;
    runtime.block_on(work)
}

async fn run<T>(
    folder: &Path,
    clock: Clock,
    command: impl AsyncFnOnce(&Engine) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (engine, runner) = Engine::open(Config {
        store: store::Config {
            folder: folder.to_owned(),
            origin: new_origin(),
            key_file: None,
            clock,
            entropy: entropy(),
        },
    })
    .await
    .map_err(|error| not_opened(folder, error))?;
    serving::forget(folder);
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(runner.run(shutdown.child_token()));
    let answer = match engine.begin().await {
        Ok(()) => command(&engine).await,
        Err(error) => Err(error.into()),
    };
    shutdown.cancel();
    match running.await {
        Ok(Ok(())) => answer,
        // What ended the engine is also why the command failed.
        Ok(Err(error)) => Err(error.into()),
        Err(lost) => Err(Failure::new(Exit::Unexpected, lost)),
    }
}

/// Why a folder cannot be opened; of one that is served, where.
fn not_opened(folder: &Path, error: EngineError) -> Failure {
    let EngineError::Open(OpenError::Folder(FolderError::InUse(_))) = &error else {
        return error.into();
    };
    let Some(address) = serving::address(folder) else {
        return error.into();
    };
    Failure::new(
        Exit::Data,
        format_args!(
            "the data folder {} is in use by the server at {address}: talk to that with --server {address} and a token \
             (its page /me makes one), or stop it first",
            folder.display()
        ),
    )
}

/// The origin of a record that begins now; one that has begun keeps its own.
fn new_origin() -> String {
    let digits = u64::from_be_bytes(entropy().bytes());
    format!("record-{digits:016x}.localhost/log/1")
}
