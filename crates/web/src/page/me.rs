//! Me: how somebody wants to see the pages, where they are signed in, and the ways in that are theirs.

mod absence;
mod identities;
mod password;
mod preferences;
mod sessions;
mod sign_ins;
mod tokens;

use axum::{
    Router,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::secret::Secret;

use super::{Page, people::today};
use crate::{
    answer::fault::Fault, house::House, locale::Locale, part::problems, request::visitor::SignedIn,
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/me", get(show))
        .merge(preferences::routes())
        .merge(absence::routes())
        .merge(password::routes())
        .merge(identities::routes())
        .merge(sessions::routes())
        .merge(tokens::routes())
}

/// The page after something was changed on it.
pub(super) const SAVED: &str = "/me?saved=1";

/// What became of the form that was sent, if one was.
#[derive(Default)]
struct Sent {
    /// Something was saved.
    is_saved: bool,
    /// What is wrong, each with the id of its field.
    problems: Vec<(&'static str, String)>,
    /// The preferences as they were typed.
    preferences: Option<preferences::Typed>,
    /// The days as they were typed.
    absence: Option<absence::Typed>,
    /// The token as it was typed.
    token: tokens::Typed,
    /// The token that was made: shown now and never again.
    made: Option<Secret>,
}

impl Sent {
    fn problem(field: &'static str, problem: String) -> Self {
        Self {
            problems: vec![(field, problem)],
            ..Self::default()
        }
    }

    /// What is wrong with a field.
    fn of(&self, field: &str) -> Option<&str> {
        let found = self.problems.iter().find(|(id, _)| *id == field);
        found.map(|(_, problem)| problem.as_str())
    }
}

#[derive(Deserialize)]
struct Asked {
    saved: Option<String>,
}

async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let sent = Sent {
        is_saved: asked.saved.is_some(),
        ..Sent::default()
    };
    page(&house, &signed_in, &sent).await
}

async fn page(house: &House, signed_in: &SignedIn, sent: &Sent) -> Result<Response, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let id = signed_in.person.name();
    let account = accounts.by_id(id).await?.ok_or(Fault::NotFound)?;
    let sessions = accounts.sessions(id, now).await?;
    let tokens = accounts.tokens(id).await?;
    let identities = accounts.identities(id).await?;
    let has_password = accounts.has_password(id).await?;
    let access = house.engine().store().access();
    let sign_ins = access.sign_ins(id, sign_ins::SHOWN).await?;
    let locale = house.locales().of(&signed_in.visitor);
    let mut absences = accounts.absences(&today(&locale, now)).await?;
    let away = absences.remove(id.as_str());
    let this = signed_in
        .visitor
        .session
        .as_ref()
        .map(|session| session.number);
    let languages: Vec<(String, &str)> = house.locales().list().collect();
    let name = [
        ("name", account.display.as_str().into()),
        ("handle", account.handle.as_str().into()),
    ];
    let preferences = &signed_in.visitor.preferences;
    let page = Page {
        title: locale.say("nav-me"),
        visitor: &signed_in.visitor,
        locale: &locale,
        past: None,
        content: html! {
            (problems::list(&locale, &sent.problems))
            @if sent.is_saved { p.banner role="status" { (locale.say("form-saved")) } }
            p { (locale.say_with("me-signed-in-as", &name)) }
            (preferences::section(&locale, &languages, preferences, sent))
            (absence::section(&locale, away.as_ref(), sent))
            (sessions::section(&locale, &sessions, this))
            (sign_ins::section(&locale, &sign_ins))
            (password::section(&locale, &account.handle, has_password, sent))
            (identities::section(&locale, house.provider(), &identities, has_password, sent))
            (tokens::section(&locale, &tokens, now, sent))
        },
    };
    let status = if sent.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok((status, page.html()).into_response())
}

/// What is wrong with a field, below its label.
fn error(locale_id: &str, sent: &Sent) -> Markup {
    html! {
        @if let Some(problem) = sent.of(locale_id) {
            p.error id={ (locale_id) "-error" } { (problem) }
        }
    }
}

/// What describes a field with a hint: that, and what is wrong with it.
fn described(id: &str, sent: &Sent) -> String {
    match sent.of(id) {
        Some(_) => format!("{id}-hint {id}-error"),
        None => format!("{id}-hint"),
    }
}

/// A choice among a few.
fn choice(
    locale: &Locale,
    id: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
) -> Markup {
    html! {
        div.field {
            label for=(id) { (locale.say(label)) }
            select id=(id) name=(id) {
                @for (value, text) in options {
                    option value=(value) selected[value == chosen] { (text) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Answer, Fixture, before};

    fn fixture() -> Fixture {
        Fixture::sign_off(before("round/2", "countersign"))
    }

    fn me(fixture: &Fixture) -> Answer {
        fixture.get("writer", "/me")
    }

    #[test]
    fn preferences_are_kept_and_shape_the_page() {
        let fixture = fixture();
        let fields = [
            ("language", "fr"),
            ("zone", "Asia/Ulaanbaatar"),
            ("density", "compact"),
            ("appearance", "dark"),
        ];
        let saved = fixture.post("writer", "/me/preferences", &fields);
        assert_eq!(
            (saved.status.as_u16(), saved.location()),
            (303, super::SAVED)
        );
        let page = me(&fixture).body;
        for part in [
            "lang=\"fr\"",
            "data-density=\"compact\"",
            "data-appearance=\"dark\"",
            "Fuseau horaire",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(page.contains("value=\"Asia/Ulaanbaatar\""));
        assert!(!page.contains("data-keys"), "the box was not ticked");
    }

    #[test]
    fn a_zone_that_is_none_is_said_so_and_stays_in_its_field() {
        let fixture = fixture();
        let fields = [("zone", "Europe/Atlantis"), ("density", "compact")];
        let answer = fixture.post("writer", "/me/preferences", &fields);
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("There is no such time zone"));
        assert!(answer.body.contains("value=\"Europe/Atlantis\""));
        assert!(
            me(&fixture).body.contains("data-density=\"comfortable\""),
            "nothing was saved"
        );
    }

    #[test]
    fn a_token_is_shown_once_and_ends_when_it_is_revoked() {
        let fixture = fixture();
        let made = fixture.post(
            "writer",
            "/me/tokens",
            &[("token_name", "nightly"), ("read", "on"), ("days", "30")],
        );
        assert_eq!(made.status, 200);
        let at = made.body.find(">rmt_").unwrap() + 1;
        let text = made.body[at..].split('<').next().unwrap().to_owned();
        let page = me(&fixture).body;
        assert!(page.contains("nightly") && !page.contains(&text));
        let is_in_force = || {
            let accounts = fixture.engine().store().accounts();
            let found = fixture.block_on(accounts.token(&text, fixture.engine().now()));
            found.unwrap().is_some()
        };
        assert!(is_in_force());
        let id = text.split('_').nth(1).unwrap();
        fixture.post("first-signatory", "/me/tokens/revoke", &[("id", id)]);
        assert!(is_in_force(), "nobody revokes what is another's");
        fixture.post("writer", "/me/tokens/revoke", &[("id", id)]);
        assert!(!is_in_force());
    }

    #[test]
    fn a_token_that_cannot_be_made_says_why() {
        let fixture = fixture();
        let answer = fixture.post("writer", "/me/tokens", &[("token_name", "nightly")]);
        assert_eq!(answer.status, 422);
        assert!(
            answer.body.contains("may do nothing") && answer.body.contains("value=\"nightly\"")
        );
    }

    #[test]
    fn one_signs_out_elsewhere_and_everywhere() {
        let fixture = fixture();
        let writer = fixture.person("writer").to_string();
        let other = fixture.block_on(async {
            let accounts = fixture.engine().store().accounts();
            let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
            let started = accounts.start_session(&writer, agent, fixture.engine().now());
            started.await.unwrap().1.number.to_string()
        });
        assert!(me(&fixture).body.contains("Firefox, Linux"));
        fixture.post("first-signatory", "/me/sessions/end", &[("number", &other)]);
        assert!(
            me(&fixture).body.contains("Firefox, Linux"),
            "it is not theirs to end"
        );
        fixture.post("writer", "/me/sessions/end", &[("number", &other)]);
        assert!(!me(&fixture).body.contains("Firefox, Linux"));
        fixture.post("writer", "/me/sessions/end-all", &[]);
        assert_eq!(me(&fixture).location(), "/sign-in?back=%2Fme");
    }

    #[test]
    fn who_changes_the_password_stays_and_all_others_go() {
        let fixture = fixture();
        let (writer, old) = (
            fixture.person("writer").to_string(),
            "correct horse battery",
        );
        let now = fixture.engine().now();
        let accounts = fixture.engine().store().accounts();
        fixture
            .block_on(accounts.set_password(&writer, old, now))
            .unwrap();
        let fields = |old| {
            [
                ("old_password", old),
                ("new_password", "a new long password"),
            ]
        };
        let wrong = fixture.post("writer", "/me/password", &fields("not the old password"));
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("not your present password"));
        let changed = fixture.post("writer", "/me/password", &fields(old));
        assert_eq!(changed.status, 303);
        assert!(changed.header("set-cookie").starts_with("__Host-sid="));
        assert_eq!(me(&fixture).status, 303, "the old session has ended");
    }

    #[test]
    fn a_stranger_is_sent_to_sign_in() {
        assert_eq!(Fixture::empty().get("", "/me").status, 303);
    }
}
