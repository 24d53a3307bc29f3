//! What to say of a token that cannot stand where it stands.

use crate::guard::{fault::Fault, lexer::TokenKind};

use super::Parser;

impl Parser {
    pub(super) fn unexpected(&self, expected: &str) -> Fault {
        let found = match self.peek() {
            TokenKind::End => "the expression ends".to_owned(),
            TokenKind::Int(digits) => format!("found `{digits}`"),
            TokenKind::Text(text) => format!("found the text '{text}'"),
            TokenKind::Name(name) => format!("found `{name}`"),
            TokenKind::Symbol(symbol) => format!("found `{symbol}`"),
        };
        let message = format!("{found} where {expected} was expected");
        let fault = Fault::new("WF0301", self.span(), message);
        match self.hint() {
            Some(hint) => fault.help(hint),
            None => fault,
        }
    }

    /// What somebody probably meant who wrote the next token here.
    fn hint(&self) -> Option<&'static str> {
        let before = self.next.checked_sub(1).map(|last| &self.tokens[last].kind);
        let after = self.tokens.get(self.next + 1).map(|token| &token.kind);
        match self.peek() {
            TokenKind::Symbol("=") => Some(match after {
                Some(TokenKind::Symbol(">")) => "write `!a || b` for `a implies b`",
                Some(TokenKind::Symbol("<")) => "write `<=` for `at most`",
                _ => "write `==` to compare",
            }),
            TokenKind::Symbol(">") if before == Some(&TokenKind::Symbol("<")) => {
                Some("write `!=` for `not equal`")
            }
            _ if matches!(before, Some(TokenKind::Name(word)) if word == "not") => {
                Some("write `!` for `not`")
            }
            TokenKind::Name(word) => match word.to_lowercase().as_str() {
                "and" => Some("write `&&` for `and`"),
                "or" => Some("write `||` for `or`"),
                "is" | "was" => Some("write `report.is('accepted')`"),
                "then" => Some("write `!a || b` for `if a then b`"),
                "implies" => Some("write `!a || b` for `a implies b`"),
                _ => None,
            },
            TokenKind::End if self.opened() > 0 => Some("a bracket is not closed"),
            TokenKind::Symbol(")" | "]") if self.opened() == 0 => {
                Some("a bracket is closed that was not opened")
            }
            _ => None,
        }
    }

    /// How many brackets are open before the next token.
    fn opened(&self) -> usize {
        let before = self.tokens[..self.next].iter();
        before.fold(0, |open: usize, token| match token.kind {
            TokenKind::Symbol("(" | "[") => open + 1,
            TokenKind::Symbol(")" | "]") => open.saturating_sub(1),
            _ => open,
        })
    }
}
