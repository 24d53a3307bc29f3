//! Clauses as people read them.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{Definition, action::Clause},
    name::Name,
    span::Span,
};

use super::{code, transitions};

/// The greatest length of a clause's sentence, in characters.
const SENTENCE_CHARS_MAX: usize = 90;

/// Ids of clauses are unique in their list, and their sentences are sentences.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for clauses in lists(definition) {
        for (index, clause) in clauses.iter().enumerate() {
            if clauses[..index].iter().any(|first| first.id == clause.id) {
                let message = format!("two clauses of one list are called `{}`", clause.id);
                let error = Diagnostic::error(code::SAME_CLAUSE, message)
                    .at(clause.span)
                    .note("a refusal names the clauses that are not met")
                    .help("rename one of them");
                out.push(error);
            }
            let own = !clause.text.starts_with("milestone.");
            if own {
                sentence(&clause.say, clause.span, out);
            }
        }
    }
    for milestone in definition.milestones.values() {
        sentence(&milestone.say, milestone.span, out);
    }
}

/// All lists of clauses.
pub(super) fn lists(definition: &Definition) -> impl Iterator<Item = &[Clause]> {
    let transitions = transitions::all(definition).map(|transition| transition.needs());
    let roles = definition.roles.values().map(|role| role.needs.as_slice());
    let amendments = definition
        .amend
        .values()
        .map(|amendment| amendment.needs.as_slice());
    transitions.chain(roles).chain(amendments)
}

fn sentence(say: &Name, span: Span, out: &mut Diagnostics) {
    let warning = |message: String| Diagnostic::warning(code::SENTENCE, message).at(span);
    let length = say.chars().count();
    if length > SENTENCE_CHARS_MAX {
        let warning = warning(format!("the sentence has {length} characters"))
            .note(format!(
                "people read it in lists; at most {SENTENCE_CHARS_MAX} stay readable"
            ))
            .help("say it shorter, or cut the clause in two");
        out.push(warning);
    }
    if let Some(id) = id_in(say) {
        let warning = warning(format!("the sentence contains the id `{id}`"))
            .note("sentences are for people who have never seen the definition")
            .help("use the title of what is meant");
        out.push(warning);
    } else if say.contains(['{', '}']) {
        let warning =
            warning("the sentence contains braces, which are shown as they are".to_owned())
                .note("a clause says the same of every instance; the explanation names the values")
                .help("leave the value out of the sentence");
        out.push(warning);
    }
}

/// A word that only an id can be: letters joined by an underscore.
fn id_in(say: &str) -> Option<&str> {
    let words = say.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let mut ids = words.filter(|word| word.trim_matches('_').contains('_'));
    ids.next()
}
