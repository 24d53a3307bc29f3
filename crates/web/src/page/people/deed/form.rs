//! The form to give, take or lend a role.

use definition::name::Name;
use jiff::Timestamp;
use maud::{Markup, html};
use process::person::Person;
use store::accounts::{MAX_DISPLAY, Person as Account};

use super::{
    Deed, Outcome,
    find::{FOUND_MAX, Found, LEAST},
    typed::Typed,
};
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
    /// Who loses the role, or whose it is.
    pub(super) person: &'f str,
    /// Who was found.
    pub(super) found: Found<'f>,
    /// Who was chosen before.
    pub(super) chosen: Option<&'f Account>,
    /// In whose place somebody can step; nobody, if there is room for one more.
    pub(super) replace: &'f [Person],
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
                ": " bdi { (form.person) }
            }
        }
        form method="post" id="form" action=(reading.address(&format!("/people/{}", form.deed.as_str()))) novalidate {
            input type="hidden" name="_cmd" value=(typed.command);
            input type="hidden" name="role" value=(typed.role);
            input type="hidden" name="of" value=(typed.of);
            @match form.deed {
                Deed::Give => {
                    (people(reading, form, "person", "people-give-to"))
                    @if !form.replace.is_empty() { (instead_of(reading, form)) }
                },
                Deed::Take => { input type="hidden" name="person" value=(typed.person); },
                Deed::Lend => {
                    input type="hidden" name="person" value=(typed.person);
                    (people(reading, form, "to", "people-lend-to"))
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

/// A field to look for somebody, and those who were found to choose from.
///
/// The button that looks is the first one of the form, so that Enter in the field presses it.
fn people(reading: Reading<'_>, form: &Form<'_>, name: &str, label: &str) -> Markup {
    let bounds = [("least", LEAST.into()), ("most", FOUND_MAX.into())];
    html! {
        div.field {
            label for="q" { (reading.say(label)) }
            p.hint id="q-hint" { (reading.say_with("people-find-hint", &bounds)) }
            (error(form, "q"))
            input id="q" name="q" type="search" value=(form.typed.q) maxlength=(MAX_DISPLAY) autocomplete="off"
                spellcheck="false" dir="auto" aria-describedby="q-hint q-error";
            " " button name="find" value="find" { (reading.say("people-find")) }
        }
        (found(reading, form, name))
    }
}

/// The person chosen before, and those who were found.
fn found(reading: Reading<'_>, form: &Form<'_>, name: &str) -> Markup {
    let (people, more) = match &form.found {
        Found::People(people, more) => (&people[..], *more),
        Found::NotAsked | Found::TooShort => (&[][..], false),
    };
    let chosen = form.chosen.into_iter();
    let others = people.iter().copied();
    let others = others.filter(|one| form.chosen.is_none_or(|chosen| chosen.id != one.id));
    let is_chosen = |account: &Account| form.chosen.is_some_and(|chosen| chosen.id == account.id);
    let bounds = [("least", LEAST.into()), ("most", FOUND_MAX.into())];
    html! {
        div role="status" {
            @match &form.found {
                Found::TooShort => { p { (reading.say_with("people-find-short", &bounds)) } },
                Found::People(people, _) if people.is_empty() => { p { (reading.say("people-find-none")) } },
                Found::People(..) | Found::NotAsked => {},
            }
            @if more { p { (reading.say_with("people-find-more", &bounds)) } }
        }
        @if form.chosen.is_some() || !people.is_empty() {
            fieldset.field {
                legend { (reading.say("people-found")) }
                @for account in chosen.chain(others) {
                    label {
                        input type="radio" name=(name) value=(account.id) checked[is_chosen(account)];
                        " " bdi { (account.display) } " · " bdi { (account.handle) }
                    }
                }
            }
        }
    }
}

/// The holder in whose place they step: the role has as many as it may have.
fn instead_of(reading: Reading<'_>, form: &Form<'_>) -> Markup {
    let is_chosen = |holder: &Person| {
        holder.name().as_str() == form.typed.instead_of || form.replace.len() == 1
    };
    html! {
        fieldset.field {
            legend { (reading.say("people-instead-of")) }
            p.hint { (reading.say("people-instead-of-hint")) }
            (error(form, "instead_of"))
            @for (index, holder) in form.replace.iter().enumerate() {
                label {
                    input type="radio" name="instead_of" id=[(index == 0).then_some("instead_of")] value=(holder)
                        checked[is_chosen(holder)];
                    " " bdi { (reading.directory.name(holder)) }
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
