//! A review as somebody looks at it on the command line.

use definition::name::Name;
use engine::{
    engine::Engine,
    look::{self, Look},
};
use process::view::Viewer;

use crate::{failure::Failure, moment::Place, reviews};

/// A review by its name or id, as it is now or was at a place of the record.
pub(crate) async fn at(
    engine: &Engine,
    review: &str,
    viewer: Viewer,
    at: Option<Place>,
) -> Result<Look, Failure> {
    let stream = reviews::stream(engine, review).await?;
    let place = at.map(|place| match place {
        Place::Number(position) => look::Place::Position(position),
        Place::Time(moment) => look::Place::Time(moment.until),
    });
    Ok(engine.look(&stream, viewer, place).await?)
}

/// The actions that the present state of an instance offers.
pub(crate) fn offered(look: &Look, viewer: &Viewer, instance: &str) -> Result<Vec<Name>, Failure> {
    look.offered(viewer, instance)
        .ok_or_else(|| no_such_instance(instance))
}

/// There is no such instance, or the viewer may not know of it.
pub(crate) fn no_such_instance(instance: &str) -> Failure {
    Failure::not_found(format_args!(
        "there is no `{instance}` that you may see; `remit state` shows what there is"
    ))
}

/// Fails if the viewer may not know of the review.
pub(crate) fn must_be_known(look: &Look, name: &str) -> Result<(), Failure> {
    if look.is_known() {
        return Ok(());
    }
    let text = match look.viewer {
        Viewer::Anyone => {
            format!("there is nothing of `{name}` that everybody may see; say who looks with --as")
        }
        _ => format!("there is nothing of `{name}` that you may see"),
    };
    Err(Failure::not_found(text))
}
