//! [`groups`]: differences as sentences, machine by machine.

use serde_json::Value;

use crate::grammar::WORKFLOW;

use super::{
    About, Change, ChangeKind, Group,
    compare::{Found, Step, compare, pairs},
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

/// What an author named somewhere below a record: an entry `id` of a map `key`.
fn deep<'a>(value: &'a Value, key: &str, id: &str) -> Option<&'a Value> {
    let entry = |map: &'a Value| {
        pairs(map.as_array()?)?
            .into_iter()
            .find(|(known, _)| *known == id)
    };
    if let Some((_, value)) = value.get(key).and_then(entry) {
        return Some(value);
    }
    let states = pairs(value.get("states")?.as_array()?)?;
    states
        .into_iter()
        .find_map(|(_, state)| deep(state, key, id))
}

/// `role` or `role of reference` with the title of the role.
fn role(form: &Value, reference: &str) -> Option<String> {
    let (id, of) = reference
        .split_once(" of ")
        .map_or((reference, None), |(id, of)| (id, Some(of)));
    let path = [Step::Key("roles".to_owned(), ""), Step::Id(id.to_owned())];
    let title = name_of(at(form, &path)?, id);
    Some(of.map_or_else(|| title.clone(), |of| format!("{title} of {}", spoken(of))))
}

/// The sentence of the milestone that a clause uses.
fn milestone(form: &Value, clause: &Value) -> Option<String> {
    let id = clause.get("use")?.as_str()?;
    let key = Step::Key("milestones".to_owned(), "");
    let milestone = at(form, &[key, Step::Id(id.to_owned())])?;
    Some(name_of(milestone, id))
}

/// The part of a form at the end of a path.
fn at<'a>(form: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(form, |value, step| match step {
        Step::Key(key, _) => value.get(key),
        Step::Id(id) => {
            let parts = value.as_array()?;
            let entry = |part: &'a Value| match part.as_array().map(Vec::as_slice) {
                Some([key, value]) => (key == id.as_str()).then_some(value),
                _ => (part.get("id")? == id.as_str()).then_some(part),
            };
            parts.iter().find_map(entry)
        }
    })
}

/// What something is called: its title, its sentence, itself if it is a text, else its id in words.
fn name_of(value: &Value, id: &str) -> String {
    let title = value.get("title").or_else(|| value.get("say"));
    let title = title.unwrap_or(value).as_str();
    title.map_or_else(
        || spoken(id),
        |title| title.replace('{', "‹").replace('}', "›"),
    )
}

fn text(value: &Value, title: &impl Fn(&str) -> String) -> String {
    let several = |parts: &[Value]| {
        let texts: Vec<String> = parts.iter().map(|part| text(part, title)).collect();
        texts.join(", ")
    };
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(words) => title(words),
        Value::Array(parts) => match pairs(parts) {
            Some(entries) if !entries.is_empty() => {
                let texts: Vec<String> = entries
                    .into_iter()
                    .map(|(id, value)| format!("{} {}", spoken(id), text(value, title)))
                    .collect();
                texts.join(", ")
            }
            _ => several(parts),
        },
        Value::Object(record) => {
            let texts: Vec<String> = record
                .iter()
                .map(|(key, value)| format!("{} {}", spoken(key), text(value, title)))
                .collect();
            texts.join(", ")
        }
        other => other.to_string(),
    }
}

/// What a named part is, by the key in which it stands.
fn noun(container: &str) -> &'static str {
    match container {
        "parameters" => "parameter",
        "vocabularies" => "vocabulary",
        "roles" => "role",
        "classification" => "class",
        "milestones" => "fact",
        "amend" => "change of a parameter",
        "properties" => "property",
        "machines" => "machine",
        "fields" => "field",
        "states" => "state",
        "actions" => "action",
        "automatic" => "automatic transition",
        "signals" => "answer to a signal",
        "input" => "question",
        "needs" => "condition",
        "deadline" => "deadline",
        "set" => "value set for",
        _ => "entry",
    }
}

/// What a key is called in a sentence: a word for the most frequent ones, else its line of documentation.
fn attribute(key: &str, doc: &str) -> String {
    let word = match key {
        "title" | "version" | "help" | "parameters" | "vocabularies" | "roles" | "machines"
        | "milestones" | "properties" | "fields" | "states" | "actions" | "signals"
        | "deadline" | "estimate" | "calendar" | "access" => key,
        "say" => "the sentence",
        "level" => "whether it only advises",
        "needs" => "what must hold",
        "that" => "the condition behind the sentence",
        "done" => "the words of the history",
        "input" => "what is asked for",
        "set" => "what it changes",
        "do" => "what follows",
        "remind" => "reminders before it is due",
        "due" => "when it is due",
        _ => "",
    };
    if !word.is_empty() {
        return word.to_owned();
    }
    let first = doc.split([';', ':']).next().unwrap_or_default();
    if first.is_empty() {
        return spoken(key);
    }
    let plain = first.replace('`', "");
    let mut letters = plain.chars();
    letters.next().map_or_else(String::new, |letter| {
        letter.to_lowercase().chain(letters).collect()
    })
}

fn about(path: &[Step]) -> About {
    let keys = path.iter().rev().filter_map(|step| match step {
        Step::Key(key, _) => Some(key.as_str()),
        Step::Id(_) => None,
    });
    for key in keys {
        return match key {
            "by" | "not_by" | "only_by" | "not_role" | "second" => About::WhoMay,
            "needs" => About::Clause,
            "input" => About::Input,
            "set" | "to" | "do" | "enter" | "resume" | "stay" => About::Consequence,
            "automatic" => About::Automatic,
            "signals" => About::Signal,
            "deadline" => About::Deadline,
            "estimate" => About::Estimate,
            "actions" => About::Action,
            "access" => About::Access,
            "fields" => About::Field,
            "states" => About::State,
            "machines" => About::Machine,
            "properties" => About::Property,
            "amend" => About::Amendment,
            "milestones" => About::Milestone,
            "calendar" => About::Calendar,
            "classification" if path.len() <= 3 => About::Class,
            "roles" => About::Role,
            "vocabularies" => About::Vocabulary,
            "parameters" => About::Parameter,
            _ => continue,
        };
    }
    About::Definition
}

fn path(steps: &[Step]) -> String {
    let words = steps.iter().map(|step| match step {
        Step::Key(word, _) | Step::Id(word) => word.as_str(),
    });
    words.collect::<Vec<_>>().join("/")
}

fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |letter| {
        letter.to_uppercase().chain(letters).collect()
    })
}
