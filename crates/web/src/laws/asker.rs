//! Who asks: everybody of the review, and those who have nothing to do with it.

use engine::{people::rights::Right, submission::Via};
use process::{person::Person, view::Viewer};
use store::accounts::guest_link::{NewGuestLink, Purpose};

use super::planted::Planted;
use crate::{
    fixture::Fixture,
    request::visitor::{COOKIE, GUEST_COOKIE},
};

/// Somebody who sends requests.
#[derive(Clone, Debug)]
pub(super) struct Asker {
    /// For people.
    pub(super) name: String,
    /// What the browser sends along.
    pub(super) cookie: String,
    /// For whom the answer must be made.
    pub(super) viewer: Viewer,
    /// Whether they administer the house, and so know its accounts.
    pub(super) administers: bool,
}

/// Seconds that the links of guests live.
const LIFE: i64 = 86_400;

/// People without a role: their name here, and their right over the whole house.
const OUTSIDERS: [(&str, Option<Right>); 4] = [
    ("nobody", None),
    ("administrator", Some(Right::Administrator)),
    ("house-auditor", Some(Right::Auditor)),
    ("process-owner", Some(Right::ProcessOwner)),
];

/// Everybody.
pub(super) fn all(planted: &Planted) -> Vec<Asker> {
    let people = planted.people.iter();
    let mut askers: Vec<Asker> = people
        .map(|(handle, person)| person_of(&planted.fixture, handle, person))
        .collect();
    askers.extend(outsiders(&planted.fixture));
    askers
}

/// Those of [`all`] with these names.
pub(super) fn some(planted: &Planted, names: &[&str]) -> Vec<Asker> {
    let mut askers = all(planted);
    askers.retain(|asker| names.contains(&asker.name.as_str()));
    assert_eq!(askers.len(), names.len(), "not all of them are there");
    askers
}

/// Somebody who takes part in a review, and has signed in.
pub(super) fn person_of(fixture: &Fixture, handle: &str, person: &Person) -> Asker {
    Asker {
        name: handle.to_owned(),
        cookie: session(fixture, person),
        viewer: Viewer::Person(person.clone()),
        administers: false,
    }
}

/// Those without a role in any review, and a stranger.
pub(super) fn outsiders(fixture: &Fixture) -> Vec<Asker> {
    let outsiders = OUTSIDERS.map(|(name, right)| outsider(fixture, name, right));
    let stranger = Asker {
        name: "stranger".to_owned(),
        cookie: String::new(),
        viewer: Viewer::Anyone,
        administers: false,
    };
    outsiders.into_iter().chain([stranger]).collect()
}

/// Somebody who came by a link that lets them into a review as a person.
pub(super) fn guest(
    fixture: &Fixture,
    handle: &str,
    person: &Person,
    stream: &str,
    purpose: Purpose,
) -> Asker {
    let engine = fixture.engine();
    let link = NewGuestLink {
        person: person.to_string(),
        stream: stream.to_owned(),
        purpose,
        given_to: String::new(),
        made_by: person.to_string(),
        expires: engine.now() + LIFE,
    };
    let made = engine.make_guest_link(person, link, Via::Web);
    let (secret, _) = fixture.block_on(made).unwrap();
    Asker {
        name: format!("a guest of {handle}"),
        cookie: format!("{GUEST_COOKIE}={}", secret.reveal()),
        viewer: Viewer::Person(person.clone()),
        administers: false,
    }
}

fn outsider(fixture: &Fixture, name: &str, right: Option<Right>) -> Asker {
    let engine = fixture.engine();
    let account = engine.ensure_person(name, name, Via::Console);
    let account = fixture.block_on(account).unwrap();
    let person = Person::parse(&account.id).unwrap();
    if let Some(right) = right {
        let granted = engine.grant_right(None, &person, right, Via::Console);
        fixture.block_on(granted).unwrap();
    }
    Asker {
        name: name.to_owned(),
        cookie: session(fixture, &person),
        viewer: if right == Some(Right::Auditor) {
            Viewer::Auditor(person)
        } else {
            Viewer::Person(person)
        },
        administers: right == Some(Right::Administrator),
    }
}

fn session(fixture: &Fixture, person: &Person) -> String {
    let engine = fixture.engine();
    let accounts = engine.store().accounts();
    let started = accounts.start_session(person.name(), "a law", engine.now());
    let (secret, _) = fixture.block_on(started).unwrap();
    format!("{COOKIE}={}", secret.reveal())
}
