//! The receipt of a step that a guest link was made for: it stands where the step was, and is the same whenever it is asked for.

use engine::look::Look;
use jiff::Timestamp;
use maud::{Markup, html};
use process::history::Sentence;

use crate::{
    answer::fault::Fault,
    house::House,
    page::{Html, Page},
    part::{done::Done, moment, name, reading::Reading, sentence::words},
    request::{
        guest::{self, Guest},
        visitor::Visitor,
    },
};

/// Whether the step that a guest came for is done by now. Nobody but a guest is kept from doing a step again.
pub(in crate::page) async fn is_done(house: &House, visitor: &Visitor) -> Result<bool, Fault> {
    let Some(guest) = &visitor.guest else {
        return Ok(false);
    };
    Ok(guest::done(house, &guest.link).await?.is_some())
}

/// The receipt, for a guest whose step is done.
pub(in crate::page) async fn receipt(
    house: &House,
    visitor: &Visitor,
    look: &Look,
) -> Result<Option<Html>, Fault> {
    let done = visitor.guest.as_ref().and_then(|it| Some((it, it.done?)));
    let Some((guest, last)) = done else {
        return Ok(None);
    };
    let what = format!("receipt {last}");
    house.note_read(visitor, look.stream(), &what).await?;
    let told = Done::of(last).sentences(house, look).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let placed = usize::try_from(last).ok();
    let placed = placed.and_then(|last| timeline.events.get(last));
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(visitor);
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &guest.review,
        past: None,
        guest: Some(guest),
    };
    let at = placed.ok_or(Fault::NotFound)?.event.at;
    Ok(Some(
        Page {
            title: locale.say("receipt"),
            visitor,
            locale: &locale,
            past: None,
            content: content(reading, guest, &told, (at, last)),
        }
        .html(),
    ))
}

fn content(
    reading: Reading<'_>,
    guest: &Guest,
    told: &[Sentence],
    (at, last): (Timestamp, u64),
) -> Markup {
    html! {
        section.box role="status" id="done" {
            p { (reading.say("receipt-done")) }
            dl.facts {
                dt { (reading.say("receipt-what")) }
                @for sentence in told {
                    dd { (words(reading, sentence)) }
                }
                dt { (reading.say("receipt-when")) }
                dd { (moment::moment(reading.locale, at)) }
                dt { (reading.say("receipt-by")) }
                dd { (name::text(&guest.name)) }
                dt { (reading.say("receipt-reference")) }
                dd { bdi { (guest.review) " #" (last) } }
            }
        }
    }
}
