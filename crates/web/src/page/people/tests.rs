use engine::submission::Via;

use crate::fixture::{Answer, Fixture, before};

fn fixture() -> Fixture {
    Fixture::sign_off(before("round/2", "countersign"))
}

fn people(fixture: &Fixture, part: &str) -> String {
    let reviews = fixture.block_on(fixture.engine().store().models().reviews(""));
    format!("/r/{}/people{part}", reviews.unwrap()[0].name)
}

fn assign(fixture: &Fixture, by: &str, person: &str) -> Answer {
    let form = fixture.get(by, &people(fixture, "/assign?role=signatory"));
    assert_eq!(form.status, 200, "{}", form.body);
    let command = form.hidden("_cmd");
    let fields = [
        ("_cmd", &*command),
        ("role", "signatory"),
        ("person", person),
    ];
    fixture.post(by, &people(fixture, "/assign"), &fields)
}

/// Lends the role of the first signatory from today on.
fn lend(fixture: &Fixture, to: &str, until: &str) -> Answer {
    let (by, holder) = (
        "first-signatory",
        fixture.person("first-signatory").to_string(),
    );
    let to = fixture.person(to).to_string();
    let part = format!("/delegate?role=signatory&person={holder}");
    let form = fixture.get(by, &people(fixture, &part));
    assert_eq!(form.status, 200, "{}", form.body);
    let command = form.hidden("_cmd");
    let fields = [
        ("_cmd", &*command),
        ("role", "signatory"),
        ("person", &*holder),
        ("to", &*to),
        ("until", until),
    ];
    fixture.post(by, &people(fixture, "/delegate"), &fields)
}

#[test]
fn it_shows_who_holds_what_and_who_gives_it() {
    let fixture = fixture();
    let page = fixture.get("writer", &people(&fixture, ""));
    assert_eq!(page.status, 200);
    for part in ["Signatory", "Author", "Given and taken by"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
}

#[test]
fn a_form_is_offered_only_to_whom_a_step_would_accept() {
    let fixture = fixture();
    let page = |who: &str| fixture.get(who, &people(&fixture, "")).body;
    assert!(page("writer").contains("/people/assign?role=signatory"));
    assert!(page("writer").contains("/people/revoke?role=signatory"));
    assert!(
        !page("writer").contains("/people/assign?role=author\""),
        "there is one author at most"
    );
    assert!(!page("first-signatory").contains("/people/assign"));
    assert!(
        page("first-signatory").contains("/people/delegate?role=signatory"),
        "it is theirs to lend"
    );
    let form = people(&fixture, "/assign?role=signatory");
    assert_eq!(fixture.get("first-signatory", &form).status, 403);
}

#[test]
fn a_role_is_given_and_the_page_says_so() {
    let fixture = fixture();
    let added = fixture
        .engine()
        .add_person("grace", "Grace Hopper", Via::Web);
    let grace = fixture.block_on(added).unwrap().id;
    let done = assign(&fixture, "writer", &grace);
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(done.location().contains("/people?done="));
    let page = fixture.get("writer", done.location());
    assert!(page.body.contains("id=\"done\""), "{}", page.body);
    assert!(page.body.contains("<bdi>Grace Hopper</bdi>"));
}

#[test]
fn a_refusal_says_why_and_keeps_what_was_typed() {
    let fixture = fixture();
    let refused = assign(&fixture, "writer", fixture.person("writer").name());
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("id=\"refused\""), "{}", refused.body);
    let chosen = format!("value=\"{}\" checked", fixture.person("writer"));
    assert!(refused.body.contains(&chosen), "{}", refused.body);
}

#[test]
fn a_role_is_lent_for_a_time() {
    let fixture = fixture();
    let wrong = lend(&fixture, "third-signatory", "some day");
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("value=\"some day\""));
    let over = lend(&fixture, "third-signatory", "2001-01-01");
    assert_eq!(over.status, 403, "it would be over");
    let done = lend(&fixture, "third-signatory", "2030-12-24");
    assert_eq!(done.status, 303, "{}", done.body);
    let page = fixture.get("writer", &people(&fixture, "")).body;
    assert!(page.contains("24 Dec 2030, 23:59"), "{page}");
}

#[test]
fn a_link_is_made_for_oneself_shown_once_and_revoked() {
    let fixture = fixture();
    let address = people(&fixture, "/guest-link");
    let fields = |person| {
        [
            ("person", person),
            ("what", "review"),
            ("until", "2024-02-20"),
        ]
    };
    let other = fixture.person("first-signatory").to_string();
    assert_eq!(
        fixture.post("writer", &address, &fields(&other)).status,
        403
    );
    let made = fixture.post("writer", &address, &fields(""));
    assert_eq!(made.status, 200, "{}", made.body);
    let at = made.body.find("/g/").unwrap();
    let link = made.body[at..].split('<').next().unwrap().to_owned();
    assert_eq!(fixture.get("", &link).status, 303);
    let listed = fixture.get("writer", &people(&fixture, "")).body;
    assert!(listed.contains("guest-link/revoke") && !listed.contains(&link));
    let others = fixture.get("first-signatory", &people(&fixture, "")).body;
    assert!(
        !others.contains("guest-link/revoke"),
        "whose links there are is not everybody's business"
    );
    let revoke = people(&fixture, "/guest-link/revoke");
    assert_eq!(
        fixture
            .post("first-signatory", &revoke, &[("number", "1")])
            .status,
        404
    );
    assert_eq!(
        fixture.post("writer", &revoke, &[("number", "1")]).status,
        303
    );
    assert_eq!(fixture.get("", &link).status, 410);
}

#[test]
fn a_link_is_for_what_its_person_may_do_and_ends_in_time() {
    let fixture = fixture();
    let address = people(&fixture, "/guest-link");
    let fields = |what, until| [("what", what), ("until", until)];
    let sent = |what, until| {
        fixture
            .post("writer", &address, &fields(what, until))
            .status
    };
    assert_eq!(
        sent("act countersign round/2", "2024-02-20"),
        422,
        "an author signs nothing"
    );
    assert_eq!(sent("review", "2034-02-20"), 422, "too late");
    assert_eq!(sent("review", ""), 422);
}
