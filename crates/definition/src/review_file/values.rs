//! Parameters that are values: everything but matrices and lists that define vocabularies.

use indexmap::IndexMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    dialect::Node,
    grammar::{REVIEW, scalar::excerpt},
    model::{Definition, Parameter},
    name::Name,
    nearest::nearest,
    span::Span,
    ty::Type,
    value::{Value, node::NodeReader, parse::Members},
};

use super::given;

/// Reports keys that are neither of the file itself nor parameters, and answers the parameters that they probably mean.
pub(super) fn unknown(
    node: &Node,
    definition: &Definition,
    diagnostics: &mut Diagnostics,
) -> Vec<Name> {
    let mut probably = Vec::new();
    let own = || REVIEW.root.keys.iter().map(|key| key.name);
    for pair in node.pairs() {
        let key = pair.key.text.as_str();
        if own().any(|known| known == key) || definition.parameters.contains_key(key) {
            continue;
        }
        let message = format!(
            "`{}` is no parameter of `{}`",
            excerpt(key),
            definition.workflow
        );
        let diagnostic = Diagnostic::error(code::UNKNOWN_PARAMETER, message).at(pair.key.span);
        let missing = definition.parameters.keys().map(Name::as_str);
        let missing = missing
            .chain(own())
            .filter(|known| given(node, known).is_none());
        diagnostics.push(match nearest(key, missing) {
            Some(meant) => {
                probably.push(meant.into());
                diagnostic.help(format!("did you mean `{meant}`?"))
            }
            None => diagnostic.help("remove it"),
        });
    }
    probably
}

/// Reads the values, and reports required parameters of any kind that are not there.
pub(super) fn read(
    node: &Node,
    definition: &Definition,
    members: Members<'_>,
    misspelt: &[Name],
    diagnostics: &mut Diagnostics,
) -> IndexMap<Name, Value> {
    let mut values = IndexMap::new();
    for parameter in definition.parameters.values() {
        let Some(pair) = given(node, &parameter.id) else {
            if parameter.required && !misspelt.contains(&parameter.id) {
                diagnostics.push(missing(parameter, node));
            }
            continue;
        };
        let vocabulary = definition
            .vocabularies
            .values()
            .any(|vocabulary| vocabulary.parameter.as_ref() == Some(&parameter.id));
        if vocabulary || matches!(parameter.ty, Type::Matrix { .. }) {
            continue;
        }
        let mut reader = NodeReader {
            members,
            code: code::BAD_VALUE,
            diagnostics,
        };
        if let Some(value) = reader.value(&parameter.ty, &pair.value) {
            bounds(parameter, measure(&value), pair.key.span, diagnostics);
            values.insert(parameter.id.clone(), value);
        }
    }
    values
}

fn missing(parameter: &Parameter, node: &Node) -> Diagnostic {
    let message = format!("the parameter `{}` is missing", parameter.id);
    let place = node.pairs().first().map_or(node.span, |pair| pair.key.span);
    let diagnostic = Diagnostic::error(code::MISSING_PARAMETER, message)
        .at(place)
        .note(format!("`{}`: {}", parameter.id, parameter.title));
    match parameter.ty {
        Type::OrNotStated(_) => diagnostic.help(format!(
            "if it is not known, write {}: not stated",
            parameter.id
        )),
        _ => diagnostic,
    }
}

/// What the bounds of a parameter are about: a number, or how many there are.
fn measure(value: &Value) -> Option<i64> {
    let length = |length: usize| i64::try_from(length).ok();
    match value {
        Value::Int(number) => Some(*number),
        Value::List(values) => length(values.len()),
        Value::Set(values) => length(values.len()),
        Value::Per(values) => length(values.len()),
        _ => None,
    }
}

/// Reports a measure outside of the bounds of a parameter.
pub(super) fn bounds(
    parameter: &Parameter,
    measure: Option<i64>,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let Some(measure) = measure else { return };
    let number = matches!(parameter.ty.stated(), Type::Int);
    let what = if number { "is" } else { "has" };
    let bound = match (parameter.min, parameter.max) {
        (Some(min), _) if measure < min => format!("at least {min}"),
        (_, Some(max)) if measure > max => format!("at most {max}"),
        _ => return,
    };
    let message = format!("`{}` {what} {measure}, but must be {bound}", parameter.id);
    let message = if number {
        message
    } else {
        format!(
            "`{}` {what} {measure} members, but must have {bound}",
            parameter.id
        )
    };
    diagnostics.push(Diagnostic::error(code::BAD_VALUE, message).at(span));
}
