//! Titles, values and phrases in words, as far as the viewer may read them.

use definition::{
    guard::world::{Handle, Site},
    model::action::{Phrase, PhrasePart},
    name::Name,
    ty::Type,
    value::{Days, Value},
};
use serde::{Deserialize, Serialize};

use crate::{
    phrase,
    saying::{Saying, Words},
    state::Instance,
};

use super::Viewed;

/// What stands for an instance that the viewer may not see.
pub const HIDDEN: &str = "something you may not see";

/// How deep a title may hold the titles of other instances; deeper ones are named by their ids. Two instances that refer to each
/// other would otherwise never come to an end.
const TITLES_IN_TITLES_MAX: u8 = 4;

/// An instance by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Subject {
    /// Its id.
    pub instance: Name,
    /// Its title, or its id where the title holds something the viewer may not read.
    pub title: String,
    /// The leaf it is in.
    pub state: Name,
    /// The title of that state.
    pub state_title: Name,
}

impl Viewed<'_> {
    /// An instance by name; `None` if the viewer may not see it.
    #[must_use]
    pub fn subject(&self, place: usize) -> Option<Subject> {
        if !self.sees(place) {
            return None;
        }
        let instance = self.instance(place);
        Some(Subject {
            instance: instance.id.clone(),
            title: self.title(place),
            state: instance.leaf().into(),
            state_title: self.state_title(instance),
        })
    }

    /// The title of an instance; its id if the title holds something the viewer may not read.
    #[must_use]
    pub fn title(&self, place: usize) -> String {
        if !self.sees(place) {
            return HIDDEN.to_owned();
        }
        let id = || self.instance(place).id.to_string();
        let outer = self.titles_open.get();
        if outer >= TITLES_IN_TITLES_MAX {
            return id();
        }
        self.titles_open.set(outer + 1);
        let site = Site {
            this: Some(Handle(place)),
            ..Site::default()
        };
        let parts = self.machine(place).title.parts.iter();
        let parts: Option<Vec<String>> = parts.map(|part| self.part(part, site, &[])).collect();
        self.titles_open.set(outer);
        parts.map_or_else(id, |parts| parts.concat())
    }

    /// The prose a phrase gives; what the viewer may not read is replaced by words that say so.
    #[must_use]
    pub fn prose(&self, phrase: &Phrase, site: Site<'_>, locals: &[Value]) -> String {
        let part = |part| {
            self.part(part, site, locals)
                .unwrap_or_else(|| Words::Unreadable.english().to_owned())
        };
        phrase.parts.iter().map(part).collect()
    }

    /// A part of a phrase; `None` if it is not for the viewer's eyes.
    fn part(&self, part: &PhrasePart, site: Site<'_>, locals: &[Value]) -> Option<String> {
        match part {
            PhrasePart::Text(written) => Some(written.to_string()),
            PhrasePart::Expr(expr) => match self.value(expr, site, locals) {
                Some(value) if self.names_hidden(&value) => None,
                Some(value) => Some(self.shown(&expr.ty, &value)),
                None if self.snapshot.value(expr, site, locals).is_some() => None,
                None => Some("…".to_owned()),
            },
        }
    }

    /// A readable value in words. Instances that the viewer may not see are not named.
    #[must_use]
    pub fn shown(&self, ty: &Type, value: &Value) -> String {
        let inner = || match ty.stated() {
            Type::List(inner) | Type::Set(inner) => &**inner,
            other => other,
        };
        match value {
            Value::Instance(id) => match self.snapshot.state.index.get(id) {
                Some(place) => self.title(*place),
                None => id.to_string(),
            },
            Value::Member(id) => self.member_title(ty, id),
            Value::List(values) => self.joined(inner(), values.iter()),
            Value::Set(values) => self.joined(inner(), values.iter()),
            Value::Per(values) => {
                let pair = |(key, value): (&Name, &Value)| {
                    let (keys, inner) = match ty.stated() {
                        Type::Per { vocabulary, value } => (vec![vocabulary.clone()], &**value),
                        other => (Vec::new(), other),
                    };
                    let key = self.member_title(&Type::Member(keys), key);
                    format!("{key}: {}", self.shown(inner, value))
                };
                values.iter().map(pair).collect::<Vec<_>>().join("; ")
            }
            scalar => phrase::shown(self.snapshot, ty, scalar),
        }
    }

    /// The same, with what is said of values in words of ours.
    #[must_use]
    pub fn said(&self, ty: &Type, value: &Value) -> Saying {
        match value {
            Value::Bool(true) => Words::Yes.say(),
            Value::Bool(false) => Words::No.say(),
            Value::Int(number) => (*number).into(),
            Value::NotStated => Words::NotStated.say(),
            Value::Duration(Days::Calendar(days)) => Words::Days.with([("count", (*days).into())]),
            Value::Duration(Days::Working(days)) => {
                Words::Workdays.with([("count", (*days).into())])
            }
            other => self.shown(ty, other).into(),
        }
    }

    fn joined<'v>(&self, inner: &Type, values: impl Iterator<Item = &'v Value>) -> String {
        values
            .map(|value| self.shown(inner, value))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The title of a member; its id if the titles of its vocabulary come from a parameter above the viewer.
    fn member_title(&self, ty: &Type, id: &Name) -> String {
        let vocabularies = match ty.stated() {
            Type::Member(vocabularies) => &vocabularies[..],
            _ => &[],
        };
        let is_readable = vocabularies.iter().all(|vocabulary| {
            let declared = self.snapshot.definition.vocabularies.get(vocabulary);
            let parameter = declared.and_then(|vocabulary| vocabulary.parameter.as_ref());
            parameter.is_none_or(|parameter| self.reads_parameter(parameter))
        });
        if is_readable {
            phrase::shown(self.snapshot, ty, &Value::Member(id.clone()))
        } else {
            id.to_string()
        }
    }

    /// Whether a value mentions an instance that the viewer may not see.
    pub(crate) fn names_hidden(&self, value: &Value) -> bool {
        match value {
            Value::Instance(id) => {
                let place = self.snapshot.state.index.get(id);
                place.is_some_and(|place| !self.sees(*place))
            }
            Value::List(values) => values.iter().any(|value| self.names_hidden(value)),
            Value::Set(values) => values.iter().any(|value| self.names_hidden(value)),
            Value::Per(values) => values.values().any(|value| self.names_hidden(value)),
            _ => false,
        }
    }

    /// The title of the state an instance is in.
    pub(crate) fn state_title(&self, instance: &Instance) -> Name {
        let machine = &self.snapshot.definition.machines[&instance.machine];
        machine.states[instance.leaf()].title.clone()
    }
}
