//! A role is given, taken or lent: the form, and what becomes of it.

mod find;
mod form;
#[cfg(test)]
mod tests;
mod typed;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use engine::{clock, directory::Directory, look::Look, submission::CommandError};
use process::{
    explain::{Explanation, explain_refusal},
    offers::Offers,
    person::Person,
    roles::Resolved,
    snapshot::Snapshot,
};

use super::{offers, reading};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::{Page, frame::Frame},
    request::{
        address::{self, encoded},
        fields::Fields,
        visitor::SignedIn,
    },
};

use find::{Found, find};
use form::{Form, form};
use typed::Typed;
pub(super) use typed::end;

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

    /// The address of the form that gives a role in the place of a holder.
    pub(super) fn replacing(review: &str, role: &Resolved, holder: &Person) -> String {
        let form = Self::Give.address(review, role, None);
        format!("{form}&instead_of={}", encoded(holder.name()))
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

/// A form that somebody looks at.
struct Desk<'d> {
    signed_in: &'d SignedIn,
    deed: Deed,
    review: String,
    look: Look,
    directory: Directory,
    locale: Locale,
    /// What the person may do with roles.
    offers: Offers,
    /// A step would accept this from the person, for somebody at least. Only then are they told who has an account.
    is_offered: bool,
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
    let desk = Desk::open(&house, &signed_in, review, &deed, &typed).await?;
    if !desk.is_offered {
        return Err(Fault::Forbidden);
    }
    let drawn = uuid::Builder::from_random_bytes(clock::entropy().bytes());
    typed.command = drawn.into_uuid().to_string();
    desk.count(&house, &typed)?;
    desk.page(&house, StatusCode::OK, &typed, &Outcome::default())
        .await
}

pub(super) async fn submit(
    State(house): State<House>,
    Path((review, deed)): Path<(String, String)>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let desk = Desk::open(&house, &signed_in, review, &deed, &typed).await?;
    if !typed.find.is_empty() {
        if !desk.is_offered {
            return Err(Fault::Forbidden);
        }
        desk.count(&house, &typed)?;
        let nothing = Outcome::default();
        return desk.page(&house, StatusCode::OK, &typed, &nothing).await;
    }
    let submission = match desk.read(&typed) {
        Ok(submission) => submission,
        Err((field, problem)) => {
            // Who tries handles looks for people, too.
            desk.count(&house, &typed)?;
            let problems = vec![(field, desk.locale.say(problem))];
            let outcome = Outcome {
                problems,
                refused: None,
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return desk.page(&house, status, &typed, &outcome).await;
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
            desk.page(&house, StatusCode::FORBIDDEN, &typed, &outcome)
                .await
        }
        Err(error @ (CommandError::IdReused | CommandError::Contended(_))) => {
            let problems = vec![("form", error.to_string())];
            let outcome = Outcome {
                problems,
                refused: None,
            };
            desk.page(&house, StatusCode::CONFLICT, &typed, &outcome)
                .await
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
        typed: &Typed,
    ) -> Result<Self, Fault> {
        let deed = Deed::parse(deed)?;
        let look = house.look(&signed_in.visitor, &review, None).await?;
        let offers = offers(&look, &signed_in.visitor);
        Ok(Self {
            is_offered: is_offered(&offers, deed, typed),
            offers,
            signed_in,
            deed,
            review,
            look,
            directory: house.engine().directory().await?,
            locale: house.locales().of(&signed_in.visitor),
        })
    }

    /// Counts a look for people.
    fn count(&self, house: &House, typed: &Typed) -> Result<(), Fault> {
        if typed.q.trim().is_empty() && typed.chosen(self.deed).is_empty() {
            return Ok(());
        }
        let (person, now) = (self.signed_in.person.name(), house.engine().now());
        house.limits().count_search(person, now)
    }

    /// The name of a person whom the reader of the form may know: it is theirs to choose one, or it is somebody who takes part.
    fn name(&self, person: &str) -> String {
        let state = self.look.snapshot().state;
        let takes_part = |held: &Person| held.name().as_str() == person;
        let is_known = self.is_offered
            || self.look.view(&self.look.viewer, |viewed| {
                let mut held = state.assignments.iter();
                viewed.knows_persons() && held.any(|held| takes_part(&held.person))
            });
        let account = self.directory.account(person).filter(|_| is_known);
        account.map_or_else(|| person.to_owned(), |account| account.display.clone())
    }

    async fn page(
        &self,
        house: &House,
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
        let (mut found, mut chosen) = (Found::NotAsked, None);
        if self.is_offered && self.deed != Deed::Take {
            found = find(&self.directory, &typed.q);
            chosen = self.directory.account(typed.chosen(self.deed).trim());
        }
        if matches!(&found, Found::People(people, _) if !people.is_empty()) {
            let (visitor, stream) = (&self.signed_in.visitor, self.look.stream());
            house.note_read(visitor, stream, "find people").await?;
        }
        let replace = self.offers.replace.get(&typed.resolved());
        let shown = Form {
            deed: self.deed,
            typed,
            outcome,
            role: &role.title,
            of_title: of_title.as_deref(),
            person: &self.name(&typed.person),
            found,
            chosen,
            replace: replace.map_or(&[], Vec::as_slice),
            lenders: &self.offers.lenders,
            at: self.look.moment(),
        };
        let reading = reading(&self.locale, &self.directory, &self.review, &self.look);
        let frame = Frame::of(&self.look, &self.review);
        let page = Page {
            title: self.locale.say(self.deed.message()),
            visitor: &self.signed_in.visitor,
            locale: &self.locale,
            past: None,
            content: form(reading, &shown),
        };
        Ok((status, page.html_within(&frame, reading)).into_response())
    }
}

/// Whether a step would accept it from the person, for somebody at least.
fn is_offered(offers: &Offers, deed: Deed, typed: &Typed) -> bool {
    let role = typed.resolved();
    let held = typed.held();
    match deed {
        Deed::Give => offers.give.contains(&role) || offers.replace.contains_key(&role),
        Deed::Take => held.is_some_and(|held| offers.take.contains(&held)),
        Deed::Lend => held.is_some_and(|held| offers.lend.contains(&held)),
    }
}
