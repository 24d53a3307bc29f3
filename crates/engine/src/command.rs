//! A submission into the record, or a refusal into the access record.

use definition::{model::Definition, name::Name};
use ledger::{hash::Hash, json::to_canonical, key::keyed_hash};
use process::{
    command::{Command, Intent},
    event::Event,
    fold::fold,
    record,
    refusal::Refusal,
    step::step,
};
use serde_json::{Value as Json, json};
use store::{
    Append, AppendError, Appended, CommandKey, Expected, NewEvent,
    access::{Access, AccessError, AccessKind},
    append::CLAIM_SECTION,
    keys::KeyScope,
};

use crate::{
    documents,
    engine::{Engine, review_claim},
    review::{Done, Review, stream_of_start},
    sealing::{self, BODY, COMMAND, COMMAND_CONTENT, CONTENT, Payload, Unsealed},
    submission::{Accepted, CommandError, Refused, Submission, Via},
};

/// How often a command is decided again after somebody else was quicker.
const DECISIONS_MAX: u32 = 3;

/// The reason, in the access record, of a command whose id was used for another one.
const ID_REUSED: &str = "id_reused";

impl Engine {
    /// Decides a command and makes it durable. One command at a time per review; the answer comes after the commit.
    ///
    /// # Errors
    /// [`CommandError`]. After [`CommandError::Append`] with an unknown outcome, submit the same command again: it is accepted once.
    pub async fn submit(&self, submission: Submission) -> Result<Accepted, CommandError> {
        let command = self.received(&submission);
        let stream = match &submission.review {
            Some(stream) => stream.clone(),
            None => stream_of_start(command.actor.name(), &command.id),
        };
        let cell = self.cache().cell(&stream);
        let mut cell = cell.lock().await;
        let review = match &mut *cell {
            Some(review) => review,
            empty => empty.insert(self.first_look(&stream, &command).await?),
        };
        let decided = self.decide(review, &command, &submission).await;
        if matches!(decided, Err(CommandError::IdReused)) {
            let clauses = vec![ID_REUSED.to_owned()];
            self.note_refusal(review, &command, submission.via, clauses)
                .await?;
        }
        // After a failed append the memory may be behind the record, or a review that was never started stands in it.
        if !matches!(
            &decided,
            Ok(_) | Err(CommandError::Refused(_) | CommandError::IdReused)
        ) || review.state.revision.is_none()
        {
            *cell = None;
        }
        drop(cell);
        // Whose step it is waits for it, and not who asks next; if it fails, they do.
        if decided.is_ok() && self.audiences().is_begun() {
            let _ = self.follow_audiences().await;
        }
        if let (Ok(accepted), Intent::Act(act)) = (&decided, &command.intent) {
            let (accounts, step) = (self.store().accounts(), (&*act.instance, &*act.action));
            let person = command.actor.name();
            // The step stands whatever becomes of its draft; one that stays is forgotten with time.
            let _ = accounts
                .discard_drafts(person, &accepted.review, step)
                .await;
        }
        decided
    }

    fn received(&self, submission: &Submission) -> Command {
        Command {
            id: submission.id.clone(),
            actor: submission.actor.clone(),
            on_behalf_of: submission.on_behalf_of.clone(),
            received_at: self.moment(),
            occurred: submission.occurred.clone(),
            seen: submission.seen,
            confirmations: submission.confirmations.clone(),
            intent: submission.intent.clone(),
        }
    }

    /// The review as recorded, or, for a command that starts one, as it is before its first event.
    async fn first_look(&self, stream: &str, command: &Command) -> Result<Review, CommandError> {
        if let Intent::Start(started) = &command.intent
            && self.store().stream_revision(stream).await?.is_none()
        {
            let definition = self.definitions().by_digest(&started.definition).await?;
            return Ok(Review::before(stream, definition));
        }
        Ok(self.loader().load(stream, None).await?)
    }

    async fn decide(
        &self,
        review: &mut Review,
        command: &Command,
        submission: &Submission,
    ) -> Result<Accepted, CommandError> {
        let content = self
            .content_hash(&review.definition, review, command)
            .await?;
        for _ in 0..DECISIONS_MAX {
            let key = (command.actor.to_string(), command.id.to_string());
            if let Some(done) = review.commands.get(&key) {
                return if done.content == Some(content) {
                    Ok(accepted_before(review, *done))
                } else {
                    Err(CommandError::IdReused)
                };
            }
            let events = match step(&review.definition, &review.state, command) {
                Ok(events) => events,
                Err(refusal) => {
                    return Err(self
                        .refused(review, command, submission.via, refusal)
                        .await?);
                }
            };
            let append = self
                .append_of(review, command, submission, content, &events)
                .await?;
            match self.store().append(append).await {
                Ok(appended) if appended.duplicate => {
                    self.loader().catch_up(review, None).await?;
                }
                Ok(appended) => return Ok(take(review, command, content, events, appended)),
                Err(AppendError::Conflict { .. }) => {
                    self.loader().catch_up(review, None).await?;
                }
                Err(AppendError::IdReused) => return Err(CommandError::IdReused),
                Err(AppendError::NameTaken) => {
                    return Err(CommandError::NameTaken(claimed(command)));
                }
                Err(error) => return Err(CommandError::Append(error)),
            }
        }
        Err(CommandError::Contended(DECISIONS_MAX))
    }

    /// The keyed hash of what makes the command the same command.
    async fn content_hash(
        &self,
        definition: &Definition,
        review: &Review,
        command: &Command,
    ) -> Result<Hash, CommandError> {
        let identity = json!({
            "command": record::command::identity(definition, command),
            "review": review.stream,
        });
        let (_, key) = self.store().keys().data_key(&KeyScope::Index).await?;
        let bytes = to_canonical(&identity).unwrap_or_else(|_| identity.to_string().into_bytes());
        Ok(keyed_hash(&key, &bytes))
    }

    async fn refused(
        &self,
        review: &Review,
        command: &Command,
        via: Via,
        refusal: Refusal,
    ) -> Result<CommandError, CommandError> {
        let blockers = refusal.blockers.iter();
        let clauses = blockers.map(|blocker| blocker.id.to_string()).collect();
        self.note_refusal(review, command, via, clauses).await?;
        Ok(CommandError::Refused(Box::new(Refused {
            refusal,
            command: command.clone(),
            definition: review.definition.clone(),
            state: review.state.clone(),
        })))
    }

    /// Writes into the access record that a command was refused.
    async fn note_refusal(
        &self,
        review: &Review,
        command: &Command,
        via: Via,
        clauses: Vec<String>,
    ) -> Result<(), AccessError> {
        let access = Access {
            time: command.received_at.as_second(),
            actor: command.actor.to_string(),
            stream: review.stream.clone(),
            kind: AccessKind::Refusal,
            action: action_of(command),
            clauses,
            via: via.as_str().to_owned(),
        };
        self.store().access().add(&[access]).await
    }

    async fn append_of(
        &self,
        review: &Review,
        command: &Command,
        submission: &Submission,
        content: Hash,
        events: &[Event],
    ) -> Result<Append, CommandError> {
        let definition = &review.definition;
        let mut first = self.command_payloads(definition, command, submission, content)?;
        let is_start = review.state.revision.is_none();
        let claim = is_start.then(|| review_claim(&claimed(command)));
        if let Some(name) = &claim {
            first.push((
                CLAIM_SECTION.to_owned(),
                Payload::Open(json!({ "name": name })),
            ));
        }
        let mut new_events: Vec<NewEvent> = Vec::with_capacity(events.len());
        for event in events {
            let written = record::event::write(definition, event);
            let mut payloads = vec![(BODY.to_owned(), Payload::Open(written.body))];
            payloads.extend(sealing::sealed(CONTENT, written.content));
            payloads.append(&mut first);
            let unsealed = Unsealed {
                event_type: written.event_type,
                actor: command.actor.to_string(),
                correlation: Some(command.id.to_string()),
                discreet: written.discreet,
                payloads,
            };
            let now = command.received_at.as_second();
            let schema = record::event::SCHEMA;
            let sealed = self
                .sealer()
                .seal(&review.stream, schema, now, unsealed)
                .await?;
            self.recent().keep(&sealed.id, event);
            new_events.push(sealed);
        }
        Ok(Append {
            command: Some(CommandKey {
                actor: command.actor.to_string(),
                id: command.id.to_string(),
                content,
            }),
            stream: review.stream.clone(),
            expected: review
                .state
                .revision
                .map_or(Expected::None, Expected::Revision),
            claim,
            events: new_events,
        })
    }

    /// The sections that carry the command itself, with the first event of its step.
    fn command_payloads(
        &self,
        definition: &Definition,
        command: &Command,
        submission: &Submission,
        content: Hash,
    ) -> Result<Vec<(String, Payload)>, CommandError> {
        let written = record::command::write(definition, command);
        let mut body = written.body;
        if let Json::Object(body) = &mut body {
            body.insert("content".to_owned(), json!(content.to_string()));
            body.insert("via".to_owned(), json!(submission.via.as_str()));
        }
        let mut payloads = vec![(COMMAND.to_owned(), Payload::Open(body))];
        payloads.extend(sealing::sealed(COMMAND_CONTENT, written.content));
        let named = documents::named(definition, command);
        payloads.extend(documents::payloads(named, &submission.documents)?);
        Ok(payloads)
    }
}

/// The name that a command claims.
fn claimed(command: &Command) -> Name {
    match &command.intent {
        Intent::Start(started) => started.parameters.name.clone(),
        _ => Name::default(),
    }
}

/// What a command tried, for the access record: ids, no payload.
fn action_of(command: &Command) -> String {
    match &command.intent {
        Intent::Start(_) => "start".to_owned(),
        Intent::Act(act) => format!("{} {}", act.instance, act.action),
        Intent::Consent(consent) => format!("{} {} consent", consent.instance, consent.action),
        Intent::Withdraw(withdraw) => {
            format!("{} {} withdraw", withdraw.instance, withdraw.action)
        }
        Intent::Assign(assign) => format!("assign {}", assign.role),
        Intent::Revoke(revoke) => format!("revoke {}", revoke.role),
        Intent::Delegate(delegate) => format!("delegate {}", delegate.role),
        Intent::Amend(amend) => format!("amend {}", amend.parameter),
    }
}

/// Brings the memory forward by what was just made durable.
fn take(
    review: &mut Review,
    command: &Command,
    content: Hash,
    events: Vec<Event>,
    appended: Appended,
) -> Accepted {
    for event in &events {
        if let Err(error) = fold(&mut review.state, event) {
            unreachable!("a decided event does not fit the state it was decided on: {error}");
        }
    }
    let (actor, id) = (command.actor.to_string(), command.id.to_string());
    let (position, revision) = (appended.first_position, appended.first_revision);
    review.remember(&actor, &id, Some(content), position, revision);
    review.remember(
        &actor,
        &id,
        None,
        appended.last_position,
        appended.last_revision,
    );
    Accepted {
        review: review.stream.clone(),
        first_position: appended.first_position,
        last_position: appended.last_position,
        revision: appended.last_revision,
        duplicate: false,
        events,
        definition: review.definition.clone(),
        state: review.state.clone(),
    }
}

fn accepted_before(review: &Review, done: Done) -> Accepted {
    Accepted {
        review: review.stream.clone(),
        first_position: done.first_position,
        last_position: done.last_position,
        revision: done.revision,
        duplicate: true,
        events: Vec::new(),
        definition: review.definition.clone(),
        state: review.state.clone(),
    }
}
