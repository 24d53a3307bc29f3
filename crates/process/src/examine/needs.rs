//! Do the clauses hold?

use definition::{
    guard::{eval::Truth, expr::Expr},
    model::action::Clause,
};

use crate::{
    refusal::{Blocker, Reason},
    snapshot::Snapshot,
};

use super::{Attempt, Examination};

/// Evaluates every clause of the action.
pub(super) fn check<'a>(
    snapshot: Snapshot<'a>,
    attempt: Attempt<'a>,
    examination: &mut Examination<'a>,
) {
    let site = attempt.site(examination.place);
    for clause in &examination.action.needs {
        let verdict = snapshot.truth(&clause.that, site, &[]);
        if verdict == Truth::True {
            examination.met.push(clause);
        } else if attempt.payload.is_none() && reads_form(&clause.that) {
            examination.open.push(clause);
        } else if clause.advice {
            examination.advice.push(clause);
        } else {
            examination.blockers.push(blocker(snapshot, clause, verdict, site));
        }
    }
}

/// The blocker of a clause that does not hold.
pub(crate) fn blocker(
    snapshot: Snapshot<'_>,
    clause: &Clause,
    verdict: Truth,
    site: definition::guard::world::Site<'_>,
) -> Blocker {
    let proof = Box::new(snapshot.prove(&clause.that, site, &[]));
    Blocker::new(Reason::Clause { clause: Box::new(clause.clone()), verdict, proof })
}

/// Whether an expression reads the form.
fn reads_form(expr: &Expr) -> bool {
    definition::guard::reads::reads_input(expr)
}
