use crate::fixture::Fixture;

#[test]
fn every_cell_leads_to_what_there_is_in_it_and_exclusions_say_why() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("review-manager", "/r/ohchr-2003/matrix");
    assert_eq!(page.status, 200);
    let mut cells = 0;
    for link in page.body.split("href=\"#cell-").skip(1) {
        let fragment = &link[..link.find('"').unwrap()];
        assert!(
            page.body.contains(&format!("id=\"cell-{fragment}\"")),
            "{fragment}"
        );
        cells += 1;
    }
    assert_eq!(cells, 20);
    assert_eq!(page.body.matches("<tr id=\"cell-").count(), 20);
    assert_eq!(page.body.matches("<dt>By the authority of</dt>").count(), 3);
}

#[test]
fn a_definition_without_a_matrix_says_so() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("writer", "/r/travel-policy/matrix");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("has no matrix"));
    assert!(
        !fixture
            .get("writer", "/r/travel-policy")
            .body
            .contains("/r/travel-policy/matrix")
    );
}
