//! A cell that is not in scope: said as such, not as seventeen cells that are others.

use definition::{
    guard::expr::{Comparison, Expr, ExprKind},
    model::Definition,
    name::Name,
    ty::Type,
    value::{Cell, Value},
};

use crate::saying::{Joint, Saying, Words};

use super::{
    answer::{Op, Part},
    members::collect_conjuncts,
    parts::Scene,
    teller::Teller,
};

impl Teller<'_, '_> {
    /// Why no cell of a matrix is as it must be, if what is demanded is one certain cell: it is a written exception, or no cell at all.
    pub(super) fn out_of_scope(
        &self,
        over: &Expr,
        slot: usize,
        body: &Expr,
        scene: Scene<'_>,
    ) -> Option<Part> {
        let ExprKind::Parameter(matrix) = &over.kind else {
            return None;
        };
        let definition = self.viewed.snapshot().definition;
        let parameter = definition.parameters.get(matrix)?;
        let Type::Matrix { row, column } = &parameter.ty else {
            return None;
        };
        if !self.viewed.reads_parameter(matrix) {
            return None;
        }
        let cell = self.demanded(slot, body, scene)?;
        let title = |vocabulary: &Name, member: &Name| {
            let ty = Type::Member(vec![vocabulary.clone()]);
            self.viewed.shown(&ty, &Value::Member(member.clone()))
        };
        let named = format!(
            "{} / {}",
            title(row, &cell.row),
            title(column, &cell.column)
        );
        let exceptions = self.viewed.snapshot().state.scope.exceptions.get(matrix);
        let exception = exceptions.and_then(|known| known.iter().find(|one| one.cell == cell));
        let statement = Type::OrNotStated(Box::new(Type::Text));
        let text = match exception {
            Some(exception) => {
                let exception = Words::Exception.with([
                    ("cell", named.into()),
                    ("matrix", (&parameter.title).into()),
                    ("reason", self.viewed.said(&statement, &exception.reason)),
                    (
                        "authority",
                        self.viewed.said(&statement, &exception.authority),
                    ),
                ]);
                let amendable = amendable(definition, matrix);
                Saying::joined(Joint::Space, std::iter::once(exception).chain(amendable))
            }
            None => Words::NoCell.with([
                ("cell", named.into()),
                ("matrix", (&parameter.title).into()),
            ]),
        };
        Some(Part {
            op: Op::Exists,
            text,
            ..Part::default()
        })
    }

    /// The one cell that two equalities demand, if nothing else is demanded.
    fn demanded(&self, slot: usize, body: &Expr, scene: Scene<'_>) -> Option<Cell> {
        let mut conjuncts = Vec::new();
        collect_conjuncts(body, &mut conjuncts);
        let (mut row, mut column) = (None, None);
        for conjunct in conjuncts {
            let ExprKind::Compare(Comparison::Equal, left, right) = &conjunct.kind else {
                return None;
            };
            let (is_row, value) =
                [(left, right), (right, left)]
                    .into_iter()
                    .find_map(|(part, value)| match &part.kind {
                        ExprKind::CellPart(of, is_row) if of.kind == ExprKind::Local(slot) => {
                            Some((*is_row, value))
                        }
                        _ => None,
                    })?;
            let Value::Member(member) = self.viewed.value(value, scene.site, scene.locals)? else {
                return None;
            };
            *(if is_row { &mut row } else { &mut column }) = Some(member);
        }
        Some(Cell {
            row: row?,
            column: column?,
        })
    }
}

/// Who may bring it into scope.
fn amendable(definition: &Definition, matrix: &Name) -> Option<Saying> {
    let amendment = definition.amend.get(matrix)?;
    let roles = amendment
        .by
        .iter()
        .filter_map(|role| definition.roles.get(role))
        .map(|role| Saying::from(&role.title));
    let roles = Saying::joined(Joint::Or, roles);
    Some(Words::Amendable.with([("roles", roles)]))
}
