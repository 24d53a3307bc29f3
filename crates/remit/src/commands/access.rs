//! `remit access`: the access record, at the console.

use clap::{Args, ValueEnum};
use engine::engine::Engine;
use serde_json::json;
use store::access::{AccessEntry, AccessKind, PAGE_ENTRIES, Wanted};

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    moment::shown_seconds,
    output::{Output, columns},
    people::People,
};

/// See who was refused what, who read what is not for everybody, and who came in how
///
/// The newest entries, the newest last. Nothing in this record changes or goes. Of a failed sign-in neither who was meant nor
/// what was typed is kept.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit access
  remit access --kind sign-in-failed --last 1000
  remit access --person ada --json
  remit access --review policy --kind read")]
pub(crate) struct Access {
    /// What happened
    #[arg(long)]
    kind: Option<Kind>,
    /// Who did it or whom it is about, by handle or id
    #[arg(long)]
    person: Option<String>,
    /// In which review, by its name
    #[arg(long)]
    review: Option<String>,
    /// How many entries
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=i64::from(PAGE_ENTRIES)))]
    last: u32,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A step was refused
    Refusal,
    /// Something above the lowest class was read
    Read,
    /// Somebody signed in
    SignIn,
    /// Nobody was signed in
    SignInFailed,
    /// Sessions were ended
    SignOut,
    /// A password was changed, or the present one was wrong
    Password,
    /// A token was made, used or revoked
    Token,
    /// A guest link was made, used or revoked
    GuestLink,
    /// An invitation was made or accepted
    Invitation,
    /// An account elsewhere was linked or unlinked
    Identity,
}

impl From<Kind> for AccessKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Refusal => Self::Refusal,
            Kind::Read => Self::Read,
            Kind::SignIn => Self::SignIn,
            Kind::SignInFailed => Self::SignInFailed,
            Kind::SignOut => Self::SignOut,
            Kind::Password => Self::Password,
            Kind::Token => Self::Token,
            Kind::GuestLink => Self::GuestLink,
            Kind::Invitation => Self::Invitation,
            Kind::Identity => Self::Identity,
        }
    }
}

pub(crate) fn run(context: &Context, args: &Access) -> Result<(), Failure> {
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let person = args.person.as_deref().map(|text| people.find(text));
        let person = person.transpose()?.map(|person| person.to_string());
        let stream = match &args.review {
            Some(name) => Some(engine.stream_of(name).await?),
            None => None,
        };
        let wanted = Wanted {
            kind: args.kind.map(AccessKind::from),
            person,
            stream,
        };
        let access = engine.store().access();
        let mut entries = access.newest(&wanted, None, args.last).await?;
        entries.reverse();
        say(context.output, engine, &people, &entries).await
    })
}

async fn say(
    output: Output,
    engine: &Engine,
    people: &People,
    entries: &[AccessEntry],
) -> Result<(), Failure> {
    if entries.is_empty() {
        return Ok(output.remark("there are no such entries")?);
    }
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let access = &entry.access;
        let about = match access.stream.strip_prefix("account:") {
            Some(id) if id == access.actor => String::new(),
            Some(id) => handle(people, id),
            None => match engine.store().models().review(&access.stream).await? {
                Some(review) => review.name,
                None => access.stream.clone(),
            },
        };
        if output.json {
            output.entry(&json!({
                "number": entry.seq,
                "time": shown_seconds(access.time),
                "kind": access.kind.as_str(),
                "person": access.actor,
                "stream": access.stream,
                "about": about,
                "what": access.action,
                "clauses": access.clauses,
                "via": access.via,
                "device": entry.device,
            }))?;
        }
        rows.push(vec![
            entry.seq.to_string(),
            shown_seconds(access.time),
            access.kind.as_str().to_owned(),
            handle(people, &access.actor),
            about,
            detail(entry),
        ]);
    }
    if !output.json {
        output.text(columns(&rows))?;
    }
    Ok(())
}

/// The handle of an account; `-` if nobody knows whose it was.
fn handle(people: &People, id: &str) -> String {
    match people.account(id) {
        Some(account) => account.handle.clone(),
        None if id.is_empty() => "-".to_owned(),
        None => id.to_owned(),
    }
}

/// What was read, refused or done, why not, and the way it came.
fn detail(entry: &AccessEntry) -> String {
    let access = &entry.access;
    let unmet = match &access.clauses[..] {
        [] => String::new(),
        clauses => format!(", not met: {}", clauses.join(" ")),
    };
    let device = match entry.device.as_str() {
        "" => String::new(),
        device => format!(", {device}"),
    };
    format!("{}{unmet} ({}{device})", access.action, access.via)
}
