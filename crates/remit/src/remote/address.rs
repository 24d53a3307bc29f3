//! [`Address`]: where a server is, and that a token may be sent there.

use std::{fmt, net::IpAddr};

use reqwest::Url;

/// The address of a server: `https`, or plain `http` on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl Address {
    /// Reads `https://remit.example` or `http://127.0.0.1:7117`.
    ///
    /// # Errors
    /// What is wrong with it and how to mend it, as a sentence.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| {
            format!("`{text}` is no address of a server ({error}): write https://remit.example or http://127.0.0.1:7117")
        })?;
        let is_bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        match url.scheme() {
            "https" | "http" if !is_bare => Err(
                "the address of a server has nothing but a scheme, a host and a port: \
                 write https://remit.example or http://127.0.0.1:7117"
                    .to_owned(),
            ),
            "https" => Ok(Self(url)),
            "http" if is_this_machine(&url) => Ok(Self(url)),
            "http" => Err(format!(
                "{text} is not on this machine, and plain http shows the token to everybody on the way there, \
                 who could act with it: use https, or plain http to 127.0.0.1 alone"
            )),
            scheme => Err(format!(
                "`{scheme}` is not spoken here: write https://remit.example or http://127.0.0.1:7117"
            )),
        }
    }

    /// The address of something below `/api/v1`.
    pub(super) fn of(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(["api", "v1"]).extend(segments);
        }
        url
    }
}

/// Whether what is sent to an address stays on this machine (RFC 6761, section 6.3, of `localhost`).
fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine() {
        for here in [
            "http://127.0.0.1:7117",
            "http://127.9.9.9",
            "http://[::1]:80",
            "http://localhost:1",
        ] {
            assert!(Address::parse(here).is_ok(), "{here}");
        }
        assert!(Address::parse("https://remit.example").is_ok());
        for elsewhere in [
            "http://remit.example",
            "http://localhost.example",
            "http://10.0.0.1:7117",
            "http://0.0.0.0:7117",
            "http://127.0.0.1.example",
            "http://[::ffff:7f00:1]",
        ] {
            let refused = Address::parse(elsewhere).unwrap_err();
            assert!(refused.contains("plain http shows the token"), "{refused}");
        }
    }

    #[test]
    fn an_address_is_a_scheme_a_host_and_a_port() {
        for other in [
            "remit.example",
            "ftp://remit.example",
            "https://remit.example/below",
            "https://me:secret@remit.example",
            "https://remit.example?x=1",
            "",
        ] {
            assert!(Address::parse(other).is_err(), "{other}");
        }
    }

    #[test]
    fn names_stay_within_their_part_of_the_path() {
        let address = Address::parse("https://remit.example").unwrap();
        let url = address.of(&["reviews", "a/b?c#d e"]);
        assert_eq!(
            url.as_str(),
            "https://remit.example/api/v1/reviews/a%2Fb%3Fc%23d%20e"
        );
    }
}
