//! [`sentence()`]: an event in words with names, its moment, and a link to it.

use engine::directory::Directory;
use maud::{Markup, html};
use process::history::Sentence;

use super::{
    moment,
    reading::{Reading, said},
    saying::{self, Piece},
};
use crate::{locale::Locale, memory::Told};

/// An event: its number leads to `to`.
pub(crate) fn sentence(reading: Reading<'_>, told: &Told, to: &str) -> Markup {
    html! {
        a href=(to) { bdi { "#" (told.revision) } } " "
        (words(reading, &told.sentence)) " "
        (moment::moment(reading.locale, told.sentence.at))
    }
}

/// What happened, with names.
pub(crate) fn words(reading: Reading<'_>, sentence: &Sentence) -> Markup {
    let (locale, directory) = (reading.locale, reading.directory);
    if locale.is_english() {
        return said(locale, &directory.told(sentence));
    }
    saying::shown(locale, directory, &pieces(locale, directory, sentence))
}

/// What happened, where no markup can stand.
pub(crate) fn text(reading: Reading<'_>, sentence: &Sentence) -> String {
    let (locale, directory) = (reading.locale, reading.directory);
    if locale.is_english() {
        return directory.told(sentence);
    }
    saying::plain(directory, &pieces(locale, directory, sentence))
}

/// `Ada Lovelace, for Grace Hopper, approved the terms`: the names in the frame of the page's language.
fn pieces(locale: &Locale, directory: &Directory, sentence: &Sentence) -> Vec<Piece> {
    let what = saying::pieces(locale, &sentence.text);
    let name = |person| vec![Piece::Name(directory.name(person))];
    let who = match &sentence.by {
        Some(by) => name(by),
        None if sentence.is_act() => vec![Piece::Ours(locale.say("told-somebody"))],
        None => return what,
    };
    let told = match &sentence.on_behalf_of {
        None => saying::filled(locale, "told", &[], &[("who", who), ("what", what)]),
        Some(holder) => {
            let values = [("who", who), ("holder", name(holder)), ("what", what)];
            saying::filled(locale, "told-for", &[], &values)
        }
    };
    match &sentence.second {
        None => told,
        Some(second) => {
            let values = [("told", told), ("second", name(second))];
            saying::filled(locale, "told-with", &[], &values)
        }
    }
}
