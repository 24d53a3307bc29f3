//! Fields, inputs and parameters, and the types of their values, in words.

use crate::{
    model::{Definition, Parameter, action::InputField, machine::Field},
    name::Name,
    ty::Type,
};

use super::{
    Question,
    phrase::{any_of, machines, spoken, titled},
};

/// How many members of a vocabulary are named; a longer one is named as a whole.
const MEMBERS_MAX: usize = 8;

pub(super) fn parameter(definition: &Definition, parameter: &Parameter) -> Question {
    Question {
        id: parameter.id.clone(),
        title: parameter.title.to_string(),
        help: parameter.help.clone(),
        kind: given(definition, parameter),
        required: parameter.required,
        bounds: bounds(&parameter.ty, parameter.min, parameter.max),
        class: parameter.class.clone(),
    }
}

/// What is given: of a list that defines its own vocabulary, names.
fn given(definition: &Definition, parameter: &Parameter) -> String {
    let defines = definition
        .vocabularies
        .values()
        .any(|vocabulary| vocabulary.parameter.as_ref() == Some(&parameter.id));
    if defines {
        "a list of names, given with each review".to_owned()
    } else {
        kind(definition, &parameter.ty)
    }
}

pub(super) fn input(definition: &Definition, input: &InputField) -> Question {
    Question {
        id: input.id.clone(),
        title: title(input.title.as_ref(), &input.id),
        help: input.help.clone(),
        kind: kind(definition, &input.ty),
        required: input.required,
        bounds: bounds(&input.ty, input.min, input.max),
        class: input.class.clone(),
    }
}

pub(super) fn field(definition: &Definition, field: &Field) -> Question {
    Question {
        id: field.id.clone(),
        title: title(field.title.as_ref(), &field.id),
        help: None,
        kind: kind(definition, &field.ty),
        required: field.initial.is_some(),
        bounds: bounds(&field.ty, field.min, field.max),
        class: field.class.clone(),
    }
}

fn title(title: Option<&Name>, id: &Name) -> String {
    title.map_or_else(|| titled(id), ToString::to_string)
}

fn bounds(ty: &Type, min: Option<i64>, max: Option<i64>) -> Option<String> {
    let counted = matches!(ty.stated(), Type::List(_) | Type::Set(_) | Type::Per { .. });
    let amount = |bound: i64| match (counted, bound) {
        (false, bound) => bound.to_string(),
        (true, 1) => "1 entry".to_owned(),
        (true, bound) => format!("{bound} entries"),
    };
    Some(match (min, max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}", amount(min)),
        (None, Some(max)) => format!("at most {}", amount(max)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", amount(min)),
        (Some(min), Some(max)) => format!("from {min} to {}", amount(max)),
    })
}

/// A type in words.
pub(super) fn kind(definition: &Definition, ty: &Type) -> String {
    match ty {
        Type::Bool => "yes or no".to_owned(),
        Type::Int => "a whole number".to_owned(),
        Type::Text => "a text".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::PartialDate => "a date, or only its month or year".to_owned(),
        Type::Instant => "a date and a time".to_owned(),
        Type::Duration => "a length of time".to_owned(),
        Type::Document => "a document".to_owned(),
        Type::Person => "a person".to_owned(),
        Type::Member(vocabularies) => {
            let choices: Vec<String> = vocabularies
                .iter()
                .map(|vocabulary| choice(definition, vocabulary))
                .collect();
            format!("one of {}", choices.join("; or one of "))
        }
        Type::Instance(of) => format!("one {} of the review", machines(of)),
        Type::Cell(parameter) => format!("a cell of “{}”", spoken(parameter)),
        Type::Matrix { row, column } => {
            format!("a table of {} by {}", spoken(row), spoken(column))
        }
        Type::List(inner) => format!("a list, each entry {}", kind(definition, inner)),
        Type::Set(inner) => format!("any number, each {}", kind(definition, inner)),
        Type::Per { vocabulary, value } => {
            format!(
                "{} for each {}",
                kind(definition, value),
                spoken(vocabulary)
            )
        }
        Type::OrNotStated(inner) => format!("{}, or “not stated”", kind(definition, inner)),
    }
}

fn choice(definition: &Definition, id: &Name) -> String {
    let Some(vocabulary) = definition.vocabularies.get(id) else {
        return spoken(id);
    };
    let given = vocabulary
        .parameter
        .as_ref()
        .and_then(|parameter| definition.parameters.get(parameter));
    if let Some(parameter) = given {
        return format!("those given as “{}”", parameter.title);
    }
    let titles = vocabulary.members.values();
    if vocabulary.members.len() > MEMBERS_MAX {
        return format!("{} of “{}”", vocabulary.members.len(), spoken(id));
    }
    let titles: Vec<String> = titles.map(|title| format!("“{title}”")).collect();
    any_of(&titles)
}
