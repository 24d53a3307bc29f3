//! A server behind TLS: it is known by a certificate, or it is told nothing.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose,
};
use tempfile::TempDir;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, pki_types::PrivatePkcs8KeyDer},
};

use super::{Both, ask, timeless};
use crate::console::{Answer, words};

/// An authority of one's own.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        let name = &mut params.distinguished_name;
        name.push(DnType::CommonName, "An authority of a test");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate().unwrap();
        Self {
            issuer: CertifiedIssuer::self_signed(params, key).unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A file with its certificate.
    fn file(&self) -> PathBuf {
        let file = self.folder.path().join("authority.pem");
        fs::write(&file, self.issuer.pem()).unwrap();
        file
    }

    /// What a server of a name shows.
    fn vouches(&self, name: &str) -> ServerConfig {
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let shown = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
        let config = ServerConfig::builder().with_no_client_auth();
        config
            .with_single_cert(vec![shown.der().clone()], key)
            .unwrap()
    }
}

/// What stands in front of a server and speaks TLS for it.
struct Front {
    address: String,
    greeted: Arc<AtomicUsize>,
    _runtime: Runtime,
}

impl Front {
    fn start(server: &str, shown: ServerConfig) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_io()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = format!("https://{}", listener.local_addr().unwrap());
        let server = server.strip_prefix("http://").unwrap().to_owned();
        let acceptor = TlsAcceptor::from(Arc::new(shown));
        let greeted = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&greeted);
        runtime.spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // A client that trusts nothing here goes away in the middle of the greetings.
                let Ok(mut client) = acceptor.accept(client).await else {
                    continue;
                };
                counted.fetch_add(1, Ordering::SeqCst);
                let mut server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(async move {
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                });
            }
        });
        Self {
            address,
            greeted,
            _runtime: runtime,
        }
    }

    /// How many clients trusted it.
    fn greeted(&self) -> usize {
        self.greeted.load(Ordering::SeqCst)
    }

    /// Asks it how a review stands, with the certificates of an authority.
    fn state(&self, both: &Both, authority: Option<&Authority>) -> Answer {
        let mut command = words("state front-door");
        let file = authority.map(Authority::file);
        if let Some(file) = &file {
            command.extend(["--ca-file", file.to_str().unwrap()]);
        }
        ask(&both.server, &self.address, both.token("pat"), &command)
    }
}

#[test]
fn a_server_is_known_by_the_certificate_of_an_authority_of_ones_own() {
    let both = Both::new();
    let authority = Authority::new();
    let front = Front::start(&both.served.address, authority.vouches("127.0.0.1"));
    let plain = both.at_server(&words("state front-door"));
    let secure = front.state(&both, Some(&authority));
    assert_eq!(secure.code, 0, "{secure:#?}");
    assert_eq!(timeless(&secure.out), timeless(&plain.out));
    assert!(front.greeted() > 0);
}

#[test]
fn a_server_that_is_not_known_is_told_nothing() {
    let both = Both::new();
    let (authority, other) = (Authority::new(), Authority::new());
    let front = Front::start(&both.served.address, authority.vouches("127.0.0.1"));
    for trusted in [None, Some(&other)] {
        let refused = front.state(&both, trusted);
        assert_eq!(refused.code, 7, "{refused:#?}");
        assert!(refused.err.contains("--ca-file"), "{refused:#?}");
    }
    let elsewhere = Front::start(&both.served.address, authority.vouches("elsewhere.example"));
    let refused = elsewhere.state(&both, Some(&authority));
    assert_eq!(refused.code, 7, "{refused:#?}");
    assert!(refused.err.contains("elsewhere.example"), "{refused:#?}");
    assert_eq!((front.greeted(), elsewhere.greeted()), (0, 0));
}
