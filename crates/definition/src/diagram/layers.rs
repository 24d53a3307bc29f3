//! [`assign`]: the layer of every box, and which lines lead back.

use super::graph::Graph;

/// Where everything stands from top to bottom.
#[derive(Debug)]
pub(super) struct Layers {
    /// The layer of each box within the box around it, from 0.
    pub(super) of: Vec<usize>,
    /// Whether each link leads upwards.
    pub(super) up: Vec<bool>,
}

/// A box stands one layer below the lowest box that leads to it. Ways back, found by walking from the initial box in the
/// order written, count the other way round, so that there is no circle.
pub(super) fn assign(graph: &Graph) -> Layers {
    let mut layers = Layers {
        of: vec![0; graph.vertices.len()],
        up: vec![false; graph.links.len()],
    };
    let all = (0..graph.vertices.len()).map(Some);
    for around in std::iter::once(None).chain(all) {
        let boxes = graph.inside(around);
        if !boxes.is_empty() {
            assign_inside(graph, around, &boxes, &mut layers);
        }
    }
    layers
}

/// A way between two boxes that stand in the same box.
struct Way {
    link: usize,
    from: usize,
    to: usize,
}

fn assign_inside(graph: &Graph, around: Option<usize>, boxes: &[usize], layers: &mut Layers) {
    let mut ways = Vec::new();
    for (link, ends) in graph.links.iter().enumerate() {
        if let (level, Some(from), Some(to)) = graph.level(ends)
            && level == around
            && from != to
        {
            ways.push(Way { link, from, to });
        }
    }
    let mut walk = Walk {
        ways: &ways,
        begun: vec![false; graph.vertices.len()],
        ended: vec![false; graph.vertices.len()],
        up: &mut layers.up,
        done: Vec::new(),
    };
    let first = boxes
        .iter()
        .filter(|&&vertex| graph.vertices[vertex].initial);
    for &vertex in first.chain(boxes) {
        walk.visit(vertex);
    }
    // Last ended first: every box after all that lead to it.
    let order: Vec<usize> = walk.done.into_iter().rev().collect();
    for vertex in order {
        for way in &ways {
            let (upper, lower) = if layers.up[way.link] {
                (way.to, way.from)
            } else {
                (way.from, way.to)
            };
            if upper == vertex {
                layers.of[lower] = layers.of[lower].max(layers.of[upper] + 1);
            }
        }
    }
}

/// A walk through boxes, depth first.
struct Walk<'a> {
    ways: &'a [Way],
    begun: Vec<bool>,
    ended: Vec<bool>,
    up: &'a mut Vec<bool>,
    done: Vec<usize>,
}

impl Walk<'_> {
    fn visit(&mut self, vertex: usize) {
        if self.begun[vertex] {
            return;
        }
        // Boxes and the way by which the walk goes on from each; no recursion, since a text decides how deep it goes.
        let mut path = vec![(vertex, 0)];
        self.begun[vertex] = true;
        while let Some((at, next)) = path.pop() {
            let Some(way) = self.ways.get(next) else {
                self.ended[at] = true;
                self.done.push(at);
                continue;
            };
            path.push((at, next + 1));
            if way.from != at {
                continue;
            }
            if !self.begun[way.to] {
                self.begun[way.to] = true;
                path.push((way.to, 0));
            } else if !self.ended[way.to] {
                self.up[way.link] = true;
            }
        }
    }
}
