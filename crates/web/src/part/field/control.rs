//! [`Control`]: how a type is filled in.

use std::collections::BTreeSet;

use definition::{name::Name, ty::Type, value::Value};
use engine::directory::Directory;
use maud::{Markup, html};
use process::view::Viewed;

use crate::{locale::Locale, part::reading::said};

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Control {
    /// Prose.
    Text,
    /// A file that programs read.
    Source,
    /// One line: a number, a date, or whatever else is written as one text.
    Line {
        /// The `type` of the control.
        kind: &'static str,
        /// Digits alone.
        numeric: bool,
        /// The key of a message that says how to write it.
        hint: Option<&'static str>,
    },
    /// A person, by handle.
    Person {
        /// Those whom the viewer may know of.
        known: Vec<Choice>,
    },
    /// One of several.
    OneOf {
        /// Those there are.
        choices: Vec<Choice>,
    },
    /// Any number of several.
    SomeOf {
        /// Those there are.
        choices: Vec<Choice>,
    },
    /// Any number, one on each line.
    Lines(Box<Control>),
    /// Documents.
    File {
        /// More than one.
        several: bool,
    },
    /// One for each member of a vocabulary.
    Each {
        /// The members.
        entries: Vec<Choice>,
        /// How each is filled in.
        inner: Box<Control>,
    },
    /// Or the statement that it is not stated.
    OrNotStated(Box<Control>),
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// As it is sent.
    pub(crate) value: String,
    title: String,
    /// The title is the key of a message of ours.
    is_ours: bool,
}

impl Choice {
    /// Something that a definition or a review names.
    pub(crate) fn named(value: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            title: title.into(),
            is_ours: false,
        }
    }

    /// Something that we name, by the key of its message.
    pub(crate) fn ours(value: &str, message: &str) -> Self {
        Self {
            value: value.to_owned(),
            title: message.to_owned(),
            is_ours: true,
        }
    }

    pub(super) fn title(&self, locale: &Locale) -> String {
        if self.is_ours {
            locale.say(&self.title)
        } else {
            self.title.clone()
        }
    }

    pub(super) fn shown(&self, locale: &Locale) -> Markup {
        if self.is_ours {
            html! { (locale.say(&self.title)) }
        } else {
            said(locale, &self.title)
        }
    }
}

/// The name of the part of a field that is for one member.
pub(super) fn part(name: &str, member: &str) -> String {
    format!("{name}.{member}")
}

/// The name of the control that says that a field is not stated.
pub(crate) fn not_stated(name: &str) -> String {
    format!("{name}:not_stated")
}

impl Control {
    /// Whether it consists of several controls, which need a common heading.
    pub(crate) fn is_group(&self) -> bool {
        match self {
            Self::OneOf { choices } => choices.len() <= super::RADIOS_MAX,
            Self::SomeOf { .. } | Self::Each { .. } => true,
            Self::OrNotStated(inner) => inner.is_group(),
            _ => false,
        }
    }

    /// Whether documents are handed in.
    pub(crate) fn takes_files(&self) -> bool {
        match self {
            Self::File { .. } => true,
            Self::Each { inner, .. } | Self::OrNotStated(inner) => inner.takes_files(),
            _ => false,
        }
    }

    /// What it means that nothing was chosen or written, where something may be chosen or written more than once.
    pub(crate) fn nothing(&self, ty: &Type) -> Option<Value> {
        match (self, ty) {
            (Self::SomeOf { .. } | Self::Lines(_), Type::List(_)) => Some(Value::List(Vec::new())),
            (Self::SomeOf { .. } | Self::Lines(_), Type::Set(_)) => {
                Some(Value::Set(BTreeSet::new()))
            }
            _ => None,
        }
    }

    /// The key of a message that says how to write it.
    pub(crate) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Line { hint, .. } => *hint,
            Self::Person { .. } => Some("step-hint-person"),
            Self::Lines(_) => Some("step-hint-lines"),
            Self::File { .. } => Some("step-hint-file"),
            Self::Each { inner, .. } | Self::OrNotStated(inner) => inner.hint(),
            Self::Text | Self::Source | Self::OneOf { .. } | Self::SomeOf { .. } => None,
        }
    }
}

/// How a type is filled in by somebody who may know what `viewed` shows.
pub(crate) fn control(viewed: &Viewed<'_>, directory: &Directory, ty: &Type) -> Control {
    let inside = |inner: &Type| Box::new(control(viewed, directory, inner));
    let line = |kind, hint| Control::Line {
        kind,
        numeric: false,
        hint,
    };
    match ty {
        Type::Text => Control::Text,
        Type::Int => Control::Line {
            kind: "text",
            numeric: true,
            hint: None,
        },
        Type::Date => line("date", None),
        Type::PartialDate => line("text", Some("step-hint-partial-date")),
        Type::Instant => line("text", Some("step-hint-instant")),
        // What no form asks for is written as one text.
        Type::Duration | Type::Cell(_) | Type::Matrix { .. } => line("text", None),
        Type::Person => Control::Person {
            known: people(viewed, directory),
        },
        Type::Document => Control::File { several: false },
        Type::Bool => Control::OneOf {
            choices: vec![
                Choice::ours("true", "step-yes"),
                Choice::ours("false", "step-no"),
            ],
        },
        Type::Member(_) | Type::Instance(_) => Control::OneOf {
            choices: choices(viewed, directory, ty),
        },
        Type::List(inner) | Type::Set(inner) => match **inner {
            Type::Member(_) | Type::Instance(_) => Control::SomeOf {
                choices: choices(viewed, directory, inner),
            },
            Type::Document => Control::File { several: true },
            _ => Control::Lines(inside(inner)),
        },
        Type::Per { vocabulary, value } => Control::Each {
            entries: members(viewed, vocabulary),
            inner: inside(value),
        },
        Type::OrNotStated(inner) => Control::OrNotStated(inside(inner)),
    }
}

/// The members or instances that there are; of instances those that the viewer may see.
fn choices(viewed: &Viewed<'_>, directory: &Directory, ty: &Type) -> Vec<Choice> {
    let snapshot = viewed.snapshot();
    match ty {
        Type::Member(vocabularies) => vocabularies
            .iter()
            .flat_map(|vocabulary| members(viewed, vocabulary))
            .collect(),
        Type::Instance(machines) => {
            let instances = snapshot.state.instances.iter().enumerate();
            let offered = instances.filter(|(place, instance)| {
                !instance.cancelled && machines.contains(&instance.machine) && viewed.sees(*place)
            });
            offered
                .map(|(place, instance)| {
                    Choice::named(instance.id.as_str(), directory.named(&viewed.title(place)))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The members of a vocabulary with their titles, as of today's parameters.
fn members(viewed: &Viewed<'_>, vocabulary: &Name) -> Vec<Choice> {
    let ty = Type::Member(vec![vocabulary.clone()]);
    let members = viewed.snapshot().members_of(vocabulary).iter();
    members
        .map(|member| {
            let value = Value::Member(member.clone());
            Choice::named(member.as_str(), viewed.shown(&ty, &value))
        })
        .collect()
}

/// Who takes part, if the viewer may know it, by handle.
fn people(viewed: &Viewed<'_>, directory: &Directory) -> Vec<Choice> {
    if !viewed.knows_persons() {
        return Vec::new();
    }
    let assignments = viewed.snapshot().state.assignments.iter();
    let mut handles: Vec<(String, String)> = assignments
        .filter_map(|held| directory.account(held.person.name()))
        .map(|account| (account.handle.clone(), account.display.clone()))
        .collect();
    handles.sort();
    handles.dedup();
    let named = |(handle, name)| Choice::named(handle, name);
    handles.into_iter().map(named).collect()
}
