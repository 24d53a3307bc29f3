//! [`TypeExpr`]: a type as written, its names not yet looked up.

#[cfg(test)]
mod tests;

use crate::{
    diagnostic::{Diagnostic, code},
    grammar::{id::is_id, scalar::excerpt},
    name::Name,
    span::{SourceText, Span, Spanned},
};

/// A type as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeExpr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TypeExprKind,
}

/// The forms of a written type.
///
/// `type := stated ["or not stated"]`, `stated := element ["per" id]`,
/// `element := ("list" | "set") "of" element | "matrix of" id "by" id | built-in | id {"or" id}`.
/// So `list of int per group` is a list for each group, and `list of text or not stated` is a list, or the statement
/// that there is none to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the built-in types have the names of the language"
)]
pub enum TypeExprKind {
    Bool,
    Int,
    Text,
    Date,
    PartialDate,
    Instant,
    Document,
    Person,
    /// One or more vocabularies, or one or more machines: `theme or country`
    OneOf(Vec<Spanned<Name>>),
    /// `matrix of row by column`
    Matrix {
        /// Vocabulary of the rows.
        row: Spanned<Name>,
        /// Vocabulary of the columns.
        column: Spanned<Name>,
    },
    /// `list of T`
    List(Box<TypeExpr>),
    /// `set of T`
    Set(Box<TypeExpr>),
    /// `T per vocabulary`
    Per {
        /// Type of the values.
        value: Box<TypeExpr>,
        /// Vocabulary of the keys.
        vocabulary: Spanned<Name>,
    },
    /// `T or not stated`
    OrNotStated(Box<TypeExpr>),
}

/// Reads a type.
///
/// # Errors
/// What is wrong with it, in one diagnostic.
pub fn type_expr(source: &SourceText) -> Result<TypeExpr, Box<Diagnostic>> {
    let mut words = Vec::new();
    let mut start = 0;
    for word in source.text.split(' ') {
        if !word.is_empty() {
            words.push(source.part(Span::new(start, start + word.len())));
        }
        start += word.len() + 1;
    }
    let mut reader = Reader {
        source,
        words: &words,
        at: 0,
    };
    let stated = reader.stated()?;
    if reader.at == words.len() {
        return Ok(stated);
    }
    reader.expect("or")?;
    reader.expect("not")?;
    reader.expect("stated")?;
    match words.get(reader.at) {
        Some(word) => Err(reader.fault(word, "nothing more")),
        None => Ok(TypeExpr {
            span: source.span,
            kind: TypeExprKind::OrNotStated(Box::new(stated)),
        }),
    }
}

/// The words of a type, read from left to right.
struct Reader<'a> {
    source: &'a SourceText,
    words: &'a [SourceText],
    at: usize,
}

impl Reader<'_> {
    fn stated(&mut self) -> Result<TypeExpr, Box<Diagnostic>> {
        let element = self.element()?;
        if self.peek() != Some("per") {
            return Ok(element);
        }
        self.at += 1;
        let vocabulary = self.id("a vocabulary")?;
        Ok(TypeExpr {
            span: Span::new(element.span.start, vocabulary.span.end),
            kind: TypeExprKind::Per {
                value: Box::new(element),
                vocabulary,
            },
        })
    }

    /// `list of list of ...` may be as long as a line, so it is read in a loop.
    fn element(&mut self) -> Result<TypeExpr, Box<Diagnostic>> {
        let mut around = Vec::new();
        while let Some(word @ ("list" | "set")) = self.peek() {
            around.push((word == "list", self.words[self.at].span.start));
            self.at += 1;
            self.expect("of")?;
            if around.len() > NESTING_MAX {
                let word = &self.words[self.at - 1];
                return Err(self.fault(word, "less nesting"));
            }
        }
        let mut element = self.innermost()?;
        while let Some((list, start)) = around.pop() {
            let span = Span::new(start, element.span.end);
            let inner = Box::new(element);
            let kind = if list {
                TypeExprKind::List(inner)
            } else {
                TypeExprKind::Set(inner)
            };
            element = TypeExpr { span, kind };
        }
        Ok(element)
    }

    fn innermost(&mut self) -> Result<TypeExpr, Box<Diagnostic>> {
        let start = self.words.get(self.at).map(|word| word.span);
        let kind = match self.peek() {
            Some("matrix") => return self.matrix(),
            Some("bool") => TypeExprKind::Bool,
            Some("int") => TypeExprKind::Int,
            Some("text") => TypeExprKind::Text,
            Some("date") => TypeExprKind::Date,
            Some("instant") => TypeExprKind::Instant,
            Some("document") => TypeExprKind::Document,
            Some("person") => TypeExprKind::Person,
            Some("partial") => {
                self.at += 1;
                let end = self.expect("date")?;
                let start = start.unwrap_or(end).start;
                return Ok(TypeExpr {
                    span: Span::new(start, end.end),
                    kind: TypeExprKind::PartialDate,
                });
            }
            _ => return self.one_of(),
        };
        self.at += 1;
        let span = start.unwrap_or(self.source.span);
        Ok(TypeExpr { span, kind })
    }

    fn matrix(&mut self) -> Result<TypeExpr, Box<Diagnostic>> {
        let start = self.expect("matrix")?.start;
        self.expect("of")?;
        let row = self.id("a vocabulary")?;
        self.expect("by")?;
        let column = self.id("a vocabulary")?;
        Ok(TypeExpr {
            span: Span::new(start, column.span.end),
            kind: TypeExprKind::Matrix { row, column },
        })
    }

    fn one_of(&mut self) -> Result<TypeExpr, Box<Diagnostic>> {
        let first = self.id("a type")?;
        let mut span = first.span;
        let mut names = vec![first];
        while self.peek() == Some("or")
            && self
                .words
                .get(self.at + 1)
                .is_some_and(|word| word.text != "not")
        {
            self.at += 1;
            let name = self.id("a vocabulary or a machine")?;
            span.end = name.span.end;
            names.push(name);
        }
        Ok(TypeExpr {
            span,
            kind: TypeExprKind::OneOf(names),
        })
    }

    fn peek(&self) -> Option<&'static str> {
        let word = self.words.get(self.at)?;
        WORDS.into_iter().find(|known| *known == word.text)
    }

    fn expect(&mut self, expected: &'static str) -> Result<Span, Box<Diagnostic>> {
        match self.words.get(self.at) {
            Some(word) if word.text == expected => {
                self.at += 1;
                Ok(word.span)
            }
            Some(word) => Err(self.fault(word, &format!("`{expected}`"))),
            None => Err(self.cut(&format!("`{expected}`"))),
        }
    }

    fn id(&mut self, what: &str) -> Result<Spanned<Name>, Box<Diagnostic>> {
        match self.words.get(self.at) {
            Some(word) if is_id(&word.text, false) && !WORDS.contains(&word.text.as_str()) => {
                self.at += 1;
                Ok(Spanned {
                    value: word.text.as_str().into(),
                    span: word.span,
                })
            }
            Some(word) => Err(self.fault(word, what)),
            None => Err(self.cut(what)),
        }
    }

    fn fault(&self, word: &SourceText, expected: &str) -> Box<Diagnostic> {
        let label = format!("{expected} should stand here");
        Box::new(self.not_a_type().at(word.span).label(label))
    }

    fn cut(&self, expected: &str) -> Box<Diagnostic> {
        let label = format!("{expected} should follow");
        Box::new(self.not_a_type().at(self.source.span).label(label))
    }

    fn not_a_type(&self) -> Diagnostic {
        let message = format!("`{}` is not a type", excerpt(&self.source.text));
        Diagnostic::error(code::BAD_TYPE, message).help(FORMS)
    }
}

/// Greatest depth of lists and sets in each other.
const NESTING_MAX: usize = 4;

/// The words of the type language.
pub(crate) const WORDS: [&str; 17] = [
    "bool", "int", "text", "date", "partial", "instant", "document", "person", "list", "set",
    "matrix", "of", "by", "per", "or", "not", "stated",
];

const FORMS: &str = "types are: bool, int, text, date, partial date, instant, document, person, <vocabulary>, <machine>, \
     a or b, list of T, set of T, T per <vocabulary>, matrix of a by b, T or not stated";
