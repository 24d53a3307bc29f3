//! [`down`]: the height of every row and channel, and the corners of every line.

use super::{
    arrange::{Chain, Net, What},
    place::GAP,
};

/// A corner of a line.
pub(super) type Point = (i32, i32);

/// The places of rows and lines from top to bottom.
#[derive(Debug)]
pub(super) struct Rows {
    /// The upper edge of each row.
    pub(super) tops: Vec<i32>,
    bottoms: Vec<i32>,
    /// Where each hop leaves the upper row, runs across, and enters the lower row: x, y, x.
    hops: Vec<(i32, i32, i32)>,
}

/// Leaves room for every row, and between rows for every horizontal part of a line. `first` and `last` are the heights of
/// the rows of ports; `port` is where a line crosses the edge of a box with boxes inside.
pub(super) fn down(
    net: &Net,
    first: i32,
    last: i32,
    port: impl Fn(usize, usize) -> Option<i32>,
) -> Rows {
    let mut hops: Vec<(i32, i32, i32)> = net
        .hops
        .iter()
        .map(|hop| (net.elements[hop.upper].x, 0, net.elements[hop.lower].x))
        .collect();
    for element in 0..net.elements.len() {
        attach(net, element, &port, &mut hops);
    }
    let mut rows = Rows {
        tops: Vec::new(),
        bottoms: Vec::new(),
        hops,
    };
    let mut y = 0;
    for (row, elements) in net.rows.iter().enumerate() {
        let heights = elements.iter().map(|&element| net.elements[element].height);
        let mut height = heights.max().unwrap_or(0);
        if row == 0 {
            height = first;
        } else if row + 1 == net.rows.len() {
            height = last;
        }
        rows.tops.push(y);
        rows.bottoms.push(y + height);
        y = rows.channel(net, row, y + height);
    }
    rows
}

/// Spreads the lines over the lower edge and the upper edge of a box, each as near as it may be to where it goes.
fn attach(
    net: &Net,
    element: usize,
    port: &impl Fn(usize, usize) -> Option<i32>,
    hops: &mut [(i32, i32, i32)],
) {
    let What::Box(vertex) = net.elements[element].what else {
        return;
    };
    let axis = net.elements[element].x;
    let half = net.elements[element].left;
    for lower_edge in [true, false] {
        let mut ends = Vec::new();
        let mut taken = Vec::new();
        for (index, hop) in net.hops.iter().enumerate() {
            let (own, other) = if lower_edge {
                (hop.upper, hop.lower)
            } else {
                (hop.lower, hop.upper)
            };
            if own != element {
                continue;
            }
            match port(vertex, hop.link) {
                Some(x) => {
                    let x = axis - half + x;
                    taken.push(x);
                    *end(&mut hops[index], lower_edge) = x;
                }
                None => ends.push((net.elements[other].x, index)),
            }
        }
        ends.sort_unstable();
        let wished: Vec<i32> = ends.iter().map(|(x, _)| *x).collect();
        let spread = spread(&wished, axis - half + GAP, axis + half - GAP);
        for ((_, index), mut x) in ends.into_iter().zip(spread) {
            while taken.iter().any(|taken| (taken - x).abs() < TRACK) {
                x += TRACK;
            }
            *end(&mut hops[index], lower_edge) = x.min(axis + half);
        }
    }
}

fn end(hop: &mut (i32, i32, i32), upper: bool) -> &mut i32 {
    if upper { &mut hop.0 } else { &mut hop.2 }
}

/// Places in order, apart from each other, within bounds, near those wished for.
fn spread(wished: &[i32], from: i32, to: i32) -> Vec<i32> {
    let gaps = i32::try_from(wished.len()).unwrap_or(i32::MAX).max(2) - 1;
    let apart = ((to - from) / gaps).min(GAP);
    let mut places: Vec<i32> = Vec::new();
    for &wish in wished {
        let least = places.last().map_or(from, |last| last + apart);
        places.push(wish.max(least));
    }
    let mut most = to;
    for place in places.iter_mut().rev() {
        *place = (*place).min(most);
        most = *place - apart;
    }
    places
}

impl Rows {
    /// The whole height.
    pub(super) fn height(&self) -> i32 {
        self.bottoms.last().copied().unwrap_or(0)
    }

    /// Gives every line that is not straight a track in the channel below a row, so that no two of them lie on each other.
    fn channel(&mut self, net: &Net, row: usize, top: i32) -> i32 {
        let in_channel = |hop: &usize| net.elements[net.hops[*hop].upper].row == row;
        let mut here: Vec<usize> = (0..net.hops.len()).filter(in_channel).collect();
        if here.is_empty() {
            return top;
        }
        here.sort_by_key(|&hop| {
            let (from, _, to) = self.hops[hop];
            (from.min(to), from.max(to))
        });
        // The parts that are taken in each track.
        let mut tracks: Vec<Vec<(i32, i32)>> = Vec::new();
        let mut done: Vec<(i32, usize)> = Vec::new();
        while !here.is_empty() {
            let hop = self.next(&mut here);
            let (from, y, to) = &mut self.hops[hop];
            if from == to {
                *y = top;
                continue;
            }
            let part = ((*from).min(*to), (*from).max(*to));
            let above = done
                .iter()
                .filter(|(from, _)| (from - *to).abs() < TRACK)
                .map(|(_, track)| track + 1);
            let mut track = above.max().unwrap_or(0);
            let clear = |taken: &Vec<(i32, i32)>| {
                let apart =
                    |other: &(i32, i32)| other.1 + TRACK <= part.0 || part.1 + TRACK <= other.0;
                taken.iter().all(apart)
            };
            while tracks.get(track).is_some_and(|taken| !clear(taken)) {
                track += 1;
            }
            tracks.resize(tracks.len().max(track + 1), Vec::new());
            tracks[track].push(part);
            done.push((*from, track));
            *y = top + EDGE + TRACK * i32::try_from(track).unwrap_or(0);
        }
        let tracks = i32::try_from(tracks.len()).unwrap_or(0);
        top + 2 * EDGE + TRACK * (tracks - 1).max(0)
    }

    /// Takes the next line to be given a track: one that comes down in the column of another must turn above it.
    fn next(&self, waiting: &mut Vec<usize>) -> usize {
        let free = waiting.iter().position(|&hop| {
            let below = self.hops[hop].2;
            let upper = |&other: &usize| (self.hops[other].0 - below).abs() < TRACK;
            !waiting.iter().any(|other| *other != hop && upper(other))
        });
        waiting.remove(free.unwrap_or(0))
    }

    /// The corners of a line in the direction in which it leads.
    pub(super) fn points(&self, net: &Net, chain: &Chain) -> Vec<Point> {
        let mut points = Vec::new();
        for (index, &element) in chain.elements.iter().enumerate() {
            let element = &net.elements[element];
            let top = self.tops[element.row];
            match (element.what, index) {
                // A line leaves a box at its lower edge, which may lie above that of its row.
                (What::Box(_), 0) => {
                    let x = self.hop(net, chain, 0).0;
                    points.push((x, top + element.height));
                }
                (What::Box(_), _) => points.push((self.hop(net, chain, index - 1).2, top)),
                _ => points.extend([(element.x, top), (element.x, self.bottoms[element.row])]),
            }
            if index + 1 < chain.elements.len() {
                let (from, y, to) = self.hop(net, chain, index);
                points.extend([(from, y), (to, y)]);
            }
        }
        if chain.up {
            points.reverse();
        }
        points
    }

    fn hop(&self, net: &Net, chain: &Chain, index: usize) -> (i32, i32, i32) {
        let (upper, lower) = (chain.elements[index], chain.elements[index + 1]);
        let same = |hop: &super::arrange::Hop| {
            hop.link == chain.link && hop.upper == upper && hop.lower == lower
        };
        let found = net.hops.iter().position(same);
        found.map_or((0, 0, 0), |hop| self.hops[hop])
    }
}

/// Leaves out corners at which a line does not turn.
pub(super) fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept[..] {
            let upright = before.0 == last.0 && last.0 == point.0;
            let level = before.1 == last.1 && last.1 == point.1;
            if upright || level {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// Between horizontal lines.
const TRACK: i32 = 8;

/// Between a row and the nearest horizontal line.
const EDGE: i32 = 12;
