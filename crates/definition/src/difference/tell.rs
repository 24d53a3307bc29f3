//! [`groups`]: differences as sentences, machine by machine.

use serde_json::Value;

use crate::grammar::WORKFLOW;

use super::{
    Change, ChangeKind, Group,
    compare::{Found, Step, compare},
    naming::{
        about, at, attribute, capital, deep, milestone, name_of, noun, path, role, spoken, text,
    },
};

/// All differences of two forms of a workflow in words.
pub(super) fn groups(old: &Value, new: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for found in compare(WORKFLOW.root, old, new) {
        let machine = match found.path.as_slice() {
            [Step::Key(key, _), Step::Id(id), ..] if key == "machines" => Some(id.as_str()),
            _ => None,
        };
        let change = Teller { old, new }.change(&found);
        let known = groups
            .iter()
            .position(|group| group.machine.as_deref() == machine);
        let place = known.unwrap_or_else(|| {
            groups.push(Group {
                machine: machine.map(Into::into),
                title: title(new, old, machine),
                changes: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].changes.push(change);
    }
    groups.sort_by_key(|group| group.machine.is_some());
    groups
}

fn title(new: &Value, old: &Value, machine: Option<&str>) -> String {
    let mut path = Vec::new();
    if let Some(machine) = machine {
        path.push(Step::Key("machines".to_owned(), ""));
        path.push(Step::Id(machine.to_owned()));
    }
    let found = at(new, &path).or_else(|| at(old, &path));
    found.map_or_else(String::new, |value| {
        name_of(value, machine.unwrap_or_default())
    })
}

/// Tells differences of two forms.
struct Teller<'a> {
    old: &'a Value,
    new: &'a Value,
}

impl Teller<'_> {
    fn change(&self, found: &Found) -> Change {
        let old = found
            .old
            .as_ref()
            .map(|old| self.shown(self.old, found, old));
        let new = found
            .new
            .as_ref()
            .map(|new| self.shown(self.new, found, new));
        Change {
            kind: found.kind,
            about: about(&found.path),
            path: path(&found.path),
            sentence: self.sentence(found, old.as_deref(), new.as_deref()),
            old,
            new,
        }
    }

    fn sentence(&self, found: &Found, old: Option<&str>, new: Option<&str>) -> String {
        let (context, part) = self.context(found);
        let what = match (found.kind, new, old) {
            (ChangeKind::Added, Some(new), _) => match found.path.last() {
                Some(Step::Id(_)) => format!("added: {part}"),
                _ if new == "true" => format!("now holds: {part}"),
                _ => format!("{part} is now “{new}”; nothing was written before"),
            },
            (ChangeKind::Removed, _, Some(old)) => match found.path.last() {
                Some(Step::Id(_)) => format!("removed: {part}"),
                _ if old == "true" => format!("no longer holds: {part}"),
                _ => format!("{part} is no longer written; it was “{old}”"),
            },
            (ChangeKind::Moved, Some(new), Some(old)) => {
                format!("another order of {part}: now {new}; before {old}")
            }
            (_, Some(new), Some(old)) if new == old => {
                format!("{part} is written in another form: “{new}”")
            }
            (_, Some(new), Some(old)) => self
                .exchanged(found, &part)
                .unwrap_or_else(|| format!("{part} is now “{new}”; it was “{old}”")),
            _ => format!("changed: {}", path(&found.path)),
        };
        if context.is_empty() {
            capital(&what)
        } else {
            format!("{}: {what}", capital(&context.join(", ")))
        }
    }

    /// Of two lists of texts: what came and what went.
    fn exchanged(&self, found: &Found, part: &str) -> Option<String> {
        let (old, new) = (texts(found.old.as_ref()?)?, texts(found.new.as_ref()?)?);
        let only = |form: &Value, these: &[&Value], those: &[&Value]| {
            let only: Vec<String> = these
                .iter()
                .filter(|text| !those.contains(text))
                .map(|text| self.shown(form, found, text))
                .collect();
            only.join(", ")
        };
        let came = only(self.new, &new, &old);
        let went = only(self.old, &old, &new);
        Some(match (came.is_empty(), went.is_empty()) {
            (true, true) => return None,
            (false, true) => format!("{part}: now also “{came}”"),
            (true, false) => format!("{part}: no longer “{went}”"),
            (false, false) => format!("{part}: now also “{came}”, no longer “{went}”"),
        })
    }

    /// The named things around a difference, and the part in which it lies.
    fn context(&self, found: &Found) -> (Vec<String>, String) {
        let mut context: Vec<String> = Vec::new();
        let mut keys: Vec<String> = Vec::new();
        let mut container = "";
        for (index, step) in found.path.iter().enumerate() {
            match step {
                Step::Key(name, doc) => {
                    container = name;
                    keys.push(attribute(name, doc));
                }
                Step::Id(id) => {
                    let path = &found.path[..=index];
                    let side = at(self.new, path).map(|value| (self.new, value));
                    let side = side.or_else(|| at(self.old, path).map(|value| (self.old, value)));
                    let title = side.map_or_else(
                        || spoken(id),
                        |(form, value)| {
                            milestone(form, value).unwrap_or_else(|| name_of(value, id))
                        },
                    );
                    context.push(format!("{} “{title}”", noun(container)));
                    keys.clear();
                    container = "";
                }
            }
        }
        let part = match keys.as_slice() {
            [] => context.pop().unwrap_or_default(),
            keys => keys.join(", "),
        };
        // The machine is the title of the group.
        let in_a_machine =
            matches!(found.path.first(), Some(Step::Key(key, _)) if key == "machines");
        if in_a_machine && !context.is_empty() {
            context.remove(0);
        }
        (context, part)
    }

    /// A value as people read it, the ids of roles, states and actions by their titles.
    fn shown(&self, form: &Value, found: &Found, value: &Value) -> String {
        if let (Some(Step::Id(id)), ChangeKind::Added | ChangeKind::Removed) =
            (found.path.last(), found.kind)
        {
            return milestone(form, value).unwrap_or_else(|| name_of(value, id));
        }
        let key = found.path.iter().rev().find_map(|step| match step {
            Step::Key(name, _) => Some(name.as_str()),
            Step::Id(_) => None,
        });
        let title = |id: &str| {
            if found.kind == ChangeKind::Moved {
                let mut path = found.path.clone();
                path.push(Step::Id(id.to_owned()));
                return at(form, &path).map_or_else(|| spoken(id), |value| name_of(value, id));
            }
            let known = match key.unwrap_or_default() {
                "by" | "not_role" | "second" | "assigned_by" | "incompatible" | "see" | "read" => {
                    role(form, id)
                }
                "to" | "initial" => self.in_machine(form, found, "states", id),
                "not_by" | "only_by" | "action" => self.in_machine(form, found, "actions", id),
                _ => None,
            };
            known.unwrap_or_else(|| id.to_owned())
        };
        text(value, &title)
    }

    /// The title of a state or an action of the machine in which a difference lies.
    fn in_machine(&self, form: &Value, found: &Found, key: &str, id: &str) -> Option<String> {
        let machine = at(form, found.path.get(..2)?)?;
        let value = deep(machine, key, id)?;
        Some(name_of(value, id))
    }
}

/// The texts of a list of texts.
fn texts(value: &Value) -> Option<Vec<&Value>> {
    let parts = value.as_array()?;
    parts
        .iter()
        .map(|part| part.is_string().then_some(part))
        .collect()
}
