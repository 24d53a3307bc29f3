//! A role is given, taken or lent: the form, and what becomes of it.

mod form;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use definition::{name::Name, value::json::partial_date_from_text};
use engine::{
    clock,
    directory::Directory,
    look::Look,
    submission::{CommandError, Submission},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use process::{
    command::{Assign, Delegate, Intent, Occurred, Revoke},
    event::Assignment,
    explain::{Explanation, explain_refusal},
    person::Person,
    roles::Resolved,
    snapshot::Snapshot,
};
use serde::Deserialize;

use super::{offers, reading};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::Page,
    request::{
        address::{self, encoded},
        fields::Fields,
        visitor::SignedIn,
    },
};

use form::{Form, form};

/// What is done with a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Give,
    Take,
    Lend,
}

impl Deed {
    const ALL: [Self; 3] = [Self::Give, Self::Take, Self::Lend];

    /// As addresses name it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Give => "assign",
            Self::Take => "revoke",
            Self::Lend => "delegate",
        }
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        let found = Self::ALL.into_iter().find(|deed| deed.as_str() == text);
        found.ok_or(Fault::NotFound)
    }

    /// The message that names it.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Give => "people-give",
            Self::Take => "people-take",
            Self::Lend => "people-lend",
        }
    }

    /// The address of its form.
    pub(super) fn address(self, review: &str, role: &Resolved, person: Option<&Person>) -> String {
        let mut query = format!("?role={}", encoded(&role.role));
        if let Some(of) = &role.of {
            query.push_str(&format!("&of={}", encoded(of)));
        }
        if let Some(person) = person {
            query.push_str(&format!("&person={}", encoded(person.name())));
        }
        address::review(review, &format!("/people/{}{query}", self.as_str()))
    }
}

/// What was typed. `person` is who gets it, who loses it, or whose it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    #[serde(rename = "_cmd")]
    command: String,
    role: String,
    of: String,
    person: String,
    to: String,
    from: String,
    until: String,
    on_behalf_of: String,
    occurred: String,
    reason: String,
}

impl Typed {
    fn resolved(&self) -> Resolved {
        Resolved {
            role: self.role.as_str().into(),
            of: (!self.of.is_empty()).then(|| self.of.as_str().into()),
        }
    }
}

/// A form that somebody looks at.
struct Desk<'d> {
    signed_in: &'d SignedIn,
    deed: Deed,
    review: String,
    look: Look,
    directory: Directory,
    locale: Locale,
}

/// What came of what was sent: what is wrong with the form, or why it was refused.
#[derive(Default)]
struct Outcome {
    problems: Vec<(&'static str, String)>,
    refused: Option<Explanation>,
}

pub(super) async fn ask(
    State(house): State<House>,
    Path((review, deed)): Path<(String, String)>,
    signed_in: SignedIn,
    Query(mut typed): Query<Typed>,
) -> Result<Response, Fault> {
    let desk = Desk::open(&house, &signed_in, review, &deed).await?;
    if !desk.is_offered(&typed) {
        return Err(Fault::Forbidden);
    }
    let drawn = uuid::Builder::from_random_bytes(clock::entropy().bytes());
    typed.command = drawn.into_uuid().to_string();
    desk.page(StatusCode::OK, &typed, &Outcome::default())
}

pub(super) async fn submit(
    State(house): State<House>,
    Path((review, deed)): Path<(String, String)>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let desk = Desk::open(&house, &signed_in, review, &deed).await?;
    let submission = match desk.read(&typed) {
        Ok(submission) => submission,
        Err((field, problem)) => {
            let problems = vec![(field, desk.locale.say(problem))];
            let outcome = Outcome {
                problems,
                refused: None,
            };
            return desk.page(StatusCode::UNPROCESSABLE_ENTITY, &typed, &outcome);
        }
    };
    match house.engine().submit(submission).await {
        Ok(accepted) => {
            let part = format!("/people?done={}", accepted.revision);
            Ok(Redirect::to(&address::review(&desk.review, &part)).into_response())
        }
        Err(CommandError::Refused(refused)) => {
            let state = Snapshot::new(&refused.definition, &refused.state);
            let viewer = &desk.look.viewer;
            let refused = explain_refusal(state, viewer, &refused.refusal, &refused.command);
            let outcome = Outcome {
                problems: Vec::new(),
                refused: Some(refused),
            };
            desk.page(StatusCode::FORBIDDEN, &typed, &outcome)
        }
        Err(error @ (CommandError::IdReused | CommandError::Contended(_))) => {
            let problems = vec![("form", error.to_string())];
            let outcome = Outcome {
                problems,
                refused: None,
            };
            desk.page(StatusCode::CONFLICT, &typed, &outcome)
        }
        Err(error) => Err(Fault::unexpected(error)),
    }
}

impl<'d> Desk<'d> {
    async fn open(
        house: &House,
        signed_in: &'d SignedIn,
        review: String,
        deed: &str,
    ) -> Result<Self, Fault> {
        let deed = Deed::parse(deed)?;
        let look = house.look(&signed_in.visitor, &review, None).await?;
        Ok(Self {
            signed_in,
            deed,
            review,
            look,
            directory: house.engine().directory().await?,
            locale: house.locales().of(&signed_in.visitor),
        })
    }

    /// Whether a step would accept it from the person, for somebody at least.
    fn is_offered(&self, typed: &Typed) -> bool {
        let offers = offers(&self.look, &self.signed_in.visitor);
        let Resolved { role, of } = typed.resolved();
        let held = || {
            let person = Person::parse(&typed.person).ok()?;
            Some(Assignment {
                role: role.clone(),
                of: of.clone(),
                person,
            })
        };
        match self.deed {
            Deed::Give => offers.give.contains(&typed.resolved()),
            Deed::Take => held().is_some_and(|held| offers.take.contains(&held)),
            Deed::Lend => held().is_some_and(|held| offers.lend.contains(&held)),
        }
    }

    /// What is wanted; or the field that is not right, and the message that says so.
    fn read(&self, typed: &Typed) -> Result<Submission, (&'static str, &'static str)> {
        let command = uuid::Uuid::parse_str(&typed.command);
        let command = command.map_err(|_| ("form", "people-form-stale"))?;
        let on_behalf_of = match typed.on_behalf_of.as_str() {
            "" => None,
            _ => Some(self.person(&typed.on_behalf_of, "on_behalf_of")?),
        };
        Ok(Submission {
            review: Some(self.look.stream().to_owned()),
            actor: self.signed_in.person.clone(),
            id: command.to_string().into(),
            on_behalf_of,
            occurred: occurred(typed)?,
            seen: None,
            confirmations: Vec::new(),
            intent: self.intent(typed)?,
            documents: std::collections::BTreeMap::new(),
            via: self.signed_in.visitor.via(),
        })
    }

    fn intent(&self, typed: &Typed) -> Result<Intent, (&'static str, &'static str)> {
        let Resolved { role, of } = typed.resolved();
        let person = self.person(&typed.person, "person")?;
        Ok(match self.deed {
            Deed::Give => Intent::Assign(Assign {
                role,
                of,
                person,
                instead_of: None,
            }),
            Deed::Take => Intent::Revoke(Revoke { role, of, person }),
            Deed::Lend => {
                let zone = self.locale.zone();
                let from = match typed.from.trim() {
                    "" => Some(self.look.moment()),
                    text => beginning(text, zone),
                };
                let until = end(typed.until.trim(), zone);
                Intent::Delegate(Delegate {
                    role,
                    of,
                    holder: person,
                    to: self.person(&typed.to, "to")?,
                    from: from.ok_or(("from", "people-date-wrong"))?,
                    until: until.ok_or(("until", "people-date-wrong"))?,
                })
            }
        })
    }

    /// A person who has an account, by handle or id.
    fn person(
        &self,
        text: &str,
        field: &'static str,
    ) -> Result<Person, (&'static str, &'static str)> {
        let account = self.directory.account(text.trim());
        let person = account.and_then(|account| Person::parse(&account.id).ok());
        person.ok_or((field, "people-person-unknown"))
    }

    fn page(
        &self,
        status: StatusCode,
        typed: &Typed,
        outcome: &Outcome,
    ) -> Result<Response, Fault> {
        let role = self.look.snapshot().definition.roles.get(&*typed.role);
        let role = role.ok_or(Fault::NotFound)?;
        let viewer = &self.look.viewer;
        let of_title = match typed.of.as_str() {
            "" => None,
            of => {
                let title = |place| self.look.view(viewer, |viewed| viewed.title(place));
                let place = self.look.view(viewer, |viewed| viewed.find(of));
                Some(title(place.ok_or(Fault::NotFound)?))
            }
        };
        let shown = Form {
            deed: self.deed,
            typed,
            outcome,
            role: &role.title,
            of_title: of_title.as_deref(),
            lenders: &offers(&self.look, &self.signed_in.visitor).lenders,
            at: self.look.moment(),
        };
        let reading = reading(&self.locale, &self.directory, &self.review, &self.look);
        let page = Page {
            title: self.locale.say(self.deed.message()),
            visitor: &self.signed_in.visitor,
            locale: &self.locale,
            past: None,
            content: form(reading, &shown),
        };
        Ok((status, page.html()).into_response())
    }
}

fn occurred(typed: &Typed) -> Result<Option<Occurred>, (&'static str, &'static str)> {
    let (at, reason) = (typed.occurred.trim(), typed.reason.trim());
    if at.is_empty() {
        return Ok(None);
    }
    let at = partial_date_from_text(at).ok_or(("occurred", "people-occurred-wrong"))?;
    let reason = (!reason.is_empty()).then(|| Name::from(reason));
    Ok(Some(Occurred { at, reason }))
}

/// The beginning of a day.
fn beginning(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: Date = text.parse().ok()?;
    zone.to_timestamp(date.to_datetime(Time::midnight())).ok()
}

/// The last second of a day.
pub(super) fn end(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: Date = text.parse().ok()?;
    zone.to_timestamp(date.at(23, 59, 59, 0)).ok()
}
