//! The word of a second person on what somebody proposed: agreed or declined.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use definition::name::Name;
use engine::submission::{CommandError, Submission};
use process::{
    command::{Consent, Intent},
    explain::explain_refusal,
    person::Person,
    snapshot::Snapshot,
};
use serde::Deserialize;

use super::{Named, Shown, page};
use crate::{
    answer::fault::Fault,
    house::House,
    request::{address, fields::Fields, visitor::SignedIn},
};

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Answered {
    action: Name,
    /// `yes` or `no`.
    agrees: String,
    /// The id of the command: sent twice, it counts once.
    _cmd: String,
    /// The revision of the instance that they saw.
    _seen: u64,
    /// In whose place they answer.
    on_behalf_of: Option<String>,
}

pub(super) async fn answer(
    State(house): State<House>,
    Path((name, instance)): Named,
    signed_in: SignedIn,
    Fields(sent): Fields<Answered>,
) -> Result<Response, Fault> {
    let look = house.look(&signed_in.visitor, &name, None).await?;
    // Whether there is such an instance is not told to those who may not see it.
    look.offered(&look.viewer, &instance)
        .ok_or(Fault::NotFound)?;
    let submission = submission(look.stream(), &signed_in, instance.clone(), sent)?;
    let to = address::instance(&name, &instance);
    match house.engine().submit(submission).await {
        Ok(accepted) => {
            Ok(Redirect::to(&format!("{to}?done={}", accepted.revision)).into_response())
        }
        Err(CommandError::Refused(refused)) => {
            let after = Snapshot::new(&refused.definition, &refused.state);
            let why = explain_refusal(after, &look.viewer, &refused.refusal, &refused.command);
            let named = (name.as_str(), &instance);
            let shown = Shown {
                refused: Some(&why),
                ..Shown::default()
            };
            let html = page(&house, &signed_in.visitor, &look, named, shown).await?;
            Ok((axum::http::StatusCode::CONFLICT, html).into_response())
        }
        Err(error @ CommandError::IdReused) => Err(Fault::BadRequest(error.to_string())),
        Err(error) => Err(Fault::unexpected(error)),
    }
}

fn submission(
    stream: &str,
    signed_in: &SignedIn,
    instance: Name,
    sent: Answered,
) -> Result<Submission, Fault> {
    let agrees = match sent.agrees.as_str() {
        "yes" => true,
        "no" => false,
        other => {
            let problem = format!("`{other}` is no answer: say yes or no");
            return Err(Fault::BadRequest(problem));
        }
    };
    let id = uuid::Uuid::parse_str(&sent._cmd);
    let id = id.map_err(|error| Fault::BadRequest(format!("`_cmd` must be a UUID: {error}")))?;
    let holder = sent.on_behalf_of.filter(|holder| !holder.is_empty());
    let holder = holder.map(|holder| Person::parse(&holder)).transpose();
    Ok(Submission {
        review: Some(stream.to_owned()),
        actor: signed_in.person.clone(),
        id: id.to_string().into(),
        on_behalf_of: holder.map_err(|error| Fault::BadRequest(error.to_string()))?,
        occurred: None,
        seen: Some(sent._seen),
        confirmations: Vec::new(),
        intent: Intent::Consent(Consent {
            instance,
            action: sent.action,
            agrees,
        }),
        documents: BTreeMap::new(),
        via: signed_in.visitor.via(),
    })
}
