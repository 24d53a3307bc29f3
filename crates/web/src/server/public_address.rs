//! [`PublicAddress`]: where people reach this site.

use std::{fmt, str::FromStr};

use openidconnect::url::Url;

use crate::openid::settings::is_safe;

/// The address before every path of this site, such as `https://remit.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress(Url);

/// An address at which this site cannot be reached.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "it is https:// and the host that people type, with a port if it needs one and nothing after it; http only on this machine"
)]
pub struct PublicAddressError;

impl PublicAddress {
    /// The whole address of a path, which begins with `/`.
    #[must_use]
    pub fn of(&self, path: &str) -> String {
        format!("{self}{path}")
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(path);
        url
    }
}

impl FromStr for PublicAddress {
    type Err = PublicAddressError;

    fn from_str(text: &str) -> Result<Self, PublicAddressError> {
        let url = Url::parse(text).map_err(|_| PublicAddressError)?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let is_anonymous = url.username().is_empty() && url.password().is_none();
        if is_bare && is_anonymous && is_safe(&url) {
            Ok(Self(url))
        } else {
            Err(PublicAddressError)
        }
    }
}

impl fmt::Display for PublicAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_host_and_nothing_else() {
        let of = |text: &str| {
            let address = text.parse::<PublicAddress>().ok()?;
            Some(address.of("/me"))
        };
        let expected = Some("https://remit.example.org/me".to_owned());
        assert_eq!(of("https://remit.example.org"), expected);
        assert_eq!(of("https://Remit.Example.org/"), expected);
        let expected = Some("http://127.0.0.1:7117/me".to_owned());
        assert_eq!(of("http://127.0.0.1:7117"), expected);
        for wrong in [
            "",
            "remit.example.org",
            "http://remit.example.org",
            "https://remit.example.org/remit",
            "https://remit.example.org/?x",
            "https://somebody@remit.example.org",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
