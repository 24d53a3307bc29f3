//! The form of an action, typed by the definition.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::Pair,
    model::{Definition, action::InputField},
    name::Name,
    scenario::{code, step::Target},
    value::Value,
};
use indexmap::IndexMap;

use super::{moves::Unrolling, value::Handed};

impl<'a> Unrolling<'a> {
    /// Reads a form. What the definition does not know may be tried, if it is to be refused and has no form.
    pub(super) fn form(
        &mut self,
        part: usize,
        target: &Target,
        with: &[Pair],
        is_wrong: bool,
        documents: &mut BTreeMap<Name, Arc<[u8]>>,
        out: &mut Diagnostics,
    ) -> Option<BTreeMap<Name, Value>> {
        let fields = match Self::fields(self.setting.definition, target) {
            Ok(fields) => fields,
            Err(_) if is_wrong && with.is_empty() => return Some(BTreeMap::new()),
            Err(problem) => {
                out.push(*problem);
                return None;
            }
        };
        let mut payload = BTreeMap::new();
        let mut fine = true;
        for pair in with {
            let id = pair.key.text.as_str();
            let Some(field) = fields.get(id) else {
                let known: Vec<&str> = fields.keys().map(|id| id.as_str()).collect();
                let message = format!("`{}` does not ask for `{id}`", target.action);
                let error = Diagnostic::error(code::VALUE, message).at(pair.key.span);
                out.push(error.help(format!("it asks for: {}", known.join(", "))));
                fine = false;
                continue;
            };
            let handed = Handed {
                part,
                field: id,
                documents: &mut *documents,
            };
            match self.value(&field.ty, &pair.value, handed, out) {
                Some(value) => drop(payload.insert(id.into(), value)),
                None => fine = false,
            }
        }
        fine.then_some(payload)
    }

    /// The fields that an action asks for, in any of the states that offer it.
    fn fields(
        definition: &'a Definition,
        target: &Target,
    ) -> Result<IndexMap<Name, &'a InputField>, Box<Diagnostic>> {
        let Target {
            instance,
            action,
            span,
        } = target;
        let machine = instance
            .split_once('/')
            .map_or(instance.as_str(), |(machine, _)| machine);
        let error = |message: String| Box::new(Diagnostic::error(code::UNKNOWN, message).at(*span));
        let known = definition.machines.get(machine);
        let known = known.ok_or_else(|| error(format!("there is no machine `{machine}`")))?;
        let mut offering = known
            .states
            .values()
            .filter_map(|state| state.actions.get(action))
            .peekable();
        if offering.peek().is_none() {
            return Err(error(format!("a `{machine}` has no action `{action}`")));
        }
        Ok(offering
            .flat_map(|action| action.input.values())
            .map(|field| (field.id.clone(), field))
            .collect())
    }
}
