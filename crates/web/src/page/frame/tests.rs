use crate::fixture::{Answer, Fixture};

const REVIEW: &str = "/r/ohchr-2003";

const TITLE: &str = "Global Review of OHCHR Technical Cooperation Programme (2003)";

/// The ways of a page, in order: address, whether it is the page shown.
fn tabs(page: &Answer) -> Vec<(String, bool)> {
    let Some((_, rest)) = page.body.split_once("<nav class=\"tabs\"") else {
        return Vec::new();
    };
    let nav = rest.split_once("</nav>").unwrap().0;
    let links = nav.split("<a ").skip(1);
    let links = links.map(|link| {
        let address = link.split('"').nth(1).unwrap();
        (address.to_owned(), link.contains("aria-current=\"page\""))
    });
    links.collect()
}

#[test]
fn every_page_of_a_review_has_the_same_ways_and_stands_in_them() {
    let fixture = Fixture::mid_course();
    let ways = [
        "",
        "/history",
        "/schedule",
        "/matrix",
        "/people",
        "/documents",
        "/dossier",
    ];
    for at in ["", "?at=118"] {
        for here in ways {
            let page = fixture.get("review-manager", &format!("{REVIEW}{here}{at}"));
            let expected = ways.map(|way| (format!("{REVIEW}{way}{at}"), way == here));
            assert_eq!(tabs(&page), expected, "{here}{at}");
        }
        let instance = fixture.get(
            "review-manager",
            &format!("{REVIEW}/i/terms_of_reference/theme/justice{at}"),
        );
        let expected = ways.map(|way| (format!("{REVIEW}{way}{at}"), false));
        assert_eq!(tabs(&instance), expected, "an instance{at}");
    }
    let form = fixture.get("review-manager", &format!("{REVIEW}/do/close/review"));
    assert_eq!((form.status.as_u16(), tabs(&form)), (200, Vec::new()));
}

#[test]
fn what_there_is_not_has_no_way_to_it() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("writer", "/r/travel-policy");
    let ways = [
        "",
        "/history",
        "/schedule",
        "/people",
        "/documents",
        "/dossier",
    ];
    let expected = ways.map(|way| (format!("/r/travel-policy{way}"), way.is_empty()));
    assert_eq!(tabs(&page), expected);
}

#[test]
fn the_title_of_every_page_names_the_review_in_words() {
    let fixture = Fixture::mid_course();
    let shown = [
        ("/history", "History"),
        ("/schedule", "Schedule"),
        ("/matrix", "Matrix"),
        ("/people", "People"),
        ("/documents", "Documents"),
        ("/dossier", "Dossier"),
        ("/people/assign?role=synthesis_author", "Give the role"),
        ("/people/guest-link", "Make a guest link"),
        ("/do/close/review", "Close the review"),
        (
            "/i/mission/malawi/1",
            "Field mission: Country study: Malawi",
        ),
    ];
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    for (path, title) in shown {
        let page = fixture.get("review-manager", &format!("{REVIEW}{path}"));
        let (_, rest) = page.body.split_once("<title>").unwrap();
        let window = plain(rest.split_once("</title>").unwrap().0);
        assert_eq!(window, format!("{title} · {TITLE} · Remit"), "{path}");
        let heading = page
            .body
            .split_once("<h1>")
            .unwrap()
            .1
            .split_once("</h1>")
            .unwrap()
            .0;
        assert!(
            heading.contains(title) && heading.contains(TITLE),
            "{heading}"
        );
    }
}
