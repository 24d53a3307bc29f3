//! Vocabularies that list parameters define: ids with titles, in order.

use indexmap::IndexMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    dialect::{Node, Pair},
    grammar::id::{self, Ids},
    model::{Definition, action::InputField, machine::Field},
    name::Name,
    span::Span,
    ty::Type,
};

use super::{given, values::bounds};

/// Vocabularies with their members and titles.
pub(super) type Vocabularies = IndexMap<Name, IndexMap<Name, Name>>;

/// Reads the vocabularies and checks that those which stand together in a type share no member.
pub(super) fn read(
    node: &Node,
    definition: &Definition,
    diagnostics: &mut Diagnostics,
) -> Vocabularies {
    let mut vocabularies = Vocabularies::new();
    for vocabulary in definition.vocabularies.values() {
        let parameter = vocabulary
            .parameter
            .as_ref()
            .and_then(|id| definition.parameters.get(id));
        let Some(parameter) = parameter else { continue };
        let Some(pair) = given(node, &parameter.id) else {
            // A review without it has no members; a required one is reported as missing.
            vocabularies.insert(vocabulary.id.clone(), IndexMap::new());
            continue;
        };
        let members = titled(pair, diagnostics);
        bounds(
            parameter,
            i64::try_from(members.len()).ok(),
            pair.key.span,
            diagnostics,
        );
        vocabularies.insert(vocabulary.id.clone(), members);
    }
    shared(node, definition, &vocabularies, diagnostics);
    vocabularies
}

fn titled(pair: &Pair, diagnostics: &mut Diagnostics) -> IndexMap<Name, Name> {
    let mut members = IndexMap::new();
    if !pair.value.is_map() {
        let message = format!(
            "`{}` should be a map of ids and titles, but is {}",
            pair.key.text,
            pair.value.described()
        );
        diagnostics.push(
            Diagnostic::error(code::BAD_VALUE, message)
                .at(pair.value.span)
                .help("write one line for each: oslo: Oslo"),
        );
    }
    for member in pair.value.pairs() {
        if let Some(fault) = id::fault(Ids::Plain, &member.key) {
            diagnostics.push(fault);
        }
        match member.value.text() {
            Some(title) if !title.text.trim().is_empty() => {
                members.insert(member.key.text.as_str().into(), title.text.as_str().into());
            }
            _ => diagnostics.push(
                Diagnostic::error(
                    code::BAD_VALUE,
                    format!("`{}` has no title", member.key.text),
                )
                .at(member.key.span),
            ),
        }
    }
    members
}

/// The members of a vocabulary of the definition or of the file.
pub(super) fn members(
    definition: &Definition,
    given: &Vocabularies,
    vocabulary: &str,
) -> Vec<Name> {
    let written = definition
        .vocabularies
        .get(vocabulary)
        .map(|known| &known.members);
    let members = given.get(vocabulary).or(written);
    members.map_or_else(Vec::new, |members| members.keys().cloned().collect())
}

/// Reports members that two vocabularies of one type share: a value would not tell which is meant.
fn shared(
    node: &Node,
    definition: &Definition,
    vocabularies: &Vocabularies,
    diagnostics: &mut Diagnostics,
) {
    for (first, second) in neighbours(definition) {
        let others = members(definition, vocabularies, &first);
        for member in members(definition, vocabularies, &second) {
            if !others.contains(&member) {
                continue;
            }
            let place = |vocabulary| place_of(node, definition, vocabulary, &member);
            let Some(span) = place(&second).or_else(|| place(&first)) else {
                continue;
            };
            let message = format!("`{member}` is both a {first} and a {second}");
            diagnostics.push(
                Diagnostic::error(code::SHARED_MEMBER, message)
                    .at(span)
                    .note(format!(
                        "the workflow has values that may be either: {first} or {second}"
                    ))
                    .help("give one of them another id"),
            );
        }
    }
}

fn place_of(node: &Node, definition: &Definition, vocabulary: &str, member: &str) -> Option<Span> {
    let parameter = definition
        .vocabularies
        .get(vocabulary)?
        .parameter
        .as_ref()?;
    let members = &given(node, parameter)?.value;
    let pair = members
        .pairs()
        .iter()
        .find(|pair| pair.key.text == *member)?;
    Some(pair.key.span)
}

/// Pairs of vocabularies that stand together in a type, each pair once.
fn neighbours(definition: &Definition) -> Vec<(Name, Name)> {
    let mut pairs = Vec::new();
    for parameter in definition.parameters.values() {
        collect(&parameter.ty, &mut pairs);
    }
    for machine in definition.machines.values() {
        let fields = machine.fields.values().map(|field: &Field| &field.ty);
        let actions = machine
            .states
            .values()
            .flat_map(|state| state.actions.values());
        let inputs = actions.flat_map(|action| action.input.values());
        let inputs = inputs.map(|input: &InputField| &input.ty);
        for ty in fields.chain(inputs) {
            collect(ty, &mut pairs);
        }
    }
    pairs.sort();
    pairs.dedup();
    pairs
}

fn collect(ty: &Type, pairs: &mut Vec<(Name, Name)>) {
    match ty {
        Type::Member(vocabularies) => {
            for (index, first) in vocabularies.iter().enumerate() {
                for second in &vocabularies[index + 1..] {
                    pairs.push((first.clone(), second.clone()));
                }
            }
        }
        Type::List(inner) | Type::Set(inner) | Type::OrNotStated(inner) => collect(inner, pairs),
        Type::Per { value, .. } => collect(value, pairs),
        _ => {}
    }
}
