//! Pages read as a browser reads them, as far as laws need it: tags, their attributes, and the text in them.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `<name …>`.
    Open {
        /// The element.
        name: String,
        /// Its attributes, decoded.
        attributes: Vec<(String, String)>,
    },
    /// `</name>`.
    Close(String),
    /// What stands between tags.
    Text(String),
}

impl Piece {
    /// The value of an attribute; empty if it has none.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        let Self::Open { attributes, .. } = self else {
            return None;
        };
        let found = attributes.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    }

    /// The name of the element that it opens.
    pub(super) fn opens(&self) -> Option<&str> {
        match self {
            Self::Open { name, .. } => Some(name),
            _ => None,
        }
    }
}

/// The pieces of a page, in order.
pub(super) fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(decoded(&rest[..at])));
        }
        let end = end_of_tag(&rest[at..]);
        let tag = &rest[at + 1..at + end];
        rest = &rest[(at + end + 1).min(rest.len())..];
        if let Some(name) = tag.strip_prefix('/') {
            pieces.push(Piece::Close(name.trim().to_owned()));
        } else if !tag.starts_with('!') {
            pieces.push(open(tag.trim_end_matches('/')));
        }
    }
    pieces
}

/// Where the tag at the beginning of a text ends; `>` within quotes does not count.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    text.len() - 1
}

fn open(tag: &str) -> Piece {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|one: char| one == '=' || one.is_whitespace());
        let end = end.unwrap_or(rest.len());
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = decoded(&quoted[..end]);
            rest = quoted.get(end + 1..).unwrap_or("");
        }
        attributes.push((attribute, value));
    }
    Piece::Open {
        name: name.to_owned(),
        attributes,
    }
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Where the links of a page lead.
pub(super) fn links(page: &str) -> Vec<String> {
    let pieces = pieces(page).into_iter();
    let anchors = pieces.filter(|piece| piece.opens() == Some("a"));
    let links = anchors.filter_map(|piece| piece.attribute("href").map(ToOwned::to_owned));
    links.collect()
}

#[test]
fn a_page_is_read_tag_by_tag() {
    let pieces = pieces("<!DOCTYPE html><p class=\"a &gt; b\" hidden>x &amp; y<br></p>");
    assert_eq!(pieces[0].opens(), Some("p"));
    assert_eq!(pieces[0].attribute("class"), Some("a > b"));
    assert_eq!(pieces[0].attribute("hidden"), Some(""));
    assert_eq!(pieces[1], Piece::Text("x & y".to_owned()));
    assert_eq!(pieces[2].opens(), Some("br"));
    assert_eq!(pieces[3], Piece::Close("p".to_owned()));
}
