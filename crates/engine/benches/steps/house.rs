//! [`House`]: an engine in a data folder of its own.

use engine::{
    clock,
    engine::{Config, Engine, Error},
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::machine;

/// An engine that runs.
pub(crate) struct House {
    pub(crate) engine: Engine,
    shutdown: CancellationToken,
    runner: JoinHandle<Result<(), Error>>,
    _folder: tempfile::TempDir,
}

impl House {
    pub(crate) async fn open() -> Self {
        let folder = machine::folder();
        let store = store::Config {
            folder: folder.path().join("data"),
            origin: "bench.localhost/log/1".to_owned(),
            key_file: None,
            clock: clock::system(),
            entropy: clock::entropy(),
        };
        let (engine, runner) = Engine::open(Config { store }).await.unwrap();
        let shutdown = CancellationToken::new();
        let runner = tokio::spawn(runner.run(shutdown.clone()));
        engine.begin().await.unwrap();
        Self {
            engine,
            shutdown,
            runner,
            _folder: folder,
        }
    }

    pub(crate) async fn close(self) {
        self.shutdown.cancel();
        self.runner.await.unwrap().unwrap();
    }
}
