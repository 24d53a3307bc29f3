//! [`Diagnostic`]s for people and for programs.

mod excerpt;

#[cfg(test)]
mod tests;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use crate::source::Lines;

use super::{Diagnostic, Severity};

use excerpt::Excerpt;

/// The greatest number of findings that are shown to people at once.
pub const SHOWN_MAX: usize = 50;

/// Findings as text: code, sentence, excerpt with caret, notes, helps.
///
/// `file` is the name to show, `source` the text that the spans count in.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], file: &str, source: &str, coloured: bool) -> String {
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(SHOWN_MAX) {
        text.push_str(&rendered(&renderer, diagnostic, file, source));
        text.push_str("\n\n");
    }
    if let Some(more) = diagnostics.len().checked_sub(SHOWN_MAX + 1) {
        text.push_str(&format!("... and {} more\n", more + 1));
    }
    text
}

fn rendered(renderer: &Renderer, diagnostic: &Diagnostic, file: &str, source: &str) -> String {
    let excerpt = Excerpt::of(diagnostic, source);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(
        level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code),
    );
    match &excerpt {
        Some(excerpt) => group = group.element(snippet(excerpt, file)),
        None => group = group.element(Origin::path(file)),
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

fn snippet<'a>(excerpt: &'a Excerpt<'_>, file: &'a str) -> Snippet<'a, Annotation<'a>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = (!mark.label.is_empty()).then_some(mark.label);
        kind.span(mark.start..mark.end).label(label)
    });
    Snippet::source(excerpt.text)
        .line_start(excerpt.line)
        .path(file)
        .annotations(marks)
}

/// Findings as JSON. Lines and columns count from 1, columns in characters; `start` and `end` count bytes from 0.
#[must_use]
pub fn to_json(diagnostics: &[Diagnostic], file: &str, source: &str) -> Value {
    let lines = Lines::of(source);
    let place = |span: crate::span::Span| {
        let (line, column) = lines.line_and_column(span.start);
        let (end_line, end_column) = lines.line_and_column(span.end);
        json!({
            "line": line, "column": column, "end_line": end_line, "end_column": end_column,
            "start": span.start, "end": span.end,
        })
    };
    let finding = |diagnostic: &Diagnostic| {
        json!({
            "code": diagnostic.code,
            "severity": diagnostic.severity.as_str(),
            "message": diagnostic.message,
            "file": file,
            "place": diagnostic.span.map(place),
            "label": diagnostic.label,
            "also": diagnostic
                .also
                .iter()
                .map(|(span, label)| json!({ "place": place(*span), "label": label }))
                .collect::<Vec<_>>(),
            "notes": diagnostic.notes,
            "helps": diagnostic.helps,
        })
    };
    diagnostics.iter().map(finding).collect()
}
