//! [`Server`]: listens, answers, and ends in order.

pub mod public_address;

use std::{future::pending, io, net::SocketAddr, time::Duration};

use engine::engine::Engine;
use tokio::{net::TcpListener, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    answer::asset, house::House, openid::settings::Settings, page::invitation, router::router,
};
use public_address::PublicAddress;

/// How long what was begun may take after shutdown.
const ENDING_MAX: Duration = Duration::from_secs(20);

/// How to serve.
#[derive(Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// What is served.
    pub engine: Engine,
    /// People as whom anybody may sign in with one click. Only a demonstration offers any.
    pub offers: Vec<Offer>,
    /// Where people reach it, if that is known: links that are handed on are whole then.
    pub public_address: Option<PublicAddress>,
    /// The provider that people sign in with besides passwords, if there is one. It needs the public address.
    pub openid: Option<Settings>,
}

/// A person as whom anybody may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The handle.
    pub handle: String,
    /// What they do, for the sign-in page.
    pub role: String,
}

/// A server cannot listen, or ended badly.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot listen.
    #[error("cannot listen on {listen}: {error}; choose another address with --listen")]
    Listen {
        /// Where.
        listen: SocketAddr,
        /// Why not.
        error: io::Error,
    },
    /// It ended badly.
    #[error("the server ended unexpectedly: {0}")]
    Serve(#[from] io::Error),
}

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    config: Config,
}

impl Server {
    /// Begins to listen.
    ///
    /// # Errors
    /// [`Error::Listen`].
    pub async fn bind(config: Config) -> Result<Self, Error> {
        let listen = config.listen;
        let listening = async {
            let listener = TcpListener::bind(listen).await?;
            let address = listener.local_addr()?;
            Ok((listener, address))
        };
        let (listener, address) = listening
            .await
            .map_err(|error| Error::Listen { listen, error })?;
        Ok(Self {
            listener,
            address,
            config,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until shutdown, then finishes what it began, if that does not take too long.
    ///
    /// # Errors
    /// [`Error::Serve`].
    pub async fn run(self, shutdown: CancellationToken) -> Result<(), Error> {
        tokio::task::spawn_blocking(asset::prepare);
        let (engine, ended) = (self.config.engine.clone(), shutdown.clone());
        // Nobody waits for it, and it is no harm if it does not come to an end: what is not loaded is loaded when it is asked for.
        tokio::spawn(async move { ended.run_until_cancelled(engine.warm()).await });
        let house = House::new(self.config, shutdown.clone());
        let service = router(house).into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(self.listener, service)
            .with_graceful_shutdown(shutdown.clone().cancelled_owned());
        // Once the end has begun, no time is left for whoever takes for ever to send a request or to read an answer.
        let overdue = async {
            shutdown.cancelled().await;
            timeout(ENDING_MAX, pending::<()>()).await
        };
        tokio::select! {
            served = served.into_future() => Ok(served?),
            _ = overdue => {
                tracing::warn!("what was begun took too long to end, and was left");
                Ok(())
            }
        }
    }
}

/// The path at a server where an invitation is taken.
#[must_use]
pub fn invitation(secret: &str) -> String {
    invitation::address(secret)
}
