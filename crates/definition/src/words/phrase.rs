//! Lists, lengths, phrases, names of machines and simple conditions in words.

use crate::{
    guard::expr::{Expr, ExprKind},
    model::{
        Definition,
        action::{Phrase, PhrasePart},
        time::{Length, Unit},
    },
    name::Name,
    ty::Type,
};

/// `a, b or c`
pub(super) fn any_of(words: &[String]) -> String {
    listed(words, "or")
}

/// `a, b and c`
pub(super) fn all_of(words: &[String]) -> String {
    listed(words, "and")
}

fn listed(words: &[String], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

/// `5 working days`, `1 month`
pub(super) fn length(length: Length) -> String {
    let unit = match length.unit {
        Unit::Minutes => "minute",
        Unit::Hours => "hour",
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::WorkingDays => "working day",
    };
    let more = if length.count == 1 { "" } else { "s" };
    format!("{} {unit}{more}", length.count)
}

/// An id as words.
pub(super) fn spoken(id: &str) -> String {
    id.replace(['_', '-'], " ")
}

/// A machine or several, as words.
pub(super) fn machines(machines: &[Name]) -> String {
    let words: Vec<String> = machines.iter().map(|machine| spoken(machine)).collect();
    any_of(&words)
}

/// A title with a capital letter, from an id.
pub(super) fn titled(id: &str) -> String {
    let words = spoken(id);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A phrase with what it fills in between `‹` and `›`.
pub(super) fn phrase(definition: &Definition, phrase: &Phrase) -> String {
    let mut text = String::new();
    for part in &phrase.parts {
        match part {
            PhrasePart::Text(words) => text.push_str(words),
            PhrasePart::Expr(expr) => {
                text.push('‹');
                text.push_str(&mention(definition, expr));
                text.push('›');
            }
        }
    }
    text
}

/// What a plain mention of data is called.
pub(super) fn mention(definition: &Definition, expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Field(of, field) => field_title(definition, &of.ty, field),
        ExprKind::Input(id) | ExprKind::Vocabulary(id) | ExprKind::Collection(id) => spoken(id),
        ExprKind::Parameter(id) => definition
            .parameters
            .get(id)
            .map_or_else(|| spoken(id), |parameter| parameter.title.to_string()),
        ExprKind::Parent => "what it belongs to".to_owned(),
        ExprKind::Actor => "who does it".to_owned(),
        ExprKind::This | ExprKind::Review | ExprKind::InstanceAt(..) => concerned(&expr.ty),
        ExprKind::Add(first, _) | ExprKind::Sub(first, _) => mention(definition, first),
        ExprKind::At(of, _) | ExprKind::CellPart(of, _) => mention(definition, of),
        _ => concerned(&expr.ty),
    }
}

fn field_title(definition: &Definition, of: &Type, field: &Name) -> String {
    let Type::Instance(machines) = of else {
        return spoken(field);
    };
    let known = machines
        .iter()
        .find_map(|machine| definition.machines.get(machine)?.field(field));
    let title = known.and_then(|field| field.title.as_ref());
    title.map_or_else(|| spoken(field), ToString::to_string)
}

/// The kinds of instances that an expression stands for.
pub(super) fn concerned(ty: &Type) -> String {
    match ty {
        Type::Instance(of) => machines(of),
        Type::List(inner) | Type::Set(inner) | Type::OrNotStated(inner) => concerned(inner),
        Type::Member(of) => machines(of),
        Type::Person => "person".to_owned(),
        Type::Date | Type::Instant | Type::PartialDate => "date".to_owned(),
        _ => "value".to_owned(),
    }
}

/// A condition without a sentence of its own: simple ones are told, others named as what they are.
pub(super) fn condition(definition: &Definition, expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Is(of, state) => format!(
            "while {} is “{}”",
            whose(of),
            state_title(definition, &of.ty, state)
        ),
        ExprKind::Was(of, state) => format!(
            "once {} has been “{}”",
            whose(of),
            state_title(definition, &of.ty, state)
        ),
        ExprKind::Has(of) => format!("if “{}” is known", mention(definition, of)),
        ExprKind::Milestone(id) => definition.milestones.get(id).map_or_else(
            || "once its condition holds".to_owned(),
            |milestone| format!("once this holds: {}", milestone.say),
        ),
        ExprKind::And(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .map(|part| condition(definition, part))
                .collect();
            all_of(&parts)
        }
        ExprKind::Or(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .map(|part| condition(definition, part))
                .collect();
            any_of(&parts)
        }
        _ => "as far as its condition holds".to_owned(),
    }
}

fn whose(of: &Expr) -> String {
    match of.kind {
        ExprKind::This => "it".to_owned(),
        ExprKind::Parent => "what it belongs to".to_owned(),
        _ => format!("the {}", concerned(&of.ty)),
    }
}

fn state_title(definition: &Definition, of: &Type, state: &Name) -> String {
    let Type::Instance(machines) = of else {
        return spoken(state);
    };
    let known = machines
        .iter()
        .find_map(|machine| definition.machines.get(machine)?.states.get(state));
    known.map_or_else(|| spoken(state), |state| state.title.to_string())
}
