//! A command of a caller: into the engine, and what became of it.

use std::{collections::BTreeMap, sync::Arc};

use axum::Json;
use definition::{
    name::Name,
    value::{PartialDate, json::partial_date_from_text},
};
use engine::{
    directory::Directory,
    documents::DocumentError,
    submission::{Accepted, CommandError, Refused, Submission},
};
use process::{
    command::{Intent, Occurred},
    event::Event,
    explain::{explain_refusal, text::lines},
    history::sentence,
    offers::NOBODY,
    person::Person,
    refusal::Reason,
    snapshot::Snapshot,
    state::State,
    view::Viewer,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{caller::Doer, keys::Key};
use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

/// What goes with every command.
#[derive(Default)]
pub(super) struct Along {
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    pub(super) on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    pub(super) occurred: Option<OccurredBody>,
}

/// When something really happened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Occurred)]
pub(super) struct OccurredBody {
    /// `2003`, `2003-09` or `2003-09-15`.
    #[schema(pattern = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$")]
    at: String,
    /// Why it is recorded late.
    #[schema(nullable = false)]
    reason: Option<String>,
}

/// A command that was accepted, now or before.
#[derive(Serialize, ToSchema)]
#[schema(as = Accepted)]
pub(super) struct AcceptedBody {
    /// Always true.
    accepted: bool,
    /// It had been accepted before; nothing was done again.
    already: bool,
    /// The stream of the review.
    review: String,
    /// The name of the review.
    name: String,
    /// The id of the command.
    #[schema(pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    command: String,
    /// The revision of its last event.
    #[schema(minimum = 0)]
    revision: u64,
    /// What changed, as sentences that the caller may read.
    changes: Vec<String>,
}

/// A command before it is submitted.
pub(super) struct Ordered {
    pub(super) key: Key,
    pub(super) review: Option<String>,
    pub(super) along: Along,
    pub(super) seen: Option<u64>,
    pub(super) confirmations: Vec<Name>,
    pub(super) intent: Intent,
    pub(super) documents: BTreeMap<Name, Arc<[u8]>>,
}

impl Ordered {
    /// A command on a review, with nothing special about it.
    pub(super) fn on(stream: &str, key: Key, along: Along, intent: Intent) -> Self {
        Self {
            key,
            review: Some(stream.to_owned()),
            along,
            seen: None,
            confirmations: Vec::new(),
            intent,
            documents: BTreeMap::new(),
        }
    }
}

/// A person by handle or id.
pub(super) fn person(directory: &Directory, text: &str) -> Result<Person, Problem> {
    let account = directory.account(text).ok_or_else(|| {
        let detail = format!("There is no person `{text}`.");
        Problem::new(Kind::Unprocessable, detail)
    })?;
    Person::parse(&account.id).map_err(Problem::unexpected)
}

/// In whose place somebody acts. Nobody has lent anything for somebody who is not known, so that this is refused, and not told
/// from somebody who has lent nothing.
fn lender(directory: &Directory, text: &str) -> Result<Person, Problem> {
    let id = directory
        .account(text)
        .map_or(NOBODY, |account| &account.id);
    Person::parse(id).map_err(Problem::unexpected)
}

/// Submits a command. The answer to one that was accepted before is the first answer.
pub(super) async fn submit(
    house: &House,
    doer: &Doer,
    directory: &Directory,
    ordered: Ordered,
) -> Result<Json<AcceptedBody>, Problem> {
    let Doer(caller) = doer;
    let along = ordered.along;
    let on_behalf_of = along.on_behalf_of.as_deref();
    let id = ordered.key.0;
    let submission = Submission {
        review: ordered.review,
        actor: caller.person.clone(),
        id: id.clone(),
        on_behalf_of: on_behalf_of
            .map(|text| lender(directory, text))
            .transpose()?,
        occurred: along.occurred.as_ref().map(occurred).transpose()?,
        seen: ordered.seen,
        confirmations: ordered.confirmations,
        intent: ordered.intent,
        documents: ordered.documents,
        via: caller.visitor.via(),
    };
    let viewer = Viewer::Person(caller.person.clone());
    match house.engine().submit(submission).await {
        Ok(accepted) => {
            let changes = changes(house, directory, &viewer, &accepted).await?;
            Ok(Json(AcceptedBody {
                accepted: true,
                already: accepted.duplicate,
                review: accepted.review,
                name: accepted.state.name.to_string(),
                command: id.to_string(),
                revision: accepted.revision,
                changes,
            }))
        }
        Err(CommandError::Refused(refused)) => Err(told(directory, &viewer, &refused)),
        Err(error) => Err(problem(error)),
    }
}

fn occurred(body: &OccurredBody) -> Result<Occurred, Problem> {
    let at: PartialDate = partial_date_from_text(&body.at).ok_or_else(|| {
        let detail = format!(
            "`{}` is no date: write 2003, 2003-09 or 2003-09-15.",
            body.at
        );
        Problem::new(Kind::Unprocessable, detail)
    })?;
    let reason = body.reason.as_deref().map(Name::from);
    Ok(Occurred { at, reason })
}

/// What changed, as far as the viewer may know it.
async fn changes(
    house: &House,
    directory: &Directory,
    viewer: &Viewer,
    accepted: &Accepted,
) -> Result<Vec<String>, Problem> {
    if !accepted.duplicate {
        let events: Vec<&Event> = accepted.events.iter().collect();
        return Ok(sentences(
            directory,
            viewer,
            accepted,
            &accepted.state,
            &events,
        ));
    }
    let timeline = house.engine().timeline(&accepted.review).await;
    let timeline = timeline.map_err(Problem::unexpected)?;
    let then = timeline
        .state_at(accepted.revision)
        .map_err(Problem::unexpected)?;
    let positions = accepted.first_position..=accepted.last_position;
    let events = timeline.events.iter();
    let events: Vec<&Event> = events
        .filter(|placed| positions.contains(&placed.position))
        .map(|placed| &placed.event)
        .collect();
    Ok(sentences(directory, viewer, accepted, &then, &events))
}

fn sentences(
    directory: &Directory,
    viewer: &Viewer,
    accepted: &Accepted,
    after: &State,
    events: &[&Event],
) -> Vec<String> {
    let after = Snapshot::new(&accepted.definition, after);
    let told = events
        .iter()
        .filter_map(|event| sentence(after, viewer, event));
    told.map(|sentence| directory.told(&sentence)).collect()
}

/// A refusal for the caller. That there was one is in the access record already.
fn told(directory: &Directory, viewer: &Viewer, refused: &Refused) -> Problem {
    let snapshot = Snapshot::new(&refused.definition, &refused.state);
    let explanation = explain_refusal(snapshot, viewer, &refused.refusal, &refused.command);
    let blockers = refused.refusal.blockers.iter();
    let mut kinds = blockers.map(|blocker| kind(&blocker.reason));
    let kind = if kinds.clone().any(|kind| kind == Kind::Stale) {
        Kind::Stale
    } else if kinds.all(|kind| kind == Kind::InvalidStep) {
        Kind::InvalidStep
    } else {
        Kind::Refused
    };
    let said = explanation.blockers.iter();
    let said: Vec<String> = said.map(|blocked| directory.named(&blocked.say)).collect();
    Problem::new(kind, said.join(" "))
        .with(
            "lines",
            lines(&explanation, &|person| directory.name(person)),
        )
        .with("explanation", explanation)
}

/// Whether a reason lies in the step itself or in how things stand.
fn kind(reason: &Reason) -> Kind {
    match reason {
        Reason::Stale { .. } => Kind::Stale,
        Reason::Input { .. }
        | Reason::Bounds { .. }
        | Reason::Parameter { .. }
        | Reason::OccurredLater
        | Reason::OccurredLongAgo { .. }
        | Reason::Period { .. }
        | Reason::NoSuchRole { .. } => Kind::InvalidStep,
        _ => Kind::Refused,
    }
}

fn problem(error: CommandError) -> Problem {
    match error {
        CommandError::IdReused => Problem::new(Kind::KeyReused, Kind::KeyReused.help()),
        CommandError::NameTaken(_) => Problem::new(Kind::Conflict, error.to_string()),
        CommandError::Contended(_) => Problem::new(Kind::Busy, error.to_string()),
        CommandError::Load(error) => crate::answer::fault::Fault::from(error).into(),
        CommandError::Document(
            error @ (DocumentError::TooLong { .. }
            | DocumentError::Missing(_)
            | DocumentError::Other(_)),
        ) => Problem::new(Kind::Unprocessable, error.to_string()),
        broken => Problem::unexpected(broken),
    }
}
