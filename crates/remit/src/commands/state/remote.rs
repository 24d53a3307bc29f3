//! The same of a server.

use process::view::ReviewView;

use super::{State, only, say};
use crate::{
    cli::Context,
    failure::Failure,
    moment::Place,
    remote::{Call, Remote, Shown},
};

/// Asks where a review stands, or stood, and says it.
pub(super) async fn ask(context: &Context, remote: &Remote, args: &State) -> Result<(), Failure> {
    let (position, time) = match args.at {
        Some(Place::Number(position)) => (Some(position), None),
        Some(Place::Time(moment)) => (None, Some(moment.until)),
        None => (None, None),
    };
    let call = Call::get(&["reviews", &args.review])
        .with("position", position)
        .with("at", time);
    let answer = remote.send(call).await?;
    let answer = answer.map_err(|problem| problem.of_review(&args.review))?;
    let (mut view, people) = answer.read::<Shown<ReviewView>>()?.parts();
    if let Some(instance) = &args.instance {
        only(&mut view, instance)?;
    }
    say(context.output, args, &people, &view)
}
