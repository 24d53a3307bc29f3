//! [`Paging`]: one page of a list: how long, and after which entry it begins.

use std::fmt::Write as _;

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::Deserialize;
use utoipa::IntoParams;

use super::written::Asked;
use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

/// Entries of a page if nobody asks for a number.
const LIMIT_DEFAULT: usize = 100;

/// Entries of a page, at most.
const LIMIT_MAX: usize = 1000;

/// Characters of a cursor, at most.
const CURSOR_MAX: usize = 1024;

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PagingQuery {
    /// How many entries, at most.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<usize>,
    /// The page after that one: its `next`.
    #[param(pattern = "^([0-9a-f]{2})+$", min_length = 2, max_length = 1024)]
    after: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    /// How many entries, at most.
    pub(super) limit: usize,
    /// The key of the last entry before it; empty for the first page.
    pub(super) after: String,
}

impl FromRequestParts<House> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let Asked(PagingQuery { limit, after }) = Asked::from_request_parts(parts, house).await?;
        let limit = limit.unwrap_or(LIMIT_DEFAULT);
        if !(1..=LIMIT_MAX).contains(&limit) {
            let detail = format!("`limit` is {limit}: write a number from 1 to {LIMIT_MAX}.");
            return Err(Problem::new(Kind::BadRequest, detail));
        }
        let after = match after {
            None => String::new(),
            Some(text) => opened(&text).ok_or_else(|| {
                let detail =
                    "`after` is no cursor: send the `next` of the page before, or leave it out.";
                Problem::new(Kind::BadRequest, detail)
            })?,
        };
        Ok(Self { limit, after })
    }
}

impl Paging {
    /// Cuts a list, of which one entry more than the limit was read if there are more, and gives the cursor of the next page.
    pub(super) fn cut<T>(&self, list: &mut Vec<T>, key: impl Fn(&T) -> String) -> Option<String> {
        if list.len() <= self.limit {
            return None;
        }
        list.truncate(self.limit);
        list.last().map(|last| sealed(&key(last)))
    }
}

/// A key as a cursor: nothing to be read or made by others.
fn sealed(key: &str) -> String {
    key.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn opened(cursor: &str) -> Option<String> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let fits = (2..=CURSOR_MAX).contains(&cursor.len()) && cursor.len().is_multiple_of(2);
    if !fits || !cursor.bytes().all(is_hex) {
        return None;
    }
    let digits = cursor.as_bytes().chunks(2);
    let bytes: Vec<u8> = digits
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_to_the_entries_after_it() {
        let paging = Paging {
            limit: 2,
            after: String::new(),
        };
        let mut list = vec!["a", "é", "z"];
        let next = paging.cut(&mut list, |key| (*key).to_owned());
        assert_eq!(list, ["a", "é"]);
        assert_eq!(opened(&next.unwrap()).as_deref(), Some("é"));
        let mut short = vec!["a", "b"];
        assert_eq!(paging.cut(&mut short, |key| (*key).to_owned()), None);
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["", "0", "zz", "AB", "0 ", &"00".repeat(CURSOR_MAX)] {
            assert_eq!(opened(text), None, "{text}");
        }
    }
}
