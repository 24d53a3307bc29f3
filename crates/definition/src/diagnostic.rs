//! [`Diagnostic`]: one finding about a text, as data.
//!
//! What is wrong, where, why it matters and how to mend it. [`Diagnostics`] collects them, so that a stage can go on
//! after the first error.

pub mod code;
pub mod render;

use crate::span::Span;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The text cannot be used.
    Error,
    /// The text can be used, but somebody should look.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One finding about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `WF0006`: stable, so that people and programs can refer to it.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence without a full stop: what is wrong.
    pub message: String,
    /// Where; `None` if it concerns the text as a whole.
    pub span: Option<Span>,
    /// A few words beside the marked place; may be empty.
    pub label: String,
    /// Other places that belong to it, each with a few words.
    pub also: Vec<(Span, String)>,
    /// Why it matters, and what else belongs to it.
    pub notes: Vec<String>,
    /// How to mend it.
    pub helps: Vec<String>,
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into())
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into())
    }

    fn new(code: &'static str, severity: Severity, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            span: None,
            label: String::new(),
            also: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Sets the words beside the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also.push((span, label.into()));
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }
}

/// The greatest number of findings that are kept about one text.
pub const FOUND_MAX: usize = 1000;

/// The findings about one text, in the order they were made. Of very many, the first [`FOUND_MAX`] are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    errors: bool,
}

impl Diagnostics {
    /// No findings yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.errors |= diagnostic.severity == Severity::Error;
        if self.found.len() < FOUND_MAX {
            self.found.push(diagnostic);
        }
    }

    /// Adds all findings of another stage.
    pub fn append(&mut self, other: Diagnostics) {
        self.errors |= other.errors;
        let room = FOUND_MAX - self.found.len();
        self.found.extend(other.found.into_iter().take(room));
    }

    /// Whether there is at least one error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors
    }

    /// Whether there is no finding at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// The findings in the order of the text; those without a place come last. Equal findings are kept once.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| {
            (diagnostic.span.is_none(), diagnostic.span, diagnostic.code)
        });
        self.found.dedup();
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_come_in_the_order_of_the_text() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::warning("WF0002", "nowhere"));
        diagnostics.push(Diagnostic::error("WF0001", "late").at(Span::new(9, 10)));
        diagnostics.push(Diagnostic::error("WF0001", "early").at(Span::new(1, 2)));
        diagnostics.push(Diagnostic::error("WF0001", "late").at(Span::new(9, 10)));
        assert!(diagnostics.has_errors());
        let messages: Vec<_> = diagnostics
            .into_vec()
            .into_iter()
            .map(|diagnostic| diagnostic.message)
            .collect();
        assert_eq!(messages, ["early", "late", "nowhere"]);
    }

    #[test]
    fn an_error_among_very_many_findings_is_never_lost() {
        let mut diagnostics = Diagnostics::new();
        for _ in 0..=FOUND_MAX {
            diagnostics.push(Diagnostic::warning("WF0002", "look"));
        }
        diagnostics.push(Diagnostic::error("WF0001", "wrong"));
        let mut all = Diagnostics::new();
        all.append(diagnostics);
        assert!(all.has_errors());
        assert_eq!(all.iter().count(), FOUND_MAX);
    }

    #[test]
    fn warnings_alone_are_no_errors() {
        let mut diagnostics = Diagnostics::new();
        assert!(diagnostics.is_empty() && !diagnostics.has_errors());
        diagnostics.push(Diagnostic::warning("WF0002", "look"));
        assert!(!diagnostics.is_empty() && !diagnostics.has_errors());
    }
}
