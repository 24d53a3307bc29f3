//! A step that somebody wants to do.

use axum::{
    extract::{FromRequest as _, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use definition::name::Name;
use engine::submission::{Accepted, CommandError, Refused, Submission};
use process::{
    command::{Act, Consent, Intent, Withdraw},
    explain::explain_refusal,
    refusal::Reason,
    snapshot::Snapshot,
};

use super::{
    Desk, Named, conflict,
    content::Form,
    fill::{self, AGREES, CONFIRM, Filled, OCCURRED, Problem, REASON, SEEN, WITHDRAWS, fill},
    keeping::Keeping,
    notice::Notice,
    unsent::unsent,
};
use crate::{
    answer::fault::Fault,
    house::House,
    page::guest,
    part::{
        command::{command_of, new_command},
        field::{Sent, Typed},
    },
    request::{address, limits::Client, visitor::SignedIn},
};

pub(super) async fn submit(
    State(house): State<House>,
    Path((review, action, instance)): Named,
    client: Client,
    signed_in: Result<SignedIn, Fault>,
    request: Request,
) -> Result<Response, Fault> {
    let Ok(signed_in) = signed_in else {
        // Of one who is nobody yet no file is taken in.
        let typed = Typed::from_request(request, &house).await;
        let step = address::step(&review, &action, &instance);
        return Ok(unsent(&house, &step, client, typed));
    };
    let sent = Sent::from_request(request, &house).await?;
    let look = house.look(&signed_in.visitor, &review, None).await?;
    let receipt = || Redirect::to(&address::step(&review, &action, &instance)).into_response();
    // After the look: what is done later than it is a conflict with what was seen.
    if guest::is_done(&house, &signed_in.visitor).await? {
        return Ok(receipt());
    }
    let desk = Desk::open(&house, &signed_in, look, &review, (&instance, &action)).await?;
    let command = command_of(&sent)?;
    let store = house.engine().store();
    let actor = signed_in.person.to_string();
    let is_known = store.command(&actor, &command).await?.is_some();
    let filled = match fill(&desk, &sent, is_known) {
        Ok(filled) => filled,
        Err(problems) => return desk.not_right(&sent, command, &problems).await,
    };
    let wanted = submission(&desk, &sent, command.clone(), filled);
    let answer = house.engine().submit(wanted).await;
    if answer.is_err() && guest::is_done(&house, &signed_in.visitor).await? {
        return Ok(receipt());
    }
    match answer {
        Ok(accepted) => Ok(desk.done(&accepted)),
        Err(CommandError::Refused(refused)) => desk.refused(&sent, command, &refused).await,
        Err(CommandError::IdReused) => {
            let notice = Notice::SentBefore;
            let again = new_command();
            desk.answer(StatusCode::CONFLICT, &sent, again, (&[], &[]), Some(notice))
                .await
        }
        Err(CommandError::Contended(_)) => {
            let (status, notice) = (StatusCode::SERVICE_UNAVAILABLE, Notice::Contended);
            desk.answer(status, &sent, command, (&[], &[]), Some(notice))
                .await
        }
        Err(CommandError::Document(error)) => Err(Fault::BadRequest(error.into())),
        Err(error) => Err(Fault::unexpected(error)),
    }
}

fn submission(desk: &Desk<'_>, sent: &Sent, command: Name, filled: Filled) -> Submission {
    let (instance, action) = (desk.task.subject.instance.clone(), desk.task.action.clone());
    let intent = match sent.text(AGREES) {
        "" if sent.has(WITHDRAWS) => Intent::Withdraw(Withdraw { instance, action }),
        "" => Intent::Act(Act {
            instance,
            action,
            payload: filled.payload,
        }),
        said => Intent::Consent(Consent {
            instance,
            action,
            agrees: said == "yes",
        }),
    };
    Submission {
        review: Some(desk.look.stream().to_owned()),
        actor: desk.signed_in.person.clone(),
        id: command,
        on_behalf_of: filled.on_behalf_of,
        occurred: filled.occurred,
        seen: seen(desk, sent),
        confirmations: filled.confirmations,
        intent,
        documents: filled.documents,
        via: desk.signed_in.visitor.via(),
    }
}

/// The revision that was seen. A guest link is for one step: with it nobody acts on less than what is there.
fn seen(desk: &Desk<'_>, sent: &Sent) -> Option<u64> {
    let seen = sent.text(SEEN).parse().ok();
    let last = desk.look.last_revision();
    match &desk.signed_in.visitor.guest {
        Some(_) => Some(seen.unwrap_or(last).min(last)),
        None => seen,
    }
}

impl Desk<'_> {
    /// To the page that says what changed: of the review, and for guests, who see no more of it, of the instance.
    fn done(&self, accepted: &Accepted) -> Response {
        let to = match &self.signed_in.visitor.guest {
            Some(_) => self.address(),
            None => address::review(&self.review, ""),
        };
        Redirect::to(&format!("{to}?done={}", accepted.revision)).into_response()
    }

    /// What was typed is no value of what is asked for. Nothing was tried.
    async fn not_right(
        &self,
        sent: &Sent,
        command: Name,
        problems: &[Problem],
    ) -> Result<Response, Fault> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        self.answer(status, sent, command, (problems, &[]), None)
            .await
    }

    async fn refused(
        &self,
        sent: &Sent,
        command: Name,
        refused: &Refused,
    ) -> Result<Response, Fault> {
        let reasons = refused
            .refusal
            .blockers
            .iter()
            .map(|blocker| &blocker.reason);
        let stale = reasons.clone().find_map(|reason| match reason {
            Reason::Stale { seen, .. } => Some(*seen),
            _ => None,
        });
        if let Some(seen) = stale {
            let (sentences, changes) = conflict::since(self, seen).await?;
            let notice = Notice::Conflict(sentences, changes);
            return self
                .answer(
                    StatusCode::CONFLICT,
                    sent,
                    command,
                    (&[], &[]),
                    Some(notice),
                )
                .await;
        }
        let problems: Vec<Problem> = reasons.filter_map(|reason| self.problem(reason)).collect();
        let unconfirmed: Vec<(Name, String)> = refused
            .refusal
            .blockers
            .iter()
            .filter_map(|blocker| match &blocker.reason {
                Reason::Unconfirmed { say } => Some((blocker.id.clone(), say.to_string())),
                _ => None,
            })
            .collect();
        let state = Snapshot::new(&refused.definition, &refused.state);
        let why = explain_refusal(state, &self.look.viewer, &refused.refusal, &refused.command);
        let notice = Notice::Refused(Box::new(why));
        let found = (&problems[..], &unconfirmed[..]);
        self.answer(StatusCode::FORBIDDEN, sent, command, found, Some(notice))
            .await
    }

    /// A reason of a refusal that belongs to one control of the form.
    fn problem(&self, reason: &Reason) -> Option<Problem> {
        let own = |name: &str, message: &str| {
            Some(Problem {
                name: name.to_owned(),
                text: self.locale.say(message),
            })
        };
        match reason {
            Reason::Input { field, problem } => {
                let asked = self.task.asks.iter().find(|asked| asked.id == *field);
                match asked {
                    Some(asked) => Some(fill::problem(asked, problem)),
                    None => own(REASON, "step-reason-wrong"),
                }
            }
            Reason::OccurredLater => own(OCCURRED, "step-occurred-later"),
            Reason::OccurredLongAgo { .. } => own(REASON, "step-reason-needed"),
            Reason::Unconfirmed { .. } => own(CONFIRM, "step-unconfirmed"),
            _ => None,
        }
    }

    /// The page again, with everything that was typed.
    async fn answer(
        &self,
        status: StatusCode,
        sent: &Sent,
        command: Name,
        (problems, unconfirmed): (&[Problem], &[(Name, String)]),
        notice: Option<Notice>,
    ) -> Result<Response, Fault> {
        self.note().await?;
        let form = Form {
            command,
            sent,
            problems,
            unconfirmed,
            notice,
            keeping: Keeping::of(sent),
            whose: &self.signed_in.person,
        };
        Ok((status, self.page(&form)).into_response())
    }
}
