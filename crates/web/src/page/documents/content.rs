//! The list of documents.

use maud::{Markup, html};

use super::versions::{Held, Holding, Version};
use crate::{
    part::{moment, reading::Reading},
    request::address::{self, encoded},
};

/// Documents of which two can be compared: those whose bytes are text.
pub(super) const COMPARABLE: [&str; 2] = ["text/plain", "text/markdown"];

pub(super) fn content(reading: Reading<'_>, holdings: &[Holding]) -> Markup {
    let (documents, texts): (Vec<&Holding>, Vec<&Holding>) =
        holdings.iter().partition(|holding| holding.has_documents());
    html! {
        @if documents.is_empty() { p { (reading.say("documents-none")) } }
        @else { (table(reading, "documents-all", &documents)) }
        @if !texts.is_empty() { (table(reading, "documents-texts", &texts)) }
    }
}

fn table(reading: Reading<'_>, caption: &str, holdings: &[&Holding]) -> Markup {
    let say = |message| reading.say(message);
    html! {
        div.scroll role="region" tabindex="0" aria-label=(say(caption)) {
            table.rows.folds {
                caption { (say(caption)) }
                thead {
                    tr {
                        th scope="col" { (say("documents-where")) }
                        th scope="col" { (say("documents-what")) }
                        th scope="col" { (say("documents-version")) }
                        th scope="col" { (say("documents-content")) }
                        th scope="col" { (say("documents-class")) }
                        th scope="col" { (say("documents-compare")) }
                    }
                }
                @for holding in holdings {
                    tbody {
                        @for (index, version) in holding.versions.iter().enumerate().rev() {
                            (row(reading, holding, index, version))
                        }
                    }
                }
            }
        }
    }
}

fn row(reading: Reading<'_>, holding: &Holding, index: usize, version: &Version) -> Markup {
    let before = index.checked_sub(1).map(|before| &holding.versions[before]);
    html! {
        tr {
            @if index + 1 == holding.versions.len() {
                th scope="rowgroup" rowspan=(holding.versions.len()) { (reading.instance(&holding.subject)) }
            }
            td { (reading.said(&holding.title)) }
            td {
                bdi { (index + 1) } " "
                a.quiet href={ (address::review(reading.review, "/history")) "?at=" (version.revision) } {
                    (moment::moment(reading.locale, version.at)) " " bdi { "#" (version.revision) }
                }
            }
            td { (held(reading, &version.held)) }
            td data-head=(reading.say("documents-class")) { (reading.said(&holding.class.replace('_', " "))) }
            td {
                @if let Some(before) = before.filter(|before| are_comparable(before, version)) {
                    a href=(compare_address(reading, holding, before.revision, version.revision)) {
                        (reading.say_with("documents-compare-with", &[("version", index.into())]))
                    }
                }
            }
        }
    }
}

fn held(reading: Reading<'_>, held: &Held) -> Markup {
    match held {
        Held::Text(text) => {
            html! { (reading.count("documents-characters", text.chars().count())) }
        }
        Held::Documents(documents) => html! {
            @for document in documents {
                div {
                    a href=(address::review(reading.review, &format!("/documents/{}", document.sha256))) download {
                        bdi { (document.name) }
                    }
                    " " span.quiet { bdi { (size(document.length)) } " " bdi { (document.media_type) } }
                }
            }
        },
    }
}

/// Whether both versions are texts.
pub(super) fn are_comparable(one: &Version, other: &Version) -> bool {
    let is_text = |version: &Version| match &version.held {
        Held::Text(_) => true,
        Held::Documents(documents) => {
            matches!(&documents[..], [only] if is_comparable(&only.media_type))
        }
    };
    is_text(one) && is_text(other)
}

/// Whether bytes of a media type are text, whatever its parameters say.
pub(super) fn is_comparable(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or_default().trim();
    COMPARABLE
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

fn compare_address(reading: Reading<'_>, holding: &Holding, from: u64, to: u64) -> String {
    let page = address::review(reading.review, "/documents/compare");
    format!(
        "{page}?of={}&field={}&from={from}&to={to}",
        encoded(&holding.subject.instance),
        encoded(&holding.field)
    )
}

/// A length in bytes, kB or MB (powers of 1000, as ISO 80000-13 has them).
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}
