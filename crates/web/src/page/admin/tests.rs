use engine::{people::rights::Right, submission::Via};

use crate::fixture::{Fixture, before};

/// The writer administers.
fn fixture() -> Fixture {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let (engine, writer) = (fixture.engine(), fixture.person("writer"));
    let granted = engine.grant_right(None, writer, Right::Administrator, Via::Console);
    fixture.block_on(granted).unwrap();
    fixture
}

fn is_auditor(fixture: &Fixture, handle: &str) -> bool {
    let rights = fixture.engine().rights(fixture.person(handle));
    fixture.block_on(rights).unwrap().auditor
}

#[test]
fn for_others_there_is_no_such_page() {
    let fixture = fixture();
    let page = "/admin/people/writer";
    for path in ["/admin", page] {
        assert_eq!(fixture.get("first-signatory", path).status, 404, "{path}");
        assert_eq!(fixture.get("", path).status, 303, "{path}");
        assert_eq!(fixture.get("writer", path).status, 200, "{path}");
    }
    let fields = [("do", "grant"), ("right", "administrator")];
    assert_eq!(fixture.post("first-signatory", page, &fields).status, 404);
}

#[test]
fn an_administrator_adds_somebody_whose_invitation_is_shown_once() {
    let fixture = fixture();
    let fields = [("handle", "grace"), ("display", "Grace Hopper")];
    let added = fixture.post("writer", "/admin", &fields);
    assert_eq!(added.status, 200);
    let at = added.body.find("/invitation/").unwrap();
    let link = added.body[at..].split('<').next().unwrap();
    assert!(fixture.get("", link).body.contains("Grace Hopper"));
    assert!(
        !fixture
            .get("writer", "/admin")
            .body
            .contains("/invitation/")
    );
    let again = fixture.post("writer", "/admin", &fields);
    assert_eq!(again.status, 422);
    assert!(
        again.body.contains("value=\"Grace Hopper\""),
        "what was typed is kept"
    );
}

#[test]
fn rights_are_given_and_taken_but_not_the_last_ones_own() {
    let fixture = fixture();
    let page = "/admin/people/first-signatory";
    fixture.post("writer", page, &[("do", "grant"), ("right", "auditor")]);
    assert!(is_auditor(&fixture, "first-signatory"));
    fixture.post("writer", page, &[("do", "revoke"), ("right", "auditor")]);
    assert!(!is_auditor(&fixture, "first-signatory"));
    let own = [("do", "revoke"), ("right", "administrator")];
    let refused = fixture.post("writer", "/admin/people/writer", &own);
    assert_eq!(refused.status, 422);
    assert_eq!(fixture.get("writer", "/admin").status, 200);
}

#[test]
fn sessions_of_somebody_end_at_once() {
    let fixture = fixture();
    let page = "/admin/people/first-signatory";
    assert_eq!(fixture.get("first-signatory", "/me").status, 200);
    fixture.post("writer", page, &[("do", "end-sessions")]);
    assert_eq!(fixture.get("first-signatory", "/me").status, 303);
}

#[test]
fn it_says_how_the_house_is() {
    let fixture = fixture();
    fixture.block_on(fixture.engine().caught_up()).unwrap();
    let size = fixture.engine().store().size();
    let page = fixture.get("writer", "/admin").body;
    assert!(
        page.contains(&format!("\u{2068}{size}\u{2069} entries")),
        "{page}"
    );
    assert!(page.contains("\u{2068}0\u{2069} entries"), "{page}");
}
