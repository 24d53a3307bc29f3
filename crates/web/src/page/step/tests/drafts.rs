//! What is typed and not sent is there again, for whoever typed it and for nobody else.

use process::examine::conform::DOCUMENT_BYTES_MAX;

use super::{FILL, WRITE, everything, opened};
use crate::{
    fixture::{Fixture, Multipart},
    request::pace::KEPT_MAX,
};

/// Where the draft of [`FILL`] is kept, and that of [`WRITE`].
const FILL_DRAFT: &str = "/r/all-of-it/draft/fill/book";
const WRITE_DRAFT: &str = "/r/all-of-it/draft/write/book";

/// A form as its page has it, with what it knows of its draft.
fn form(fixture: &Fixture, path: &str) -> Multipart {
    let page = fixture.get("writer", path);
    opened(fixture, "writer", path)
        .with("_draft", &page.hidden("_draft"))
        .with("_whose", &page.hidden("_whose"))
}

#[track_caller]
fn keeps(fixture: &Fixture, form: &Multipart) {
    let kept = fixture.post_multipart("writer", FILL_DRAFT, form);
    assert_eq!((kept.status.as_u16(), kept.location()), (303, FILL));
}

#[test]
fn a_draft_is_there_again_for_whoever_typed_it() {
    let fixture = everything();
    let typed = form(&fixture, FILL)
        .with("prose", "First thoughts")
        .with("colours", "red")
        .with("roughly:not_stated", "yes")
        .with("hidden", "not for the writer's eyes later")
        .with("_occurred", "2003")
        .with("unknown", "of no field")
        .file("paper", "a.txt", "text/plain", b"no file is kept");
    keeps(&fixture, &typed);
    let shown = fixture.get("writer", FILL).body;
    for there in [
        "This is your draft",
        ">First thoughts</textarea>",
        ">not for the writer's eyes later</textarea>",
        "value=\"red\" checked",
        "value=\"2003\"",
        "<details open>",
    ] {
        assert!(shown.contains(there), "{there}: {shown}");
    }
    for gone in ["of no field", "no file is kept"] {
        assert!(!shown.contains(gone), "{gone}: {shown}");
    }
    for other in ["keeper", ""] {
        let page = fixture.get(other, FILL).body;
        assert!(!page.contains("First thoughts"), "{other}: {page}");
    }
    assert!(!fixture.get("writer", WRITE).body.contains("First thoughts"));
}

#[test]
fn of_two_pages_the_later_one_wins_only_if_it_knew_of_the_earlier() {
    let fixture = everything();
    let (one, other) = (form(&fixture, FILL), form(&fixture, FILL));
    keeps(&fixture, &one.with("prose", "from one"));
    let late = other.with("prose", "from the other");
    let answer = fixture.post_multipart("writer", FILL_DRAFT, &late);
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert!(answer.body.contains("Another page kept a draft"));
    assert!(answer.body.contains(">from the other</textarea>"));
    assert!(fixture.get("writer", FILL).body.contains("from one"));
    // Who has read that, knows of it.
    let again = opened(&fixture, "writer", FILL)
        .with("_draft", &answer.hidden("_draft"))
        .with("prose", "from the other");
    keeps(&fixture, &again);
    assert!(fixture.get("writer", FILL).body.contains("from the other"));
}

#[test]
fn a_draft_ends_when_it_is_discarded_and_when_the_step_is_done() {
    let fixture = everything();
    keeps(&fixture, &form(&fixture, FILL).with("prose", "Discarded"));
    let discard = Multipart::new(&[("_discard", "yes")]);
    keeps(&fixture, &discard);
    let page = fixture.get("writer", FILL).body;
    assert!(!page.contains("Discarded") && !page.contains("This is your draft"));

    let typed = form(&fixture, WRITE).with("prose", "Nearly done");
    let kept = fixture.post_multipart("writer", WRITE_DRAFT, &typed);
    assert_eq!(kept.status, 303, "{}", kept.body);
    let sent = typed.with("_confirm", "long");
    let done = fixture.post_multipart("writer", WRITE, &sent);
    assert_eq!(done.status, 303, "{}", done.body);
    let page = fixture.get("writer", WRITE).body;
    assert!(!page.contains("This is your draft"), "{page}");
}

#[test]
fn a_draft_is_for_those_whose_step_it_is() {
    let fixture = everything();
    let typed = form(&fixture, FILL).with("prose", "not mine to do");
    let answer = fixture.post_multipart("keeper", FILL_DRAFT, &typed);
    assert_eq!(answer.status, 403, "{}", answer.body);
    let nothing = fixture.post_multipart("writer", "/r/all-of-it/draft/fill/none", &typed);
    assert_eq!(nothing.status, 404);
}

#[test]
fn drafts_are_kept_so_often_and_no_more() {
    let fixture = everything();
    for _ in 0..KEPT_MAX {
        let mark = fixture.get("writer", WRITE).hidden("_draft");
        let typed = Multipart::new(&[("_draft", &mark), ("prose", "again")]);
        let kept = fixture.post_multipart("writer", WRITE_DRAFT, &typed);
        assert_eq!(kept.status, 303);
    }
    let typed = form(&fixture, WRITE);
    let refused = fixture.post_multipart("writer", WRITE_DRAFT, &typed);
    assert_eq!(refused.status, 429);
    fixture.wait(60);
    let kept = fixture.post_multipart("writer", WRITE_DRAFT, &typed);
    assert_eq!(kept.status, 303);
}

#[test]
fn what_was_typed_when_the_session_had_ended_comes_back_for_the_same_person() {
    let fixture = everything();
    let typed = form(&fixture, FILL).with("prose", "typed for long");
    let path = |answer: &crate::fixture::Answer| {
        let back = answer.location().split("back=").nth(1).unwrap();
        let back = back.split('&').next().unwrap();
        back.replace("%2F", "/")
            .replace("%3F", "?")
            .replace("%3D", "=")
    };
    for sent_to in [FILL, FILL_DRAFT] {
        let answer = fixture.post_multipart("", sent_to, &typed);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(!answer.location().contains("typed"), "it is in no address");
        let sign_in = fixture.get("", answer.location()).body;
        assert!(sign_in.contains("was not sent"), "{sign_in}");
        let back = path(&answer);
        assert!(back.starts_with(&format!("{FILL}?carried=")), "{back}");
        let shown = fixture.get("writer", &back);
        assert!(shown.body.contains("typed for long"), "{}", shown.body);
        assert!(shown.body.contains("This was not sent"));
        let other = fixture.get("keeper", &back);
        assert_eq!(other.status, 200);
        assert!(!other.body.contains("typed for long"), "{}", other.body);
        fixture.wait(10 * 60);
        let later = fixture.get("writer", &back);
        assert!(!later.body.contains("typed for long"), "{}", later.body);
    }
}

#[test]
fn a_file_that_is_too_large_costs_nothing_that_was_typed() {
    let fixture = everything();
    let large = vec![b'x'; 2 * DOCUMENT_BYTES_MAX as usize + 10_000_000];
    let typed = form(&fixture, FILL)
        .file("paper", "large.txt", "text/plain", &large)
        .with("prose", "still here");
    let answer = fixture.post_multipart("writer", FILL, &typed);
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("is larger than 25 MB"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains(">still here</textarea>"));
}
