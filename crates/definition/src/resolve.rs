//! [`resolve`]: a workflow as written to a [`Definition`], every name looked up, every expression typed.

mod actions;
mod amendments;
mod calendars;
mod classes;
mod clauses;
pub mod code;
mod deadlines;
mod effects;
mod expressions;
mod initial;
mod inputs;
mod machines;
mod milestones;
mod names;
mod parameters;
mod people;
mod phrases;
mod properties;
mod reads;
mod roles;
mod spawns;
mod states;
mod type_names;
mod unknown;
mod vocabularies;

use std::collections::BTreeSet;

use crate::{
    diagnostic::Diagnostics,
    guard::names::Names,
    model::{Class, Definition},
    name::Name,
    span::Spanned,
    syntax::Package,
};

/// What became of a workflow.
pub struct Resolved {
    /// The definition, as complete as it could be made. Where something was wrong, a stand-in was put, so it may only be
    /// used if there was no error.
    pub definition: Definition,
    /// Machines whose states or ways could not all be resolved; nothing can be said about their ways.
    pub torn: BTreeSet<Name>,
}

/// Looks up every name and types every expression of a workflow.
///
/// Which fields always have a value depends on what spawns give them, and what spawns give depends on which fields always
/// have a value. So it is assumed that every `with` gives a value, and the work is done again without those that do not,
/// until nothing changes.
pub fn resolve(package: &Package, out: &mut Diagnostics) -> Resolved {
    let mut left_unset = BTreeSet::new();
    loop {
        let mut resolver = Resolver::new(package, &left_unset);
        let definition = resolver.definition();
        if resolver.left_unset.is_subset(&left_unset) {
            out.append(resolver.out);
            return Resolved {
                definition,
                torn: resolver.torn,
            };
        }
        left_unset.append(&mut resolver.left_unset);
    }
}

/// A field of a machine.
type FieldOf = (Name, Name);

/// The work in progress.
struct Resolver<'a> {
    package: &'a Package,
    /// What expressions may mention.
    names: Names,
    classes: Vec<Class>,
    /// Names whose type is unknown because of an error that has been reported; what mentions them is not checked.
    untyped: BTreeSet<Name>,
    torn: BTreeSet<Name>,
    /// Fields that some `with` may leave without a value.
    left_unset: BTreeSet<FieldOf>,
    out: Diagnostics,
}

impl<'a> Resolver<'a> {
    fn new(package: &'a Package, left_unset: &BTreeSet<FieldOf>) -> Self {
        let mut resolver = Self {
            package,
            names: Names::default(),
            classes: Vec::new(),
            untyped: BTreeSet::new(),
            torn: BTreeSet::new(),
            left_unset: BTreeSet::new(),
            out: Diagnostics::new(),
        };
        resolver.classes = resolver.classes();
        resolver.declare(left_unset);
        resolver
    }

    fn definition(&mut self) -> Definition {
        let package = self.package;
        let mut definition = Definition {
            digest: package.digest.clone(),
            workflow: package.workflow.value.clone(),
            version: package.version.value.clone(),
            language: package.language.value,
            title: package.title.value.clone(),
            backdating: package.backdating.as_ref().map(|length| length.value),
            parameters: self.parameters(),
            vocabularies: self.vocabularies(),
            roles: self.roles(),
            classes: self.classes.clone(),
            calendar: self.calendar(),
            milestones: self.milestones(),
            amend: self.amendments(),
            machines: self.machines(),
            root: self.names.root.clone(),
            properties: self.properties(),
            names: self.names.clone(),
        };
        reads::fill(&mut definition);
        definition
    }
}

/// What is written, without its place.
fn plain<T: Clone>(written: &Option<Spanned<T>>) -> Option<T> {
    written.as_ref().map(|spanned| spanned.value.clone())
}
