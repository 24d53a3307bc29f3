//! Deadlines and estimates in words.

use crate::model::{
    Definition,
    machine::State,
    time::{Deadline, Due, Estimate, Length},
};

use super::{
    DeadlineRules,
    people::roles,
    phrase::{length, mention, phrase},
};

pub(super) fn deadline(
    definition: &Definition,
    state: &State,
    deadline: &Deadline,
) -> DeadlineRules {
    let due = match &deadline.due {
        Due::After(after) => format!("Due {} after it comes to this state", length(*after)),
        Due::At(at) => format!("Due at: {}", mention(definition, at)),
    };
    let mut follows = Vec::new();
    for before in &deadline.remind {
        follows.push(format!(
            "{} before it is due, those who can act are reminded",
            length(*before)
        ));
    }
    for escalation in &deadline.escalate {
        let whom = roles(definition, &escalation.to, false);
        let mut text = format!("{}, told to {whom}", passed(escalation.after));
        if let Some(say) = &escalation.say {
            text.push_str(&format!(": “{}”", phrase(definition, say)));
        }
        follows.push(text);
    }
    if let Some(expire) = &deadline.expire {
        let action = state.actions.get(&expire.action);
        let title = action.map_or_else(|| expire.action.clone(), |action| action.title.clone());
        follows.push(format!(
            "{}, it happens of itself: {title}",
            passed(expire.after)
        ));
    }
    DeadlineRules {
        id: deadline.id.clone(),
        due,
        follows,
    }
}

fn passed(after: Length) -> String {
    if after.count == 0 {
        "As soon as it is overdue".to_owned()
    } else {
        format!("{} after it was due", length(after))
    }
}

pub(super) fn estimate(estimate: Estimate) -> String {
    format!(
        "Expected to take {}; between {} and {}",
        length(estimate.likely),
        length(estimate.low),
        length(estimate.high)
    )
}
