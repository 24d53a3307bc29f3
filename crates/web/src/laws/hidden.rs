//! What is hidden from somebody and what does not exist get the same answer.

use super::{
    addresses::{chosen, instances, mid_course},
    allowed::OTHER,
    asked::readable,
    asker::{self, Asker},
    planted::{Planted, Soil},
};
use crate::{
    fixture::Answer,
    request::address::{self, encoded},
};

/// Of the same length as the name of the other review.
const NO_REVIEW: &str = "trovel-policy";

/// Status, body and headers of an answer, without the name that was asked for, and the length of the body as it was.
fn asked(planted: &Planted, asker: &Asker, path: &str, name: &str) -> (u16, String, usize) {
    told(&planted.get(asker, path), name)
}

fn told(answer: &Answer, name: &str) -> (u16, String, usize) {
    let names = [encoded(&encoded(name)), encoded(name), name.to_owned()];
    let text = names
        .iter()
        .fold(readable(answer), |text, name| without(&text, name));
    // It counts the name, too: lengths are compared where names are of the same length.
    let length = format!("\ncontent-length: {}", answer.header("content-length"));
    let text = text.replace(&length, "");
    (
        answer.status.as_u16(),
        without_draws(&text),
        answer.body.len(),
    )
}

/// A text without a name, where that is not the beginning of a longer one.
fn without(text: &str, name: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        kept.push_str(before);
        let goes_on = after.starts_with(|one: char| one.is_ascii_alphanumeric());
        kept.push_str(if goes_on { name } else { "?" });
        rest = after;
    }
    kept + rest
}

/// Both answers must be the same; else where they part.
#[track_caller]
fn same(one: &(u16, String, usize), none: &(u16, String, usize), told: &str) {
    assert_eq!(one.0, none.0, "{told}: other statuses");
    let together = one.1.bytes().zip(none.1.bytes());
    let at = together.take_while(|(one, none)| one == none).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let part = &bytes[at.saturating_sub(AROUND)..(at + AROUND).min(bytes.len())];
        String::from_utf8_lossy(part).into_owned()
    };
    assert!(
        one.1 == none.1,
        "{told}: they part at\n{}\n---\n{}",
        around(&one.1),
        around(&none.1)
    );
}

/// Bytes that are shown around the place where two answers part.
const AROUND: usize = 120;

/// Without what is drawn anew for every answer.
fn without_draws(body: &str) -> String {
    let mut rest = body;
    let mut kept = String::new();
    while let Some(at) = rest.find("name=\"_cmd\" value=\"") {
        kept.push_str(&rest[..at]);
        rest = &rest[at + "name=\"_cmd\" value=\"".len()..];
        rest = &rest[rest.find('"').unwrap_or(0)..];
    }
    kept + rest
}

#[test]
fn a_hidden_review_is_as_one_that_is_not_there() {
    let planted = mid_course();
    for asker in asker::some(
        &planted,
        &["nobody", "stranger", "administrator", "lead-malawi"],
    ) {
        for part in [
            "",
            "/history",
            "/history.csv",
            "/matrix",
            "/people",
            "/documents",
            "/dossier",
            "/i/sign_off/1",
            "/do/sign/round/1",
            "/people/assign",
            "/people/guest-link",
            "?at=3",
            "?at=999999",
            "/documents/00",
            "/history?at=5",
            "/nothing",
        ] {
            let one = asked(&planted, &asker, &format!("/r/{OTHER}{part}"), OTHER);
            let none = asked(
                &planted,
                &asker,
                &format!("/r/{NO_REVIEW}{part}"),
                NO_REVIEW,
            );
            same(&one, &none, &format!("{part} as {}", asker.name));
            assert_eq!(one.2, none.2, "{part} as {}: other lengths", asker.name);
        }
        for part in [
            "",
            "/history",
            "/matrix",
            "/why?instance=round/1",
            "/instances/round/1",
            "?at=999999",
        ] {
            let one = asked(
                &planted,
                &asker,
                &format!("/api/v1/reviews/{OTHER}{part}"),
                OTHER,
            );
            let path = format!("/api/v1/reviews/{NO_REVIEW}{part}");
            let none = asked(&planted, &asker, &path, NO_REVIEW);
            same(&one, &none, &format!("{part} of the API as {}", asker.name));
            assert_eq!(one.2, none.2, "{part} as {}: other lengths", asker.name);
        }
        let one = asked(&planted, &asker, &format!("/public/{OTHER}"), OTHER);
        let none = asked(&planted, &asker, &format!("/public/{NO_REVIEW}"), NO_REVIEW);
        same(&one, &none, &format!("the public card as {}", asker.name));
    }
}

#[test]
fn a_hidden_instance_is_as_one_that_is_not_there() {
    let planted = mid_course();
    let engine = planted.fixture.engine();
    let mut hidden = 0;
    for asker in asker::some(
        &planted,
        &["lead-malawi", "board-member", "staff-member", "auditor"],
    ) {
        let look = engine.look(&planted.stream, asker.viewer.clone(), None);
        let look = planted.fixture.block_on(look).unwrap();
        for (machine, id) in instances(&planted) {
            if look
                .view(&asker.viewer, |viewed| viewed.find(&id))
                .is_some()
            {
                continue;
            }
            hidden += 1;
            let none = format!("{machine}/no-such-instance");
            for at in ["", "?at=40"] {
                let page = |id: &str| format!("{}{at}", address::instance(&planted.review, id));
                let one = asked(&planted, &asker, &page(&id), &id);
                let other = asked(&planted, &asker, &page(&none), &none);
                same(&one, &other, &format!("{id} as {}", asker.name));
                let page =
                    |id: &str| format!("{}{at}", address::step(&planted.review, "submit", id));
                let one = asked(&planted, &asker, &page(&id), &id);
                let other = asked(&planted, &asker, &page(&none), &none);
                same(&one, &other, &format!("a step of {id} as {}", asker.name));
                for part in ["instances/", "why?instance="] {
                    let at = if part.contains('?') { "" } else { at };
                    let page =
                        |id: &str| format!("/api/v1/reviews/{}/{part}{id}{at}", planted.review);
                    let one = asked(&planted, &asker, &page(&id), &id);
                    let other = asked(&planted, &asker, &page(&none), &none);
                    same(&one, &other, &format!("{part}{id} as {}", asker.name));
                }
                let page =
                    |id: &str| format!("/r/{}/history?instance={}", planted.review, encoded(id));
                let one = asked(&planted, &asker, &page(&id), &id);
                let other = asked(&planted, &asker, &page(&none), &none);
                same(&one, &other, &format!("history of {id} as {}", asker.name));
            }
        }
    }
    assert!(hidden > 0, "nothing is hidden from anybody");
}

/// Documents for which each of them asks.
const DOCUMENTS_MAX: usize = 20;

/// Nobody learns that there is a document by claiming to have it.
#[test]
fn a_hidden_document_is_as_one_that_is_not_there() {
    let planted = mid_course();
    let none = "0a".repeat(32);
    let soils = planted.garden.words.values().map(|planting| &planting.soil);
    let bodies = soils.filter_map(|soil| match soil {
        Soil::Body(sha256) => Some(sha256.to_string()),
        _ => None,
    });
    let bodies: Vec<String> = bodies.collect();
    let mut hidden = 0;
    let askers = ["lead-malawi", "auditor", "nobody", "stranger"];
    for (turn, asker) in asker::some(&planted, &askers).into_iter().enumerate() {
        for sha256 in chosen(&bodies, DOCUMENTS_MAX, turn) {
            for begin in ["/r", "/api/v1/reviews"] {
                let path = |sha256: &str| format!("{begin}/{}/documents/{sha256}", planted.review);
                let one = asked(&planted, &asker, &path(sha256), sha256);
                if one.0 == 200 {
                    continue;
                }
                hidden += 1;
                let told_of = format!("{begin} {sha256} as {}", asker.name);
                same(
                    &one,
                    &asked(&planted, &asker, &path(&none), &none),
                    &told_of,
                );
                let again = |sha256: &str| {
                    let answer = planted.fixture.ask_again(&asker, &path(sha256));
                    told(&answer, sha256)
                };
                same(&again(sha256), &again(&none), &told_of);
                same(&again(sha256), &one, &told_of);
            }
        }
    }
    assert!(hidden > DOCUMENTS_MAX, "{hidden}");
}
