//! Giving and taking roles, and how many must hold them.

use definition::{model::Definition, name::Name};

use crate::{
    refusal::Reason,
    roles::{Resolved, holders},
    view::{Viewed, title_or_id},
};

use super::{
    super::{answer::Kind, words::sentence},
    Told,
};

/// What stands in the way of giving or taking a role.
pub(super) fn tell(definition: &Definition, reason: &Reason) -> Told {
    match reason {
        Reason::NoSuchRole { problem, .. } => {
            Told::new(Kind::Assignment, sentence(&format!("{problem}.")))
                .help("Name a role of the definition, and where it is held.")
        }
        Reason::Incompatible { holds } => {
            let title = definition
                .roles
                .get(holds)
                .map_or(holds, |role| &role.title);
            Told::new(
                Kind::Assignment,
                format!("The person is {title}, which excludes this role."),
            )
            .help("Choose another person, or take the other role from this one first.")
        }
        Reason::Full { max } => {
            let say = match max {
                1 => "The role has its one holder.".to_owned(),
                max => format!("The role has its {max} holders."),
            };
            Told::new(Kind::Assignment, say).help("Take it from somebody first.")
        }
        Reason::TooFew { role, min, there } => too_few(definition, role, *min, *there),
        Reason::TooFewLeft { min } => {
            let say = match min {
                1 => "The role must have a holder; this is the only one.".to_owned(),
                min => format!("The role must have at least {min} holders; fewer would be left."),
            };
            Told::new(Kind::Assignment, say)
                .help("Give it to somebody else first, or to somebody in this person's place.")
        }
        Reason::HeldAlready => Told::new(Kind::Assignment, "The person holds this role already.")
            .help("There is nothing to do."),
        _ => Told::new(Kind::Assignment, "The person does not hold this role.")
            .help("Check the person, the role and where it is held."),
    }
}

/// A review that starts without the holders that a role must have. The instance is one that whoever starts it has named.
fn too_few(definition: &Definition, role: &Resolved, min: u32, there: usize) -> Told {
    let declared = definition.roles.get(&role.role);
    let title = title_or_id(declared.map(|role| &role.title), &role.role);
    let of = role
        .of
        .as_ref()
        .map_or(String::new(), |of| format!(" of {of}"));
    let there = match there {
        0 => "nobody holds it".to_owned(),
        there => format!("{there} hold it"),
    };
    let by = declared.map_or(&[][..], |role| &role.assigned_by);
    let then = if by.is_empty() {
        "nobody can be given it later"
    } else {
        "nobody is there who could give it to anybody later"
    };
    Told::new(
        Kind::Assignment,
        format!(
            "The role “{title}”{of} needs {} from the start, and {there}.",
            at_least(min)
        ),
    )
    .help(format!(
        "Add them under `roles: {{ {}: [...] }}` of the parameters; {then}.",
        role.role
    ))
}

/// Which of the roles that may do something have fewer holders than they must, for a viewer who may know who takes part.
pub(super) fn short(viewed: &Viewed<'_>, may: &[Resolved]) -> String {
    let snapshot = viewed.snapshot();
    let mut text = String::new();
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
                "none".to_owned()
            } else {
                there.to_string()
            };
            text += &format!(" “{}” needs {} and has {there}.", role.title, at_least(min));
        }
    }
    text
}

fn at_least(min: u32) -> String {
    match min {
        1 => "at least one holder".to_owned(),
        min => format!("at least {min} holders"),
    }
}
