//! Functions and methods.

use crate::{
    diagnostic::Diagnostic,
    guard::{
        expr::{Expr, ExprKind, Quantifier},
        print,
        syntax::{Node, NodeKind, Word},
    },
    name::Name,
    ty::Type,
    value::Value,
};

use super::{Checked, Checker, describe, facts::Facts, mend, quote};

const FUNCTIONS: [&str; 6] = ["size", "has", "days", "workdays", "date", "excluded"];
const METHODS: [&str; 7] = ["is", "was", "all", "exists", "exists_one", "filter", "map"];

/// Functions of CEL that people know and that are left out on purpose.
const LEFT_OUT: [&str; 11] = [
    "matches",
    "contains",
    "startsWith",
    "endsWith",
    "string",
    "int",
    "double",
    "timestamp",
    "duration",
    "type",
    "dyn",
];

impl Checker<'_> {
    /// `word(arguments)`
    pub(super) fn call(&mut self, node: &Node, word: &Word, arguments: &[Node]) -> Option<Checked> {
        if !FUNCTIONS.contains(&word.name.as_str()) {
            return self.unknown_function(word, "function", &FUNCTIONS);
        }
        let [argument] = arguments else {
            let name = &word.name;
            let message = format!("`{name}` takes one argument, not {}", arguments.len());
            let error = self.error("WF0314", node.span, message);
            return self.fail(error);
        };
        match word.name.as_str() {
            "size" => self.size(node, argument),
            "has" => self.has(node, argument),
            "days" => self.days(node, argument, ExprKind::Days),
            "workdays" if !self.names.calendar => {
                let error = self
                    .error("WF0319", node.span, "working days need a calendar")
                    .help("add `calendar` to the definition, or write `days(n)`");
                self.fail(error)
            }
            "workdays" => self.days(node, argument, ExprKind::Workdays),
            "date" => self.date(node, argument),
            _ => self.excluded(node, argument),
        }
    }

    fn size(&mut self, node: &Node, argument: &Node) -> Option<Checked> {
        let inner = self.present(argument, None)?;
        if let Type::List(_) | Type::Set(_) | Type::Per { .. } = inner.expr.ty.stated() {
            let kind = ExprKind::Size(Box::new(inner.expr));
            return Some(self.expr(node, Type::Int, kind).into());
        }
        let what = describe::describe(&inner.expr.ty);
        let message = format!("{} is {what} and has no size", quote(argument));
        let error = self.error("WF0307", argument.span, message);
        self.fail(error.help("a list, a set, a collection, a vocabulary has a size"))
    }

    fn has(&mut self, node: &Node, argument: &Node) -> Option<Checked> {
        let around = std::mem::replace(&mut self.inside_has, true);
        let known = std::mem::take(&mut self.known);
        let inner = self.any(argument, None);
        self.known = known;
        self.inside_has = around;
        let inner = inner?;
        let path = print::text(argument);
        if !inner.expr.is_mention() {
            let message = format!(
                "`has` asks whether data is there; {} is computed",
                quote(argument)
            );
            let error = self.error("WF0313", argument.span, message);
            return self.fail(error.help("write a path: `has(this.text)`, `has(input.reason)`"));
        }
        if inner.absent.is_none() {
            let warning = Diagnostic::warning("WF0313", format!("`{path}` always has a value"))
                .at(self.text.source_span(argument.span))
                .help("leave `has` out");
            self.out.push(warning);
        }
        let mut facts = Facts::default();
        let mut prefix = argument;
        loop {
            facts.when_true.insert(print::text(prefix));
            match &prefix.kind {
                NodeKind::Select(of, _) | NodeKind::Index(of, _) => prefix = of,
                _ => break,
            }
        }
        let expr = self.expr(node, Type::Bool, ExprKind::Has(Box::new(inner.expr)));
        Some(Checked {
            expr,
            absent: None,
            facts,
        })
    }

    fn days(
        &mut self,
        node: &Node,
        argument: &Node,
        kind: fn(Box<Expr>) -> ExprKind,
    ) -> Option<Checked> {
        let inner = self.present(argument, Some(&Type::Int))?;
        if *inner.expr.ty.stated() != Type::Int {
            let what = describe::describe(&inner.expr.ty);
            let message = format!(
                "a number of days is expected, {} is {what}",
                quote(argument)
            );
            let error = self.error("WF0307", argument.span, message);
            return self.fail(error);
        }
        Some(
            self.expr(node, Type::Duration, kind(Box::new(inner.expr)))
                .into(),
        )
    }

    fn date(&mut self, node: &Node, argument: &Node) -> Option<Checked> {
        if let NodeKind::Text(text) = &argument.kind {
            let Ok(date) = text.parse::<jiff::civil::Date>() else {
                let message = format!("'{text}' is not a date");
                let error = self.error("WF0318", argument.span, message);
                return self.fail(error.help("a date is written date('2003-01-31')"));
            };
            let literal = ExprKind::Literal(Value::Date(date));
            return Some(self.expr(node, Type::Date, literal).into());
        }
        let inner = self.present(argument, None)?;
        if *inner.expr.ty.stated() == Type::Instant {
            let kind = ExprKind::DateOf(Box::new(inner.expr));
            return Some(self.expr(node, Type::Date, kind).into());
        }
        let what = describe::describe(&inner.expr.ty);
        let message = format!(
            "`date` takes a text in quotes or a moment, {} is {what}",
            quote(argument)
        );
        let error = self.error("WF0307", argument.span, message);
        self.fail(error.help("for example date('2003-01-31') or date(now)"))
    }

    fn excluded(&mut self, node: &Node, argument: &Node) -> Option<Checked> {
        let names = self.names;
        if let NodeKind::Name(name) = &argument.kind
            && self.is_free(name)
            && let Some(shape) = names.parameters.get(name)
            && let Type::Matrix { .. } = shape.ty.stated()
        {
            let ty = Type::List(Box::new(Type::Cell(name.clone())));
            return Some(self.expr(node, ty, ExprKind::Excluded(name.clone())).into());
        }
        let matrices = names.parameters.iter();
        let matrices: Vec<&str> = matrices
            .filter(|(_, shape)| matches!(shape.ty.stated(), Type::Matrix { .. }))
            .map(|(name, _)| name.as_str())
            .collect();
        let message = format!("`excluded` takes a matrix, {} is none", quote(argument));
        let mut error = self.error("WF0307", argument.span, message);
        if !matrices.is_empty() {
            error = error.help(format!("matrices are: {}", matrices.join(", ")));
        }
        self.fail(error)
    }

    /// `of.word(arguments)`
    pub(super) fn method(
        &mut self,
        node: &Node,
        of: &Node,
        word: &Word,
        arguments: &[Node],
    ) -> Option<Checked> {
        match (word.name.as_str(), Quantifier::of(&word.name)) {
            (_, Some(quantifier)) => self.quantified(node, of, quantifier, arguments),
            ("is" | "was", _) => self.in_state(node, of, word, arguments),
            _ => self.unknown_function(word, "method", &METHODS),
        }
    }

    fn unknown_function(&mut self, word: &Word, what: &str, known: &[&str]) -> Option<Checked> {
        let name = &word.name;
        let error = self.error("WF0136", word.span, format!("there is no {what} `{name}`"));
        if LEFT_OUT.contains(&name.as_str()) {
            let error = error
                .note("there are no functions on texts, no conversions and no regular expressions");
            return self
                .fail(error.help("use a vocabulary, a number or a date in place of a text"));
        }
        let list = if what == "method" {
            "methods are"
        } else {
            "functions are"
        };
        let swapped = match what {
            "method" if FUNCTIONS.contains(&name.as_str()) => {
                Some(format!("write `{name}(x)` in place of `x.{name}()`"))
            }
            "function" if METHODS.contains(&name.as_str()) => Some(format!(
                "write `x.{name}(...)` in place of `{name}(x, ...)`"
            )),
            _ => mend::help(name, list, known),
        };
        self.fail(swapped.into_iter().fold(error, Diagnostic::help))
    }

    /// `of.is('state')` and `of.was('state')`. An instance that does not exist is in no state and never was in one.
    fn in_state(
        &mut self,
        node: &Node,
        of: &Node,
        word: &Word,
        arguments: &[Node],
    ) -> Option<Checked> {
        let [
            Node {
                kind: NodeKind::Text(state),
                span,
            },
        ] = arguments
        else {
            let message = format!("`{}` takes the name of a state in quotes", word.name);
            let error = self.error("WF0314", node.span, message);
            let error = match arguments {
                [
                    Node {
                        kind: NodeKind::Name(name),
                        ..
                    },
                ] => error.help(format!("write `.{}('{name}')`", word.name)),
                _ => error.help(format!("for example `.{}('accepted')`", word.name)),
            };
            return self.fail(error);
        };
        let receiver = self.any(of, None)?;
        let receiver = match receiver.expr.kind {
            ExprKind::InstanceAt(..) => receiver.expr,
            _ => self.not_absent(of, receiver)?.expr,
        };
        let Type::Instance(machines) = receiver.ty.stated().clone() else {
            let what = describe::describe(&receiver.ty);
            let message = format!("only an instance has a state, {} is {what}", quote(of));
            let mut error = self.error("WF0307", of.span, message);
            if let Type::List(_) | Type::Set(_) = receiver.ty.stated() {
                let list = print::text(of);
                error = error.help(format!(
                    "ask each of them: `{list}.all(x, x.{}('{state}'))`",
                    word.name
                ));
            }
            return self.fail(error);
        };
        for machine in &machines {
            let shape = self.names.machines.get(machine)?;
            if !shape.states.iter().any(|known| known == state.as_str()) {
                let known: Vec<&str> = shape.states.iter().map(Name::as_str).collect();
                let message = format!("`{machine}` has no state `{state}`");
                let mut error = self.error("WF0133", *span, message);
                if let Some(help) = mend::help(state, "its states are", &known) {
                    error = error.help(help);
                }
                return self.fail(error);
            }
        }
        let state = Name::from(state.as_str());
        let kind = if word.name == "is" {
            ExprKind::Is(Box::new(receiver), state)
        } else {
            ExprKind::Was(Box::new(receiver), state)
        };
        Some(self.expr(node, Type::Bool, kind).into())
    }
}
