//! Whose move it is: the moves of an answer that wait for nothing, counted by role.

use std::collections::{BTreeMap, BTreeSet};

use definition::name::Name;

use crate::view::Who;

use super::answer::{Blocked, Missing, Move, Part, Turn};

/// The moves of each role: instances and actions. A move that helps in several ways is one move.
type Movers = BTreeMap<Who, BTreeSet<(Name, Name)>>;

/// Whose move it is to remove what blocks.
pub(super) fn turns(blockers: &[Blocked]) -> Vec<Turn> {
    let mut found = Movers::new();
    blockers
        .iter()
        .for_each(|blocked| in_parts(&blocked.proof, &mut found));
    sorted(found)
}

/// Whose move it is among some moves.
pub(super) fn of_moves(moves: &[Move]) -> Vec<Turn> {
    let mut found = Movers::new();
    in_moves(moves, &mut found);
    sorted(found)
}

/// One move for each of some roles.
pub(super) fn of(who: Vec<Who>) -> Vec<Turn> {
    who.into_iter().map(|who| Turn { who, moves: 1 }).collect()
}

fn in_parts(parts: &[Part], found: &mut Movers) {
    for part in parts {
        in_parts(&part.parts, found);
        in_moves(&part.next, found);
        for witness in &part.witnesses {
            in_moves(&witness.next, found);
            in_parts(&witness.because, found);
        }
        part.missing
            .iter()
            .for_each(|missing| in_missing(missing, found));
    }
}

fn in_missing(missing: &Missing, found: &mut Movers) {
    for creator in &missing.creators {
        match &creator.not_before {
            None => in_moves(creator.by.as_slice(), found),
            Some(_) => in_moves(&creator.next, found),
        }
    }
    if let Some(first) = &missing.first {
        in_missing(first, found);
    }
}

fn in_moves(moves: &[Move], found: &mut Movers) {
    for step in moves {
        if step.ready {
            for who in &step.by {
                let moves = found.entry(who.clone()).or_default();
                moves.insert((step.instance.clone(), step.action.clone()));
            }
        }
        step.waits_for
            .iter()
            .for_each(|blocked| in_parts(&blocked.proof, found));
    }
}

/// Most moves first.
fn sorted(found: Movers) -> Vec<Turn> {
    let turn = |(who, moves): (Who, BTreeSet<_>)| Turn {
        who,
        moves: moves.len(),
    };
    let mut turns: Vec<Turn> = found.into_iter().map(turn).collect();
    turns.sort_by_key(|turn| std::cmp::Reverse(turn.moves));
    turns
}
