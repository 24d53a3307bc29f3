//! Every kind of reason in words: what is wrong, and what would meet it, by whom.
//!
//! The table is the only place where a [`Reason`] becomes a sentence. It tells nothing that the viewer may not know: the id of an
//! instance only if they may see it, the value of a field only if they may read it.

mod assignment;

use definition::name::Name;

use crate::{
    refusal::{Blocker, Reason},
    roles::Resolved,
    saying::{Joint, Saying, Words},
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
        Reason::Clause { clause, .. } => Told::new(Kind::Clause, &clause.say),
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
    say: Saying,
    help: Option<Saying>,
    who: Vec<Who>,
}

impl Told {
    fn new(kind: Kind, say: impl Into<Saying>) -> Self {
        Self {
            kind,
            say: say.into(),
            help: None,
            who: Vec::new(),
        }
    }

    fn help(self, help: impl Into<Saying>) -> Self {
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
    let title = subject
        .as_ref()
        .map_or(Words::It.say(), |subject| subject.title.as_str().into());
    match reason {
        Reason::Cancelled => Told::new(Kind::Unknown, Words::Cancelled.with([("title", title)]))
            .help(Words::CancelledHelp),
        Reason::NoSuchAction {
            never_published: true,
        } => Told::new(
            Kind::Unknown,
            Words::NeverPublished.with([("title", title)]),
        )
        .help(Words::NeverPublishedHelp),
        Reason::NoSuchAction {
            never_published: false,
        } => Told::new(Kind::Unknown, Words::NoSuchAction.with([("title", title)]))
            .help(Words::ListedBelow),
        Reason::NotInState { offered_in } => {
            let machine = around.place.map(|place| viewed.machine(place));
            let titles = offered_in.iter().map(|state| {
                let declared = machine.and_then(|machine| machine.states.get(state));
                let title = declared.map_or(state, |state| &state.title);
                Words::Quoted.with([("it", title.into())])
            });
            let states = Saying::joined(Joint::Or, titles);
            let state = subject.as_ref().map_or("?", |subject| &subject.state_title);
            let values = [
                ("title", title),
                ("state", state.into()),
                ("states", states),
            ];
            Told::new(Kind::NotInState, Words::NotInState.with(values)).help(Words::ListedBelow)
        }
        Reason::NothingProposed => {
            Told::new(Kind::Unknown, Words::NothingProposed).help(Words::NothingProposedHelp)
        }
        Reason::NotStartable => {
            Told::new(Kind::Unknown, Words::NotStartable).help(Words::NotStartableHelp)
        }
        _ => Told::new(Kind::Unknown, Words::Unknown).help(Words::UnknownHelp),
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
        let title = title_or_id(declared.map(|action| &action.title), action);
        [("action", title.into())]
    };
    match reason {
        Reason::Role { may } => {
            let who: Vec<Who> = may
                .iter()
                .filter_map(|role| viewed.who_holds(role))
                .collect();
            let help = nobody(viewed, may).unwrap_or_else(|| Words::AskOne.say());
            let short = assignment::short(viewed, may);
            let help = std::iter::once(help).chain(short);
            Told::new(Kind::Role, Words::OnlyRoles.with([("roles", roles(&who))]))
                .help(Saying::joined(Joint::Space, help))
                .who(who)
        }
        Reason::NotBy { action } => {
            let say = Words::NotBy.with(did(action));
            by_others(viewed, around, say, Words::NotByHelp)
        }
        Reason::OnlyBy { action } => {
            let say = Words::OnlyBy.with(did(action));
            by_others(viewed, around, say, Words::OnlyByHelp)
        }
        Reason::NotRole(resolved) => {
            let who: Vec<Who> = viewed.who_holds(resolved).into_iter().collect();
            let say = Words::NotRole.with([("roles", roles(&who))]);
            by_others(viewed, around, say, Words::NotRoleHelp)
        }
        Reason::NotProposer => {
            Told::new(Kind::Separation, Words::NotProposer).help(Words::NotProposerHelp)
        }
        _ => Told::new(Kind::Separation, Words::SamePerson).help(Words::SamePersonHelp),
    }
}

fn of_data(viewed: &Viewed<'_>, reason: &Reason, around: &Around<'_>) -> Told {
    match reason {
        Reason::Input { field, problem } => {
            let declared = around.action.and_then(|action| action.input.get(field));
            let title = title_or_id(declared.and_then(|field| field.title.as_ref()), field);
            let values = [("field", title.into()), ("problem", problem.clone())];
            let told = Told::new(Kind::Input, Words::InputWrong.with(values));
            match declared.and_then(|field| field.help.as_ref()) {
                Some(help) => told.help(help),
                None => told.help(Words::InputHelp),
            }
        }
        Reason::Unconfirmed { say } => {
            let say = Words::Unconfirmed.with([("say", say.into())]);
            Told::new(Kind::Confirmation, say).help(Words::UnconfirmedHelp)
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
                        let title = title_or_id(declared.title.as_ref(), field).into();
                        let (field, problem) = (("field", title), ("problem", problem.clone()));
                        if around.place == Some(place) {
                            Words::FieldWrong.with([field, problem])
                        } else {
                            let of = ("of", viewed.title(place).into());
                            Words::FieldOfWrong.with([field, of, problem])
                        }
                    }
                    None => Words::OutOfBounds.with([("field", words(field).into())]),
                };
            Told::new(Kind::Bounds, say).help(Words::BoundsHelp)
        }
        Reason::Parameter { parameter, problem } => {
            let declared = viewed.snapshot().definition.parameters.get(parameter);
            let title = title_or_id(declared.map(|parameter| &parameter.title), parameter);
            let values = [("field", title.into()), ("problem", problem.clone())];
            Told::new(Kind::Parameter, Words::FieldWrong.with(values)).help(Words::ParameterHelp)
        }
        _ => Told::new(Kind::Input, Words::FormWrong),
    }
}

fn of_consequence(viewed: &Viewed<'_>, reason: &Reason) -> Told {
    match reason {
        Reason::Undetermined { what } => Told::new(
            Kind::Consequence,
            Words::Undetermined.with([("what", what.clone())]),
        )
        .help(Words::UndeterminedHelp),
        Reason::SpawnConflict(id) => {
            let say = match viewed.find(id) {
                Some(place) => Words::ExistsAlready.with([("title", viewed.title(place).into())]),
                None => Words::SomethingExists.say(),
            };
            Told::new(Kind::Consequence, say).help(Words::ExistsHelp)
        }
        Reason::WorkIsOpen(_) => {
            Told::new(Kind::Consequence, Words::WorkIsOpen).help(Words::WorkIsOpenHelp)
        }
        _ => Told::new(Kind::Consequence, Words::Unending).help(Words::UnendingHelp),
    }
}

fn of_time(reason: &Reason) -> Told {
    match reason {
        Reason::Stale { seen, touched } => Told::new(
            Kind::Conflict,
            Words::Stale.with([("seen", (*seen).into()), ("touched", (*touched).into())]),
        )
        .help(Words::StaleHelp),
        Reason::OccurredLater => {
            Told::new(Kind::Time, Words::OccurredLater).help(Words::OccurredLaterHelp)
        }
        Reason::OccurredLongAgo { limit } => Told::new(
            Kind::Time,
            Words::OccurredLongAgo.with([("limit", limit.to_string().into())]),
        )
        .help(Words::OccurredLongAgoHelp),
        Reason::Period { until } => Told::new(
            Kind::Time,
            Words::Period.with([("until", until.to_string().into())]),
        )
        .help(Words::PeriodHelp),
        _ => Told::new(Kind::Time, Words::TimeWrong),
    }
}

/// A separation of duties, with those whom it does not exclude.
fn by_others(viewed: &Viewed<'_>, around: &Around<'_>, say: Saying, help: Words) -> Told {
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
        let nobody = Words::NobodyElse.with([("roles", roles(&who))]);
        return told.help(Saying::joined(Joint::Space, [help.say(), nobody]));
    }
    told.help(help).who(who)
}

/// The titles of roles as alternatives.
fn roles(who: &[Who]) -> Saying {
    let mut titles: Vec<Saying> = Vec::new();
    for who in who {
        let role = ("role", who.title.as_str().into());
        let title = match &who.of_title {
            None => Words::RoleNamed.with([role]),
            Some(of) => Words::RoleNamedOf.with([role, ("of", of.as_str().into())]),
        };
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        Words::NoRole.say()
    } else {
        Saying::joined(Joint::Or, titles)
    }
}

/// If nobody at all holds one of the roles: who may assign them.
fn nobody(viewed: &Viewed<'_>, may: &[Resolved]) -> Option<Saying> {
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
    let mut titles: Vec<Saying> = by
        .filter_map(|role| snapshot.definition.roles.get(role))
        .map(|role| Words::RoleNamed.with([("role", (&role.title).into())]))
        .collect();
    titles.dedup();
    Some(match titles.is_empty() {
        true => Words::NobodyHolds.say(),
        false => Words::NobodyHoldsBy.with([("roles", Saying::joined(Joint::Or, titles))]),
    })
}
