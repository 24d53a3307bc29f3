//! [`Reading`]: how somebody reads a page of a review.

use engine::directory::Directory;
use fluent_bundle::FluentValue;
use maud::{Markup, html};
use process::{
    saying::Saying,
    view::{Subject, Who},
};

use super::away;
use crate::{
    locale::Locale,
    request::{address, guest::Guest, reach::reaches},
};

/// How somebody reads a page of a review: in which language, with which names, and at which moment.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'r> {
    /// Their language and zone.
    pub(crate) locale: &'r Locale,
    /// The names of people.
    pub(crate) directory: &'r Directory,
    /// The name of the review.
    pub(crate) review: &'r str,
    /// The revision that is looked at, if it is in the past: then links stay there, and nothing is offered.
    pub(crate) past: Option<u64>,
    /// The guest who reads it, if it is one: then what their link does not reach is no link.
    pub(crate) guest: Option<&'r Guest>,
}

impl Reading<'_> {
    /// A message of ours.
    pub(crate) fn say(&self, message: &str) -> String {
        self.locale.say(message)
    }

    /// A message of ours with values.
    pub(crate) fn say_with(&self, message: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.locale.say_with(message, values)
    }

    /// A message of ours that counts something.
    pub(crate) fn count(&self, message: &str, count: usize) -> String {
        self.locale.say_with(message, &[("count", count.into())])
    }

    /// What a definition says, as written, with the names of people in the place of their ids.
    pub(crate) fn said(&self, text: &str) -> Markup {
        said(self.locale, &self.directory.named(text))
    }

    /// What an explanation says, in the language of the page.
    pub(crate) fn told(&self, saying: &Saying) -> Markup {
        super::saying::markup(self.locale, self.directory, saying)
    }

    /// An address of the review: `part` begins with `/` or is empty.
    pub(crate) fn address(&self, part: &str) -> String {
        self.at(address::review(self.review, part))
    }

    /// The address of an instance.
    pub(crate) fn instance_address(&self, id: &str) -> String {
        self.at(address::instance(self.review, id))
    }

    /// Where a step is done.
    pub(crate) fn step_address(&self, action: &str, instance: &str) -> String {
        self.at(address::step(self.review, action, instance))
    }

    fn at(&self, address: String) -> String {
        match self.past {
            Some(revision) => format!("{address}?at={revision}"),
            None => address,
        }
    }

    /// Whether an address leads anywhere: for guests, if their link reaches it. What is only there to lead elsewhere is left away.
    pub(crate) fn leads(&self, to: &str) -> bool {
        let path = to.split(['?', '#']).next().unwrap_or_default();
        self.guest
            .is_none_or(|guest| path.is_empty() || reaches(guest, true, path))
    }

    /// Words that lead somewhere; the words alone where they would lead nowhere.
    pub(crate) fn link(&self, to: &str, words: &Markup) -> Markup {
        html! { @if self.leads(to) { a href=(to) { (words) } } @else { (words) } }
    }

    /// An instance by its title, which leads to its page.
    pub(crate) fn instance(&self, subject: &Subject) -> Markup {
        let to = self.instance_address(&subject.instance);
        self.link(&to, &self.said(&subject.title))
    }

    /// Roles in words, with who holds them; of those who are away now until when, and who acts in their place.
    pub(crate) fn who(&self, who: &[Who]) -> Markup {
        html! {
            @for (index, who) in who.iter().enumerate() {
                @if index > 0 { ", " }
                (self.said(&who.title))
                @if let Some(of) = &who.of_title { " (" (self.said(of)) ")" }
                @if !who.persons.is_empty() {
                    ": "
                    @for (index, person) in who.persons.iter().enumerate() {
                        @if index > 0 { ", " }
                        @if self.past.is_none() { (away::person(self.locale, self.directory, who, person)) }
                        @else { bdi { (self.directory.name(person)) } }
                    }
                }
            }
        }
    }
}

/// A text of a definition, marked as what it is where the page is in another language.
pub(crate) fn said(locale: &Locale, text: &str) -> Markup {
    html! { bdi lang=[lang_of_definitions(locale)] { (text) } }
}

/// The language that definitions are written in, where it is not that of the page.
pub(crate) fn lang_of_definitions(locale: &Locale) -> Option<&'static str> {
    (!locale.is_english()).then_some("en")
}
