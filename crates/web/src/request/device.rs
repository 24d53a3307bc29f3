//! On which kind of browser and system somebody is, as far as the browser tells.

use axum::http::{HeaderMap, header};

/// What browsers call themselves, the telling names first: most of them name others, too.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// What systems are called by browsers, the telling names first.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// What a browser says of itself.
pub(crate) fn told(headers: &HeaderMap) -> &str {
    let agent = headers.get(header::USER_AGENT);
    agent
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// `Firefox, Linux`; `None` if a browser tells neither. It holds words of this file alone.
pub(crate) fn device(told: &str) -> Option<String> {
    let found = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(sign, _)| told.contains(sign));
        found.map(|(_, name)| *name)
    };
    match (found(&BROWSERS), found(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_words_that_are_known() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(device(edge), Some("Edge, Windows".to_owned()));
        assert_eq!(device("curl/8.5"), None);
        assert_eq!(device("Ana's Linux"), Some("Linux".to_owned()));
    }
}
