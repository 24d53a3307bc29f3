//! Expressions in words. Everything here is text of the definition, which everybody who knows of the review may read.

use definition::{
    guard::expr::{Comparison, Expr, ExprKind},
    model::{Definition, action::Action},
    name::Name,
    ty::Type,
};

use crate::view::{Viewed, title_or_id};

/// What an expression is about: `“Version in force” of the parent`.
pub(super) fn describe(viewed: &Viewed<'_>, action: Option<&Action>, expr: &Expr) -> String {
    let describe = |expr: &Expr| describe(viewed, action, expr);
    let definition = viewed.snapshot().definition;
    match &expr.kind {
        ExprKind::Literal(value) => viewed.shown(&expr.ty, value),
        ExprKind::Parameter(_) | ExprKind::Collection(_) | ExprKind::Vocabulary(_) => {
            members(definition, expr)
        }
        ExprKind::Excluded(matrix) => format!("the exceptions of {}", words(matrix)),
        ExprKind::InstanceAt(machine, _) => format!("the {}", words(machine)),
        ExprKind::This | ExprKind::Local(_) => "it".to_owned(),
        ExprKind::Parent => "its parent".to_owned(),
        ExprKind::Review => "the review".to_owned(),
        ExprKind::Input(field) => format!("“{}” in the form", input_title(action, field)),
        ExprKind::Actor => "the person who acts".to_owned(),
        ExprKind::Now => "the present time".to_owned(),
        ExprKind::Milestone(name) => format!("“{}”", milestone(definition, name)),
        ExprKind::Field(of, field) => {
            let field = format!("“{}”", field_title(definition, of, field));
            match &of.kind {
                ExprKind::This | ExprKind::Local(_) => field,
                _ => format!("{field} of {}", describe(of)),
            }
        }
        ExprKind::CellPart(..) => match expr.ty.stated() {
            Type::Member(vocabularies) => {
                let vocabularies: Vec<_> = vocabularies.iter().map(words).collect();
                format!("its {}", vocabularies.join(" or "))
            }
            _ => "a part of the cell".to_owned(),
        },
        ExprKind::At(of, key) => {
            format!("the entry of {} for {}", describe(of), describe(key))
        }
        ExprKind::Size(of) => format!("the number of {}", members(definition, of)),
        ExprKind::Days(count) => format!("{} days", describe(count)),
        ExprKind::Workdays(count) => format!("{} working days", describe(count)),
        ExprKind::DateOf(of) => format!("the date of {}", describe(of)),
        ExprKind::Add(left, right) => {
            format!("{} plus {}", describe(left), describe(right))
        }
        ExprKind::Sub(left, right) => {
            format!("{} minus {}", describe(left), describe(right))
        }
        ExprKind::Quantified(..) => members(definition, expr),
        _ => "this".to_owned(),
    }
}

/// The members of a list in the plural: `reports`, `cells of coverage`.
pub(super) fn members(definition: &Definition, list: &Expr) -> String {
    match &list.kind {
        ExprKind::Collection(machine) => plural(definition, machine),
        ExprKind::Parameter(parameter) | ExprKind::Excluded(parameter) => {
            match definition
                .parameters
                .get(parameter)
                .map(|parameter| &parameter.ty)
            {
                Some(Type::Matrix { .. }) => format!("cells of {}", words(parameter)),
                _ => words(parameter),
            }
        }
        ExprKind::Vocabulary(vocabulary) => format!("entries of {}", words(vocabulary)),
        ExprKind::Quantified(_, over, ..) => members(definition, over),
        ExprKind::Field(of, field) => {
            format!("entries of “{}”", field_title(definition, of, field))
        }
        ExprKind::Input(field) => format!("entries of “{}” in the form", words(field)),
        _ => "entries".to_owned(),
    }
}

/// The instances of a machine in the plural.
pub(super) fn plural(definition: &Definition, machine: &str) -> String {
    let declared = definition
        .machines
        .get(machine)
        .and_then(|machine| machine.plural.as_ref());
    declared.map_or_else(
        || format!("instances of {}", machine.replace('_', " ")),
        words,
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
pub(super) fn demanded(comparison: Comparison, value: &str) -> String {
    match comparison {
        Comparison::Equal => value.to_owned(),
        Comparison::NotEqual => format!("something else than {value}"),
        Comparison::Less => format!("less than {value}"),
        Comparison::LessOrEqual => format!("at most {value}"),
        Comparison::Greater => format!("more than {value}"),
        Comparison::GreaterOrEqual => format!("at least {value}"),
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

/// A sentence with a capital at its beginning.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
