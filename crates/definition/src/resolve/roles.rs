//! Roles.

use indexmap::IndexMap;

use crate::{
    diagnostic::Diagnostic, guard::names::Place, model::people::Role, name::Name, span::Spanned,
    syntax,
};

use super::{Resolver, code, plain, unknown::unknown};

/// The scope of a role that is held in the review as a whole.
const REVIEW: &str = "review";

impl Resolver<'_> {
    /// The roles.
    pub(super) fn roles(&mut self) -> IndexMap<Name, Role> {
        let package = self.package;
        let mut roles = IndexMap::new();
        for entry in &package.roles {
            let role = self.role(&entry.id, &entry.value);
            roles.insert(entry.id.value.clone(), role);
        }
        roles
    }

    fn role(&mut self, id: &Spanned<Name>, written: &syntax::people::Role) -> Role {
        let scope = self.scope(&written.scope);
        let root = self.names.root.clone();
        let this = if scope.is_empty() {
            vec![root]
        } else {
            scope.clone()
        };
        let place = Place {
            this,
            actor: true,
            ..Place::default()
        };
        if let (Some(min), Some(max)) = (&written.min, &written.max)
            && min.value > max.value
        {
            let message = format!(
                "nothing is at least {} and at most {}",
                min.value, max.value
            );
            self.out
                .push(Diagnostic::error(code::BOUNDS, message).at(max.span));
        }
        Role {
            id: id.value.clone(),
            title: written.title.value.clone(),
            scope,
            min: plain(&written.min),
            max: plain(&written.max),
            assigned_by: self.role_names_of(&written.assigned_by),
            incompatible: self.role_names_of(&written.incompatible),
            needs: self.clauses(&written.needs, &place),
            span: id.span,
        }
    }

    /// The machines of a scope; none for the review as a whole, which is also what the root means.
    fn scope(&mut self, written: &[Spanned<Name>]) -> Vec<Name> {
        let mut scope = Vec::new();
        for name in written {
            if name.value == REVIEW || name.value == self.names.root {
                if written.len() > 1 {
                    let error = Diagnostic::error(
                        code::ROLE_SCOPE,
                        "a role is held in the review or in instances of machines, not in both",
                    )
                    .at(name.span)
                    .help("declare two roles");
                    self.out.push(error);
                }
            } else if self.names.machines.contains_key(&name.value) {
                scope.push(name.value.clone());
            } else {
                let known = self.names.machines.keys();
                let error = unknown(code::UNKNOWN_MACHINE, "machine", "", name, known)
                    .note("the scope of a role is `review`, a machine, or a list of machines");
                self.out.push(error);
            }
        }
        scope
    }
}
