//! What expressions may mention: filled before any expression is read.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::{
    diagnostic::Diagnostic,
    guard::names::{KEYWORDS, MachineShape, Members, ValueShape},
    name::Name,
    span::{Span, Spanned},
    syntax::{self, Entry},
    ty::parse::TypeExprKind,
};

use super::{FieldOf, Resolver, code, spawns, type_names::TypeOf};

impl Resolver<'_> {
    /// Declares everything that has a name.
    pub(super) fn declare(&mut self, left_unset: &BTreeSet<FieldOf>) {
        let package = self.package;
        self.names.calendar = package.calendar.is_some();
        self.names.milestones = package
            .milestones
            .iter()
            .map(|milestone| milestone.id.value.clone())
            .collect();
        self.declare_vocabularies();
        self.declare_parameters();
        self.declare_root();
        self.declare_machines(left_unset);
        self.names_are_different();
    }

    fn declare_vocabularies(&mut self) {
        let package = self.package;
        for entry in &package.vocabularies {
            let members = entry
                .value
                .iter()
                .map(|member| member.id.value.clone())
                .collect();
            self.names
                .vocabularies
                .insert(entry.id.value.clone(), Members::Written(members));
        }
        for entry in &package.parameters {
            let Some(defined) = self.defined_vocabulary(entry) else {
                continue;
            };
            let given = Members::Given(entry.id.value.clone());
            self.names
                .vocabularies
                .entry(defined.value.clone())
                .or_insert(given);
        }
    }

    /// The vocabulary that a parameter defines: `list of v`, where nothing is called `v` otherwise.
    fn defined_vocabulary<'e>(
        &self,
        entry: &'e Entry<syntax::Parameter>,
    ) -> Option<&'e Spanned<Name>> {
        let TypeExprKind::List(inner) = &entry.value.ty.kind else {
            return None;
        };
        let TypeExprKind::OneOf(names) = &inner.kind else {
            return None;
        };
        let [name] = names.as_slice() else {
            return None;
        };
        let written = self
            .package
            .vocabularies
            .iter()
            .any(|known| known.id.value == name.value);
        (!written && !self.is_machine(&name.value)).then_some(name)
    }

    fn declare_parameters(&mut self) {
        let package = self.package;
        for entry in &package.parameters {
            let id = entry.id.value.clone();
            let Some(ty) = self.type_named(&entry.value.ty, TypeOf::Parameter) else {
                self.untyped.insert(id);
                continue;
            };
            let always_set = entry
                .value
                .required
                .as_ref()
                .is_none_or(|required| required.value);
            self.names
                .parameters
                .insert(id, ValueShape { ty, always_set });
        }
    }

    fn declare_root(&mut self) {
        let package = self.package;
        let mut roots = package.machines.iter().filter(|machine| machine.value.root);
        let Some(root) = roots.next() else {
            self.untyped.insert("review".into());
            let error = Diagnostic::error(code::ROOT, "no machine is the root")
                .note("one machine is the review itself; everything else lives in it")
                .help("write `root: true` in it");
            self.out.push(error);
            return;
        };
        self.names.root = root.id.value.clone();
        for second in roots {
            let message = format!(
                "`{}` and `{}` cannot both be the root",
                root.id.value, second.id.value
            );
            let error = Diagnostic::error(code::ROOT, message)
                .at(second.id.span)
                .note("one machine is the review itself; everything else lives in it")
                .help(format!("write `child_of: {}` instead", root.id.value));
            self.out.push(error);
        }
    }

    fn declare_machines(&mut self, left_unset: &BTreeSet<FieldOf>) {
        let package = self.package;
        let spawns = spawns::written(package);
        for entry in &package.machines {
            let id = &entry.id.value;
            let mut states = Vec::new();
            collect_states(&entry.value.states, &mut states);
            let mut own = spawns.iter().filter(|spawn| spawn.machine == id).peekable();
            let spawned = own.peek().is_some();
            let single = spawned && own.clone().all(|spawn| !spawn.keyed);
            let given: Vec<_> = own.collect();
            let mut fields = IndexMap::new();
            for field in &entry.value.fields {
                let Some(ty) = self.type_named(&field.value.ty, TypeOf::Field) else {
                    self.untyped.insert(field.id.value.clone());
                    continue;
                };
                let name = field.id.value.clone();
                let at_birth = spawned
                    && given.iter().all(|spawn| spawn.fields.contains(&&name))
                    && !left_unset.contains(&(id.clone(), name.clone()));
                let always_set = field.value.initial.is_some() || at_birth;
                fields.insert(name, ValueShape { ty, always_set });
            }
            let shape = MachineShape {
                id: id.clone(),
                plural: entry
                    .value
                    .plural
                    .as_ref()
                    .map(|plural| plural.value.clone()),
                fields,
                states,
                child_of: entry
                    .value
                    .child_of
                    .iter()
                    .map(|name| name.value.clone())
                    .collect(),
                single: single || entry.value.root,
            };
            self.names.machines.insert(id.clone(), shape);
        }
    }

    /// Names of expressions and types must each mean one thing.
    fn names_are_different(&mut self) {
        let package = self.package;
        let mut seen: IndexMap<&Name, &str> = IndexMap::new();
        let plurals = package
            .machines
            .iter()
            .filter_map(|machine| machine.value.plural.as_ref());
        let declared = named(
            "a parameter",
            package.parameters.iter().map(|entry| &entry.id),
        )
        .chain(named(
            "a vocabulary",
            package.vocabularies.iter().map(|entry| &entry.id),
        ))
        .chain(named("a collection of instances", plurals));
        for (what, name) in declared {
            if KEYWORDS.contains(&name.value.as_str()) {
                let message = format!("{what} cannot be called `{}`", name.value);
                self.taken(name.span, message);
            }
            if let Some(first) = seen.insert(&name.value, what) {
                let message = format!("`{}` is {first} and {what}", name.value);
                let error = Diagnostic::error(code::SAME_NAME, message)
                    .at(name.span)
                    .note("an expression that says this name would not say which it means")
                    .help("rename one of them");
                self.out.push(error);
            }
        }
        self.machine_names();
    }

    fn machine_names(&mut self) {
        let package = self.package;
        for machine in &package.machines {
            let id = &machine.id.value;
            if self.names.vocabularies.contains_key(id) {
                let message = format!("`{id}` is a vocabulary and a machine");
                let error = Diagnostic::error(code::SAME_NAME, message)
                    .at(machine.id.span)
                    .note("a type that says this name would not say which it means")
                    .help("rename one of them");
                self.out.push(error);
            }
        }
    }

    fn taken(&mut self, span: Span, message: String) {
        let error = Diagnostic::error(code::TAKEN_NAME, message)
            .at(span)
            .note("the word has a meaning of its own")
            .help("choose another word");
        self.out.push(error);
    }
}

fn named<'a>(
    what: &'a str,
    names: impl Iterator<Item = &'a Spanned<Name>>,
) -> impl Iterator<Item = (&'a str, &'a Spanned<Name>)> {
    names.map(move |name| (what, name))
}

fn collect_states(written: &[Entry<syntax::machine::State>], into: &mut Vec<Name>) {
    for state in written {
        into.push(state.id.value.clone());
        collect_states(&state.value.states, into);
    }
}
