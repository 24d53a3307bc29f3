//! A store whose writer runs.

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{
    store::{Config, Store},
    writer,
};

/// An open store and its running writer.
#[derive(Debug)]
pub struct Running {
    /// The store.
    pub store: Store,
    shutdown: CancellationToken,
    writer: JoinHandle<Result<(), writer::Error>>,
}

impl Running {
    /// Opens the store and starts its writer.
    pub async fn start(config: Config) -> Self {
        let (store, writer) = Store::open(config).await.unwrap();
        let shutdown = CancellationToken::new();
        let writer = tokio::spawn(writer.run(shutdown.clone()));
        Self {
            store,
            shutdown,
            writer,
        }
    }

    /// Ends the writer and closes the store, so that the place can be opened again.
    pub async fn stop(self) {
        self.shutdown.cancel();
        self.writer.await.unwrap().unwrap();
        self.store.close().await;
    }
}
