//! The schedule of a review: when its stages began and ended, and what is due when; as a drawing and as tables.

mod content;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use engine::look::Look;
use maud::html;
use process::{
    schedule::{Forecast, Precedent, Schedule, Usual, schedule},
    view::Viewer,
};

use super::{
    Html, Page,
    frame::{Frame, Tab},
    review,
};
use crate::{
    answer::fault::Fault,
    house::House,
    part::reading::Reading,
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}/schedule", get(show))
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let known = load(&house, &look).await?;
    let (known, to_all) = known.ok_or(Fault::NotFound)?;
    if Some(&known) != to_all.as_ref() {
        house.note_read(&visitor, look.stream(), "schedule").await?;
    }
    let forecast = forecast(&house, &look).await?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let past = review::past(&look, &address::review(&name, "/schedule"));
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(super::Past::revision),
        guest: visitor.guest.as_ref(),
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("schedule"),
        visitor: &visitor,
        locale: &locale,
        content: html! {
            (frame.tabs(reading, Some(Tab::Schedule)))
            (content::content(reading, &known, forecast, look.moment()))
        },
        past,
    };
    Ok(page.html_within(&frame, reading))
}

/// The schedule for the reader, and for everybody.
async fn load(house: &House, look: &Look) -> Result<Option<(Schedule, Option<Schedule>)>, Fault> {
    let timeline = house.engine().timeline(look.stream()).await?;
    let revision = look.snapshot().state.revision.unwrap_or_default();
    let course = timeline.course_at(revision)?;
    let precedents = house.engine().precedents(look).await?;
    let of = |viewer: &Viewer, others: &[Arc<Precedent>]| {
        look.view(viewer, |viewed| {
            let usual = Usual::new(viewed, &course, others.iter().map(|it| &**it));
            schedule(viewed, &course, &usual, look.moment())
        })
    };
    Ok(of(&look.viewer, &precedents).map(|known| (known, of(&Viewer::Anyone, &[]))))
}

/// When it will end, by those that the reader may know of; of the past none is made.
async fn forecast(house: &House, look: &Look) -> Result<Option<Forecast>, Fault> {
    if look.is_past() {
        return Ok(None);
    }
    let listed = house.engine().listed(&look.viewer, None).await?;
    let listed = listed.iter().find(|listed| listed.stream == look.stream());
    Ok(listed.map(|listed| listed.forecast))
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, before};

    #[test]
    fn stages_and_dates_are_drawn_and_told() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let page = fixture.get("writer", "/r/travel-policy/schedule").body;
        assert!(
            page.contains("<figure aria-label=\"Stages and dates over time\""),
            "{page}"
        );
        assert_eq!(page.matches("In drafting").count(), 6, "{page}");
        assert!(page.contains("/r/travel-policy/i/round/2"), "{page}");
        assert!(page.contains("There is no forecast"), "{page}");
        let then = fixture.get("writer", "/r/travel-policy/schedule?at=1").body;
        assert!(
            !then.contains("round/2") && !then.contains("forecast:"),
            "{then}"
        );
        assert_eq!(fixture.get("", "/r/travel-policy/schedule").status, 404);
    }
}
