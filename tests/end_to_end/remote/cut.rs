//! [`Cut`]: a way to a server on which the first answers to something are lost.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// A listener that passes everything on, but not the first answers.
pub(super) struct Cut {
    /// Where it listens.
    pub(super) address: String,
    seen: Arc<AtomicUsize>,
}

impl Cut {
    /// Listens in front of a server; the answer to the first `POST` whose path ends in `path` is lost with its connection.
    pub(super) fn start(server: &str, path: &'static str) -> Self {
        Self::losing(server, "POST", path, 1)
    }

    /// Listens in front of a server; so many answers to what asks by `method` for a path that ends in `path` are lost.
    pub(super) fn losing(
        server: &str,
        method: &'static str,
        path: &'static str,
        lost: usize,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = server.strip_prefix("http://").unwrap().to_owned();
        let seen = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&seen);
        thread::spawn(move || {
            for client in listener.incoming() {
                let server = TcpStream::connect(&server).unwrap();
                let counted = Arc::clone(&counted);
                let is_it = move |line: &str| {
                    let target = line.split(' ').nth(1).unwrap_or_default();
                    let asked = target.split('?').next().unwrap_or_default();
                    line.starts_with(method) && asked.ends_with(path)
                };
                thread::spawn(move || pass(client.unwrap(), server, is_it, lost, &counted));
            }
        });
        Self { address, seen }
    }

    /// How often it was sent.
    pub(super) fn seen(&self) -> usize {
        self.seen.load(Ordering::SeqCst)
    }
}

/// Passes on one request after the other, each with its answer, until one side ends.
fn pass(
    mut client: TcpStream,
    mut server: TcpStream,
    is_it: impl Fn(&str) -> bool,
    lost: usize,
    seen: &AtomicUsize,
) {
    let mut bytes = vec![0; 1 << 20];
    loop {
        let mut request = Vec::new();
        while !is_whole(&request) {
            match client.read(&mut bytes) {
                Ok(length) if length > 0 => request.extend_from_slice(&bytes[..length]),
                _ => return,
            }
        }
        let head = String::from_utf8_lossy(&request).into_owned();
        let line = head.lines().next().unwrap_or_default();
        let is_it = is_it(line);
        server.write_all(&request).unwrap();
        let mut answer = Vec::new();
        while !is_whole(&answer) {
            match server.read(&mut bytes) {
                Ok(length) if length > 0 => answer.extend_from_slice(&bytes[..length]),
                _ => return,
            }
        }
        if is_it && seen.fetch_add(1, Ordering::SeqCst) < lost {
            let _ = client.shutdown(Shutdown::Both);
            return;
        }
        client.write_all(&answer).unwrap();
    }
}

/// Whether a message has come with all the bytes that its head announces.
fn is_whole(message: &[u8]) -> bool {
    let text = String::from_utf8_lossy(message);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    let mut lengths = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = lengths
        .next()
        .map_or(0, |(_, length)| length.parse().unwrap());
    body.len() >= length
}
