//! Every way in stands in the access record, once, and nothing of it that nobody needs to know.

use axum::{body::Body, http::Method};
use engine::submission::Via;
use store::access::{AccessEntry, AccessKind};

use crate::{
    fixture::{Answer, Fixture, before, form},
    page::invitation,
};

const PASSWORD: &str = "correct horse battery";

/// What was written down since the last look: kind, what, and the way.
fn since(fixture: &Fixture, seen: &mut u64) -> Vec<AccessEntry> {
    let access = fixture.engine().store().access();
    let entries = fixture.block_on(access.list(*seen + 1)).unwrap();
    *seen = entries.last().map_or(*seen, |entry| entry.seq);
    entries
}

fn told(entries: &[AccessEntry]) -> Vec<(AccessKind, &str, &str)> {
    let told = entries.iter().map(|entry| {
        let access = &entry.access;
        (access.kind, &*access.action, &*access.via)
    });
    told.collect()
}

fn with_cookie(fixture: &Fixture, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let request = fixture
        .request("", Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("user-agent", "Mozilla/5.0 (X11; Linux) Firefox/140.0")
        .header("cookie", cookie.split(';').next().unwrap())
        .body(Body::from(form::encoded(fields)));
    fixture.send(request.unwrap())
}

#[test]
fn who_comes_in_and_goes_and_changes_their_password_is_written_down() {
    let fixture = Fixture::empty();
    let mut seen = 0;
    let engine = fixture.engine();
    let added = engine.add_invited_person(None, "ada", "Ada Lovelace", Via::Console);
    let (person, secret) = fixture.block_on(added).unwrap();
    let entries = since(&fixture, &mut seen);
    assert_eq!(
        told(&entries),
        [(AccessKind::Invitation, "made", "console")]
    );
    assert_eq!(entries[0].access.actor, "system");
    let about = format!("account:{}", person.id);
    assert_eq!(entries[0].access.stream, about);

    let link = invitation::address(secret.reveal());
    let taken = with_cookie(&fixture, "", &link, &[("password", PASSWORD)]);
    let entries = since(&fixture, &mut seen);
    assert_eq!(
        told(&entries),
        [
            (AccessKind::Invitation, "accepted", "web"),
            (AccessKind::SignIn, "invitation", "web"),
        ]
    );
    for entry in &entries {
        assert_eq!(
            (&entry.access.actor, &entry.access.stream),
            (&person.id, &about)
        );
    }
    assert_eq!(entries[1].device, "Firefox, Linux");

    let cookie = taken.header("set-cookie").to_owned();
    let fields = |old| [("old_password", old), ("new_password", "another long one")];
    with_cookie(
        &fixture,
        &cookie,
        "/me/password",
        &fields("not the old one"),
    );
    let changed = with_cookie(&fixture, &cookie, "/me/password", &fields(PASSWORD));
    let cookie = changed.header("set-cookie").to_owned();
    with_cookie(&fixture, &cookie, "/sign-out", &[]);
    let fields = [("handle", "ada"), ("password", "another long one")];
    let again = with_cookie(&fixture, "", "/sign-in", &fields);
    let cookie = again.header("set-cookie").to_owned();
    with_cookie(&fixture, &cookie, "/me/sessions/end-all", &[]);
    let entries = since(&fixture, &mut seen);
    assert_eq!(
        told(&entries),
        [
            (AccessKind::Password, "wrong", "web"),
            (AccessKind::Password, "changed", "web"),
            (AccessKind::SignIn, "password changed", "web"),
            (AccessKind::SignOut, "here", "web"),
            (AccessKind::SignIn, "password", "web"),
            (AccessKind::SignOut, "everywhere", "web"),
        ]
    );
    for entry in &entries {
        let text = format!("{entry:?}");
        assert!(!text.contains("horse") && !text.contains("another long"));
    }
}

#[test]
fn a_failed_sign_in_is_the_same_entry_whoever_was_meant() {
    let fixture = Fixture::empty();
    let engine = fixture.engine();
    let added = fixture.block_on(engine.add_person("ada", "Ada Lovelace", Via::Console));
    let id = added.unwrap().id;
    let set = engine
        .store()
        .accounts()
        .set_password(&id, PASSWORD, engine.now());
    fixture.block_on(set).unwrap();
    let mut seen = 0;
    since(&fixture, &mut seen);
    for handle in ["ada", "adb", "ada@example.org my password"] {
        let fields = [("handle", handle), ("password", "wrong horse battery")];
        fixture.post("", "/sign-in", &fields);
    }
    fixture.get("", "/g/none");
    fixture.post("", "/invitation/none", &[("password", PASSWORD)]);
    let request = fixture
        .request("", Method::GET, "/api/v1/me")
        .header("authorization", "Bearer rmt_none");
    fixture.send(request.body(Body::empty()).unwrap());
    let entries = since(&fixture, &mut seen);
    let failed = AccessKind::SignInFailed;
    assert_eq!(
        told(&entries),
        [
            (failed, "password", "web"),
            (failed, "password", "web"),
            (failed, "password", "web"),
            (failed, "guest link", "web"),
            (failed, "invitation", "web"),
            (failed, "token", "api"),
        ]
    );
    for entry in &entries {
        let access = &entry.access;
        assert_eq!((&*access.actor, &*access.stream), ("", ""));
        assert!(access.clauses.is_empty() && entry.device.is_empty());
    }
}

#[test]
fn tokens_are_written_down_when_they_are_made_used_and_revoked() {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let mut seen = 0;
    fixture.cookie("writer");
    since(&fixture, &mut seen);
    let fields = [("token_name", "nightly"), ("read", "on"), ("days", "30")];
    let made = fixture.post("writer", "/me/tokens", &fields).body;
    let token = made.split(">rmt_").nth(1).unwrap();
    let token = format!("rmt_{}", token.split('<').next().unwrap());
    let id = token.split('_').nth(1).unwrap();
    let ask = || {
        let request = fixture
            .request("", Method::GET, "/api/v1/me")
            .header("authorization", format!("Bearer {token}"));
        let answer = fixture.send(request.body(Body::empty()).unwrap());
        assert_eq!(answer.status, 200);
    };
    ask();
    ask();
    fixture.post("writer", "/me/tokens/revoke", &[("id", id)]);
    fixture.post("writer", "/me/tokens/revoke", &[("id", id)]);
    let entries = since(&fixture, &mut seen);
    let token = |what: &str| format!("{what} {id}");
    let (made, used, revoked) = (token("made"), token("used"), token("revoked"));
    let kind = AccessKind::Token;
    assert_eq!(
        told(&entries),
        [
            (kind, &*made, "web"),
            (kind, &*used, "api"),
            (kind, &*revoked, "web"),
        ],
        "two calls within an hour are one use, and nothing is revoked twice"
    );
}
