//! What a transition causes, in words.

use crate::{
    guard::expr::ExprKind,
    model::{
        Definition,
        action::{Effect, EffectKind},
    },
};

use super::{
    people::roles,
    phrase::{concerned, condition, mention, phrase, spoken},
};

/// A sentence for each effect, in the order in which they happen.
pub(super) fn effects(definition: &Definition, effects: &[Effect]) -> Vec<String> {
    let sentence = |effect| sentence(definition, effect);
    effects.iter().map(sentence).collect()
}

fn sentence(definition: &Definition, effect: &Effect) -> String {
    let mut text = match &effect.kind {
        EffectKind::Spawn {
            machine, if_absent, ..
        } => {
            let unless = if *if_absent {
                ", unless it exists already"
            } else {
                ""
            };
            format!("A new {} begins{unless}", spoken(machine))
        }
        EffectKind::Signal { signal, to } => {
            format!("Passes “{}” on to: {}", spoken(signal), concerned(&to.ty))
        }
        EffectKind::CancelEverything => "Everything else that is open is cancelled".to_owned(),
        EffectKind::Cancel(what) => {
            format!("What it concerns is cancelled: {}", concerned(&what.ty))
        }
        EffectKind::Notify { roles: whom, say } => format!(
            "Told to {}: “{}”",
            roles(definition, whom, false),
            phrase(definition, say)
        ),
    };
    for each in &effect.for_each {
        let over = match each.over.kind {
            ExprKind::Parameter(_) => format!("“{}”", mention(definition, &each.over)),
            _ => mention(definition, &each.over),
        };
        text.push_str(&format!(", one for each of {over}"));
    }
    if let Some(only) = &effect.condition {
        text.push_str(", ");
        text.push_str(&condition(definition, only));
    }
    text
}
