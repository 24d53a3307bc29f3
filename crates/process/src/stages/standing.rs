//! How something open stands: overdue, ready, waiting, blocked.

use definition::{
    guard::{
        eval::Truth,
        reads::Reads,
        world::{Handle, Site},
    },
    model::action::Action,
};
use jiff::Timestamp;

use crate::{
    examine::{Attempt, examine},
    explain::{ActionName, Goal, Move, Teller, Trail, Turn},
    refusal::{Blocker, Reason},
    roles,
    saying::{Saying, Words},
    schedule::Usual,
    view::{Viewed, Viewer, Who},
};

use super::{
    Standing, Word,
    expected::{Expected, Source, expected},
    onward::onward,
};

/// How a review stands that is not over: by the transition of its root that leads on, and by all that is open in it.
pub(crate) fn of_review(viewed: &Viewed<'_>, usual: &Usual, at: Timestamp) -> Standing {
    let root = viewed.snapshot().state.root();
    let open = OpenWork::of(viewed, usual, at);
    let next = next(viewed, at);
    let is_ready = next.as_ref().is_some_and(|next| next.ready);
    let word = word(open.overdue > 0, is_ready, open.ahead.is_some());
    let waits_for = next.as_ref().map(|next| next.waits_for.clone());
    let waits_for = waits_for.unwrap_or_default();
    let things = match word {
        Word::Overdue => open.overdue,
        Word::Ready => 0,
        _ if next.is_some() => waits_for.len(),
        _ => open.senders(viewed),
    };
    let what = next.as_ref().filter(|next| !next.automatic);
    let title = what.map_or_else(
        || viewed.state_title(root).to_string(),
        |next| next.title.clone(),
    );
    let action = what.map(|next| ActionName {
        id: next.action.clone(),
        title: next.title.as_str().into(),
    });
    let yours = action
        .as_ref()
        .is_some_and(|action| is_yours(viewed, 0, &action.id, at));
    Standing {
        word,
        say: say(word, &title, things),
        things,
        since: root.entered_at,
        until: match word {
            Word::Overdue => open.first_due,
            _ => open.ahead,
        },
        yours,
        action,
        waits_for,
        who: match &next {
            Some(next) if is_ready => turns(next.by.clone()),
            _ => movers(viewed, &open.others, at),
        },
    }
}

/// The word alone, for lists of many reviews.
pub(crate) fn word_of_review(viewed: &Viewed<'_>, usual: &Usual, at: Timestamp) -> Word {
    let open = OpenWork::of(viewed, usual, at);
    let is_ready = || ready_action(viewed, 0, at).is_some() || is_moving(viewed, 0);
    word(
        open.overdue > 0,
        open.overdue == 0 && is_ready(),
        open.ahead.is_some(),
    )
}

/// What is open in a review that the viewer sees.
struct OpenWork {
    /// All but the root, in the order of creation.
    others: Vec<usize>,
    overdue: usize,
    /// The first due time of all.
    first_due: Option<Expected>,
    /// When the first of it is expected to go on. How long the whole review may take says nothing about what it waits for now: the due time
    /// of the root counts only if nothing else is open.
    ahead: Option<Expected>,
}

impl OpenWork {
    fn of(viewed: &Viewed<'_>, usual: &Usual, at: Timestamp) -> Self {
        let places = 0..viewed.snapshot().state.instances.len();
        let open: Vec<usize> = places
            .filter(|place| viewed.sees(*place) && viewed.is_open(viewed.instance(*place)))
            .collect();
        let others: Vec<usize> = open.iter().copied().filter(|place| *place != 0).collect();
        let overdue = open.iter().filter(|place| is_overdue(viewed, **place, at));
        let ahead = if others.is_empty() { &open } else { &others };
        // What somebody wrote says more than what is usual.
        let ahead = ahead.iter();
        let ahead = ahead.filter_map(|place| expected(viewed, usual, *place));
        let ahead = ahead.filter(|expected| expected.at > at);
        let ahead = ahead.min_by_key(|expected| (!expected.is_written(), expected.at));
        let due = open
            .iter()
            .filter_map(|place| viewed.instance(*place).due());
        Self {
            overdue: overdue.count(),
            first_due: due.min().map(|at| Expected {
                at,
                by: Source::Due,
            }),
            ahead,
            others,
        }
    }

    /// How many of them can bring the root on by a signal.
    fn senders(&self, viewed: &Viewed<'_>) -> usize {
        let onward = onward(viewed.machine(0), viewed.snapshot().state.root().leaf());
        let sends = |place: &&usize| {
            let machine = &viewed.instance(**place).machine;
            let mut signals = onward.signals.iter();
            signals.any(|known| known.from.as_ref() == Some(machine))
        };
        self.others.iter().filter(sends).count()
    }
}

/// How an open instance other than the root stands.
pub(crate) fn of_instance(viewed: &Viewed<'_>, usual: &Usual, place: usize, at: Timestamp) -> Word {
    let is_ready = || ready_action(viewed, place, at).is_some() || is_moving(viewed, place);
    let is_overdue = is_overdue(viewed, place, at);
    let expected = expected(viewed, usual, place);
    word(
        is_overdue,
        !is_overdue && is_ready(),
        expected.is_some_and(|expected| expected.at > at),
    )
}

fn word(is_overdue: bool, is_ready: bool, is_expected: bool) -> Word {
    match (is_overdue, is_ready, is_expected) {
        (true, ..) => Word::Overdue,
        (_, true, _) => Word::Ready,
        (.., true) => Word::Waiting,
        (.., false) => Word::Blocked,
    }
}

fn say(word: Word, title: &str, things: usize) -> Saying {
    let count = ("count", things.into());
    let title = ("title", title.into());
    let counted = || match things {
        0 => Words::SomethingElse.say(),
        1 => Words::OneThing.say(),
        _ => Words::Things.with([("count", things.into())]),
    };
    match word {
        Word::Overdue if things == 1 => Words::OneIsOverdue.say(),
        Word::Overdue => Words::AreOverdue.with([count]),
        Word::Ready => Words::CanBeDone.with([title]),
        Word::Waiting => Words::WaitsForThings.with([title, ("things", counted())]),
        Word::Blocked => Words::BlockedByThings.with([title, ("things", counted())]),
    }
}

/// The move of the root that leads on: one that is ready, else the one with the fewest things in its way.
fn next(viewed: &Viewed<'_>, at: Timestamp) -> Option<Move> {
    let onward = onward(viewed.machine(0), viewed.snapshot().state.root().leaf());
    let teller = Teller { viewed, at };
    let moves = teller.moves(0, Goal::Any, &Trail::short()).next;
    let leads_on = |step: &Move| {
        onward.actions.iter().any(|known| known.id == step.action)
            || onward
                .automatics
                .iter()
                .any(|known| known.id == step.action)
    };
    let moves = moves.into_iter().filter(leads_on);
    moves.min_by_key(|step| (!step.ready, step.waits_for.len()))
}

fn is_overdue(viewed: &Viewed<'_>, place: usize, at: Timestamp) -> bool {
    viewed.instance(place).due().is_some_and(|due| due <= at)
}

/// Who could do something now that leads an open instance on, most first.
fn movers(viewed: &Viewed<'_>, open: &[usize], at: Timestamp) -> Vec<Turn> {
    let mut found: Vec<Turn> = Vec::new();
    for place in open {
        let Some(action) = ready_action(viewed, *place, at) else {
            continue;
        };
        for who in doers(viewed, *place, action) {
            match found.iter_mut().find(|turn| turn.who == who) {
                Some(turn) => turn.moves += 1,
                None => found.push(Turn { who, moves: 1 }),
            }
        }
    }
    found.sort_by_key(|turn| std::cmp::Reverse(turn.moves));
    found
}

fn turns(who: Vec<Who>) -> Vec<Turn> {
    who.into_iter().map(|who| Turn { who, moves: 1 }).collect()
}

/// Who may do an action, role by role.
pub(crate) fn doers(viewed: &Viewed<'_>, place: usize, action: &Action) -> Vec<Who> {
    let roles = action.by.iter();
    roles.filter_map(|role| viewed.who(role, place)).collect()
}

/// The first action that leads an instance on and for which nothing but a person and their form is wanting.
pub(crate) fn ready_action<'d>(
    viewed: &Viewed<'d>,
    place: usize,
    at: Timestamp,
) -> Option<&'d Action> {
    let snapshot = viewed.snapshot();
    let instance = &snapshot.state.instances[place];
    let machine = &snapshot.definition.machines[&instance.machine];
    let onward = onward(machine, instance.leaf());
    onward.actions.into_iter().find(|action| {
        let attempt = Attempt {
            instance: &instance.id,
            action: &action.id,
            payload: None,
            actor: None,
            on_behalf_of: None,
            confirmations: None,
            at,
        };
        let found = examine(snapshot, attempt);
        found.is_ok_and(|found| !found.blockers.iter().any(is_of_work))
    })
}

/// Whether an automatic transition that leads an instance on is about to be taken.
fn is_moving(viewed: &Viewed<'_>, place: usize) -> bool {
    let snapshot = viewed.snapshot();
    let site = Site {
        this: Some(Handle(place)),
        ..Site::default()
    };
    let onward = onward(viewed.machine(place), viewed.instance(place).leaf());
    onward.automatics.iter().any(|automatic| {
        let mut needs = automatic.needs.iter();
        needs.all(|clause| snapshot.truth(&clause.that, site, &[]) == Truth::True)
    })
}

/// Whether something stands in the way of anybody, and not only of some.
fn is_of_work(blocker: &Blocker) -> bool {
    !matches!(&blocker.reason, Reason::Clause { clause, .. } if Reads::of(&clause.that).actor)
}

/// Whether an action of an instance is the viewer's.
fn is_yours(viewed: &Viewed<'_>, place: usize, action: &str, at: Timestamp) -> bool {
    let Viewer::Person(person) = viewed.viewer() else {
        return false;
    };
    let snapshot = viewed.snapshot();
    let declared = viewed
        .machine(place)
        .action(viewed.instance(place).leaf(), action);
    let mut resolved = declared
        .into_iter()
        .flat_map(|action| &action.by)
        .filter_map(|role| roles::resolve(snapshot, role, place));
    resolved.any(|role| roles::may_act(snapshot, &role, person, None, at))
}
