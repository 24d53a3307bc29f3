//! Events of YAML become a tree of [`Node`]s.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    span::{SourceText, Span},
};

use super::{DEPTH_MAX, Map, Node, NodeKind, Pair, Scalar, Style, origin};

/// Reads the one document of a text.
pub(super) fn build(text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        text,
        places: Places::of(text),
        open: Vec::new(),
        root: None,
        documents: 0,
        diagnostics,
    };
    for event in Parser::new_from_str(text) {
        let more = match event {
            Ok((event, span)) => {
                let start = builder.places.byte(span.start.index());
                let end = builder.places.byte(span.end.index());
                builder.event(event, Span::new(start, end.max(start)))
            }
            Err(error) => {
                let position = builder.places.byte(error.marker().index());
                builder.diagnostics.push(not_yaml(&error, position, text));
                return None;
            }
        };
        if !more {
            return None;
        }
    }
    if builder.documents == 0 {
        builder.diagnostics.push(
            Diagnostic::error(code::DOCUMENTS, "the file is empty")
                .note("nothing but comments and blank lines stands in it"),
        );
    }
    builder.root
}

/// Characters are counted by the reader of YAML, bytes by everybody else.
enum Places {
    Ascii(usize),
    Table(Vec<usize>),
}

impl Places {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Places::Ascii(text.len());
        }
        let starts = text.char_indices().map(|(start, _)| start);
        Places::Table(starts.chain([text.len()]).collect())
    }

    fn byte(&self, character: usize) -> usize {
        match self {
            Places::Ascii(length) => character.min(*length),
            Places::Table(starts) => starts[character.min(starts.len() - 1)],
        }
    }
}

/// A list or map whose end has not come yet.
struct Open {
    start: usize,
    braces: bool,
    /// The end of what stands in it so far.
    end: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map {
        pairs: Vec<Pair>,
        key: Option<SourceText>,
        seen: BTreeMap<String, Span>,
    },
}

struct Builder<'a, 'd> {
    text: &'a str,
    places: Places,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    diagnostics: &'d mut Diagnostics,
}

impl Builder<'_, '_> {
    /// Takes one event; `false` if there is no point in going on.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(_) => return self.document(span),
            Event::Alias(_) => {
                self.construct("aliases are", span, "write the content again");
                self.node(Node {
                    span,
                    kind: NodeKind::Empty,
                });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                self.scalar(text.into_owned(), style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                return self.start(span, Content::List(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                let content = Content::Map {
                    pairs: Vec::new(),
                    key: None,
                    seen: BTreeMap::new(),
                };
                return self.start(span, content);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        true
    }

    fn document(&mut self, span: Span) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            self.diagnostics.push(
                Diagnostic::error(code::DOCUMENTS, "a second document begins")
                    .at(span)
                    .label("only the part above would count")
                    .help("put it into a file of its own"),
            );
        }
        self.documents == 1
    }

    fn properties(&mut self, anchor: usize, tagged: bool, span: Span) {
        let at = Span::new(span.start, span.start + 1);
        if anchor > 0 {
            self.construct("anchors are", at, "write the content where it is needed");
        }
        if tagged {
            let help = "remove the tag; the type of a text comes from its place";
            self.construct("tags are", at, help);
        }
    }

    fn construct(&mut self, what: &str, span: Span, help: &str) {
        let message = format!("{what} not part of the dialect");
        self.diagnostics.push(
            Diagnostic::error(code::CONSTRUCT, message)
                .at(span)
                .help(help),
        );
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span) {
        if text.is_empty() && style == ScalarStyle::Plain {
            let span = Span::new(span.start, span.start);
            self.node(Node {
                span,
                kind: NodeKind::Empty,
            });
            return;
        }
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let source = origin::locate(text, style, self.text, span.start);
        self.node(Node {
            span: source.span,
            kind: NodeKind::Text(Scalar { source, style }),
        });
    }

    fn start(&mut self, span: Span, content: Content) -> bool {
        if self.open.len() == DEPTH_MAX {
            self.diagnostics.push(too_deep(span.start));
            return false;
        }
        self.open.push(Open {
            start: span.start,
            braces: self.text[span.start..].starts_with(['{', '[']),
            end: span.start,
            content,
        });
        true
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let end = if open.braces {
            span.start + 1
        } else {
            open.end
        };
        let kind = match open.content {
            Content::List(nodes) => NodeKind::List(nodes),
            Content::Map { pairs, .. } => NodeKind::Map(Map {
                pairs,
                braces: open.braces,
            }),
        };
        self.node(Node {
            span: Span::new(open.start, end),
            kind,
        });
    }

    /// Puts a finished node where it belongs.
    fn node(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.end = open.end.max(node.span.end);
        match &mut open.content {
            Content::List(nodes) => nodes.push(node),
            Content::Map { pairs, key, seen } => match key.take() {
                None => *key = Some(checked_key(node, seen, self.diagnostics)),
                Some(key) => pairs.push(Pair {
                    span: Span::new(key.span.start, node.span.end.max(key.span.end)),
                    key,
                    value: node,
                }),
            },
        }
    }
}

fn checked_key(
    node: Node,
    seen: &mut BTreeMap<String, Span>,
    diagnostics: &mut Diagnostics,
) -> SourceText {
    let (source, style) = match node.kind {
        NodeKind::Text(Scalar { source, style }) => (source, style),
        kind => {
            if kind != NodeKind::Empty {
                diagnostics.push(
                    Diagnostic::error(
                        code::CONSTRUCT,
                        "lists and maps as keys are not part of the dialect",
                    )
                    .at(node.span)
                    .help("quote the key if it is meant as text"),
                );
            }
            return SourceText::verbatim("", node.span.start);
        }
    };
    if style == Style::Plain && source.text == "<<" {
        diagnostics.push(
            Diagnostic::error(code::CONSTRUCT, "merge keys are not part of the dialect")
                .at(source.span)
                .help("write the content again"),
        );
    }
    match seen.get(&source.text) {
        Some(first) => diagnostics.push(duplicate(&source, *first)),
        None => {
            seen.insert(source.text.clone(), source.span);
        }
    }
    source
}

fn duplicate(source: &SourceText, first: Span) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_KEY,
        format!("`{}` is written twice", source.text),
    )
    .at(source.span)
    .label("once more")
    .also(first, "first written here")
    .note("which one counts would depend on the program that reads it")
    .help("rename or remove one of them")
}

fn too_deep(position: usize) -> Diagnostic {
    Diagnostic::error(code::LIMIT, "lists and maps are nested too deeply")
        .at(Span::new(position, position + 1))
        .note(format!("at most {DEPTH_MAX} levels are read"))
}

fn not_yaml(error: &ScanError, position: usize, text: &str) -> Diagnostic {
    let info = error.info();
    if info.contains("recursion limit") {
        return too_deep(position);
    }
    if info.contains("unknown anchor") {
        return Diagnostic::error(code::CONSTRUCT, "aliases are not part of the dialect")
            .at(Span::new(position, position + 1))
            .help("quote the text if it is meant to begin with `*`");
    }
    let width = text[position..].chars().next().map_or(0, char::len_utf8);
    let diagnostic = Diagnostic::error(code::SYNTAX, format!("the text cannot be read: {info}"))
        .at(Span::new(position, position + width));
    let help = if info.contains("mapping values are not allowed") {
        "a text that contains `: ` must be quoted"
    } else if info.contains("flow mapping") || info.contains("flow sequence") {
        "inside { } and [ ] a text that contains any of , : # { } [ ] must be quoted"
    } else if info.contains("quoted scalar") {
        "a quote is not closed, or something stands behind it"
    } else {
        "look at the indentation and the quotes of this line and the one before"
    };
    diagnostic.help(help)
}
