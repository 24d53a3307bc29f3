//! Which types go together, and what they are called in messages.

use crate::{name::Name, ty::Type};

/// Whether a value of type `found` may stand where `wanted` is declared.
pub(super) fn accepts(wanted: &Type, found: &Type) -> bool {
    match (wanted, found) {
        (Type::OrNotStated(wanted), found) => accepts(wanted, found.stated()),
        (Type::Member(wanted), Type::Member(found))
        | (Type::Instance(wanted), Type::Instance(found)) => {
            found.iter().all(|name| wanted.contains(name))
        }
        (Type::List(wanted), Type::List(found)) | (Type::Set(wanted), Type::Set(found)) => {
            accepts(wanted, found)
        }
        _ => wanted == found,
    }
}

/// Whether values of two types can be equal.
pub(super) fn comparable(left: &Type, right: &Type) -> bool {
    match (left.stated(), right.stated()) {
        (Type::Member(left), Type::Member(right))
        | (Type::Instance(left), Type::Instance(right)) => {
            left.iter().any(|name| right.contains(name))
        }
        (Type::List(left), Type::List(right)) | (Type::Set(left), Type::Set(right)) => {
            comparable(left, right)
        }
        (Type::Per { .. } | Type::Matrix { .. }, _) => false,
        (left, right) => left == right,
    }
}

/// Whether values of a type have an order.
pub(super) fn ordered(ty: &Type) -> bool {
    matches!(
        ty.stated(),
        Type::Int | Type::Date | Type::Instant | Type::Duration
    )
}

/// The type of the members of a list, a set or a `per` map.
pub(super) fn element(ty: &Type) -> Option<Type> {
    match ty.stated() {
        Type::List(element) | Type::Set(element) => Some((**element).clone()),
        _ => None,
    }
}

/// A type in words, with its article: `a theme`, `a list of instances of report`.
pub(super) fn describe(ty: &Type) -> String {
    match ty {
        Type::Bool => "true or false".to_owned(),
        Type::Int => "a number".to_owned(),
        Type::Text => "a text".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::PartialDate => "a partial date".to_owned(),
        Type::Instant => "a moment".to_owned(),
        Type::Duration => "a number of days".to_owned(),
        Type::Document => "a document".to_owned(),
        Type::Person => "a person".to_owned(),
        Type::Member(vocabularies) => {
            let kind = either(vocabularies);
            let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            format!("{article} {kind}")
        }
        Type::Instance(machines) => format!("an instance of {}", either(machines)),
        Type::Cell(matrix) => format!("a cell of {matrix}"),
        Type::Matrix { row, column } => format!("a matrix of {row} by {column}"),
        Type::List(element) => format!("a list of {}", plural(element)),
        Type::Set(element) => format!("a set of {}", plural(element)),
        Type::Per { vocabulary, value } => {
            format!("a map from each {vocabulary} to {}", describe(value))
        }
        Type::OrNotStated(inner) => format!("{}, or not stated", describe(inner)),
    }
}

fn plural(ty: &Type) -> String {
    match ty {
        Type::Int => "numbers".to_owned(),
        Type::Member(vocabularies) => format!("members of {}", either(vocabularies)),
        Type::Instance(machines) => format!("instances of {}", either(machines)),
        Type::Cell(matrix) => format!("cells of {matrix}"),
        other => {
            let one = describe(other);
            let bare = one.trim_start_matches("a ").trim_start_matches("an ");
            format!("{bare}s")
        }
    }
}

pub(super) fn either(names: &[Name]) -> String {
    let names: Vec<&str> = names.iter().map(Name::as_str).collect();
    names.join(" or ")
}

/// The type of a list that holds values of both types.
pub(super) fn joined(left: &Type, right: &Type) -> Option<Type> {
    let both = |left: &[Name], right: &[Name]| {
        let mut all = left.to_vec();
        all.extend(right.iter().filter(|name| !left.contains(name)).cloned());
        all
    };
    match (left, right) {
        (Type::Member(left), Type::Member(right)) => Some(Type::Member(both(left, right))),
        (Type::Instance(left), Type::Instance(right)) => Some(Type::Instance(both(left, right))),
        (Type::OrNotStated(left), right) | (right, Type::OrNotStated(left)) => {
            joined(left, right.stated()).map(|ty| Type::OrNotStated(Box::new(ty)))
        }
        _ => (left == right).then(|| left.clone()),
    }
}
