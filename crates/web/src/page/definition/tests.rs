use definition::load::load;

use crate::fixture::{Fixture, PROGRAMME, PROGRAMME_REVIEW, before, workflows};

fn digest(folder: &str) -> String {
    let source = std::fs::read(workflows(&format!("{folder}/workflow.yaml"))).unwrap();
    load(&source).unwrap().definition.digest.to_string()
}

#[test]
fn every_part_and_every_machine_has_its_page() {
    let fixture = Fixture::mid_course();
    for folder in ["document-sign-off", PROGRAMME.split('/').next().unwrap()] {
        let source = std::fs::read(workflows(&format!("{folder}/workflow.yaml"))).unwrap();
        let definition = load(&source).unwrap().definition;
        let to = format!("/definitions/{}", definition.digest);
        let whole = fixture.get("writer", &to).body;
        for machine in definition.machines.values() {
            assert!(
                whole.contains(&format!("{to}?machine={}", machine.id)),
                "{}",
                machine.id
            );
            let page = fixture.get("writer", &format!("{to}?machine={}", machine.id));
            assert_eq!(page.status, 200, "{}", machine.id);
            for state in machine.states.keys() {
                assert!(
                    page.body.contains(&format!("id=\"state-{state}\"")),
                    "{state}"
                );
            }
        }
        for part in ["people", "classes"] {
            assert_eq!(
                fixture.get("writer", &format!("{to}?show={part}")).status,
                200
            );
        }
        assert_eq!(
            fixture.get("writer", &format!("{to}?machine=none")).status,
            404
        );
        assert_eq!(
            fixture
                .get("writer", &format!("{to}/source"))
                .body
                .as_bytes(),
            source
        );
        let same = format!("{to}/diff/{}", definition.digest);
        assert!(
            fixture
                .get("writer", &same)
                .body
                .contains("They say the same.")
        );
    }
    assert_eq!(fixture.get("writer", "/definitions/none").status, 404);
}

#[test]
fn a_review_is_marked_in_the_drawing_and_nothing_moves() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let to = format!("/definitions/{}?machine=round", digest("document-sign-off"));
    let plain = fixture.get("writer", &to).body;
    let now = fixture.get("writer", &format!("{to}&r=travel-policy")).body;
    let then = fixture
        .get("writer", &format!("{to}&r=travel-policy&at=1"))
        .body;
    let places = |body: &str| {
        let rects = body.split("<rect ").skip(1);
        rects
            .map(|rect| rect.split('>').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&plain), places(&now));
    assert_eq!(places(&plain), places(&then));
    assert!(!plain.contains("aria-current=\"true\""));
    assert_eq!(now.matches("aria-current=\"true\"").count(), 2, "{now}");
    assert!(!then.contains("aria-current=\"true\"") && then.contains("class=\"past\""));
}

#[test]
fn a_review_that_is_not_for_the_reader_is_not_marked() {
    let fixture = Fixture::mid_course();
    let to = format!("/definitions/{}", digest("document-sign-off"));
    let hidden = fixture.get("review-manager", &format!("{to}?r=travel-policy"));
    assert_eq!(hidden.status, 404);
    let of_another = fixture.get("review-manager", &format!("{to}?r={PROGRAMME_REVIEW}"));
    assert_eq!(of_another.status, 404);
}
