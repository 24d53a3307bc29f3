//! [`matrix()`]: a matrix with its rows and columns, a sign in each cell; what is excluded is drawn, never empty.

use maud::{Markup, html};
use process::matrix::{CellView, Head, Mark, Matrix, Scope, Sign};

use super::reading::Reading;

/// The signs in the order of the legend.
const SIGNS: [Sign; 5] = [
    Sign::Done,
    Sign::Open,
    Sign::Overdue,
    Sign::Failed,
    Sign::Empty,
];

/// A matrix as a table of signs. Each cell leads to what there is in it, which [`cells`] lists: `page` is the address of that list.
pub(crate) fn matrix(reading: Reading<'_>, matrix: &Matrix, page: &str) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(reading.say("matrix")) {
            table.matrix {
                caption { (reading.said(&matrix.title)) }
                thead {
                    tr {
                        td {}
                        @for column in &matrix.columns { th scope="col" { (reading.said(&column.title)) } }
                    }
                }
                tbody {
                    @for row in &matrix.rows {
                        tr {
                            th scope="row" { (reading.said(&row.title)) }
                            @for cell in matrix.cells.iter().filter(|cell| cell.row == row.member) {
                                td data-state=(state(cell)) {
                                    a href={ (page) "#" (fragment(cell)) } { (drawn(reading, cell)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        (legend(reading, matrix))
    }
}

/// What there is in each cell and at each head, and why what is excluded is.
pub(crate) fn cells(reading: Reading<'_>, matrix: &Matrix) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(reading.say("matrix-cells")) {
            table.rows.folds {
                caption { (reading.say("matrix-cells")) }
                thead { tr {
                    th scope="col" { (reading.say("matrix-cell")) }
                    th scope="col" { (reading.say("column-state")) }
                    th scope="col" { (reading.say("column-what")) }
                } }
                @for column in matrix.columns.iter().filter(|column| !column.marks.is_empty()) {
                    tbody { (of_head(reading, column)) }
                }
                @for row in &matrix.rows {
                    tbody {
                        (of_head(reading, row))
                        @for cell in matrix.cells.iter().filter(|cell| cell.row == row.member) {
                            (of_cell(reading, matrix, row, cell))
                        }
                    }
                }
            }
        }
    }
}

fn of_head(reading: Reading<'_>, head: &Head) -> Markup {
    html! {
        tr {
            th scope="rowgroup" colspan="2" { strong { (reading.said(&head.title)) } }
            td { (marks(reading, &head.marks)) }
        }
    }
}

fn of_cell(reading: Reading<'_>, matrix: &Matrix, row: &Head, cell: &CellView) -> Markup {
    let mut columns = matrix.columns.iter();
    let column = columns.find(|column| column.member == cell.column);
    html! {
        tr id=(fragment(cell)) data-state=(state(cell)) {
            th scope="row" {
                (reading.said(&row.title))
                @if let Some(column) = column { " × " (reading.said(&column.title)) }
            }
            td { (drawn(reading, cell)) }
            td {
                @if let Scope::Excluded { reason, authority } = &cell.scope {
                    dl.facts {
                        dt { (reading.say("reason")) } dd { (reading.told(reason)) }
                        dt { (reading.say("authority")) } dd { (reading.told(authority)) }
                    }
                }
                (marks(reading, &cell.marks))
            }
        }
    }
}

/// Where a cell stands in the list.
fn fragment(cell: &CellView) -> String {
    format!("cell-{}-{}", cell.row, cell.column)
}

fn state(cell: &CellView) -> &'static str {
    match &cell.scope {
        Scope::Excluded { .. } => "excluded",
        Scope::Hidden => "hidden",
        Scope::InScope => id(cell.sign),
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
            ul.marks {
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
