//! The checks of a text before it is read: encoding, size, characters.

use std::borrow::Cow;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    span::Span,
};

use super::{FILE_BYTES_MAX, LINE_BYTES_MAX};

/// The text as the reader of YAML should see it: tabs, which are reported, are spaces. Bytes keep their places.
/// `None` if it must not be read at all.
pub(super) fn checked<'a>(bytes: &'a [u8], diagnostics: &mut Diagnostics) -> Option<Cow<'a, str>> {
    if bytes.len() > FILE_BYTES_MAX {
        diagnostics.push(too_large(bytes));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.push(not_utf8(error.valid_up_to()));
            return None;
        }
    };
    let readable = [
        byte_order_mark(text),
        control_character(text),
        long_line(text),
    ];
    let readable = readable
        .into_iter()
        .flatten()
        .map(|diagnostic| diagnostics.push(diagnostic))
        .count()
        == 0;
    directives(text, diagnostics);
    if let Some(diagnostic) = tabs(text) {
        diagnostics.push(diagnostic);
        return readable.then(|| Cow::Owned(text.replace('\t', " ")));
    }
    readable.then_some(Cow::Borrowed(text))
}

fn too_large(bytes: &[u8]) -> Diagnostic {
    let longest = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::len)
        .max()
        .unwrap_or(0);
    let diagnostic = Diagnostic::error(
        code::LIMIT,
        format!("the file is too large: {} bytes", bytes.len()),
    )
    .note(format!("at most {FILE_BYTES_MAX} bytes are read"));
    if longest > LINE_BYTES_MAX {
        diagnostic.note(format!("its longest line has {longest} bytes"))
    } else {
        diagnostic
    }
}

fn not_utf8(position: usize) -> Diagnostic {
    Diagnostic::error(code::ENCODING, "the file is not UTF-8")
        .at(Span::new(position, position + 1))
        .label(format!("byte {position} does not belong to a character"))
        .help("save the file as UTF-8")
}

fn byte_order_mark(text: &str) -> Option<Diagnostic> {
    text.starts_with('\u{feff}').then(|| {
        Diagnostic::error(code::ENCODING, "the file begins with a byte order mark")
            .at(Span::new(0, '\u{feff}'.len_utf8()))
            .help("save the file as UTF-8 without a byte order mark")
    })
}

fn control_character(text: &str) -> Option<Diagnostic> {
    let (position, character) = text.char_indices().find(|(_, character)| {
        character.is_control() && !matches!(character, '\n' | '\r' | '\t')
    })?;
    let span = Span::new(position, position + character.len_utf8());
    Some(
        Diagnostic::error(
            code::ENCODING,
            format!("control character U+{:04X}", u32::from(character)),
        )
        .at(span)
        .help("remove it; only line breaks may stand in a file"),
    )
}

fn long_line(text: &str) -> Option<Diagnostic> {
    let mut start = 0;
    for line in text.split('\n') {
        if line.len() > LINE_BYTES_MAX {
            return Some(
                Diagnostic::error(
                    code::LIMIT,
                    format!("the line is too long: {} bytes", line.len()),
                )
                .at(Span::new(start, start))
                .note(format!("at most {LINE_BYTES_MAX} bytes are read of a line"))
                .help("break the line"),
            );
        }
        start += line.len() + 1;
    }
    None
}

fn directives(text: &str, diagnostics: &mut Diagnostics) {
    let mut start = 0;
    for line in text.split('\n') {
        if line.starts_with('%') {
            diagnostics.push(
                Diagnostic::error(code::CONSTRUCT, "directives are not part of the dialect")
                    .at(Span::new(start, start + line.trim_end().len()))
                    .help("remove the line"),
            );
        }
        start += line.len() + 1;
    }
}

fn tabs(text: &str) -> Option<Diagnostic> {
    let first = text.find('\t')?;
    let width = text[first..].bytes().take_while(|b| *b == b'\t').count();
    let lines = text.split('\n').filter(|line| line.contains('\t')).count();
    let diagnostic = Diagnostic::error(code::TAB, "a tab stands in the file")
        .at(Span::new(first, first + width))
        .help("use spaces");
    Some(match lines {
        1 => diagnostic,
        lines => diagnostic.note(format!("tabs stand in {lines} lines")),
    })
}
