//! Text of an expression to tokens.

use crate::span::Span;

use super::fault::Fault;

/// One token and its place in the expression's own text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

/// The kinds of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// Digits; the parser knows whether a minus belongs to them.
    Int(String),
    /// A quoted text, its escapes resolved.
    Text(String),
    /// A name or a keyword.
    Name(String),
    /// An operator or a bracket.
    Symbol(&'static str),
    /// The end of the text.
    End,
}

const SYMBOLS: [&str; 18] = [
    "||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "!", ".", "(", ")", "[", "]", ",", "=",
];

/// Splits an expression into tokens; the last one is [`TokenKind::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = match first {
            '\'' | '"' => quoted(text, at)?,
            '0'..='9' => number(text, at)?,
            'a'..='z' | 'A'..='Z' | '_' => {
                let name = leading(&text[at..], |c| c.is_ascii_alphanumeric() || c == '_');
                (TokenKind::Name(name.to_owned()), name.len())
            }
            _ => symbol(text, at)?,
        };
        tokens.push(Token {
            span: Span::new(at, at + length),
            kind,
        });
        at += length;
    }
    tokens.push(Token {
        span: Span::new(at, at),
        kind: TokenKind::End,
    });
    Ok(tokens)
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}

fn number(text: &str, at: usize) -> Result<(TokenKind, usize), Fault> {
    let digits = leading(&text[at..], |c| c.is_ascii_digit());
    let after = &text[at + digits.len()..];
    let fraction = after
        .strip_prefix('.')
        .map(|rest| leading(rest, |c| c.is_ascii_digit()));
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        let span = Span::new(at, at + digits.len() + 1 + fraction.len());
        return Err(Fault::new("WF0303", span, "there are only whole numbers")
            .help("count in a smaller unit, for example days instead of months"));
    }
    if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        let word = leading(&text[at..], |c| c.is_ascii_alphanumeric() || c == '_');
        let message = format!("`{word}` is neither a number nor a name");
        return Err(
            Fault::new("WF0302", Span::new(at, at + word.len()), message)
                .help("a name begins with a letter; a text stands in quotes"),
        );
    }
    Ok((TokenKind::Int(digits.to_owned()), digits.len()))
}

fn quoted(text: &str, at: usize) -> Result<(TokenKind, usize), Fault> {
    let quote = text[at..].chars().next().unwrap_or('\'');
    let mut content = String::new();
    let mut chars = text[at..].char_indices().skip(1);
    while let Some((offset, c)) = chars.next() {
        if c == quote {
            return Ok((TokenKind::Text(content), offset + 1));
        }
        if c != '\\' {
            content.push(c);
            continue;
        }
        let escaped = chars.next().map(|(_, escaped)| escaped);
        content.push(match escaped {
            Some(plain @ ('\\' | '\'' | '"')) => plain,
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            _ => {
                let length = 1 + escaped.map_or(0, char::len_utf8);
                let span = Span::new(at + offset, at + offset + length);
                return Err(Fault::new("WF0302", span, "unknown escape in a text")
                    .help(r#"there are \\ \' \" \n \r \t"#));
            }
        });
    }
    let span = Span::new(at, text.len());
    let message = format!("the text is not closed: a second {quote} is missing");
    Err(Fault::new("WF0302", span, message).label("begins here"))
}

fn symbol(text: &str, at: usize) -> Result<(TokenKind, usize), Fault> {
    let rest = &text[at..];
    if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
        return Ok((TokenKind::Symbol(symbol), symbol.len()));
    }
    let found = rest.chars().next().unwrap_or(' ');
    let span = Span::new(at, at + found.len_utf8());
    let (code, message, help) = match found {
        '?' | ':' => (
            "WF0303",
            "there is no `a ? b : c` in the language".to_owned(),
            "write two clauses, or `(a && b) || (!a && c)`",
        ),
        '*' | '/' | '%' => (
            "WF0303",
            format!("there is no `{found}` in the language"),
            "numbers can be added, subtracted and compared",
        ),
        '&' => (
            "WF0301",
            "`&` alone says nothing".to_owned(),
            "write `&&` for `and`",
        ),
        '|' => (
            "WF0301",
            "`|` alone says nothing".to_owned(),
            "write `||` for `or`",
        ),
        '‘' | '’' | '“' | '”' | '«' | '»' | '`' => (
            "WF0302",
            format!("`{found}` does not quote a text"),
            "use straight quotes: 'accepted'",
        ),
        '{' | '}' => (
            "WF0303",
            "there are no maps and no `{ }` in the language".to_owned(),
            "lists are written [a, b]",
        ),
        _ => (
            "WF0302",
            format!("`{found}` has no meaning here"),
            "expressions are made of names, numbers, 'texts', operators and brackets",
        ),
    };
    Err(Fault::new(code, span, message).help(help))
}
