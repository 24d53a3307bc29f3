//! [`draw`]: boxes in boxes, each laid out by itself and put into its place.

use super::{
    Diagram, Edge, StateBox, TITLE_HEIGHT,
    arrange::{Net, Room, What},
    graph::{Graph, Link},
    layers::{self, Layers},
    place::{
        self, BOX_HEIGHT, BOX_LINES, BOX_WIDTH, GAP, LABEL_HEIGHT, LABEL_LINES, LABEL_WIDTH,
        LOOP_LABEL_HEIGHT, LOOP_LINES, LOOP_STEP, LOOP_WIDTH, TEXT_GAP,
    },
    route::{self, Point},
    text::lines,
};

/// A rectangle: left edge, upper edge, width, height.
type Place = (i32, i32, i32, i32);

/// The inside of a box, laid out; its places count from its own corner.
#[derive(Debug, Default)]
struct Sheet {
    width: i32,
    height: i32,
    boxes: Vec<(usize, Place)>,
    labels: Vec<(usize, Place)>,
    /// Parts of lines: the link, the place of the part in its line, and its corners.
    parts: Vec<(usize, i32, Vec<Point>)>,
    /// Where lines cross the edge of the box.
    ports: Vec<(usize, i32)>,
}

/// Lays a graph out.
pub(super) fn draw(graph: &Graph) -> Diagram {
    let layers = layers::assign(graph);
    let mut sheet = inside(graph, &layers, None, 1);
    sheet.boxes.sort_unstable();
    sheet.parts.sort_by_key(|(link, order, _)| (*link, *order));
    let edges = graph.links.iter().enumerate();
    Diagram {
        width: sheet.width,
        height: sheet.height,
        boxes: sheet
            .boxes
            .iter()
            .map(|(vertex, place)| state_box(graph, *vertex, *place))
            .collect(),
        edges: edges
            .map(|(index, link)| edge(graph, &layers, &sheet, index, link))
            .collect(),
    }
}

fn state_box(graph: &Graph, index: usize, (x, y, width, height): Place) -> StateBox {
    let vertex = &graph.vertices[index];
    let compound = graph
        .vertices
        .iter()
        .any(|other| other.parent == Some(index));
    let most = if compound { 1 } else { BOX_LINES };
    let parent = vertex.parent.map(|parent| &graph.vertices[parent].id);
    StateBox {
        id: vertex.id.clone(),
        title: vertex.title.clone(),
        lines: lines(&vertex.title, width - GAP, most),
        parent: parent.cloned(),
        x,
        y,
        width,
        height,
        initial: vertex.initial,
        compound,
        closed: vertex.closed,
        settled: vertex.settled,
        failure: vertex.failure,
    }
}

fn edge(graph: &Graph, layers: &Layers, sheet: &Sheet, index: usize, link: &Link) -> Edge {
    let parts = sheet.parts.iter().filter(|(of, ..)| *of == index);
    let points = parts.flat_map(|(.., points)| points.iter().copied());
    let label = sheet.labels.iter().find(|(of, _)| *of == index);
    let (label_x, label_y, label_width, label_height) = label.map_or((0, 0, 0, 0), |label| label.1);
    let most = match (label, link.from == link.to) {
        (None, _) => 0,
        (_, true) => LOOP_LINES,
        (_, false) => LABEL_LINES,
    };
    Edge {
        ids: link.ids.clone(),
        from: graph.vertices[link.from].id.clone(),
        to: graph.vertices[link.to].id.clone(),
        kind: link.kind,
        label: link.label.clone(),
        label_lines: lines(&link.label, label_width, most),
        label_x,
        label_y,
        label_width,
        label_height,
        back: layers.up[index],
        points: route::straightened(points.collect()),
    }
}

/// Lays out what is directly inside a box, after what is inside that. A check of definitions limits how deep it goes.
fn inside(graph: &Graph, layers: &Layers, around: Option<usize>, depth: i32) -> Sheet {
    let boxes = graph.inside(around);
    let inner: Vec<(usize, Sheet)> = boxes
        .iter()
        .filter(|&&vertex| !graph.inside(Some(vertex)).is_empty())
        .map(|&vertex| (vertex, inside(graph, layers, Some(vertex), depth + 1)))
        .collect();
    let rooms: Vec<Room> = boxes
        .iter()
        .map(|&vertex| room(graph, vertex, &inner))
        .collect();
    let mut net = Net::of(graph, layers, around, depth, &rooms);
    let width = place::across(&mut net);
    let (first, last, below, least) = match around {
        Some(vertex) => (TITLE_HEIGHT, 0, GAP, beside_loops(graph, vertex)),
        None => (GAP, GAP, 0, 0),
    };
    let rows = route::down(&net, first, last, |vertex, link| {
        let (_, sheet) = inner.iter().find(|(of, _)| *of == vertex)?;
        let (_, x) = sheet.ports.iter().find(|(of, _)| *of == link)?;
        Some(*x)
    });
    let mut sheet = Sheet {
        width: width.max(BOX_WIDTH),
        // As high as the box will be: lines that leave it at its lower edge must reach that.
        height: least.max(rows.height() + below),
        ..Sheet::default()
    };
    for element in &net.elements {
        if let What::Box(vertex) = element.what {
            let room = rooms.iter().find(|room| room.vertex == vertex);
            let (x, y) = (element.x - element.left, rows.tops[element.row]);
            let size = room.map_or((0, 0), |room| (room.width, room.height));
            sheet.boxes.push((vertex, (x, y, size.0, size.1)));
            sheet.loops(graph, vertex, x + size.0, y);
        }
    }
    for chain in &net.chains {
        let mut points = rows.points(&net, chain);
        for &element in &chain.elements {
            let element = &net.elements[element];
            let x = element.x;
            match element.what {
                What::Label => {
                    let place = (
                        x + TEXT_GAP,
                        rows.tops[element.row],
                        LABEL_WIDTH,
                        LABEL_HEIGHT,
                    );
                    sheet.labels.push((chain.link, place));
                }
                What::Port => sheet.ports.push((chain.link, x)),
                What::Box(_) | What::Bend => {}
            }
        }
        sheet.to_the_edge(&mut points, rows.height());
        sheet.parts.push((chain.link, chain.order, points));
    }
    for (vertex, inner) in inner {
        sheet.take(vertex, inner);
    }
    sheet
}

fn room(graph: &Graph, vertex: usize, inner: &[(usize, Sheet)]) -> Room {
    let sheet = inner.iter().find(|(of, _)| *of == vertex);
    let (width, height) = sheet.map_or((BOX_WIDTH, BOX_HEIGHT), |(_, sheet)| {
        (sheet.width, sheet.height)
    });
    Room {
        vertex,
        width,
        height: height.max(beside_loops(graph, vertex)),
        beside: match (graph.loops(vertex).count(), graph.labelled) {
            (0, _) => 0,
            (_, false) => LOOP_WIDTH,
            (_, true) => LOOP_WIDTH + TEXT_GAP + LABEL_WIDTH,
        },
    }
}

/// The least height of a box, so that all lines that lead to itself have a place at its right edge.
fn beside_loops(graph: &Graph, vertex: usize) -> i32 {
    let loops = graph.loops(vertex).count();
    i32::try_from(loops).unwrap_or(0) * LOOP_STEP + LOOP_TOP
}

impl Sheet {
    /// Draws the lines that lead from a box to itself, at its right edge.
    fn loops(&mut self, graph: &Graph, vertex: usize, right: i32, top: i32) {
        let mut y = top + LOOP_TOP;
        for link in graph.loops(vertex) {
            let out = right + LOOP_WIDTH;
            let below = y + LOOP_LABEL_HEIGHT - LOOP_TOP;
            let points = vec![(right, y), (out, y), (out, below), (right, below)];
            self.parts.push((link, 0, points));
            y += LOOP_STEP;
            if !graph.labelled {
                continue;
            }
            let label = (
                out + TEXT_GAP,
                y - LOOP_STEP - 4,
                LABEL_WIDTH,
                LOOP_LABEL_HEIGHT,
            );
            self.labels.push((link, label));
        }
    }

    /// Ports in the last row stand on the lower edge of the box, below the room that is kept free there.
    fn to_the_edge(&self, points: &mut [Point], last: i32) {
        for point in points {
            if point.1 == last {
                point.1 = self.height;
            }
        }
    }

    /// Takes in what is inside one of the boxes, at its place.
    fn take(&mut self, vertex: usize, inner: Sheet) {
        let place = self.boxes.iter().find(|(of, _)| *of == vertex);
        let Some(&(_, (x, y, ..))) = place else {
            return;
        };
        let moved = |(left, top, width, height): Place| (left + x, top + y, width, height);
        let boxes = inner.boxes.into_iter();
        self.boxes
            .extend(boxes.map(|(of, place)| (of, moved(place))));
        let labels = inner.labels.into_iter();
        self.labels
            .extend(labels.map(|(of, place)| (of, moved(place))));
        for (of, order, points) in inner.parts {
            let points = points.into_iter().map(|(left, top)| (left + x, top + y));
            self.parts.push((of, order, points.collect()));
        }
    }
}

/// From the upper edge of a box to the first line at its right edge.
const LOOP_TOP: i32 = 8;
