//! Parts about one instance: its state, its fields.

use std::collections::BTreeSet;

use definition::{
    guard::{
        expr::{Expr, ExprKind},
        proof::{Absent, Side},
    },
    name::Name,
    value::Value,
};

use crate::saying::{Saying, Words};

use super::{
    Teller,
    answer::{Op, Part},
    missing::Want,
    moves::{Goal, Moves},
    parts::Scene,
};

impl Teller<'_, '_> {
    /// `x.is('state')` and `x.was('state')`.
    pub(super) fn state(
        &self,
        of: &Side,
        instance: Option<usize>,
        (state, ever): (&Name, bool),
        expr: &Expr,
        scene: Scene<'_>,
        wanted: bool,
    ) -> Part {
        let mut part = Part {
            op: Op::State,
            ..Part::default()
        };
        let Some(place) = instance else {
            return self.nobody(part, of, expr, scene);
        };
        if !self.may_name(place, expr, scene) {
            part.hidden = 1;
            part.text = Words::Unseen.say();
            return part;
        }
        let found = self.viewed.instance(place);
        let title = Saying::from(self.viewed.title(place)).capital();
        let machine = self.viewed.machine(place);
        let wanted_title = machine
            .states
            .get(state)
            .map_or(state, |state| &state.title);
        let actual = self.viewed.state_title(found);
        part.of = Some(found.id.clone());
        let (title, actual_is) = (("title", title), ("actual", (&actual).into()));
        let must_be = ("state", wanted_title.into());
        part.text = match (wanted, ever) {
            (true, false) => Words::StateMustBe.with([title, actual_is, must_be]),
            (true, true) => Words::StateNeverWas.with([title, actual_is, must_be]),
            (false, false) => Words::StateMustNotBe.with([title, actual_is, must_be]),
            (false, true) => Words::StateWas.with([title, must_be]),
        };
        part.actual = Some(actual.to_string());
        part.expected = Some(if wanted {
            wanted_title.to_string()
        } else {
            format!("not {wanted_title}")
        });
        let Moves { next, stuck } = match (wanted, ever) {
            (true, _) => self.moves(place, Goal::In(state), scene.trail),
            (false, false) => self.moves(place, Goal::NotIn(state), scene.trail),
            (false, true) => Moves {
                next: Vec::new(),
                stuck: true,
            },
        };
        Part {
            next,
            stuck,
            ..part
        }
    }

    /// The instance whose state is asked for does not exist.
    fn nobody(&self, mut part: Part, of: &Side, expr: &Expr, scene: Scene<'_>) -> Part {
        let what = ("what", self.describe(expr, scene).capital());
        let Some(id) = self.absent_id(of, expr, scene) else {
            part.text = Words::NotKnownYet.with([what, ("because", Saying::default())]);
            return part;
        };
        if self.viewed.snapshot().state.index.contains_key(&id) {
            part.text = match self.viewed.find(&id) {
                Some(place) => {
                    let title = Saying::from(self.viewed.title(place)).capital();
                    Words::Cancelled.with([("title", title)])
                }
                None => Words::Unseen.say(),
            };
            return part;
        }
        part.text = Words::DoesNotExistYet.with([what]);
        let machine = id.split_once('/').map_or(&*id, |(machine, _)| machine);
        if self
            .viewed
            .snapshot()
            .definition
            .machines
            .contains_key(machine)
        {
            let want = Want {
                machine,
                id: Some(&id),
                demands: &[],
            };
            self.add_missing(&mut part, want, scene.trail);
        }
        part
    }

    /// The id of the instance that is asked for and does not exist, if the viewer may read what names it.
    fn absent_id(&self, of: &Side, expr: &Expr, scene: Scene<'_>) -> Option<Name> {
        match (&expr.kind, &of.absent, &of.value) {
            (ExprKind::InstanceAt(_, key), Some(Absent::Instance(id)), _) => self
                .viewed
                .value(key, scene.site, scene.locals)
                .map(|_| id.clone()),
            (_, _, Some(Value::Instance(id))) => self
                .viewed
                .value(expr, scene.site, scene.locals)
                .map(|_| id.clone()),
            _ => None,
        }
    }

    /// Whether an instance may be named as that which an expression means: it may be seen, and so may what refers to it.
    fn may_name(&self, place: usize, expr: &Expr, scene: Scene<'_>) -> bool {
        let is_bound = matches!(
            expr.kind,
            ExprKind::Local(_) | ExprKind::This | ExprKind::Review
        );
        let is_readable = || match &expr.kind {
            ExprKind::InstanceAt(_, key) => {
                self.viewed.value(key, scene.site, scene.locals).is_some()
            }
            _ => self.viewed.value(expr, scene.site, scene.locals).is_some(),
        };
        self.viewed.sees(place) && (is_bound || is_readable())
    }

    /// Adds what can be done about the fields that expressions read.
    pub(super) fn about_fields(&self, mut part: Part, exprs: &[&Expr], scene: Scene<'_>) -> Part {
        let mut read = Vec::new();
        exprs.iter().for_each(|expr| fields_of(expr, &mut read));
        let mut fields = BTreeSet::new();
        let mut place = None;
        for (of, field) in read {
            let named = match self.viewed.value(of, scene.site, scene.locals) {
                Some(Value::Instance(id)) => self.viewed.find(&id),
                _ => None,
            };
            if let Some(named) = named.filter(|named| place.is_none_or(|known| known == *named)) {
                place = Some(named);
                fields.insert(field.clone());
            }
        }
        if let Some(place) = place {
            part.of = Some(self.viewed.instance(place).id.clone());
            part.next = self.moves(place, Goal::Set(&fields), scene.trail).next;
        }
        part
    }
}

/// The fields that an expression reads directly, with the instances they belong to.
fn fields_of<'e>(expr: &'e Expr, found: &mut Vec<(&'e Expr, &'e Name)>) {
    match &expr.kind {
        ExprKind::Field(of, field) => found.push((of, field)),
        ExprKind::Quantified(_, over, ..) => fields_of(over, found),
        _ => expr
            .children()
            .into_iter()
            .for_each(|part| fields_of(part, found)),
    }
}
