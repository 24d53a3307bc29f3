//! Starting a review of a definition: its parameters, and the first holders of its roles.

mod outline;

#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use definition::{
    diagnostic::{Diagnostics, render::render},
    model::Definition,
    parameters::ReviewParameters,
    review_file,
};
use engine::{
    definitions::DefinitionError,
    directory::Directory,
    submission::{CommandError, Refused, Submission},
};
use jiff::Timestamp;
use maud::{Markup, html};
use process::{
    command::{Intent, Start},
    explain::{Explanation, explain_refusal},
    snapshot::Snapshot,
    view::Viewer,
};

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::{
        command::{COMMAND, command_of, new_command},
        field::{Control, Field, Sent, dom_id, field},
        problems,
        reading::{Reading, said},
        why::{Dues, Why},
    },
    request::{address, visitor::SignedIn},
};

/// The longest file of parameters, in bytes.
const PARAMETERS_BYTES_MAX: usize = 1 << 20;

/// The name under which findings are told.
const FILE: &str = "parameters";

/// Controls of the form.
const TEXT: &str = "parameters";
const UPLOAD: &str = "file";

pub(crate) fn routes() -> Router<House> {
    Router::new().route(
        "/definitions/{digest}/start",
        get(show)
            .post(start)
            .layer(DefaultBodyLimit::max(2 * PARAMETERS_BYTES_MAX)),
    )
}

/// What is wrong with what was sent.
#[derive(Debug, Default)]
struct Wrong {
    /// In a sentence.
    problem: Option<String>,
    /// In full, line by line: what a compiler says of a file.
    findings: String,
    /// Why the review may not begin so.
    why: Option<Box<Explanation>>,
}

impl Wrong {
    fn new(problem: String) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }
}

/// A form that is filled in.
struct Desk<'d> {
    signed_in: &'d SignedIn,
    locale: Locale,
    directory: Directory,
    definition: std::sync::Arc<Definition>,
}

async fn show(
    State(house): State<House>,
    Path(digest): Path<String>,
    signed_in: SignedIn,
) -> Result<Html, Fault> {
    let desk = Desk::open(&house, &signed_in, &digest).await?;
    let sent = Sent::default().with(TEXT, outline::outline(&desk.definition));
    Ok(desk.page(&sent, &new_command(), &Wrong::default()))
}

async fn start(
    State(house): State<House>,
    Path(digest): Path<String>,
    signed_in: SignedIn,
    sent: Sent,
) -> Result<Response, Fault> {
    let desk = Desk::open(&house, &signed_in, &digest).await?;
    let command = command_of(&sent)?;
    let wrong = |wrong: Wrong| {
        let page = desk.page(&sent, &command, &wrong);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let parameters = match desk.parameters(&sent) {
        Ok(parameters) => parameters,
        Err(found) => return wrong(found),
    };
    let name = parameters.name.clone();
    let started = Start {
        definition: desk.definition.digest.clone(),
        parameters,
    };
    let (actor, via) = (signed_in.person.clone(), signed_in.visitor.via());
    let intent = Intent::Start(Box::new(started));
    let submission = Submission::new(None, actor, command.clone(), intent, via);
    match house.engine().submit(submission).await {
        Ok(accepted) => {
            let page = address::review(&name, "");
            Ok(Redirect::to(&format!("{page}?done={}", accepted.revision)).into_response())
        }
        Err(CommandError::Refused(refused)) => wrong(desk.refused(&refused)),
        Err(CommandError::NameTaken(_)) => wrong(Wrong::new(desk.locale.say("start-name-taken"))),
        Err(error) => Err(Fault::unexpected(error)),
    }
}

impl<'d> Desk<'d> {
    async fn open(house: &House, signed_in: &'d SignedIn, digest: &str) -> Result<Self, Fault> {
        let definition = house.engine().definitions().by_digest(digest).await;
        let definition = definition.map_err(|error| match error {
            DefinitionError::Unknown(_) => Fault::NotFound,
            error => Fault::unexpected(error),
        })?;
        Ok(Self {
            signed_in,
            locale: house.locales().of(&signed_in.visitor),
            directory: house.engine().directory().await?,
            definition,
        })
    }

    /// The parameters that were sent, with the ids of people in place of their handles.
    fn parameters(&self, sent: &Sent) -> Result<ReviewParameters, Wrong> {
        let source = match sent.files(UPLOAD) {
            [file, ..] => file.bytes.to_vec(),
            [] => sent.text(TEXT).replace("\r\n", "\n").into_bytes(),
        };
        if source.trim_ascii().is_empty() {
            return Err(Wrong::new(self.locale.say("start-nothing")));
        }
        if source.len() > PARAMETERS_BYTES_MAX {
            let max = [("max", PARAMETERS_BYTES_MAX.into())];
            return Err(Wrong::new(self.locale.say_with("start-too-long", &max)));
        }
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&source, &self.definition, &mut found);
        let mut parameters = parameters.ok_or_else(|| Wrong {
            problem: Some(self.locale.say("start-wrong")),
            findings: render(
                &found.into_vec(),
                FILE,
                &String::from_utf8_lossy(&source),
                false,
            ),
            why: None,
        })?;
        let mut unknown: Vec<String> = Vec::new();
        for holder in &mut parameters.holders {
            match self.directory.account(&holder.person) {
                Some(account) => holder.person = account.id.as_str().into(),
                None if unknown.contains(&holder.person.to_string()) => {}
                None => unknown.push(holder.person.to_string()),
            }
        }
        if unknown.is_empty() {
            return Ok(parameters);
        }
        let handles = [("handles", unknown.join(", ").into())];
        let problem = self.locale.say_with("start-unknown-people", &handles);
        Err(Wrong::new(problem))
    }

    fn refused(&self, refused: &Refused) -> Wrong {
        let viewer = Viewer::Person(self.signed_in.person.clone());
        let state = Snapshot::new(&refused.definition, &refused.state);
        let why = explain_refusal(state, &viewer, &refused.refusal, &refused.command);
        Wrong {
            why: Some(Box::new(why)),
            ..Wrong::new(self.locale.say("step-refused"))
        }
    }

    fn page(&self, sent: &Sent, command: &str, wrong: &Wrong) -> Html {
        Page {
            title: self.locale.say("start-title"),
            visitor: &self.signed_in.visitor,
            locale: &self.locale,
            past: None,
            content: self.content(sent, command, wrong),
        }
        .html()
    }

    fn content(&self, sent: &Sent, command: &str, wrong: &Wrong) -> Markup {
        let (locale, definition) = (&self.locale, &self.definition);
        let to = format!(
            "/definitions/{}/start",
            address::encoded(&definition.digest)
        );
        let title = [("title", definition.title.as_str().into())];
        let id = dom_id(TEXT);
        let problem: Vec<(&str, String)> = wrong
            .problem
            .iter()
            .map(|problem| (id.as_str(), problem.clone()))
            .collect();
        let one = |name, title: &str, control, message: &str, error| Field {
            name,
            title: html! { (locale.say(title)) },
            required: true,
            control,
            hints: vec![html! { (locale.say(message)) }],
            error,
            drafted: false,
        };
        let error = wrong.problem.as_deref();
        let text = one(
            TEXT,
            "start-parameters",
            &Control::Source,
            "start-parameters-hint",
            error,
        );
        let upload = Control::File { several: false };
        let upload = one(UPLOAD, "start-file", &upload, "start-file-hint", None);
        html! {
            (problems::list(locale, &problem))
            @if !wrong.findings.is_empty() {
                div.scroll role="region" tabindex="0" aria-label=(locale.say("start-errors")) {
                    pre { (said(locale, &wrong.findings)) }
                }
            }
            @if let Some(why) = &wrong.why { (self.why(why)) }
            p { (locale.say_with("start-of", &title)) }
            form method="post" action=(to) enctype="multipart/form-data" novalidate {
                input type="hidden" name=(COMMAND) value=(command);
                (field(locale, &text, sent))
                (field(locale, &upload, sent))
                div.actions {
                    button.primary type="submit" { (locale.say("start-go")) }
                    a.button href="/definitions" { (locale.say("form-cancel")) }
                }
            }
        }
    }

    /// What stands in the way, as far as a review can tell that has not begun.
    fn why(&self, why: &Explanation) -> Markup {
        let reading = Reading {
            locale: &self.locale,
            directory: &self.directory,
            review: "",
            past: None,
            guest: None,
        };
        // Nothing is due in it yet, so the moment does not matter.
        Why::new(reading, &Dues::new(), Timestamp::UNIX_EPOCH).explanation(why)
    }
}
