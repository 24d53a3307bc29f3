//! First holders of roles.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    dialect::Node,
    grammar::scalar::excerpt,
    model::{Definition, people::Role},
    name::Name,
    nearest::nearest,
    parameters::Holder,
    span::{SourceText, Span},
};

/// Reads the first holders in the order written.
pub(super) fn read(
    node: &Node,
    definition: &Definition,
    diagnostics: &mut Diagnostics,
) -> Vec<Holder> {
    let mut reader = Reader {
        diagnostics,
        holders: Vec::new(),
        seen: BTreeSet::new(),
    };
    for pair in node.get("roles").map_or(&[][..], Node::pairs) {
        match definition.roles.get(pair.key.text.as_str()) {
            Some(role) => reader.role(role, &pair.value, pair.key.span),
            None => reader.unknown(&pair.key, definition),
        }
    }
    reader.holders
}

struct Reader<'a> {
    diagnostics: &'a mut Diagnostics,
    holders: Vec<Holder>,
    seen: BTreeSet<(Name, Option<Name>, Name)>,
}

impl Reader<'_> {
    fn fault(&mut self, message: String, span: Span, help: &str) {
        let diagnostic = Diagnostic::error(code::BAD_HOLDER, message).at(span);
        self.diagnostics.push(diagnostic.help(help));
    }

    fn unknown(&mut self, key: &SourceText, definition: &Definition) {
        let help = match nearest(&key.text, definition.roles.keys().map(Name::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                let roles: Vec<&str> = definition.roles.keys().map(Name::as_str).collect();
                format!("the roles are: {}", roles.join(", "))
            }
        };
        self.fault(
            format!("unknown role `{}`", excerpt(&key.text)),
            key.span,
            &help,
        );
    }

    fn role(&mut self, role: &Role, node: &Node, place: Span) {
        if role.scope.is_empty() {
            if node.is_list() {
                return self.list(role, None, node, place);
            }
            let message = format!(
                "`{}` should be a list of accounts, but is {}",
                role.id,
                node.described()
            );
            return self.fault(message, place, "for example [first.person, second.person]");
        }
        let scopes: Vec<&str> = role.scope.iter().map(Name::as_str).collect();
        let example = format!("for example {{ {}/key: [first.person] }}", scopes[0]);
        if !node.is_map() {
            let message = format!(
                "`{}` is held in instances of {}, but here stands {}",
                role.id,
                scopes.join(", "),
                node.described()
            );
            return self.fault(message, place, &example);
        }
        for pair in node.pairs() {
            let instance = pair.key.text.as_str();
            let machine = instance
                .split_once('/')
                .map_or(instance, |(machine, _)| machine);
            if !scopes.contains(&machine) || instance.ends_with('/') {
                let message = format!("`{}` is not held in `{}`", role.id, excerpt(instance));
                self.fault(message, pair.key.span, &example);
            } else if pair.value.is_list() {
                self.list(role, Some(instance.into()), &pair.value, pair.key.span);
            } else {
                let message = format!(
                    "`{}` should be a list of accounts, but is {}",
                    excerpt(instance),
                    pair.value.described()
                );
                self.fault(message, pair.key.span, "for example [first.person]");
            }
        }
    }

    fn list(&mut self, role: &Role, of: Option<Name>, node: &Node, place: Span) {
        let count = node.list().len();
        if role.max.is_some_and(|max| count > max as usize) {
            let max = role.max.unwrap_or_default();
            let message = format!(
                "`{}` has {count} holders, but may have at most {max}",
                role.id
            );
            self.fault(message, place, "name fewer accounts");
        }
        for account in node.list() {
            match account.text() {
                Some(source) if is_handle(&source.text) => self.holder(role, of.clone(), source),
                _ => self.fault(
                    "this is not an account".to_owned(),
                    account.span,
                    "write the handle of the account, without spaces",
                ),
            }
        }
    }

    fn holder(&mut self, role: &Role, of: Option<Name>, source: &SourceText) {
        let person = Name::from(source.text.as_str());
        if !self
            .seen
            .insert((role.id.clone(), of.clone(), person.clone()))
        {
            let message = format!("`{person}` is written twice for `{}`", role.id);
            return self.fault(message, source.span, "remove one of them");
        }
        self.holders.push(Holder {
            role: role.id.clone(),
            of,
            person,
        });
    }
}

fn is_handle(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
