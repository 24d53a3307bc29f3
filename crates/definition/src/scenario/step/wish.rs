//! What somebody wants, read from the node of a step.

use crate::{
    decode::read,
    diagnostic::{Diagnostic, Diagnostics},
    dialect::{Node, Pair},
    grammar::{id::is_id, scalar},
    name::Name,
    span::SourceText,
};

use super::{super::code, CellWritten, Change, Holding, Target, Wish};

/// Reads what is wanted; the shape of the step is known to be right.
pub(super) fn wish(node: &Node, out: &mut Diagnostics) -> Option<Wish> {
    if let Some(what) = read::text(node, "do") {
        let with = node.get("with").map_or(&[][..], Node::pairs).to_vec();
        return target(&what, out).map(|target| Wish::Do { target, with });
    }
    if let Some(what) = read::text(node, "consent") {
        return target(&what, out).map(|target| Wish::Consent {
            target,
            agrees: true,
        });
    }
    if let Some(what) = read::text(node, "decline") {
        return target(&what, out).map(|target| Wish::Consent {
            target,
            agrees: false,
        });
    }
    if let Some(what) = read::text(node, "withdraw") {
        return target(&what, out).map(Wish::Withdraw);
    }
    let of = read::name(node, "of");
    if let Some(role) = read::name(node, "assign") {
        let person = read::name(node, "to")?;
        return Some(Wish::Assign {
            holding: Holding { role, of, person },
            instead_of: read::name(node, "instead_of"),
        });
    }
    if let Some(role) = read::name(node, "revoke") {
        let person = read::name(node, "from")?;
        return Some(Wish::Revoke(Holding { role, of, person }));
    }
    if let Some(role) = read::name(node, "delegate") {
        return Some(Wish::Delegate {
            role,
            of,
            holder: read::name(node, "holder"),
            to: read::name(node, "to")?,
            lasting: read::length(node, "lasting")?.value,
        });
    }
    Some(Wish::Amend {
        parameter: read::name(node, "amend")?,
        change: change(node)?,
        reason: read::name(node, "reason")?.value,
        authority: read::name(node, "authority")?.value,
    })
}

fn change(node: &Node) -> Option<Change> {
    if let Some(added) = node.get("add") {
        return members(added).map(Change::Add);
    }
    if node.get("remove").is_some() {
        let members = read::ids(node, "remove")?;
        return Some(Change::Remove(
            members.into_iter().map(|member| member.value).collect(),
        ));
    }
    let cell = |node: &Node| {
        Some(CellWritten {
            members: members(node)?,
            span: node.span,
        })
    };
    if node.get("include").is_some() {
        return read::each(node, "include", cell).map(Change::Include);
    }
    read::each(node, "exclude", cell).map(Change::Exclude)
}

fn members(node: &Node) -> Option<Vec<(Name, Name)>> {
    let pair = |pair: &Pair| {
        let value = pair.value.text()?;
        Some((pair.key.text.as_str().into(), value.text.as_str().into()))
    };
    node.pairs().iter().map(pair).collect()
}

fn target(source: &SourceText, out: &mut Diagnostics) -> Option<Target> {
    let parts = source.text.split_once(' ');
    let parts = parts.filter(|(instance, action)| !instance.is_empty() && is_id(action, false));
    let Some((instance, action)) = parts else {
        let message = format!(
            "`{}` is no instance with an action",
            scalar::excerpt(&source.text)
        );
        let error = Diagnostic::error(code::FORM, message).at(source.span);
        out.push(
            error.help("write `machine/key action`, or `machine action` for a single instance"),
        );
        return None;
    };
    Some(Target {
        instance: instance.into(),
        action: action.into(),
        span: source.span,
    })
}
