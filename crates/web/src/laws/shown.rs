//! What each page shows to those for whom it differs, as outlines: one snapshot for each page and role.

use super::markup::{Piece, pieces};
use crate::fixture::{Fixture, before};

/// Elements that begin a line of an outline.
const LINES: [&str; 22] = [
    "p", "li", "dt", "dd", "tr", "caption", "section", "aside", "form", "label", "option",
    "summary", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "nav", "ol", "ul",
];

/// A page as lines: headings with `#`, links as `[text](address)`, buttons in double brackets, fields by name.
fn outline(page: &str) -> String {
    let pieces = pieces(page);
    let main = pieces
        .iter()
        .position(|piece| piece.opens() == Some("main"));
    let mut lines = vec![String::new()];
    let mut link = None;
    for piece in &pieces[main.unwrap_or_default()..] {
        match piece {
            Piece::Close(name) if name == "main" => break,
            Piece::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let line = lines.last_mut().unwrap();
                if !words.is_empty() && !line.is_empty() && !line.ends_with([' ', '[']) {
                    line.push(' ');
                }
                line.push_str(&words.join(" "));
            }
            Piece::Open { name, .. } => open(name, piece, &mut lines, &mut link),
            Piece::Close(name) => {
                let line = lines.last_mut().unwrap();
                match (name.as_str(), &link) {
                    ("a", Some(address)) => line.push_str(&format!("]({address})")),
                    ("button", _) => line.push_str("]]"),
                    (name, _) if LINES.contains(&name) => lines.push(String::new()),
                    _ => {}
                }
            }
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    let lines = lines.iter().map(|line| line.trim());
    lines.collect::<Vec<_>>().join("\n")
}

/// A text with digests cut short, so that a word in a definition does not change every snapshot.
fn without_digests(text: &str) -> String {
    let parts = text.split_inclusive(|one: char| !one.is_ascii_hexdigit());
    let parts = parts.map(|part| {
        let digits = part.trim_end_matches(|one: char| !one.is_ascii_hexdigit());
        if digits.len() == DIGEST_LETTERS {
            part.replace(digits, "{digest}")
        } else {
            part.to_owned()
        }
    });
    parts.collect()
}

/// Letters of a SHA-256 in hex.
const DIGEST_LETTERS: usize = 64;

fn open(name: &str, piece: &Piece, lines: &mut Vec<String>, link: &mut Option<String>) {
    if LINES.contains(&name) {
        lines.push(String::new());
    }
    let line = lines.last_mut().unwrap();
    let attribute = |name| piece.attribute(name).unwrap_or_default();
    match name {
        "a" => {
            *link = Some(attribute("href").to_owned());
            line.push_str(" [");
        }
        "button" => line.push_str(" [["),
        "form" => line.push_str(&format!(
            "form {} {}",
            attribute("method"),
            attribute("action")
        )),
        "input" | "select" | "textarea" if attribute("type") != "hidden" => {
            line.push_str(&format!(" <{}>", attribute("name")));
        }
        _ => {
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse().ok()) {
                line.push_str(&"#".repeat(level));
            }
        }
    }
}

#[test]
fn each_page_shows_each_role_its_own() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let review = "/r/travel-policy";
    let pages = [
        ("my_work", "writer", "/".to_owned()),
        ("portfolio", "writer", "/reviews".to_owned()),
        ("review", "writer", review.to_owned()),
        ("review_past", "writer", format!("{review}?at=3")),
        ("history", "writer", format!("{review}/history")),
        ("people", "writer", format!("{review}/people")),
        ("documents", "writer", format!("{review}/documents")),
        ("instance", "writer", format!("{review}/i/round/2")),
        ("my_work_signatory", "first-signatory", "/".to_owned()),
        ("review_signatory", "first-signatory", review.to_owned()),
        (
            "step_signatory",
            "first-signatory",
            format!("{review}/do/countersign/round/2"),
        ),
        (
            "step_writer",
            "writer",
            format!("{review}/do/countersign/round/2"),
        ),
        ("help", "", "/help".to_owned()),
        ("sign_in", "", "/sign-in".to_owned()),
        ("hidden", "", review.to_owned()),
    ];
    for (name, handle, path) in pages {
        let answer = fixture.get(handle, &path);
        let shown = format!(
            "{} {path} as “{handle}”\n\n{}",
            answer.status,
            without_digests(&outline(&answer.body))
        );
        insta::assert_snapshot!(name, shown);
    }
}
