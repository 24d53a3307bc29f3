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
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::{
    cli::Context, data::Use, exit::Exit, failure::Failure, moment, output::Output, people::People,
    remote::Order, reviews,
};

/// Who gives a command, and what goes with every command.
#[derive(Args, Debug)]
pub(crate) struct By {
    /// Who acts; of a server, whose token it is
    #[arg(long = "as", value_name = "PERSON")]
    pub(crate) actor: Option<String>,
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

/// The person who was named as the one who acts or asks.
pub(crate) fn named(person: Option<&str>) -> Result<&str, Failure> {
    person.ok_or_else(|| {
        Failure::usage("say who it is with --as <PERSON>; only a server knows that by the token")
    })
}

impl By {
    /// Who acts.
    pub(crate) fn actor(&self) -> Result<&str, Failure> {
        named(self.actor.as_deref())
    }

    /// The id of the command, drawn if none is given.
    pub(crate) fn command(&self) -> Uuid {
        self.id.unwrap_or_else(new_id)
    }

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
        let (actor, id) = (
            people.find(self.actor()?)?,
            self.command().to_string().into(),
        );
        Ok(Submission {
            on_behalf_of: on_behalf_of.map(|text| people.find(text)).transpose()?,
            occurred,
            documents,
            ..Submission::new(review, actor, id, intent, Via::Console)
        })
    }
}

/// A new id for a command.
fn new_id() -> Uuid {
    uuid::Builder::from_random_bytes(clock::entropy().bytes()).into_uuid()
}

/// Gives a command to a server, as `order` says it, or to the data folder, as `intent` says it: both say the same.
pub(crate) fn give(
    context: &Context,
    by: &By,
    order: Order<'_>,
    intent: impl FnOnce(&Engine, &People) -> Result<Intent, Failure>,
) -> Result<(), Failure> {
    let review = order.review;
    let asked = context.with_server(by.actor.as_deref(), async |remote, _| {
        remote.order(context.output, by, order).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let intent = intent(engine, &people)?;
        let stream = reviews::stream(engine, review).await?;
        let submission = by.submission(&people, Some(stream), intent, BTreeMap::new())?;
        submit(engine, context.output, &people, submission).await
    })
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
        Err(CommandError::Refused(refused)) => {
            let explanation = explained(&viewer, &refused);
            let lines = lines(&explanation, &|person| people.name(person));
            Err(say_refused(output, &explanation, &lines)?)
        }
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
    let done = Done {
        already: accepted.duplicate,
        review: accepted.review.clone(),
        name: accepted.state.name.to_string(),
        command: id.to_string(),
        revision: accepted.revision,
        changes: sentences(people, viewer, accepted),
    };
    say_done(output, &done)
}

/// What became of a command that was accepted.
#[derive(Debug, Deserialize)]
pub(crate) struct Done {
    /// It had been accepted before; nothing was done again.
    pub(crate) already: bool,
    review: String,
    name: String,
    command: String,
    revision: u64,
    pub(crate) changes: Vec<String>,
}

/// Says what changed.
pub(crate) fn say_done(output: Output, done: &Done) -> std::io::Result<()> {
    if output.json {
        return output.document(&json!({
            "accepted": true,
            "already": done.already,
            "review": done.review,
            "name": done.name,
            "command": done.command,
            "revision": done.revision,
            "changes": done.changes,
        }));
    }
    if done.already {
        output.text("This command was accepted before; nothing was done again.")?;
    }
    for sentence in &done.changes {
        output.text(sentence)?;
    }
    output.text(format!("{} is at revision {}.", done.name, done.revision))
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

/// Shows a refusal as the explanation for who was refused: as data, or in words.
pub(crate) fn say_refused(
    output: Output,
    explanation: &Explanation,
    lines: &[String],
) -> std::io::Result<Failure> {
    if output.json {
        output.document(explanation)?;
        return Ok(Failure::said(Exit::Refused));
    }
    for line in lines {
        output.text(line)?;
    }
    Ok(Failure::new(Exit::Refused, "refused; nothing has changed"))
}
