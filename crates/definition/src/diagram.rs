//! [`machine`] and [`overview`]: a definition drawn as boxes and lines.
//!
//! A drawing is data: whoever shows it decides on colours and corners. No place in it depends on a text, only on states and
//! transitions and their order; so nothing moves when a title changes, is translated, or when time passes.
//!
//! States stand in layers from top to bottom. Every line leaves its box at one edge, runs only in the channels between the
//! layers and across them in columns of its own, and its text has a place among the boxes. A line that leads back runs from
//! the top of its box upwards to the bottom of the other.

mod arrange;
mod graph;
mod layers;
mod machines;
mod order;
mod place;
mod route;
mod sheet;
mod text;

use crate::{
    model::{Definition, machine::Machine},
    name::Name,
};

pub use text::lines;

/// A drawing. All lengths are pixels at a scale of 1:1; the origin is at the top and on the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its boxes in the order written, outer before inner.
    pub boxes: Vec<StateBox>,
    /// Its lines, in the order of their states.
    pub edges: Vec<Edge>,
}

/// A state; in an overview, a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateBox {
    /// The id of the state or the machine.
    pub id: Name,
    /// Its title; of a machine, with its blanks as dots.
    pub title: Name,
    /// The title in lines that fit.
    pub lines: Vec<String>,
    /// The box around it.
    pub parent: Option<Name>,
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// The width.
    pub width: i32,
    /// The height.
    pub height: i32,
    /// Whether the machine, or the state around it, begins here; in an overview, the root.
    pub initial: bool,
    /// Whether there are boxes inside; its title then stands in a line at the top, [`TITLE_HEIGHT`] high.
    pub compound: bool,
    /// No way out.
    pub closed: bool,
    /// Done unless reopened.
    pub settled: bool,
    /// Ended without reaching its goal.
    pub failure: bool,
}

/// A transition; in an overview, all that one machine does to another of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The id of the action, the automatic transition or the signal; in an overview, those of all that are meant.
    pub ids: Vec<Name>,
    /// The box in which it begins.
    pub from: Name,
    /// The box in which it ends.
    pub to: Name,
    /// What it is.
    pub kind: EdgeKind,
    /// Its text.
    pub label: String,
    /// The text in lines that fit into `label_width`; none in an overview, which has no room for them.
    pub label_lines: Vec<String>,
    /// The left edge of the text.
    pub label_x: i32,
    /// The upper edge of the text.
    pub label_y: i32,
    /// The width kept free for the text.
    pub label_width: i32,
    /// The height kept free for the text.
    pub label_height: i32,
    /// Whether it leads back, against the order of the layers.
    pub back: bool,
    /// Its corners, with both ends; all its parts are horizontal or vertical.
    pub points: Vec<(i32, i32)>,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Somebody does it.
    Action,
    /// Nobody does it: it happens when a deadline has passed.
    Expiry,
    /// It happens as soon as its clauses hold.
    Automatic,
    /// It happens when a signal arrives; in an overview, the first machine sends the second a signal.
    Signal,
    /// In an overview: the first machine creates instances of the second.
    Spawn,
}

/// The height of the line with the title of a box that has boxes inside.
pub const TITLE_HEIGHT: i32 = 28;

/// The states of a machine and all ways between them.
#[must_use]
pub fn machine(machine: &Machine) -> Diagram {
    sheet::draw(&graph::of_machine(machine))
}

/// All machines of a definition: which creates which, and which sends signals to which.
#[must_use]
pub fn overview(definition: &Definition) -> Diagram {
    sheet::draw(&machines::of_definition(definition))
}
