//! Amendments of parameters in a running review.

use indexmap::IndexMap;

use crate::{
    diagnostic::Diagnostic, guard::names::Place, model::Amendment, name::Name, span::Spanned,
    syntax, ty::Type,
};

use super::{Resolver, code, expressions::of_instance, unknown::unknown};

impl Resolver<'_> {
    /// The amendments, by parameter.
    pub(super) fn amendments(&mut self) -> IndexMap<Name, Amendment> {
        let package = self.package;
        let mut amendments = IndexMap::new();
        for entry in &package.amend {
            if !package
                .parameters
                .iter()
                .any(|known| known.id.value == entry.id.value)
            {
                let known = package.parameters.iter().map(|known| &known.id.value);
                let error = unknown(code::UNKNOWN_PARAMETER, "parameter", "", &entry.id, known);
                self.out.push(error);
                continue;
            }
            let amendment = self.amendment(&entry.id, &entry.value);
            amendments.insert(entry.id.value.clone(), amendment);
        }
        amendments
    }

    fn amendment(&mut self, parameter: &Spanned<Name>, written: &syntax::Amendment) -> Amendment {
        let root = self.names.root.clone();
        let place = Place {
            actor: true,
            now: true,
            ..of_instance(&root)
        };
        for role in &written.by {
            if self.role_named(role) {
                self.held_in_review(role);
            }
        }
        let by = written.by.iter().map(|role| role.value.clone()).collect();
        let needs = self.clauses(&written.needs, &place);
        let untyped = self.untyped.clone();
        let bound = self.bound(parameter, place, written);
        let added = self.effects(&written.added, &bound, &root);
        let removed = self.effects(&written.removed, &bound, &root);
        self.untyped = untyped;
        Amendment {
            parameter: parameter.value.clone(),
            by,
            needs,
            added,
            removed,
            span: parameter.span,
        }
    }

    /// The place of effects: `member` of a list or `cell` of a matrix is bound.
    fn bound(
        &mut self,
        parameter: &Spanned<Name>,
        mut place: Place,
        written: &syntax::Amendment,
    ) -> Place {
        let shape = self.names.parameters.get(&parameter.value);
        let Some(ty) = shape.map(|shape| shape.ty.clone()) else {
            self.untyped.extend(["member".into(), "cell".into()]);
            return place;
        };
        match ty.stated() {
            Type::Matrix { .. } => {
                place
                    .binders
                    .push(("cell".into(), Type::Cell(parameter.value.clone())));
            }
            Type::List(element) | Type::Set(element) => {
                place.binders.push(("member".into(), (**element).clone()));
            }
            _ if written.added.is_empty() && written.removed.is_empty() => {}
            _ => {
                let message = format!("`{}` has no members that could be added", parameter.value);
                let error = Diagnostic::error(code::AMENDMENT, message)
                    .at(parameter.span)
                    .note("`added` and `removed` say what follows for each member of a list, or each cell of a matrix")
                    .help("remove them; an amendment of another parameter only changes its value");
                self.out.push(error);
                self.untyped.extend(["member".into(), "cell".into()]);
            }
        }
        place
    }

    fn held_in_review(&mut self, role: &Spanned<Name>) {
        let roles = &self.package.roles;
        let Some(declared) = roles.iter().find(|known| known.id.value == role.value) else {
            return;
        };
        let whole = |name: &Spanned<Name>| name.value == "review" || name.value == self.names.root;
        if declared.value.scope.iter().all(whole) {
            return;
        }
        let message = format!("`{}` is not held in the review as a whole", role.value);
        let error = Diagnostic::error(code::ROLE_SCOPE, message)
            .at(role.span)
            .note("an amendment concerns the whole review")
            .help("name a role with `scope: review`");
        self.out.push(error);
    }
}
