//! Roles, readers, access.

use crate::{
    dialect::Node,
    grammar::scalar,
    model::Readers,
    span::{SourceText, Spanned},
    syntax::people::{Access, Reader, ReaderKind, Role, RoleRef},
};

use super::{
    action::clause,
    read::{each, ids, name, named, one_or_each, scalar as scalar_at, text},
};

pub(super) fn role(node: &Node) -> Option<Role> {
    Some(Role {
        title: name(node, "title")?,
        scope: one_or_each(node.get("scope"), |node| node.text().map(named))?,
        min: scalar_at(node, "min", scalar::count),
        max: scalar_at(node, "max", scalar::count),
        assigned_by: ids(node, "assigned_by")?,
        incompatible: ids(node, "incompatible")?,
        needs: each(node, "needs", clause)?,
    })
}

pub(super) fn readers_of_class(node: &Node) -> Option<Spanned<Readers>> {
    scalar_at(node, "readers", |text| match text {
        "anyone" => Some(Readers::Anyone),
        "participants" => Some(Readers::Participants),
        "listed" => Some(Readers::Listed),
        _ => None,
    })
}

pub(super) fn role_ref(node: &Node) -> Option<RoleRef> {
    role_ref_of(node.text()?)
}

fn role_ref_of(source: &SourceText) -> Option<RoleRef> {
    let (role, of) = scalar::role_ref(source)?;
    Some(RoleRef {
        text: source.clone(),
        role: named(&role),
        of,
    })
}

pub(super) fn access(node: &Node) -> Option<Access> {
    let readers = |key| match node.get(key) {
        Some(readers) => one_or_each(Some(readers), reader).map(Some),
        None => Some(None),
    };
    Some(Access {
        span: node.span,
        see: readers("see")?,
        read: readers("read")?,
    })
}

fn reader(node: &Node) -> Option<Reader> {
    match node.text() {
        Some(source) => Some(Reader {
            who: who(source)?,
            when: None,
        }),
        None => Some(Reader {
            who: who(node.get("role")?.text()?)?,
            when: text(node, "when"),
        }),
    }
}

fn who(source: &SourceText) -> Option<ReaderKind> {
    match source.text.as_str() {
        "anyone" => Some(ReaderKind::Anyone(source.span)),
        "participants" => Some(ReaderKind::Participants(source.span)),
        _ => role_ref_of(source).map(ReaderKind::Role),
    }
}
