//! The public card of a review: what anybody may know of it, and nothing else, whoever looks.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use engine::look::Place;
use maud::{Markup, html};
use process::{
    schedule::Usual,
    stages::{Strip, stages},
    view::{InstanceView, ReviewView, Viewer},
};

use super::{Html, Page, Past};
use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    part::{
        reading::Reading,
        strip::{gates, strip},
        timeline::timeline,
    },
    request::{address::encoded, at::When, visitor::Visitor},
};

/// The newest events shown.
const NEWEST_MAX: usize = 10;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/public/{review}", get(show))
}

/// What anybody may know.
struct Card {
    review: ReviewView,
    strip: Option<Strip>,
    newest: Vec<Told>,
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    // How many events there are is not for everybody: no revision is asked for, and none is told.
    When(when): When,
) -> Result<Html, Fault> {
    // Everything is computed for nobody in particular; who really looks decides the language alone.
    let place = when.map(Place::Time);
    let look = house.look(&Visitor::default(), &name, place).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let past = look.snapshot().state.revision.filter(|_| look.is_past());
    let newest = house.memory().newest(look.stream(), &timeline, past)?;
    let course = match past {
        Some(revision) => Cow::Owned(timeline.course_at(revision)?),
        None => Cow::Borrowed(&timeline.course),
    };
    let at = when.unwrap_or(look.moment());
    let precedents = house.engine().precedents(&look).await?;
    let card = look.view(&Viewer::Anyone, |viewed| {
        let others = precedents.iter().map(|it| &**it);
        let usual = Usual::new(viewed, &course, others);
        Card {
            review: viewed.review(at),
            strip: stages(viewed, &course, &usual, at),
            newest: newest.told(viewed, NEWEST_MAX, |_| true),
        }
    });
    // Who holds an account is not for everybody: no name is looked up.
    let directory = engine::directory::Directory::default();
    let locale = house.locales().of(&visitor);
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: None,
        guest: None,
    };
    let title = card.review.title.as_ref();
    Ok(Page {
        title: title.map_or_else(|| name.clone(), ToString::to_string),
        visitor: &visitor,
        locale: &locale,
        past: when.map(|moment| Past::of_all(moment, format!("/public/{}", encoded(&name)))),
        content: content(reading, &card),
    }
    .html())
}

fn content(reading: Reading<'_>, card: &Card) -> Markup {
    html! {
        p {
            bdi { (reading.review) }
            @if let Some(workflow) = &card.review.workflow { " · " (reading.said(workflow)) }
        }
        p.quiet { (reading.say("public-what")) }
        @if let Some(shown) = &card.strip {
            (strip(reading, shown))
            @if !shown.gates.is_empty() {
                section {
                    h2 { (reading.say("review-milestones")) }
                    (gates(reading, &shown.gates))
                }
            }
        }
        @if !card.review.parameters.is_empty() {
            section {
                h2 { (reading.say("scope")) }
                dl.facts {
                    @for parameter in &card.review.parameters {
                        dt { (reading.said(&parameter.title)) }
                        dd dir="auto" { (reading.said(&parameter.text)) }
                    }
                }
            }
        }
        @if !card.review.instances.is_empty() {
            section {
                h2 { (reading.say("instances")) }
                @for instance in &card.review.instances { (artefact(reading, instance)) }
            }
        }
        @if !card.newest.is_empty() {
            section {
                h2 { (reading.say("last-events")) }
                (timeline(reading, &card.newest))
            }
        }
    }
}

fn artefact(reading: Reading<'_>, instance: &InstanceView) -> Markup {
    html! {
        section {
            h3 { (reading.instance(&instance.subject)) " " span.quiet { (reading.said(&instance.subject.state_title)) } }
            @if !instance.fields.is_empty() {
                dl.facts {
                    @for field in &instance.fields {
                        dt { (reading.said(&field.title)) }
                        dd dir="auto" { (reading.said(&field.text)) }
                    }
                }
            }
        }
    }
}
