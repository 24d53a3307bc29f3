//! What a link was made for is done once; from then on it opens the receipt.

use std::thread;

use super::*;

const EVERYTHING: &str = include_str!("../../step/tests/everything.yaml");
const REVIEW: &str = include_str!("../../step/tests/everything-review.yaml");

/// A step that can be done again and again.
const WRITE: &str = "/r/all-of-it/do/write/book";

fn last(fixture: &Fixture, review: &str) -> u64 {
    fixture.block_on(async {
        let engine = fixture.engine();
        let stream = engine.stream_of(review).await.unwrap();
        engine
            .review(&stream)
            .await
            .unwrap()
            .state
            .revision
            .unwrap()
    })
}

/// A guest who may write one line, and has opened the form.
fn writer() -> (Fixture, Answer, Multipart) {
    let mut fixture = Fixture::empty();
    fixture.begin(EVERYTHING, REVIEW);
    let purpose = Purpose::Act {
        instance: "book".to_owned(),
        action: "write".to_owned(),
    };
    let (link, _) = linked(&fixture, "all-of-it", "keeper", purpose);
    let entered = fixture.get("", &link);
    assert_eq!(entered.location(), WRITE);
    let form = form(&as_guest(&fixture, &entered, "GET", WRITE));
    (fixture, entered, line(form, "One line."))
}

fn line(form: Multipart, text: &str) -> Multipart {
    form.with("prose", text).with("_confirm", "long")
}

#[test]
fn when_it_is_done_the_link_shows_what_was_done_when_by_whom_and_nothing_else() {
    let fixture = fixture();
    let link = link(&fixture, "first-signatory", countersign());
    let entered = fixture.get("", &link);
    let step = as_guest(&fixture, &entered, "GET", COUNTERSIGN);
    let done = sent_as_guest(&fixture, &entered, COUNTERSIGN, &form(&step));
    assert_eq!(done.status, 303, "{}", done.body);
    let receipt = as_guest(&fixture, &entered, "GET", done.location());
    assert_eq!(receipt.status, 200);
    let last = last(&fixture, "travel-policy");
    let reference = format!("travel-policy #{last}");
    for told in [
        "<h1>Receipt</h1>",
        "The first signatory",
        "signed",
        &reference,
        "<time datetime=",
    ] {
        assert!(receipt.body.contains(told), "{told}: {}", receipt.body);
    }
    assert!(!receipt.body.contains("You act as"), "{}", receipt.body);
    let forms = receipt.body.matches("<form").count();
    assert_eq!(forms, 1, "to leave: {}", receipt.body);
    for closed in [
        "/r/travel-policy/i/round/2",
        "/r/travel-policy",
        "/r/travel-policy/draft/countersign/round/2",
    ] {
        let answer = as_guest(&fixture, &entered, "GET", closed);
        assert_eq!(answer.status, 404, "{closed}");
    }
    let again = fixture.get("", &link);
    assert_eq!(
        (again.status.as_u16(), again.location()),
        (303, COUNTERSIGN)
    );
    let later = as_guest(&fixture, &again, "GET", COUNTERSIGN);
    assert_eq!(later.body, receipt.body);
}

#[test]
fn whoever_does_it_as_that_person_the_link_is_served() {
    let fixture = fixture();
    let entered = fixture.get("", &link(&fixture, "first-signatory", countersign()));
    let own = form(&fixture.get("first-signatory", COUNTERSIGN));
    let done = fixture.post_multipart("first-signatory", COUNTERSIGN, &own);
    assert_eq!(done.status, 303, "{}", done.body);
    let receipt = as_guest(&fixture, &entered, "GET", COUNTERSIGN);
    assert!(
        receipt.body.contains("<h1>Receipt</h1>"),
        "{}",
        receipt.body
    );
    let later = fixture.get("", &link(&fixture, "second-signatory", countersign()));
    let others = as_guest(&fixture, &later, "GET", COUNTERSIGN);
    assert!(!others.body.contains("<h1>Receipt</h1>"), "somebody else's");
}

#[test]
fn what_was_done_before_the_link_was_made_is_not_what_it_is_for() {
    let (fixture, entered, form) = writer();
    sent_as_guest(&fixture, &entered, WRITE, &form);
    fixture.wait(1);
    let purpose = Purpose::Act {
        instance: "book".to_owned(),
        action: "write".to_owned(),
    };
    let (link, _) = linked(&fixture, "all-of-it", "keeper", purpose);
    let second = fixture.get("", &link);
    let step = as_guest(&fixture, &second, "GET", WRITE);
    assert!(step.body.contains("name=\"_cmd\""), "{}", step.body);
}

#[test]
fn the_same_form_and_another_one_after_it_are_answered_with_the_receipt() {
    let (fixture, entered, form) = writer();
    let done = sent_as_guest(&fixture, &entered, WRITE, &form);
    assert_eq!(done.status, 303, "{}", done.body);
    let receipt = as_guest(&fixture, &entered, "GET", done.location());
    let before = last(&fixture, "all-of-it");
    let other = Multipart::new(&[("_cmd", "0193a000-0000-7000-8000-000000000031")]);
    for again in [form, line(other, "Another line.")] {
        let answer = sent_as_guest(&fixture, &entered, WRITE, &again);
        assert_eq!(answer.status, 303, "{}", answer.body);
        let shown = as_guest(&fixture, &entered, "GET", answer.location());
        assert_eq!(shown.body, receipt.body);
    }
    assert_eq!(last(&fixture, "all-of-it"), before);
}

#[test]
fn of_two_forms_sent_at_once_one_is_done_and_both_lead_to_its_receipt() {
    let (fixture, entered, _) = writer();
    let before = last(&fixture, "all-of-it");
    let answers: Vec<Answer> = thread::scope(|scope| {
        let sent = ["01", "02", "03", "04"].map(|end| {
            let (fixture, entered) = (&fixture, &entered);
            scope.spawn(move || {
                let command = format!("0193a000-0000-7000-8000-0000000000{end}");
                // None of them says what it has seen.
                let form = line(Multipart::new(&[("_cmd", &command)]), end);
                sent_as_guest(fixture, entered, WRITE, &form)
            })
        });
        sent.map(|one| one.join().unwrap()).into()
    });
    for answer in answers {
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(answer.location().starts_with(WRITE));
    }
    assert_eq!(last(&fixture, "all-of-it"), before + 1);
}
