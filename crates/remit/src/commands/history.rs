//! `remit history`: what happened, as sentences or as events.

mod remote;

use std::{collections::BTreeSet, ops::ControlFlow, sync::Arc};

use clap::Args;
use definition::model::Definition;
use engine::{engine::Engine, history::Entry, look::Look};
use jiff::Timestamp;
use process::{
    event::Event,
    history::{History as Told, history},
    view::Viewer,
};
use serde_json::json;

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
/// In JSON: the events themselves, their leaves and open sections; what is sealed stays sealed. Events that the viewer may not
/// know of are left out.
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
            return write(engine, context.output, look.stream(), args, &told).await;
        }
        say(context.output, &people, args, &told)
    })
}

/// The events that the viewer may know of, one line of JSON each.
async fn write(
    engine: &Engine,
    output: Output,
    stream: &str,
    args: &History,
    told: &Told,
) -> Result<(), Failure> {
    let known: BTreeSet<u64> = told.entries.iter().map(|entry| entry.revision).collect();
    let mut written = Ok(());
    let visit = |_: &Arc<Definition>, _: &_, entry: &Entry| {
        if known.contains(&entry.revision) && args.includes(entry.revision, entry.event.at) {
            written = output.entry(&json!({
                "position": entry.position, "leaf": entry.leaf, "open": entry.open,
            }));
        }
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    engine.walk(stream, visit).await?;
    Ok(written?)
}

async fn all(engine: &Engine, stream: &str) -> Result<(Arc<Definition>, Vec<Event>), Failure> {
    let mut events = Vec::new();
    let collect = |_: &Arc<Definition>, _: &_, entry: &Entry| {
        events.push(entry.event.clone());
        ControlFlow::Continue(())
    };
    engine.walk(stream, collect).await?;
    Ok((engine.review(stream).await?.definition, events))
}

fn told(
    definition: &Definition,
    events: &[Event],
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
