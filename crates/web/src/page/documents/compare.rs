//! Two versions of a text, line by line.

use std::time::Duration;

use axum::extract::{Path, Query, State};
use definition::name::Name;
use engine::look::Look;
use maud::{Markup, html};
use serde::Deserialize;
use similar::{ChangeTag, TextDiff, TextDiffConfig};

use super::{
    content::is_comparable,
    past_of,
    versions::{Held, Holding, Version, of},
};
use crate::{
    answer::{fault::Fault, misread::Misread},
    house::House,
    page::{Html, Page, frame::Frame, review},
    part::{moment, reading::Reading},
    request::{
        address::{self, encoded},
        at::At,
        visitor::Visitor,
    },
};

/// Equal lines that are shown around a difference.
const AROUND: usize = 3;

/// The longest text that is compared, in bytes.
const TEXT_BYTES_MAX: usize = 1 << 20;

/// How long a comparison may look for the shortest difference; then it takes a longer one.
const PATIENCE: Duration = Duration::from_millis(200);

/// Two versions of a field.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Asked {
    of: Name,
    field: Name,
    from: u64,
    to: u64,
}

pub(super) async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Html, Fault> {
    let Query(asked) = asked.map_err(|error| Fault::BadRequest(error.into()))?;
    let look = house.look(&visitor, &name, at).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let holdings = of(&look, &look.viewer, &timeline)?;
    let mut holdings = holdings.iter();
    let holding = holdings
        .find(|it| it.subject.instance == asked.of && it.field == asked.field)
        .ok_or(Fault::NotFound)?;
    let version = |revision| holding.version(revision).ok_or(Fault::NotFound);
    let (from, to) = (version(asked.from)?, version(asked.to)?);
    let (before, after) = (
        text(&house, &look, from).await?,
        text(&house, &look, to).await?,
    );
    let what = format!(
        "compare {} {} {} {}",
        asked.of, asked.field, asked.from, asked.to
    );
    house.note_read(&visitor, look.stream(), &what).await?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past_of(&look),
        guest: visitor.guest.as_ref(),
    };
    let now = format!(
        "{}?of={}&field={}&from={}&to={}",
        address::review(&name, "/documents/compare"),
        encoded(&asked.of),
        encoded(&asked.field),
        asked.from,
        asked.to
    );
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("documents-compare-title"),
        visitor: &visitor,
        locale: &locale,
        past: review::past(&look, &now),
        content: html! {
            (frame.tabs(reading, None))
            (content(reading, holding, (from, &before), (to, &after)))
        },
    };
    Ok(page.html_within(&frame, reading))
}

/// The text of a version. What is no text, or too long, is not compared.
async fn text(house: &House, look: &Look, version: &Version) -> Result<String, Fault> {
    let too_long = || Fault::BadRequest(Misread::LongText(TEXT_BYTES_MAX));
    let text = match &version.held {
        Held::Text(text) => text.clone(),
        Held::Documents(documents) => {
            let document = match &documents[..] {
                [only] if is_comparable(&only.media_type) => only,
                _ => {
                    return Err(Fault::BadRequest(Misread::NoText));
                }
            };
            if document.length > TEXT_BYTES_MAX as u64 {
                return Err(too_long());
            }
            let bytes = house
                .engine()
                .document(look.stream(), &document.sha256)
                .await;
            String::from_utf8_lossy(&bytes.map_err(Fault::unexpected)?).into_owned()
        }
    };
    if text.len() > TEXT_BYTES_MAX {
        return Err(too_long());
    }
    Ok(text)
}

fn content(
    reading: Reading<'_>,
    holding: &Holding,
    (from, before): (&Version, &str),
    (to, after): (&Version, &str),
) -> Markup {
    let difference = TextDiffConfig::default()
        .timeout(PATIENCE)
        .diff_lines(before, after);
    html! {
        p {
            a href=(reading.address("/documents")) { (reading.say("documents-title")) } " / "
            (reading.instance(&holding.subject)) " / " (reading.said(&holding.title))
        }
        @if before == after { p { (reading.say("documents-same")) } }
        @else {
            div.scroll role="region" tabindex="0" aria-label=(reading.say("documents-compare-title")) {
                table.diff {
                    caption { (reading.say("documents-compare-title")) }
                    thead {
                        tr {
                            th scope="col" { bdi { "#" (from.revision) } " " (moment::moment(reading.locale, from.at)) }
                            th scope="col" { bdi { "#" (to.revision) } " " (moment::moment(reading.locale, to.at)) }
                            th scope="col" { (reading.say("documents-line")) }
                        }
                    }
                    (lines(&difference))
                }
            }
        }
    }
}

fn lines(difference: &TextDiff<'_, '_, str>) -> Markup {
    html! {
        @for group in difference.grouped_ops(AROUND) {
            tbody {
                @for change in group.iter().flat_map(|operation| difference.iter_changes(operation)) {
                    tr {
                        td { @if let Some(index) = change.old_index() { bdi { (index + 1) } } }
                        td { @if let Some(index) = change.new_index() { bdi { (index + 1) } } }
                        // Nobody says in which language a document is written.
                        td dir="auto" lang="" {
                            @match change.tag() {
                                ChangeTag::Delete => { del { (change.value()) } }
                                ChangeTag::Insert => { ins { (change.value()) } }
                                ChangeTag::Equal => { (change.value()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
