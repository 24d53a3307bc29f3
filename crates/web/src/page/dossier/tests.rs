use engine::look::Place;
use store::access::AccessKind;

use crate::fixture::{Fixture, PROGRAMME_REVIEW, before};

#[test]
fn the_whole_review_is_on_the_page_and_the_reader_is_named() {
    let fixture = Fixture::mid_course();
    let engine = fixture.engine();
    let stream = fixture
        .block_on(engine.stream_of(PROGRAMME_REVIEW))
        .unwrap();
    let manager = process::view::Viewer::Person(fixture.person("review-manager").clone());
    for at in [None, Some(150)] {
        let look = engine.look(&stream, manager.clone(), at.map(Place::Revision));
        let look = fixture.block_on(look).unwrap();
        let review = look.view(&look.viewer, |viewed| viewed.review(look.moment()));
        let query = at.map_or_else(String::new, |at| format!("?at={at}"));
        let answer = fixture.get(
            "review-manager",
            &format!("/r/{PROGRAMME_REVIEW}/dossier{query}"),
        );
        assert_eq!(answer.status, 200, "{}", answer.body);
        let sections = answer.body.matches("<section><h3>").count();
        assert_eq!(sections, review.instances.len());
        assert!(answer.body.contains("Read by "), "{at:?}");
    }
    let noted = fixture.block_on(engine.store().access().list(0)).unwrap();
    assert!(noted.iter().any(|noted| {
        let access = &noted.access;
        access.kind == AccessKind::Read && access.action == "dossier" && access.stream == stream
    }));
}

#[test]
fn a_dossier_of_a_sign_off_has_no_matrix() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let answer = fixture.get("writer", "/r/travel-policy/dossier");
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(!answer.body.contains("id=\"matrix\"") && answer.body.contains("id=\"history\""));
}
