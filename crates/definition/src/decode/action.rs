//! Actions, automatic transitions, signals, clauses, effects.

use crate::{
    dialect::{Node, Pair},
    grammar::scalar,
    syntax::action::{
        Action, Assignment, Automatic, Clause, ClauseKind, Effect, EffectKind, InputField,
        SignalHandler, SpawnKey, Target,
    },
};

use super::{
    people::role_ref,
    read::{each, entries, flag, ids, int, name, named, place, text, ty},
};

pub(super) fn action(node: &Node) -> Option<Action> {
    Some(Action {
        title: name(node, "title")?,
        help: name(node, "help"),
        done: text(node, "done"),
        event: name(node, "event"),
        by: each(node, "by", role_ref)?,
        not_by: ids(node, "not_by")?,
        only_by: ids(node, "only_by")?,
        not_role: each(node, "not_role", role_ref)?,
        second: each(node, "second", role_ref)?,
        input: entries(node, "input", input_field)?,
        needs: each(node, "needs", clause)?,
        set: assignments(node)?,
        target: target(node)?,
        effects: each(node, "do", effect)?,
        confirm: name(node, "confirm"),
    })
}

fn target(node: &Node) -> Option<Target> {
    match name(node, "to") {
        Some(state) if flag(node, "resume") => Some(Target::Resume(state)),
        Some(state) => Some(Target::To(state)),
        None => place(node, "stay").map(Target::Stay),
    }
}

fn input_field(node: &Node) -> Option<InputField> {
    Some(InputField {
        ty: ty(node, "type")?,
        title: name(node, "title"),
        help: name(node, "help"),
        required: name(node, "required").is_some_and(|text| text.value == "true"),
        min: int(node, "min"),
        max: int(node, "max"),
        classification: name(node, "classification"),
    })
}

fn assignments(node: &Node) -> Option<Vec<Assignment>> {
    let pairs = node.get("set").map_or(&[][..], Node::pairs);
    pairs.iter().map(assignment).collect()
}

fn assignment(pair: &Pair) -> Option<Assignment> {
    let (field, at) = scalar::target(&pair.key)?;
    Some(Assignment {
        span: pair.span,
        field: named(&field),
        at,
        value: pair.value.text()?.clone(),
    })
}

pub(super) fn automatic(node: &Node) -> Option<Automatic> {
    Some(Automatic {
        done: text(node, "done"),
        event: name(node, "event"),
        needs: each(node, "needs", clause)?,
        set: assignments(node)?,
        target: target(node)?,
        effects: each(node, "do", effect)?,
    })
}

pub(super) fn signal_handler(node: &Node) -> Option<SignalHandler> {
    Some(SignalHandler {
        from: name(node, "from"),
        done: text(node, "done"),
        event: name(node, "event"),
        needs: each(node, "needs", clause)?,
        set: assignments(node)?,
        target: target(node)?,
        effects: each(node, "do", effect)?,
    })
}

pub(super) fn clause(node: &Node) -> Option<Clause> {
    let kind = match name(node, "use") {
        Some(milestone) => ClauseKind::Use(milestone),
        None => ClauseKind::That {
            say: name(node, "say")?,
            that: text(node, "that")?,
            empty_allowed: flag(node, "empty"),
        },
    };
    Some(Clause {
        id: name(node, "id")?,
        span: node.span,
        kind,
        advice: name(node, "level").is_some_and(|level| level.value == "advice"),
    })
}

pub(super) fn effect(node: &Node) -> Option<Effect> {
    let kind = if let Some(machine) = name(node, "spawn") {
        EffectKind::Spawn {
            machine,
            key: match text(node, "key") {
                None => SpawnKey::Single,
                Some(key) if key.text == "next" => SpawnKey::Next,
                Some(key) => SpawnKey::Phrase(key),
            },
            with: entries(node, "with", |node| node.text().cloned())?,
            if_absent: flag(node, "if_absent"),
        }
    } else if let Some(signal) = name(node, "signal") {
        EffectKind::Signal {
            signal,
            to: text(node, "to")?,
        }
    } else if let Some(cancelled) = text(node, "cancel") {
        match cancelled.text.as_str() {
            "everything" => EffectKind::CancelEverything,
            _ => EffectKind::Cancel(cancelled),
        }
    } else {
        EffectKind::Notify {
            roles: each(node, "notify", role_ref)?,
            say: text(node, "say")?,
        }
    };
    Some(Effect {
        span: node.span,
        for_each: entries(node, "for_each", |node| node.text().cloned())?,
        condition: text(node, "if"),
        kind,
    })
}
