//! `remit role assign|revoke|delegate`: who holds which role.

use clap::{Args, Subcommand};
use engine::engine::Engine;
use process::command::{Assign, Delegate, Intent, Revoke};
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::{
    cli::Context,
    failure::Failure,
    moment::{self, Moment},
    people::People,
    remote::Order,
    submit::{By, give},
};

/// Give a role, take it back, or lend it
#[derive(Args, Debug)]
pub(crate) struct Role {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Give a role to a person
    #[command(
        after_help = "Examples:\n  remit role assign policy signatory grace --as ada
  remit role assign policy signatory grace --instead-of alan --as ada"
    )]
    Assign(Giving),
    /// Take a role from a person, with everything they lent of it
    #[command(after_help = "Examples:\n  remit role revoke policy signatory grace --as ada")]
    Revoke(Holding),
    /// Lend a role to somebody for a time
    #[command(after_help = "Examples:
  remit role delegate policy signatory --to grace --from 2026-12-01 --until 2026-12-24 --as ada")]
    Delegate(Lending),
}

#[derive(Args, Debug)]
struct Holding {
    /// The review, by name or id
    review: String,
    /// The role
    role: String,
    /// The person
    person: String,
    /// The instance it is held in, if it is not held in the whole review
    #[arg(long, value_name = "INSTANCE")]
    of: Option<String>,
    #[command(flatten)]
    by: By,
}

#[derive(Args, Debug)]
struct Giving {
    #[command(flatten)]
    holding: Holding,
    /// The holder in whose place the person steps, who loses the role
    #[arg(long, value_name = "PERSON")]
    instead_of: Option<String>,
}

#[derive(Args, Debug)]
struct Lending {
    /// The review, by name or id
    review: String,
    /// The role
    role: String,
    /// To whom
    #[arg(long, value_name = "PERSON")]
    to: String,
    /// Whose role it is, if it is not the actor's
    #[arg(long, value_name = "PERSON")]
    holder: Option<String>,
    /// From when; a date means its beginning [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment::moment)]
    from: Option<Moment>,
    /// Until when; a date means its end
    #[arg(long, value_name = "TIME", value_parser = moment::moment)]
    until: Moment,
    /// The instance it is held in, if it is not held in the whole review
    #[arg(long, value_name = "INSTANCE")]
    of: Option<String>,
    #[command(flatten)]
    by: By,
}

pub(crate) fn run(context: &Context, args: &Role) -> Result<(), Failure> {
    let (review, by, to, body) = at_server(&args.command);
    let order = Order {
        review,
        to: &["roles", to],
        body,
        seen: None,
    };
    give(context, by, order, |engine, people| match &args.command {
        Command::Assign(giving) => assign(people, giving),
        Command::Revoke(holding) => revoke(people, holding),
        Command::Delegate(lending) => delegate(engine, people, lending),
    })
}

fn assign(people: &People, giving: &Giving) -> Result<Intent, Failure> {
    let holding = &giving.holding;
    let instead_of = giving.instead_of.as_ref();
    Ok(Intent::Assign(Assign {
        role: holding.role.as_str().into(),
        of: holding.of.as_deref().map(Into::into),
        person: people.find(&holding.person)?,
        instead_of: instead_of.map(|name| people.find(name)).transpose()?,
    }))
}

fn revoke(people: &People, holding: &Holding) -> Result<Intent, Failure> {
    Ok(Intent::Revoke(Revoke {
        role: holding.role.as_str().into(),
        of: holding.of.as_deref().map(Into::into),
        person: people.find(&holding.person)?,
    }))
}

fn delegate(engine: &Engine, people: &People, lending: &Lending) -> Result<Intent, Failure> {
    let now = engine.moment();
    Ok(Intent::Delegate(Delegate {
        role: lending.role.as_str().into(),
        of: lending.of.as_deref().map(Into::into),
        holder: match &lending.holder {
            Some(holder) => people.find(holder)?,
            None => people.find(lending.by.actor()?)?,
        },
        to: people.find(&lending.to)?,
        from: lending.from.map_or(now, |moment| moment.from),
        until: lending.until.until,
    }))
}

/// The review, who gives the command, where it goes, and what is said with it, as a server takes it.
fn at_server(command: &Command) -> (&str, &By, &'static str, Json) {
    let held = |holding: &Holding| {
        let (role, person) = (&holding.role, &holding.person);
        let mut body = json!({ "role": role, "person": person });
        put(&mut body, "of", holding.of.as_ref());
        body
    };
    match command {
        Command::Assign(Giving {
            holding,
            instead_of,
        }) => {
            let mut body = held(holding);
            put(&mut body, "instead_of", instead_of.as_ref());
            (&holding.review, &holding.by, "assign", body)
        }
        Command::Revoke(holding) => (&holding.review, &holding.by, "revoke", held(holding)),
        Command::Delegate(lending) => {
            let mut body = json!({
                "role": lending.role,
                "to": lending.to,
                "until": lending.until.until,
            });
            put(&mut body, "of", lending.of.as_ref());
            put(&mut body, "holder", lending.holder.as_ref());
            put(&mut body, "from", lending.from.map(|moment| moment.from));
            (&lending.review, &lending.by, "delegate", body)
        }
    }
}

fn put(body: &mut Json, member: &str, value: Option<impl Serialize>) {
    if let Some(value) = value {
        body[member] = json!(value);
    }
}
