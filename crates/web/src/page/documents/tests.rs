use crate::fixture::{Fixture, before};

const PAGE: &str = "/r/travel-policy/documents";

fn house() -> Fixture {
    Fixture::sign_off(before("round/2", "countersign"))
}

/// The addresses on a page that begin with a text.
fn links(body: &str, start: &str) -> Vec<String> {
    let links = body.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    let links = links.filter(|link| link.starts_with(start));
    links.map(|link| link.replace("&amp;", "&")).collect()
}

#[test]
fn all_versions_are_listed_and_can_be_had_by_who_may_read_them() {
    let fixture = house();
    let page = fixture.get("writer", PAGE);
    assert_eq!(page.status, 200, "{}", page.body);
    let mut downloads = links(&page.body, "/r/travel-policy/documents/");
    downloads.retain(|link| !link.contains("compare"));
    downloads.sort();
    downloads.dedup();
    assert_eq!(downloads.len(), 2, "{}", page.body);
    let answers = downloads
        .iter()
        .map(|link| fixture.get("first-signatory", link));
    let mut texts = Vec::new();
    for answer in answers {
        assert_eq!(answer.status, 200);
        assert!(
            answer
                .header("content-disposition")
                .starts_with("attachment; filename*=UTF-8''")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cache-control"), "no-store");
        texts.push(answer.body);
    }
    texts.sort();
    assert_eq!(
        texts,
        ["Version one.", "Version two, with its second page."]
    );
}

#[test]
fn two_versions_are_compared_line_by_line() {
    let fixture = house();
    let page = fixture.get("writer", PAGE);
    let compare = links(&page.body, "/r/travel-policy/documents/compare");
    assert_eq!(compare.len(), 1, "{}", page.body);
    let answer = fixture.get("writer", &compare[0]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(
        answer.body.contains("<del>Version one.</del>"),
        "{}",
        answer.body
    );
    assert!(
        answer
            .body
            .contains("<ins>Version two, with its second page.</ins>")
    );
}

#[test]
fn the_past_has_the_versions_of_then() {
    let fixture = house();
    let page = fixture.get("writer", PAGE);
    let compare = links(&page.body, "/r/travel-policy/documents/compare");
    let second = compare[0].split("to=").nth(1).unwrap();
    let second: u64 = second.parse().unwrap();
    let past = fixture.get("writer", &format!("{PAGE}?at={}", second - 1));
    assert_eq!(past.status, 200);
    assert!(links(&past.body, "/r/travel-policy/documents/compare").is_empty());
}

#[test]
fn who_may_not_read_a_document_does_not_find_it() {
    let mut fixture = house();
    let page = fixture.get("writer", PAGE);
    let links = links(&page.body, "/r/travel-policy/documents/");
    fixture.play(
        crate::fixture::PROGRAMME,
        crate::fixture::stage("Desk research"),
    );
    for link in &links {
        assert_eq!(fixture.get("", link).status, 404, "{link}");
        assert_eq!(fixture.get("review-manager", link).status, 404, "{link}");
    }
    assert_eq!(
        fixture
            .get("writer", &format!("{PAGE}/{}", "0".repeat(64)))
            .status,
        404
    );
}
