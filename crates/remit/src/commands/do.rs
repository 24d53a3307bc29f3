//! `remit do`: an action on an instance.

use clap::Args;
use engine::{form::Part, payload::declared, submission::Submission};
use process::command::{Act, Intent};
use serde_json::{Map, Value as Json, json};

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    form::{self, Form, Written},
    people::People,
    remote::{Call, Order, Remote, refused, say_accepted},
    reviews,
    submit::{By, submit},
};

/// Do an action on an instance
///
/// If it is refused, the answer says which condition is not met, by whom it could be met, and how; nothing has changed then.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit do policy paper circulate --as ada --file text=policy.pdf
  remit do policy round/1 send_back --as grace --with comments=\"Page two is missing.\"
  remit do policy paper withdraw --as ada --with reason=\"No longer needed.\" --confirm confirm")]
pub(crate) struct Do {
    /// The review, by name or id
    review: String,
    /// The instance
    instance: String,
    /// The action
    action: String,
    /// A field of the form; lists with commas, an unknown fact as `not stated`
    #[arg(long = "with", value_name = "FIELD=VALUE", value_parser = form::written)]
    values: Vec<Written>,
    /// A field of the form that is a document, at most 25 MB
    #[arg(long = "file", value_name = "FIELD=PATH", value_parser = form::written)]
    files: Vec<Written>,
    /// Confirm an advice that is not followed, by its id, or the action's own question with `confirm`
    #[arg(long, value_name = "ID")]
    confirm: Vec<String>,
    /// The last revision you have seen; if the instance was touched after it, nothing happens
    #[arg(long, value_name = "REVISION")]
    seen: Option<u64>,
    #[command(flatten)]
    by: By,
}

pub(crate) fn run(context: &Context, args: &Do) -> Result<(), Failure> {
    let named = args.by.actor.as_deref();
    let asked = context.with_server(named, async |remote, _| {
        at_server(context, remote, args).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let stream = reviews::stream(engine, &args.review).await?;
        let review = engine.review(&stream).await?;
        let form = match declared(&review, &args.instance, &args.action) {
            Some(action) => {
                let files = form::read_files(&args.files)?;
                form::fill(&review, &people, action, &args.values, files)?
            }
            // The refusal says that there is no such action.
            None => Form::default(),
        };
        let intent = Intent::Act(Act {
            instance: args.instance.as_str().into(),
            action: args.action.as_str().into(),
            payload: form.payload,
        });
        let documents = form.documents;
        let submission = args
            .by
            .submission(&people, Some(stream), intent, documents)?;
        let submission = Submission {
            seen: args.seen,
            confirmations: args.confirm.iter().map(|id| id.as_str().into()).collect(),
            ..submission
        };
        submit(engine, context.output, &people, submission).await
    })
}

/// The documents are handed in first, and the server reads what was typed: it knows the form.
async fn at_server(context: &Context, remote: &Remote, args: &Do) -> Result<(), Failure> {
    let mut files: Map<String, Json> = Map::new();
    for file in form::read_files(&args.files)? {
        let call = Call::hand_in(&["documents"], file.media_type, file.bytes.to_vec());
        let call = call.with("name", Some(&file.document.name));
        let document: Json = remote.get(call).await?;
        let handed = files.entry(file.field).or_insert_with(|| json!([]));
        handed
            .as_array_mut()
            .into_iter()
            .for_each(|list| list.push(document.clone()));
    }
    let mut texts: Map<String, Json> = Map::new();
    for (field, text) in &args.values {
        if texts.insert(field.clone(), json!(text)).is_some() {
            let problem = "it is given twice; a list is written with commas";
            return Err(form::not_filled(Part::Text, field, problem));
        }
    }
    let order = Order {
        review: &args.review,
        to: &["steps"],
        body: json!({
            "instance": args.instance,
            "action": args.action,
            "form": texts,
            "files": files,
            "confirmations": args.confirm,
        }),
        seen: args.seen,
    };
    match remote.give(&args.by, order).await? {
        Ok(answer) => say_accepted(context.output, &args.by, &answer),
        Err(problem) => match problem.errors.as_deref().and_then(<[Json]>::first) {
            Some(wrong) => Err(not_filled(wrong)),
            None => Err(refused(context.output, problem, &args.review)?),
        },
    }
}

/// Why a field cannot be filled in, as the server says it.
fn not_filled(wrong: &Json) -> Failure {
    let text = |member: &str| wrong[member].as_str().unwrap_or_default();
    let part = match text("part") {
        "files" => Part::Document,
        _ => Part::Text,
    };
    form::not_filled(part, text("field"), text("problem"))
}
