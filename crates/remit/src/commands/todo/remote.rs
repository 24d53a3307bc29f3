//! The same of a server.

use serde::Deserialize;

use super::{Desk, Todo, say};
use crate::{
    cli::Context,
    failure::Failure,
    remote::{Call, Me, Remote, Shown},
};

/// A page of desks.
#[derive(Debug, Deserialize)]
struct Desks {
    desks: Vec<Desk>,
    next: Option<String>,
}

/// Asks for what there is to do, page by page, and says it.
pub(super) async fn ask(
    context: &Context,
    remote: &Remote,
    me: &Me,
    args: &Todo,
) -> Result<(), Failure> {
    let (mut desks, mut names) = (Vec::new(), Vec::new());
    let mut after = None;
    loop {
        let call = Call::get(&["todo"])
            .with("review", args.review.as_ref())
            .with("after", after);
        let page: Shown<Desks> = match (remote.send(call).await?, &args.review) {
            (Ok(answer), _) => answer.read()?,
            (Err(problem), Some(review)) => return Err(problem.of_review(review)),
            (Err(problem), None) => return Err(problem.into()),
        };
        let (page, named) = page.parts();
        names.extend(named.list().into_iter().cloned());
        desks.extend(page.desks);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    desks.sort_by(|a, b| a.review.cmp(&b.review));
    let person = args.person.as_deref().unwrap_or(&me.handle);
    say(context.output, &names.into_iter().collect(), person, &desks)
}
