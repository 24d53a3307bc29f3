//! Who sees and who reads instances, as far as the definition alone says it.
//!
//! | Question | Answer |
//! |---|---|
//! | who sees an instance | `see`, by default all participants; everybody whom `read` names; everybody who may do one of its actions |
//! | who reads its content | `read`, by default the readers of its class |
//! | who reads a field of a higher class | of those, the readers of that class; of a `listed` class the roles that `read` names |
//! | which access counts | that of the innermost state that writes `see` or `read`, else that of the machine |
//!
//! Roles are compared by name; through which reference they are held is left to the run.

use crate::{
    model::{
        Access, Definition, Readers,
        machine::{Machine, State},
        people::{Reader, ReaderKind},
    },
    name::Name,
};

/// Sees or reads in a state.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) definition: &'a Definition,
    pub(super) machine: &'a Machine,
    /// The state; `None` for any.
    pub(super) state: Option<&'a State>,
}

impl<'a> Sight<'a> {
    /// The list that counts; `None` if none is written.
    fn list(&self, pick: fn(&Access) -> Option<&Vec<Reader>>) -> Option<&'a [Reader]> {
        let innermost = self.state.into_iter().flat_map(|state| {
            self.machine
                .innermost_first(&state.id)
                .filter_map(|state| state.access.as_ref())
        });
        let mut lists = innermost.chain([&self.machine.access]).filter_map(pick);
        lists.next().map(Vec::as_slice)
    }

    fn see(&self) -> Option<&'a [Reader]> {
        self.list(|access| access.see.as_ref())
    }

    /// Who is written to read the content.
    pub(super) fn read(&self) -> Option<&'a [Reader]> {
        self.list(|access| access.read.as_ref())
    }

    /// Whether the holders of a role may know that an instance exists.
    pub(super) fn sees(&self, role: &Name) -> bool {
        let acts = self
            .machine
            .states
            .values()
            .flat_map(|state| state.actions.values());
        let mut acts = acts.flat_map(|action| action.by.iter().chain(&action.second));
        self.see().is_none_or(|list| names(list, role))
            || self.read().is_some_and(|list| names(list, role))
            || acts.any(|known| known.role == *role)
    }

    /// Whether the holders of a role may read what has a class.
    pub(super) fn reads(&self, role: &Name, class: &Name) -> bool {
        let content = match self.read() {
            Some(list) => names(list, role),
            None => class_readers(self.definition, &self.machine.class) != Readers::Listed,
        };
        if !content || self.definition.rank(class) <= self.definition.rank(&self.machine.class) {
            return content;
        }
        class_readers(self.definition, class) != Readers::Listed
            || self
                .read()
                .is_some_and(|list| by_role(list).any(|known| known == role))
    }

    /// How many may see, and how many may read: 0 roles, 1 all participants, 2 everybody.
    pub(super) fn width(&self) -> (u8, u8) {
        let see = self.see().map_or(1, width);
        let by_class = || match class_readers(self.definition, &self.machine.class) {
            Readers::Anyone => 2,
            Readers::Participants => 1,
            Readers::Listed => 0,
        };
        (see, self.read().map_or_else(by_class, width))
    }
}

/// The default readers of a class.
pub(super) fn class_readers(definition: &Definition, class: &Name) -> Readers {
    let known = definition.classes.iter().find(|known| known.id == *class);
    known.map_or(Readers::Listed, |class| class.readers)
}

/// The roles that a list names.
pub(super) fn by_role(list: &[Reader]) -> impl Iterator<Item = &Name> {
    list.iter().filter_map(|reader| match &reader.who {
        ReaderKind::Role(role) => Some(&role.role),
        _ => None,
    })
}

fn names(list: &[Reader], role: &Name) -> bool {
    width(list) > 0 || by_role(list).any(|known| known == role)
}

fn width(list: &[Reader]) -> u8 {
    let widths = list.iter().map(|reader| match reader.who {
        ReaderKind::Anyone => 2,
        ReaderKind::Participants => 1,
        ReaderKind::Role(_) => 0,
    });
    widths.max().unwrap_or(0)
}
