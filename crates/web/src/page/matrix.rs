//! The matrices of a review: what is in scope where, and what there is for each cell.

#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use maud::html;
use process::{
    matrix::{Matrix, matrices},
    view::Viewer,
};

use super::{
    Html, Page,
    frame::{Frame, Tab},
    review,
};
use crate::{
    answer::fault::Fault,
    house::House,
    part::{
        matrix::{cells, matrix},
        reading::Reading,
    },
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}/matrix", get(show))
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let of = |viewer: &Viewer| look.view(viewer, |viewed| matrices(viewed, look.moment()));
    let shown = of(&look.viewer);
    if visitor.person.is_some() && shown != of(&Viewer::Anyone) {
        house.note_read(&visitor, look.stream(), "matrix").await?;
    }
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let past = review::past(&look, &address::review(&name, "/matrix"));
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(super::Past::revision),
        guest: visitor.guest.as_ref(),
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("matrix"),
        visitor: &visitor,
        locale: &locale,
        content: html! { (frame.tabs(reading, Some(Tab::Matrix))) (content(reading, &shown)) },
        past,
    };
    Ok(page.html_within(&frame, reading))
}

fn content(reading: Reading<'_>, matrices: &[Matrix]) -> maud::Markup {
    html! {
        @if matrices.is_empty() { p { (reading.say("matrix-none")) } }
        @for shown in matrices {
            section id={ "matrix-" (shown.parameter) } data-live={ "matrix-" (shown.parameter) } {
                @if let Some(help) = &shown.help { p { (reading.said(help)) } }
                (matrix(reading, shown, ""))
                (cells(reading, shown))
            }
        }
    }
}
