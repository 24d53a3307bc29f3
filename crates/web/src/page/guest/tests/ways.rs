//! Every link on every page that a guest meets leads somewhere.

use std::collections::{BTreeMap, VecDeque};

use super::*;
use crate::request::address::{instance, step};

/// Pages looked at for one guest.
const PAGES_MAX: usize = 60;

/// Where the links and the forms of a page lead, within the site.
fn ways(page: &str) -> BTreeSet<String> {
    let after = ["<a ", "<form "]
        .into_iter()
        .flat_map(|tag| page.split(tag).skip(1));
    let tags = after.filter_map(|rest| rest.split_once('>'));
    let targets = tags.filter_map(|(tag, _)| {
        let target = ["href=\"", "action=\""]
            .iter()
            .find_map(|name| tag.split_once(name))?;
        target.1.split('"').next()
    });
    let targets = targets.map(|target| target.replace("&amp;", "&"));
    let paths = targets.map(|target| target.split('#').next().unwrap_or_default().to_owned());
    paths.filter(|path| path.starts_with('/')).collect()
}

/// What is the same for addresses that are answered alike: another moment, another instance of the same machine.
fn kind(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    match path.split_once("/i/") {
        Some((review, instance)) => {
            let machine = instance.split('/').next().unwrap_or_default();
            format!("{review}/i/{machine}")
        }
        None => path.to_owned(),
    }
}

/// Where the pages that a guest reaches lead nowhere, each with the page that says so.
fn dead_ends(fixture: &Fixture, link: &str) -> BTreeMap<String, String> {
    let entered = fixture.get("", link);
    let mut open = VecDeque::from([entered.location().to_owned()]);
    let mut known: BTreeSet<String> = open.iter().map(|path| kind(path)).collect();
    let mut dead = BTreeMap::new();
    for _ in 0..PAGES_MAX {
        let Some(path) = open.pop_front() else { break };
        let page = as_guest(fixture, &entered, "GET", &path);
        assert_eq!(page.status, 200, "{path}");
        for way in ways(&page.body) {
            if !known.insert(kind(&way)) || way == "/sign-out" {
                continue;
            }
            let method = if way.contains("/draft/") {
                "POST"
            } else {
                "GET"
            };
            let answer = as_guest(fixture, &entered, method, &way);
            let is_page = answer.header("content-type").starts_with("text/html");
            match answer.status.as_u16() {
                200 if is_page => open.push_back(way),
                404 => drop(dead.insert(way, path.clone())),
                _ => {}
            }
        }
    }
    dead
}

#[test]
fn no_way_from_what_a_guest_came_for_leads_nowhere() {
    let fixture = Fixture::mid_course();
    let act = |instance: &str, action: &str| Purpose::Act {
        instance: instance.to_owned(),
        action: action.to_owned(),
    };
    let view = |instance: &str| Purpose::View {
        instance: instance.to_owned(),
    };
    let guests = [
        (
            "ohchr-2003",
            "commissioner-1",
            act("report/country/malawi", "accept"),
        ),
        ("ohchr-2003", "review-manager", act("review", "close")),
        (
            "ohchr-2003",
            "review-manager",
            view("report/country/malawi"),
        ),
        ("ohchr-2003", "review-manager", Purpose::ViewReview),
        ("travel-policy", "first-signatory", countersign()),
        ("travel-policy", "writer", view("round/2")),
        ("travel-policy", "first-signatory", Purpose::ViewReview),
    ];
    for (review, handle, purpose) in guests {
        let told = format!("{handle} in {review}, {purpose:?}");
        let (link, _) = linked(&fixture, review, handle, purpose);
        assert_eq!(dead_ends(&fixture, &link), BTreeMap::new(), "{told}");
    }
}

#[test]
fn what_is_only_there_to_lead_elsewhere_is_left_away() {
    let fixture = fixture();
    let entered = fixture.get("", &link(&fixture, "first-signatory", countersign()));
    let own = fixture.get("first-signatory", COUNTERSIGN).body;
    let guests = as_guest(&fixture, &entered, "GET", COUNTERSIGN).body;
    assert!(
        own.contains("Cancel") && !guests.contains("Cancel"),
        "{guests}"
    );
    let subject = instance("travel-policy", "round/2");
    assert!(guests.contains(&format!("href=\"{subject}\"")), "{guests}");
    let look = as_guest(&fixture, &entered, "GET", &subject).body;
    let here = step("travel-policy", "countersign", "round/2");
    assert!(look.contains(&format!("href=\"{here}\"")), "{look}");
    let elsewhere = step("travel-policy", "send_back", "round/2");
    assert!(!look.contains(&elsewhere), "{look}");
    let looks = Purpose::View {
        instance: "round/2".to_owned(),
    };
    let entered = fixture.get("", &link(&fixture, "first-signatory", looks));
    let look = as_guest(&fixture, &entered, "GET", &subject).body;
    assert!(
        !look.contains("id=\"now\""),
        "nothing is to be done: {look}"
    );
}

#[test]
fn an_answer_that_is_not_what_was_hoped_leads_nowhere_else_either() {
    let fixture = fixture();
    let entered = fixture.get("", &link(&fixture, "second-signatory", countersign()));
    let command = "0193a000-0000-7000-8000-000000000041";
    let refused = Multipart::new(&[("_cmd", command)]);
    let refused = sent_as_guest(&fixture, &entered, COUNTERSIGN, &refused);
    assert_eq!(refused.status, 403, "{}", refused.body);
    let beyond = as_guest(&fixture, &entered, "GET", "/r/travel-policy");
    assert_eq!(beyond.status, 404);
    assert!(
        beyond.body.contains("Your link does not lead here"),
        "{}",
        beyond.body
    );
    let none = Multipart::new(&[("_cmd", "no id")]);
    let misread = sent_as_guest(&fixture, &entered, COUNTERSIGN, &none);
    assert_eq!(misread.status, 400, "{}", misread.body);
    for answer in [refused, beyond, misread] {
        for way in ways(&answer.body) {
            if way != "/sign-out" {
                let status = as_guest(&fixture, &entered, "GET", &way).status;
                assert_eq!(status, 200, "{way} on {}", answer.body);
            }
        }
    }
}
