//! [`House`]: a server in a data folder of its own.

use std::{net::SocketAddr, path::Path};

use engine::{
    clock,
    engine::{Config, Engine, Error},
};
use process::person::Person;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use web::server::{self, Server};

/// A server that answers.
pub(crate) struct House {
    pub(crate) engine: Engine,
    pub(crate) address: SocketAddr,
    shutdown: CancellationToken,
    runner: JoinHandle<Result<(), Error>>,
    server: JoinHandle<Result<(), server::Error>>,
    _folder: tempfile::TempDir,
}

impl House {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
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
        let config = server::Config {
            listen: ([127, 0, 0, 1], 0).into(),
            engine: engine.clone(),
            offers: Vec::new(),
            public_address: None,
            openid: None,
        };
        let server = Server::bind(config).await.unwrap();
        Self {
            engine,
            address: server.address(),
            server: tokio::spawn(server.run(shutdown.clone())),
            shutdown,
            runner,
            _folder: folder,
        }
    }

    /// The cookie of a session of somebody.
    pub(crate) async fn session(&self, person: &Person) -> String {
        let accounts = self.engine.store().accounts();
        let started = accounts.start_session(person.name(), "a measurement", self.engine.now());
        let (secret, _) = started.await.unwrap();
        format!("__Host-sid={}", secret.reveal())
    }

    pub(crate) async fn close(self) {
        self.shutdown.cancel();
        self.server.await.unwrap().unwrap();
        self.runner.await.unwrap().unwrap();
    }
}
