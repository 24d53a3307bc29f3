//! The page Search.

use jiff::Timestamp;
use maud::{Markup, html};

use super::find::{Found, Hit, Kind, LEAST};
use crate::{locale::Locale, part::name, request::address};

/// The page.
pub(super) fn content(
    locale: &Locale,
    (question, when): (&str, Option<Timestamp>),
    found: &Found,
) -> Markup {
    let is_asked = question.trim().chars().count() >= LEAST;
    html! {
        search { (form(locale, question, when)) }
        @if is_asked && found.hits.is_empty() { p { (locale.say("search-none")) } }
        @for kind in Kind::ALL {
            @let hits: Vec<&Hit> = found.hits.iter().filter(|hit| hit.kind == kind).collect();
            @if !hits.is_empty() {
                section {
                    h2 { (locale.say(&format!("search-kind-{}", kind.id()))) }
                    ul { @for hit in hits { (one(found, hit, when)) } }
                }
            }
        }
        @if found.stopped { p.quiet { (locale.say("search-stopped")) } }
    }
}

fn form(locale: &Locale, question: &str, when: Option<Timestamp>) -> Markup {
    let hint = locale.say_with("search-hint", &[("least", LEAST.into())]);
    html! {
        form.filters method="get" action="/search" {
            label {
                (locale.say("search-for"))
                input type="search" name="q" value=(question) maxlength="200" dir="auto" aria-describedby="search-hint";
            }
            @if let Some(when) = when { input type="hidden" name="at" value=(when); }
            button { (locale.say("search-do")) }
        }
        p.hint id="search-hint" { (hint) }
    }
}

fn one(found: &Found, hit: &Hit, when: Option<Timestamp>) -> Markup {
    html! {
        li {
            a href=(hit.address) { (marked(found, &hit.title)) }
            @if let Some(within) = &hit.within {
                " " span.quiet { a href=(address::at(&address::review(within, ""), when)) { (name::text(within)) } }
            }
            @if let Some((field, text)) = &hit.excerpt { br; span.quiet { (name::text(field)) ": " } (marked(found, text)) }
        }
    }
}

/// A text in which the words that were found are marked.
fn marked(found: &Found, text: &str) -> Markup {
    let lower = text.to_lowercase();
    // Where lower case has another length, places in it say nothing.
    let is_same = lower.len() == text.len();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in found.words.iter().filter(|_| is_same) {
        let ends = lower.match_indices(word.as_str());
        places.extend(ends.map(|(at, part)| (at, at + part.len())));
    }
    places.sort_unstable();
    let mut parts = Vec::new();
    let mut last = 0;
    for (from, to) in places {
        let is_whole = text.is_char_boundary(from) && text.is_char_boundary(to);
        if from >= last && is_whole {
            parts.push((&text[last..from], &text[from..to]));
            last = to;
        }
    }
    html! {
        bdi dir="auto" {
            @for (before, word) in parts { (before) mark { (word) } }
            (text.get(last..).unwrap_or_default())
        }
    }
}
