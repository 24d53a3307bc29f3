//! Findings about a text, as a server tells them.

use definition::{
    diagnostic::{Diagnostic, Severity},
    span::Span,
};
use serde::Deserialize;
use serde_json::Value as Json;

/// A finding in JSON.
#[derive(Deserialize)]
struct Finding {
    code: String,
    severity: String,
    message: String,
    place: Option<Place>,
    label: String,
    also: Vec<Also>,
    notes: Vec<String>,
    helps: Vec<String>,
}

#[derive(Deserialize)]
struct Also {
    place: Place,
    label: String,
}

/// Bytes, counted from 0.
#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

impl Place {
    fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The findings of which a server told; what it tells otherwise is left out.
pub(crate) fn findings(errors: &[Json]) -> Vec<Diagnostic> {
    let read = |error: &Json| Finding::deserialize(error).ok();
    errors
        .iter()
        .filter_map(read)
        .map(|finding| Diagnostic {
            // Codes are constants wherever findings are made. The process ends as soon as these few are shown.
            code: finding.code.leak(),
            severity: if finding.severity == Severity::Warning.as_str() {
                Severity::Warning
            } else {
                Severity::Error
            },
            message: finding.message,
            span: finding.place.map(|place| place.span()),
            label: finding.label,
            also: finding
                .also
                .into_iter()
                .map(|also| (also.place.span(), also.label))
                .collect(),
            notes: finding.notes,
            helps: finding.helps,
        })
        .collect()
}
