//! `remit withdraw`: a proposal is taken back.

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

/// Take back an action that you proposed, before a second person has consented
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit withdraw budget payment/1 release --as ada")]
pub(crate) struct Withdraw {
    /// The review, by name or id
    review: String,
    /// The instance
    instance: String,
    /// The action that was proposed
    action: String,
    #[command(flatten)]
    by: By,
}

pub(crate) fn run(context: &Context, args: &Withdraw) -> Result<(), Failure> {
    let asked = context.with_server(args.by.actor.as_deref(), async |remote, _| {
        let (instance, action) = (&args.instance, &args.action);
        let order = Order {
            review: &args.review,
            to: &["withdrawals"],
            body: json!({ "instance": instance, "action": action }),
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
        let intent = Intent::Withdraw(command::Withdraw {
            instance: args.instance.as_str().into(),
            action: args.action.as_str().into(),
        });
        let submission = args
            .by
            .submission(&people, Some(stream), intent, BTreeMap::new())?;
        submit(engine, context.output, &people, submission).await
    })
}
