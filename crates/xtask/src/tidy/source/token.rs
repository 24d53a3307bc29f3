//! Cuts Rust text into tokens: enough to tell code, strings and comments apart.

use std::iter;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword; a raw one without its `r#`.
    Word,
    /// A string of any sort: its content, with line breaks and quotes unescaped.
    Text,
    /// `//`, `/* */`: not documentation.
    Comment,
    /// `///`, `//!`, `/** */`, `/*! */`.
    Documentation,
    /// A character, a lifetime or a number.
    Other,
    /// One sign of punctuation.
    Sign,
}

/// A piece of Rust text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// The line it starts on, from 1.
    pub(crate) line: usize,
}

impl Token {
    /// Is it the identifier or keyword `word`?
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }

    /// Is it the punctuation `sign`?
    pub(crate) fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }

    /// Is it a comment of any sort?
    pub(crate) fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::Comment | Kind::Documentation)
    }
}

/// Cuts `text` into tokens. Never fails: text that is no Rust gives tokens that mean little.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let (mut rest, mut line) = (text, 1);
    iter::from_fn(|| {
        let blank = rest.len() - rest.trim_start().len();
        line += newlines(&rest[..blank]);
        rest = &rest[blank..];
        if rest.is_empty() {
            return None;
        }
        let (kind, length, content) = first(rest);
        let token = Token {
            kind,
            text: content,
            line,
        };
        line += newlines(&rest[..length]);
        rest = &rest[length..];
        Some(token)
    })
    .collect()
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The first token of `rest`, which starts with no blank: kind, length in bytes, content.
fn first(rest: &str) -> (Kind, usize, String) {
    if rest.starts_with("//") {
        let length = rest.find('\n').unwrap_or(rest.len());
        return comment(rest, length);
    }
    if rest.starts_with("/*") {
        return comment(rest, block_comment_length(rest));
    }
    if let Some((length, content)) = string(rest) {
        return (Kind::Text, length, content);
    }
    if let Some(length) = character_or_lifetime(rest) {
        return (Kind::Other, length, rest[..length].to_owned());
    }
    let raw = rest
        .strip_prefix("r#")
        .filter(|after| after.starts_with(is_word_start));
    let word = raw.unwrap_or(rest);
    let length = word.find(|c: char| !is_word_part(c)).unwrap_or(word.len());
    if length > 0 {
        let kind = if word.starts_with(is_word_start) {
            Kind::Word
        } else {
            Kind::Other
        };
        return (
            kind,
            length + rest.len() - word.len(),
            word[..length].to_owned(),
        );
    }
    let length = rest.chars().next().map_or(1, char::len_utf8);
    (Kind::Sign, length, rest[..length].to_owned())
}

fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_word_part(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn comment(rest: &str, length: usize) -> (Kind, usize, String) {
    let text = &rest[..length];
    let documents = ["///", "//!", "/**", "/*!"]
        .iter()
        .any(|start| text.starts_with(start))
        && !["////", "/***", "/**/"]
            .iter()
            .any(|start| text.starts_with(start));
    let kind = if documents {
        Kind::Documentation
    } else {
        Kind::Comment
    };
    (kind, length, text.to_owned())
}

/// Length of the block comment at the start of `rest`; block comments nest.
fn block_comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// A string literal at the start of `rest`, if there is one: its length and its content.
fn string(rest: &str) -> Option<(usize, String)> {
    let prefix = ["br", "cr", "b", "c", "r", ""].iter().find(|prefix| {
        rest.strip_prefix(**prefix).is_some_and(|after| {
            let after = if prefix.ends_with('r') {
                after.trim_start_matches('#')
            } else {
                after
            };
            after.starts_with('"')
        })
    })?;
    let after = &rest[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = after.find('"')?;
        let start = prefix.len() + hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let length = rest[start..].find(&close).unwrap_or(rest.len() - start);
        let end = (start + length + close.len()).min(rest.len());
        return Some((end, rest[start..start + length].to_owned()));
    }
    let (inner, content) = unescape(&after[1..]);
    Some(((prefix.len() + 1 + inner + 1).min(rest.len()), content))
}

/// Reads an escaped string up to its closing quote: the bytes read, and the content in plain.
fn unescape(text: &str) -> (usize, String) {
    let mut content = String::new();
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return (at, content),
            '\\' => match characters.next() {
                Some((_, 'n' | 't' | 'r' | '\n')) => content.push(' '),
                Some((_, escaped)) => content.push(escaped),
                None => break,
            },
            _ => content.push(c),
        }
    }
    (text.len(), content)
}

/// Length of the character literal or lifetime at the start of `rest`, if there is one.
fn character_or_lifetime(rest: &str) -> Option<usize> {
    let prefix = usize::from(rest.starts_with("b'"));
    let after = rest[prefix..].strip_prefix('\'')?;
    let start = prefix + 1;
    let first = after.chars().next()?;
    if first == '\\' {
        let escaped = 1 + after[1..].chars().next().map_or(0, char::len_utf8);
        let close = after[escaped..].find('\'')?;
        return Some(start + escaped + close + 1);
    }
    if after[first.len_utf8()..].starts_with('\'') {
        return Some(start + first.len_utf8() + 1);
    }
    let length = after
        .find(|c: char| !is_word_part(c))
        .unwrap_or(after.len());
    Some(start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Kind, String)> {
        tokens(text)
            .into_iter()
            .map(|token| (token.kind, token.text))
            .collect()
    }

    fn of(kind: Kind, text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .filter(|t| t.kind == kind)
            .map(|t| t.text)
            .collect()
    }

    #[test]
    fn words_and_signs_stand_apart() {
        let expected = [(Kind::Word, "let"), (Kind::Word, "type"), (Kind::Sign, "=")];
        let expected: Vec<_> = expected
            .iter()
            .map(|(k, t)| (*k, (*t).to_owned()))
            .collect();
        assert_eq!(shown("let r#type ="), expected);
    }

    #[test]
    fn what_stands_in_a_string_or_comment_is_no_code() {
        let text = r##"f("a // b", r#"c "quoted" d"#, b"e\"f", '"', '\''); // g "h""##;
        assert_eq!(of(Kind::Text, text), ["a // b", "c \"quoted\" d", "e\"f"]);
        assert_eq!(of(Kind::Word, text), ["f"]);
        assert_eq!(of(Kind::Comment, text), ["// g \"h\""]);
    }

    #[test]
    fn a_string_over_several_lines_reads_as_one() {
        assert_eq!(
            of(Kind::Text, "\"select\\n a \\\n   from\""),
            ["select  a     from"]
        );
    }

    #[test]
    fn lifetimes_are_no_characters() {
        assert_eq!(
            of(Kind::Other, "fn f<'a>(x: &'a str) { 'b'; b'c'; '\\n' }"),
            ["'a", "'a", "'b'", "b'c'", "'\\n'"]
        );
    }

    #[test]
    fn block_comments_nest() {
        let text = "/* a /* b */ c */ d /** e */ /**/ f";
        assert_eq!(of(Kind::Word, text), ["d", "f"]);
        assert_eq!(of(Kind::Documentation, text), ["/** e */"]);
    }

    #[test]
    fn lines_count_through_everything() {
        let text = "a\n/* \n */ b \"\n\n\" c\n";
        let lines: Vec<_> = tokens(text).iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 3, 3, 5]);
    }

    #[test]
    fn unfinished_text_ends_at_its_end() {
        for text in ["\"a", "r#\"a", "/* a", "'", "'\\", "b'", "\"\\", "r#\"ä\""] {
            assert!(tokens(text).len() <= 2, "{text}");
        }
    }
}
