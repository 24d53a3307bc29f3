//! What can be known of an expression before the form is filled in, by what the viewer may read.

use definition::{
    guard::{
        eval::{Evaluation, Truth},
        expr::Expr,
        reads::Reads,
        world::Site,
    },
    value::Value,
};

use crate::view::Viewed;

/// A viewer's eyes on an instance, with who would act, and without a form.
#[derive(Clone, Copy)]
pub(super) struct Ahead<'v, 'a> {
    pub(super) viewed: &'v Viewed<'a>,
    pub(super) site: Site<'v>,
}

impl Ahead<'_, '_> {
    /// The members of a list; `None` if it depends on the form or on what the viewer may not know.
    pub(super) fn list(self, expr: &Expr, locals: &[Value]) -> Option<Vec<Value>> {
        if self.is_out_of_sight(expr) {
            return None;
        }
        let readable = self.evaluation(locals).list(expr)?;
        let actual = self.viewed.snapshot().list(expr, self.site, locals);
        (actual.as_ref() == Some(&readable)).then_some(readable)
    }

    /// Whether something holds; `None` likewise.
    pub(super) fn holds(self, expr: &Expr, locals: &[Value]) -> Option<bool> {
        if self.is_out_of_sight(expr) {
            return None;
        }
        let readable = self.evaluation(locals).truth(expr);
        let is_same = readable == self.viewed.snapshot().truth(expr, self.site, locals);
        match readable {
            Truth::True if is_same => Some(true),
            Truth::False if is_same => Some(false),
            _ => None,
        }
    }

    /// The places of the instances that an expression names; `None` likewise.
    pub(super) fn instances(self, expr: &Expr, locals: &[Value]) -> Option<Vec<usize>> {
        if self.is_out_of_sight(expr) {
            return None;
        }
        let readable = self.evaluation(locals).instances(expr);
        let mut readable: Vec<usize> = readable.into_iter().map(|handle| handle.0).collect();
        readable.sort_unstable();
        readable.dedup();
        let mut actual = self.viewed.snapshot().instances_of(expr, self.site, locals);
        actual.sort_unstable();
        actual.dedup();
        (actual == readable).then_some(readable)
    }

    /// Whether an expression depends on the form, or on instances of which the viewer may not know that there are none: else what is known
    /// would tell them.
    fn is_out_of_sight(self, expr: &Expr) -> bool {
        let machines = &self.viewed.snapshot().definition.machines;
        let reads = Reads::of(expr);
        let mut collections = reads.collections.iter();
        depends(expr) || collections.any(|machine| !self.viewed.may_miss(&machines[machine]))
    }

    fn evaluation<'e>(&'e self, locals: &'e [Value]) -> Evaluation<'e> {
        let definition = self.viewed.snapshot().definition;
        Evaluation {
            world: self.viewed,
            site: self.site,
            milestones: &definition.milestones,
            calendar: definition.calendar.as_ref(),
            locals,
        }
    }
}

/// Whether an expression depends on the form.
pub(super) fn depends(expr: &Expr) -> bool {
    !Reads::of(expr).inputs.is_empty()
}
