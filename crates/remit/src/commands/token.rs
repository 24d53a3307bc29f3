//! `remit token create`: a way in for a program.

use clap::{Args, Subcommand, ValueEnum};
use engine::{people::way::WayIn, submission::Via};
use serde_json::json;
use store::{access::AccessKind, accounts::token::Scopes};

use crate::{
    cli::Context, data::Use, exit::Exit, failure::Failure, moment::shown_seconds, people::People,
};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Make a token with which a program calls the API as a person
#[derive(Args, Debug)]
pub(crate) struct Token {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Create(Create),
}

/// Make a token
///
/// It is shown once and never again. Send it as `Authorization: Bearer rmt_...`; the person sees and revokes it on their own page.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit token create --as ada
  remit token create --as ada --name \"Nightly report\" --scope read --days 30")]
struct Create {
    /// As whom the program acts
    #[arg(long = "as", value_name = "PERSON")]
    person: String,
    /// What it is for
    #[arg(long, default_value = "command line")]
    name: String,
    /// What it may be used for
    #[arg(long, value_name = "SCOPE", value_delimiter = ',', default_values = ["read", "act"])]
    scope: Vec<Scope>,
    /// How many days it is in force, at most 366
    #[arg(long, default_value_t = 90)]
    days: u16,
}

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Scope {
    /// To look
    Read,
    /// To do steps
    Act,
}

pub(crate) fn run(context: &Context, args: &Token) -> Result<(), Failure> {
    let Command::Create(args) = &args.command;
    let scopes = Scopes {
        read: args.scope.contains(&Scope::Read),
        act: args.scope.contains(&Scope::Act),
    };
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let person = people.find(&args.person)?;
        let (accounts, now) = (engine.store().accounts(), engine.now());
        let expires = now + i64::from(args.days) * DAY;
        let made = accounts
            .make_token(person.name(), &args.name, scopes, expires, now)
            .await;
        let (secret, token) = made.map_err(|error| Failure::new(Exit::Usage, error))?;
        let (what, owner) = (format!("made {}", token.id), person.name());
        let way = WayIn::of(AccessKind::Token, &what, None, owner, Via::Console);
        engine.note_way_in(way).await?;
        if context.output.json {
            return Ok(context.output.document(&json!({
                "token": secret.reveal(),
                "id": token.id,
                "name": token.name,
                "expires": token.expires,
            }))?);
        }
        context.output.text(secret.reveal())?;
        context.output.remark(&format!(
            "It is in force until {} and is not shown again.",
            shown_seconds(token.expires)
        ))?;
        Ok(())
    })
}
