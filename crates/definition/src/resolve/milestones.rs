//! Milestones: named facts.

use indexmap::IndexMap;

use crate::{guard::names::Place, model::Milestone, name::Name};

use super::Resolver;

impl Resolver<'_> {
    /// The milestones, each built on those above it only.
    pub(super) fn milestones(&mut self) -> IndexMap<Name, Milestone> {
        let mut milestones = IndexMap::new();
        for entry in &self.package.milestones {
            let id = &entry.id.value;
            let place = Place {
                milestone: Some(id.clone()),
                ..Place::default()
            };
            let milestone = Milestone {
                id: id.clone(),
                say: entry.value.say.value.clone(),
                text: entry.value.that.text.as_str().into(),
                that: self.condition(&entry.value.that, &place),
                empty_allowed: entry.value.empty_allowed,
                span: entry.id.span,
            };
            milestones.insert(id.clone(), milestone);
        }
        milestones
    }
}
