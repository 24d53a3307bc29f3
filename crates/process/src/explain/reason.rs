//! Every kind of reason in words: what is wrong, and what would meet it, by whom.
//!
//! The table is the only place where a [`Reason`] becomes a sentence. It tells nothing that the viewer may not know: the id of an
//! instance only if they may see it, the value of a field only if they may read it.

mod assignment;

use definition::name::Name;

use crate::{
    refusal::{Blocker, Reason},
    roles::Resolved,
    view::{Viewed, Who, title_or_id},
};

use super::{
    Around,
    answer::{Blocked, Kind},
    eligible::{consenting, eligible},
    words::words,
};

/// A reason in words; the proof of a clause is added by who asks.
pub(super) fn tell(viewed: &Viewed<'_>, blocker: &Blocker, around: &Around<'_>) -> Blocked {
    let told = match &blocker.reason {
        Reason::NoSuchInstance(_)
        | Reason::Cancelled
        | Reason::NoSuchAction { .. }
        | Reason::NotInState { .. }
        | Reason::NothingProposed
        | Reason::NotStartable => of_offer(viewed, &blocker.reason, around),
        Reason::Role { .. }
        | Reason::NotBy { .. }
        | Reason::OnlyBy { .. }
        | Reason::NotRole(_)
        | Reason::NotProposer
        | Reason::SamePerson(_) => of_person(viewed, &blocker.reason, around),
        Reason::Input { .. }
        | Reason::Unconfirmed { .. }
        | Reason::Bounds { .. }
        | Reason::Parameter { .. } => of_data(viewed, &blocker.reason, around),
        Reason::Clause { clause, .. } => Told::new(Kind::Clause, clause.say.to_string()),
        Reason::Undetermined { .. }
        | Reason::SpawnConflict(_)
        | Reason::WorkIsOpen(_)
        | Reason::Unending => of_consequence(viewed, &blocker.reason),
        Reason::Stale { .. }
        | Reason::OccurredLater
        | Reason::OccurredLongAgo { .. }
        | Reason::Period { .. } => of_time(&blocker.reason),
        Reason::NoSuchRole { .. }
        | Reason::Incompatible { .. }
        | Reason::Full { .. }
        | Reason::TooFew { .. }
        | Reason::TooFewLeft { .. }
        | Reason::HeldAlready
        | Reason::NotHeld => assignment::tell(viewed.snapshot().definition, &blocker.reason),
    };
    Blocked {
        kind: told.kind,
        id: blocker.id.clone(),
        say: told.say,
        help: told.help,
        who: told.who,
        verdict: None,
        expression: None,
        proof: Vec::new(),
    }
}

struct Told {
    kind: Kind,
    say: String,
    help: Option<String>,
    who: Vec<Who>,
}

impl Told {
    fn new(kind: Kind, say: impl Into<String>) -> Self {
        Self {
            kind,
            say: say.into(),
            help: None,
            who: Vec::new(),
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    fn who(self, who: Vec<Who>) -> Self {
        Self { who, ..self }
    }
}

fn of_offer(viewed: &Viewed<'_>, reason: &Reason, around: &Around<'_>) -> Told {
    let subject = around.place.and_then(|place| viewed.subject(place));
    let title = subject.as_ref().map_or("It", |subject| &subject.title);
    match reason {
        Reason::Cancelled => Told::new(Kind::Unknown, format!("{title} was cancelled."))
            .help("Nothing can be done with it any more; its history stays on record."),
        Reason::NoSuchAction { never_published: true } => {
            Told::new(Kind::Unknown, format!("{title} is never published."))
                .help("The definition forbids it for good, whatever its state; nobody can allow it.")
        }
        Reason::NoSuchAction { never_published: false } => {
            Told::new(Kind::Unknown, format!("{title} has no such action, in no state."))
                .help("What can be done with it now is listed below.")
        }
        Reason::NotInState { offered_in } => {
            let machine = around.place.map(|place| viewed.machine(place));
            let titles = offered_in.iter().map(|state| {
                let declared = machine.and_then(|machine| machine.states.get(state));
                format!("“{}”", declared.map_or(state, |state| &state.title))
            });
            let titles = titles.collect::<Vec<_>>().join(" or ");
            let state = subject.as_ref().map_or("?", |subject| &subject.state_title);
            Told::new(Kind::NotInState, format!("{title} is “{state}”; this can be done in {titles}."))
                .help("What can be done with it now is listed below.")
        }
        Reason::NothingProposed => {
            Told::new(Kind::Unknown, "Nobody has proposed this, or it was done, declined or withdrawn meanwhile.")
                .help("Somebody who may do the action must propose it first.")
        }
        Reason::NotStartable => {
            Told::new(Kind::Unknown, "The review has started already, has not started yet, or runs under another definition.")
                .help("A review is started once, and runs under one version of its definition.")
        }
        _ => Told::new(Kind::Unknown, "There is nothing of this name that you may see.")
            .help("Check the name; if it is right, ask the manager of the review whether it is for you."),
    }
}

fn of_person(viewed: &Viewed<'_>, reason: &Reason, around: &Around<'_>) -> Told {
    let did = |action: &Name| {
        let machine = around.place.map(|place| viewed.machine(place));
        let declared = machine.and_then(|machine| {
            machine
                .states
                .values()
                .find_map(|state| state.actions.get(action))
        });
        title_or_id(declared.map(|action| &action.title), action)
    };
    match reason {
        Reason::Role { may } => {
            let who: Vec<Who> = may
                .iter()
                .filter_map(|role| viewed.who_holds(role))
                .collect();
            let ask = "Ask one of them, or act for one of them who has lent you the role.";
            let help = nobody(viewed, may).unwrap_or_else(|| ask.to_owned());
            Told::new(Kind::Role, format!("Only {} may do this.", roles(&who)))
                .help(help + &assignment::short(viewed, may))
                .who(who)
        }
        Reason::NotBy { action } => {
            let say = format!("Whoever did “{}” may not do this as well.", did(action));
            by_others(viewed, around, say, "Another person must do it.")
        }
        Reason::OnlyBy { action } => {
            let say = format!("Only somebody who did “{}” may do this.", did(action));
            by_others(viewed, around, say, "One of those who did it must do it.")
        }
        Reason::NotRole(resolved) => {
            let who: Vec<Who> = viewed.who_holds(resolved).into_iter().collect();
            let say = format!("Whoever holds {} may not do this.", roles(&who));
            by_others(
                viewed,
                around,
                say,
                "Another person must do it, who does not hold it.",
            )
        }
        Reason::NotProposer => Told::new(Kind::Separation, "Only who proposed it may withdraw it.")
            .help("Somebody who may consent to it can decline it."),
        _ => Told::new(Kind::Separation, "The two persons must not be the same.")
            .help("Another person must be the second one."),
    }
}

fn of_data(viewed: &Viewed<'_>, reason: &Reason, around: &Around<'_>) -> Told {
    match reason {
        Reason::Input { field, problem } => {
            let declared = around.action.and_then(|action| action.input.get(field));
            let title = title_or_id(declared.and_then(|field| field.title.as_ref()), field);
            let told = Told::new(Kind::Input, format!("“{title}” in the form {problem}."));
            match declared.and_then(|field| field.help.as_ref()) {
                Some(help) => told.help(help.to_string()),
                None => told.help("Correct the form and send it again; nothing has changed."),
            }
        }
        Reason::Unconfirmed { say } => {
            Told::new(Kind::Confirmation, format!("Not confirmed: {say}"))
                .help("Confirm it, if you want to go on; the confirmation is recorded.")
        }
        Reason::Bounds {
            instance,
            field,
            problem,
        } => {
            let place = viewed
                .find(instance)
                .filter(|place| viewed.reads(*place, field));
            let say =
                match place.and_then(|place| Some((place, viewed.machine(place).field(field)?))) {
                    Some((place, declared)) => {
                        let title = title_or_id(declared.title.as_ref(), field);
                        let of = if around.place == Some(place) {
                            String::new()
                        } else {
                            format!(" of {}", viewed.title(place))
                        };
                        format!("“{title}”{of} {problem}.")
                    }
                    None => format!("“{}” would be out of its bounds.", words(field)),
                };
            Told::new(Kind::Bounds, say).help("Choose values that keep it within its bounds.")
        }
        Reason::Parameter { parameter, problem } => {
            let declared = viewed.snapshot().definition.parameters.get(parameter);
            let title = title_or_id(declared.map(|parameter| &parameter.title), parameter);
            Told::new(Kind::Parameter, format!("“{title}” {problem}."))
                .help("Correct the parameter and send it again; nothing has changed.")
        }
        _ => Told::new(Kind::Input, "The form is not right."),
    }
}

fn of_consequence(viewed: &Viewed<'_>, reason: &Reason) -> Told {
    match reason {
        Reason::Undetermined { what } => Told::new(
            Kind::Consequence,
            format!("It cannot be determined: {what}."),
        )
        .help("Something that the step refers to is missing; fill in the form, or what it reads."),
        Reason::SpawnConflict(id) => {
            let say = match viewed.find(id) {
                Some(place) => format!("{} exists already.", viewed.title(place)),
                None => "It would create something that exists already.".to_owned(),
            };
            Told::new(Kind::Consequence, say)
                .help("Use what exists, or give the new one another key.")
        }
        Reason::WorkIsOpen(_) => Told::new(
            Kind::Consequence,
            "The review cannot close while work is open.",
        )
        .help("Finish or cancel what is open."),
        _ => Told::new(
            Kind::Consequence,
            "What follows of itself from this step does not come to an end.",
        )
        .help("This is a fault of the definition; tell its author. Nothing has changed."),
    }
}

fn of_time(reason: &Reason) -> Told {
    match reason {
        Reason::Stale { seen, touched } => Told::new(
            Kind::Conflict,
            format!(
                "It has changed since you looked: you saw revision {seen}, it is at {touched}."
            ),
        )
        .help("Look at it again and decide anew."),
        Reason::OccurredLater => Told::new(
            Kind::Time,
            "It cannot have happened later than it is recorded.",
        )
        .help("Give the date on which it happened, today at the latest."),
        Reason::OccurredLongAgo { limit } => Told::new(
            Kind::Time,
            format!("What happened before {limit} can only be recorded with a reason."),
        )
        .help("Say why it is recorded so late; the reason is recorded with it."),
        Reason::Period { until } => Told::new(
            Kind::Time,
            format!("The period ends at {until}, before it begins or before now."),
        )
        .help("Choose an end that lies after the beginning and in the future."),
        _ => Told::new(Kind::Time, "The time is not possible."),
    }
}

/// A separation of duties, with those whom it does not exclude.
fn by_others(viewed: &Viewed<'_>, around: &Around<'_>, say: String, help: &str) -> Told {
    let told = Told::new(Kind::Separation, say);
    let (Some(place), Some(action)) = (around.place, around.action) else {
        return told.help(help);
    };
    let who = if around.consent {
        consenting(viewed, place, action)
    } else {
        eligible(viewed, place, action)
    };
    if viewed.knows_persons() && who.iter().all(|who| who.persons.is_empty()) {
        return told.help(format!(
            "{help} Nobody else may so far: another person needs {}.",
            roles(&who)
        ));
    }
    told.help(help).who(who)
}

/// The titles of roles as alternatives.
fn roles(who: &[Who]) -> String {
    let mut titles: Vec<String> = Vec::new();
    for who in who {
        let title = format!("the role “{}”", who.title);
        let title = who
            .of_title
            .as_ref()
            .map_or(title.clone(), |of| format!("{title} of {of}"));
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        "a role that nobody can hold here".to_owned()
    } else {
        titles.join(" or ")
    }
}

/// If nobody at all holds one of the roles: who may assign them.
fn nobody(viewed: &Viewed<'_>, may: &[Resolved]) -> Option<String> {
    let snapshot = viewed.snapshot();
    if may
        .iter()
        .any(|role| crate::roles::holders(snapshot, role).next().is_some())
    {
        return None;
    }
    let declared = may
        .iter()
        .filter_map(|role| snapshot.definition.roles.get(&role.role));
    let by = declared.flat_map(|role| &role.assigned_by);
    let mut titles: Vec<String> = by
        .filter_map(|role| snapshot.definition.roles.get(role))
        .map(|role| format!("the role “{}”", role.title))
        .collect();
    titles.dedup();
    Some(match titles.is_empty() {
        true => "Nobody holds it.".to_owned(),
        false => format!(
            "Nobody holds it; it is assigned by {}.",
            titles.join(" or ")
        ),
    })
}
