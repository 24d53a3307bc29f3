//! [`headers()`]: those with which a document is sent, to be saved and never to be shown or run as part of this site.

use axum::http::{HeaderMap, HeaderValue, header};
use definition::value::Document;

use crate::request::address::encoded;

/// The media type of bytes of unknown kind (RFC 2046, section 4.5.1).
pub(crate) const BYTES: &str = "application/octet-stream";

/// Headers of a document (RFC 6266, RFC 8187).
pub(crate) fn headers(document: &Document) -> HeaderMap {
    let value = |text: &str| HeaderValue::from_str(text).ok();
    let media_type = Some(&*document.media_type).filter(|kind| !is_script(kind));
    let name = encoded(&file_name(&document.name));
    let disposition = value(&format!("attachment; filename*=UTF-8''{name}"));
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        media_type
            .and_then(value)
            .unwrap_or(HeaderValue::from_static(BYTES)),
    );
    headers.insert(
        header::CONTENT_DISPOSITION,
        disposition.unwrap_or(HeaderValue::from_static("attachment")),
    );
    headers
}

/// Whether a browser would run it if a page named it as a script: every JavaScript MIME type (WHATWG MIME Sniffing,
/// section 4.6) has the word in it. Our policy lets pages run what comes from here, and what was handed in is not ours.
fn is_script(media_type: &str) -> bool {
    media_type.to_ascii_lowercase().contains("script")
}

/// A name without what turns the direction of text (Unicode UAX #9, section 2) and could so hide how it ends.
fn file_name(name: &str) -> String {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|c| !turns(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, media_type: &str) -> (String, String) {
        let document = Document {
            sha256: "00".into(),
            name: name.into(),
            media_type: media_type.into(),
            length: 1,
        };
        let headers = headers(&document);
        let text = |name| headers[&name].to_str().unwrap().to_owned();
        (
            text(header::CONTENT_TYPE),
            text(header::CONTENT_DISPOSITION),
        )
    }

    #[test]
    fn a_document_is_saved_under_its_own_name_and_kind() {
        let (kind, disposition) = sent("café \"a\".txt", "text/plain");
        assert_eq!(kind, "text/plain");
        assert_eq!(
            disposition,
            "attachment; filename*=UTF-8''caf%C3%A9%20%22a%22.txt"
        );
    }

    #[test]
    fn nothing_that_was_handed_in_runs_as_a_script_of_this_site() {
        for kind in ["text/javascript", "Application/ECMAScript; charset=utf-8"] {
            assert_eq!(sent("a.js", kind).0, BYTES, "{kind}");
        }
        assert_eq!(sent("a", "no\nkind").0, BYTES);
    }

    #[test]
    fn a_name_does_not_hide_how_it_ends() {
        let (_, disposition) = sent("report\u{202e}fdp.exe", BYTES);
        assert!(disposition.ends_with("''reportfdp.exe"), "{disposition}");
    }
}
