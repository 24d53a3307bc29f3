//! The `<main>` of a page as lines: each element that stands for itself begins one, what belongs to a sentence stays in it.

use crate::laws::markup::{Piece, pieces};

/// Elements that belong to a sentence.
const WITHIN: [&str; 21] = [
    "a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "img", "input", "ins", "kbd", "mark",
    "q", "small", "span", "strong", "sub", "sup", "time",
];

/// Elements that hold nothing (WHATWG HTML, 13.1.2).
const EMPTY: [&str; 6] = ["br", "col", "hr", "img", "input", "wbr"];

/// The lines of a page, indented by what they stand in.
pub(super) fn lines(page: &str) -> Vec<String> {
    let pieces = pieces(page);
    let main = pieces
        .iter()
        .position(|piece| piece.opens() == Some("main"));
    let mut lines = Lines::default();
    for piece in pieces.iter().skip(main.map_or(pieces.len(), |at| at + 1)) {
        match piece {
            Piece::Close(name) if name == "main" => break,
            Piece::Text(text) => lines.text(text),
            Piece::Open { name, attributes } => lines.open(name, attributes),
            Piece::Close(name) => lines.close(name),
        }
    }
    lines.lines
}

#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    /// The lines on which the elements around began.
    around: Vec<usize>,
    /// Whether the last line has ended.
    has_ended: bool,
}

impl Lines {
    fn begin(&mut self, text: &str) {
        let indent = "  ".repeat(self.around.len());
        self.lines.push(format!("{indent}{text}"));
        self.has_ended = false;
    }

    fn go_on(&mut self, text: &str) {
        match self.lines.last_mut() {
            Some(line) if !self.has_ended => line.push_str(text),
            _ => self.begin(text),
        }
    }

    fn text(&mut self, text: &str) {
        let is_gap = self.has_ended && text.trim().is_empty();
        if !is_gap {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            self.go_on(&text.replace('\n', "&#10;"));
        }
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        // What is drawn anew for every answer would make all of them differ.
        let is_drawn = attributes
            .iter()
            .any(|(name, value)| name == "name" && value == "_cmd");
        let attributes = attributes.iter().map(|(name, value)| match value.as_str() {
            "" => format!(" {name}"),
            _ if is_drawn && name == "value" => " value=\"{drawn}\"".to_owned(),
            value => format!(" {name}=\"{}\"", value.replace('"', "&quot;")),
        });
        let tag = format!("<{name}{}>", attributes.collect::<String>());
        if WITHIN.contains(&name) {
            return self.go_on(&tag);
        }
        self.begin(&tag);
        if EMPTY.contains(&name) {
            self.has_ended = true;
        } else {
            self.around.push(self.lines.len() - 1);
        }
    }

    fn close(&mut self, name: &str) {
        let tag = format!("</{name}>");
        if WITHIN.contains(&name) {
            return self.go_on(&tag);
        }
        let began = self.around.pop();
        if began.is_some_and(|began| began + 1 < self.lines.len()) {
            self.begin(&tag);
        } else {
            self.go_on(&tag);
        }
        self.has_ended = true;
    }
}

#[test]
fn what_stands_for_itself_begins_a_line() {
    let page = "<body><main id=\"content\"><h1>x &amp; y</h1><ul><li><a href=\"/?a=1&amp;b=2\">one</a> <b>two</b></li><li></li></ul>\
        <form>z<input type=\"hidden\" name=\"_cmd\" value=\"123\"></form></main><p>after</p>";
    let wanted = "\
<h1>x &amp; y</h1>
<ul>
  <li><a href=\"/?a=1&b=2\">one</a> <b>two</b></li>
  <li></li>
</ul>
<form>z<input type=\"hidden\" name=\"_cmd\" value=\"{drawn}\"></form>";
    assert_eq!(lines(page).join("\n"), wanted);
}
