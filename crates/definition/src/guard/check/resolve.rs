//! Names: what a word of an expression refers to.

use crate::{
    diagnostic::Diagnostic,
    guard::{
        expr::ExprKind,
        names::{KEYWORDS, Members},
        syntax::{Node, Word},
    },
    name::Name,
    nearest,
    ty::Type,
    value::Value,
};

use super::{Checked, Checker, mend};

impl Checker<'_> {
    /// A word that stands alone.
    pub(super) fn name(&mut self, node: &Node, name: &Name) -> Option<Checked> {
        if KEYWORDS.contains(&name.as_str()) {
            return self.keyword(node, name);
        }
        if let Some(slot) = self.binders.iter().position(|(bound, _)| bound == name) {
            let ty = self.binders[slot].1.clone();
            return Some(self.expr(node, ty, ExprKind::Local(slot)).into());
        }
        if self.place.bare_fields && self.is_field_of_this(name) {
            let this = Type::Instance(self.place.this.clone());
            let this = self.expr(node, this, ExprKind::This);
            let word = Word {
                span: node.span,
                name: name.clone(),
            };
            return self.field(node, this, &word);
        }
        let names = self.names;
        if let Some(shape) = names.parameters.get(name) {
            let ty = match &shape.ty {
                Type::Matrix { .. } => Type::List(Box::new(Type::Cell(name.clone()))),
                other => other.clone(),
            };
            let expr = self.expr(node, ty, ExprKind::Parameter(name.clone()));
            return Some(self.mention(node, expr, shape.always_set));
        }
        if let Some(machine) = names.collection(name) {
            let ty = Type::List(Box::new(Type::Instance(vec![machine.id.clone()])));
            return Some(
                self.expr(node, ty, ExprKind::Collection(machine.id.clone()))
                    .into(),
            );
        }
        if names.vocabularies.contains_key(name) {
            let ty = Type::List(Box::new(Type::Member(vec![name.clone()])));
            return Some(
                self.expr(node, ty, ExprKind::Vocabulary(name.clone()))
                    .into(),
            );
        }
        let error = self.unknown_name(node, name);
        self.fail(error)
    }

    fn keyword(&mut self, node: &Node, name: &Name) -> Option<Checked> {
        let (ty, kind) = match name.as_str() {
            "this" if !self.place.this.is_empty() => {
                (Type::Instance(self.place.this.clone()), ExprKind::This)
            }
            "parent" if !self.parents().is_empty() => {
                (Type::Instance(self.parents()), ExprKind::Parent)
            }
            "review" => (
                Type::Instance(vec![self.names.root.clone()]),
                ExprKind::Review,
            ),
            "actor" if self.place.actor => (Type::Person, ExprKind::Actor),
            "now" if self.place.now => (Type::Instant, ExprKind::Now),
            _ => {
                let error = self.misplaced(node, name);
                return self.fail(error);
            }
        };
        Some(self.expr(node, ty, kind).into())
    }

    /// The machines the parent of `this` may be an instance of.
    fn parents(&self) -> Vec<Name> {
        let mut parents: Vec<Name> = Vec::new();
        let machines = self
            .place
            .this
            .iter()
            .filter_map(|this| self.names.machines.get(this));
        for parent in machines.flat_map(|machine| &machine.child_of) {
            if !parents.contains(parent) {
                parents.push(parent.clone());
            }
        }
        parents
    }

    fn is_field_of_this(&self, name: &Name) -> bool {
        let mut machines = self
            .place
            .this
            .iter()
            .map(|this| self.names.machines.get(this));
        machines.any(|machine| machine.is_some_and(|machine| machine.fields.contains_key(name)))
    }

    /// Whether a word stands for what its declaration says, and for no variable or keyword.
    pub(super) fn is_free(&self, name: &Name) -> bool {
        !KEYWORDS.contains(&name.as_str()) && self.binders.iter().all(|(bound, _)| bound != name)
    }

    /// What a new variable of this name would hide. Ids of machines and vocabularies may be taken:
    /// `reports.all(report, ...)` and `themes.all(theme, ...)` read well.
    pub(super) fn hidden_by(&self, name: &Name) -> Option<&'static str> {
        if KEYWORDS.contains(&name.as_str()) {
            return Some("a word of the language");
        }
        let names = self.names;
        let kinds = [
            (
                self.binders.iter().any(|(bound, _)| bound == name),
                "a variable",
            ),
            (names.parameters.contains_key(name), "a parameter"),
            (names.collection(name).is_some(), "a collection"),
            (
                self.place.bare_fields && self.is_field_of_this(name),
                "a field",
            ),
        ];
        kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
    }

    fn misplaced(&self, node: &Node, name: &Name) -> Diagnostic {
        let error = |code, message: &str| self.error(code, node.span, message);
        match name.as_str() {
            "now" => error("WF0321", "this must not depend on the clock")
                .note("its truth would change without anything happening; `now` stands in clauses of actions only")
                .help("use a deadline with `expire: { after: 0 days, action: ... }`"),
            "this" => error("WF0320", "there is no `this` here")
                .note("this stands for the review as a whole and not for one instance")
                .help("name a collection, such as `reports.all(r, ...)`, or `review`"),
            "parent" => error("WF0320", "there is no `parent` here")
                .note("only an instance of a machine with `child_of` has a parent"),
            "actor" => error("WF0320", "there is no `actor` here")
                .note("nobody acts in an automatic transition, a milestone or a property"),
            "input" if self.place.input.is_some() => {
                error("WF0320", "`input` alone is no value").help("name one of its fields: `input.text`")
            }
            "input" => error("WF0320", "there is no `input` here")
                .note("only actions have an input")
                .help("keep the value in a field with `set` and read the field"),
            _ => error("WF0320", "`milestone` alone is no value").help("name one: `milestone.sessions_held`"),
        }
    }

    fn unknown_name(&self, node: &Node, name: &Name) -> Diagnostic {
        let names = self.names;
        if let Some(machine) = names.machines.get(name) {
            let error = self.error("WF0131", node.span, format!("`{name}` is a machine"));
            return match (&machine.plural, machine.single) {
                (Some(plural), true) => {
                    error.help(format!("its instance is found through `{plural}`"))
                }
                (Some(plural), false) => error.help(format!(
                    "all its instances are `{plural}`, one of them is `{name}['key']`"
                )),
                (None, true) => {
                    error.help("give it a `plural`, so that expressions can mention it")
                }
                (None, false) => error.help(format!("one of its instances is `{name}['key']`")),
            };
        }
        let message = format!("nothing is called `{name}`");
        let mut error = self.error("WF0131", node.span, message);
        let keywords = KEYWORDS.into_iter();
        let known = keywords
            .chain(self.binders.iter().map(|(bound, _)| bound.as_str()))
            .chain(names.parameters.keys().map(Name::as_str))
            .chain(
                names
                    .machines
                    .values()
                    .filter_map(|machine| machine.plural.as_deref()),
            )
            .chain(names.vocabularies.keys().map(Name::as_str));
        if let Some(meant) = nearest::nearest(name, known) {
            error = error.help(format!("did you mean `{meant}`?"));
        }
        if self.is_field_of_this(name) {
            error = error.help(format!("the field is `this.{name}`"));
        }
        if self
            .place
            .input
            .as_ref()
            .is_some_and(|input| input.contains_key(name))
        {
            error = error.help(format!("the input is `input.{name}`"));
        }
        if names.milestones.contains(name) {
            error = error.help(format!("the milestone is `milestone.{name}`"));
        }
        if self.is_written_member(name) {
            error = error.help(format!(
                "a member of a vocabulary stands in quotes: '{name}'"
            ));
        }
        error
    }

    fn is_written_member(&self, name: &Name) -> bool {
        let mut vocabularies = self.names.vocabularies.values();
        vocabularies.any(|members| matches!(members, Members::Written(list) if list.contains(name)))
    }

    /// `input.text`
    pub(super) fn input(&mut self, node: &Node, word: &Word) -> Option<Checked> {
        let place = self.place;
        let Some(input) = &place.input else {
            let error = self.misplaced(node, &Name::from("input"));
            return self.fail(error);
        };
        let Some(shape) = input.get(&word.name) else {
            let known: Vec<&str> = input.keys().map(Name::as_str).collect();
            let message = format!("there is no input `{}`", word.name);
            let mut error = self.error("WF0135", word.span, message);
            if let Some(help) = mend::help(&word.name, "inputs of this action are", &known) {
                error = error.help(help);
            }
            return self.fail(error);
        };
        let expr = self.expr(node, shape.ty.clone(), ExprKind::Input(word.name.clone()));
        Some(self.mention(node, expr, shape.always_set))
    }

    /// `milestone.sessions_held`
    pub(super) fn milestone(&mut self, node: &Node, word: &Word) -> Option<Checked> {
        let names = self.names;
        let place = names.milestones.get_index_of(&word.name);
        let own = self
            .place
            .milestone
            .as_ref()
            .and_then(|own| names.milestones.get_index_of(own));
        match (place, own) {
            (Some(place), Some(own)) if place >= own => {
                let message = format!("`{}` is not written above this milestone", word.name);
                let error = self
                    .error("WF0323", word.span, message)
                    .note("milestones build on earlier ones, so that none can depend on itself")
                    .help("move it up");
                self.fail(error)
            }
            (Some(_), _) => {
                let kind = ExprKind::Milestone(word.name.clone());
                Some(self.expr(node, Type::Bool, kind).into())
            }
            (None, _) => {
                let known: Vec<&str> = names.milestones.iter().map(Name::as_str).collect();
                let message = format!("there is no milestone `{}`", word.name);
                let mut error = self.error("WF0134", word.span, message);
                if let Some(help) = mend::help(&word.name, "milestones are", &known) {
                    error = error.help(help);
                }
                self.fail(error)
            }
        }
    }

    /// `direction.desk_to_field`
    pub(super) fn member(
        &mut self,
        node: &Node,
        vocabulary: &Name,
        word: &Word,
    ) -> Option<Checked> {
        let vocabularies = std::slice::from_ref(vocabulary);
        self.known_member(word.span, &word.name, vocabularies)?;
        let literal = ExprKind::Literal(Value::Member(word.name.clone()));
        Some(
            self.expr(node, Type::Member(vec![vocabulary.clone()]), literal)
                .into(),
        )
    }
}
