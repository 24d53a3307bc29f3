//! A file of parameters to be filled in, made from the definition.

use std::fmt::Write as _;

use definition::model::{Definition, Parameter, Vocabulary, people::Role};
use process::examine::conform;

/// What a review of a definition asks for, as YAML: each parameter with its title and kind, each role with its number of holders. Only
/// what must be given is left open; what may be left out stands there as an explanation.
pub(super) fn outline(definition: &Definition) -> String {
    let mut text = format!(
        "review:\nworkflow: {}@{}\ntitle:\n",
        definition.workflow, definition.version
    );
    for parameter in definition.parameters.values() {
        let _ = write!(text, "\n{}", asked(definition, parameter));
    }
    text.push_str("\nroles:\n");
    for role in definition.roles.values() {
        text.push_str(&held(role));
    }
    text
}

fn asked(definition: &Definition, parameter: &Parameter) -> String {
    let mut vocabularies = definition.vocabularies.values();
    let defines = |known: &&Vocabulary| known.parameter.as_ref() == Some(&parameter.id);
    let kind = match vocabularies.find(defines) {
        Some(_) => "one line for each, `id: Title`".to_owned(),
        None => conform::name(&parameter.ty).to_string(),
    };
    let help = parameter.help.as_ref();
    let help = help.map_or_else(String::new, |help| format!("# {help}\n"));
    let mark = if parameter.required { "" } else { "#" };
    format!(
        "# {}: {kind}\n{help}{mark}{}:\n",
        parameter.title, parameter.id
    )
}

fn held(role: &Role) -> String {
    let number = match (role.min, role.max) {
        (Some(min), Some(max)) if min == max => format!("{min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number".to_owned(),
    };
    let mark = if role.min.unwrap_or_default() > 0 {
        ""
    } else {
        "#"
    };
    format!("  # {}: {number}\n  {mark}{}: []\n", role.title, role.id)
}
