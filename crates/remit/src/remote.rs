//! [`Remote`]: a server that runs, asked in place of the data folder, as the person whose token it is.
//!
//! ```text
//! commands::<name> ─► Remote ─► call (one question, sent again if its answer was lost) ─► /api/v1
//!       └─► the same printers                └─► problem (RFC 9457, as a failure with our exit codes)
//! ```
//!
//! Nothing is decided here: the server knows who asks by the token, and answers what they may see and do.

mod address;
mod answer;
mod call;
mod cause;
mod client;
mod found;
mod names;
mod order;
mod pause;
mod problem;
mod token;

use std::{env, path::PathBuf};

use engine::clock;
use reqwest::header::HeaderValue;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value as Json};
use store::Entropy;

use crate::{exit::Exit, failure::Failure};

use address::Address;
use client::Waits;

pub(crate) use answer::Answer;
pub(crate) use call::Call;
pub(crate) use found::findings;
pub(crate) use names::Shown;
pub(crate) use order::{Order, refused, say_accepted};
pub(crate) use problem::Problem;

/// The variable that names the server.
pub(crate) const VARIABLE: &str = "REMIT_SERVER";

/// Entries of a page, as many as a server gives at once.
pub(crate) const PAGE: usize = 1000;

/// The server that the environment names.
pub(crate) fn of_environment() -> Option<String> {
    env::var(VARIABLE).ok().filter(|value| !value.is_empty())
}

/// A server, and the way in.
#[derive(Debug)]
pub(crate) struct Remote {
    address: Address,
    token: HeaderValue,
    client: reqwest::Client,
    /// Where the length of pauses is drawn from.
    entropy: Entropy,
}

/// Whose token it is.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Me {
    /// Their id.
    pub(crate) id: String,
    /// Their handle.
    pub(crate) handle: String,
    /// Their name.
    pub(crate) name: String,
}

impl Remote {
    /// The server at an address. Nothing is sent yet.
    pub(crate) fn new(
        address: &str,
        token_file: Option<&PathBuf>,
        ca_file: Option<&PathBuf>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            address: Address::parse(address).map_err(Failure::usage)?,
            token: token::read(token_file)?,
            client: client::client(ca_file, Waits::USUAL)?,
            entropy: clock::entropy(),
        })
    }

    /// The whole address of something that the server named by its path.
    pub(crate) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// All entries of a list, page by page; `member` is where they stand on a page.
    pub(crate) async fn list<T: DeserializeOwned>(
        &self,
        segments: &[&str],
        member: &str,
    ) -> Result<Vec<T>, Failure> {
        let mut list = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let call = Call::get(segments).with("limit", Some(PAGE));
            let answer = self.done(call.with("after", after)).await?;
            let mut page: Map<String, Json> = answer.read()?;
            let entries: Vec<T> = answer::understood(page.remove(member).unwrap_or_default())?;
            list.extend(entries);
            after = page.get("next").and_then(Json::as_str).map(str::to_owned);
            if after.is_none() {
                return Ok(list);
            }
        }
    }

    /// Fails if the person may not know of a review.
    pub(crate) async fn must_be_known(&self, review: &str) -> Result<(), Failure> {
        let known = self.send(Call::get(&["reviews", review])).await?;
        known.map_err(|problem| problem.of_review(review))?;
        Ok(())
    }

    /// Asks whose token it is; fails if somebody else was named.
    pub(crate) async fn me(&self, named: Option<&str>) -> Result<Me, Failure> {
        let me: Me = self.get(Call::get(&["me"])).await?;
        match named {
            Some(named) if named != me.handle && named != me.id => Err(Failure::new(
                Exit::NotAllowed,
                format_args!(
                    "the token is that of {} ({}), so nothing can be done as `{named}` with it: \
                     leave out --as, or use a token of theirs",
                    me.handle, me.name
                ),
            )),
            _ => Ok(me),
        }
    }
}
