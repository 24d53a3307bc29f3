//! The form to give, take or lend a role.

use definition::name::Name;
use jiff::Timestamp;
use maud::{Markup, html};
use process::person::Person;

use super::{Deed, Outcome, Typed};
use crate::part::{
    problems,
    reading::Reading,
    tag::{Tag, tag},
    why::{Dues, Why},
};

/// What the form shows.
pub(super) struct Form<'f> {
    pub(super) deed: Deed,
    pub(super) typed: &'f Typed,
    pub(super) outcome: &'f Outcome,
    pub(super) role: &'f Name,
    pub(super) of_title: Option<&'f str>,
    /// For whom one can act.
    pub(super) lenders: &'f [Person],
    pub(super) at: Timestamp,
}

pub(super) fn form(reading: Reading<'_>, form: &Form<'_>) -> Markup {
    let typed = form.typed;
    html! {
        (refused(reading, form))
        (problems::list(reading.locale, &form.outcome.problems))
        p {
            strong { (reading.said(form.role)) }
            @if let Some(of) = form.of_title { " (" (reading.said(of)) ")" }
            @if form.deed != Deed::Give {
                ": " bdi { (reading.directory.account(&typed.person).map_or(&*typed.person, |account| &account.display)) }
            }
        }
        form method="post" id="form" action=(reading.address(&format!("/people/{}", form.deed.as_str()))) novalidate {
            input type="hidden" name="_cmd" value=(typed.command);
            input type="hidden" name="role" value=(typed.role);
            input type="hidden" name="of" value=(typed.of);
            @match form.deed {
                Deed::Give => (people(reading, form, "person", "people-give-to", &typed.person)),
                Deed::Take => { input type="hidden" name="person" value=(typed.person); },
                Deed::Lend => {
                    input type="hidden" name="person" value=(typed.person);
                    (people(reading, form, "to", "people-lend-to", &typed.to))
                    (text(reading, form, ("from", "date"), "people-lend-from", &typed.from))
                    (text(reading, form, ("until", "date"), "people-lend-until", &typed.until))
                },
            }
            @if !form.lenders.is_empty() { (in_whose_name(reading, form)) }
            details open[!typed.occurred.is_empty()] {
                summary { (reading.say("people-late")) }
                (text(reading, form, ("occurred", "text"), "people-occurred", &typed.occurred))
                (text(reading, form, ("reason", "text"), "people-reason", &typed.reason))
            }
            p.actions {
                button.primary { (reading.say(form.deed.message())) }
                a.button href=(reading.address("/people")) { (reading.say("form-cancel")) }
            }
        }
    }
}

/// Why it was refused. What was typed stays in the form below.
fn refused(reading: Reading<'_>, form: &Form<'_>) -> Markup {
    html! {
        @if let Some(explanation) = &form.outcome.refused {
            section.box.error-summary role="alert" tabindex="-1" id="refused" {
                h2 { (tag(reading.locale, Tag::Blocked)) " " (reading.say("step-refused")) }
                p { (reading.say("step-refused-recorded")) }
                (Why::new(reading, &Dues::new(), form.at).explanation(explanation))
            }
        }
    }
}

fn error(form: &Form<'_>, id: &str) -> Markup {
    let found = form.outcome.problems.iter().find(|(field, _)| *field == id);
    html! { @if let Some((_, problem)) = found { p.error id={ (id) "-error" } { (problem) } } }
}

/// Everybody who has an account.
fn people(reading: Reading<'_>, form: &Form<'_>, id: &str, label: &str, chosen: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (reading.say(label)) }
            (error(form, id))
            select id=(id) name=(id) required aria-describedby={ (id) "-error" } {
                option value="" { (reading.say("people-choose")) }
                @for account in reading.directory.list() {
                    option value=(account.id) selected[account.id == chosen] { (account.display) " · " (account.handle) }
                }
            }
        }
    }
}

fn text(
    reading: Reading<'_>,
    form: &Form<'_>,
    (id, kind): (&str, &str),
    label: &str,
    typed: &str,
) -> Markup {
    let hint = reading.say(&format!("{label}-hint"));
    html! {
        div.field {
            label for=(id) { (reading.say(label)) }
            p.hint id={ (id) "-hint" } { (hint) }
            (error(form, id))
            input id=(id) name=(id) type=(kind) value=(typed) autocomplete="off"
                aria-describedby={ (id) "-hint " (id) "-error" };
        }
    }
}

fn in_whose_name(reading: Reading<'_>, form: &Form<'_>) -> Markup {
    html! {
        div.field {
            label for="on_behalf_of" { (reading.say("people-on-behalf-of")) }
            (error(form, "on_behalf_of"))
            select id="on_behalf_of" name="on_behalf_of" {
                option value="" { (reading.say("people-myself")) }
                @for lender in form.lenders {
                    @let id = lender.to_string();
                    option value=(id) selected[id == form.typed.on_behalf_of] { (reading.directory.name(lender)) }
                }
            }
        }
    }
}
