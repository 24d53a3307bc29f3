//! Who asks: everybody of the review, and those who have nothing to do with it.

use engine::{people::rights::Right, submission::Via};
use process::{person::Person, view::Viewer};
use store::accounts::guest_link::{NewGuestLink, Purpose};

use super::planted::Planted;
use crate::request::visitor::{COOKIE, GUEST_COOKIE};

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
    let mut askers: Vec<Asker> = planted
        .people
        .iter()
        .map(|(handle, person)| Asker {
            name: handle.to_string(),
            cookie: session(planted, person),
            viewer: Viewer::Person(person.clone()),
            administers: false,
        })
        .collect();
    askers.extend(OUTSIDERS.map(|(name, right)| outsider(planted, name, right)));
    askers.push(Asker {
        name: "stranger".to_owned(),
        cookie: String::new(),
        viewer: Viewer::Anyone,
        administers: false,
    });
    askers
}

/// Those of [`all`] with these names.
pub(super) fn some(planted: &Planted, names: &[&str]) -> Vec<Asker> {
    let mut askers = all(planted);
    askers.retain(|asker| names.contains(&asker.name.as_str()));
    assert_eq!(askers.len(), names.len(), "not all of them are there");
    askers
}

/// Somebody who came by a link that opens the review as a person sees it.
pub(super) fn guest(planted: &Planted, handle: &str) -> Asker {
    let person = &planted.people[handle];
    let engine = planted.fixture.engine();
    let link = NewGuestLink {
        person: person.to_string(),
        stream: planted.stream.clone(),
        purpose: Purpose::ViewReview,
        made_by: person.to_string(),
        expires: engine.now() + LIFE,
    };
    let made = engine.make_guest_link(person, link, Via::Web);
    let (secret, _) = planted.fixture.block_on(made).unwrap();
    Asker {
        name: format!("a guest of {handle}"),
        cookie: format!("{GUEST_COOKIE}={}", secret.reveal()),
        viewer: Viewer::Person(person.clone()),
        administers: false,
    }
}

fn outsider(planted: &Planted, name: &str, right: Option<Right>) -> Asker {
    let engine = planted.fixture.engine();
    let account = engine.ensure_person(name, name, Via::Console);
    let account = planted.fixture.block_on(account).unwrap();
    let person = Person::parse(&account.id).unwrap();
    if let Some(right) = right {
        let granted = engine.grant_right(None, &person, right, Via::Console);
        planted.fixture.block_on(granted).unwrap();
    }
    Asker {
        name: name.to_owned(),
        cookie: session(planted, &person),
        viewer: if right == Some(Right::Auditor) {
            Viewer::Auditor(person)
        } else {
            Viewer::Person(person)
        },
        administers: right == Some(Right::Administrator),
    }
}

fn session(planted: &Planted, person: &Person) -> String {
    let engine = planted.fixture.engine();
    let accounts = engine.store().accounts();
    let started = accounts.start_session(person.name(), "a law", engine.now());
    let (secret, _) = planted.fixture.block_on(started).unwrap();
    format!("{COOKIE}={}", secret.reveal())
}
