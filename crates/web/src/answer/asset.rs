//! The stylesheet, the script and the sign of the site: built in, named by their content, compressed once, kept by browsers for
//! ever.

use std::{
    fmt::Write as _,
    io::Write as _,
    sync::{LazyLock, OnceLock},
};

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
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

/// How hard an asset is compressed: as hard as there is (RFC 7932). It is done once.
const QUALITY: u32 = 11;

/// How far back compression looks for the same again: 2^22 bytes, more than any asset has.
const WINDOW: u32 = 22;

/// Bytes that compression works on at once.
const BUFFER: usize = 4096;

/// A file that pages use.
pub(crate) struct Asset {
    file: String,
    media_type: &'static str,
    bytes: &'static [u8],
    /// The bytes in brotli, when somebody has asked for them.
    compressed: OnceLock<Vec<u8>>,
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
            compressed: OnceLock::new(),
        }
    }

    fn compressed(&self) -> &[u8] {
        self.compressed.get_or_init(|| compressed(self.bytes))
    }

    /// Where it is found.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}", self.file)
    }
}

/// Compresses all of them, so that nobody waits for it.
pub(crate) fn prepare() {
    for asset in [&*STYLE, &*SCRIPT, &*ICON] {
        asset.compressed();
    }
}

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/assets/{file}", get(file))
}

async fn file(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    let known = [&*STYLE, &*SCRIPT, &*ICON];
    let asset = known.into_iter().find(|asset| asset.file == file);
    let asset = asset.ok_or(Fault::NotFound)?;
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut accepted = accepted.filter_map(|codings| codings.to_str().ok());
    let takes_brotli =
        accepted.any(|codings| codings.split(',').any(|coding| coding.trim() == "br"));
    let mut answer = if takes_brotli {
        let coding = [(header::CONTENT_ENCODING, "br")];
        (coding, asset.compressed()).into_response()
    } else {
        asset.bytes.into_response()
    };
    let always = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, KEEP),
        (header::VARY, "accept-encoding"),
    ];
    for (name, value) in always {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    Ok(answer)
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, BUFFER, QUALITY, WINDOW);
    // Writing into memory does not fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The limit of the stylesheet and of the script, compressed.
    const BYTES_MAX: usize = 6 * 1024;

    #[test]
    fn the_stylesheet_and_the_script_stay_small() {
        for asset in [&*STYLE, &*SCRIPT] {
            let bytes = asset.compressed().len();
            assert!(bytes <= BYTES_MAX, "{}: {bytes}", asset.file);
        }
    }

    #[test]
    fn what_was_compressed_is_the_file() {
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut SCRIPT.compressed(), &mut back).unwrap();
        assert_eq!(back, SCRIPT.bytes);
    }

    #[test]
    fn the_stylesheet_knows_no_left_and_no_right() {
        let style = str::from_utf8(STYLE.bytes).unwrap();
        let physical = [
            "left:",
            "right:",
            "margin-top:",
            "margin-bottom:",
            "padding-top:",
            "padding-bottom:",
            "text-align: left",
            "text-align: right",
            "float:",
        ];
        for physical in physical {
            assert!(!style.contains(physical), "{physical}");
        }
    }
}
