//! What the parts of a canonical form are called.

use serde_json::Value;

use super::{
    About,
    compare::{Step, pairs},
};

/// What an author named somewhere below a record: an entry `id` of a map `key`.
pub(super) fn deep<'a>(value: &'a Value, key: &str, id: &str) -> Option<&'a Value> {
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
pub(super) fn role(form: &Value, reference: &str) -> Option<String> {
    let (id, of) = reference
        .split_once(" of ")
        .map_or((reference, None), |(id, of)| (id, Some(of)));
    let path = [Step::Key("roles".to_owned(), ""), Step::Id(id.to_owned())];
    let title = name_of(at(form, &path)?, id);
    Some(of.map_or_else(|| title.clone(), |of| format!("{title} of {}", spoken(of))))
}

/// The sentence of the milestone that a clause uses.
pub(super) fn milestone(form: &Value, clause: &Value) -> Option<String> {
    let id = clause.get("use")?.as_str()?;
    let key = Step::Key("milestones".to_owned(), "");
    let milestone = at(form, &[key, Step::Id(id.to_owned())])?;
    Some(name_of(milestone, id))
}

/// The part of a form at the end of a path.
pub(super) fn at<'a>(form: &'a Value, path: &[Step]) -> Option<&'a Value> {
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
pub(super) fn name_of(value: &Value, id: &str) -> String {
    let title = value.get("title").or_else(|| value.get("say"));
    let title = title.unwrap_or(value).as_str();
    title.map_or_else(
        || spoken(id),
        |title| title.replace('{', "‹").replace('}', "›"),
    )
}

pub(super) fn text(value: &Value, title: &impl Fn(&str) -> String) -> String {
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
pub(super) fn noun(container: &str) -> &'static str {
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
pub(super) fn attribute(key: &str, doc: &str) -> String {
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

pub(super) fn about(path: &[Step]) -> About {
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

pub(super) fn path(steps: &[Step]) -> String {
    let words = steps.iter().map(|step| match step {
        Step::Key(word, _) | Step::Id(word) => word.as_str(),
    });
    words.collect::<Vec<_>>().join("/")
}

pub(super) fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |letter| {
        letter.to_uppercase().chain(letters).collect()
    })
}
