//! The page, from what it shows.

use std::collections::BTreeMap;

use engine::directory::Directory;
use jiff::civil::Date;
use maud::{Markup, html};
use process::{event::Assignment, offers::Offers, person::Person, roles::Resolved, view::Who};

use store::accounts::absence::Absence;

use super::{
    Standing,
    deed::Deed,
    links::{self, Listed},
    standing::{Lent, RoleSeats},
};
use crate::part::{moment, reading::Reading};

/// What the page shows.
pub(super) struct Shown {
    pub(super) standing: Standing,
    pub(super) offers: Offers,
    pub(super) links: Vec<Listed>,
    pub(super) can_make_links: bool,
    /// Who looks.
    pub(super) person: Option<Person>,
    /// Who is away when.
    pub(super) away: BTreeMap<String, Absence>,
}

pub(super) fn content(reading: Reading<'_>, shown: &Shown) -> Markup {
    html! {
        @if !shown.standing.knows_persons { p.quiet { (reading.say("people-hidden")) } }
        (roles(reading, shown))
        (lent(reading, &shown.standing.lent))
        @if shown.can_make_links { (links::section(reading, &shown.links)) }
    }
}

fn roles(reading: Reading<'_>, shown: &Shown) -> Markup {
    html! {
        section.box id="roles" data-live="roles" {
            h2 { (reading.say("people-roles")) }
            div.scroll role="region" tabindex="0" aria-label=(reading.say("people-roles")) {
                table.rows.folds {
                    caption.visually-hidden { (reading.say("people-roles")) }
                    thead { tr {
                        th scope="col" { (reading.say("people-role")) }
                        th scope="col" { (reading.say("people-place")) }
                        th scope="col" { (reading.say("people-holders")) }
                    } }
                    @for role in &shown.standing.roles { (rows(reading, shown, role)) }
                }
            }
        }
    }
}

fn rows(reading: Reading<'_>, shown: &Shown, role: &RoleSeats) -> Markup {
    html! {
        tbody {
            @if role.seats.is_empty() {
                tr {
                    th scope="row" { (head(reading, role)) }
                    td colspan="2" { span.quiet { (reading.say("people-no-place")) } }
                }
            }
            @for (index, seat) in role.seats.iter().enumerate() {
                tr {
                    @if index == 0 {
                        th scope="rowgroup" rowspan=(role.seats.len()) { (head(reading, role)) }
                    }
                    td {
                        @match (&seat.of_title, &seat.of) {
                            (Some(title), Some(of)) => a href=(reading.instance_address(of)) { (reading.said(title)) },
                            _ => (reading.say("people-whole-review")),
                        }
                    }
                    td { (holders(reading, shown, seat)) }
                }
            }
        }
    }
}

fn head(reading: Reading<'_>, role: &RoleSeats) -> Markup {
    let list = |titles: &[definition::name::Name]| {
        html! { @for (index, title) in titles.iter().enumerate() { @if index > 0 { ", " } (reading.said(title)) } }
    };
    html! {
        (reading.said(&role.title))
        @if !role.assigned_by.is_empty() {
            div.hint { (reading.say("people-assigned-by")) " " (list(&role.assigned_by)) }
        }
        @if !role.incompatible.is_empty() {
            div.hint { (reading.say("people-incompatible")) " " (list(&role.incompatible)) }
        }
    }
}

fn holders(reading: Reading<'_>, shown: &Shown, seat: &Who) -> Markup {
    let resolved = Resolved {
        role: seat.role.clone(),
        of: seat.of.clone(),
    };
    let button = |to: String, message: &str, person: Option<&Person>| {
        let name = person.map(|person| reading.directory.name(person));
        let label = match name {
            Some(name) => format!("{}: {}, {name}", reading.say(message), seat.title),
            None => format!("{}: {}", reading.say(message), seat.title),
        };
        html! { a.button href=(to) aria-label=(label) { (reading.say(message)) } }
    };
    let link = |deed: Deed, person: Option<&Person>| {
        let to = deed.address(reading.review, &resolved, person);
        button(to, deed.message(), person)
    };
    let replace = |holder: &Person| {
        let to = Deed::replacing(reading.review, &resolved, holder);
        button(to, "people-replace", Some(holder))
    };
    let replaced = shown
        .offers
        .replace
        .get(&resolved)
        .map_or(&[][..], Vec::as_slice);
    html! {
        @if seat.persons.is_empty() && shown.standing.knows_persons { p.quiet { (reading.say("people-nobody")) } }
        ul {
            @for person in &seat.persons {
                @let held = Assignment { role: seat.role.clone(), of: seat.of.clone(), person: person.clone() };
                li {
                    (name(reading.directory, person, shown.person.as_ref(), &reading.say("people-you"))) " "
                    @if let Some(away) = shown.away.get(person.name().as_str()) { (absent(reading, away)) " " }
                    span.actions {
                        @if shown.offers.lend.contains(&held) { (link(Deed::Lend, Some(person))) }
                        @if replaced.contains(person) { (replace(person)) }
                        @if shown.offers.take.contains(&held) { (link(Deed::Take, Some(person))) }
                    }
                }
            }
        }
        @if shown.offers.give.contains(&resolved) { p.actions { (link(Deed::Give, None)) } }
    }
}

fn name(directory: &Directory, person: &Person, reader: Option<&Person>, you: &str) -> Markup {
    html! {
        bdi { (directory.name(person)) }
        @if reader == Some(person) { " " span.quiet { "(" (you) ")" } }
    }
}

/// `away from 3 Dec 2190 to 14 Dec 2190`
fn absent(reading: Reading<'_>, away: &Absence) -> Markup {
    let day = |text: &str| match text.parse::<Date>() {
        Ok(day) => reading.locale.date(day),
        Err(_) => text.to_owned(),
    };
    let values = [
        ("first", day(&away.first).into()),
        ("last", day(&away.last).into()),
    ];
    html! { span.quiet { "(" (reading.say_with("people-away", &values)) ")" } }
}

fn lent(reading: Reading<'_>, lent: &[Lent]) -> Markup {
    html! {
        section.box id="lent" data-live="lent" {
            h2 { (reading.say("people-lent")) }
            @if lent.is_empty() { p.quiet { (reading.say("people-lent-none")) } }
            ul {
                @for lent in lent { li { (one_lent(reading, lent)) } }
            }
        }
    }
}

/// `Ada for Grace as Signatory, until 24 Dec 2026, 23:59`
fn one_lent(reading: Reading<'_>, lent: &Lent) -> Markup {
    let delegation = &lent.delegation;
    let values = [
        ("to", reading.directory.name(&delegation.to).into()),
        (
            "holder",
            reading.directory.name(&delegation.assignment.person).into(),
        ),
    ];
    html! {
        strong { (reading.say_with("people-lent-for", &values)) } ": "
        (reading.said(&lent.role_title))
        @if let Some(of) = &lent.of_title { " (" (reading.said(of)) ")" }
        ", "
        @if !lent.is_in_force {
            (reading.say("people-lent-from")) " " (moment::moment(reading.locale, delegation.from)) " "
        }
        (reading.say("people-lent-until")) " " (moment::moment(reading.locale, delegation.until))
    }
}
