//! [`Settings`]: which provider, and as whom it knows this site.

use openidconnect::{ClientId, ClientSecret, IssuerUrl, url::Url};

/// The longest name of a provider, in characters: it stands on a button.
pub const MAX_NAME: usize = 60;

/// Which provider people sign in with, and as whom it knows this site.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(super) issuer: IssuerUrl,
    pub(super) client: ClientId,
    pub(super) secret: ClientSecret,
    pub(super) name: String,
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SettingsError {
    /// The issuer has another form.
    #[error(
        "`{0}` is no issuer: it is an https address without query and fragment, byte by byte as the provider writes it; http only on this machine"
    )]
    Issuer(String),
    /// The client is empty.
    #[error("the client is empty: it is the name under which the provider knows this site")]
    Client,
    /// The secret is empty.
    #[error("the secret is empty: it is what the provider gave out for this site")]
    Secret,
    /// The name has another form.
    #[error(
        "the name of the provider has 1 to {MAX_NAME} characters, none of them a control character, and is not blank"
    )]
    Name,
}

impl Settings {
    /// Checks what an operator wrote. White space around the secret does not count: it comes from a file.
    ///
    /// # Errors
    /// [`SettingsError`], the first that applies.
    pub fn new(
        issuer: &str,
        client: &str,
        secret: &str,
        name: &str,
    ) -> Result<Self, SettingsError> {
        let url = Url::parse(issuer).ok();
        // OpenID Connect Discovery 1.0, section 3.
        let fits = |url: &Url| url.query().is_none() && url.fragment().is_none() && is_safe(url);
        if !url.as_ref().is_some_and(fits) {
            return Err(SettingsError::Issuer(issuer.to_owned()));
        }
        let wrong = |_| SettingsError::Issuer(issuer.to_owned());
        let issuer = IssuerUrl::new(issuer.to_owned()).map_err(wrong)?;
        if client.is_empty() {
            return Err(SettingsError::Client);
        }
        let secret = secret.trim();
        if secret.is_empty() {
            return Err(SettingsError::Secret);
        }
        let is_long = name.chars().count() > MAX_NAME;
        if is_long || name.trim().is_empty() || name.chars().any(char::is_control) {
            return Err(SettingsError::Name);
        }
        Ok(Self {
            issuer,
            client: ClientId::new(client.to_owned()),
            secret: ClientSecret::new(secret.to_owned()),
            name: name.to_owned(),
        })
    }
}

/// Whether nobody on the way can read or change what is sent there: https, or http within this machine.
pub(crate) fn is_safe(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let is_here = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str, client: &str, secret: &str, name: &str) -> Option<SettingsError> {
        Settings::new(issuer, client, secret, name).err()
    }

    #[test]
    fn what_an_operator_writes_is_checked() {
        let issuer = "https://login.example.org/realms/un";
        assert_eq!(settings(issuer, "remit", "s\n", "Login"), None);
        assert_eq!(settings("http://127.0.0.1:4000", "remit", "s", "L"), None);
        for wrong in [
            "",
            "login.example.org",
            "http://login.example.org",
            "https://login.example.org?x=1",
            "https://login.example.org#x",
            "ftp://127.0.0.1/",
        ] {
            let error = SettingsError::Issuer(wrong.to_owned());
            assert_eq!(settings(wrong, "remit", "s", "L"), Some(error));
        }
        assert_eq!(settings(issuer, "", "s", "L"), Some(SettingsError::Client));
        assert_eq!(
            settings(issuer, "remit", " \n", "L"),
            Some(SettingsError::Secret)
        );
        for wrong in ["", " ", "a\nb", &"x".repeat(MAX_NAME + 1)] {
            assert_eq!(
                settings(issuer, "remit", "s", wrong),
                Some(SettingsError::Name)
            );
        }
    }

    #[test]
    fn the_secret_is_not_shown_by_accident() {
        let settings = Settings::new("https://a.example", "remit", "hidden", "L").unwrap();
        assert!(!format!("{settings:?}").contains("hidden"));
    }
}
