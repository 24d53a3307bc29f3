//! `remit withdraw`: a proposal is taken back.

use clap::Args;
use process::command::{self, Intent};
use serde_json::json;

use crate::{
    cli::Context,
    failure::Failure,
    remote::Order,
    submit::{By, give},
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
    let order = Order {
        review: &args.review,
        to: &["withdrawals"],
        body: json!({ "instance": args.instance, "action": args.action }),
        seen: None,
    };
    give(context, &args.by, order, |_, _| {
        Ok(Intent::Withdraw(command::Withdraw {
            instance: args.instance.as_str().into(),
            action: args.action.as_str().into(),
        }))
    })
}
