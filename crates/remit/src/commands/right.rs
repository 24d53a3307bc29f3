//! `remit right grant|revoke`: rights over the whole house, given at its console.

use clap::{Args, Subcommand, ValueEnum};
use engine::{people::rights, submission::Via};
use serde_json::json;

use crate::{cli::Context, data::Use, failure::Failure, people::People};

/// Give or take a right over the whole house
///
/// What somebody may do in a review follows from their roles there, never from such a right. Each change is recorded.
#[derive(Args, Debug)]
pub(crate) struct Right {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Give a right
    ///
    /// The first administrator is made so; administrators give further rights on the page Administration.
    #[command(after_help = "Examples:\n  remit right grant ada administrator")]
    Grant(Change),
    /// Take a right, at once
    #[command(after_help = "Examples:\n  remit right revoke ada auditor")]
    Revoke(Change),
}

#[derive(Args, Debug)]
struct Change {
    /// Whose, by handle or id
    person: String,
    /// Which
    right: Which,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Makes accounts and gives rights; sees no review for it
    Administrator,
    /// Sees that everything exists and how it stands, and reads nothing above the lowest class
    Auditor,
    /// Publishes definitions
    ProcessOwner,
}

impl From<Which> for rights::Right {
    fn from(which: Which) -> Self {
        match which {
            Which::Administrator => Self::Administrator,
            Which::Auditor => Self::Auditor,
            Which::ProcessOwner => Self::ProcessOwner,
        }
    }
}

pub(crate) fn run(context: &Context, args: &Right) -> Result<(), Failure> {
    let (change, is_given) = match &args.command {
        Command::Grant(change) => (change, true),
        Command::Revoke(change) => (change, false),
    };
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let person = people.find(&change.person)?;
        let right = rights::Right::from(change.right);
        let is_changed = if is_given {
            engine.grant_right(None, &person, right, Via::Console).await
        } else {
            engine.revoke_right(None, &person, right, Via::Console).await
        };
        let is_changed = is_changed?;
        let name = people.name(&person);
        if context.output.json {
            return Ok(context.output.document(&json!({
                "person": person.name(), "right": right.as_str(), "has": is_given, "changed": is_changed,
            }))?);
        }
        let has = if is_given { "has" } else { "has not" };
        let already = if is_changed { "" } else { ", as before" };
        let right = right.as_str().replace('_', " ");
        Ok(context.output.text(format!("{name} {has} the right {right}{already}"))?)
    })
}
