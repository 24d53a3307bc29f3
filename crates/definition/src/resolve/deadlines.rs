//! Deadlines and estimates.

use std::collections::BTreeSet;

use crate::{
    diagnostic::Diagnostic,
    guard::{check::Expected, names::Place},
    model::time::{Deadline, Due, Escalation, Estimate, Expire},
    name::Name,
    syntax::time as written,
};

use super::{Resolver, actions::Within, code, expressions::of_instance, unknown::unknown};

impl Resolver<'_> {
    /// The deadlines of a state. The first without an id is called like the state.
    pub(super) fn deadlines(
        &mut self,
        written: &[written::Deadline],
        state: &Name,
        within: Within<'_>,
    ) -> Vec<Deadline> {
        let mut taken = BTreeSet::new();
        let mut deadlines = Vec::new();
        for deadline in written {
            let resolved = self.deadline(deadline, state, within);
            if !taken.insert(resolved.id.clone()) {
                let message = format!("two deadlines of `{state}` are called `{}`", resolved.id);
                let error = Diagnostic::error(code::SAME_NAME, message)
                    .at(resolved.span)
                    .note("reminders and escalations are recorded under the deadline's id")
                    .help("give it an `id`");
                self.out.push(error);
            }
            deadlines.push(resolved);
        }
        deadlines
    }

    fn deadline(
        &mut self,
        written: &written::Deadline,
        state: &Name,
        within: Within<'_>,
    ) -> Deadline {
        let place = of_instance(within.machine);
        let due = match &written.due {
            written::Due::After(length) => Due::After(length.value),
            written::Due::At(when) => Due::At(self.expression(when, &place, &Expected::Due)),
        };
        let mut escalate = Vec::new();
        for escalation in &written.escalate {
            escalate.push(self.escalation(escalation, within));
        }
        Deadline {
            id: written
                .id
                .as_ref()
                .map_or_else(|| state.clone(), |id| id.value.clone()),
            due,
            remind: written.remind.iter().map(|length| length.value).collect(),
            escalate,
            expire: written
                .expire
                .as_ref()
                .and_then(|expire| self.expire(expire, within)),
            span: written.span,
        }
    }

    fn escalation(&mut self, written: &written::Escalation, within: Within<'_>) -> Escalation {
        let place = Place {
            bare_fields: true,
            ..of_instance(within.machine)
        };
        Escalation {
            after: written.after.value,
            to: self.role_refs(&written.to, within.machine),
            say: written.say.as_ref().map(|say| self.phrase(say, &place)),
        }
    }

    fn expire(&mut self, written: &written::Expire, within: Within<'_>) -> Option<Expire> {
        if !within.actions.contains(&&written.action.value) {
            let of = format!(" of `{}`", within.machine);
            let known = within.actions.iter().copied();
            let error = unknown(code::UNKNOWN_ACTION, "action", &of, &written.action, known);
            self.out.push(error);
            return None;
        }
        Some(Expire {
            after: written.after.value,
            action: written.action.value.clone(),
        })
    }
}

/// An estimate as written.
pub(super) fn estimate(written: &written::Estimate) -> Estimate {
    Estimate {
        low: written.low.value,
        likely: written.likely.value,
        high: written.high.value,
    }
}
