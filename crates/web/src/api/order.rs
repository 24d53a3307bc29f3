//! [`order()`]: a command on a review that the caller names, from the look at it to the answer.

use axum::Json;
use engine::{directory::Directory, look::Look};
use process::command::Intent;

use super::{
    caller::Doer,
    command::{AcceptedBody, Along, OccurredBody, Ordered, submit},
    keys::Key,
    moment::{Moment, look},
};
use crate::{answer::problem::Problem, house::House};

/// What goes with a command, as bodies have it.
pub(super) fn along(on_behalf_of: Option<String>, occurred: Option<OccurredBody>) -> Along {
    Along {
        on_behalf_of,
        occurred,
    }
}

/// Submits what is meant on a review as the caller may see it; nothing of it is read before that is known.
pub(super) async fn order(
    house: &House,
    doer: &Doer,
    (review, key, seen, along): (&str, Key, Option<u64>, Along),
    intent: impl FnOnce(&Look, &Directory) -> Result<Intent, Problem>,
) -> Result<Json<AcceptedBody>, Problem> {
    let look = look(house, &doer.0, review, Moment(None)).await?;
    let directory = house.engine().directory().await;
    let directory = directory.map_err(Problem::unexpected)?;
    let intent = intent(&look, &directory)?;
    let ordered = Ordered {
        seen,
        ..Ordered::on(look.stream(), key, along, intent)
    };
    submit(house, doer, &directory, ordered).await
}
