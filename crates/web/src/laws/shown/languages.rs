//! Who reads French or Arabic meets no English of ours: what a definition or a person wrote stays as written, and says so.

use std::collections::{BTreeMap, BTreeSet};

use axum::{body::Body, http::header};

use super::{
    cast::{Cast, cast},
    pages::{HISTORY, HOUSE, INSTANCES, PROGRAMME, Page, SIGN_OFF},
};
use crate::laws::{
    asked::request,
    asker::Asker,
    markup::{Piece, pieces},
    messages::messages,
};

/// Words of English sentences that no other of our languages has.
const ENGLISH: [&str; 29] = [
    "the", "is", "are", "was", "were", "of", "and", "may", "this", "that", "has", "have", "not",
    "yet", "must", "by", "with", "from", "for", "who", "what", "which", "there", "can", "cannot",
    "done", "will", "you", "your",
];

/// Attributes that are read out or shown.
const SPOKEN: [&str; 5] = ["aria-label", "title", "placeholder", "alt", "value"];

/// Words in a row that are no accident.
const WORDS_MIN: usize = 4;

/// Those who are asked; between them they see every page.
const ASKERS: [&str; 4] = ["review-manager", "writer", "administrator", "stranger"];

/// A text of a page, and in which language it says it is.
struct Spoken {
    text: String,
    lang: String,
    /// It stands in an element of its own that only isolates it: a name, an id, what a program reads.
    is_isolated: bool,
}

/// What is read of a page.
fn spoken(page: &str) -> Vec<Spoken> {
    let mut around: Vec<(String, String)> = Vec::new();
    let mut found = Vec::new();
    for piece in pieces(page) {
        let inherited = around.last().map_or("", |(_, lang)| lang).to_owned();
        match &piece {
            Piece::Open { name, attributes } => {
                let lang = piece.attribute("lang").map(ToOwned::to_owned);
                let lang = lang.unwrap_or(inherited);
                for (name, value) in attributes {
                    if SPOKEN.contains(&name.as_str()) {
                        found.push(Spoken {
                            text: value.clone(),
                            lang: lang.clone(),
                            is_isolated: name == "value",
                        });
                    }
                }
                let is_empty = ["br", "hr", "img", "input", "link", "meta", "col", "wbr"];
                if !is_empty.contains(&name.as_str()) {
                    around.push((name.clone(), lang));
                }
            }
            Piece::Close(name) => {
                let at = around.iter().rposition(|(open, _)| open == name);
                around.truncate(at.unwrap_or(around.len()));
            }
            Piece::Text(text) => found.push(Spoken {
                text: text.trim().to_owned(),
                lang: inherited,
                is_isolated: around
                    .last()
                    .is_some_and(|(name, _)| ["bdi", "code"].contains(&name.as_str())),
            }),
        }
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|one: char| !one.is_alphabetic() && one != '’' && one != '\'');
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Texts of ours that another language says otherwise: whole messages, and long parts of those with values.
fn english_of_ours(language: &str) -> (BTreeSet<String>, Vec<String>) {
    let (english, other) = (messages("en"), messages(language));
    let differs = english.iter().filter(|(key, said)| other[*key] != **said);
    let (mut whole, mut parts) = (BTreeSet::new(), Vec::new());
    for (_, said) in differs {
        if !said.contains(['{', '}', '[']) {
            whole.insert(said.trim().to_owned());
        }
        let written = said.split(['{', '}', '[', ']', '*', '\n']);
        let written = written.filter(|part| !part.contains('$'));
        let long = written.filter(|part| words(part).len() >= WORDS_MIN);
        parts.extend(long.map(|part| part.trim().to_owned()));
    }
    (whole, parts)
}

/// A text without what others wrote: what it isolates (U+2068 to U+2069), and what stands isolated elsewhere, for an option
/// or an attribute cannot isolate it.
fn ours_of(text: &str, names: &BTreeSet<String>) -> String {
    let mut parts = text.split('\u{2068}');
    let mut ours = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        ours.push_str(part.rsplit_once('\u{2069}').map_or("", |(_, after)| after));
    }
    let mut named: Vec<&String> = names.iter().filter(|name| ours.contains(*name)).collect();
    named.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in named {
        ours = ours.replace(name.as_str(), "");
    }
    ours
}

/// What on a page is English of ours, or English that does not say so.
fn english(
    page: &str,
    language: &str,
    ours: &(BTreeSet<String>, Vec<String>),
    names: &BTreeSet<String>,
) -> Vec<String> {
    let (whole, parts) = ours;
    let is_other = |said: &&Spoken| {
        let is_ours = parts.iter().any(|part| said.text.contains(part.as_str()));
        let is_unmarked = || {
            let said = ours_of(&said.text, names);
            let mut words = words(&said).into_iter();
            whole.contains(said.trim()) || words.any(|word| ENGLISH.contains(&word.as_str()))
        };
        is_ours || (said.lang == language && !said.is_isolated && is_unmarked())
    };
    let found = spoken(page);
    let found = found.iter().filter(is_other);
    found.map(|said| said.text.clone()).collect()
}

fn ask(cast: &Cast, asker: &Asker, path: &str, language: &str) -> String {
    let request = request(asker, axum::http::Method::GET, path);
    let request = request.header(header::ACCEPT_LANGUAGE, language);
    cast.fixture.send(request.body(Body::empty()).unwrap()).body
}

#[track_caller]
fn no_english(groups: &[&[Page]]) {
    let cast = cast();
    let askers = cast.askers.iter();
    let askers: Vec<&Asker> = askers
        .filter(|asker| ASKERS.contains(&asker.name.as_str()))
        .collect();
    assert_eq!(askers.len(), ASKERS.len());
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for language in ["fr", "ar"] {
        let (ours, mut shown) = (english_of_ours(language), Vec::new());
        for page in groups.iter().flat_map(|pages| pages.iter()) {
            let path = cast.address(page.path);
            let asked = askers.iter();
            let asked = asked.map(|asker| (page.name, ask(&cast, asker, &path, language)));
            shown.extend(asked);
        }
        let names = shown.iter().flat_map(|(_, page)| spoken(page));
        let names = names.filter(|said| said.is_isolated && !said.text.is_empty());
        let names = names.map(|said| said.text).collect();
        for (name, page) in &shown {
            for text in english(page, language, &ours, &names) {
                let places = found.entry(text).or_default();
                places.insert(format!("{language} {name}"));
            }
        }
    }
    let told = found
        .iter()
        .map(|(text, places)| format!("{text:?} in {places:?}"));
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_review_is_told_in_the_language_of_who_reads_it() {
    no_english(&[PROGRAMME, HISTORY, INSTANCES]);
}

#[test]
fn the_house_and_another_definition_speak_the_language_of_who_reads_them() {
    no_english(&[SIGN_OFF, HOUSE]);
}

#[test]
fn english_of_ours_is_found_wherever_it_stands() {
    let ours = english_of_ours("fr");
    let page = |text: &str| format!("<html lang=\"fr\"><main><p>{text}</p></main></html>");
    let names = BTreeSet::from(["The board of the programme".to_owned()]);
    let caught = |text: &str| english(&page(text), "fr", &ours, &names);
    assert_eq!(caught("My work"), ["My work"]);
    assert_eq!(caught("This is late."), ["This is late."]);
    let of_others = [
        "<bdi lang=\"en\">This is late.</bdi>",
        "Lu par \u{2068}The author\u{2069}, hier",
        "Consulter : The board of the programme",
    ];
    for text in of_others {
        assert!(caught(text).is_empty(), "{text}");
    }
    let ours_in_disguise = "<bdi lang=\"en\">Report does not exist yet.</bdi>";
    assert_eq!(caught(ours_in_disguise), ["Report does not exist yet."]);
}
