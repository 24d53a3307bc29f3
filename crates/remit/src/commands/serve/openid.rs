//! The flags that name a provider of sign-in.

use std::{fs, path::PathBuf};

use clap::Args;
use web::openid::settings::Settings;

use crate::failure::Failure;

/// A provider of OpenID Connect: all of it or nothing.
#[derive(Args, Debug)]
#[command(next_help_heading = "Signing in with OpenID Connect, all or none")]
pub(super) struct Openid {
    /// The provider, as it writes itself in the claim `iss`
    #[arg(
        long = "openid-issuer",
        id = "openid_issuer",
        value_name = "URL",
        env = "REMIT_OPENID_ISSUER",
        requires_all = ["public_address", "openid_client", "openid_secret_file", "openid_name"]
    )]
    issuer: Option<String>,
    /// The name under which the provider knows this site
    #[arg(
        long = "openid-client",
        id = "openid_client",
        value_name = "ID",
        env = "REMIT_OPENID_CLIENT",
        requires = "openid_issuer"
    )]
    client: Option<String>,
    /// The file with the secret that the provider gave out for this site
    #[arg(
        long = "openid-secret-file",
        id = "openid_secret_file",
        value_name = "FILE",
        env = "REMIT_OPENID_SECRET_FILE",
        requires = "openid_issuer"
    )]
    secret_file: Option<PathBuf>,
    /// What people call the provider; it stands on the button
    #[arg(
        long = "openid-name",
        id = "openid_name",
        value_name = "NAME",
        env = "REMIT_OPENID_NAME",
        requires = "openid_issuer"
    )]
    name: Option<String>,
}

impl Openid {
    /// The provider, if one is named.
    pub(super) fn settings(&self) -> Result<Option<Settings>, Failure> {
        let (Some(issuer), Some(client), Some(file), Some(name)) =
            (&self.issuer, &self.client, &self.secret_file, &self.name)
        else {
            return Ok(None);
        };
        let secret = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
        let settings = Settings::new(issuer, client, &secret, name);
        settings.map(Some).map_err(Failure::usage)
    }
}
