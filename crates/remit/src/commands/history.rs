//! `remit history`: what happened, as sentences or as events.

mod remote;

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use clap::Args;
use definition::model::Definition;
use engine::{engine::Engine, history::Entry as Stored, look::Look};
use jiff::Timestamp;
use process::{
    history::{Entry, History as Told, history},
    view::Viewer,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::{
    access,
    cli::Context,
    data::Use,
    exit::Exit,
    failure::Failure,
    look,
    moment::{self, Place},
    output::Output,
    people::People,
};

/// See what happened, like minutes
///
/// Events that the viewer may not know of are left out. In JSON, each as it stands in the record, too: its position, its leaf
/// and its open sections; what is sealed stays sealed. A server gives that part to auditors alone.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit history policy --as ada
  remit history policy --as ada --from 2026-11-01 --to 2026-11-30
  remit history policy --from 3 --to 5 --json")]
pub(crate) struct History {
    /// The review, by name or id
    review: String,
    /// From this revision or time on
    #[arg(long, value_name = "REVISION|TIME", value_parser = moment::place)]
    from: Option<Place>,
    /// Up to this revision or time
    #[arg(long, value_name = "REVISION|TIME", value_parser = moment::place)]
    to: Option<Place>,
    /// Who looks
    #[arg(long = "as", value_name = "PERSON")]
    viewer: Option<String>,
}

impl History {
    fn includes(&self, revision: u64, at: Timestamp) -> bool {
        let begun = self.from.is_none_or(|from| match from {
            Place::Number(first) => revision >= first,
            Place::Time(moment) => at >= moment.from,
        });
        let ended = self.to.is_some_and(|to| match to {
            Place::Number(last) => revision > last,
            Place::Time(moment) => at > moment.until,
        });
        begun && !ended
    }
}

pub(crate) fn run(context: &Context, args: &History) -> Result<(), Failure> {
    let named = args.viewer.as_deref();
    let asked = context.with_server(named, async |remote, _| {
        remote::ask(context, remote, args).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let viewer = people.viewer(args.viewer.as_deref())?;
        let look = look::at(engine, &args.review, viewer, None).await?;
        look::must_be_known(&look, &args.review)?;
        let (definition, events) = all(engine, look.stream()).await?;
        let told = told(&definition, &events, &look, &look.viewer)?;
        let to_everybody = self::told(&definition, &events, &look, &Viewer::Anyone)?;
        let seen = (&told, &to_everybody);
        access::note(engine, &look.viewer, look.stream(), "history", seen).await?;
        if context.output.json {
            return write(engine, context.output, (look.stream(), &people), args, told).await;
        }
        say(context.output, &people, args, &told)
    })
}

/// The events that the viewer may know of, one line of JSON each.
async fn write(
    engine: &Engine,
    output: Output,
    (stream, people): (&str, &People),
    args: &History,
    told: Told,
) -> Result<(), Failure> {
    let mut known: BTreeMap<u64, Entry> = told
        .entries
        .into_iter()
        .map(|entry| (entry.revision, entry))
        .collect();
    let mut written = Ok(());
    let visit = |_: &Arc<Definition>, _: &_, stored: &Stored| {
        let entry = known.remove(&stored.revision);
        let entry = entry.filter(|entry| args.includes(entry.revision, entry.sentence.at));
        if let Some(entry) = entry {
            let event = Event {
                revision: entry.revision,
                at: entry.sentence.at,
                kind: json!(entry.sentence.kind),
                sentence: people.told(&entry.sentence),
                by: entry.sentence.by.map(|person| person.to_string()),
                instance: entry.sentence.instance.map(|id| id.to_string()),
                record: Some(json!({
                    "position": stored.position, "leaf": stored.leaf, "open": stored.open,
                })),
            };
            written = output.entry(&event);
        }
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    engine.walk(stream, visit).await?;
    Ok(written?)
}

/// An event as it is told to programs.
#[derive(Debug, Deserialize, Serialize)]
struct Event {
    revision: u64,
    at: Timestamp,
    kind: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// As it stands in the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Json>,
}

async fn all(
    engine: &Engine,
    stream: &str,
) -> Result<(Arc<Definition>, Vec<process::event::Event>), Failure> {
    let mut events = Vec::new();
    let collect = |_: &Arc<Definition>, _: &_, stored: &Stored| {
        events.push(stored.event.clone());
        ControlFlow::Continue(())
    };
    engine.walk(stream, collect).await?;
    Ok((engine.review(stream).await?.definition, events))
}

fn told(
    definition: &Definition,
    events: &[process::event::Event],
    look: &Look,
    viewer: &Viewer,
) -> Result<Told, Failure> {
    let told = history(definition, events, viewer, look.moment());
    told.map_err(|error| Failure::new(Exit::Data, error))
}

fn say(output: Output, people: &People, args: &History, told: &Told) -> Result<(), Failure> {
    for entry in &told.entries {
        if args.includes(entry.revision, entry.sentence.at) {
            let text = people.told(&entry.sentence);
            output.text(line(entry.sentence.at, entry.revision, &text))?;
        }
    }
    say_hidden(output, told.hidden)
}

/// One event on one line.
fn line(at: Timestamp, revision: u64, text: &str) -> String {
    format!("{}  {revision:>4}  {text}", moment::shown(at))
}

fn say_hidden(output: Output, hidden: usize) -> Result<(), Failure> {
    if hidden > 0 {
        output.text(format!("and {hidden} events that you may not see"))?;
    }
    Ok(())
}
