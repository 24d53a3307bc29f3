use crate::fixture::{Fixture, Multipart};

const EVERYTHING: &str = include_str!("../step/tests/everything.yaml");
const REVIEW: &str = include_str!("../step/tests/everything-review.yaml");

const REPORT: &str = "/r/ohchr-2003/i/report/country/malawi";

#[test]
fn what_is_not_yours_is_shown_with_whose_it_is() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("review-manager", REPORT);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("data-state=\"not-yours\""));
    assert!(
        page.body
            .contains("Only the role “Commissioning office” may do this.")
    );
    let theirs = fixture.get("commissioner-1", REPORT);
    assert!(!theirs.body.contains("data-state=\"not-yours\""));
    assert!(
        theirs
            .body
            .contains("href=\"/r/ohchr-2003/do/accept/report/country/malawi\"")
    );
}

#[test]
fn what_does_not_exist_and_what_is_hidden_look_the_same() {
    let fixture = Fixture::mid_course();
    for path in [
        "/r/travel-policy/i/round/2",
        "/r/travel-policy/i/round/9",
        "/r/ohchr-2003/i/report/nowhere",
    ] {
        assert_eq!(fixture.get("review-manager", path).status, 404, "{path}");
    }
}

#[test]
fn a_proposal_leads_to_where_it_is_read_and_decided() {
    let mut fixture = Fixture::empty();
    fixture.begin(EVERYTHING, REVIEW);
    let close = "/r/all-of-it/do/close/book";
    let form = fixture.get("writer", close);
    let sent = Multipart::new(&[
        ("_cmd", &form.hidden("_cmd")),
        ("_seen", &form.hidden("_seen")),
        ("note", "The end."),
        ("_confirm", "confirm"),
    ]);
    let proposed = fixture.post_multipart("writer", close, &sent);
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let decide = format!("class=\"button primary\" href=\"{close}\"");
    let theirs = fixture.get("keeper", "/r/all-of-it/i/book");
    assert!(theirs.body.contains("id=\"consent\"") && theirs.body.contains(&decide));
    let own = fixture.get("writer", "/r/all-of-it/i/book");
    assert!(own.body.contains("The word is for somebody else to give."));
    assert!(fixture.get("keeper", "/").body.contains("Consent:"));
}
