//! [`diagram()`]: states or machines as boxes and lines. Nothing moves when time passes: how something stands is a mark on a
//! box that stays where it is.

use definition::diagram::{Diagram, Edge, EdgeKind, StateBox, TITLE_HEIGHT};
use maud::{Markup, html};

use super::tag::Tag;

/// The height of a line of text.
const LINE: i32 = 16;

/// From the upper edge of a line of text to where its letters stand.
const ASCENT: i32 = 12;

/// How something stands in a box.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// How.
    pub(crate) state: Tag,
    /// In words: how much is there.
    pub(crate) says: String,
}

/// What is drawn.
pub(crate) struct Drawing<'d> {
    /// A name of its own on the page, for references.
    pub(crate) id: &'d str,
    /// What it shows.
    pub(crate) title: &'d str,
    /// How to read it.
    pub(crate) describes: &'d str,
    /// The language of what the definition says, where it is not that of the page.
    pub(crate) lang: Option<&'static str>,
    pub(crate) diagram: &'d Diagram,
}

/// The drawing, in a box of its own that scrolls. `address` says where the text of a box leads.
pub(crate) fn diagram(
    drawing: &Drawing<'_>,
    address: impl Fn(&StateBox) -> String,
    mark: impl Fn(&StateBox) -> Option<Mark>,
) -> Markup {
    let Diagram { width, height, .. } = *drawing.diagram;
    let (title, describes) = (
        format!("{}-title", drawing.id),
        format!("{}-describes", drawing.id),
    );
    let arrow = format!("{}-arrow", drawing.id);
    html! {
        div.scroll role="region" tabindex="0" aria-label=(drawing.title) {
            svg.diagram role="group" aria-labelledby=(title) aria-describedby=(describes)
                width=(width) height=(height) viewBox=(format!("0 0 {width} {height}")) {
                title id=(title) { (drawing.title) }
                desc id=(describes) { (drawing.describes) }
                defs {
                    marker id=(arrow) viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto" {
                        path d="M0 0L8 4L0 8z" {}
                    }
                }
                @for one in &drawing.diagram.boxes { (state(one, &address(one), mark(one), drawing.lang)) }
                @for edge in &drawing.diagram.edges { (line(edge, &arrow, drawing.lang)) }
            }
        }
    }
}

fn state(one: &StateBox, address: &str, mark: Option<Mark>, lang: Option<&str>) -> Markup {
    let middle = one.x + one.width / 2;
    let count = i32::try_from(one.lines.len()).unwrap_or_default();
    let first = if one.compound {
        one.y + (TITLE_HEIGHT - LINE) / 2
    } else {
        one.y + (one.height - count * LINE) / 2
    };
    html! {
        g data-state=[mark.as_ref().map(|mark| mark.state.id())] aria-current=[mark.is_some().then_some("true")] {
            title { (one.title) @if let Some(mark) = &mark { ": " (mark.says) } }
            rect x=(one.x) y=(one.y) width=(one.width) height=(one.height) rx="6" {}
            @if one.closed || one.settled {
                rect x=(one.x + 3) y=(one.y + 3) width=(one.width - 6) height=(one.height - 6) rx="4"
                    stroke-dasharray=[one.failure.then_some("2 2")] {}
            }
            @if one.initial { circle.arrow cx=(one.x + 9) cy=(one.y + 9) r="4" {} }
            a href=(address) lang=[lang] {
                @for (text, row) in one.lines.iter().zip(0..) {
                    text x=(middle) y=(first + row * LINE + ASCENT) text-anchor="middle" { (text) }
                }
            }
            @if let Some(mark) = &mark {
                text.quiet x=(one.x + one.width - 6) y=(one.y + one.height - 5) text-anchor="end" { (mark.says) }
            }
        }
    }
}

fn line(edge: &Edge, arrow: &str, lang: Option<&str>) -> Markup {
    let corners = edge.points.iter().map(|(x, y)| format!("{x},{y}"));
    let corners: Vec<String> = corners.collect();
    let dashes = match edge.kind {
        EdgeKind::Action | EdgeKind::Spawn => None,
        EdgeKind::Automatic | EdgeKind::Signal => Some("6 3"),
        EdgeKind::Expiry => Some("2 3"),
    };
    html! {
        g lang=[lang] {
            title { (edge.label) }
            polyline.edge points=(corners.join(" ")) stroke-dasharray=[dashes] marker-end=(format!("url(#{arrow})")) {}
            @for (text, row) in edge.label_lines.iter().zip(0..) {
                text.quiet x=(edge.label_x) y=(edge.label_y + row * LINE + ASCENT) { (text) }
            }
        }
    }
}
