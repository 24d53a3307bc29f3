//! A definition: as a drawing, its rules in words, who may do what, what differs from another version, and its text.
//!
//! With `?r=` the drawing shows where a review is, as its reader may know it; with `?at=` where it was. Nothing moves for it.

mod content;
mod difference;
mod machine;
mod people;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    extract::{FromRequestParts, Path, Query, State},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use definition::{
    model::Definition,
    name::Name,
    words::{Rules, rules},
};
use engine::listing::Listed;
use jiff::Timestamp;
use process::view::{ReviewView, Viewer};
use serde::Deserialize;

use super::{Html, Page, Past, definitions, review};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{
        address::encoded,
        at::{At, When},
        visitor::{SignedIn, Visitor},
    },
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/definitions/{digest}", get(show))
        .route("/definitions/{digest}/source", get(source))
        .route("/definitions/{digest}/diff/{other}", get(difference::show))
}

/// Which part of a definition is shown, and with which review in it.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    /// The part.
    #[serde(default)]
    show: Part,
    /// The machine that is shown, instead of the part.
    machine: Option<Name>,
    /// The review whose states are marked.
    r: Option<String>,
    /// The moment of the review, as it was asked for.
    #[serde(default)]
    at: String,
}

/// A part of a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// The drawing of all machines, and what belongs to none of them.
    #[default]
    Overview,
    /// Roles, and who may do what.
    People,
    /// What is confidential.
    Classes,
}

impl Part {
    const ALL: [Self; 3] = [Self::Overview, Self::People, Self::Classes];

    fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::People => "people",
            Self::Classes => "classes",
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let Query(asked) = Query::<Self>::try_from_uri(&parts.uri)
            .map_err(|error| Fault::BadRequest(error.into()))?;
        Ok(asked)
    }
}

/// How many instances a review has in each state of each machine, as its reader may know it.
struct Present {
    review: String,
    counts: BTreeMap<(Name, Name), usize>,
    /// How many of each machine are open.
    open: BTreeMap<Name, usize>,
}

impl Present {
    fn of(review: String, view: &ReviewView) -> Self {
        let (mut counts, mut open) = (BTreeMap::new(), BTreeMap::new());
        for instance in view.instances.iter().filter(|instance| !instance.cancelled) {
            let state = (instance.machine.clone(), instance.subject.state.clone());
            *counts.entry(state).or_default() += 1;
            *open.entry(instance.machine.clone()).or_default() += usize::from(instance.open);
        }
        Self {
            review,
            counts,
            open,
        }
    }
}

/// What a page of a definition shows.
struct Shown<'s> {
    locale: &'s Locale,
    definition: &'s Definition,
    rules: &'s Rules,
    asked: &'s Asked,
    /// All published versions of the workflow, the newest first.
    versions: &'s [Arc<Definition>],
    /// The open reviews that follow it.
    running: &'s [Arc<Listed>],
    present: Option<Present>,
    /// The moment that is shown, if it is in the past.
    when: Option<Timestamp>,
}

impl Shown<'_> {
    /// The same review at the same moment, on another part of the definition.
    fn address(&self, pairs: &[(&str, &str)]) -> String {
        let to = definitions::to(self.definition);
        let review = self.asked.r.as_deref().map(|name| ("r", name));
        let at = Some(("at", self.asked.at.as_str())).filter(|(_, at)| !at.is_empty());
        let pairs = pairs.iter().copied().chain(review).chain(at);
        let pairs = pairs.map(|(name, value)| format!("{name}={}", encoded(value)));
        let pairs: Vec<String> = pairs.collect();
        if pairs.is_empty() {
            to
        } else {
            format!("{to}?{}", pairs.join("&"))
        }
    }
}

async fn show(
    State(house): State<House>,
    Path(digest): Path<String>,
    signed_in: SignedIn,
    asked: Asked,
    at: At,
) -> Result<Html, Fault> {
    let visitor = &signed_in.visitor;
    let definition = house.engine().definitions().by_digest(&digest).await?;
    let (present, past) = present(&house, visitor, &definition, &asked, at).await?;
    let when = past.as_ref().map(|past| past.moment);
    let mut versions = definitions::published(&house, when).await?;
    versions.retain(|known| known.workflow == definition.workflow);
    if !versions
        .iter()
        .any(|known| known.digest == definition.digest)
    {
        return Err(Fault::NotFound);
    }
    let mut running = definitions::running(&house, visitor, when).await?;
    let locale = house.locales().of(visitor);
    let shown = Shown {
        locale: &locale,
        rules: &rules(&definition),
        definition: &definition,
        asked: &asked,
        versions: &versions,
        running: &running.remove(&definition.digest).unwrap_or_default(),
        present,
        when,
    };
    Ok(Page {
        title: definition.title.to_string(),
        visitor,
        locale: &locale,
        past,
        content: content::content(&shown)?,
    }
    .html())
}

/// Where the review is that is asked for, and the moment that is shown, if that is in the past.
async fn present(
    house: &House,
    visitor: &Visitor,
    definition: &Definition,
    asked: &Asked,
    at: At,
) -> Result<(Option<Present>, Option<Past>), Fault> {
    let Some(name) = &asked.r else {
        let When(when) = When::of(house, at)?;
        let past = |moment| Past::of_all(moment, definitions::to(definition));
        return Ok((None, when.map(past)));
    };
    let look = house.look(visitor, name, at.0).await?;
    if look.snapshot().definition.digest != definition.digest {
        return Err(Fault::NotFound);
    }
    let at = look.moment();
    let view = look.view(&look.viewer, |viewed| viewed.review(at));
    if view != look.view(&Viewer::Anyone, |viewed| viewed.review(at)) {
        house
            .note_read(visitor, look.stream(), "definition")
            .await?;
    }
    let now = format!("{}?r={}", definitions::to(definition), encoded(name));
    let past = review::past(&look, &now);
    Ok((Some(Present::of(name.clone(), &view)), past))
}

async fn source(
    State(house): State<House>,
    Path(digest): Path<String>,
    _: SignedIn,
) -> Result<Response, Fault> {
    let definition = house.engine().definitions().by_digest(&digest).await?;
    let text = house.engine().definitions().source(&digest).await?;
    // Ids and versions of definitions are letters, digits, dots and hyphens.
    let name = format!(
        "attachment; filename=\"{}-{}.yaml\"",
        definition.workflow, definition.version
    );
    let headers = [
        (header::CONTENT_TYPE, "application/yaml".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, text).into_response())
}
