use crate::{
    fixture::{Answer, Fixture, Multipart, before},
    request::visitor::COOKIE,
};

const LINKS: &str = "/r/travel-policy/people/guest-link";
const COUNTERSIGN: &str = "/r/travel-policy/do/countersign/round/2";

fn fixture() -> Fixture {
    Fixture::sign_off(before("round/2", "countersign"))
}

/// Makes a link to countersign as the first signatory, and gives its address.
fn make(fixture: &Fixture, given_to: &str) -> String {
    let fields = [
        ("what", "act countersign round/2"),
        ("given_to", given_to),
        ("until", "2024-01-10"),
    ];
    let made = fixture.post("first-signatory", LINKS, &fields);
    assert_eq!(made.status, 200, "{}", made.body);
    let at = made.body.find("/g/").unwrap();
    made.body[at..].split('<').next().unwrap().to_owned()
}

/// The section of the links, as somebody sees it who has just signed in.
fn listed(fixture: &Fixture, handle: &str) -> String {
    let (engine, person) = (fixture.engine(), fixture.person(handle));
    let accounts = engine.store().accounts();
    let session = accounts.start_session(person.name(), "a test", engine.now());
    let (secret, _) = fixture.block_on(session).unwrap();
    let cookie = format!("{COOKIE}={}", secret.reveal());
    let page = asked(fixture, "/r/travel-policy/people", &cookie).body;
    let section = page.split("id=\"links\"").nth(1).unwrap();
    section.split("</section>").next().unwrap().to_owned()
}

/// The row of whoever got a link.
fn row(fixture: &Fixture, given_to: &str) -> String {
    let section = listed(fixture, "first-signatory");
    let mut rows = section.split("<tr>");
    let row = rows.find(|row| row.contains(given_to));
    row.unwrap_or_else(|| panic!("{given_to}: {section}"))
        .to_owned()
}

fn asked(fixture: &Fixture, path: &str, cookie: &str) -> Answer {
    let request = axum::http::Request::builder()
        .uri(path)
        .header("host", "remit.example")
        .header("cookie", cookie);
    fixture.send(request.body(axum::body::Body::empty()).unwrap())
}

#[test]
fn the_list_says_for_whom_for_what_by_whom_until_when_and_how_often() {
    let fixture = fixture();
    let link = make(&fixture, "A member of the board");
    let unused = row(&fixture, "A member of the board");
    for told in [
        "acts as \u{2068}The first signatory\u{2069}",
        "Sign the document as the second person",
        "by \u{2068}The first signatory\u{2069}, \u{2068}8 Jan 2024, ",
        "10 Jan 2024, 23:59",
        "not yet",
        "</span> Open</span>",
    ] {
        assert!(unused.contains(told), "{told}: {unused}");
    }
    assert!(
        !unused.contains("/g/"),
        "the secret is shown once: {unused}"
    );
    fixture.wait(3600);
    let entered = fixture.get("", &link);
    let cookie = entered.header("set-cookie").split(';').next().unwrap();
    asked(&fixture, COUNTERSIGN, cookie);
    let used = row(&fixture, "A member of the board");
    assert!(
        used.contains("\u{2068}2\u{2069} times, last \u{2068}8 Jan 2024, "),
        "{used}"
    );
    assert!(used.contains("aria-label=\"Withdraw: A member of the board\""));
    assert!(!listed(&fixture, "writer").contains("A member of the board"));
}

#[test]
fn what_became_of_a_link_is_said_in_a_word_and_what_opens_nothing_has_no_button() {
    let fixture = fixture();
    make(&fixture, "One whose link is withdrawn");
    let revoke = format!("{LINKS}/revoke");
    let withdrawn = fixture.post("first-signatory", &revoke, &[("number", "1")]);
    assert_eq!(withdrawn.status, 303);
    let row_of = |whose: &str, word: &str| {
        let row = row(&fixture, whose);
        assert!(row.contains(&format!("</span> {word}</span>")), "{row}");
        row
    };
    let row = row_of("One whose link is withdrawn", "Withdrawn");
    assert!(
        row.contains("8 Jan 2024") && !row.contains("<button"),
        "{row}"
    );

    fixture.wait(1);
    make(&fixture, "One who is asked");
    make(&fixture, "One who comes too late");
    let form = fixture.get("first-signatory", COUNTERSIGN);
    let (cmd, seen) = (form.hidden("_cmd"), form.hidden("_seen"));
    let form = Multipart::new(&[("_cmd", &cmd), ("_seen", &seen)]);
    let done = fixture.post_multipart("first-signatory", COUNTERSIGN, &form);
    assert_eq!(done.status, 303, "{}", done.body);
    let row = row_of("One who is asked", "Used up");
    assert!(
        row.contains("<button"),
        "the receipt can still be closed: {row}"
    );
    fixture.wait(3 * 86_400);
    let row = row_of("One who comes too late", "Used up");
    assert!(!row.contains("<button"), "{row}");
    let section = listed(&fixture, "first-signatory");
    assert!(section.contains("No link is open."), "{section}");
    assert!(
        section.contains("<summary>\u{2068}3\u{2069} links"),
        "{section}"
    );
}

#[test]
fn a_link_whose_time_is_over_has_expired() {
    let fixture = fixture();
    make(&fixture, "Somebody");
    fixture.wait(3 * 86_400);
    let row = row(&fixture, "Somebody");
    assert!(
        row.contains("</span> Expired</span>") && !row.contains("<button"),
        "{row}"
    );
}

#[test]
fn a_name_that_is_too_long_is_said_at_its_field() {
    let fixture = fixture();
    let name = "n".repeat(201);
    let fields = [
        ("what", "review"),
        ("given_to", name.as_str()),
        ("until", "2024-02-20"),
    ];
    let refused = fixture.post("first-signatory", LINKS, &fields);
    assert_eq!(refused.status, 422);
    assert!(
        refused.body.contains("href=\"#given_to\""),
        "{}",
        refused.body
    );
    assert!(refused.body.contains(&name), "what was typed stays");
}
