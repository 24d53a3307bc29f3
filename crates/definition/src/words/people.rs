//! Roles, readers, classes and amendments in words.

use crate::{
    model::{
        Access, Amendment, Class, Definition, Readers,
        people::{Reader, ReaderKind, Role, RoleRef},
    },
    name::Name,
};

use super::{
    AmendmentRules, ClassRules, RoleRules,
    action::needs,
    effect::effects,
    form::field,
    phrase::{all_of, any_of, condition, machines, mention, spoken, titled},
};

/// Roles by their titles, `a or b` or `a and b`.
pub(super) fn roles(definition: &Definition, roles: &[RoleRef], one: bool) -> String {
    let words: Vec<String> = roles
        .iter()
        .map(|role| role_ref(definition, role))
        .collect();
    if one { any_of(&words) } else { all_of(&words) }
}

fn role_ref(definition: &Definition, role: &RoleRef) -> String {
    let title = role_title(definition, &role.role);
    match &role.of {
        Some(of) => format!("{title} (of “{}”)", mention(definition, of)),
        None => title,
    }
}

fn role_title(definition: &Definition, id: &Name) -> String {
    let role = definition.roles.get(id);
    role.map_or_else(|| spoken(id), |role| role.title.to_string())
}

fn titles(definition: &Definition, ids: &[Name]) -> Vec<String> {
    ids.iter().map(|id| role_title(definition, id)).collect()
}

pub(super) fn role(definition: &Definition, role: &Role) -> RoleRules {
    let mut sentences = vec![if role.scope.is_empty() {
        "Held in the review as a whole.".to_owned()
    } else {
        format!("Held in each {} by itself.", machines(&role.scope))
    }];
    sentences.extend(match (role.min, role.max) {
        (None | Some(0), None) => None,
        (Some(min), Some(max)) if min == max => Some(format!("Held by exactly {}.", people(min))),
        (None | Some(0), Some(max)) => Some(format!("Held by at most {}.", people(max))),
        (Some(min), None) => Some(format!("Held by at least {}.", people(min))),
        (Some(min), Some(max)) => Some(format!("Held by {min} to {}.", people(max))),
    });
    if !role.assigned_by.is_empty() {
        let by = any_of(&titles(definition, &role.assigned_by));
        sentences.push(format!("Assigned, ended and delegated by: {by}."));
    }
    if !role.incompatible.is_empty() {
        let others = any_of(&titles(definition, &role.incompatible));
        sentences.push(format!("Nobody may be this and also: {others}."));
    }
    RoleRules {
        id: role.id.clone(),
        title: role.title.clone(),
        sentences,
        needs: needs(&role.needs),
    }
}

fn people(count: u32) -> String {
    match count {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    }
}

/// Who sees that something exists and who reads it; nothing where the default holds.
pub(super) fn access(definition: &Definition, access: &Access) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(see) = &access.see {
        sentences.push(format!(
            "Who sees that it exists and how far it is: {}.",
            readers(definition, see)
        ));
    }
    if let Some(read) = &access.read {
        sentences.push(format!("Who reads it: {}.", readers(definition, read)));
    }
    sentences
}

fn readers(definition: &Definition, readers: &[Reader]) -> String {
    let mut words = Vec::new();
    for reader in readers {
        let mut who = match &reader.who {
            ReaderKind::Anyone => "everybody".to_owned(),
            ReaderKind::Participants => "everybody who takes part".to_owned(),
            ReaderKind::Role(role) => role_ref(definition, role),
        };
        if let Some(when) = &reader.when {
            who.push_str(&format!(" ({})", condition(definition, when)));
        }
        words.push(who);
    }
    if words.is_empty() {
        "nobody".to_owned()
    } else {
        all_of(&words)
    }
}

/// The readers of a class.
pub(super) fn class_readers(class: &Class) -> String {
    match class.readers {
        Readers::Anyone => "everybody",
        Readers::Participants => "everybody who takes part",
        Readers::Listed => "only those who are named for it",
    }
    .to_owned()
}

pub(super) fn classes(definition: &Definition) -> Vec<ClassRules> {
    let mut classes = Vec::new();
    for class in &definition.classes {
        let mut holds = Vec::new();
        for machine in definition.machines.values() {
            let fields = machine.fields.values();
            let titles: Vec<String> = fields
                .filter(|field| field.class == class.id)
                .map(|kept| field(definition, kept).title)
                .collect();
            if !titles.is_empty() {
                holds.push((titled(&machine.id), titles));
            }
        }
        classes.push(ClassRules {
            id: class.id.clone(),
            readers: class_readers(class),
            holds,
        });
    }
    classes
}

pub(super) fn amendment(definition: &Definition, amendment: &Amendment) -> AmendmentRules {
    let id = &amendment.parameter;
    let parameter = definition.parameters.get(id);
    AmendmentRules {
        parameter: id.clone(),
        title: parameter.map_or_else(|| id.clone(), |parameter| parameter.title.clone()),
        who: any_of(&titles(definition, &amendment.by)),
        needs: needs(&amendment.needs),
        added: effects(definition, &amendment.added),
        removed: effects(definition, &amendment.removed),
    }
}
