use crate::fixture::Fixture;

const CARD: &str = "/public/ohchr-2003";

fn main_of(body: &str) -> &str {
    &body[body.find("<main").unwrap()..body.find("</main>").unwrap()]
}

#[test]
fn everybody_is_shown_the_same_and_nobody_by_name() {
    let fixture = Fixture::mid_course();
    let card = fixture.get("", CARD);
    assert_eq!(card.status, 200);
    let manager = fixture.get("review-manager", CARD);
    assert_eq!(main_of(&card.body), main_of(&manager.body));
    assert!(
        !card.body.contains("of the demonstration"),
        "a name of somebody"
    );
    assert!(!main_of(&card.body).contains("u-"), "the id of somebody");
    assert_eq!(
        fixture
            .get("review-manager", "/public/travel-policy")
            .status,
        404
    );
}

#[test]
fn what_everybody_might_know_then_is_shown_by_its_time_alone() {
    let fixture = Fixture::mid_course();
    let then = fixture.get("", &format!("{CARD}?at=2024-01-12"));
    assert_eq!(then.status, 200, "{}", then.body);
    assert!(then.body.contains("You are looking at the past"));
    assert_ne!(main_of(&then.body), main_of(&fixture.get("", CARD).body));
    // How many events there are is nobody's business.
    let counted = fixture.get("", &format!("{CARD}?at=100000"));
    assert_eq!(counted.status, 400);
    assert!(
        !counted.body.contains("the last one is"),
        "{}",
        counted.body
    );
}
