//! What whoever looks at a drawing relies on: nothing lies on anything else, every line joins its boxes, and nothing
//! moves when a text changes.

use std::fs;

use definition::{
    diagram::{self, Diagram, Edge, StateBox},
    load::{load, reread},
    model::Definition,
};
use proptest::prelude::*;

fn workflow(name: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../workflows");
    fs::read_to_string(format!("{root}/{name}/workflow.yaml")).expect("a workflow")
}

const WORKFLOWS: [&str; 2] = ["document-sign-off", "technical-cooperation-review"];

fn drawings(definition: &Definition) -> Vec<Diagram> {
    let machines = definition.machines.values().map(diagram::machine);
    std::iter::once(diagram::overview(definition))
        .chain(machines)
        .collect()
}

/// Left, upper, right and lower edge.
type Area = (i32, i32, i32, i32);

fn area(state: &StateBox) -> Area {
    (
        state.x,
        state.y,
        state.x + state.width,
        state.y + state.height,
    )
}

fn text(edge: &Edge) -> Area {
    (
        edge.label_x,
        edge.label_y,
        edge.label_x + edge.label_width,
        edge.label_y + edge.label_height,
    )
}

fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

fn within(inner: Area, outer: Area) -> bool {
    outer.0 <= inner.0 && outer.1 <= inner.1 && inner.2 <= outer.2 && inner.3 <= outer.3
}

fn on_the_border((x, y): (i32, i32), (left, top, right, bottom): Area) -> bool {
    let across = (left..=right).contains(&x);
    let along = (top..=bottom).contains(&y);
    (across && (y == top || y == bottom)) || (along && (x == left || x == right))
}

fn is_around(drawing: &Diagram, outer: &StateBox, inner: &StateBox) -> bool {
    let around = |state: &StateBox| {
        let parent = state.parent.as_ref()?;
        drawing.boxes.iter().find(|other| other.id == *parent)
    };
    let mut at = around(inner);
    while let Some(state) = at {
        if state.id == outer.id {
            return true;
        }
        at = around(state);
    }
    false
}

/// Everything that must be true of a drawing.
fn examine(drawing: &Diagram) {
    let sheet = (0, 0, drawing.width, drawing.height);
    for (index, state) in drawing.boxes.iter().enumerate() {
        assert!(within(area(state), sheet), "{} lies outside", state.id);
        for other in &drawing.boxes[index + 1..] {
            assert_ne!(state.id, other.id, "drawn twice");
            let nested = is_around(drawing, state, other) || is_around(drawing, other, state);
            assert_eq!(
                overlap(area(state), area(other)),
                nested,
                "{} and {}",
                state.id,
                other.id
            );
            if is_around(drawing, state, other) {
                assert!(within(area(other), area(state)), "{} sticks out", other.id);
            }
        }
    }
    for (index, edge) in drawing.edges.iter().enumerate() {
        examine_edge(drawing, edge);
        for other in &drawing.edges[index + 1..] {
            let (a, b) = (text(edge), text(other));
            assert!(!overlap(a, b), "{:?} lies on {:?}", edge.ids, other.ids);
        }
    }
}

fn examine_edge(drawing: &Diagram, edge: &Edge) {
    let sheet = (0, 0, drawing.width, drawing.height);
    let found = |id| drawing.boxes.iter().find(|state| state.id == id);
    let (from, to) = (found(&*edge.from), found(&*edge.to));
    let (from, to) = (from.expect("a box"), to.expect("a box"));
    let (begin, end) = (edge.points[0], edge.points[edge.points.len() - 1]);
    assert!(on_the_border(begin, area(from)), "{:?} begins loose", edge);
    assert!(on_the_border(end, area(to)), "{:?} ends loose", edge);
    assert!(within(text(edge), sheet), "{:?}", edge);
    for pair in edge.points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        assert!((a.0 == b.0) != (a.1 == b.1), "{edge:?} is not upright");
        let part = (a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1));
        assert!(within(part, sheet), "{edge:?}");
        for state in &drawing.boxes {
            let through = overlap(part, area(state));
            let inside = state.compound
                && [from, to]
                    .iter()
                    .any(|end| end.id == state.id || is_around(drawing, state, end));
            assert!(!through || inside, "{edge:?} runs through {}", state.id);
        }
        for other in &drawing.edges {
            assert!(
                !overlap(part, text(other)),
                "{edge:?} runs through {:?}",
                other.ids
            );
        }
    }
    for state in drawing.boxes.iter().filter(|state| !state.compound) {
        let hidden = overlap(text(edge), area(state));
        assert!(!hidden, "the text of {edge:?} lies on {}", state.id);
    }
}

#[test]
fn nothing_lies_on_anything_else() {
    for name in WORKFLOWS {
        let definition = load(workflow(name).as_bytes()).expect("a definition");
        for drawing in drawings(&definition.definition) {
            examine(&drawing);
        }
    }
}

/// Whether two parts of lines run along each other.
fn along(a: &[(i32, i32)], b: &[(i32, i32)]) -> bool {
    let turned = |(x, y): (i32, i32)| (y, x);
    let upright = |part: &[(i32, i32)]| part[0].0 == part[1].0;
    if upright(a) != upright(b) {
        return false;
    }
    let level = |part: &[(i32, i32)]| {
        let ends = if upright(part) {
            (turned(part[0]), turned(part[1]))
        } else {
            (part[0], part[1])
        };
        (ends.0.1, ends.0.0.min(ends.1.0), ends.0.0.max(ends.1.0))
    };
    let (a, b) = (level(a), level(b));
    a.0 == b.0 && a.1 < b.2 && b.1 < a.2
}

#[test]
fn no_line_lies_on_another() {
    for name in WORKFLOWS {
        let definition = load(workflow(name).as_bytes()).expect("a definition");
        for drawing in drawings(&definition.definition) {
            for (index, edge) in drawing.edges.iter().enumerate() {
                for other in &drawing.edges[index + 1..] {
                    for part in edge.points.windows(2) {
                        let on = other.points.windows(2).any(|other| along(part, other));
                        assert!(!on, "{:?} runs along {:?}", edge.ids, other.ids);
                    }
                }
            }
        }
    }
}

/// The places of a drawing, to be read.
fn measured(drawing: &Diagram) -> String {
    let mut lines = vec![format!("{} x {}", drawing.width, drawing.height)];
    for state in &drawing.boxes {
        lines.push(format!("{} {:?} {:?}", state.id, area(state), state.lines));
    }
    for edge in &drawing.edges {
        let back = if edge.back { " back" } else { "" };
        lines.push(format!(
            "{} -> {}{back} {:?} {:?} {:?}",
            edge.from, edge.to, edge.kind, edge.label_lines, edge.points
        ));
    }
    lines.join("\n")
}

#[test]
fn drawings_stay_as_they_are() {
    let small = load(workflow("document-sign-off").as_bytes()).expect("a definition");
    let sheets: Vec<String> = drawings(&small.definition).iter().map(measured).collect();
    insta::assert_snapshot!("small", sheets.join("\n\n"));
    let large = load(workflow("technical-cooperation-review").as_bytes()).expect("a definition");
    insta::assert_snapshot!("large", measured(&diagram::overview(&large.definition)));
    insta::assert_snapshot!(
        "large_machine",
        measured(&diagram::machine(&large.definition.machines["synthesis"]))
    );
}

#[test]
fn every_state_and_every_way_is_drawn_once() {
    for name in WORKFLOWS {
        let definition = load(workflow(name).as_bytes()).expect("a definition");
        for machine in definition.definition.machines.values() {
            let drawing = diagram::machine(machine);
            let boxes: Vec<_> = drawing.boxes.iter().map(|state| &state.id).collect();
            let states: Vec<_> = machine.states.keys().collect();
            assert_eq!(boxes, states);
            let count = |state: &definition::model::machine::State| {
                state.actions.len() + state.automatics.len() + state.signals.len()
            };
            let ways: usize = machine.states.values().map(count).sum();
            assert_eq!(drawing.edges.len(), ways);
        }
    }
}

/// A drawing without its texts.
fn places(mut drawing: Diagram) -> Diagram {
    for state in &mut drawing.boxes {
        state.title = "".into();
        state.lines.clear();
    }
    for edge in &mut drawing.edges {
        edge.label.clear();
        edge.label_lines.clear();
    }
    drawing
}

#[test]
fn nothing_moves_when_texts_change() {
    for name in WORKFLOWS {
        let written = workflow(name);
        let longer = written
            .replace(" title: ", " title: Une phrase bien plus longue que ")
            .replace(
                " title: Une phrase bien plus longue que \"",
                " title: \"Une phrase bien plus longue que ",
            );
        let old = reread(written.as_bytes()).expect("a definition");
        let new = reread(longer.as_bytes()).expect("a definition");
        assert_ne!(old.digest, new.digest);
        for (old, new) in drawings(&old).into_iter().zip(drawings(&new)) {
            assert_eq!(places(old), places(new));
        }
    }
}

/// A machine whose states and ways are drawn by lot: state `s<n>` stands inside `s<m>` or outside, and ways lead
/// from anywhere to anywhere.
fn any_machine() -> impl Strategy<Value = String> {
    let states = prop::collection::vec(prop::option::weighted(0.4, 0..4_usize), 2..10);
    let ways = prop::collection::vec((0..10_usize, 0..11_usize), 0..20);
    (states, ways).prop_map(|(parents, ways)| {
        let states: Vec<Option<usize>> = parents
            .into_iter()
            .enumerate()
            .map(|(index, parent)| parent.filter(|parent| *parent < index))
            .collect();
        lot(&states, &ways)
    })
}

/// The text of a machine with these states, each inside another or not, and ways.
fn lot(states: &[Option<usize>], ways: &[(usize, usize)]) -> String {
    let mut text = String::from(
        "language: 1\nworkflow: lot\nversion: 1.0.0\ntitle: Lot\nroles: { a: { title: A, scope: review } }\n\
         machines:\n  m:\n    root: true\n    title: M\n    initial: s0\n    states:\n",
    );
    write_states(&mut text, states, ways, None, states.len(), 6);
    text
}

fn write_states(
    text: &mut String,
    states: &[Option<usize>],
    ways: &[(usize, usize)],
    around: Option<usize>,
    count: usize,
    indent: usize,
) {
    for (index, parent) in states.iter().enumerate() {
        if *parent != around {
            continue;
        }
        let pad = " ".repeat(indent);
        text.push_str(&format!("{pad}s{index}:\n{pad}  title: State {index}\n"));
        let from_here = ways
            .iter()
            .enumerate()
            .filter(|(_, way)| way.0 % count == index);
        let from_here: Vec<_> = from_here.collect();
        if !from_here.is_empty() {
            text.push_str(&format!("{pad}  actions:\n"));
        }
        for (number, (_, to)) in from_here {
            let target = match to {
                10 => "stay: true".to_owned(),
                to => format!("to: s{}", to % count),
            };
            text.push_str(&format!(
                "{pad}    w{number}: {{ title: Way {number}, by: [a], {target} }}\n"
            ));
        }
        if let Some(first) = states.iter().position(|parent| *parent == Some(index)) {
            text.push_str(&format!("{pad}  initial: s{first}\n{pad}  states:\n"));
            write_states(text, states, ways, Some(index), count, indent + 4);
        }
    }
}

/// The box around the others is as high as the lines that lead to itself want it; the line from inside still reaches its edge.
#[test]
fn many_ways_to_itself_do_not_cut_a_box_off() {
    let states = [None, Some(0)];
    let ways: Vec<(usize, usize)> = (0..9).map(|_| (0, 0)).chain([(1, 0)]).collect();
    let text = lot(&states, &ways);
    let definition = reread(text.as_bytes()).expect("a definition");
    examine(&diagram::machine(definition.root()));
}

proptest! {
    #[test]
    fn nothing_lies_on_anything_else_in_any_machine(text in any_machine()) {
        let definition = reread(text.as_bytes()).expect("a definition");
        let drawing = diagram::machine(definition.root());
        examine(&drawing);
        prop_assert_eq!(drawing, diagram::machine(definition.root()));
    }
}
