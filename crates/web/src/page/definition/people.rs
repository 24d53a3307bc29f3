//! Who takes part, who may do what, and what is confidential.

use definition::{
    name::Name,
    words::{Mark, TableRow},
};
use maud::{Markup, html};

use super::{
    Shown,
    content::{condition, sentences},
};
use crate::part::{name, reading::said};

/// Roles, and who may do what.
pub(super) fn people(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    html! {
        section {
            h2 { (locale.say("definition-roles")) }
            @for role in &shown.rules.roles {
                h3 { (said(locale, &role.title)) }
                (sentences(shown, &role.sentences))
                @if !role.needs.is_empty() { ul { @for need in &role.needs { (condition(shown, need)) } } }
            }
        }
        @for machine in &shown.rules.machines { (table(shown, Some(&machine.id))) }
    }
}

/// Who may do what with a machine: a row for each action, a column for each role that has to do with any of them.
pub(super) fn table(shown: &Shown<'_>, machine: Option<&Name>) -> Markup {
    let (locale, table) = (shown.locale, &shown.rules.table);
    let rows = table
        .rows
        .iter()
        .filter(|row| machine.is_none_or(|machine| row.machine == *machine));
    let rows: Vec<&TableRow> = rows.collect();
    let is_used = |column: &usize| rows.iter().any(|row| row.marks[*column] != Mark::None);
    let columns: Vec<usize> = (0..table.roles.len()).filter(is_used).collect();
    let of = shown
        .rules
        .machines
        .iter()
        .find(|rules| Some(&rules.id) == machine);
    let title = of.map_or_else(String::new, |rules| rules.title.clone());
    let caption = locale.say_with("definition-table", &[("machine", title.into())]);
    html! {
        @if !rows.is_empty() && !columns.is_empty() {
            div.scroll role="region" tabindex="0" aria-label=(caption) {
                table.matrix {
                    caption { (caption) }
                    thead {
                        tr {
                            th scope="col" { (locale.say("definition-action")) }
                            @for column in &columns { th scope="col" { (said(locale, &table.roles[*column].1)) } }
                        }
                    }
                    tbody {
                        @for row in &rows {
                            tr {
                                th scope="row" { (said(locale, &row.title)) " " span.quiet { (said(locale, &row.state_title)) } }
                                @for column in &columns { (cell(shown, row.marks[*column])) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(shown: &Shown<'_>, mark: Mark) -> Markup {
    let word = |message| shown.locale.say(message);
    html! {
        @match mark {
            Mark::None => td {},
            Mark::May => td data-state="done" { (word("definition-may")) },
            Mark::Consents => td data-state="waiting" { (word("definition-consents")) },
            Mark::MayNot => td data-state="blocked" { (word("definition-may-not")) },
        }
    }
}

/// What is confidential, and who reads it.
pub(super) fn classes(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    html! {
        @for class in &shown.rules.classes {
            section {
                h2 { (name::text(&class.id)) }
                p { (said(locale, &class.readers)) }
                dl.facts {
                    @for (machine, fields) in &class.holds {
                        dt { (said(locale, machine)) } dd { (said(locale, &fields.join(", "))) }
                    }
                }
            }
        }
        section {
            h2 { (locale.say("definition-access")) }
            @for machine in &shown.rules.machines {
                h3 { a href=(shown.address(&[("machine", &machine.id)])) { (said(locale, &machine.title)) } }
                (sentences(shown, &machine.access))
            }
        }
    }
}
