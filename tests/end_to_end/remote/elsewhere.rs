//! Where a command is led to another place: by a server that says to go elsewhere, and by a data folder that is served.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    thread,
};

use super::{Both, ask};
use crate::console::words;

#[test]
fn a_redirection_is_not_followed_and_carries_no_token() {
    let both = Both::new();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/api/v1/me", other.local_addr().unwrap());
    let leads = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", leads.local_addr().unwrap());
    let head =
        format!("HTTP/1.1 307 Temporary Redirect\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
    thread::spawn(move || {
        for client in leads.incoming() {
            let mut client = client.unwrap();
            let _ = client.read(&mut [0; 4096]).unwrap();
            client.write_all(head.as_bytes()).unwrap();
        }
    });
    let state = words("state front-door");
    let answer = ask(&both.server, &address, both.token("pat"), &state);
    assert_eq!(answer.code, 2, "{answer:#?}");
    assert!(
        answer.err.contains(&format!("leads to {to}")),
        "{answer:#?}"
    );
    assert!(answer.err.contains("no token is sent on"), "{answer:#?}");
    other.set_nonblocking(true).unwrap();
    assert!(other.accept().is_err(), "somebody came to the other place");
}

#[test]
fn a_folder_in_use_says_which_server_to_talk_to() {
    let both = Both::new();
    let address = both.served.address.clone();
    let refused = both.server.remit(&words("review list"));
    assert_eq!(refused.code, 4, "{refused:#?}");
    assert!(
        refused.err.contains(&format!("--server {address}")),
        "{refused:#?}"
    );
    // That works as it is said.
    assert_eq!(both.at_server(&words("review list")).code, 0);
    let Both { server, served, .. } = both;
    let note = server.data().join("server");
    assert!(note.exists());
    drop(served);
    assert!(!note.exists(), "a server that ends takes its note away");
    // A note that a server left when it was killed leads nobody astray.
    fs::write(&note, "http://127.0.0.1:1\n").unwrap();
    assert_eq!(server.remit(&words("review list")).code, 0);
    assert!(!note.exists());
}
