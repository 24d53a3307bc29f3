//! A moment before anything of a review is shown: what is known is said, and where to go from there.

use engine::look::{Look, Place};
use jiff::Timestamp;
use maud::{Markup, html};
use process::view::Viewer;

use crate::{
    answer::fault::Fault, house::House, locale::Locale, part::moment, request::address,
    request::visitor::Visitor,
};

/// Events that are tried before it is given up to say which is the first.
const TRIED_MAX: u64 = 64;

/// A moment before the first event of a review that the visitor may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Early {
    review: String,
    /// The moment asked for, if it was a time.
    asked: Option<Timestamp>,
    first: First,
    /// The last event that had happened at the moment asked for, though it was recorded later.
    happened: Option<u64>,
}

/// The first event that the visitor may know.
#[derive(Clone, Debug, PartialEq, Eq)]
struct First {
    revision: u64,
    happened: Timestamp,
    recorded: Timestamp,
}

/// What is answered if a review that the visitor may know today shows nothing at a moment. If that is not because it is too early,
/// nothing is found there.
pub(crate) async fn early(
    house: &House,
    visitor: &Visitor,
    today: &Look,
    review: &str,
    place: Place,
) -> Result<Fault, Fault> {
    let engine = house.engine();
    let timeline = engine.timeline(today.stream()).await?;
    let Some((first, look)) = first(house, visitor, today).await? else {
        return Ok(Fault::NotFound);
    };
    let stored = engine.stored(today.stream(), first).await?;
    let Some(stored) = stored else {
        return Ok(Fault::NotFound);
    };
    let asked = match place {
        Place::Time(time) => Some(time),
        Place::Revision(_) | Place::Position(_) => None,
    };
    let is_late = match place {
        Place::Revision(revision) => revision >= first,
        Place::Time(time) => time >= stored.recorded,
        Place::Position(position) => position >= stored.position,
    };
    if is_late {
        return Ok(Fault::NotFound);
    }
    if !today.view(&Viewer::Anyone, |viewed| viewed.sees(0)) {
        house.note_read(visitor, today.stream(), "review").await?;
    }
    let had_happened = |time: Timestamp| {
        let mut events = timeline.events.iter();
        events.rposition(|placed| placed.event.at.as_second() <= time.as_second())
    };
    let happened = asked.and_then(had_happened).map(|place| place as u64);
    Ok(Fault::Early(Box::new(Early {
        review: review.to_owned(),
        asked,
        first: First {
            revision: first,
            happened: look.moment(),
            recorded: stored.recorded,
        },
        happened: happened.filter(|revision| *revision >= first),
    })))
}

/// The first event after which the visitor may know of the review, with how it was then.
async fn first(
    house: &House,
    visitor: &Visitor,
    today: &Look,
) -> Result<Option<(u64, Look)>, Fault> {
    for revision in 0..=today.last_revision().min(TRIED_MAX) {
        let place = Some(Place::Revision(revision));
        let look = house.engine().look(today.stream(), visitor.viewer(), place);
        let look = look.await?;
        if look.is_known() {
            return Ok(Some((revision, look)));
        }
    }
    Ok(None)
}

/// What the page says.
pub(crate) fn content(locale: &Locale, early: &Early) -> Markup {
    let here = address::review(&early.review, "");
    let history = address::review(&early.review, "/history");
    let first = &early.first;
    let number = [("revision", first.revision.into())];
    html! {
        p {
            @if let Some(asked) = early.asked {
                (locale.say("early-at")) " " (moment::moment(locale, asked)) ": "
            }
            (locale.say("early-nothing"))
        }
        dl.facts {
            dt { (locale.say("early-first-recorded")) }
            dd { (moment::moment(locale, first.recorded)) }
            @if first.happened != first.recorded {
                dt { (locale.say("early-first-happened")) }
                dd { (moment::moment(locale, first.happened)) }
            }
        }
        ul {
            @if let Some(happened) = early.happened {
                li { a href={ (here) "?at=" (happened) } {
                    (locale.say_with("early-happened", &[("revision", happened.into())]))
                } }
            }
            li { a href={ (here) "?at=" (first.revision) } { (locale.say_with("early-first", &number)) } }
            li { a href={ (history) "?at=" (first.revision) } { (locale.say("early-history")) } }
            li { a href=(here) { (locale.say("early-now")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, before};

    #[test]
    fn before_the_first_event_a_page_says_so_and_leads_on() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        for page in [
            "",
            "/history",
            "/schedule",
            "/people",
            "/matrix",
            "/dossier",
        ] {
            let path = format!("/r/travel-policy{page}?at=1990-01-01");
            let early = fixture.get("writer", &path);
            assert_eq!(early.status, 200, "{path}");
            assert!(
                early
                    .body
                    .contains("Nothing of this review is recorded yet"),
                "{path}"
            );
            assert!(
                early.body.contains("href=\"/r/travel-policy?at=1\""),
                "{}",
                early.body
            );
            assert!(early.body.contains("1 Jan 1990, 23:59"));
            assert_eq!(fixture.get("", &path).status, 404);
        }
        let first = fixture.get("writer", "/r/travel-policy?at=1");
        assert_eq!(first.status, 200);
    }

    #[test]
    fn no_link_of_the_history_of_the_first_event_leads_nowhere() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let history = fixture.get("writer", "/r/travel-policy/history?at=0");
        assert_eq!(history.status, 200);
        for link in history.body.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap().replace("&amp;", "&");
            if link.starts_with("/r/") {
                assert_eq!(fixture.get("writer", &link).status, 200, "{link}");
            }
        }
    }

    #[test]
    fn a_moment_before_anything_happened_is_answered_like_one_before_it_was_recorded() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let asked = fixture.get("writer", "/r/travel-policy/history?moment=1990-01-01T10:00");
        assert_eq!(asked.status, 200);
        assert!(
            asked
                .body
                .contains("Nothing of this review is recorded yet")
        );
    }

    #[test]
    fn a_moment_after_the_last_event_is_what_is_now_clearly_past() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let late = fixture.get("writer", "/r/travel-policy?at=2190-01-01");
        assert_eq!(late.status, 200);
        assert!(late.body.contains("class=\"past\"") && late.body.contains("class=\"banner\""));
    }
}
