//! The token: from a file or from the environment, never from the command line, where every process of the machine could read it.

use std::{env, path::PathBuf};

use reqwest::header::HeaderValue;

use crate::{exit::Exit, failure::Failure, files};

/// The variable that holds the token.
const VARIABLE: &str = "REMIT_TOKEN";

/// Reads the token as the value of `Authorization` (RFC 6750, section 2.1). It is never shown.
pub(super) fn read(file: Option<&PathBuf>) -> Result<HeaderValue, Failure> {
    let text = match file {
        Some(path) => String::from_utf8_lossy(&files::text(path)?).into_owned(),
        None => env::var(VARIABLE).unwrap_or_default(),
    };
    let token = text.trim();
    if token.is_empty() {
        return Err(Failure::new(Exit::NotAllowed, missing(file)));
    }
    let value = HeaderValue::from_str(&format!("Bearer {token}"));
    let mut value = value.map_err(|_| {
        Failure::usage(
            "what was given as a token has control characters in it: `remit token create` prints one line",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

fn missing(file: Option<&PathBuf>) -> String {
    let how = "where the data folder is, `remit token create --as <person>` makes one";
    match file {
        Some(path) => format!("there is no token in {}: {how}", path.display()),
        None => {
            format!(
                "a server wants a token: name its file with --token-file, or set {VARIABLE}; {how}"
            )
        }
    }
}
