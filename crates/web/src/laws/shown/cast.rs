//! Everybody for whom a page may differ, in a house with two reviews under way.

use std::collections::BTreeMap;

use engine::submission::Via;
use process::person::Person;
use store::accounts::guest_link::{NewGuestLink, Purpose};

use crate::{
    fixture::{Fixture, PROGRAMME, PROGRAMME_REVIEW, SIGN_OFF, before},
    laws::{
        asker::{self, Asker},
        markup::links,
    },
    request::address::encoded,
};

/// The review of [`SIGN_OFF`].
pub(super) const SIGN_OFF_REVIEW: &str = "travel-policy";

/// One of those who hold each role. Where two are named, one of them has done what bars them from something now.
const CAST: [&str; 17] = [
    "review-manager",
    "team-leader",
    "synthesis-author",
    "commissioner-1",
    "commissioner-2",
    "quality-reviewer",
    "confidentiality-officer",
    "adopting-authority",
    "auditor",
    "lead-education",
    "lead-malawi",
    "staff-member",
    "board-member",
    "writer",
    "first-signatory",
    "second-signatory",
    "third-signatory",
];

/// A house, and everybody who looks at it.
pub(super) struct Cast {
    pub(super) fixture: Fixture,
    pub(super) askers: Vec<Asker>,
    /// What stands in addresses in braces.
    filled: BTreeMap<&'static str, String>,
}

/// The review of a programme before its first session, and a sign-off before its end.
pub(super) fn cast() -> Cast {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, before("feedback_session/agency_staff", "hold"));
    fixture.play(SIGN_OFF, before("round/2", "countersign"));
    let person = |handle: &str| asker::person_of(&fixture, handle, fixture.person(handle));
    let mut askers: Vec<Asker> = CAST.iter().map(|handle| person(handle)).collect();
    askers.extend(guests(&fixture));
    askers.extend(asker::outsiders(&fixture));
    let filled = filled(&fixture, &askers[0]);
    Cast {
        fixture,
        askers,
        filled,
    }
}

impl Cast {
    /// An address without braces.
    pub(super) fn address(&self, path: &str) -> String {
        let filled = self.filled.iter();
        filled.fold(path.to_owned(), |path, (hole, value)| {
            path.replace(hole, value)
        })
    }

    /// A text without what is secret in its addresses.
    pub(super) fn without_secrets(&self, text: &str) -> String {
        let secrets = ["{guest}", "{invitation}"].iter();
        secrets.fold(text.to_owned(), |text, hole| {
            text.replace(&self.filled[hole], hole)
        })
    }
}

/// One who came to look, and one who came to act.
fn guests(fixture: &Fixture) -> [Asker; 2] {
    let act = Purpose::Act {
        instance: "round/2".to_owned(),
        action: "countersign".to_owned(),
    };
    [
        ("board-member", PROGRAMME_REVIEW, Purpose::ViewReview),
        ("first-signatory", SIGN_OFF_REVIEW, act),
    ]
    .map(|(handle, review, purpose)| {
        let stream = fixture.block_on(fixture.engine().stream_of(review));
        asker::guest(
            fixture,
            handle,
            fixture.person(handle),
            &stream.unwrap(),
            purpose,
        )
    })
}

fn filled(fixture: &Fixture, reader: &Asker) -> BTreeMap<&'static str, String> {
    let link = |asker: &Asker, page: String, begin: &str| {
        let page = fixture.ask(asker, &page).body;
        let found = links(&page)
            .into_iter()
            .find(|link| link.starts_with(begin));
        found.unwrap_or_else(|| panic!("no link to {begin}: {page}"))
    };
    let programme = format!("/r/{PROGRAMME_REVIEW}");
    let signatory = fixture.person("third-signatory");
    let writer = asker::person_of(fixture, "writer", fixture.person("writer"));
    let definition = "/definitions/";
    let of_programme = link(reader, programme.clone(), definition);
    let digest = of_programme.trim_start_matches(definition);
    BTreeMap::from([
        ("{programme}", digest.to_owned()),
        (
            "{sign-off}",
            link(&writer, format!("/r/{SIGN_OFF_REVIEW}"), definition),
        ),
        (
            "{compare}",
            link(
                reader,
                format!("{programme}/documents"),
                &format!("{programme}/documents/compare"),
            ),
        ),
        ("{guest}", guest_link(fixture, signatory)),
        ("{invitation}", invited(fixture, signatory)),
    ])
}

fn guest_link(fixture: &Fixture, person: &Person) -> String {
    let engine = fixture.engine();
    let stream = fixture.block_on(engine.stream_of(SIGN_OFF_REVIEW));
    let link = NewGuestLink {
        person: person.to_string(),
        stream: stream.unwrap(),
        purpose: Purpose::ViewReview,
        given_to: String::new(),
        made_by: person.to_string(),
        expires: engine.now() + 86_400,
    };
    let made = fixture.block_on(engine.make_guest_link(person, link, Via::Web));
    format!("/g/{}", encoded(made.unwrap().0.reveal()))
}

fn invited(fixture: &Fixture, person: &Person) -> String {
    let made = fixture.engine().invite_person(None, person, Via::Console);
    let secret = fixture.block_on(made).unwrap();
    format!("/invitation/{}", encoded(secret.reveal()))
}
