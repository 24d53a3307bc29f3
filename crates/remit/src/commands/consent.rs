//! `remit consent`: the second person's word.

use std::collections::BTreeMap;

use clap::Args;
use process::command::{self, Intent};
use serde_json::json;

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    people::People,
    remote::Order,
    reviews,
    submit::{By, submit},
};

/// Agree to an action that somebody else proposed, or decline it
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit consent budget payment/1 release --as grace
  remit consent budget payment/1 release --decline --as grace")]
pub(crate) struct Consent {
    /// The review, by name or id
    review: String,
    /// The instance
    instance: String,
    /// The action that was proposed
    action: String,
    /// Decline it
    #[arg(long)]
    decline: bool,
    #[command(flatten)]
    by: By,
}

pub(crate) fn run(context: &Context, args: &Consent) -> Result<(), Failure> {
    let asked = context.with_server(args.by.actor.as_deref(), async |remote, _| {
        let (instance, action) = (&args.instance, &args.action);
        let order = Order {
            review: &args.review,
            to: &["consents"],
            body: json!({ "instance": instance, "action": action, "agrees": !args.decline }),
            seen: None,
        };
        remote.order(context.output, &args.by, order).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let stream = reviews::stream(engine, &args.review).await?;
        let intent = Intent::Consent(command::Consent {
            instance: args.instance.as_str().into(),
            action: args.action.as_str().into(),
            agrees: !args.decline,
        });
        let submission = args
            .by
            .submission(&people, Some(stream), intent, BTreeMap::new())?;
        submit(engine, context.output, &people, submission).await
    })
}
