//! Vocabularies, written or given by a parameter.

use indexmap::IndexMap;

use crate::{guard::names::Members, model::Vocabulary, name::Name, span::Span};

use super::Resolver;

impl Resolver<'_> {
    /// The vocabularies: those written, then those that parameters define.
    pub(super) fn vocabularies(&self) -> IndexMap<Name, Vocabulary> {
        self.names
            .vocabularies
            .iter()
            .map(|(id, members)| (id.clone(), self.vocabulary(id, members)))
            .collect()
    }

    fn vocabulary(&self, id: &Name, members: &Members) -> Vocabulary {
        let (members, parameter, span) = match members {
            Members::Written(_) => (self.titles(id), None, self.vocabulary_span(id)),
            Members::Given(parameter) => {
                let span = self.parameter_span(parameter);
                (IndexMap::new(), Some(parameter.clone()), span)
            }
        };
        Vocabulary {
            id: id.clone(),
            members,
            parameter,
            span,
        }
    }

    fn titles(&self, id: &Name) -> IndexMap<Name, Name> {
        let written = self
            .package
            .vocabularies
            .iter()
            .find(|entry| entry.id.value == *id);
        let members = written.into_iter().flat_map(|entry| &entry.value);
        members
            .map(|member| (member.id.value.clone(), member.value.value.clone()))
            .collect()
    }

    fn vocabulary_span(&self, id: &Name) -> Span {
        let written = self
            .package
            .vocabularies
            .iter()
            .find(|entry| entry.id.value == *id);
        written.map(|entry| entry.id.span).unwrap_or_default()
    }

    fn parameter_span(&self, id: &Name) -> Span {
        let written = self
            .package
            .parameters
            .iter()
            .find(|entry| entry.id.value == *id);
        written.map(|entry| entry.value.ty.span).unwrap_or_default()
    }
}
