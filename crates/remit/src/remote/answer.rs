//! [`Answer`]: what a server answered, whole and within limits, or why nothing came.

use engine::clock;
use reqwest::{
    StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap, HeaderName, LOCATION},
};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::{exit::Exit, failure::Failure};

use super::{Call, Problem, Remote, cause, pause::pause};

/// How often a call is sent, at most: the first time, and again where its answer was lost.
const SENT_MAX: usize = 4;

/// Bytes of an answer, at most: the longest document, or a full page of the longest history, several times over.
const BYTES_MAX: usize = 64 << 20;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) bytes: Vec<u8>,
    /// How often the call was sent.
    pub(crate) sent: usize,
}

impl Answer {
    /// What the answer says.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.bytes).map_err(not_understood)
    }
}

impl Answer {
    /// The media type of the body.
    pub(crate) fn media_type(&self) -> &str {
        self.header(CONTENT_TYPE).unwrap_or_default()
    }

    /// The name under which the body is handed out (RFC 6266, RFC 8187).
    pub(crate) fn file_name(&self) -> String {
        let disposition = self.header(CONTENT_DISPOSITION).unwrap_or_default();
        let name = disposition.split_once("filename*=UTF-8''");
        unescaped(name.map_or("", |(_, name)| name))
    }

    fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A text whose bytes may be written as `%` and two hexadecimal digits (RFC 3986, section 2.1).
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).filter(|_| *first == b'%');
        let byte = escaped
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A part of an answer as what it says.
pub(super) fn understood<T: DeserializeOwned>(part: Json) -> Result<T, Failure> {
    serde_json::from_value(part).map_err(not_understood)
}

fn not_understood(error: serde_json::Error) -> Failure {
    Failure::new(
        Exit::Unexpected,
        format_args!("the server answered something else than this command understands: {error}"),
    )
}

/// Why no answer came.
enum Lost {
    /// The answer did not come whole.
    Answer(reqwest::Error),
    /// The answer is longer than [`BYTES_MAX`].
    TooLong,
}

impl Remote {
    /// Asks, and reads the answer.
    pub(crate) async fn get<T: DeserializeOwned>(&self, call: Call) -> Result<T, Failure> {
        self.done(call).await?.read()
    }

    /// Sends a call that must be answered by what was asked for.
    pub(crate) async fn done(&self, call: Call) -> Result<Answer, Failure> {
        self.send(call).await?.map_err(Failure::from)
    }

    /// Sends a call, again after a pause if its answer was lost, or the server was too busy, and it may be sent again.
    pub(crate) async fn send(&self, call: Call) -> Result<Result<Answer, Problem>, Failure> {
        let mut sent = 0;
        loop {
            sent += 1;
            let may_again = call.is_repeatable && sent < SENT_MAX;
            match self.once(&call, sent).await {
                Ok(answer) if answer.status.is_success() => return Ok(Ok(answer)),
                Ok(answer) if may_again && answer.status == StatusCode::SERVICE_UNAVAILABLE => {}
                Ok(answer) => return self.not_done(&answer).map(Err),
                Err(Lost::TooLong) => {
                    let text = format_args!("the answer has more than {BYTES_MAX} bytes");
                    return Err(Failure::new(Exit::Unexpected, text));
                }
                // Where nobody listens, or nobody answers in time, the same again is no better.
                Err(Lost::Answer(error))
                    if error.is_connect() || error.is_timeout() || !may_again =>
                {
                    return Err(self.unreachable(&call, &error, sent));
                }
                Err(Lost::Answer(_)) => {}
            }
            // Nothing tells when a server can be reached again.
            clock::pause(pause(sent, &self.entropy)).await;
        }
    }

    async fn once(&self, call: &Call, sent: usize) -> Result<Answer, Lost> {
        let mut response = call.request(self).send().await.map_err(Lost::Answer)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(Lost::Answer)? {
            if bytes.len() + chunk.len() > BYTES_MAX {
                return Err(Lost::TooLong);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Answer {
            status,
            headers,
            bytes,
            sent,
        })
    }

    /// What an answer says that is not what was asked for.
    fn not_done(&self, answer: &Answer) -> Result<Problem, Failure> {
        if let Some(problem) = Problem::read(answer) {
            return Ok(problem);
        }
        let (address, status) = (&self.address, answer.status);
        if status.is_redirection() {
            let to = answer.headers.get(LOCATION);
            let to = to.and_then(|to| to.to_str().ok()).unwrap_or("elsewhere");
            return Err(Failure::usage(format_args!(
                "{address} leads to {to}, and no token is sent on: name the server's own address"
            )));
        }
        let exit = if status.is_server_error() {
            Exit::Unreachable
        } else {
            Exit::Unexpected
        };
        Err(Failure::new(
            exit,
            format_args!(
                "{address} answered {status}, and not as a server of Remit does: is it the right address?"
            ),
        ))
    }

    /// Why no answer came, and what is known of what was to be done.
    fn unreachable(&self, call: &Call, error: &reqwest::Error, sent: usize) -> Failure {
        let address = &self.address;
        let what = if error.is_connect() {
            format!("the server at {address} cannot be reached")
        } else if error.is_timeout() {
            format!("the server at {address} did not answer in time")
        } else {
            format!("the connection to {address} was lost")
        };
        let times = match sent {
            1 => String::new(),
            more => format!(", {more} times"),
        };
        let mut text = format!("{what}{times}: {}", cause::told(error));
        // A first connection that did not come about has carried nothing.
        if !error.is_connect() || sent > 1 {
            text.push_str(&match call.key() {
                Some(key) => format!(
                    "\nIt is not known whether it was done. Give the command again with --id {key}: it is done once."
                ),
                None if call.is_repeatable => String::new(),
                None => "\nIt is not known whether it was done: look before you give the command again.".to_owned(),
            });
        }
        Failure::new(Exit::Unreachable, text)
    }
}
