//! [`between`]: what changed from one definition to the next, in words.
//!
//! Two definitions are compared in their canonical form, the form of which the digest is taken. So there is a change exactly
//! if the digests differ, whatever the language will know one day: what a key means for people is read from the
//! [`grammar`](crate::grammar), like the form itself.

mod compare;
mod naming;
mod tell;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::{
    canonical, decode,
    diagnostic::{Diagnostic, Diagnostics},
    grammar::WORKFLOW,
    name::Name,
};

/// A definition as written, in its canonical form.
#[derive(Clone, Debug)]
pub struct Written {
    digest: Name,
    form: Value,
}

impl Written {
    /// Reads the text of a definition, as the record holds it.
    ///
    /// # Errors
    ///
    /// Whatever keeps the text from having the shape of a definition.
    pub fn read(source: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let mut found = Diagnostics::new();
        let Some(node) = decode::file(source, &WORKFLOW, &mut found) else {
            return Err(found.into_vec());
        };
        let form = canonical::form(&WORKFLOW, &node);
        Ok(Self {
            digest: canonical::digest(&WORKFLOW, &node),
            // The canonical form is JSON.
            form: serde_json::from_str(&form).unwrap_or_default(),
        })
    }

    /// Its digest.
    #[must_use]
    pub fn digest(&self) -> &Name {
        &self.digest
    }
}

/// The changes of one machine, or of the definition as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The machine; `None`: the definition as a whole.
    pub machine: Option<Name>,
    /// The title of the machine, or of the new definition.
    pub title: String,
    /// What changed, in the order of the language.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// To what kind of thing.
    pub about: About,
    /// Where it stands in the canonical form: `machines/report/states/submitted/actions/accept/by`.
    pub path: String,
    /// The change as a sentence.
    pub sentence: String,
    /// What was written, as people read it; `None` for what was added.
    pub old: Option<String>,
    /// What is written now; `None` for what was removed.
    pub new: Option<String>,
}

/// What happened to a part of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// Its parts stand in another order.
    Moved,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words of the language")]
pub enum About {
    Definition,
    Parameter,
    Vocabulary,
    Role,
    Class,
    Calendar,
    Milestone,
    Amendment,
    Property,
    Machine,
    Field,
    State,
    Access,
    Deadline,
    Estimate,
    Action,
    /// Who may do it: roles, separation of duties, a second person.
    WhoMay,
    Clause,
    Input,
    /// Where it leads, what it sets and what follows.
    Consequence,
    Automatic,
    Signal,
}

/// All changes from `old` to `new`: first those of the definition as a whole, then machine by machine in the order of the
/// new definition, then the machines that are gone. Empty exactly if the digests are equal.
#[must_use]
pub fn between(old: &Written, new: &Written) -> Vec<Group> {
    tell::groups(&old.form, &new.form)
}
