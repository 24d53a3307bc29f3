//! What changed from another definition to this one, in words.

use axum::extract::{Path, State};
use definition::{
    difference::{Change, ChangeKind, Group, Written, between},
    model::Definition,
};
use maud::{Markup, html};

use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::{Html, Page, definitions},
    part::{name, reading::said},
    request::visitor::SignedIn,
};

pub(super) async fn show(
    State(house): State<House>,
    Path((digest, other)): Path<(String, String)>,
    signed_in: SignedIn,
) -> Result<Html, Fault> {
    let visitor = &signed_in.visitor;
    let known = house.engine().definitions();
    let (new, old) = (
        known.by_digest(&digest).await?,
        known.by_digest(&other).await?,
    );
    let (now, before) = (
        written(&house, &digest).await?,
        written(&house, &other).await?,
    );
    let groups = between(&before, &now);
    let locale = house.locales().of(visitor);
    let values = [
        ("title", new.title.as_str().into()),
        ("old", old.version.as_str().into()),
        ("new", new.version.as_str().into()),
    ];
    Ok(Page {
        title: locale.say_with("definition-diff", &values),
        visitor,
        locale: &locale,
        past: None,
        content: content(&locale, &new, &old, &groups),
    }
    .html())
}

async fn written(house: &House, digest: &str) -> Result<Written, Fault> {
    let source = house.engine().definitions().source(digest).await?;
    Written::read(&source)
        .map_err(|_| Fault::unexpected(format!("definition {digest} cannot be read again")))
}

fn content(locale: &Locale, new: &Definition, old: &Definition, groups: &[Group]) -> Markup {
    html! {
        p {
            a href=(definitions::to(old)) { (name::text(&old.workflow)) " " (name::text(&old.version)) } " → "
            a href=(definitions::to(new)) { (name::text(&new.workflow)) " " (name::text(&new.version)) }
        }
        @if groups.is_empty() { p { (locale.say("definition-diff-none")) } }
        @for group in groups {
            section {
                h2 { (said(locale, &group.title)) }
                div.scroll role="region" tabindex="0" aria-label=(group.title) {
                    table.diff {
                        caption { (locale.say("definition-diff-caption")) }
                        thead {
                            tr {
                                @for head in ["definition-diff-kind", "definition-diff-what", "definition-diff-before", "definition-diff-after"] {
                                    th scope="col" { (locale.say(head)) }
                                }
                            }
                        }
                        tbody { @for change in &group.changes { (line(locale, change)) } }
                    }
                }
            }
        }
    }
}

fn line(locale: &Locale, change: &Change) -> Markup {
    let kind = match change.kind {
        ChangeKind::Added => "definition-diff-added",
        ChangeKind::Removed => "definition-diff-removed",
        ChangeKind::Changed => "definition-diff-changed",
        ChangeKind::Moved => "definition-diff-moved",
    };
    html! {
        tr {
            td { (locale.say(kind)) }
            th scope="row" { (said(locale, &change.sentence)) }
            td { @if let Some(old) = &change.old { del { (said(locale, old)) } } }
            td { @if let Some(new) = &change.new { ins { (said(locale, new)) } } }
        }
    }
}
