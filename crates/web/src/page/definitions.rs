//! Definitions: what is published, version by version, and which reviews follow it.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Router, extract::State, routing::get};
use definition::{model::Definition, name::Name};
use engine::{definitions::DefinitionError, listing::Listed};
use jiff::Timestamp;
use maud::{Markup, html};

use super::{Html, Page, Past};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::{name, reading::said},
    request::{
        address,
        at::When,
        visitor::{SignedIn, Visitor},
    },
};

/// Reviews of one version that are named.
const REVIEWS_MAX: usize = 10;

/// Definitions that are listed, at most.
const DEFINITIONS_MAX: usize = 500;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/definitions", get(show))
}

impl From<DefinitionError> for Fault {
    fn from(error: DefinitionError) -> Self {
        match error {
            DefinitionError::Unknown(_) => Self::NotFound,
            damaged => Self::unexpected(damaged),
        }
    }
}

async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    When(when): When,
) -> Result<Html, Fault> {
    let visitor = &signed_in.visitor;
    let definitions = published(&house, when).await?;
    let running = running(&house, visitor, when).await?;
    let locale = house.locales().of(visitor);
    Ok(Page {
        title: locale.say("nav-definitions"),
        visitor,
        locale: &locale,
        past: when.map(|moment| Past::of_all(moment, "/definitions".to_owned())),
        content: content(&locale, &definitions, &running, when),
    }
    .html())
}

/// What is published, or was at a moment, by workflow, the newest version first.
pub(super) async fn published(
    house: &House,
    when: Option<Timestamp>,
) -> Result<Vec<Arc<Definition>>, Fault> {
    let (mut found, mut after) = (Vec::new(), String::new());
    while found.len() < DEFINITIONS_MAX {
        let streams = house.engine().store().streams("definition", &after).await?;
        let Some(last) = streams.last() else { break };
        after.clone_from(&last.name);
        for stream in &streams {
            if let Some(when) = when
                && !is_published(house, &stream.name, when).await?
            {
                continue;
            }
            found.push(house.engine().definitions().by_stream(&stream.name).await?);
        }
    }
    found.truncate(DEFINITIONS_MAX);
    let by_version = |definition: &Arc<Definition>| {
        let version = std::cmp::Reverse(numbers(&definition.version));
        (definition.workflow.clone(), version)
    };
    found.sort_by_key(by_version);
    Ok(found)
}

/// Whether a definition was published at a moment.
async fn is_published(house: &House, stream: &str, when: Timestamp) -> Result<bool, Fault> {
    let first = house.engine().stored(stream, 0).await?;
    Ok(first.is_some_and(|first| first.recorded <= when))
}

/// A version by its numbers, so that 1.10.0 follows 1.9.0.
fn numbers(version: &str) -> Vec<u64> {
    let parts = version.split(|letter: char| !letter.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// The open reviews that the visitor may know of, or that were open at a moment, by definition.
pub(super) async fn running(
    house: &House,
    visitor: &Visitor,
    when: Option<Timestamp>,
) -> Result<BTreeMap<Name, Vec<Arc<Listed>>>, Fault> {
    let mut running: BTreeMap<Name, Vec<Arc<Listed>>> = BTreeMap::new();
    for listed in house.engine().listed(&visitor.viewer(), when).await? {
        if listed.outline.root.closed.is_none() {
            let of_definition = running.entry(listed.definition.clone()).or_default();
            of_definition.push(listed);
        }
    }
    Ok(running)
}

/// The page of a definition.
pub(super) fn to(definition: &Definition) -> String {
    format!("/definitions/{}", address::encoded(&definition.digest))
}

/// The reviews that follow a definition, by name.
pub(super) fn reviews(locale: &Locale, running: &[Arc<Listed>], when: Option<Timestamp>) -> Markup {
    let (named, others) = running.split_at(running.len().min(REVIEWS_MAX));
    let more = [("count", others.len().into())];
    html! {
        @for (index, listed) in named.iter().enumerate() {
            @if index > 0 { ", " }
            a href=(address::at(&address::review(&listed.outline.name, ""), when)) { (name::text(&listed.outline.name)) }
        }
        @if !others.is_empty() { " " a href=(address::at("/reviews", when)) { (locale.say_with("portfolio-more", &more)) } }
    }
}

fn content(
    locale: &Locale,
    definitions: &[Arc<Definition>],
    running: &BTreeMap<Name, Vec<Arc<Listed>>>,
    when: Option<Timestamp>,
) -> Markup {
    let heads = [
        "definition-title",
        "definition-version",
        "definition-running",
        "definition-more",
    ];
    html! {
        @if definitions.is_empty() {
            p { (locale.say("definitions-none")) }
        } @else {
            div.scroll role="region" tabindex="0" aria-label=(locale.say("nav-definitions")) {
                table.rows {
                    caption { (locale.say("definitions-caption")) }
                    thead { tr { @for head in heads { th scope="col" { (locale.say(head)) } } } }
                    tbody {
                        @for (index, definition) in definitions.iter().enumerate() {
                            @let older = definitions.get(index + 1).filter(|older| older.workflow == definition.workflow);
                            @let running = running.get(&definition.digest).map_or(&[][..], Vec::as_slice);
                            (line(locale, definition, older.map(|older| &**older), (running, when)))
                        }
                    }
                }
            }
        }
    }
}

fn line(
    locale: &Locale,
    definition: &Definition,
    older: Option<&Definition>,
    (running, when): (&[Arc<Listed>], Option<Timestamp>),
) -> Markup {
    let to = to(definition);
    html! {
        tr {
            th scope="row" { a href=(address::at(&to, when)) { (said(locale, &definition.title)) } br; span.quiet { (name::text(&definition.workflow)) } }
            td { (name::text(&definition.version)) }
            td { (reviews(locale, running, when)) }
            td {
                @if when.is_none() { a href=(format!("{to}/start")) { (locale.say("definition-start")) } br; }
                @if let Some(older) = older {
                    a href=(format!("{to}/diff/{}", address::encoded(&older.digest))) {
                        (locale.say_with("definition-diff-to", &[("version", older.version.as_str().into())]))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, PROGRAMME_REVIEW};

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        assert!(numbers("1.10.0") > numbers("1.9.7"));
    }

    #[test]
    fn every_definition_is_listed_with_the_reviews_that_the_reader_knows_of() {
        let fixture = Fixture::mid_course();
        let of_writer = fixture.get("writer", "/definitions").body;
        assert!(
            of_writer.contains("document-sign-off")
                && of_writer.contains("technical-cooperation-review")
        );
        assert!(of_writer.contains("/r/travel-policy"), "{of_writer}");
        let of_manager = fixture.get("review-manager", "/definitions").body;
        assert!(of_manager.contains(PROGRAMME_REVIEW) && !of_manager.contains("travel-policy"));
    }

    #[test]
    fn of_the_past_is_listed_what_was_published_and_open_then() {
        let fixture = Fixture::mid_course();
        let now = fixture.house().now();
        fixture.wait(24 * 60 * 60);
        let list = |at: &str| fixture.get("writer", &format!("/definitions{at}")).body;
        let then = list(&format!("?at={now}"));
        assert!(then.contains("document-sign-off") && then.contains("You are looking at the past"));
        assert!(
            then.contains(&format!("/r/travel-policy?at={now}")),
            "{then}"
        );
        assert!(
            list("").contains("/start") && !then.contains("/start"),
            "nothing begins in the past"
        );
        let before = list("?at=2003-01-01");
        assert!(!before.contains("document-sign-off"), "{before}");
    }
}
