//! Roles where they are used, and who sees and reads.

use crate::{
    diagnostic::Diagnostic,
    guard::{check::Expected, names::Place},
    model::{
        Access,
        people::{Reader, ReaderKind, RoleRef},
    },
    name::Name,
    span::Spanned,
    syntax::{self, people as written},
    ty::Type,
};

use super::{
    Resolver, code,
    expressions::{is_unresolved, of_instance},
    unknown::unknown,
};

/// The actor of an action that a deadline does.
const SYSTEM: &str = "system";

impl Resolver<'_> {
    /// Roles as seen from an instance of a machine.
    pub(super) fn role_refs(&mut self, written: &[written::RoleRef], from: &Name) -> Vec<RoleRef> {
        written
            .iter()
            .map(|role| self.role_ref(role, from))
            .collect()
    }

    /// Who may do an action: roles, and `system`.
    pub(super) fn performers(&mut self, written: &[written::RoleRef], from: &Name) -> Vec<RoleRef> {
        let mut performers = Vec::new();
        for role in written {
            if role.role.value == SYSTEM && role.of.is_none() {
                performers.push(plain_role(role));
            } else {
                performers.push(self.role_ref(role, from));
            }
        }
        performers
    }

    fn role_ref(&mut self, written: &written::RoleRef, from: &Name) -> RoleRef {
        let mut role = plain_role(written);
        let known = self.role_named(&written.role);
        let Some(reference) = &written.of else {
            if known {
                self.resolvable(written, from);
            }
            return role;
        };
        let place = Place {
            bare_fields: true,
            ..of_instance(from)
        };
        let reference = self.expression(reference, &place, &Expected::Reference);
        if known && !is_unresolved(&reference) {
            self.resolvable_in(written, &reference.ty);
        }
        role.of = Some(reference);
        role
    }

    /// Whether a role is declared; if not, that is reported.
    pub(super) fn role_named(&mut self, name: &Spanned<Name>) -> bool {
        let roles = &self.package.roles;
        if roles.iter().any(|role| role.id.value == name.value) {
            return true;
        }
        let known = roles.iter().map(|role| &role.id.value);
        let mut error = unknown(code::UNKNOWN_ROLE, "role", "", name, known);
        if name.value == SYSTEM {
            error =
                error.note("`system` only stands in the `by` of an action that a deadline does");
        }
        self.out.push(error);
        false
    }

    /// Names of roles.
    pub(super) fn role_names_of(&mut self, written: &[Spanned<Name>]) -> Vec<Name> {
        let mut names = Vec::new();
        for name in written {
            if self.role_named(name) {
                names.push(name.value.clone());
            }
        }
        names
    }

    /// The machines in whose instances a role is held; `None` for the review.
    fn scope_of(&self, role: &Name) -> Option<Vec<Name>> {
        let declared = self
            .package
            .roles
            .iter()
            .find(|known| known.id.value == *role)?;
        let machines = declared.value.scope.iter().map(|name| name.value.clone());
        let whole = |name: &Name| *name == "review" || *name == self.names.root;
        let scope: Vec<Name> = machines.filter(|name| !whole(name)).collect();
        (!scope.is_empty()).then_some(scope)
    }

    /// A role without a reference is held in the instance, in one of its ancestors, or in the review.
    fn resolvable(&mut self, written: &written::RoleRef, from: &Name) {
        let Some(scope) = self.scope_of(&written.role.value) else {
            return;
        };
        if self.lives_in(from, &scope) {
            return;
        }
        let role = &written.role.value;
        let scopes = scope.join("`, `");
        let message = format!("`{role}` cannot be found from an instance of `{from}`");
        let mut error = Diagnostic::error(code::ROLE_SCOPE, message)
            .at(written.role.span)
            .note(format!(
                "it is held in an instance of `{scopes}`, and `{from}` is neither that nor inside one"
            ));
        let fields = self.references(from, &scope);
        error = match fields.first() {
            Some(field) => error.help(format!("say which one: `{role} of {field}`")),
            None => error.help(format!(
                "add a field that refers to one, and write `{role} of <field>`"
            )),
        };
        self.out.push(error);
    }

    fn resolvable_in(&mut self, written: &written::RoleRef, reference: &Type) {
        let Type::Instance(machines) = reference.stated() else {
            return;
        };
        let Some(scope) = self.scope_of(&written.role.value) else {
            return;
        };
        let Some(stranger) = machines
            .iter()
            .find(|machine| !self.lives_in(machine, &scope))
        else {
            return;
        };
        let message = format!(
            "`{}` is not held in an instance of `{stranger}`",
            written.role.value
        );
        let error = Diagnostic::error(code::ROLE_SCOPE, message)
            .at(written.text.span)
            .note(format!("its scope is `{}`", scope.join("`, `")))
            .help("refer to an instance in which it is held, or widen the role's `scope`");
        self.out.push(error);
    }

    /// Whether an instance of a machine is, or can be inside, an instance of one of the scopes.
    fn lives_in(&self, machine: &Name, scope: &[Name]) -> bool {
        let mut around = vec![machine.clone()];
        let mut at = 0;
        while let Some(machine) = around.get(at).cloned() {
            if scope.contains(&machine) {
                return true;
            }
            let parents = self
                .names
                .machines
                .get(&machine)
                .map(|shape| shape.child_of.as_slice());
            for parent in parents.unwrap_or_default() {
                if !around.contains(parent) {
                    around.push(parent.clone());
                }
            }
            at += 1;
        }
        false
    }

    /// The fields of a machine that refer to instances in which a role of that scope is held.
    fn references(&self, machine: &Name, scope: &[Name]) -> Vec<&Name> {
        let Some(shape) = self.names.machines.get(machine) else {
            return Vec::new();
        };
        let refers = |ty: &Type| match ty.stated() {
            Type::Instance(machines) => machines.iter().all(|machine| scope.contains(machine)),
            _ => false,
        };
        let fields = shape.fields.iter();
        fields
            .filter(|(_, field)| refers(&field.ty))
            .map(|(name, _)| name)
            .collect()
    }

    /// Who sees and reads instances of a machine.
    pub(super) fn access(
        &mut self,
        written: &Option<syntax::people::Access>,
        machine: &Name,
    ) -> Option<Access> {
        let written = written.as_ref()?;
        let see = written
            .see
            .as_ref()
            .map(|readers| self.readers(readers, machine));
        let read = written
            .read
            .as_ref()
            .map(|readers| self.readers(readers, machine));
        Some(Access { see, read })
    }

    fn readers(&mut self, written: &[written::Reader], machine: &Name) -> Vec<Reader> {
        written
            .iter()
            .map(|reader| self.reader(reader, machine))
            .collect()
    }

    fn reader(&mut self, written: &written::Reader, machine: &Name) -> Reader {
        let who = match &written.who {
            written::ReaderKind::Anyone(_) => ReaderKind::Anyone,
            written::ReaderKind::Participants(_) => ReaderKind::Participants,
            written::ReaderKind::Role(role) => ReaderKind::Role(self.role_ref(role, machine)),
        };
        let place = of_instance(machine);
        let when = written
            .when
            .as_ref()
            .map(|text| self.condition(text, &place));
        Reader { who, when }
    }
}

fn plain_role(written: &written::RoleRef) -> RoleRef {
    RoleRef {
        role: written.role.value.clone(),
        of: None,
        text: written.text.text.as_str().into(),
        span: written.text.span,
    }
}
