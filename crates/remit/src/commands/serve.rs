//! `remit serve`: pages and the API, for everybody.

mod openid;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
};

use clap::Args;
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use web::server::{Config, Server, public_address::PublicAddress};

use crate::{
    cli::Context,
    data::{self, Use},
    exit::Exit,
    failure::Failure,
    output::Output,
    serving::Serving,
};
use openid::Openid;

/// Serve pages and the JSON API
///
/// Until it ends, this process alone uses the data folder; other commands talk to it. It ends in order on Ctrl-C and on SIGTERM.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit serve
  remit serve --listen 127.0.0.1:8080 --data /var/lib/remit --public-address https://remit.example.org
  remit serve --public-address https://remit.example.org --openid-issuer https://login.example.org \\
    --openid-client remit --openid-secret-file /etc/remit/openid-secret --openid-name \"Example login\"

With a provider of OpenID Connect, people can also sign in with an account there. Tell the provider to lead back to
https://remit.example.org/sign-in/openid/callback. An account is linked by whoever has it: with an invitation, or on the page \"Me\".")]
pub(crate) struct Serve {
    /// Where to listen; put a server that speaks TLS in front of it
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7117")]
    listen: SocketAddr,
    /// Where people reach it: https:// and a host; links to hand on are whole then
    #[arg(long, value_name = "URL", env = "REMIT_PUBLIC_ADDRESS")]
    public_address: Option<PublicAddress>,
    #[command(flatten)]
    openid: Openid,
}

pub(crate) fn run(context: &Context, args: &Serve) -> Result<(), Failure> {
    let provider = args.openid.settings()?;
    let folder = data::folder(context.data.as_deref());
    context.with_engine(Use::Create, async |engine| {
        let config = Config {
            listen: args.listen,
            engine: engine.clone(),
            offers: Vec::new(),
            public_address: args.public_address.clone(),
            openid: provider,
        };
        serve(context.output, config, &folder).await
    })
}

/// Serves until somebody ends the process.
pub(crate) async fn serve(output: Output, config: Config, folder: &Path) -> Result<(), Failure> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    let unexpected = |error: web::server::Error| Failure::new(Exit::Unexpected, error);
    let public = config.public_address.clone();
    let server = Server::bind(config).await.map_err(unexpected)?;
    let address = format!("http://{}", server.address());
    let told = public.map_or_else(|| near(server.address()), |public| public.of(""));
    let noted = Serving::note(folder, &told);
    let _serving = noted.map_err(|error| Failure::file(folder, &error))?;
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

/// Where this machine reaches what listens at an address, which may stand for all of its addresses.
fn near(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    format!("http://{address}")
}

/// Waits until somebody ends the process.
async fn ended() -> std::io::Result<()> {
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        typed = tokio::signal::ctrl_c() => typed,
        _ = terminated.recv() => Ok(()),
    }
}
