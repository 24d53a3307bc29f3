//! What each page shows to each role: one snapshot for each page, whole for the first who asks and compared for all others.
//!
//! After a page has changed: `INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo nextest run -p web -E 'test(laws::shown)'`, then look
//! at the difference as at any other.

mod cast;
mod compared;
mod languages;
mod lines;
mod named;
mod pages;

use std::collections::BTreeSet;

use super::table::{Methods, ROUTES};
use crate::fixture::Answer;

use cast::{Cast, cast};
use compared::{Shown, compared};
use lines::lines;
use named::Named;
use pages::{HISTORY, HOUSE, INSTANCES, OTHERS, PROGRAMME, Page, SIGN_OFF};

/// One page as everybody is shown it.
fn shown(cast: &Cast, page: &Page) -> String {
    let path = cast.address(page.path);
    let mut named = Named::default();
    let mut say = |text: &str| named.of(&cast.without_secrets(text));
    let begin = format!("{} at {}\n", page.route, say(&path));
    let shown = cast.askers.iter().map(|asker| {
        let answer = cast.fixture.ask(asker, &path);
        Shown {
            name: asker.name.clone(),
            answer: say(&answered(&answer)),
            page: lines(&answer.body)
                .iter()
                .map(|line| say(line) + "\n")
                .collect(),
        }
    });
    let shown: Vec<Shown> = shown.collect();
    begin + &compared(&shown)
}

/// The status of an answer, and where it leads.
fn answered(answer: &Answer) -> String {
    match answer.location() {
        "" => answer.status.to_string(),
        location => format!("{} to {location}", answer.status),
    }
}

/// Whether a route is among those whose pages are kept.
pub(super) fn is_shown(route: &str) -> bool {
    let groups = [PROGRAMME, HISTORY, INSTANCES, SIGN_OFF, HOUSE];
    groups.into_iter().flatten().any(|page| page.route == route)
}

#[track_caller]
fn as_they_were(pages: &[Page]) {
    let cast = cast();
    for page in pages {
        insta::assert_snapshot!(page.name, shown(&cast, page));
    }
}

#[test]
fn the_review_of_a_programme_is_shown_to_each_role() {
    as_they_were(PROGRAMME);
}

#[test]
fn its_history_is_shown_to_each_role() {
    as_they_were(HISTORY);
}

#[test]
fn what_is_in_it_is_shown_to_each_role() {
    as_they_were(INSTANCES);
}

#[test]
fn a_review_of_another_definition_is_shown_to_each_role() {
    as_they_were(SIGN_OFF);
}

#[test]
fn the_house_is_shown_to_each_role() {
    as_they_were(HOUSE);
}

#[test]
fn every_route_is_a_page_that_is_kept_or_known_to_be_none() {
    let rows = ROUTES.iter().filter(|row| row.methods != Methods::Post);
    let routes: BTreeSet<&str> = rows.map(|row| row.route).collect();
    let missing = routes.iter().filter(|route| {
        let is_other = OTHERS.contains(route) || route.starts_with("/api");
        is_shown(route) == is_other
    });
    let missing: Vec<_> = missing.collect();
    assert!(missing.is_empty(), "neither or both: {missing:?}");
}
