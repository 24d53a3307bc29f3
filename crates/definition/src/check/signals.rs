//! Signals: sent to somebody who answers, and answered because somebody sends them.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{Definition, action::EffectKind},
    name::Name,
};

use super::{
    born::instances,
    code, spawns,
    transitions::{self, Kind},
    writes::answers,
};

/// Both directions.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let mut sent: BTreeSet<(Name, Name, Name)> = BTreeSet::new();
    for (sender, effect) in spawns::effects(definition) {
        let EffectKind::Signal { signal, to } = &effect.kind else {
            continue;
        };
        let receivers = instances(&to.ty);
        for receiver in receivers {
            sent.insert((signal.clone(), sender.id.clone(), receiver.clone()));
        }
        let answered = receivers.iter().any(|receiver| {
            answers(&definition.machines[receiver], signal, &sender.id)
                .next()
                .is_some()
        });
        if !answered {
            let receivers = receivers.join("` or `");
            let message = format!(
                "no state of `{receivers}` answers the signal `{signal}` of `{}`",
                sender.id
            );
            let error = Diagnostic::error(code::UNANSWERED, message)
                .at(effect.span)
                .note("a signal that the receiver's state does not answer is ignored, and it is not remembered")
                .help(format!("add `signals: {{ {signal}: {{ to: ... }} }}` to a state of `{receivers}`"));
            out.push(error);
        }
    }
    for transition in transitions::all(definition) {
        let Kind::Signal(handler) = transition.kind else {
            continue;
        };
        let receiver = &transition.machine.id;
        let heard = sent.iter().any(|(signal, sender, to)| {
            *signal == handler.id
                && to == receiver
                && handler.from.as_ref().is_none_or(|from| from == sender)
        });
        if !heard {
            let from = handler
                .from
                .as_ref()
                .map_or("anybody".to_owned(), |from| format!("`{from}`"));
            let message = format!(
                "the signal `{}` is never sent to `{receiver}` by {from}",
                handler.id
            );
            let warning = Diagnostic::warning(code::UNSENT, message)
                .at(handler.span)
                .note("the transition can never happen")
                .help(format!(
                    "send it with `{{ signal: {}, to: {receiver} }}`, or remove it",
                    handler.id
                ));
            out.push(warning);
        }
    }
}
