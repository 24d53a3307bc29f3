//! A link that has ended says how, and whom to turn to; a secret that never was one says nothing.

use store::access::AccessKind;

use super::*;

fn withdraw(fixture: &Fixture, handle: &str, number: i64) {
    let person = fixture.person(handle).clone();
    let engine = fixture.engine();
    let withdrawn = engine.revoke_guest_link(&person, number, Via::Web);
    fixture.block_on(withdrawn).unwrap();
}

#[test]
fn a_link_that_was_withdrawn_says_so_and_whom_to_ask() {
    let fixture = fixture();
    let (link, number) = numbered(&fixture, "first-signatory", countersign());
    let entered = fixture.get("", &link);
    withdraw(&fixture, "first-signatory", number);
    // By the link, in the middle of the visit, and with the form that was open.
    let answers = [
        fixture.get("", &link),
        as_guest(&fixture, &entered, "GET", COUNTERSIGN),
        as_guest(&fixture, &entered, "POST", COUNTERSIGN),
    ];
    for answer in answers {
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("This link was withdrawn"));
        let whom = "ask \u{2068}The first signatory\u{2069} for a new one";
        assert!(answer.body.contains(whom), "{}", answer.body);
        for untold in ["href=\"/sign-in", "travel", "round"] {
            assert!(!answer.body.contains(untold), "{untold}: {}", answer.body);
        }
    }
}

#[test]
fn a_link_that_has_expired_says_when() {
    let fixture = fixture();
    let link = link(&fixture, "first-signatory", countersign());
    let entered = fixture.get("", &link);
    fixture.wait(1000);
    for answer in [
        fixture.get("", &link),
        as_guest(&fixture, &entered, "GET", COUNTERSIGN),
    ] {
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("This link has expired"));
        let until = fixture.engine().now();
        let until = Timestamp::from_second(until).unwrap();
        let at = format!("in force until <time datetime=\"{until}\"");
        assert!(answer.body.contains(&at), "{}", answer.body);
    }
}

#[test]
fn a_maker_whom_the_guest_may_not_know_of_is_whoever_sent_the_link() {
    let fixture = fixture();
    let engine = fixture.engine();
    let maker = engine.ensure_person(
        "keeper-of-the-house",
        "The keeper of the house",
        Via::Console,
    );
    let maker = fixture.block_on(maker).unwrap();
    let maker = process::person::Person::parse(&maker.id).unwrap();
    let right = engine::people::rights::Right::Administrator;
    let granted = engine.grant_right(None, &maker, right, Via::Console);
    fixture.block_on(granted).unwrap();
    let stream = fixture.block_on(engine.stream_of("travel-policy")).unwrap();
    let new = NewGuestLink {
        person: fixture.person("first-signatory").to_string(),
        stream,
        purpose: countersign(),
        given_to: "A board member".to_owned(),
        made_by: String::new(),
        expires: engine.now() + 10,
    };
    let made = fixture.block_on(engine.make_guest_link(&maker, new, Via::Web));
    let link = address(made.unwrap().0.reveal());
    fixture.wait(10);
    let told = fixture.get("", &link).body;
    assert!(
        told.contains("ask the person who sent you this link"),
        "{told}"
    );
    for untold in ["keeper of the house", "A board member"] {
        assert!(!told.contains(untold), "{untold}: {told}");
    }
}

#[test]
fn somebody_who_has_signed_in_goes_on_as_themselves() {
    let fixture = fixture();
    let (link, number) = numbered(&fixture, "first-signatory", countersign());
    let entered = fixture.post("writer", &link, &[]);
    withdraw(&fixture, "first-signatory", number);
    let both = format!("{}; {}", cookie(&entered), fixture.cookie("writer"));
    let send = |method: &str, path: &str| {
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("host", "remit.example")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &both);
        fixture.send(request.body(Body::empty()).unwrap())
    };
    let told = send("GET", "/");
    assert_eq!(told.status, 410, "nobody acts as another unawares");
    assert!(told.body.contains("Go on as yourself"), "{}", told.body);
    let left = send("POST", "/sign-out");
    assert_eq!((left.status.as_u16(), left.location()), (303, "/"));
    assert!(
        left.header("set-cookie")
            .starts_with(&format!("{GUEST_COOKIE}=;"))
    );
    assert_eq!(
        fixture.get("writer", "/").status,
        200,
        "the session goes on"
    );
}

#[test]
fn a_secret_that_never_was_one_is_not_told_from_another_and_counts_as_a_guess() {
    let fixture = fixture();
    let short = fixture.get("", "/g/x");
    let long = fixture.get("", &format!("/g/{}", "0".repeat(43)));
    assert_eq!((short.status, &short.body), (long.status, &long.body));
    assert!(
        short.body.contains("This link opens nothing"),
        "{}",
        short.body
    );
    let link = link(&fixture, "first-signatory", countersign());
    fixture.wait(1000);
    for _ in 0..200 {
        assert_eq!(fixture.get("", &link).status, 410, "no guess");
    }
    let guessed = (0..200).map(|number| fixture.get("", &format!("/g/none-{number}")));
    assert!(guessed.into_iter().any(|answer| answer.status == 429));
}

#[test]
fn a_try_after_the_end_is_no_use_but_stands_in_the_access_record() {
    let fixture = fixture();
    let (link, number) = numbered(&fixture, "first-signatory", countersign());
    let entered = fixture.get("", &link);
    as_guest(&fixture, &entered, "GET", COUNTERSIGN);
    assert_eq!(uses(&fixture), 2);
    withdraw(&fixture, "first-signatory", number);
    fixture.get("", &link);
    as_guest(&fixture, &entered, "GET", COUNTERSIGN);
    assert_eq!(uses(&fixture), 2);
    let entries = fixture.block_on(fixture.engine().store().access().list(0));
    let mut entries = entries.unwrap().into_iter();
    let failed = |kind: &AccessKind| *kind == AccessKind::SignInFailed;
    assert!(entries.any(|entry| failed(&entry.access.kind) && entry.access.action == "guest link"));
}
