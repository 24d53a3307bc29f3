//! Members of vocabularies that a review gives itself, and statements about them: are they fit to be recorded?

use std::collections::BTreeMap;

use definition::{
    grammar::id::{self, Ids},
    model::Definition,
    name::Name,
    span::SourceText,
    ty::Type,
    value::Value,
};

use indexmap::IndexMap;

use crate::{
    examine::conform::TEXT_BYTES_MAX,
    saying::{Saying, Words},
    snapshot::Snapshot,
};

/// Most cells of a matrix, in scope or not.
const CELLS_MAX: usize = 10_000;

/// The vocabulary that a list parameter gives.
pub(super) fn vocabulary_of<'a>(definition: &'a Definition, parameter: &Name) -> Option<&'a Name> {
    let mut vocabularies = definition.vocabularies.values();
    let given = vocabularies.find(|known| known.parameter.as_ref() == Some(parameter))?;
    Some(&given.id)
}

/// Checks the id and the title of a member as in a file of parameters: the id becomes a part of keys.
///
/// # Errors
/// What is wrong, to be read after the title of the parameter; so with the others here.
pub(super) fn named(member: &Name, title: &Name) -> Result<(), Saying> {
    if id::fault(Ids::Plain, &SourceText::verbatim(member, 0)).is_some() {
        return Err(Words::NoId.with([("member", member.into())]));
    }
    self::title(title).map_err(|problem| {
        Words::MemberTitle.with([("member", member.into()), ("problem", problem)])
    })
}

/// Checks a title.
pub(super) fn title(title: &Name) -> Result<(), Saying> {
    if title.trim().is_empty() {
        return Err(Words::IsEmpty.say());
    }
    if title.len() > TEXT_BYTES_MAX {
        return Err(Words::LongerThan.with([("max", TEXT_BYTES_MAX.into())]));
    }
    Ok(())
}

/// Checks a reason or an authority: a text that says something, or the statement that there is none (G05).
pub(super) fn statement(what: Words, value: &Value) -> Result<(), Saying> {
    let what = ("what", what.say());
    match value {
        Value::NotStated => Ok(()),
        Value::Text(text) if text.trim().is_empty() => Err(Words::NeedsIts.with([what])),
        Value::Text(text) if text.len() > TEXT_BYTES_MAX => {
            Err(Words::LongStatement.with([what, ("max", TEXT_BYTES_MAX.into())]))
        }
        Value::Text(_) => Ok(()),
        _ => Err(Words::NeedsText.with([what])),
    }
}

/// Finds a matrix with more cells than it may have.
pub(super) fn too_many_cells(
    definition: &Definition,
    given: &IndexMap<Name, IndexMap<Name, Name>>,
) -> Option<(Name, Saying)> {
    let members = |vocabulary: &Name| {
        let written = definition.vocabularies.get(vocabulary);
        let members = given
            .get(vocabulary)
            .or(written.map(|known| &known.members));
        members.map_or(0, IndexMap::len)
    };
    definition.parameters.values().find_map(|parameter| {
        let Type::Matrix { row, column } = &parameter.ty else {
            return None;
        };
        let cells = members(row).saturating_mul(members(column));
        let text = || Words::ManyCells.with([("amount", cells.into()), ("max", CELLS_MAX.into())]);
        (cells > CELLS_MAX).then(|| (parameter.id.clone(), text()))
    })
}

/// Finds a vocabulary with a member that another one has, too, where the two stand together in a type: a value would not say which
/// is meant.
pub(super) fn ambiguous(snapshot: Snapshot<'_>) -> Option<(Name, Saying)> {
    for vocabularies in unions(snapshot.definition) {
        let mut seen = BTreeMap::new();
        for vocabulary in vocabularies {
            for member in snapshot.members_of(vocabulary) {
                if let Some(other) = seen.insert(member, vocabulary) {
                    let text =
                        Words::Ambiguous.with([("member", member.into()), ("other", other.into())]);
                    return Some((vocabulary.clone(), text));
                }
            }
        }
    }
    None
}

/// The vocabularies that stand together in the type of a field, an input or a parameter.
fn unions(definition: &Definition) -> impl Iterator<Item = &[Name]> {
    let machines = || definition.machines.values();
    let fields = machines().flat_map(|machine| machine.fields.values().map(|field| &field.ty));
    let actions = machines()
        .flat_map(|machine| machine.states.values())
        .flat_map(|state| state.actions.values());
    let inputs = actions.flat_map(|action| action.input.values().map(|input| &input.ty));
    let parameters = definition.parameters.values().map(|known| &known.ty);
    fields
        .chain(inputs)
        .chain(parameters)
        .filter_map(vocabularies_in)
}

fn vocabularies_in(ty: &Type) -> Option<&[Name]> {
    match ty {
        Type::Member(vocabularies) => Some(vocabularies),
        Type::List(inner)
        | Type::Set(inner)
        | Type::OrNotStated(inner)
        | Type::Per { value: inner, .. } => vocabularies_in(inner),
        _ => None,
    }
}
