//! `remit do`: an action on an instance.

use clap::Args;
use engine::{payload::declared, submission::Submission};
use process::command::{Act, Intent};

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    form::{self, Form, Written},
    people::People,
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
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let stream = reviews::stream(engine, &args.review).await?;
        let review = engine.review(&stream).await?;
        let form = match declared(&review, &args.instance, &args.action) {
            Some(action) => form::fill(
                &review.definition,
                &review.state,
                &people,
                action,
                &args.values,
                &args.files,
            )?,
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
