//! [`Reading`]: how somebody reads a page of a review.

use engine::directory::Directory;
use fluent_bundle::FluentValue;
use maud::{Markup, html};
use process::view::{Subject, Who};

use super::away;
use crate::{locale::Locale, request::address};

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

    /// What a definition or an explanation says, as written, with the names of people in the place of their ids.
    pub(crate) fn said(&self, text: &str) -> Markup {
        said(self.locale, &self.directory.named(text))
    }

    /// An address of the review: `part` begins with `/` or is empty.
    pub(crate) fn address(&self, part: &str) -> String {
        self.at(address::review(self.review, part))
    }

    /// The address of an instance.
    pub(crate) fn instance_address(&self, id: &str) -> String {
        self.at(address::instance(self.review, id))
    }

    fn at(&self, address: String) -> String {
        match self.past {
            Some(revision) => format!("{address}?at={revision}"),
            None => address,
        }
    }

    /// An instance by its title, which leads to its page.
    pub(crate) fn instance(&self, subject: &Subject) -> Markup {
        html! { a href=(self.instance_address(&subject.instance)) { (self.said(&subject.title)) } }
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
    let is_other = locale.tag() != "en";
    html! { bdi lang=[is_other.then_some("en")] { (text) } }
}
