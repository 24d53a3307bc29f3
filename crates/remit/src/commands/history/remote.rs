//! The same of a server.

use serde::Deserialize;

use super::{Event, History, line, say_hidden};
use crate::{
    cli::Context,
    failure::Failure,
    remote::{Call, PAGE, Remote},
};

/// A page of events.
#[derive(Debug, Deserialize)]
struct Events {
    events: Vec<Event>,
    hidden: usize,
    next: Option<String>,
}

/// Asks what happened, page by page, and says it.
pub(super) async fn ask(context: &Context, remote: &Remote, args: &History) -> Result<(), Failure> {
    let output = context.output;
    let mut after = None;
    loop {
        let call = Call::get(&["reviews", &args.review, "history"])
            .with("limit", Some(PAGE))
            .with("after", after);
        let answer = remote.send(call).await?;
        let answer = answer.map_err(|problem| problem.of_review(&args.review))?;
        let page: Events = answer.read()?;
        for event in page.events {
            if !args.includes(event.revision, event.at) {
                continue;
            }
            if output.json {
                output.entry(&event)?;
            } else {
                output.text(line(event.at, event.revision, &event.sentence))?;
            }
        }
        after = page.next;
        if after.is_none() {
            return if output.json {
                Ok(())
            } else {
                say_hidden(output, page.hidden)
            };
        }
    }
}
