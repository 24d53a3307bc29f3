//! A command given on the command line: who gives it, and what is said of what became of it.

use std::{collections::BTreeMap, sync::Arc};

use clap::Args;
use definition::{name::Name, value::PartialDate};
use engine::{
    clock,
    engine::Engine,
    submission::{Accepted, CommandError, Refused, Submission, Via},
};
use process::{
    command::{Intent, Occurred},
    explain::{Explanation, explain_refusal, text::lines},
    history::sentence,
    snapshot::{Lists, Snapshot},
    view::Viewer,
};
use serde_json::json;
use uuid::Uuid;

use crate::{exit::Exit, failure::Failure, moment, output::Output, people::People};

/// Who gives a command, and what goes with every command.
#[derive(Args, Debug)]
pub(crate) struct By {
    /// Who acts
    #[arg(long = "as", value_name = "PERSON")]
    pub(crate) actor: String,
    /// The person in whose place they act, under a delegation
    #[arg(long = "for", value_name = "PERSON")]
    pub(crate) on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier: 2003, 2003-09 or 2003-09-15
    #[arg(long, value_name = "DATE", value_parser = moment::partial_date)]
    pub(crate) occurred: Option<PartialDate>,
    /// Why it is recorded late
    #[arg(long, value_name = "TEXT", requires = "occurred")]
    pub(crate) reason: Option<String>,
    /// The id of the command; given again, it is accepted once
    #[arg(long, value_name = "UUID")]
    pub(crate) id: Option<Uuid>,
}

impl By {
    /// The command as the engine takes it.
    pub(crate) fn submission(
        &self,
        people: &People,
        review: Option<String>,
        intent: Intent,
        documents: BTreeMap<Name, Arc<[u8]>>,
    ) -> Result<Submission, Failure> {
        let on_behalf_of = self.on_behalf_of.as_deref();
        let occurred = self.occurred.map(|at| Occurred {
            at,
            reason: self.reason.as_deref().map(Name::from),
        });
        Ok(Submission {
            review,
            actor: people.find(&self.actor)?,
            id: self.id.unwrap_or_else(new_id).to_string().into(),
            on_behalf_of: on_behalf_of.map(|text| people.find(text)).transpose()?,
            occurred,
            seen: None,
            confirmations: Vec::new(),
            intent,
            documents,
            via: Via::Console,
        })
    }
}

/// A new id for a command.
fn new_id() -> Uuid {
    uuid::Builder::from_random_bytes(clock::entropy().bytes()).into_uuid()
}

/// Submits a command, and says what changed or why it was refused.
pub(crate) async fn submit(
    engine: &Engine,
    output: Output,
    people: &People,
    submission: Submission,
) -> Result<(), Failure> {
    let (id, viewer) = (
        submission.id.clone(),
        Viewer::Person(submission.actor.clone()),
    );
    match engine.submit(submission).await {
        Ok(accepted) => Ok(say_accepted(output, people, &viewer, &id, &accepted)?),
        Err(CommandError::Refused(refused)) => Err(say_refused(output, people, &viewer, &refused)?),
        Err(error) => Err(error.into()),
    }
}

fn say_accepted(
    output: Output,
    people: &People,
    viewer: &Viewer,
    id: &Name,
    accepted: &Accepted,
) -> std::io::Result<()> {
    let sentences = sentences(people, viewer, accepted);
    if output.json {
        return output.document(&json!({
            "accepted": true,
            "already": accepted.duplicate,
            "review": accepted.review,
            "name": accepted.state.name,
            "command": id,
            "revision": accepted.revision,
            "first_position": accepted.first_position,
            "last_position": accepted.last_position,
            "changes": sentences,
        }));
    }
    if accepted.duplicate {
        output.text("This command was accepted before; nothing was done again.")?;
    }
    for sentence in sentences {
        output.text(sentence)?;
    }
    output.text(format!(
        "{} is at revision {}, the record at position {}.",
        accepted.state.name, accepted.revision, accepted.last_position
    ))
}

/// What changed, as far as the viewer may know it.
fn sentences(people: &People, viewer: &Viewer, accepted: &Accepted) -> Vec<String> {
    let lists = Lists::new(&accepted.definition, &accepted.state.scope);
    let after = Snapshot {
        definition: &accepted.definition,
        state: &accepted.state,
        lists: &lists,
    };
    let told = accepted
        .events
        .iter()
        .filter_map(|event| sentence(after, viewer, event));
    told.map(|sentence| people.told(&sentence)).collect()
}

/// Why a command was refused, for a viewer. That it was is in the access record already.
pub(crate) fn explained(viewer: &Viewer, refused: &Refused) -> Explanation {
    let lists = Lists::new(&refused.definition, &refused.state.scope);
    let snapshot = Snapshot {
        definition: &refused.definition,
        state: &refused.state,
        lists: &lists,
    };
    explain_refusal(snapshot, viewer, &refused.refusal, &refused.command)
}

/// Shows a refusal as the explanation for who was refused.
fn say_refused(
    output: Output,
    people: &People,
    viewer: &Viewer,
    refused: &Refused,
) -> std::io::Result<Failure> {
    let explanation = explained(viewer, refused);
    if output.json {
        output.document(&explanation)?;
        return Ok(Failure::said(Exit::Refused));
    }
    for line in lines(&explanation, &|person| people.name(person)) {
        output.text(line)?;
    }
    Ok(Failure::new(Exit::Refused, "refused; nothing has changed"))
}
