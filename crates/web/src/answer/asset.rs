//! The stylesheet and the script: built in, named by their content, kept by browsers for ever.

use std::{fmt::Write as _, sync::LazyLock};

use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use sha2::{Digest, Sha256};

use crate::{answer::fault::Fault, house::House};

/// How all pages look.
pub(crate) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/app.css");
    Asset::new("app", "css", "text/css; charset=utf-8", bytes)
});

/// What makes pages live. They work without it.
pub(crate) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/app.js");
    Asset::new("app", "js", "text/javascript; charset=utf-8", bytes)
});

/// The sign of the site in the tabs of a browser.
pub(crate) static ICON: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/icon.svg");
    Asset::new("icon", "svg", "image/svg+xml", bytes)
});

/// How long browsers may keep a file whose address changes with its content.
const KEEP: &str = "public, max-age=31536000, immutable";

/// Bytes of the hash in an address.
const HASH_BYTES: usize = 8;

/// A file that pages use.
pub(crate) struct Asset {
    file: String,
    media_type: &'static str,
    bytes: &'static [u8],
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, bytes: &'static [u8]) -> Self {
        let mut hash = String::new();
        for byte in &Sha256::digest(bytes)[..HASH_BYTES] {
            let _ = write!(hash, "{byte:02x}");
        }
        Self {
            file: format!("{name}.{hash}.{extension}"),
            media_type,
            bytes,
        }
    }

    /// Where it is found.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}", self.file)
    }
}

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/assets/{file}", get(file))
}

async fn file(Path(file): Path<String>) -> Result<Response, Fault> {
    let known = [&*STYLE, &*SCRIPT, &*ICON];
    let asset = known.into_iter().find(|asset| asset.file == file);
    let asset = asset.ok_or(Fault::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, KEEP),
    ];
    Ok((headers, asset.bytes).into_response())
}
