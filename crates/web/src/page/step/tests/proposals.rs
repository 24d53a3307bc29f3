//! Who proposed it takes it back; the pages say so, and nobody else is offered it.

use crate::fixture::{Answer, Fixture, Multipart};

use super::{CLOSE, everything, leaf, opened, revision};

const WITHDRAW: &str = "name=\"_withdraws\"";

/// The review after its writer has proposed to close the book.
fn proposed() -> Fixture {
    let fixture = everything();
    propose(&fixture);
    fixture
}

fn propose(fixture: &Fixture) {
    let form = opened(fixture, "writer", CLOSE).with("note", "The end.");
    let form = form.with("_confirm", "confirm");
    let sent = fixture.post_multipart("writer", CLOSE, &form);
    assert_eq!(sent.status, 303, "{}", sent.body);
}

/// The form of somebody who saw the proposal.
fn withdrawing(fixture: &Fixture, who: &str) -> Multipart {
    opened(fixture, who, CLOSE).with("_withdraws", "yes")
}

fn agreeing(fixture: &Fixture) -> Multipart {
    opened(fixture, "keeper", CLOSE).with("_agrees", "yes")
}

/// It was refused, and the page says why.
#[track_caller]
fn is_refused(answer: &Answer, why: &str) {
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert!(answer.body.contains("id=\"refused\""), "{}", answer.body);
    assert!(answer.body.contains(why), "{}", answer.body);
}

const GONE: &str = "Nobody has proposed this, or it was done, declined or withdrawn meanwhile.";

#[test]
fn who_proposed_it_reads_what_withdrawing_means_and_withdraws() {
    let fixture = proposed();
    let page = fixture.get("writer", CLOSE).body;
    for said in [
        "The end.",
        "Who may agree:",
        "Nothing is done yet.",
        WITHDRAW,
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let form = withdrawing(&fixture, "writer");
    let done = fixture.post_multipart("writer", CLOSE, &form);
    assert_eq!(done.status, 303, "{}", done.body);
    let told = fixture.get("writer", done.location()).body;
    assert!(told.contains("withdrew “Close the book”"), "{told}");
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "open");
    assert!(!fixture.get("writer", "/").body.contains("id=\"proposed\""));
    // It can be proposed again.
    propose(&fixture);
    let sent = fixture.post_multipart("keeper", CLOSE, &agreeing(&fixture));
    assert_eq!(sent.status, 303);
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "closed");
}

#[test]
fn the_way_there_is_shown_to_who_proposed_it() {
    let fixture = proposed();
    for page in ["/", "/r/all-of-it/i/book"] {
        let way = format!("href=\"{CLOSE}\">Withdraw</a>");
        let body = fixture.get("writer", page).body;
        assert!(body.contains(&way), "{page}: {body}");
        let body = fixture.get("keeper", page).body;
        assert!(!body.contains("Withdraw"), "{page}: {body}");
    }
}

#[test]
fn nobody_else_is_offered_it_or_may_do_it() {
    let fixture = proposed();
    assert!(!fixture.get("keeper", CLOSE).body.contains(WITHDRAW));
    let before = revision(&fixture, "all-of-it");
    let form = withdrawing(&fixture, "keeper");
    let sent = fixture.post_multipart("keeper", CLOSE, &form);
    is_refused(&sent, "Only who proposed it may withdraw it.");
    assert_eq!(revision(&fixture, "all-of-it"), before);
}

#[test]
fn it_is_withdrawn_once() {
    let fixture = proposed();
    let form = withdrawing(&fixture, "writer");
    let other = withdrawing(&fixture, "writer");
    assert_eq!(fixture.post_multipart("writer", CLOSE, &form).status, 303);
    let before = revision(&fixture, "all-of-it");
    let double = fixture.post_multipart("writer", CLOSE, &form);
    assert_eq!(double.status, 303, "a double click is one command");
    is_refused(&fixture.post_multipart("writer", CLOSE, &other), GONE);
    assert_eq!(revision(&fixture, "all-of-it"), before);
}

#[test]
fn who_is_too_late_is_told_so() {
    let fixture = proposed();
    let (withdraws, agrees) = (withdrawing(&fixture, "writer"), agreeing(&fixture));
    assert_eq!(fixture.post_multipart("keeper", CLOSE, &agrees).status, 303);
    is_refused(&fixture.post_multipart("writer", CLOSE, &withdraws), "Book");

    let fixture = proposed();
    let (withdraws, agrees) = (withdrawing(&fixture, "writer"), agreeing(&fixture));
    let sent = fixture.post_multipart("writer", CLOSE, &withdraws);
    assert_eq!(sent.status, 303);
    is_refused(&fixture.post_multipart("keeper", CLOSE, &agrees), GONE);
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "open");
}
