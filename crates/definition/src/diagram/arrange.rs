//! [`Net`]: the inside of one box as rows of elements, and the order in each row.
//!
//! Boxes stand in even rows from 2 on, the texts of lines in odd ones. Lines from or to what lies outside have a port in
//! the first row or the last. A line across a row that is not its own passes through a bend in it.

use super::{
    graph::Graph,
    layers::Layers,
    place::{LABEL_HEIGHT, LABEL_WIDTH, TEXT_GAP},
};

/// Something that needs room in a row.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) what: What,
    pub(super) row: usize,
    /// How far it reaches to the left of its axis.
    pub(super) left: i32,
    /// How far it reaches to the right of its axis.
    pub(super) right: i32,
    pub(super) height: i32,
    /// The place of its axis.
    pub(super) x: i32,
}

/// What an [`Element`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Box(usize),
    Label,
    Bend,
    Port,
}

/// The part of a line between two rows.
#[derive(Debug)]
pub(super) struct Hop {
    pub(super) link: usize,
    pub(super) upper: usize,
    pub(super) lower: usize,
}

/// A line within one box: its elements from top to bottom.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) link: usize,
    pub(super) elements: Vec<usize>,
    /// Whether it is walked from bottom to top.
    pub(super) up: bool,
    /// Before, in or after the box that holds both of its ends; deeper boxes lie further away from 0.
    pub(super) order: i32,
}

/// The inside of one box.
#[derive(Debug)]
pub(super) struct Net {
    pub(super) elements: Vec<Element>,
    pub(super) rows: Vec<Vec<usize>>,
    pub(super) hops: Vec<Hop>,
    pub(super) chains: Vec<Chain>,
}

/// A box with the room that it needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) vertex: usize,
    pub(super) width: i32,
    pub(super) height: i32,
    /// Room to its right, for the texts of lines that lead back to itself.
    pub(super) beside: i32,
}

impl Net {
    /// The elements of one box in their rows, ordered so that few lines cross.
    pub(super) fn of(
        graph: &Graph,
        layers: &Layers,
        around: Option<usize>,
        depth: i32,
        rooms: &[Room],
    ) -> Self {
        let layer = |room: &Room| layers.of[room.vertex];
        let last = 2 * rooms.iter().map(layer).max().unwrap_or(0) + 4;
        let mut net = Self {
            elements: Vec::new(),
            rows: vec![Vec::new(); last + 1],
            hops: Vec::new(),
            chains: Vec::new(),
        };
        for room in rooms {
            net.add(Element {
                what: What::Box(room.vertex),
                row: 2 * layer(room) + 2,
                left: room.width / 2,
                right: room.width - room.width / 2 + room.beside,
                height: room.height,
                x: 0,
            });
        }
        for link in 0..graph.links.len() {
            net.link(graph, layers, around, depth, link);
        }
        net.order();
        net
    }

    fn add(&mut self, element: Element) -> usize {
        let index = self.elements.len();
        self.rows[element.row].push(index);
        self.elements.push(element);
        index
    }

    fn thin(&mut self, what: What, row: usize) -> usize {
        let (right, height) = match what {
            What::Label => (TEXT_GAP + LABEL_WIDTH, LABEL_HEIGHT),
            _ => (0, 0),
        };
        self.add(Element {
            what,
            row,
            left: 0,
            right,
            height,
            x: 0,
        })
    }

    fn link(
        &mut self,
        graph: &Graph,
        layers: &Layers,
        around: Option<usize>,
        depth: i32,
        link: usize,
    ) {
        let ends = &graph.links[link];
        let (level, ..) = graph.level(ends);
        let mut begin = graph.lifted(ends.from, around);
        let mut end = graph.lifted(ends.to, around);
        if begin == end {
            return;
        }
        let up = layers.up[link];
        let order = match (level == around, begin) {
            (true, _) => 0,
            (false, Some(_)) => -depth,
            (false, None) => depth,
        };
        if up {
            std::mem::swap(&mut begin, &mut end);
        }
        let last = self.rows.len() - 1;
        let upper = self.end(begin, 0);
        let lower = self.end(end, last);
        let between = self.elements[upper].row + 1..self.elements[lower].row;
        let text = if up { between.end - 1 } else { between.start };
        let mut elements = vec![upper];
        for row in between {
            let what = if graph.labelled && level == around && row == text {
                What::Label
            } else {
                What::Bend
            };
            elements.push(self.thin(what, row));
        }
        elements.push(lower);
        for pair in elements.windows(2) {
            self.hops.push(Hop {
                link,
                upper: pair[0],
                lower: pair[1],
            });
        }
        self.chains.push(Chain {
            link,
            elements,
            up,
            order,
        });
    }

    /// The element of a box, or a new port.
    fn end(&mut self, vertex: Option<usize>, row: usize) -> usize {
        let known = vertex.and_then(|vertex| {
            let same = |element: &Element| element.what == What::Box(vertex);
            self.elements.iter().position(same)
        });
        known.unwrap_or_else(|| self.thin(What::Port, row))
    }
}
