//! `remit replay`: fold again, compare with the read models, run the recorded commands again and demand equal bytes.

use clap::Args;
use engine::{engine::Engine, replay::Replayed};
use serde_json::{Value as Json, json};

use crate::{
    cli::Context, data::Use, exit::Exit, failure::Failure, output::Output, progress, reviews,
};

/// Run everything that was recorded again, and compare
///
/// Folds the events, compares the state with the read models, and runs every recorded command again: it must give the same
/// bytes as are recorded.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit replay policy\n  remit replay --all")]
pub(crate) struct Replay {
    /// The review, by name or id
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    review: Option<String>,
    /// All reviews
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(context: &Context, args: &Replay) -> Result<(), Failure> {
    context.with_engine(Use::Existing, async |engine| {
        engine.caught_up().await?;
        let streams = match &args.review {
            Some(review) => vec![(review.clone(), reviews::stream(engine, review).await?)],
            None => {
                let rows = reviews::list(engine).await?;
                rows.into_iter().map(|row| (row.name, row.stream)).collect()
            }
        };
        let bar = progress::bar(context.output, streams.len() as u64, "reviews");
        let mut different = 0;
        for (name, stream) in &streams {
            let replayed = engine.replay(stream).await?;
            bar.inc(1);
            different += usize::from(!replayed.differences.is_empty());
            bar.suspend(|| say(context.output, name, &replayed))?;
        }
        bar.finish_and_clear();
        if different > 0 {
            let text = format!("{different} of {} reviews differ", streams.len());
            return Err(Failure::new(Exit::Refused, text));
        }
        Ok(())
    })
}

/// Replays one review and says what came of it; a difference is a failure.
pub(crate) async fn one(
    engine: &Engine,
    output: Output,
    name: &str,
    stream: &str,
) -> Result<(), Failure> {
    engine.caught_up().await?;
    let replayed = engine.replay(stream).await?;
    say(output, name, &replayed)?;
    if replayed.differences.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(
            Exit::Refused,
            "the replay differs from the record",
        ))
    }
}

fn say(output: Output, name: &str, replayed: &Replayed) -> std::io::Result<()> {
    if output.json {
        return output.entry(&as_json(name, replayed));
    }
    let mut text = format!(
        "{name}: {} events folded, {} commands run again, {} rows of the read models compared: ",
        replayed.events, replayed.commands, replayed.rows
    );
    if replayed.differences.is_empty() {
        text.push_str("all equal");
    } else {
        text.push_str("different");
    }
    for difference in &replayed.differences {
        text.push_str("\n  ");
        text.push_str(difference);
    }
    output.text(text)
}

fn as_json(name: &str, replayed: &Replayed) -> Json {
    json!({
        "review": name,
        "equal": replayed.differences.is_empty(),
        "events": replayed.events,
        "commands": replayed.commands,
        "rows": replayed.rows,
        "differences": replayed.differences,
    })
}
