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

use super::{
    Teller,
    answer::{Op, Part},
    missing::Want,
    moves::{Goal, Moves},
    parts::Scene,
    words::sentence,
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
            part.text = "It depends on something that you may not see.".to_owned();
            return part;
        }
        let found = self.viewed.instance(place);
        let title = sentence(&self.viewed.title(place));
        let machine = self.viewed.machine(place);
        let wanted_title = machine
            .states
            .get(state)
            .map_or(state, |state| &state.title);
        let actual = self.viewed.state_title(found);
        part.of = Some(found.id.clone());
        part.text = match (wanted, ever) {
            (true, false) => format!("{title} is “{actual}”; it must be “{wanted_title}”."),
            (true, true) => format!("{title} is “{actual}” and never was “{wanted_title}”."),
            (false, false) => format!("{title} is “{actual}”; it must not be “{wanted_title}”."),
            (false, true) => format!("{title} was “{wanted_title}”; it must never have been."),
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
        let what = sentence(&self.describe(expr, scene));
        let Some(id) = self.absent_id(of, expr, scene) else {
            part.text = format!("{what} is not known yet.");
            return part;
        };
        if self.viewed.snapshot().state.index.contains_key(&id) {
            part.text = match self.viewed.find(&id) {
                Some(place) => format!("{} was cancelled.", sentence(&self.viewed.title(place))),
                None => "It depends on something that you may not see.".to_owned(),
            };
            return part;
        }
        part.text = format!("{what} does not exist yet.");
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
