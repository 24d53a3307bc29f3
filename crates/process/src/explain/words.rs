//! Expressions in words. Everything here is text of the definition, which everybody who knows of the review may read.

use definition::{
    guard::expr::{Comparison, Expr, ExprKind},
    model::{Definition, action::Action},
    name::Name,
    ty::Type,
};

use crate::{
    saying::{Joint, Saying, Words},
    view::{Viewed, title_or_id},
};

/// What an expression is about: `“Version in force” of the parent`.
pub(super) fn describe(viewed: &Viewed<'_>, action: Option<&Action>, expr: &Expr) -> Saying {
    let describe = |expr: &Expr| describe(viewed, action, expr);
    let definition = viewed.snapshot().definition;
    match &expr.kind {
        ExprKind::Literal(value) => viewed.said(&expr.ty, value),
        ExprKind::Parameter(_) | ExprKind::Collection(_) | ExprKind::Vocabulary(_) => {
            members(definition, expr)
        }
        ExprKind::Excluded(matrix) => Words::ExceptionsOf.with([("matrix", words(matrix).into())]),
        ExprKind::InstanceAt(machine, _) => {
            Words::TheMachine.with([("machine", words(machine).into())])
        }
        ExprKind::This | ExprKind::Local(_) => Words::ItSelf.say(),
        ExprKind::Parent => Words::ItsParent.say(),
        ExprKind::Review => Words::TheReview.say(),
        ExprKind::Input(field) => {
            Words::InForm.with([("field", input_title(action, field).into())])
        }
        ExprKind::Actor => Words::TheActor.say(),
        ExprKind::Now => Words::TheTime.say(),
        ExprKind::Milestone(name) => {
            Words::Quoted.with([("it", milestone(definition, name).into())])
        }
        ExprKind::Field(of, field) => {
            let title = field_title(definition, of, field).into();
            let field = Words::Quoted.with([("it", title)]);
            match &of.kind {
                ExprKind::This | ExprKind::Local(_) => field,
                _ => Words::FieldOf.with([("field", field), ("of", describe(of))]),
            }
        }
        ExprKind::CellPart(..) => match expr.ty.stated() {
            Type::Member(vocabularies) => {
                let vocabularies = vocabularies.iter().map(|id| words(id).into());
                Words::Its.with([("what", Saying::joined(Joint::Or, vocabularies))])
            }
            _ => Words::PartOfCell.say(),
        },
        ExprKind::At(of, key) => {
            Words::EntryFor.with([("of", describe(of)), ("key", describe(key))])
        }
        ExprKind::Size(of) => Words::NumberOf.with([("what", members(definition, of))]),
        ExprKind::Days(count) => Words::Days.with([("count", describe(count))]),
        ExprKind::Workdays(count) => Words::Workdays.with([("count", describe(count))]),
        ExprKind::DateOf(of) => Words::DateOf.with([("of", describe(of))]),
        ExprKind::Add(left, right) => {
            Words::Plus.with([("left", describe(left)), ("right", describe(right))])
        }
        ExprKind::Sub(left, right) => {
            Words::Minus.with([("left", describe(left)), ("right", describe(right))])
        }
        ExprKind::Quantified(..) => members(definition, expr),
        _ => Words::This.say(),
    }
}

/// The members of a list in the plural: `reports`, `cells of coverage`.
pub(super) fn members(definition: &Definition, list: &Expr) -> Saying {
    match &list.kind {
        ExprKind::Collection(machine) => plural(definition, machine),
        ExprKind::Parameter(parameter) | ExprKind::Excluded(parameter) => {
            match definition
                .parameters
                .get(parameter)
                .map(|parameter| &parameter.ty)
            {
                Some(Type::Matrix { .. }) => {
                    Words::CellsOf.with([("matrix", words(parameter).into())])
                }
                _ => words(parameter).into(),
            }
        }
        ExprKind::Vocabulary(vocabulary) => {
            Words::EntriesOf.with([("vocabulary", words(vocabulary).into())])
        }
        ExprKind::Quantified(_, over, ..) => members(definition, over),
        ExprKind::Field(of, field) => {
            let field = field_title(definition, of, field);
            Words::EntriesOfField.with([("field", field.into())])
        }
        ExprKind::Input(field) => Words::EntriesInForm.with([("field", words(field).into())]),
        _ => Words::Entries.say(),
    }
}

/// The instances of a machine in the plural.
pub(super) fn plural(definition: &Definition, machine: &str) -> Saying {
    let declared = definition
        .machines
        .get(machine)
        .and_then(|machine| machine.plural.as_ref());
    declared.map_or_else(
        || Words::InstancesOf.with([("machine", machine.replace('_', " ").into())]),
        |plural| words(plural).into(),
    )
}

/// An id as words.
pub(super) fn words(id: &Name) -> String {
    id.replace('_', " ")
}

/// The sentence of a milestone.
pub(super) fn milestone(definition: &Definition, name: &Name) -> String {
    definition
        .milestones
        .get(name)
        .map_or_else(|| words(name), |known| known.say.to_string())
}

/// The title of a field of a form.
pub(super) fn input_title(action: Option<&Action>, field: &Name) -> String {
    let declared = action.and_then(|action| action.input.get(field));
    title_or_id(declared.and_then(|field| field.title.as_ref()), field)
}

/// The title of a field of the machines an expression may name.
fn field_title(definition: &Definition, of: &Expr, field: &Name) -> String {
    let machines = match of.ty.stated() {
        Type::Instance(machines) => &machines[..],
        _ => &[],
    };
    let declared = machines
        .iter()
        .find_map(|machine| definition.machines.get(machine)?.field(field));
    title_or_id(declared.and_then(|field| field.title.as_ref()), field)
}

/// What a value must be to satisfy a comparison with another: `at least 3`.
pub(super) fn demanded(comparison: Comparison, value: Saying) -> Saying {
    match comparison {
        Comparison::Equal => value,
        Comparison::NotEqual => Words::Something.with([("value", value)]),
        Comparison::Less => Words::LessThan.with([("value", value)]),
        Comparison::LessOrEqual => Words::AtMost.with([("value", value)]),
        Comparison::Greater => Words::MoreThan.with([("value", value)]),
        Comparison::GreaterOrEqual => Words::AtLeast.with([("value", value)]),
    }
}

/// The comparison that holds exactly when this one does not.
pub(super) fn negated(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}
