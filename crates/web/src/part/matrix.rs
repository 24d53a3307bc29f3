//! [`matrix()`]: a matrix with its rows and columns, a sign in each cell; what is excluded is drawn, never empty.

use maud::{Markup, html};
use process::matrix::{CellView, Head, Mark, Matrix, Scope, Sign};

use super::reading::Reading;

/// A cell of a table for all the instances of one sign.
const SIGNS: [Sign; 5] = [
    Sign::Done,
    Sign::Open,
    Sign::Overdue,
    Sign::Failed,
    Sign::Empty,
];

/// A matrix as a table. Cells lead to `to` and their own fragment, or name their instances if `is_whole`.
pub(crate) fn matrix(reading: Reading<'_>, matrix: &Matrix, is_whole: bool) -> Markup {
    let name = reading.say("matrix");
    html! {
        div.scroll role="region" tabindex="0" aria-label=(name) {
            table.matrix {
                caption { (reading.said(&matrix.title)) }
                thead {
                    tr {
                        td {}
                        @for column in &matrix.columns { th scope="col" { (head(reading, column, is_whole)) } }
                    }
                }
                tbody {
                    @for row in &matrix.rows {
                        tr {
                            th scope="row" { (head(reading, row, is_whole)) }
                            @for cell in matrix.cells.iter().filter(|cell| cell.row == row.member) {
                                (one(reading, cell, is_whole))
                            }
                        }
                    }
                }
            }
        }
        (legend(reading, matrix))
    }
}

fn head(reading: Reading<'_>, head: &Head, is_whole: bool) -> Markup {
    html! {
        (reading.said(&head.title))
        @if is_whole { (marks(reading, &head.marks)) }
    }
}

/// Where a cell stands on the page of the matrix.
fn fragment(cell: &CellView) -> String {
    format!("cell-{}-{}", cell.row, cell.column)
}

fn one(reading: Reading<'_>, cell: &CellView, is_whole: bool) -> Markup {
    let state = match &cell.scope {
        Scope::Excluded { .. } => "excluded",
        Scope::Hidden => "hidden",
        Scope::InScope => id(cell.sign),
    };
    let to = format!("{}#{}", reading.address("/matrix"), fragment(cell));
    html! {
        td data-state=(state) id=[is_whole.then(|| fragment(cell))] {
            @if is_whole {
                (drawn(reading, cell))
                (marks(reading, &cell.marks))
                @if let Scope::Excluded { reason, authority } = &cell.scope {
                    details {
                        summary { (reading.say("matrix-excluded")) }
                        dl.facts {
                            dt { (reading.say("reason")) } dd { (reading.said(reason)) }
                            dt { (reading.say("authority")) } dd { (reading.said(authority)) }
                        }
                    }
                }
            } @else {
                a href=(to) { (drawn(reading, cell)) }
            }
        }
    }
}

/// The sign of a cell; its word is there for those who do not see it.
fn drawn(reading: Reading<'_>, cell: &CellView) -> Markup {
    let (sign, word) = match &cell.scope {
        Scope::Excluded { .. } => ("/", "matrix-excluded"),
        Scope::Hidden => ("?", "matrix-hidden"),
        Scope::InScope => (drawing(cell.sign), word(cell.sign)),
    };
    html! {
        span aria-hidden="true" { (sign) }
        span.visually-hidden { (reading.say(word)) }
    }
}

fn marks(reading: Reading<'_>, marks: &[Mark]) -> Markup {
    html! {
        @if !marks.is_empty() {
            ul {
                @for mark in marks {
                    li {
                        span aria-hidden="true" { (drawing(mark.sign)) } " "
                        (reading.instance(&mark.subject)) " "
                        span.quiet { (reading.said(&mark.subject.state_title)) }
                    }
                }
            }
        }
    }
}

/// What the signs mean, and what does not stand in the table.
fn legend(reading: Reading<'_>, matrix: &Matrix) -> Markup {
    let is_excluded = |cell: &CellView| matches!(cell.scope, Scope::Excluded { .. });
    html! {
        p.quiet {
            @for sign in SIGNS {
                span { (drawing(sign)) " " (reading.say(word(sign))) } " · "
            }
            span { "/ " (reading.say("matrix-excluded")) }
        }
        @if matrix.cells.iter().any(is_excluded) {
            p.quiet { (reading.count("matrix-exclusions", matrix.cells.iter().filter(|cell| is_excluded(cell)).count())) }
        }
        @if matrix.unplaced > 0 { p.quiet { (reading.count("matrix-unplaced", matrix.unplaced)) } }
        @if matrix.hidden > 0 { p.quiet { (reading.count("hidden-instances", matrix.hidden)) } }
        @if !matrix.amended_by.is_empty() {
            p.quiet { (reading.say("matrix-amended-by")) " " (reading.who(&matrix.amended_by)) }
        }
    }
}

fn drawing(sign: Sign) -> &'static str {
    match sign {
        Sign::Done => "✓",
        Sign::Open => "○",
        Sign::Overdue => "◷",
        Sign::Failed => "✕",
        Sign::Empty => "·",
    }
}

fn id(sign: Sign) -> &'static str {
    match sign {
        Sign::Done => "done",
        Sign::Open => "waiting",
        Sign::Overdue => "overdue",
        Sign::Failed => "blocked",
        Sign::Empty => "later",
    }
}

fn word(sign: Sign) -> &'static str {
    match sign {
        Sign::Done => "sign-done",
        Sign::Open => "sign-open",
        Sign::Overdue => "sign-overdue",
        Sign::Failed => "sign-failed",
        Sign::Empty => "sign-empty",
    }
}
