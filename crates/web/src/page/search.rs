//! Search: reviews, what stands in them, people and definitions, as far as the reader may know of them.
//!
//! Only what the reader may know of is searched at all, so neither an answer nor the time it takes tells of anything else. How
//! much is found is not said, only what.

mod content;
mod find;

use axum::{
    Json, Router,
    extract::{FromRequestParts, Query, State},
    http::request::Parts,
    routing::get,
};
use serde::{Deserialize, Serialize};

use super::{Html, Page, Past};
use crate::{
    answer::{fault::Fault, misread::Misread},
    house::House,
    request::{
        address::encoded,
        at::When,
        visitor::{SignedIn, Visitor},
    },
};

use find::{Found, Hit};

/// Letters of a question, at most.
const QUESTION_MAX: usize = 200;

/// Hits of one kind on the page.
const PAGE_HITS: usize = 20;

/// Hits of one kind for the palette.
const PALETTE_HITS: usize = 4;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/search", get(show))
        .route("/search.json", get(offer))
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
struct Question {
    #[serde(default)]
    q: String,
}

impl Question {
    /// The same question of what is now.
    fn now(&self) -> String {
        format!("/search?q={}", encoded(&self.q))
    }
}

impl<S: Sync> FromRequestParts<S> for Question {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let Query(question) = Query::<Self>::try_from_uri(&parts.uri)
            .map_err(|error| Fault::BadRequest(error.into()))?;
        if question.q.chars().count() > QUESTION_MAX {
            return Err(Fault::BadRequest(Misread::Question(QUESTION_MAX)));
        }
        Ok(question)
    }
}

async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    question: Question,
    When(when): When,
) -> Result<Html, Fault> {
    let visitor = &signed_in.visitor;
    let found = find::find(&house, visitor, &question.q, when, PAGE_HITS).await?;
    note(&house, visitor, &found).await?;
    let locale = house.locales().of(visitor);
    Ok(Page {
        title: locale.say("nav-search"),
        visitor,
        locale: &locale,
        past: when.map(|moment| Past::of_all(moment, question.now())),
        content: content::content(&locale, (&question.q, when), &found),
    }
    .html())
}

/// What the palette is offered.
#[derive(Serialize)]
struct Offers {
    results: Vec<Offer>,
}

#[derive(Serialize)]
struct Offer {
    title: String,
    kind: String,
    address: String,
}

async fn offer(
    State(house): State<House>,
    visitor: Visitor,
    question: Question,
) -> Result<Json<Offers>, Fault> {
    let found = match visitor.person {
        Some(_) => find::find(&house, &visitor, &question.q, None, PALETTE_HITS).await?,
        None => Found::default(),
    };
    note(&house, &visitor, &found).await?;
    let locale = house.locales().of(&visitor);
    let offer = |hit: &Hit| Offer {
        title: hit.title.clone(),
        kind: match &hit.within {
            Some(within) => within.clone(),
            None => locale.say(&format!("search-kind-{}", hit.kind.id())),
        },
        address: hit.address.clone(),
    };
    Ok(Json(Offers {
        results: found.hits.iter().map(offer).collect(),
    }))
}

/// Writes into the access record in which reviews something is about to be shown that not everybody may know.
async fn note(house: &House, visitor: &Visitor, found: &Found) -> Result<(), Fault> {
    let read = found.read.iter().map(String::as_str);
    house.note_reads(visitor, read, "search").await
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, before};

    #[test]
    fn what_may_be_read_is_found_and_nothing_else() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let found = fixture.get("writer", "/search?q=second%20page").body;
        assert!(found.contains("/r/travel-policy/i/round/1"), "{found}");
        assert!(found.contains("<mark>second</mark>"), "{found}");
        let person = fixture.get("writer", "/search.json?q=third").body;
        assert!(person.contains("/r/travel-policy/people"), "{person}");
        let definition = fixture.get("writer", "/search.json?q=sign-off").body;
        assert!(
            definition.contains("\"address\":\"/definitions/"),
            "{definition}"
        );
    }

    #[test]
    fn who_takes_no_part_finds_nothing_and_hears_nothing() {
        let fixture = Fixture::mid_course();
        for question in ["travel", "second%20page", "third-signatory"] {
            let found = fixture.get("review-manager", &format!("/search?q={question}"));
            assert!(!found.body.contains("travel-policy"), "{}", found.body);
            assert!(
                found.body.contains("Nothing that you may know of"),
                "{}",
                found.body
            );
            let offered = fixture.get("review-manager", &format!("/search.json?q={question}"));
            assert_eq!(offered.body, "{\"results\":[]}");
            assert_eq!(
                fixture.get("", &format!("/search.json?q={question}")).body,
                "{\"results\":[]}"
            );
        }
    }

    #[test]
    fn the_past_is_searched_as_it_was() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let now = fixture.house().now();
        fixture.wait(24 * 60 * 60);
        let found = fixture.get("writer", &format!("/search?q=second%20page&at={now}"));
        let link = format!("/r/travel-policy/i/round/1?at={now}");
        assert!(found.body.contains(&link), "{}", found.body);
        assert!(found.body.contains("You are looking at the past"));
        let early = fixture
            .get("writer", "/search?q=second%20page&at=2003-01-01")
            .body;
        assert!(early.contains("Nothing that you may know of"), "{early}");
    }

    #[test]
    fn a_question_is_neither_one_letter_nor_a_book() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        assert_eq!(
            fixture.get("writer", "/search.json?q=t").body,
            "{\"results\":[]}"
        );
        let long = "x".repeat(super::QUESTION_MAX + 1);
        assert_eq!(
            fixture.get("writer", &format!("/search?q={long}")).status,
            400
        );
    }
}
