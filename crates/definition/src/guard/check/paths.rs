//! Paths: fields, parts of cells, entries of maps, instances by key; and what may be absent on the way.

use crate::{
    guard::{
        expr::{Expr, ExprKind},
        names::{MachineShape, ValueShape},
        print,
        syntax::{Node, NodeKind, Word},
    },
    name::Name,
    ty::Type,
};

use super::{Checked, Checker, describe, mend, quote};

impl Checker<'_> {
    /// A mention of data that may be absent, unless it is always set or known to be there.
    pub(super) fn mention(&self, node: &Node, expr: Expr, always_set: bool) -> Checked {
        let path = print::text(node);
        let there = always_set || self.known.contains(&path);
        let absent = (!there).then_some(path);
        Checked {
            absent,
            ..Checked::from(expr)
        }
    }

    /// The left side of a dot or a bracket: inside `has(...)` it may be absent.
    fn receiver(&mut self, node: &Node) -> Option<Checked> {
        if self.inside_has {
            self.any(node, None)
        } else {
            self.present(node, None)
        }
    }

    /// `of.word`
    pub(super) fn select(&mut self, node: &Node, of: &Node, word: &Word) -> Option<Checked> {
        if let NodeKind::Name(name) = &of.kind {
            match name.as_str() {
                "input" => return self.input(node, word),
                "milestone" => return self.milestone(node, word),
                _ => {}
            }
            let names = self.names;
            let shadowed = names.parameters.contains_key(name) || names.collection(name).is_some();
            if self.is_free(name) && !shadowed && names.vocabularies.contains_key(name) {
                return self.member(node, name, word);
            }
        }
        let receiver = self.receiver(of)?;
        let absent = receiver.absent;
        let mut part = match receiver.expr.ty.stated() {
            Type::Instance(_) => self.field(node, receiver.expr, word),
            Type::Cell(matrix) => {
                let matrix = matrix.clone();
                self.cell_part(node, receiver.expr, &matrix, word)
            }
            other => {
                let what = describe::describe(other);
                let message = format!("{} is {what}, which has no parts", quote(of));
                let mut error = self.error("WF0307", word.span, message);
                if matches!(other, Type::List(_) | Type::Set(_)) {
                    let list = print::text(of);
                    let name = &word.name;
                    error = error.help(format!("ask each of them: `{list}.all(x, x.{name} ...)`"));
                }
                self.fail(error)
            }
        }?;
        part.absent = part.absent.or(absent);
        Some(part)
    }

    /// A field of an instance. Every machine the instance may belong to must have it, with one type.
    pub(super) fn field(&mut self, node: &Node, of: Expr, word: &Word) -> Option<Checked> {
        let Type::Instance(machines) = of.ty.stated().clone() else {
            return None;
        };
        let mut shape: Option<&ValueShape> = None;
        let mut always_set = true;
        for machine in &machines {
            let declared = self.names.machines.get(machine)?;
            let Some(field) = declared.fields.get(&word.name) else {
                return self.unknown_field(declared, word);
            };
            always_set &= field.always_set;
            if shape.is_some_and(|first| first.ty != field.ty) {
                let kinds = describe::either(&machines);
                let message = format!("`{}` is not the same kind of data in {kinds}", word.name);
                let error = self.error("WF0306", word.span, message);
                return self.fail(error);
            }
            shape = Some(field);
        }
        let ty = shape?.ty.clone();
        let kind = ExprKind::Field(Box::new(of), word.name.clone());
        let expr = self.expr(node, ty, kind);
        Some(self.mention(node, expr, always_set))
    }

    fn unknown_field(&mut self, machine: &MachineShape, word: &Word) -> Option<Checked> {
        let known: Vec<&str> = machine.fields.keys().map(Name::as_str).collect();
        let message = format!("`{}` has no field `{}`", machine.id, word.name);
        let mut error = self.error("WF0132", word.span, message);
        if machine.states.contains(&word.name) {
            error = error.help(format!("ask for a state with `.is('{}')`", word.name));
        } else if let Some(help) = mend::help(&word.name, "its fields are", &known) {
            error = error.help(help);
        }
        self.fail(error)
    }

    fn cell_part(&mut self, node: &Node, of: Expr, matrix: &Name, word: &Word) -> Option<Checked> {
        let Type::Matrix { row, column } = self.names.parameters.get(matrix)?.ty.stated() else {
            return None;
        };
        let is_row = word.name == *row;
        if !is_row && word.name != *column {
            let message = format!("a cell of `{matrix}` has no part `{}`", word.name);
            let error = self.error("WF0132", word.span, message);
            let error = error.help(format!("its parts are `{row}` and `{column}`"));
            return self.fail(error);
        }
        let ty = Type::Member(vec![word.name.clone()]);
        Some(
            self.expr(node, ty, ExprKind::CellPart(Box::new(of), is_row))
                .into(),
        )
    }

    /// `of[key]`
    pub(super) fn index(&mut self, node: &Node, of: &Node, key: &Node) -> Option<Checked> {
        if let NodeKind::Name(name) = &of.kind {
            let names = self.names;
            let free = self.is_free(name) && !names.parameters.contains_key(name);
            if let Some(machine) = names.machines.get(name).filter(|_| free) {
                return self.instance_at(node, machine, key);
            }
        }
        let receiver = self.receiver(of)?;
        let Type::Per { vocabulary, value } = receiver.expr.ty.stated().clone() else {
            let what = describe::describe(&receiver.expr.ty);
            let message = format!("{} is {what}, which has no entries by key", quote(of));
            let mut error = self.error("WF0307", node.span, message);
            if let ExprKind::Vocabulary(vocabulary) = &receiver.expr.kind {
                error = error.help(format!("a member is written `{vocabulary}.member`"));
            } else if let ExprKind::Collection(machine) = &receiver.expr.kind {
                error = error.help(format!("an instance is written `{machine}['key']`"));
            }
            return self.fail(error);
        };
        let wanted = Type::Member(vec![vocabulary]);
        let key = self.key(key, &wanted)?;
        let kind = ExprKind::At(Box::new(receiver.expr), Box::new(key));
        let mut entry = self.mention(node, self.expr(node, *value, kind), false);
        entry.absent = entry.absent.or(receiver.absent);
        Some(entry)
    }

    fn key(&mut self, node: &Node, wanted: &Type) -> Option<Expr> {
        let key = self.outside_has(|checker| checker.present(node, Some(wanted)))?;
        if describe::comparable(wanted, &key.expr.ty) {
            return Some(key.expr);
        }
        let (wanted, found) = (describe::describe(wanted), describe::describe(&key.expr.ty));
        let message = format!("the key must be {wanted}, {} is {found}", quote(node));
        let error = self.error("WF0306", node.span, message);
        self.fail(error)
    }

    fn instance_at(&mut self, node: &Node, machine: &MachineShape, key: &Node) -> Option<Checked> {
        if machine.single {
            let message = format!("there is only one `{}`, it has no key", machine.id);
            let mut error = self.error("WF0307", node.span, message);
            if let Some(plural) = &machine.plural {
                error = error.help(format!(
                    "it is found through `{plural}`: `{plural}.all(x, ...)`"
                ));
            }
            return self.fail(error);
        }
        let checked = self.outside_has(|checker| checker.present(key, None))?;
        if !matches!(checked.expr.ty, Type::Text | Type::Int | Type::Member(_)) {
            let found = describe::describe(&checked.expr.ty);
            let message = format!("{} is {found} and no key of an instance", quote(key));
            let error = self
                .error("WF0306", key.span, message)
                .help("a key is a text in quotes, a number or a member of a vocabulary");
            return self.fail(error);
        }
        let kind = ExprKind::InstanceAt(machine.id.clone(), Box::new(checked.expr));
        let expr = self.expr(node, Type::Instance(vec![machine.id.clone()]), kind);
        Some(self.mention(node, expr, false))
    }

    fn outside_has<T>(&mut self, part: impl FnOnce(&mut Self) -> T) -> T {
        let around = std::mem::replace(&mut self.inside_has, false);
        let result = part(self);
        self.inside_has = around;
        result
    }
}
