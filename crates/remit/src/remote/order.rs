//! [`Order`]: a command for the server, and what became of it.

use definition::value::json::partial_date_to_text;
use serde_json::{Map, Value as Json, json};

use crate::{
    failure::Failure,
    output::Output,
    submit::{By, Done, say_done, say_refused},
};

use super::{Answer, Call, Problem, Remote};

/// A command for the server.
#[derive(Debug)]
pub(crate) struct Order<'o> {
    /// The review, by name.
    pub(crate) review: &'o str,
    /// What of the review it goes to.
    pub(crate) to: &'o [&'o str],
    /// What is said with it, in JSON.
    pub(crate) body: Json,
    /// The last revision that was seen.
    pub(crate) seen: Option<u64>,
}

impl Remote {
    /// Gives a command, and says what changed or why it was refused, as the data folder would.
    pub(crate) async fn order(
        &self,
        output: Output,
        by: &By,
        order: Order<'_>,
    ) -> Result<(), Failure> {
        let review = order.review;
        match self.give(by, order).await? {
            Ok(answer) => say_accepted(output, by, &answer),
            Err(problem) => Err(refused(output, problem, review)?),
        }
    }

    /// Gives a command. Its id is drawn once, however often it is sent.
    pub(crate) async fn give(
        &self,
        by: &By,
        order: Order<'_>,
    ) -> Result<Result<Answer, Problem>, Failure> {
        let mut body = match order.body {
            Json::Object(members) => members,
            _ => Map::new(),
        };
        if let Some(person) = &by.on_behalf_of {
            body.insert("on_behalf_of".to_owned(), json!(person));
        }
        if let Some(at) = by.occurred {
            let mut occurred = json!({ "at": partial_date_to_text(at) });
            if let Some(reason) = &by.reason {
                occurred["reason"] = json!(reason);
            }
            body.insert("occurred".to_owned(), occurred);
        }
        let segments = [&["reviews", order.review], order.to].concat();
        let call = Call::post(&segments, &Json::Object(body));
        let call = call.once(by.command()).seen(order.seen);
        self.send(call).await
    }
}

/// Says what changed.
pub(crate) fn say_accepted(output: Output, by: &By, answer: &Answer) -> Result<(), Failure> {
    let mut done: Done = answer.read()?;
    // What was drawn here and sent again was accepted before by us alone: to who gave it, this is the first time.
    if by.id.is_none() && answer.sent > 1 {
        done.already = false;
    }
    // The server tells again what changed then; the folder does not.
    if done.already {
        done.changes.clear();
    }
    Ok(say_done(output, &done)?)
}

/// Says why a command on a review was refused.
pub(crate) fn refused(output: Output, problem: Problem, review: &str) -> Result<Failure, Failure> {
    match (&problem.explanation, &problem.lines) {
        (Some(explanation), Some(lines)) => Ok(say_refused(output, explanation, lines)?),
        _ => Ok(problem.of_review(review)),
    }
}
