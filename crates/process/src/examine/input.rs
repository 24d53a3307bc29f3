//! Is the form right?

use std::collections::BTreeMap;

use definition::{model::action::InputField, name::Name, value::Value};
use indexmap::IndexMap;

use crate::{
    refusal::{Blocker, Reason},
    saying::{Saying, Words},
    snapshot::Snapshot,
};

use super::conform;

/// Checks the payload against the typed form.
pub(super) fn check(
    snapshot: Snapshot<'_>,
    form: &IndexMap<Name, InputField>,
    payload: &BTreeMap<Name, Value>,
    blockers: &mut Vec<Blocker>,
) {
    let mut report = |field: &Name, problem: Saying| {
        blockers.push(Blocker::new(Reason::Input {
            field: field.clone(),
            problem,
        }));
    };
    for (id, field) in form {
        match payload.get(id) {
            None if field.required => report(id, Words::IsRequired.say()),
            None => {}
            Some(value) => {
                if let Err(problem) = conform::typed(snapshot, &field.ty, value) {
                    report(id, problem);
                } else if let Err(problem) = conform::bounded(field.min, field.max, value) {
                    report(id, problem);
                }
            }
        }
    }
    for id in payload.keys().filter(|id| !form.contains_key(*id)) {
        let known = form.keys().map(Name::as_str).collect::<Vec<_>>().join(", ");
        let problem = if known.is_empty() {
            Words::NotOfEmptyForm.say()
        } else {
            Words::NotOfForm.with([("known", known.into())])
        };
        report(id, problem);
    }
}
