//! The guest links of a review, as those see them who may withdraw them.

use engine::{look::Look, timeline::Timeline};
use jiff::Timestamp;
use maud::{Markup, html};
use store::accounts::guest_link::GuestLink;

use super::choices::Choice;
use crate::{
    answer::fault::Fault,
    house::House,
    part::{moment, name, reading::Reading},
    request::{guest::done_in, visitor::Visitor},
};

/// A guest link in the list.
pub(in crate::page::people) struct Listed {
    link: GuestLink,
    /// What it is for; `None` if whoever looks may not see that.
    what: Option<Choice>,
    state: State,
    /// It still opens something, be it the receipt.
    is_in_force: bool,
}

/// What has become of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It opens what it is for.
    Open,
    /// What it is for was done then.
    Used(Timestamp),
    /// Its time is over.
    Expired,
    /// It was withdrawn then.
    Withdrawn(Timestamp),
}

impl State {
    fn of(link: &GuestLink, timeline: &Timeline, now: i64) -> Self {
        let done = done_in(timeline, link).and_then(|last| usize::try_from(last).ok());
        let done = done.and_then(|last| timeline.events.get(last));
        let revoked = link.revoked.and_then(|at| Timestamp::from_second(at).ok());
        match (done, revoked) {
            (Some(placed), _) => Self::Used(placed.event.at),
            (None, Some(at)) => Self::Withdrawn(at),
            (None, None) if link.expires <= now => Self::Expired,
            (None, None) => Self::Open,
        }
    }

    /// Its message, its sign, and the state of a tag that it looks like.
    fn shown(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Open => ("links-state-open", "◐", "ready"),
            Self::Used(_) => ("links-state-used", "✓", "done"),
            Self::Expired => ("links-state-expired", "–", "later"),
            Self::Withdrawn(_) => ("links-state-withdrawn", "–", "later"),
        }
    }

    /// Since when.
    fn since(self) -> Option<Timestamp> {
        match self {
            Self::Open | Self::Expired => None,
            Self::Used(at) | Self::Withdrawn(at) => Some(at),
        }
    }
}

/// The guest links that the visitor made, that act as them, or, if they administer, all of the review; the newest first.
pub(in crate::page::people) async fn listed(
    house: &House,
    visitor: &Visitor,
    look: &Look,
) -> Result<Vec<Listed>, Fault> {
    let Some(person) = visitor.person.as_ref().filter(|_| !look.is_past()) else {
        return Ok(Vec::new());
    };
    let engine = house.engine();
    let (now, accounts) = (engine.now(), engine.store().accounts());
    let mut links = accounts.guest_links(look.stream()).await?;
    links.retain(|link| {
        let own = [&link.person, &link.made_by].contains(&&person.to_string());
        own || visitor.administers
    });
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let timeline = engine.timeline(look.stream()).await?;
    let listed = links.into_iter().map(|link| Listed {
        what: Choice::of(look, &link.purpose),
        state: State::of(&link, &timeline, now),
        is_in_force: link.revoked.is_none() && link.expires > now,
        link,
    });
    Ok(listed.collect())
}

pub(in crate::page::people) fn section(reading: Reading<'_>, links: &[Listed]) -> Markup {
    let (open, ended): (Vec<&Listed>, Vec<&Listed>) =
        links.iter().partition(|listed| listed.state == State::Open);
    html! {
        section.box id="links" {
            h2 { (reading.say("links")) }
            p.hint { (reading.say("links-hint")) }
            @if open.is_empty() { p.quiet { (reading.say("links-none")) } }
            @else { (table(reading, &open)) }
            @if !ended.is_empty() {
                details {
                    summary { (reading.count("links-ended", ended.len())) }
                    (table(reading, &ended))
                }
            }
            p.actions { a.button href=(reading.address("/people/guest-link")) { (reading.say("links-new")) } }
        }
    }
}

fn table(reading: Reading<'_>, links: &[&Listed]) -> Markup {
    let heads = [
        "links-whom",
        "links-what",
        "links-state",
        "links-made-by",
        "links-until",
        "links-uses",
    ];
    html! {
        div.scroll role="region" tabindex="0" aria-label=(reading.say("links")) {
            table.rows.folds {
                caption.visually-hidden { (reading.say("links")) }
                thead { tr {
                    @for head in heads { th scope="col" { (reading.say(head)) } }
                    th scope="col" { span.visually-hidden { (reading.say("links-revoke")) } }
                } }
                tbody { @for listed in links { (row(reading, listed)) } }
            }
        }
    }
}

fn row(reading: Reading<'_>, listed: &Listed) -> Markup {
    let link = &listed.link;
    let until = Timestamp::from_second(link.expires).unwrap_or_default();
    html! {
        tr {
            th scope="row" { (whom(reading, link)) }
            td.wide {
                @match &listed.what {
                    Some(choice) => (choice.words(reading)),
                    None => (reading.say("links-what-hidden")),
                }
            }
            td { (state(reading, listed.state)) }
            td data-head=(reading.say("links-made-by")) { (made(reading, link)) }
            td data-head=(reading.say("links-until")) { (moment::moment(reading.locale, until)) }
            td data-head=(reading.say("links-uses")) { (uses(reading, link)) }
            td { @if listed.is_in_force { (withdraw(reading, link)) } }
        }
    }
}

/// Who gets it, and as whom they act.
fn whom(reading: Reading<'_>, link: &GuestLink) -> Markup {
    let acts_as = [("person", called(reading, &link.person).into())];
    html! {
        @if link.given_to.is_empty() { span.quiet { (reading.say("links-nobody")) } }
        @else { (name::text(&link.given_to)) }
        div.hint { (reading.say_with("links-as-person", &acts_as)) }
    }
}

fn called(reading: Reading<'_>, id: &str) -> String {
    let account = reading.directory.account(id);
    account.map_or_else(|| id.to_owned(), |account| account.display.clone())
}

fn at(reading: Reading<'_>, second: i64) -> String {
    let at = Timestamp::from_second(second).unwrap_or_default();
    reading.locale.moment(at)
}

fn made(reading: Reading<'_>, link: &GuestLink) -> String {
    let values = [
        ("maker", called(reading, &link.made_by).into()),
        ("at", at(reading, link.created).into()),
    ];
    reading.say_with("links-by-at", &values)
}

fn uses(reading: Reading<'_>, link: &GuestLink) -> String {
    let Some(last) = link.last_used else {
        return reading.say("links-used-never");
    };
    let values = [("uses", link.uses.into()), ("at", at(reading, last).into())];
    reading.say_with("links-used", &values)
}

fn state(reading: Reading<'_>, state: State) -> Markup {
    let (message, sign, tag) = state.shown();
    html! {
        span.tag data-state=(tag) { span aria-hidden="true" { (sign) } " " (reading.say(message)) }
        @if let Some(since) = state.since() { " " (moment::moment(reading.locale, since)) }
    }
}

fn withdraw(reading: Reading<'_>, link: &GuestLink) -> Markup {
    let whose = if link.given_to.is_empty() {
        called(reading, &link.person)
    } else {
        link.given_to.clone()
    };
    let label = format!("{}: {whose}", reading.say("links-revoke"));
    html! {
        form method="post" action=(reading.address("/people/guest-link/revoke")) {
            button name="number" value=(link.number) aria-label=(label) { (reading.say("links-revoke")) }
        }
    }
}
