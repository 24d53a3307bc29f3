//! Signals and automatic transitions, until nothing is left to do (S11).

use definition::{
    guard::eval::Truth,
    model::{
        action::{Automatic, Clause, SignalHandler},
        machine::Machine,
    },
};

use crate::{
    event::Outcome,
    refusal::{Reason, Refusal},
};

use super::{
    draft::{Draft, Sent},
    transition::{Transition, fire, site_of},
};

/// Most transitions and deliveries of one step. A definition whose automatic transitions run in a circle is refused when it is
/// loaded; this is the net below.
const MICROSTEPS_MAX: usize = 1_000;

/// Delivers the oldest pending signal; when none is pending, fires the first enabled automatic transition: instances in order of
/// creation, innermost state first, then as written. The order exists for reproducibility only (S12).
pub(super) fn settle(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    for _ in 0..MICROSTEPS_MAX {
        if let Some(sent) = draft.pending.pop_front() {
            deliver(draft, &sent)?;
        } else if let Some((place, automatic)) = first_enabled(draft) {
            fire(
                draft,
                place,
                &Transition::of_automatic(automatic),
                site_of(place),
            )?;
        } else {
            return Ok(());
        }
    }
    Err(Reason::Unending.into())
}

/// The answer of the instance, if it has one in its present state; one that was cancelled on the way has none. That a signal was
/// ignored is recorded: it was sent, and history says what came of it.
fn deliver(draft: &mut Draft<'_>, sent: &Sent) -> Result<(), Refusal> {
    let snapshot = draft.snapshot();
    let place = snapshot.state.index[&sent.signal.to];
    let instance = &snapshot.state.instances[place];
    let machine = &draft.definition.machines[&instance.machine];
    let answer = handler(machine, instance.leaf(), sent)
        .filter(|handler| !instance.cancelled && all_hold(draft, place, &handler.needs));
    match answer {
        Some(handler) => {
            fire(
                draft,
                place,
                &Transition::of_signal(handler),
                site_of(place),
            )?;
        }
        None => draft.emit(Outcome::SignalIgnored {
            instance: sent.signal.to.clone(),
            signal: sent.signal.signal.clone(),
        }),
    }
    Ok(())
}

fn handler<'a>(machine: &'a Machine, leaf: &str, sent: &Sent) -> Option<&'a SignalHandler> {
    let mut path = machine.innermost_first(leaf);
    path.find_map(|state| state.signals.get(&sent.signal.signal))
        .filter(|handler| handler.from.as_ref().is_none_or(|from| *from == sent.from))
}

/// Outside a step nothing is enabled (S6), so only what reads something that this step has touched can have become so.
fn first_enabled<'a>(draft: &Draft<'a>) -> Option<(usize, &'a Automatic)> {
    let definition = draft.definition;
    let concerned = |automatic: &Automatic| {
        automatic
            .reads
            .intersection(&draft.touched_machines)
            .next()
            .is_some()
    };
    let has_one = |machine: &Machine| {
        let mut automatics = machine
            .states
            .values()
            .flat_map(|state| state.automatics.values());
        let touched = draft.scope_changed || draft.touched_machines.contains(&machine.id);
        automatics.any(|automatic| touched || concerned(automatic))
    };
    let machines: Vec<&Machine> = definition
        .machines
        .values()
        .filter(|it| has_one(it))
        .collect();
    for (place, instance) in draft.snapshot().state.instances.iter().enumerate() {
        let Some(machine) = machines
            .iter()
            .find(|machine| machine.id == instance.machine)
        else {
            continue;
        };
        let touched = draft.scope_changed || draft.touched.contains(&place);
        let mut automatics = machine
            .innermost_first(instance.leaf())
            .flat_map(|state| state.automatics.values());
        let enabled = |automatic: &&Automatic| {
            (touched || concerned(automatic)) && all_hold(draft, place, &automatic.needs)
        };
        if !instance.cancelled
            && let Some(automatic) = automatics.find(enabled)
        {
            return Some((place, automatic));
        }
    }
    None
}

fn all_hold(draft: &Draft<'_>, place: usize, needs: &[Clause]) -> bool {
    let snapshot = draft.snapshot();
    needs
        .iter()
        .all(|clause| snapshot.truth(&clause.that, site_of(place), &[]) == Truth::True)
}
