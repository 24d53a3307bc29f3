//! Addresses within the site.

use std::fmt::Write as _;

use jiff::Timestamp;

/// A text as one part of a path or a value of a query (RFC 3986, section 2.3: only unreserved characters stay).
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// An address at a moment of the past.
pub(crate) fn at(address: &str, when: Option<Timestamp>) -> String {
    match when {
        Some(when) => format!("{address}?at={when}"),
        None => address.to_owned(),
    }
}

/// The page of a review, or one of its own pages: `part` begins with `/` or is empty.
pub(crate) fn review(name: &str, part: &str) -> String {
    format!("/r/{}{part}", encoded(name))
}

/// The page of an instance of a review. The parts of its id stay parts of the path.
pub(crate) fn instance(review_name: &str, id: &str) -> String {
    let id: Vec<String> = id.split('/').map(encoded).collect();
    review(review_name, &format!("/i/{}", id.join("/")))
}

/// The page of a step: an action on an instance.
pub(crate) fn step(review_name: &str, action: &str, id: &str) -> String {
    let id: Vec<String> = id.split('/').map(encoded).collect();
    review(
        review_name,
        &format!("/do/{}/{}", encoded(action), id.join("/")),
    )
}

/// Where the draft of a step is kept and discarded.
pub(crate) fn draft(review_name: &str, action: &str, id: &str) -> String {
    step(review_name, action, id).replacen("/do/", "/draft/", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_mean_something_in_an_address_is_encoded() {
        assert_eq!(encoded("a b&c=/é"), "a%20b%26c%3D%2F%C3%A9");
        assert_eq!(
            step("r 1", "accept", "report/x y"),
            "/r/r%201/do/accept/report/x%20y"
        );
    }
}
