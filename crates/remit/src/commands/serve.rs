//! `remit serve`: pages and the API, for everybody.

use std::net::SocketAddr;

use clap::Args;
use engine::engine::Engine;
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use web::server::{Config, Offer, Server};

use crate::{cli::Context, data::Use, exit::Exit, failure::Failure, output::Output};

/// Serve pages and the JSON API
///
/// Until it ends, this process alone uses the data folder; other commands talk to it. It ends in order on Ctrl-C and on SIGTERM.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit serve
  remit serve --listen 127.0.0.1:8080 --data /var/lib/remit")]
pub(crate) struct Serve {
    /// Where to listen; put a server that speaks TLS in front of it
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7117")]
    listen: SocketAddr,
}

pub(crate) fn run(context: &Context, args: &Serve) -> Result<(), Failure> {
    context.with_engine(Use::Create, async |engine| {
        serve(context.output, engine, args.listen, Vec::new()).await
    })
}

/// Serves until somebody ends the process.
pub(crate) async fn serve(
    output: Output,
    engine: &Engine,
    listen: SocketAddr,
    offers: Vec<Offer>,
) -> Result<(), Failure> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    let config = Config {
        listen,
        engine: engine.clone(),
        offers,
    };
    let unexpected = |error: web::server::Error| Failure::new(Exit::Unexpected, error);
    let server = Server::bind(config).await.map_err(unexpected)?;
    let address = format!("http://{}", server.address());
    if output.json {
        output.entry(&json!({ "address": address }))?;
    } else {
        output.text(format!("Remit is at {address}"))?;
        output.text("Stop it with Ctrl-C.")?;
    }
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(server.run(shutdown.clone()));
    ended()
        .await
        .map_err(|error| Failure::new(Exit::Unexpected, error))?;
    shutdown.cancel();
    match running.await {
        Ok(served) => served.map_err(unexpected),
        Err(lost) => Err(Failure::new(Exit::Unexpected, lost)),
    }
}

/// Waits until somebody ends the process.
async fn ended() -> std::io::Result<()> {
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        typed = tokio::signal::ctrl_c() => typed,
        _ = terminated.recv() => Ok(()),
    }
}
