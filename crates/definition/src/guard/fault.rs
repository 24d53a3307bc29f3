//! [`Fault`]: why a text is no expression.

use crate::span::Span;

/// Why a text is no expression. The place is relative to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of the finding.
    pub code: &'static str,
    /// Where, in the expression's own text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// Words beside the marked place; may be empty.
    pub label: String,
    /// How to mend it.
    pub helps: Vec<String>,
}

impl Fault {
    pub(super) fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            span,
            message,
            label: String::new(),
            helps: Vec::new(),
        }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }
}
