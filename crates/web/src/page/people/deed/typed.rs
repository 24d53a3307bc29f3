//! [`Typed`]: a form about a role as it was sent, and the command that it wants.

use definition::{name::Name, value::json::partial_date_from_text};
use engine::submission::Submission;
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use process::{
    command::{Assign, Delegate, Intent, Occurred, Revoke},
    event::Assignment,
    offers::NOBODY,
    person::Person,
    roles::Resolved,
};
use serde::Deserialize;

use super::{Deed, Desk};

/// What was typed. `person` is who gets it, who loses it, or whose it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::page::people) struct Typed {
    #[serde(rename = "_cmd")]
    pub(super) command: String,
    pub(super) role: String,
    pub(super) of: String,
    pub(super) person: String,
    pub(super) instead_of: String,
    pub(super) to: String,
    /// Whom to look for.
    pub(super) q: String,
    /// Look for them, and do nothing else.
    pub(super) find: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) on_behalf_of: String,
    pub(super) occurred: String,
    pub(super) reason: String,
}

/// A field that is not right, and the message that says so.
pub(super) type Wrong = (&'static str, &'static str);

impl Typed {
    pub(super) fn resolved(&self) -> Resolved {
        Resolved {
            role: self.role.as_str().into(),
            of: (!self.of.is_empty()).then(|| self.of.as_str().into()),
        }
    }

    /// The role and who holds it.
    pub(super) fn held(&self) -> Option<Assignment> {
        let Resolved { role, of } = self.resolved();
        let person = Person::parse(&self.person).ok()?;
        Some(Assignment { role, of, person })
    }

    /// Who was chosen of those who were found.
    pub(super) fn chosen(&self, deed: Deed) -> &str {
        match deed {
            Deed::Give | Deed::Take => &self.person,
            Deed::Lend => &self.to,
        }
    }
}

impl Desk<'_> {
    /// What is wanted.
    pub(super) fn read(&self, typed: &Typed) -> Result<Submission, Wrong> {
        let command = uuid::Uuid::parse_str(&typed.command);
        let command = command.map_err(|_| ("form", "people-form-stale"))?;
        let on_behalf_of = match typed.on_behalf_of.as_str() {
            "" => None,
            text => Some(self.person(text, ("on_behalf_of", "people-holder-wrong"))?),
        };
        let review = Some(self.look.stream().to_owned());
        let (actor, via) = (self.signed_in.person.clone(), self.signed_in.visitor.via());
        let (id, intent) = (command.to_string().into(), self.intent(typed)?);
        Ok(Submission {
            on_behalf_of,
            occurred: occurred(typed)?,
            ..Submission::new(review, actor, id, intent, via)
        })
    }

    fn intent(&self, typed: &Typed) -> Result<Intent, Wrong> {
        let Resolved { role, of } = typed.resolved();
        let (found, stale) = (
            ("q", "people-person-unknown"),
            ("form", "people-form-stale"),
        );
        Ok(match self.deed {
            Deed::Give => Intent::Assign(Assign {
                role,
                of,
                person: self.person(&typed.person, found)?,
                instead_of: self.instead_of(typed)?,
            }),
            Deed::Take => Intent::Revoke(Revoke {
                role,
                of,
                person: self.person(&typed.person, stale)?,
            }),
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
                    holder: self.person(&typed.person, stale)?,
                    to: self.person(&typed.to, found)?,
                    from: from.ok_or(("from", "people-date-wrong"))?,
                    until: until.ok_or(("until", "people-date-wrong"))?,
                })
            }
        })
    }

    /// In whose place the person steps; that must be said where the role has no place for one more.
    fn instead_of(&self, typed: &Typed) -> Result<Option<Person>, Wrong> {
        let wrong = ("instead_of", "people-holder-wrong");
        match typed.instead_of.as_str() {
            "" if self.offers.replace.contains_key(&typed.resolved()) => Err(wrong),
            "" => Ok(None),
            text => self.person(text, wrong).map(Some),
        }
    }

    /// A person who has an account, by handle or id. Whether there is one is told to whoever may do this; for anybody else it is
    /// as good as nobody.
    fn person(&self, text: &str, wrong: Wrong) -> Result<Person, Wrong> {
        let account = self.directory.account(text.trim());
        let person = account.and_then(|account| Person::parse(&account.id).ok());
        let nobody = || Person::parse(NOBODY).ok().filter(|_| !self.is_offered);
        person.or_else(nobody).ok_or(wrong)
    }
}

fn occurred(typed: &Typed) -> Result<Option<Occurred>, Wrong> {
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
pub(in crate::page::people) fn end(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: Date = text.parse().ok()?;
    zone.to_timestamp(date.at(23, 59, 59, 0)).ok()
}
