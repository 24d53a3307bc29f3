//! Nobody is told what they may not read.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Expr, ExprKind},
    model::{
        Definition,
        action::{Action, Effect, EffectKind, Phrase},
        machine::{Machine, State},
        people::RoleRef,
    },
    name::Name,
    ty::Type,
};

use super::{
    code,
    everything::phrase_expressions,
    readers::is_unreadable,
    sight::Sight,
    transitions::{self, Kind},
};

/// Escalations and notices.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for machine in definition.machines.values() {
        for state in machine.states.values() {
            let telling = Telling {
                definition,
                machine,
                state,
                action: None,
            };
            for escalation in state
                .deadlines
                .iter()
                .flat_map(|deadline| &deadline.escalate)
            {
                telling.told(&escalation.to, escalation.say.as_ref(), "escalation", out);
            }
            state
                .enter
                .iter()
                .for_each(|effect| telling.notice(effect, out));
        }
    }
    for transition in transitions::all(definition) {
        let action = match transition.kind {
            Kind::Action(action) => Some(action),
            _ => None,
        };
        let (machine, state) = (transition.machine, transition.state);
        let telling = Telling {
            definition,
            machine,
            state,
            action,
        };
        transition
            .effects()
            .iter()
            .for_each(|effect| telling.notice(effect, out));
    }
}

/// From where somebody is told something.
struct Telling<'a> {
    definition: &'a Definition,
    machine: &'a Machine,
    state: &'a State,
    action: Option<&'a Action>,
}

impl Telling<'_> {
    fn notice(&self, effect: &Effect, out: &mut Diagnostics) {
        if let EffectKind::Notify { roles, say } = &effect.kind {
            self.told(roles, Some(say), "notice", out);
        }
    }

    fn told(&self, roles: &[RoleRef], say: Option<&Phrase>, what: &str, out: &mut Diagnostics) {
        let own = self.sight(&self.machine.id);
        for role in roles {
            if own.is_some_and(|sight| !sight.sees(&role.role)) {
                out.push(self.unseen(role, what));
                continue;
            }
            let shown = say.into_iter().flat_map(phrase_expressions);
            let mut hidden = Vec::new();
            shown.for_each(|expr| self.hidden_from(&role.role, expr, &mut hidden));
            if let Some((path, class)) = hidden.first() {
                out.push(self.unread(role, what, path, class));
            }
        }
    }

    /// The content that a text shows and a role may not read, with its class.
    fn hidden_from(&self, role: &Name, shown: &Expr, into: &mut Vec<(String, Name)>) {
        match &shown.kind {
            ExprKind::Input(name) => {
                let input = self.action.and_then(|action| action.input.get(name));
                if let (Some(input), Some(sight)) = (input, self.sight(&self.machine.id))
                    && !sight.reads(role, &input.class)
                {
                    into.push((format!("input.{name}"), input.class.clone()));
                }
            }
            ExprKind::Field(of, name) => {
                let Type::Instance(machines) = of.ty.stated() else {
                    return;
                };
                for machine in machines {
                    if let Some(sight) = self.sight(machine)
                        && let Some(field) = sight.machine.fields.get(name)
                        && !sight.reads(role, &field.class)
                    {
                        into.push((format!("{machine}.{name}"), field.class.clone()));
                    }
                }
            }
            _ => shown
                .children()
                .into_iter()
                .for_each(|part| self.hidden_from(role, part, into)),
        }
    }

    /// What may be seen of instances of a machine: of its own in its state, of others in any. `None` if nobody may read them,
    /// which is told elsewhere.
    fn sight(&self, machine: &Name) -> Option<Sight<'_>> {
        let own = *machine == self.machine.id;
        let machine = self.definition.machines.get(machine)?;
        if is_unreadable(self.definition, machine) {
            return None;
        }
        Some(Sight {
            definition: self.definition,
            machine,
            state: own.then_some(self.state),
        })
    }

    fn unseen(&self, role: &RoleRef, what: &str) -> Diagnostic {
        let message = format!(
            "`{}` is told about a `{}` it may not see",
            role.text, self.machine.id
        );
        Diagnostic::error(code::REVEALED, message)
            .at(role.span)
            .note(format!(
                "the {what} of {}.{} says that the instance exists, which `access.see` keeps from that role",
                self.machine.id, self.state.id
            ))
            .help("tell somebody else, or add the role to `access.see`")
    }

    fn unread(&self, role: &RoleRef, what: &str, path: &str, class: &Name) -> Diagnostic {
        let message = format!("`{}` is told {class} content it may not read", role.text);
        Diagnostic::error(code::REVEALED, message)
            .at(role.span)
            .note(format!(
                "the {what} of {}.{} shows {{{path}}}, which `access.read` keeps from that role",
                self.machine.id, self.state.id
            ))
            .help("write a text that shows only what the role may read, or add the role to `access.read`")
    }
}
