//! Giving and taking roles, and how many must hold them.

use definition::{model::Definition, name::Name};

use crate::{
    refusal::Reason,
    roles::{Resolved, holders},
    saying::{Saying, Words},
    view::{Viewed, title_or_id},
};

use super::{super::answer::Kind, Told};

/// What stands in the way of giving or taking a role.
pub(super) fn tell(definition: &Definition, reason: &Reason) -> Told {
    match reason {
        Reason::NoSuchRole { problem, .. } => {
            let say = Words::Stated.with([("it", problem.clone())]);
            Told::new(Kind::Assignment, say.capital()).help(Words::NoSuchRoleHelp)
        }
        Reason::Incompatible { holds } => {
            let title = definition
                .roles
                .get(holds)
                .map_or(holds, |role| &role.title);
            Told::new(
                Kind::Assignment,
                Words::Incompatible.with([("role", title.into())]),
            )
            .help(Words::IncompatibleHelp)
        }
        Reason::Full { max } => {
            let say = match max {
                1 => Words::FullOne.say(),
                max => Words::Full.with([("max", (*max).into())]),
            };
            Told::new(Kind::Assignment, say).help(Words::FullHelp)
        }
        Reason::TooFew { role, min, there } => too_few(definition, role, *min, *there),
        Reason::TooFewLeft { min } => {
            let say = match min {
                1 => Words::TooFewLeftOne.say(),
                min => Words::TooFewLeft.with([("min", (*min).into())]),
            };
            Told::new(Kind::Assignment, say).help(Words::TooFewLeftHelp)
        }
        Reason::HeldAlready => {
            Told::new(Kind::Assignment, Words::HeldAlready).help(Words::HeldAlreadyHelp)
        }
        _ => Told::new(Kind::Assignment, Words::NotHeld).help(Words::NotHeldHelp),
    }
}

/// A review that starts without the holders that a role must have. The instance is one that whoever starts it has named.
fn too_few(definition: &Definition, role: &Resolved, min: u32, there: usize) -> Told {
    let declared = definition.roles.get(&role.role);
    let title = title_or_id(declared.map(|role| &role.title), &role.role);
    let there = match there {
        0 => Words::NobodyHoldsIt.say(),
        there => Words::HoldIt.with([("count", there.into())]),
    };
    let by = declared.map_or(&[][..], |role| &role.assigned_by);
    let then = if by.is_empty() {
        Words::NeverLater
    } else {
        Words::NobodyLater
    };
    let (title, there) = (("role", title.into()), ("there", there));
    let needs = ("holders", at_least(min));
    let say = match &role.of {
        None => Words::TooFew.with([title, needs, there]),
        Some(of) => Words::TooFewOf.with([title, ("of", of.into()), needs, there]),
    };
    let help = [("role", (&role.role).into()), ("then", then.say())];
    Told::new(Kind::Assignment, say).help(Words::TooFewHelp.with(help))
}

/// Which of the roles that may do something have fewer holders than they must, for a viewer who may know who takes part.
pub(super) fn short(viewed: &Viewed<'_>, may: &[Resolved]) -> Vec<Saying> {
    let snapshot = viewed.snapshot();
    let mut short = Vec::new();
    for resolved in may {
        let known = |of: &Name| viewed.may_name(of);
        let Some(role) = snapshot.definition.roles.get(&resolved.role) else {
            continue;
        };
        let there = holders(snapshot, resolved).count();
        let Some(min) = role.min.filter(|min| there < *min as usize) else {
            continue;
        };
        if viewed.knows_persons() && resolved.of.as_ref().is_none_or(known) {
            let there = if there == 0 {
                Words::NoHolder.say()
            } else {
                there.into()
            };
            short.push(Words::RoleShort.with([
                ("role", (&role.title).into()),
                ("holders", at_least(min)),
                ("there", there),
            ]));
        }
    }
    short
}

fn at_least(min: u32) -> Saying {
    match min {
        1 => Words::OneHolder.say(),
        min => Words::Holders.with([("min", min.into())]),
    }
}
