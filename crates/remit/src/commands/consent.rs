//! `remit consent`: the second person's word.

use clap::Args;
use process::command::{self, Intent};
use serde_json::json;

use crate::{
    cli::Context,
    failure::Failure,
    remote::Order,
    submit::{By, give},
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
    let order = Order {
        review: &args.review,
        to: &["consents"],
        body: json!({ "instance": args.instance, "action": args.action, "agrees": !args.decline }),
        seen: None,
    };
    give(context, &args.by, order, |_, _| {
        Ok(Intent::Consent(command::Consent {
            instance: args.instance.as_str().into(),
            action: args.action.as_str().into(),
            agrees: !args.decline,
        }))
    })
}
