//! [`Client`]: a browser that asks, reads and does nothing else.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// One connection, kept open.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr, cookie: String) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            stream: BufReader::new(stream),
            cookie,
        }
    }

    /// The status and the length of an answer.
    pub(crate) async fn get(&mut self, path: &str) -> (u16, usize) {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\r\n",
            self.cookie
        );
        self.stream.write_all(request.as_bytes()).await.unwrap();
        let first = self.line().await;
        let status = first.split(' ').nth(1).unwrap().parse().unwrap();
        let mut length = None;
        let mut is_chunked = false;
        loop {
            let header = self.line().await.to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = Some(value.trim().parse().unwrap());
            }
            is_chunked |= header == "transfer-encoding: chunked";
        }
        let length = if is_chunked {
            self.chunks().await
        } else {
            let length = length.unwrap_or(0);
            self.skip(length).await;
            length
        };
        (status, length)
    }

    async fn chunks(&mut self) -> usize {
        let mut whole = 0;
        loop {
            let size = usize::from_str_radix(&self.line().await, 16).unwrap();
            self.skip(size + 2).await;
            whole += size;
            if size == 0 {
                return whole;
            }
        }
    }

    async fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).await.unwrap();
        line.trim_end().to_owned()
    }

    async fn skip(&mut self, length: usize) {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await.unwrap();
    }
}
