//! What the page shows.

use definition::value::json::partial_date_to_text;
use engine::stored::Stored;
use maud::{Markup, html};
use process::{command::Occurred, person::Person, view::Subject};

use super::{
    asked::{Asked, KINDS, With},
    read::Account,
};
use crate::{
    memory::Told,
    part::{
        diff::diff,
        moment, name,
        reading::Reading,
        sentence::{sentence, text, words},
        slider::{Slider, slider},
        strip::strip,
    },
    request::address,
};

/// Instances that are offered to filter by; others can be typed.
pub(super) const INSTANCES_MAX: usize = 60;

/// What the page shows.
pub(super) struct Shown<'s> {
    /// The part of the history.
    pub(super) account: &'s Account,
    /// What was asked for.
    pub(super) asked: &'s Asked,
    /// The event as it is stored, if it may be told.
    pub(super) stored: Option<&'s Stored>,
    /// When it really happened, if that was said and may be read.
    pub(super) occurred: Option<&'s Occurred>,
    /// Whether positions and leaves are for the viewer to see.
    pub(super) audits: bool,
    /// The last revision that the reader saw when they were here before.
    pub(super) visit: Option<u64>,
    /// People to filter by.
    pub(super) people: &'s [Person],
    /// Instances to filter by.
    pub(super) instances: &'s [Subject],
}

impl Shown<'_> {
    /// The same page at another event.
    fn at(&self, revision: u64) -> String {
        format!("?at={revision}{}", self.query())
    }

    fn query(&self) -> String {
        let filter = self.asked.filter.query();
        match self.asked.with {
            With::Before => filter,
            with => format!("&with={}{filter}", with.id()),
        }
    }

    fn carried(&self) -> Vec<(&'static str, String)> {
        let mut carried = self.asked.filter.pairs();
        if self.asked.with != With::Before {
            carried.push(("with", self.asked.with.id()));
        }
        carried
    }

    fn chosen(&self) -> Option<Told> {
        let sentence = self.account.sentence.clone()?;
        let revision = self.account.revision;
        Some(Told { revision, sentence })
    }
}

pub(super) fn content(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let numbers = [
        ("revision", account.revision.into()),
        ("last", account.last.into()),
    ];
    let chosen = shown.chosen();
    html! {
        section #travel data-live="travel" {
            h2 {
                (reading.say_with("history-event", &numbers)) " · "
                (moment::moment(reading.locale, account.moment))
            }
            p #chosen {
                @match &chosen {
                    Some(told) => (words(reading, &told.sentence)),
                    None => (reading.say("history-hidden")),
                }
            }
            (travel(reading, shown, chosen.as_ref()))
            (onward(reading, shown))
            @if let Some(stages) = &account.strip { (strip(reading, stages)) }
        }
        div.split {
            div {
                section {
                    h2 { (reading.say("diff-title")) }
                    (compare(reading, shown))
                    (diff(reading, &account.changes, &compared(reading, account)))
                }
                @if chosen.is_some() { (facts(reading, shown)) }
            }
            aside { (around(reading, shown)) }
        }
    }
}

fn travel(reading: Reading<'_>, shown: &Shown<'_>, chosen: Option<&Told>) -> Markup {
    let account = shown.account;
    let listed = || account.steps.iter().flatten().map(|told| told.revision);
    let words = match chosen {
        Some(told) => text(reading, &told.sentence),
        None => reading.say("history-hidden"),
    };
    let carried = shown.carried();
    let here = account.revision;
    slider(
        reading,
        &Slider {
            revision: here,
            last: account.last,
            words: &words,
            marks: &account.marks,
            neighbours: (
                listed().filter(|revision| *revision < here).max(),
                listed().find(|revision| *revision > here),
            ),
            carried: &carried,
            query: &shown.query(),
        },
    )
}

/// The ways to an event by its number and by a moment.
fn jumps(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let carried = shown.carried();
    let zone = [("zone", reading.locale.zone_name().into())];
    let moment = account
        .moment
        .to_zoned_datetime(reading.locale.zone().clone());
    html! {
        form.filters method="get" {
            (hidden(&carried))
            label {
                (reading.say("history-number"))
                input type="number" name="at" min="0" max=(account.last) value=(account.revision);
            }
            button { (reading.say("slider-show")) }
        }
        form.filters method="get" {
            (hidden(&carried))
            label {
                (reading.say_with("history-moment", &zone))
                input type="datetime-local" name="moment" step="1"
                    value=(moment.strftime("%Y-%m-%dT%H:%M:%S"));
            }
            button { (reading.say("slider-show")) }
        }
    }
}

fn hidden(carried: &[(&str, String)]) -> Markup {
    html! { @for (name, value) in carried { input type="hidden" name=(name) value=(value); } }
}

/// Ways on from the event.
fn onward(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let table = address::review(reading.review, "/history.csv");
    html! {
        p.actions {
            @if let Some(next) = account.next_decision {
                a href=(shown.at(next)) { (reading.say("history-next-decision")) }
            }
            @if let Some(next) = account.next_by {
                a href=(shown.at(next)) { (reading.say("history-next-by")) }
            }
            a href=(reading.address("")) { (reading.say("history-review")) }
            a href={ (table) "?at=" (account.revision) (shown.asked.filter.query()) } { "CSV" }
        }
    }
}

/// What to compare with.
fn compare(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let chosen = shown.asked.with;
    let offered = [
        With::Before,
        With::Stage,
        With::Now,
        With::Visit(shown.visit),
    ];
    let is_known = |with: &With| *with != With::Visit(None) || *with == chosen;
    let filter = shown.asked.filter.pairs();
    let (at, last) = (shown.account.revision, shown.account.last);
    html! {
        div.filters {
            form.filters method="get" {
                input type="hidden" name="at" value=(at);
                (hidden(&filter))
                label {
                    (reading.say("history-with"))
                    select name="with" {
                        @for with in offered.into_iter().filter(is_known) {
                            option value=(with.id()) selected[with == chosen] {
                                (reading.say(&format!("history-with-{}", with.id())))
                            }
                        }
                        @if let With::Revision(revision) = chosen {
                            option value=(revision) selected { "#" (revision) }
                        }
                    }
                }
                button { (reading.say("history-compare")) }
            }
            form.filters method="get" {
                input type="hidden" name="at" value=(at);
                (hidden(&filter))
                label {
                    (reading.say("history-with-number"))
                    input type="number" name="with" min="0" max=(last) required;
                }
                button { (reading.say("history-compare")) }
            }
        }
    }
}

fn compared(reading: Reading<'_>, account: &Account) -> String {
    let (before, after) = account.compared;
    match before {
        Some(before) => {
            let values = [("before", before.into()), ("after", after.into())];
            reading.say_with("history-compared", &values)
        }
        None => reading.say_with("history-compared-nothing", &[("after", after.into())]),
    }
}

/// What is known of the event itself.
fn facts(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let link = |told: &Told| sentence(reading, told, &shown.at(told.revision));
    html! {
        section {
            h2 { (reading.say("history-this-event")) }
            dl.facts {
                @if let Some(told) = &account.because_of {
                    dt { (reading.say("history-because-of")) }
                    dd { (link(told)) }
                }
                @if !account.led_to.is_empty() {
                    dt { (reading.say("history-led-to")) }
                    @for told in &account.led_to { dd { (link(told)) } }
                }
                @if let Some(occurred) = shown.occurred {
                    dt { (reading.say("history-occurred")) }
                    dd {
                        bdi { (partial_date_to_text(occurred.at)) }
                        @if let Some(reason) = &occurred.reason { ": " (name::text(reason)) }
                    }
                }
                dt { (reading.say("history-effective")) }
                dd { (moment::moment(reading.locale, account.moment)) }
                @if let Some(stored) = shown.stored {
                    dt { (reading.say("history-recorded")) }
                    dd { (moment::moment(reading.locale, stored.recorded)) }
                }
                @if let Some(instance) = account.sentence.as_ref().and_then(|said| said.instance.as_ref()) {
                    dt { (reading.say("history-instance")) }
                    dd {
                        a href=(reading.instance_address(instance)) { (name::text(instance)) } " · "
                        a href={ "?at=" (account.revision) "&instance=" (address::encoded(instance)) } {
                            (reading.say("history-only-these"))
                        }
                    }
                }
                @if let Some(by) = account.sentence.as_ref().and_then(|said| said.by.as_ref()) {
                    dt { (reading.say("history-by")) }
                    dd {
                        (name::person(reading.directory, by)) " · "
                        a href={ "?at=" (account.revision) "&by=" (by) } { (reading.say("history-only-these")) }
                    }
                }
            }
            @if let Some(stored) = shown.stored.filter(|_| shown.audits) { (as_stored(reading, stored)) }
        }
    }
}

/// The event as it stands in the record: for audits.
fn as_stored(reading: Reading<'_>, stored: &Stored) -> Markup {
    let pretty = |json: &serde_json::Value| serde_json::to_string_pretty(json).unwrap_or_default();
    html! {
        details {
            summary { (reading.say("history-stored")) }
            dl.facts {
                dt { (reading.say("history-position")) }
                dd { (stored.position) }
                dt { (reading.say("history-hash")) }
                dd { code { (stored.hash) } }
            }
            h3 { (reading.say("history-leaf")) }
            div.scroll role="region" tabindex="0" aria-label=(reading.say("history-leaf")) {
                pre dir="ltr" { (pretty(&stored.leaf)) }
            }
            @for (name, section) in &stored.open {
                h3 { (reading.say_with("history-section", &[("name", name.as_str().into())])) }
                div.scroll role="region" tabindex="0" aria-label=(name) {
                    pre dir="ltr" { (pretty(section)) }
                }
            }
        }
    }
}

/// The events around, newest first: those of one step are one row.
fn around(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let first = account.steps.first().and_then(|step| step.first());
    let last = account.steps.last().and_then(|step| step.last());
    let earlier = first.filter(|_| account.more.0);
    let later = last.filter(|_| account.more.1);
    html! {
        h2 { (reading.say("history-around")) }
        (jumps(reading, shown))
        (filters(reading, shown))
        nav.pager aria-label=(reading.say("history-around")) {
            @if let Some(told) = later { a rel="next" href=(shown.at(told.revision)) { (reading.say("history-more-later")) } }
            a href=(shown.at(account.last)) { (reading.say("history-last")) }
        }
        @if account.steps.is_empty() { p { (reading.say("history-none")) } }
        div.list {
            ol.timeline #events data-live="events" {
                @for step in account.steps.iter().rev() { (row(reading, shown, step)) }
            }
        }
        nav.pager aria-label=(reading.say("history-earlier-events")) {
            @if let Some(told) = earlier { a rel="prev" href=(shown.at(told.revision)) { (reading.say("history-more-earlier")) } }
            a href=(shown.at(0)) { (reading.say("history-first")) }
        }
    }
}

fn row(reading: Reading<'_>, shown: &Shown<'_>, step: &[Told]) -> Markup {
    let Some((first, rest)) = step.split_first() else {
        return html! {};
    };
    let here = shown.account.revision;
    let holds_chosen = rest.iter().any(|told| told.revision == here);
    let one = |told: &Told| sentence(reading, told, &shown.at(told.revision));
    let current = |told: &Told| (told.revision == here).then_some("true");
    html! {
        li id={ "e" (first.revision) } aria-current=[current(first)] {
            (one(first))
            @if !rest.is_empty() {
                details open[holds_chosen] {
                    summary { (reading.count("history-followed", rest.len())) }
                    ol.timeline {
                        @for told in rest {
                            li id={ "e" (told.revision) } aria-current=[current(told)] { (one(told)) }
                        }
                    }
                }
            }
        }
    }
}

fn filters(reading: Reading<'_>, shown: &Shown<'_>) -> Markup {
    let filter = &shown.asked.filter;
    html! {
        details open[!filter.is_empty()] {
            summary { (reading.say("history-filter")) }
            form.filters method="get" {
                input type="hidden" name="at" value=(shown.account.revision);
                @if shown.asked.with != With::Before {
                    input type="hidden" name="with" value=(shown.asked.with.id());
                }
                label {
                    (reading.say("history-kind"))
                    select name="kind" {
                        option value="" { (reading.say("history-all")) }
                        @for (id, kind) in KINDS {
                            option value=(id) selected[filter.kind == Some(kind)] {
                                (reading.say(&format!("kind-{id}")))
                            }
                        }
                    }
                }
                @if !shown.people.is_empty() {
                    label {
                        (reading.say("history-by"))
                        select name="by" {
                            option value="" { (reading.say("history-all")) }
                            @for person in shown.people {
                                option value=(person) selected[filter.by.as_ref() == Some(person)] {
                                    (reading.directory.name(person))
                                }
                            }
                        }
                    }
                }
                label {
                    (reading.say("history-instance"))
                    input name="instance" list="instances" value=[filter.instance.as_ref()];
                }
                datalist #instances {
                    @for subject in shown.instances { option value=(subject.instance) label=(subject.title) {} }
                }
                button { (reading.say("history-filter")) }
                a href={ "?at=" (shown.account.revision) } { (reading.say("history-all-events")) }
            }
        }
    }
}
