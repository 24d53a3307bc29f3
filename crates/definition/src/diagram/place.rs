//! [`across`]: where everything stands from left to right. And the measures of a drawing.

use super::arrange::{Element, Net};

pub(super) const BOX_WIDTH: i32 = 184;
pub(super) const BOX_HEIGHT: i32 = 48;
pub(super) const BOX_LINES: usize = 2;
pub(super) const LABEL_WIDTH: i32 = 152;
pub(super) const LABEL_LINES: usize = 3;
pub(super) const LABEL_HEIGHT: i32 = 48;
/// Between a line and its text.
pub(super) const TEXT_GAP: i32 = 6;
/// How far a line that leads back to its own box goes out.
pub(super) const LOOP_WIDTH: i32 = 20;
pub(super) const LOOP_LINES: usize = 2;
pub(super) const LOOP_LABEL_HEIGHT: i32 = 32;
/// From one such line to the next.
pub(super) const LOOP_STEP: i32 = 40;
/// Between neighbours in a row, and between boxes and the edge around them.
pub(super) const GAP: i32 = 16;

/// Sets the axis of every element: near what it is connected with, in the order of its row, without overlap. Returns the whole width.
pub(super) fn across(net: &mut Net) -> i32 {
    for row in 0..net.rows.len() {
        let here: Vec<i32> = vec![0; net.rows[row].len()];
        settle(net, row, &here);
    }
    for sweep in 0..SWEEPS {
        for step in 0..net.rows.len() {
            let row = if sweep % 2 == 0 {
                step
            } else {
                net.rows.len() - 1 - step
            };
            let wished: Vec<i32> = net.rows[row]
                .iter()
                .map(|&element| wish(net, element))
                .collect();
            settle(net, row, &wished);
        }
    }
    let left = |element: &Element| element.x - element.left;
    let first = net.elements.iter().map(left).min().unwrap_or(0);
    for element in &mut net.elements {
        element.x += GAP - first;
    }
    let right = |element: &Element| element.x + element.right;
    net.elements.iter().map(right).max().unwrap_or(0) + GAP
}

/// The mean of the axes of what an element is connected with.
fn wish(net: &Net, element: usize) -> i32 {
    let mut sum = 0;
    let mut count = 0;
    for hop in &net.hops {
        let other = match element {
            upper if upper == hop.upper => hop.lower,
            lower if lower == hop.lower => hop.upper,
            _ => continue,
        };
        sum += net.elements[other].x;
        count += 1;
    }
    if count == 0 {
        net.elements[element].x
    } else {
        sum / count
    }
}

/// The mean of the two ways to keep the distances, pushing to the right and pushing to the left.
fn settle(net: &mut Net, row: usize, wished: &[i32]) {
    let elements = net.rows[row].clone();
    let distance = |a: usize, b: usize| net.elements[a].right + GAP + net.elements[b].left;
    let distances: Vec<i32> = elements
        .windows(2)
        .map(|pair| distance(pair[0], pair[1]))
        .collect();
    let mut right = wished.to_vec();
    for (index, distance) in distances.iter().enumerate() {
        right[index + 1] = right[index + 1].max(right[index] + distance);
    }
    let mut left = wished.to_vec();
    for (index, distance) in distances.iter().enumerate().rev() {
        left[index] = left[index].min(left[index + 1] - distance);
    }
    // The first place is rounded and the others follow it, so that no distance is lost by rounding.
    let mut least = i32::MIN;
    for (index, &element) in elements.iter().enumerate() {
        let middle = (right[index] + left[index]).div_euclid(2);
        net.elements[element].x = middle.max(least);
        if let Some(distance) = distances.get(index) {
            least = net.elements[element].x + distance;
        }
    }
}

const SWEEPS: usize = 12;
