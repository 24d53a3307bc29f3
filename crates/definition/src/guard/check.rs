//! [`check`]: an expression as written to a resolved and typed [`Expr`].
//!
//! Evaluation of a checked expression cannot fail; it can only be undetermined, because data was absent that could not be
//! known to be there. Findings have the codes WF0131 to WF0136 (names) and WF0301 to WF0339 (everything else).

mod calls;
mod constant;
mod describe;
mod facts;
mod literal;
mod mend;
mod operators;
mod paths;
mod quantifiers;
mod resolve;
mod result;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    name::Name,
    span::{SourceText, Span},
    ty::Type,
};

use super::{
    expr::{Expr, ExprKind},
    fault::Fault,
    names::{Names, Place},
    parser, print,
    syntax::{Node, NodeKind},
};
use facts::Facts;

/// What an expression must yield.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A clause, a milestone, a condition of an effect: true or false.
    Condition,
    /// A value of a `set` or a `with`. It may be an absent mention ([`Expr::is_mention`]).
    Assigned(Type),
    /// A value that must be there, such as the key of `field[key]`.
    Given(Type),
    /// What a `for_each` runs over: any list or set.
    Listed,
    /// Receivers of a signal, what is cancelled: an instance, or a list of them. A bare machine id means all its instances.
    Instances,
    /// The reference of `study_lead of sender`: an instance, perhaps absent.
    Reference,
    /// When a deadline is due: a date or an instant, perhaps absent.
    Due,
    /// A part of the key of a spawned instance: a member, a number or a date.
    Key,
    /// A part of a title or a sentence: anything with a text of its own, perhaps absent.
    Shown,
}

/// Reads, resolves and types an expression. Spans in the result are places in the source.
///
/// Returns `None` exactly if it added an error to `out`.
#[must_use]
pub fn check(
    text: &SourceText,
    names: &Names,
    place: &Place,
    expected: &Expected,
    out: &mut Diagnostics,
) -> Option<Expr> {
    let node = match parser::parse(&text.text) {
        Ok(node) => node,
        Err(fault) => {
            out.push(found(text, fault));
            return None;
        }
    };
    let mut checker = Checker {
        text,
        names,
        place,
        out,
        binders: place.binders.clone(),
        quantifiers: 0,
        known: Vec::new(),
        inside_has: false,
    };
    checker.result(&node, expected)
}

fn found(text: &SourceText, fault: Fault) -> Diagnostic {
    let diagnostic = Diagnostic::error(fault.code, fault.message)
        .at(text.source_span(fault.span))
        .label(fault.label);
    fault.helps.into_iter().fold(diagnostic, Diagnostic::help)
}

struct Checker<'a> {
    text: &'a SourceText,
    names: &'a Names,
    place: &'a Place,
    out: &'a mut Diagnostics,
    /// Bound variables, outermost first; the place in the list is the slot.
    binders: Vec<(Name, Type)>,
    /// How many quantifiers are around.
    quantifiers: usize,
    /// Paths that have a value here, as canonical text.
    known: Vec<String>,
    /// Whether the path inside `has(...)` is looked at, where everything may be absent.
    inside_has: bool,
}

/// An expression with what the checker knows about it.
struct Checked {
    expr: Expr,
    /// The path that may have no value here.
    absent: Option<String>,
    facts: Facts,
}

impl From<Expr> for Checked {
    fn from(expr: Expr) -> Self {
        Self {
            expr,
            absent: None,
            facts: Facts::default(),
        }
    }
}

impl Checker<'_> {
    /// Checks an expression that may be an absent mention. `hint` is the type the surroundings would like; it decides
    /// what a quoted literal and an empty list are.
    fn any(&mut self, node: &Node, hint: Option<&Type>) -> Option<Checked> {
        match &node.kind {
            NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Text(_) | NodeKind::List(_) => {
                self.literal(node, hint).map(Checked::from)
            }
            NodeKind::Name(name) => self.name(node, name),
            NodeKind::Select(of, word) => self.select(node, of, word),
            NodeKind::Index(of, key) => self.index(node, of, key),
            NodeKind::Call(word, arguments) => self.call(node, word, arguments),
            NodeKind::Method(of, word, arguments) => self.method(node, of, word, arguments),
            NodeKind::Not(inner) => {
                let inner = self.condition(inner)?;
                let expr = self.expr(node, Type::Bool, ExprKind::Not(Box::new(inner.expr)));
                Some(Checked {
                    expr,
                    absent: None,
                    facts: inner.facts.negated(),
                })
            }
            NodeKind::And(parts) => self.chain(node, parts, true),
            NodeKind::Or(parts) => self.chain(node, parts, false),
            NodeKind::Compare(comparison, left, right) => self
                .compare(node, *comparison, left, right)
                .map(Checked::from),
            NodeKind::In(left, right) => self.contained(node, left, right),
            NodeKind::Add(left, right) => self.add(node, left, right, hint).map(Checked::from),
            NodeKind::Sub(left, right) => self.sub(node, left, right).map(Checked::from),
        }
    }

    /// Checks an expression that must have a value here.
    fn present(&mut self, node: &Node, hint: Option<&Type>) -> Option<Checked> {
        let checked = self.any(node, hint)?;
        self.not_absent(node, checked)
    }

    /// Refuses a mention that may be absent here.
    fn not_absent(&mut self, node: &Node, checked: Checked) -> Option<Checked> {
        let Some(path) = &checked.absent else {
            return Some(checked);
        };
        let (message, label) = match checked.expr.kind {
            ExprKind::InstanceAt(..) => {
                (format!("`{path}` may not exist"), "an instance by its key")
            }
            _ => (format!("`{path}` may have no value here"), "optional"),
        };
        let error = self
            .error("WF0308", node.span, message)
            .label(label)
            .help(format!(
                "test it first: `has({path}) && ...`, or `!has({path}) || ...`"
            ));
        self.fail(error)
    }

    /// Checks an expression that must be true or false.
    fn condition(&mut self, node: &Node) -> Option<Checked> {
        let checked = self.present(node, Some(&Type::Bool))?;
        if *checked.expr.ty.stated() == Type::Bool {
            return Some(checked);
        }
        let error = self.not_a_condition(node, &checked.expr.ty);
        self.fail(error)
    }

    /// `a && b && ...` or `a || b || ...`: each part is checked knowing that those before it held, or did not.
    fn chain(&mut self, node: &Node, parts: &[Node], all: bool) -> Option<Checked> {
        let outside = self.known.len();
        let mut exprs = Vec::new();
        let mut facts = Vec::new();
        for part in parts {
            if let Some(checked) = self.condition(part) {
                let follows = if all {
                    &checked.facts.when_true
                } else {
                    &checked.facts.when_false
                };
                self.known.extend(follows.iter().cloned());
                exprs.push(checked.expr);
                facts.push(checked.facts);
            }
        }
        self.known.truncate(outside);
        if exprs.len() < parts.len() {
            return None;
        }
        let (kind, facts) = if all {
            (ExprKind::And(exprs), Facts::all_of(facts))
        } else {
            (ExprKind::Or(exprs), Facts::any_of(facts))
        };
        Some(Checked {
            expr: self.expr(node, Type::Bool, kind),
            absent: None,
            facts,
        })
    }

    fn expr(&self, node: &Node, ty: Type, kind: ExprKind) -> Expr {
        Expr {
            span: self.text.source_span(node.span),
            ty,
            kind,
        }
    }

    /// An error at a place of the expression's own text.
    fn error(&self, code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at(self.text.source_span(span))
    }

    fn fail<T>(&mut self, error: Diagnostic) -> Option<T> {
        self.out.push(error);
        None
    }
}

/// The greatest number of characters of an expression that a message quotes.
const QUOTED_MAX: usize = 48;

/// An expression as a message quotes it.
fn quote(node: &Node) -> String {
    let text = print::text(node);
    if text.chars().count() <= QUOTED_MAX {
        return format!("`{text}`");
    }
    let beginning: String = text.chars().take(QUOTED_MAX - 4).collect();
    format!("`{beginning} ...`")
}
