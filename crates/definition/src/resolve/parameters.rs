//! Parameters of a review, and the bounds of everything that has a type.

use indexmap::IndexMap;

use crate::{diagnostic::Diagnostic, model::Parameter, name::Name, span::Spanned, ty::Type};

use super::{Resolver, code, plain};

impl Resolver<'_> {
    /// The parameters whose types are known.
    pub(super) fn parameters(&mut self) -> IndexMap<Name, Parameter> {
        let mut parameters = IndexMap::new();
        for entry in &self.package.parameters {
            let id = &entry.id.value;
            let Some(shape) = self.names.parameters.get(id).cloned() else {
                continue;
            };
            let written = &entry.value;
            self.bounds(&shape.ty, &written.min, &written.max);
            if let (Some(default), false) =
                (written.default, matches!(shape.ty, Type::Matrix { .. }))
            {
                let error = Diagnostic::error(code::BOUNDS, "only a matrix has a `default`")
                    .at(default)
                    .help("write `required: false` if a review may start without it");
                self.out.push(error);
            }
            let lowest = self.lowest_class();
            let parameter = Parameter {
                id: id.clone(),
                ty: shape.ty,
                title: written.title.value.clone(),
                help: plain(&written.help),
                required: shape.always_set,
                min: plain(&written.min),
                max: plain(&written.max),
                class: self.class(&written.classification, &lowest),
                span: entry.id.span,
            };
            parameters.insert(id.clone(), parameter);
        }
        parameters
    }

    /// Bounds make sense for numbers and for the length of lists and sets, and must leave something.
    pub(super) fn bounds(
        &mut self,
        ty: &Type,
        min: &Option<Spanned<i64>>,
        max: &Option<Spanned<i64>>,
    ) {
        let Some(bound) = min.as_ref().or(max.as_ref()) else {
            return;
        };
        if !bounded(ty) {
            let error = Diagnostic::error(code::BOUNDS, "this type has no bounds")
                .at(bound.span)
                .note("`min` and `max` bound a number, or the length of a list or a set");
            self.out.push(error);
        }
        if let (Some(min), Some(max)) = (min, max)
            && min.value > max.value
        {
            let message = format!(
                "nothing is at least {} and at most {}",
                min.value, max.value
            );
            self.out
                .push(Diagnostic::error(code::BOUNDS, message).at(max.span));
        }
    }
}

fn bounded(ty: &Type) -> bool {
    match ty.stated() {
        Type::Int | Type::List(_) | Type::Set(_) => true,
        Type::Per { value, .. } => bounded(value),
        _ => false,
    }
}
