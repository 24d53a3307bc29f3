//! Tokens to [`Node`]: recursive descent over the grammar, without back-tracking.
//!
//! ```text
//! or      := and { "||" and }          and := relation { "&&" relation }
//! relation:= sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" ) sum ]
//! sum     := unary { ( "+" | "-" ) unary }        unary := "!" unary | postfix
//! postfix := primary { "." name | "." name "(" list ")" | "[" or "]" }
//! primary := [ "-" ] int | text | "true" | "false" | name | name "(" list ")" | "(" or ")" | "[" list "]"
//! ```
//!
//! Every expression of the grammar is a legal expression of CEL with the same meaning.

mod hints;

use crate::{name::Name, span::Span};

use super::{
    expr::Comparison,
    fault::Fault,
    lexer::{self, Token, TokenKind},
    syntax::{Node, NodeKind, Word},
};

/// The greatest number of tokens of one expression. It also bounds how deep later stages recurse.
pub const TOKENS_MAX: usize = 512;

/// The greatest length of one expression, in bytes.
pub const BYTES_MAX: usize = 8_192;

/// How deep brackets, calls and negations may be nested.
pub const NESTING_MAX: usize = 32;

const SPLIT: &str = "give a part of it a name as a milestone, or split it into several clauses";

/// Words that CEL keeps for itself (language definition, section "Syntax"); they can be no names.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Reads an expression.
///
/// # Errors
/// The first place at which the text is no expression.
pub fn parse(text: &str) -> Result<Node, Fault> {
    if text.len() > BYTES_MAX {
        let message = format!("the expression is longer than {BYTES_MAX} bytes");
        return Err(Fault::new("WF0317", Span::new(0, text.len()), message).help(SPLIT));
    }
    let tokens = lexer::tokens(text)?;
    if let Some(first_too_many) = tokens.get(TOKENS_MAX) {
        let message = format!("the expression has more than {TOKENS_MAX} words and signs");
        return Err(Fault::new("WF0317", first_too_many.span, message).help(SPLIT));
    }
    if tokens.len() == 1 {
        let whole = Span::new(0, text.len());
        return Err(Fault::new("WF0301", whole, "the expression is empty"));
    }
    let mut parser = Parser {
        tokens,
        next: 0,
        nesting: 0,
    };
    let node = parser.or()?;
    match parser.peek() {
        TokenKind::End => Ok(node),
        _ => Err(parser.unexpected("the end of the expression or an operator")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    nesting: usize,
}

impl Parser {
    fn peek(&self) -> &TokenKind {
        &self.tokens[self.next].kind
    }

    fn span(&self) -> Span {
        self.tokens[self.next].span
    }

    /// Takes the next token; the end stays where it is.
    fn take(&mut self) -> Token {
        let token = self.tokens[self.next].clone();
        self.next = (self.next + 1).min(self.tokens.len() - 1);
        token
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), TokenKind::Symbol(found) if *found == symbol);
        if found {
            self.take();
        }
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), TokenKind::Name(found) if found == word);
        if found {
            self.take();
        }
        found
    }

    fn or(&mut self) -> Result<Node, Fault> {
        self.chain("||", Self::and, NodeKind::Or)
    }

    fn and(&mut self) -> Result<Node, Fault> {
        self.chain("&&", Self::relation, NodeKind::And)
    }

    fn chain(
        &mut self,
        symbol: &str,
        part: fn(&mut Self) -> Result<Node, Fault>,
        kind: fn(Vec<Node>) -> NodeKind,
    ) -> Result<Node, Fault> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.takes(symbol) {
            parts.push(part(self)?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let span = Span::new(parts[0].span.start, parts[parts.len() - 1].span.end);
        Ok(Node {
            span,
            kind: kind(parts),
        })
    }

    fn relation(&mut self) -> Result<Node, Fault> {
        let left = self.sum()?;
        let Some(operator) = self.relation_operator() else {
            return Ok(left);
        };
        let (left, right) = (Box::new(left), Box::new(self.sum()?));
        let again = self.span();
        if self.relation_operator().is_some() {
            return Err(Fault::new("WF0301", again, "comparisons cannot be chained")
                .help("write `a < b && b < c`"));
        }
        let span = Span::new(left.span.start, right.span.end);
        let kind = match operator {
            Some(comparison) => NodeKind::Compare(comparison, left, right),
            None => NodeKind::In(left, right),
        };
        Ok(Node { span, kind })
    }

    /// `Some(None)` for `in`.
    fn relation_operator(&mut self) -> Option<Option<Comparison>> {
        if self.takes_word("in") {
            return Some(None);
        }
        let comparison = match self.peek() {
            TokenKind::Symbol("==") => Comparison::Equal,
            TokenKind::Symbol("!=") => Comparison::NotEqual,
            TokenKind::Symbol("<") => Comparison::Less,
            TokenKind::Symbol("<=") => Comparison::LessOrEqual,
            TokenKind::Symbol(">") => Comparison::Greater,
            TokenKind::Symbol(">=") => Comparison::GreaterOrEqual,
            _ => return None,
        };
        self.take();
        Some(Some(comparison))
    }

    fn sum(&mut self) -> Result<Node, Fault> {
        let mut left = self.unary()?;
        loop {
            let kind = if self.takes("+") {
                NodeKind::Add
            } else if self.takes("-") {
                NodeKind::Sub
            } else {
                return Ok(left);
            };
            let right = self.unary()?;
            let span = Span::new(left.span.start, right.span.end);
            left = Node {
                span,
                kind: kind(Box::new(left), Box::new(right)),
            };
        }
    }

    fn unary(&mut self) -> Result<Node, Fault> {
        let start = self.span().start;
        if !self.takes("!") {
            return self.postfix();
        }
        let inner = self.nested(Self::unary)?;
        let span = Span::new(start, inner.span.end);
        Ok(Node {
            span,
            kind: NodeKind::Not(Box::new(inner)),
        })
    }

    fn postfix(&mut self) -> Result<Node, Fault> {
        let mut node = self.primary()?;
        loop {
            let start = node.span.start;
            let kind = if self.takes(".") {
                let word = self.word("a name after the dot")?;
                if self.takes("(") {
                    let arguments = self.list(")")?;
                    NodeKind::Method(Box::new(node), word, arguments)
                } else {
                    NodeKind::Select(Box::new(node), word)
                }
            } else if self.takes("[") {
                let key = self.nested(Self::or)?;
                self.close("]")?;
                NodeKind::Index(Box::new(node), Box::new(key))
            } else {
                return Ok(node);
            };
            node = Node {
                span: Span::new(start, self.end_of_last()),
                kind,
            };
        }
    }

    fn primary(&mut self) -> Result<Node, Fault> {
        let start = self.span();
        let kind = match self.peek().clone() {
            TokenKind::Int(digits) => {
                self.take();
                self.int(start, &digits)?
            }
            TokenKind::Symbol("-") => {
                self.take();
                let TokenKind::Int(digits) = self.peek().clone() else {
                    return Err(self.unexpected("a number after the minus"));
                };
                self.take();
                self.int(start, &format!("-{digits}"))?
            }
            TokenKind::Text(text) => {
                self.take();
                NodeKind::Text(text)
            }
            TokenKind::Symbol("(") => {
                self.take();
                let inner = self.nested(Self::or)?;
                self.close(")")?;
                let span = Span::new(start.start, self.end_of_last());
                return Ok(Node {
                    span,
                    kind: inner.kind,
                });
            }
            TokenKind::Symbol("[") => {
                self.take();
                NodeKind::List(self.list("]")?)
            }
            TokenKind::Name(name) if name == "true" || name == "false" => {
                self.take();
                NodeKind::Bool(name == "true")
            }
            TokenKind::Name(_) => {
                let word = self.word("a name")?;
                if self.takes("(") {
                    NodeKind::Call(word, self.list(")")?)
                } else {
                    NodeKind::Name(word.name)
                }
            }
            _ => return Err(self.unexpected("a name, a number, a 'text' or a bracket")),
        };
        Ok(Node {
            span: Span::new(start.start, self.end_of_last()),
            kind,
        })
    }

    fn int(&self, start: Span, digits: &str) -> Result<NodeKind, Fault> {
        digits.parse().map(NodeKind::Int).map_err(|_| {
            let span = Span::new(start.start, self.end_of_last());
            Fault::new("WF0318", span, "the number is too large").help(format!(
                "numbers lie between {} and {}",
                i64::MIN,
                i64::MAX
            ))
        })
    }

    fn word(&mut self, expected: &str) -> Result<Word, Fault> {
        let span = self.span();
        let TokenKind::Name(name) = self.peek().clone() else {
            return Err(self.unexpected(expected));
        };
        if RESERVED.contains(&name.as_str()) || matches!(name.as_str(), "in" | "true" | "false") {
            let message = format!("`{name}` is reserved and can be no name");
            let help = match name.as_str() {
                "if" | "else" => "write `!a || b` for `if a then b`",
                _ => "CEL, whose syntax expressions have, keeps this word; choose another name",
            };
            return Err(Fault::new("WF0303", span, message).help(help));
        }
        self.take();
        Ok(Word {
            span,
            name: Name::from(name),
        })
    }

    /// The rest of a list up to its closing bracket.
    fn list(&mut self, closing: &'static str) -> Result<Vec<Node>, Fault> {
        let mut parts = Vec::new();
        if self.takes(closing) {
            return Ok(parts);
        }
        loop {
            parts.push(self.nested(Self::or)?);
            if !self.takes(",") {
                self.close(closing)?;
                return Ok(parts);
            }
        }
    }

    fn close(&mut self, closing: &'static str) -> Result<(), Fault> {
        if self.takes(closing) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{closing}` or an operator")))
    }

    fn nested(&mut self, part: fn(&mut Self) -> Result<Node, Fault>) -> Result<Node, Fault> {
        if self.nesting == NESTING_MAX {
            let message = format!("brackets are nested more than {NESTING_MAX} deep");
            return Err(Fault::new("WF0317", self.span(), message).help(
                "give a part of it a name as a milestone, or split it into several clauses",
            ));
        }
        self.nesting += 1;
        let node = part(self);
        self.nesting -= 1;
        node
    }

    fn end_of_last(&self) -> usize {
        self.next
            .checked_sub(1)
            .map_or(0, |last| self.tokens[last].span.end)
    }
}
