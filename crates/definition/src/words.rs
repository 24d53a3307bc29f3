//! [`rules`]: what a definition says, in plain sentences, as data that pages, print and command line may show.
//!
//! Conditions are told by the sentences that their authors wrote, never by an expression alone. Ids appear only beside what they
//! name. What a phrase fills in at run time stands between `‹` and `›`.

mod action;
mod deadline;
mod effect;
mod form;
mod machine;
mod people;
mod phrase;
mod table;

use crate::{model::Definition, name::Name};

/// A whole definition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Its title.
    pub title: Name,
    /// What is given when a review starts.
    pub parameters: Vec<Question>,
    /// Which parameters may change in a running review.
    pub amendments: Vec<AmendmentRules>,
    /// The machines in the order written.
    pub machines: Vec<MachineRules>,
    /// Who takes part.
    pub roles: Vec<RoleRules>,
    /// Named facts.
    pub milestones: Vec<Condition>,
    /// The classes of confidentiality, lowest first.
    pub classes: Vec<ClassRules>,
    /// What must hold of every run.
    pub properties: Vec<Condition>,
    /// Who may do what.
    pub table: Table,
}

/// A machine in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineRules {
    /// Its id.
    pub id: Name,
    /// The title of an instance.
    pub title: String,
    /// What it is for: what it belongs to, how it comes to be, where it begins.
    pub purpose: Vec<String>,
    /// Who sees that it exists and reads what it holds.
    pub access: Vec<String>,
    /// Its data.
    pub fields: Vec<Question>,
    /// Its states in the order written, outer before inner.
    pub states: Vec<StateRules>,
}

/// A state in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateRules {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// The title of the state around it.
    pub inside: Option<Name>,
    /// How it ends or begins, who sees what only here, and how long it is expected to take.
    pub notes: Vec<String>,
    /// When it should be left, with reminders and what follows.
    pub deadlines: Vec<DeadlineRules>,
    /// What entering it causes.
    pub entering: Vec<String>,
    /// What people may do.
    pub actions: Vec<ActionRules>,
    /// What happens of itself: as soon as its conditions hold, or when something else happens.
    pub automatic: Vec<AutomaticRules>,
}

/// A deadline in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineRules {
    /// Its id.
    pub id: Name,
    /// When it is due.
    pub due: String,
    /// Reminders before, and what follows after, in order.
    pub follows: Vec<String>,
}

/// An action in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRules {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// A sentence of help.
    pub help: Option<Name>,
    /// Who may do it.
    pub who: String,
    /// Where it leads from, and where to.
    pub way: String,
    /// Who may not, or must, because of what they did or hold; whose consent it takes.
    pub separation: Vec<String>,
    /// What must hold.
    pub needs: Vec<Condition>,
    /// What is asked for.
    pub asks: Vec<Question>,
    /// What must be confirmed.
    pub confirm: Option<Name>,
    /// What follows.
    pub follows: Vec<String>,
}

/// A transition without a person, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AutomaticRules {
    /// Its id.
    pub id: Name,
    /// What happens.
    pub title: String,
    /// What makes it happen.
    pub cause: String,
    /// Where it leads from, and where to.
    pub way: String,
    /// What must hold.
    pub needs: Vec<Condition>,
    /// What follows.
    pub follows: Vec<String>,
}

/// A condition with its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id.
    pub id: Name,
    /// The sentence.
    pub say: Name,
    /// Whether it only advises and never blocks.
    pub advice: bool,
    /// The expression as written, if there is one of its own.
    pub expression: Option<Name>,
}

/// Something that is asked for or kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: String,
    /// A sentence of help.
    pub help: Option<Name>,
    /// What kind of answer it is.
    pub kind: String,
    /// Whether it must be answered.
    pub required: bool,
    /// The bounds of the answer.
    pub bounds: Option<String>,
    /// Its class.
    pub class: Name,
}

/// A role in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRules {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// Where it is held, by how many, who assigns it, and what nobody may be beside it.
    pub sentences: Vec<String>,
    /// What must hold before somebody is assigned.
    pub needs: Vec<Condition>,
}

/// A class of confidentiality in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRules {
    /// Its id.
    pub id: Name,
    /// Who reads it.
    pub readers: String,
    /// What is kept in it: each machine's title with the titles of its fields.
    pub holds: Vec<(String, Vec<String>)>,
}

/// A change of a parameter in a running review, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentRules {
    /// The parameter.
    pub parameter: Name,
    /// Its title.
    pub title: Name,
    /// Who may make it.
    pub who: String,
    /// What must hold.
    pub needs: Vec<Condition>,
    /// What follows from something added.
    pub added: Vec<String>,
    /// What follows from something removed.
    pub removed: Vec<String>,
}

/// Who may do what: a row for each action, a column for each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns: ids and titles of roles.
    pub roles: Vec<(Name, Name)>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of the [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The machine.
    pub machine: Name,
    /// The state.
    pub state: Name,
    /// The title of the state.
    pub state_title: Name,
    /// The action.
    pub action: Name,
    /// The title of the action.
    pub title: Name,
    /// What each role is to it, in the order of the columns.
    pub marks: Vec<Mark>,
}

/// What a role is to an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Its holders have nothing to do with it.
    None,
    /// Its holders may do it.
    May,
    /// A holder must consent.
    Consents,
    /// Its holders may not do it, also if another role would allow them.
    MayNot,
}

/// The whole definition in words.
#[must_use]
pub fn rules(definition: &Definition) -> Rules {
    let machines = definition.machines.values();
    let parameters = definition.parameters.values();
    Rules {
        title: definition.title.clone(),
        parameters: parameters
            .map(|parameter| form::parameter(definition, parameter))
            .collect(),
        amendments: definition
            .amend
            .values()
            .map(|amendment| people::amendment(definition, amendment))
            .collect(),
        machines: machines
            .map(|machine| machine::rules(definition, machine))
            .collect(),
        roles: definition
            .roles
            .values()
            .map(|role| people::role(definition, role))
            .collect(),
        milestones: definition
            .milestones
            .values()
            .map(|milestone| Condition {
                id: milestone.id.clone(),
                say: milestone.say.clone(),
                advice: false,
                expression: Some(milestone.text.clone()),
            })
            .collect(),
        classes: people::classes(definition),
        properties: definition
            .properties
            .iter()
            .map(|property| Condition {
                id: property.id.clone(),
                say: property.say.clone(),
                advice: false,
                expression: None,
            })
            .collect(),
        table: table::table(definition),
    }
}
