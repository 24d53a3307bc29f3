//! The HTTP client: TLS by rustls, no redirects, no proxies, and a limit for every wait.

use std::{env, fs, path::PathBuf, time::Duration};

use reqwest::{Certificate, Client, redirect::Policy};

use crate::{exit::Exit, failure::Failure};

/// The variable that names the file with the certificates of an authority of one's own.
const VARIABLE: &str = "REMIT_CA_FILE";

/// How long a server may keep somebody waiting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waits {
    /// Until it is reached, the greetings of TLS included.
    pub(super) connect: Duration,
    /// While it says nothing.
    pub(super) silence: Duration,
    /// In all, until its answer has come whole.
    pub(super) whole: Duration,
}

impl Waits {
    /// For people. The longest document takes eight minutes where half a megabit passes in a second.
    pub(super) const USUAL: Self = Self {
        connect: Duration::from_secs(10),
        silence: Duration::from_secs(60),
        whole: Duration::from_mins(10),
    };
}

/// A client. A redirect is never followed: the token is meant for the server that was named. A server is known by a certificate
/// of an authority that this machine trusts, or of one whose certificates stand in `authority`, or in the file of the environment.
pub(super) fn client(authority: Option<&PathBuf>, waits: Waits) -> Result<Client, Failure> {
    // Fails if another part of the process has chosen already, which serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let variable = || env::var_os(VARIABLE).filter(|value| !value.is_empty());
    let authority = authority.cloned().or_else(|| variable().map(PathBuf::from));
    let own = match authority {
        Some(path) => certificates(&path)?,
        None => Vec::new(),
    };
    let client = Client::builder()
        .connect_timeout(waits.connect)
        .no_proxy()
        .read_timeout(waits.silence)
        .timeout(waits.whole)
        .redirect(Policy::none())
        .tls_certs_merge(own)
        .user_agent(concat!("remit/", env!("CARGO_PKG_VERSION")));
    client
        .build()
        .map_err(|error| Failure::new(Exit::Unexpected, error))
}

/// The certificates in a file (RFC 7468).
fn certificates(path: &PathBuf) -> Result<Vec<Certificate>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file(path, &error))?;
    let found = Certificate::from_pem_bundle(&bytes).unwrap_or_default();
    if found.is_empty() {
        return Err(Failure::usage(format_args!(
            "there is no certificate in {}: it wants those of the authority as PEM, from BEGIN CERTIFICATE to END CERTIFICATE",
            path.display()
        )));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::{TcpListener, TcpStream},
        thread,
    };

    use super::*;

    const LONG: Duration = Duration::from_mins(1);
    const SHORT: Duration = Duration::from_millis(200);

    /// Listens, and does something with everybody who comes.
    fn listening(answer: fn(TcpStream)) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        thread::spawn(move || {
            for client in listener.incoming() {
                answer(client.unwrap());
            }
        });
        address
    }

    /// Asks for something, and gives the error.
    fn error(url: &str, waits: Waits) -> reqwest::Error {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let client = client(None, waits).unwrap_or_else(|failure| panic!("{failure:?}"));
        runtime.block_on(async {
            match client.get(url).send().await {
                Ok(answer) => answer.bytes().await.unwrap_err(),
                Err(error) => error,
            }
        })
    }

    /// Says nothing until the other side goes.
    fn silent(mut client: TcpStream) {
        while client.read(&mut [0; 512]).is_ok_and(|length| length > 0) {}
    }

    #[test]
    fn a_server_that_does_not_greet_is_not_reached() {
        let address = listening(silent);
        let waits = Waits {
            connect: SHORT,
            silence: LONG,
            whole: LONG,
        };
        let error = error(&format!("https://{address}"), waits);
        assert!(error.is_connect() && error.is_timeout(), "{error:?}");
    }

    #[test]
    fn a_server_that_says_nothing_is_not_waited_for() {
        let address = listening(silent);
        let waits = Waits {
            connect: LONG,
            silence: SHORT,
            whole: LONG,
        };
        let error = error(&format!("http://{address}"), waits);
        assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    }

    #[test]
    fn an_answer_that_never_ends_is_not_waited_for() {
        let address = listening(|mut client| {
            let _ = client.read(&mut [0; 4096]);
            let _ = client.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
            // Somebody who goes on sending is never silent.
            while client.write_all(&[b'x'; 512]).is_ok() {}
        });
        let waits = Waits {
            connect: LONG,
            silence: LONG,
            whole: SHORT,
        };
        let error = error(&format!("http://{address}"), waits);
        assert!(error.is_timeout(), "{error:?}");
    }

    #[test]
    fn a_file_without_certificates_says_what_it_wants() {
        let path = PathBuf::from("Cargo.toml");
        let failure = client(Some(&path), Waits::USUAL).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(failure.text.contains("BEGIN CERTIFICATE"), "{failure:?}");
        let path = PathBuf::from("no-such-file.pem");
        let failure = client(Some(&path), Waits::USUAL).unwrap_err();
        assert_eq!(failure.exit, Exit::NotFound);
    }
}
