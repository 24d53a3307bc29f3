//! The matrix of a review.

use std::fmt::Write as _;

use insta::assert_snapshot;
use process::{
    matrix::{Mark, Matrix, Scope, Sign, matrices},
    view::{Viewed, Viewer},
};

use crate::programme::{Programme, programme, sign_off};

fn all(programme: &Programme, steps: usize, viewer: &Viewer) -> Vec<Matrix> {
    let (_, state) = programme.after(steps);
    let viewed = Viewed::new(programme.snapshot(&state), viewer, state.time);
    matrices(&viewed, state.time)
}

fn told(matrix: &Matrix) -> String {
    let marks = |marks: &[Mark]| {
        let mark = |mark: &Mark| format!("{}:{}:{:?}", mark.machine, mark.subject.state, mark.sign);
        marks.iter().map(mark).collect::<Vec<_>>().join(" ")
    };
    let mut told = format!("{}\n", matrix.title);
    for head in matrix.rows.iter().chain(&matrix.columns) {
        let _ = writeln!(told, "{}: {}", head.title, marks(&head.marks));
    }
    for cell in &matrix.cells {
        let scope = match &cell.scope {
            Scope::InScope => "in scope".to_owned(),
            Scope::Excluded { reason, authority } => format!("excluded ({reason}; {authority})"),
            Scope::Hidden => "hidden".to_owned(),
        };
        let _ = writeln!(
            told,
            "{} / {} {scope} {:?} {}",
            cell.row,
            cell.column,
            cell.sign,
            marks(&cell.marks)
        );
    }
    let _ = writeln!(
        told,
        "{} cannot be placed, {} hidden",
        matrix.unplaced, matrix.hidden
    );
    told
}

#[test]
fn every_cell_is_in_scope_or_a_written_exception_and_shows_what_there_is() {
    let programme = programme();
    let step = programme.last("thematic_study", "finish_desk_research");
    let all = all(programme, step, &programme.viewer("review-manager"));
    let [matrix] = &all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(matrix.cells.len(), 20);
    let excluded = |scope: &Scope| matches!(scope, Scope::Excluded { .. });
    let count = matrix
        .cells
        .iter()
        .filter(|cell| excluded(&cell.scope))
        .count();
    assert_eq!(count, 3);
    assert_snapshot!(told(matrix));
}

#[test]
fn nobody_finds_in_the_matrix_what_they_may_not_read() {
    let programme = programme();
    let step = programme.last("review", "close");
    let of = |viewer: &Viewer| all(programme, step, viewer).remove(0);
    let to_manager = of(&programme.viewer("review-manager"));
    let to_evaluator = of(&programme.viewer("lead-malawi"));
    let to_board = of(&programme.viewer("board-member"));
    let marks = |matrix: &Matrix| {
        matrix
            .cells
            .iter()
            .map(|cell| cell.marks.len())
            .sum::<usize>()
    };
    // 34 notes and 34 findings, and for each team the interviews of its mission.
    assert_eq!(
        (marks(&to_manager), to_manager.unplaced, to_manager.hidden),
        (68, 0, 0)
    );
    let own = |matrix: &Matrix| {
        let own = matrix.cells.iter().filter(|cell| cell.row == *"malawi");
        own.map(|cell| cell.marks.len()).sum::<usize>()
    };
    assert!(own(&to_evaluator) > 0 && own(&to_evaluator) >= own(&to_manager));
    assert!(to_evaluator.unplaced > 0);
    assert_eq!(marks(&to_board), 0);
    let public = all(programme, step, &Viewer::Anyone);
    assert!(
        public
            .iter()
            .all(|matrix| matrix.cells.iter().all(|cell| cell.sign == Sign::Empty))
    );
}

#[test]
fn a_definition_without_a_matrix_has_none() {
    let programme = sign_off();
    assert_eq!(all(programme, 2, &programme.viewer("writer")), []);
}
