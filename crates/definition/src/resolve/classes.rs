//! Classes of confidentiality.

use crate::{
    model::{Class, Readers},
    name::Name,
    span::Spanned,
};

use super::{Resolver, code, unknown::unknown};

/// The class of a machine for which none is written, if it is declared.
const MACHINE_CLASS: &str = "restricted";

impl Resolver<'_> {
    /// The classes as written, or the three of the language.
    pub(super) fn classes(&self) -> Vec<Class> {
        let Some(written) = &self.package.classification else {
            return standard();
        };
        if written.is_empty() {
            return standard();
        }
        let class = |id: &Name, readers| Class {
            id: id.clone(),
            readers,
        };
        written
            .iter()
            .map(|entry| class(&entry.id.value, entry.value.value))
            .collect()
    }

    /// The class written, or the default.
    pub(super) fn class(&mut self, written: &Option<Spanned<Name>>, default: &Name) -> Name {
        let Some(written) = written else {
            return default.clone();
        };
        if !self.classes.iter().any(|class| class.id == written.value) {
            let known = self.classes.iter().map(|class| &class.id);
            let error = unknown(code::UNKNOWN_CLASS, "class", "", written, known);
            self.out.push(error);
            return default.clone();
        }
        written.value.clone()
    }

    /// The class of a parameter for which none is written: the lowest.
    pub(super) fn lowest_class(&self) -> Name {
        self.classes[0].id.clone()
    }

    /// The class of a machine for which none is written: `restricted`, else the highest.
    pub(super) fn machine_class(&self) -> Name {
        let named = self.classes.iter().find(|class| class.id == MACHINE_CLASS);
        named
            .or(self.classes.last())
            .map(|class| class.id.clone())
            .unwrap_or_default()
    }
}

fn standard() -> Vec<Class> {
    [
        ("public", Readers::Anyone),
        ("restricted", Readers::Participants),
        ("confidential", Readers::Listed),
    ]
    .map(|(id, readers)| Class {
        id: id.into(),
        readers,
    })
    .to_vec()
}
