//! Who is found, by whom, and who changes places.

use engine::submission::Via;

use crate::{
    fixture::{Answer, Fixture, before},
    request::limits::SEARCHES,
};

const REVIEW: &str = "/r/travel-policy/people";

/// The sign-off of a document in its second round, beside many people who take no part in it.
fn crowd() -> Fixture {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let add = |handle: &str, name: &str| {
        let added = fixture.engine().add_person(handle, name, Via::Web);
        fixture.block_on(added).unwrap();
    };
    add("grace", "Grace Hopper");
    for number in 10..35 {
        add(&format!("walk-on-{number}"), &format!("Extra {number}"));
    }
    fixture
}

fn give(query: &str) -> String {
    format!("{REVIEW}/assign?role=signatory{query}")
}

/// The value of the control to choose somebody with.
fn choice(page: &Answer, name: &str) -> Option<String> {
    let labels = page.body.split("<label>");
    let mut found = labels.filter(|label| label.contains(&format!("<bdi>{name}</bdi>")));
    let value = found.next()?.split("value=\"").nth(1)?;
    Some(value.split('"').next()?.to_owned())
}

fn sent(fixture: &Fixture, by: &str, deed: &str, fields: &[(&str, &str)]) -> Answer {
    let command = "0193a000-0000-7000-8000-000000000010";
    let mut all = vec![("_cmd", command)];
    all.extend(fields);
    fixture.post(by, &format!("{REVIEW}/{deed}"), &all)
}

#[test]
fn somebody_is_looked_for_chosen_and_given_the_role_without_a_script() {
    let fixture = crowd();
    let form = fixture.get("writer", &give(""));
    assert_eq!(form.status, 200);
    assert!(!form.body.contains("Grace") && !form.body.contains("Extra"));
    let command = form.hidden("_cmd");
    let mut fields = vec![
        ("_cmd", &*command),
        ("role", "signatory"),
        ("q", "hop"),
        ("reason", "He was on leave."),
        ("find", "find"),
    ];
    let address = format!("{REVIEW}/assign");
    let found = fixture.post("writer", &address, &fields);
    assert_eq!(found.status, 200, "{}", found.body);
    assert!(found.body.contains("He was on leave."), "it stays typed");
    let grace = choice(&found, "Grace Hopper").unwrap();
    fields.truncate(3);
    fields.push(("person", &grace));
    let done = fixture.post("writer", &address, &fields);
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(fixture.get("writer", REVIEW).body.contains("Grace Hopper"));
}

#[test]
fn so_many_are_shown_and_no_more() {
    let fixture = crowd();
    let page = |query: &str| fixture.get("writer", &give(query)).body;
    let many = page("&q=extra");
    assert_eq!(many.matches("type=\"radio\"").count(), 20, "{many}");
    assert!(many.contains("More than"), "{many}");
    assert!(page("&q=e").contains("Type at least"));
    assert!(page("&q=zzz").contains("Nobody of that name"));
    let nobody = sent(&fixture, "writer", "assign", &[("role", "signatory")]);
    assert_eq!(nobody.status, 422);
    assert!(nobody.body.contains("Find the person, then choose them."));
}

#[test]
fn who_was_chosen_stays_when_somebody_else_is_looked_for() {
    let fixture = crowd();
    let grace = choice(&fixture.get("writer", &give("&q=grace")), "Grace Hopper").unwrap();
    let fields = [
        ("role", "signatory"),
        ("person", &*grace),
        ("q", "walk-on-1"),
        ("find", "find"),
    ];
    let page = sent(&fixture, "writer", "assign", &fields);
    assert!(
        page.body.contains(&format!("value=\"{grace}\" checked")),
        "{}",
        page.body
    );
    assert!(page.body.contains("Extra 10"));
}

#[test]
fn only_who_may_give_or_lend_finds_anybody() {
    let fixture = crowd();
    let holder = fixture.person("first-signatory").to_string();
    let own = format!("{REVIEW}/delegate?role=signatory&person={holder}&q=grace");
    let lends = fixture.get("first-signatory", &own);
    assert!(
        lends.body.contains("Grace Hopper"),
        "their own role is theirs to lend"
    );
    assert_eq!(fixture.get("third-signatory", &own).status, 403);
    assert_eq!(
        fixture.get("first-signatory", &give("&q=grace")).status,
        403
    );
    for (who, deed) in [
        ("first-signatory", "assign"),
        ("third-signatory", "delegate"),
    ] {
        let fields = [
            ("role", "signatory"),
            ("person", &*holder),
            ("q", "grace"),
            ("find", "find"),
        ];
        let answer = sent(&fixture, who, deed, &fields);
        assert_eq!(answer.status, 403, "{}", answer.body);
        assert!(!answer.body.contains("Hopper"));
    }
}

/// Whoever may neither give nor lend this gets the same answer whether or not there is such a person.
#[test]
fn a_refusal_does_not_tell_who_has_an_account() {
    let fixture = crowd();
    let holder = fixture.person("first-signatory").to_string();
    let tried = |deed: &str, field: &str, whom: &str| {
        let mut fields = vec![
            ("role", "signatory"),
            ("until", "2030-01-01"),
            (field, whom),
        ];
        if field != "person" {
            fields.push(("person", &*holder));
        }
        let answer = sent(&fixture, "third-signatory", deed, &fields);
        assert!(!answer.body.contains("Hopper"), "{}", answer.body);
        (answer.status, answer.body.replace(whom, "?"))
    };
    for (deed, field) in [
        ("assign", "person"),
        ("revoke", "person"),
        ("delegate", "to"),
    ] {
        let known = tried(deed, field, "grace");
        assert_eq!(known.0, 403, "{}", known.1);
        assert_eq!(known, tried(deed, field, "nobody"), "{deed}");
    }
}

#[test]
fn nobody_looks_through_all_names() {
    let fixture = crowd();
    for _ in 0..SEARCHES {
        assert_eq!(fixture.get("writer", &give("&q=extra")).status, 200);
    }
    assert_eq!(fixture.get("writer", &give("&q=extra")).status, 429);
    let fields = [("role", "signatory"), ("q", "gr"), ("find", "find")];
    assert_eq!(sent(&fixture, "writer", "assign", &fields).status, 429);
    let fields = [("role", "signatory"), ("person", "nobody")];
    assert_eq!(sent(&fixture, "writer", "assign", &fields).status, 429);
    assert_eq!(
        fixture.get("writer", &give("")).status,
        200,
        "the form itself is there"
    );
}

#[test]
fn a_role_that_one_person_holds_changes_hands_in_one_step() {
    let fixture = crowd();
    let page = fixture.get("writer", REVIEW).body;
    let writer = fixture.person("writer").to_string();
    let replace = format!("assign?role=author&amp;instead_of={writer}");
    assert!(page.contains(&replace), "{page}");
    let form = fixture.get("writer", &format!("{REVIEW}/assign?role=author&q=grace"));
    let holder = format!("value=\"{writer}\" checked");
    assert!(form.body.contains("In whose place") && form.body.contains(&holder));
    let grace = choice(&form, "Grace Hopper").unwrap();
    let fields = [("role", "author"), ("person", &*grace)];
    let unsaid = sent(&fixture, "writer", "assign", &fields);
    assert_eq!(unsaid.status, 422, "in whose place must be said");
    assert!(unsaid.body.contains("href=\"#instead_of\""));
    let fields = [
        ("role", "author"),
        ("person", &*grace),
        ("instead_of", &*writer),
    ];
    let done = sent(&fixture, "writer", "assign", &fields);
    assert_eq!(done.status, 303, "{}", done.body);
    let told = fixture.get("first-signatory", done.location()).body;
    assert!(told.contains("Grace Hopper"), "{told}");
    let other = fixture.get("first-signatory", REVIEW).body;
    assert!(!other.contains(&replace), "{other}");
}
