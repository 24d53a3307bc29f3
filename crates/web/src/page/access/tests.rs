use engine::{people::rights::Right, submission::Via};
use process::person::Person;

use crate::fixture::{Fixture, before};

/// A sign-off whose writer audits the house, too, and an auditor who takes part in nothing.
fn fixture() -> (Fixture, String) {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let engine = fixture.engine();
    let cookie = fixture.block_on(async {
        let added = engine.add_person("eve", "Eve Auditor", Via::Console);
        let eve = Person::parse(&added.await.unwrap().id).unwrap();
        for person in [&eve, fixture.person("writer")] {
            let granted = engine.grant_right(None, person, Right::Auditor, Via::Console);
            granted.await.unwrap();
        }
        let started = engine
            .store()
            .accounts()
            .start_session(eve.name(), "", engine.now());
        let (secret, _) = started.await.unwrap();
        format!("__Host-sid={}", secret.reveal())
    });
    (fixture, cookie)
}

fn get(fixture: &Fixture, cookie: &str, path: &str) -> crate::fixture::Answer {
    let request = fixture
        .request("", axum::http::Method::GET, path)
        .header("cookie", cookie)
        .body(axum::body::Body::empty());
    fixture.send(request.unwrap())
}

#[test]
fn only_who_audits_opens_it_and_each_look_is_an_entry() {
    let (fixture, eve) = fixture();
    assert_eq!(fixture.get("", "/access").status, 303);
    for path in ["/access", "/access.csv"] {
        assert_eq!(fixture.get("first-signatory", path).status, 404);
        assert_eq!(get(&fixture, &eve, path).status, 200);
    }
    let page = get(&fixture, &eve, "/access?kind=read").body;
    assert_eq!(page.matches(">access</code>").count(), 2, "{page}");
    assert!(page.contains("Eve Auditor"), "their own name: {page}");
}

#[test]
fn entries_are_found_by_kind_person_and_review_and_paged() {
    let (fixture, eve) = fixture();
    fixture.get("first-signatory", "/r/travel-policy");
    let wrong = [("handle", "zz-typed"), ("password", "zz-typed-too")];
    fixture.post("", "/sign-in", &wrong);
    let of = |query: &str| get(&fixture, &eve, &format!("/access.csv?{query}")).body;
    let review = of("review=travel-policy&kind=read");
    assert!(review.contains("\"travel-policy\",\"review\""), "{review}");
    let name = fixture.block_on(fixture.engine().directory()).unwrap();
    let name = name.account("first-signatory").unwrap().display.clone();
    assert!(review.contains(&name), "who takes part is known: {review}");
    assert_eq!(of("person=nobody-there").lines().count(), 1);
    assert_eq!(of("review=nothing").lines().count(), 1);
    let failed = of("kind=sign_in_failed");
    assert_eq!(failed.lines().count(), 2, "{failed}");
    assert!(!of("").contains("zz-typed"));

    for _ in 0..120 {
        get(&fixture, &eve, "/access?kind=token");
    }
    let page = get(&fixture, &eve, "/access?kind=read").body;
    let at = page.find("before=").expect("there are more");
    let digits = page[at + 7..].chars().take_while(char::is_ascii_digit);
    let before: String = digits.collect();
    let next = get(
        &fixture,
        &eve,
        &format!("/access?kind=read&before={before}"),
    )
    .body;
    assert!(next.contains("The newest") && next.contains(">review</code>"));
}

#[test]
fn who_takes_part_in_a_review_does_not_audit_it() {
    let (fixture, eve) = fixture();
    fixture.get("first-signatory", "/r/travel-policy/i/round/1");
    let audited = get(&fixture, &eve, "/access?review=travel-policy").body;
    assert!(audited.contains("round/1</code>"), "{audited}");
    let own = fixture.get("writer", "/access?review=travel-policy").body;
    assert!(
        own.contains("you take part") && !own.contains("round/1</code>"),
        "{own}"
    );
}

#[test]
fn somebody_sees_their_own_sign_ins() {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let (id, password) = (
        fixture.person("writer").to_string(),
        "correct horse battery",
    );
    let accounts = fixture.engine().store().accounts();
    let set = accounts.set_password(&id, password, fixture.engine().now());
    fixture.block_on(set).unwrap();
    assert!(
        !fixture
            .get("writer", "/me")
            .body
            .contains("Your last sign-ins")
    );
    let fields = [("handle", "writer"), ("password", password)];
    fixture.post("", "/sign-in", &fields);
    let page = fixture.get("writer", "/me").body;
    assert!(page.contains("Your last sign-ins") && page.contains("With the password"));
    let other = fixture.get("first-signatory", "/me").body;
    assert!(
        !other.contains("Your last sign-ins"),
        "nobody sees another's"
    );
}
