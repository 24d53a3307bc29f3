//! How far a guest link reaches: beyond it there is nothing. Who is shut out for a while, or cannot be recognised, reaches nothing at all.

use axum::{extract::Request, http::Method, middleware::Next, response::Response};
use store::accounts::guest_link::Purpose;

use super::{address, guest::Guest, visitor::Visitor};
use crate::answer::fault::Fault;

/// Where everybody may go: to sign in or out, to follow a link, to read how things work, and what pages are made of.
const FOR_ALL: [&str; 5] = ["/sign-in", "/sign-out", "/g/", "/help", "/assets/"];

/// Pages of a review that show it, below its own.
const SHOWS: [&str; 7] = [
    "/i/",
    "/history",
    "/history.csv",
    "/schedule",
    "/matrix",
    "/documents",
    "/dossier",
];

/// Stops what a guest link was not made for, what comes with a token after too many wrong ones, and who could not be recognised.
pub(crate) async fn check(
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Result<Response, Fault> {
    if let Some(fault) = visitor.unrecognised {
        return Err(fault);
    }
    if let Some(seconds) = visitor.shut_out {
        return Err(Fault::TooMany(seconds));
    }
    let (method, path) = (request.method(), request.uri().path());
    if let Some(ended) = visitor.ended.filter(|_| !is_for_all(path)) {
        return Err(Fault::Ended(Box::new(ended)));
    }
    let looks = [Method::GET, Method::HEAD].contains(method);
    if let Some(guest) = &visitor.guest
        && !reaches(guest, looks, path)
    {
        return Err(Fault::NotFound);
    }
    Ok(next.run(request).await)
}

/// Whether a guest may go to an address; `looks` if they only look at what is there.
pub(crate) fn reaches(guest: &Guest, looks: bool, path: &str) -> bool {
    if is_for_all(path) {
        return true;
    }
    let review = &guest.review;
    let of_instance = |instance: &str| looks && path == address::instance(review, instance);
    // Which documents those are, the page decides: those of the instance that the link is for.
    let of_documents = looks && is_document(path, &address::review(review, "/documents/"));
    match &guest.link.purpose {
        Purpose::ViewReview => {
            let below = path.strip_prefix(&address::review(review, ""));
            looks && below.is_some_and(|below| below.is_empty() || shows(below))
        }
        Purpose::View { instance } => of_documents || of_instance(instance),
        Purpose::Act { instance, action } => {
            let step = path == address::step(review, action, instance);
            let draft = path == address::draft(review, action, instance);
            // Once it is done there is its receipt, in the place of the step, and nothing else.
            step || (guest.done.is_none() && (of_documents || of_instance(instance) || draft))
        }
    }
}

fn is_for_all(path: &str) -> bool {
    FOR_ALL.iter().any(|open| path.starts_with(open))
}

/// Whether an address is that of one document, by its hash.
fn is_document(path: &str, below: &str) -> bool {
    let hash = path.strip_prefix(below);
    hash.is_some_and(|hash| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `/history` and `/history/…`, but not `/history-of-others`.
fn shows(below: &str) -> bool {
    SHOWS.iter().any(|page| {
        let rest = below.strip_prefix(page);
        rest.is_some_and(|rest| rest.is_empty() || page.ends_with('/') || rest.starts_with('/'))
    })
}

#[cfg(test)]
mod tests {
    use store::accounts::guest_link::GuestLink;

    use super::*;

    fn guest(purpose: Purpose) -> Guest {
        let link = GuestLink {
            number: 1,
            person: "u-0000000000000001".to_owned(),
            stream: "review:1".to_owned(),
            purpose,
            given_to: String::new(),
            made_by: "u-0000000000000001".to_owned(),
            created: 0,
            expires: 10,
            uses: 0,
            last_used: None,
            revoked: None,
        };
        Guest {
            link,
            review: "policy".to_owned(),
            name: "Ada".to_owned(),
            done: None,
        }
    }

    #[test]
    fn a_link_to_look_at_a_review_shows_that_review_alone() {
        let guest = guest(Purpose::ViewReview);
        for open in [
            "/r/policy",
            "/r/policy/i/round/1",
            "/r/policy/history",
            "/assets/app.css",
        ] {
            assert!(reaches(&guest, true, open), "{open}");
        }
        let closed = [
            "/",
            "/me",
            "/r/policy2",
            "/r/policy/people",
            "/r/policy/do/sign/round/1",
            "/api/v1/reviews",
        ];
        for closed in closed {
            assert!(!reaches(&guest, true, closed), "{closed}");
        }
        assert!(!reaches(&guest, false, "/r/policy"));
    }

    #[test]
    fn a_link_to_act_reaches_that_action_on_that_instance_alone() {
        let (instance, action) = ("round/1".to_owned(), "sign".to_owned());
        let guest = guest(Purpose::Act { instance, action });
        assert!(reaches(&guest, false, "/r/policy/do/sign/round/1"));
        assert!(reaches(&guest, true, "/r/policy/i/round/1"));
        let document = format!("/r/policy/documents/{}", "0a".repeat(32));
        assert!(reaches(&guest, true, &document) && !reaches(&guest, false, &document));
        let closed = [
            "/r/policy",
            "/r/policy/do/sign/round/2",
            "/r/policy/do/withdraw/round/1",
            "/r/policy/i/round/2",
            "/r/policy/documents",
            "/r/policy/documents/compare",
        ];
        for closed in closed {
            assert!(!reaches(&guest, true, closed), "{closed}");
        }
        assert!(!reaches(&guest, false, "/r/policy/i/round/1"));
    }

    #[test]
    fn a_link_to_act_reaches_its_receipt_alone_once_that_is_done() {
        let (instance, action) = ("round/1".to_owned(), "sign".to_owned());
        let guest = Guest {
            done: Some(7),
            ..guest(Purpose::Act { instance, action })
        };
        assert!(reaches(&guest, true, "/r/policy/do/sign/round/1"));
        let document = format!("/r/policy/documents/{}", "0a".repeat(32));
        let closed = [
            "/r/policy/i/round/1",
            "/r/policy/draft/sign/round/1",
            &document,
        ];
        for closed in closed {
            assert!(!reaches(&guest, true, closed), "{closed}");
        }
    }
}
