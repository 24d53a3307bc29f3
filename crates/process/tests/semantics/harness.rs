//! A review played by sentences: `review.by("ann").act("doc/1", "submit", &[]).accepted()`.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    diagnostic::{Severity, render::render},
    load::load,
    model::Definition,
    name::Name,
    parameters::{Exception, Holder, ReviewParameters},
    value::{Cell, Document, PartialDate, Value},
};
use indexmap::IndexMap;
use jiff::{SignedDuration, Timestamp, civil};
use process::{
    command::{
        Act, Amend, Assign, Change, Command, Consent, Delegate, Intent, Occurred, Revoke, Start,
        Withdraw,
    },
    event::{Cause, EntryKind, Event, Outcome},
    fold::{fold, fold_all},
    person::Person,
    record,
    refusal::Refusal,
    state::{Instance, State},
    step::step,
};

/// When every review of these tests is received first: a Monday morning in winter.
pub(crate) const MONDAY: &str = "2026-01-05T08:00:00Z";

/// What comes before the machines of most definitions: Ann is the chief, Ben and Cleo work, Dora checks, Eve holds no role.
pub(crate) const HEAD: &str = "\
language: 1
workflow: small
version: 1.0.0
title: A small workflow
roles:
  chief: { title: Chief, scope: review, min: 1, assigned_by: [chief] }
  worker: { title: Worker, scope: review, assigned_by: [chief] }
  checker: { title: Checker, scope: review, assigned_by: [chief] }
";

/// Somebody by name; a name has at most eight letters.
pub(crate) fn person(name: &str) -> Person {
    let hex: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    Person::parse(&format!("u-{hex:0<16}")).unwrap()
}

/// The name of somebody.
pub(crate) fn named(person: &Person) -> String {
    let text = person.to_string();
    let bytes = (2..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap());
    String::from_utf8(bytes.take_while(|byte| *byte != 0).collect()).unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.into())
}

pub(crate) fn member(id: &str) -> Value {
    Value::Member(id.into())
}

pub(crate) fn day(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

pub(crate) fn document(content: &str, length: u64) -> Value {
    Value::Document(Document {
        sha256: format!("{content:0>64}").into(),
        length,
        media_type: "text/plain".into(),
        name: format!("{content}.txt").into(),
    })
}

pub(crate) fn cell(row: &str, column: &str) -> Cell {
    Cell {
        row: row.into(),
        column: column.into(),
    }
}

/// A review about to start.
pub(crate) struct Setting {
    definition: Arc<Definition>,
    pub(crate) parameters: ReviewParameters,
}

impl Setting {
    /// A setting under a definition that must load.
    #[track_caller]
    pub(crate) fn of(yaml: &str) -> Self {
        let loaded = match load(yaml.as_bytes()) {
            Ok(loaded) => loaded,
            Err(mut found) => {
                found.retain(|one| one.severity == Severity::Error);
                panic!("{}", render(&found, "test.yaml", yaml, false));
            }
        };
        let definition = Arc::new(loaded.definition);
        let parameters = ReviewParameters {
            name: "first".into(),
            workflow: definition.workflow.clone(),
            version: definition.version.clone(),
            title: "The first review".into(),
            values: IndexMap::new(),
            vocabularies: IndexMap::new(),
            exceptions: IndexMap::new(),
            holders: Vec::new(),
        };
        Self {
            definition,
            parameters,
        }
    }

    /// A first holder of a role of the whole review.
    pub(crate) fn holds(self, role: &str, name: &str) -> Self {
        self.holder(role, None, name)
    }

    /// A first holder of a role in an instance.
    pub(crate) fn holds_in(self, role: &str, instance: &str, name: &str) -> Self {
        self.holder(role, Some(instance.into()), name)
    }

    fn holder(mut self, role: &str, of: Option<Name>, name: &str) -> Self {
        self.parameters.holders.push(Holder {
            role: role.into(),
            of,
            person: person(name).name().clone(),
        });
        self
    }

    /// The members of a vocabulary that a parameter gives, with titles like their ids.
    pub(crate) fn list(mut self, vocabulary: &str, members: &[&str]) -> Self {
        let titled = members
            .iter()
            .map(|id| (Name::from(*id), Name::from(id.to_uppercase())));
        self.parameters
            .vocabularies
            .insert(vocabulary.into(), titled.collect());
        self
    }

    /// The value of a parameter.
    pub(crate) fn value(mut self, parameter: &str, value: Value) -> Self {
        self.parameters.values.insert(parameter.into(), value);
        self
    }

    /// A written exception of a matrix.
    pub(crate) fn except(mut self, matrix: &str, row: &str, column: &str) -> Self {
        let exception = Exception {
            cell: cell(row, column),
            reason: Value::NotStated,
            authority: text("the board"),
        };
        self.parameters
            .exceptions
            .entry(matrix.into())
            .or_default()
            .push(exception);
        self
    }

    /// The review before its first event.
    pub(crate) fn before(self) -> Review {
        Review {
            definition: self.definition,
            state: State::default(),
            events: Vec::new(),
            clock: time(MONDAY),
            commands: 0,
        }
    }

    fn try_start(self) -> (Review, Result<Vec<Event>, Refusal>) {
        let started = Start {
            definition: self.definition.digest.clone(),
            parameters: self.parameters.clone(),
        };
        let mut review = self.before();
        let decided = review
            .by("ann")
            .send(Intent::Start(Box::new(started)))
            .result;
        (review, decided)
    }

    /// The review, started.
    #[track_caller]
    pub(crate) fn start(self) -> Review {
        match self.try_start() {
            (review, Ok(_)) => review,
            (_, Err(refusal)) => panic!("refused to start: {}", ids(&refusal)),
        }
    }

    /// The review must not start, for exactly these reasons.
    #[track_caller]
    pub(crate) fn refused(self, expected: &[&str]) -> Refusal {
        match self.try_start() {
            (review, Err(refusal)) => {
                assert_eq!(ids(&refusal), expected.join(" "), "{:?}", refusal.blockers);
                assert_eq!(review.state, State::default());
                refusal
            }
            (review, Ok(_)) => panic!("started: {:?}", told(&review.events)),
        }
    }
}

/// A running review.
pub(crate) struct Review {
    pub(crate) definition: Arc<Definition>,
    pub(crate) state: State,
    pub(crate) events: Vec<Event>,
    pub(crate) clock: Timestamp,
    commands: u64,
}

impl Review {
    /// A review of machines without parameters: Ann is the chief, Ben and Cleo work, Dora checks.
    #[track_caller]
    pub(crate) fn start(machines: &str) -> Self {
        Setting::of(&format!("{HEAD}{machines}"))
            .holds("chief", "ann")
            .holds("worker", "ben")
            .holds("worker", "cleo")
            .holds("checker", "dora")
            .start()
    }

    /// The next command is of this person. A minute passes between two commands.
    pub(crate) fn by(&mut self, name: &str) -> Sender<'_> {
        self.commands += 1;
        self.clock += SignedDuration::from_mins(1);
        let command = Command {
            id: format!("command-{}", self.commands).into(),
            actor: person(name),
            on_behalf_of: None,
            received_at: self.clock,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent: Intent::Consent(Consent {
                instance: Name::default(),
                action: Name::default(),
                agrees: false,
            }),
        };
        Sender {
            review: self,
            command,
        }
    }

    /// Somebody does an action without a form, and it is accepted.
    #[track_caller]
    pub(crate) fn does(&mut self, name: &str, instance: &str, action: &str) -> Vec<Event> {
        self.by(name).act(instance, action, &[]).accepted()
    }

    /// The clock goes on to a moment.
    pub(crate) fn wait_until(&mut self, moment: &str) {
        assert!(time(moment) > self.clock, "the clock runs forwards");
        self.clock = time(moment) - SignedDuration::from_mins(1);
    }

    /// An instance, cancelled or not.
    #[track_caller]
    pub(crate) fn instance(&self, id: &str) -> &Instance {
        match self.state.instance(id) {
            Some(instance) => instance,
            None => panic!("there is no {id}, but {}", self.ids()),
        }
    }

    /// The path of the leaf an instance is in.
    #[track_caller]
    pub(crate) fn path(&self, id: &str) -> &str {
        self.instance(id).path.as_str()
    }

    #[track_caller]
    pub(crate) fn field(&self, id: &str, field: &str) -> Option<&Value> {
        self.instance(id).fields.get(field)
    }

    /// The ids of the instances that are not cancelled, in order of creation.
    pub(crate) fn ids(&self) -> String {
        let ids: Vec<&str> = self
            .state
            .live()
            .map(|instance| instance.id.as_str())
            .collect();
        ids.join(" ")
    }

    /// The open due times of an instance, `id@time`.
    #[track_caller]
    pub(crate) fn due(&self, id: &str) -> String {
        let deadlines = &self.instance(id).deadlines;
        let due: Vec<String> = deadlines
            .iter()
            .map(|deadline| format!("{}@{}", deadline.id, deadline.due))
            .collect();
        due.join(" ")
    }

    /// What is to happen with the deadlines of an instance, in the order recorded.
    #[track_caller]
    pub(crate) fn entries(&self, id: &str) -> Vec<String> {
        let entries = self
            .instance(id)
            .deadlines
            .iter()
            .flat_map(|deadline| &deadline.entries);
        entries
            .map(|entry| {
                let kind = match entry.kind {
                    EntryKind::Reminder => "remind",
                    EntryKind::Escalation => "escalate",
                    EntryKind::Expiry => "expire",
                };
                format!("{kind} {} {}", entry.index, entry.at)
            })
            .collect()
    }
}

/// Somebody with a command in hand.
pub(crate) struct Sender<'a> {
    review: &'a mut Review,
    command: Command,
}

impl<'a> Sender<'a> {
    /// For whom.
    pub(crate) fn on_behalf_of(mut self, name: &str) -> Self {
        self.command.on_behalf_of = Some(person(name));
        self
    }

    /// What is confirmed.
    pub(crate) fn confirming(mut self, ids: &[&str]) -> Self {
        self.command.confirmations = ids.iter().map(|id| Name::from(*id)).collect();
        self
    }

    /// The last revision seen.
    pub(crate) fn having_seen(mut self, revision: u64) -> Self {
        self.command.seen = Some(revision);
        self
    }

    /// When it really happened.
    pub(crate) fn occurred(mut self, at: PartialDate, reason: Option<&str>) -> Self {
        let reason = reason.map(Name::from);
        self.command.occurred = Some(Occurred { at, reason });
        self
    }

    /// When it is received, whatever the clock says.
    pub(crate) fn received_at(mut self, at: &str) -> Self {
        self.command.received_at = time(at);
        self
    }

    pub(crate) fn act(self, instance: &str, action: &str, form: &[(&str, Value)]) -> Decided<'a> {
        let payload: BTreeMap<Name, Value> = form
            .iter()
            .map(|(id, value)| (Name::from(*id), value.clone()))
            .collect();
        self.send(Intent::Act(Act {
            instance: instance.into(),
            action: action.into(),
            payload,
        }))
    }

    pub(crate) fn consent(self, instance: &str, action: &str) -> Decided<'a> {
        self.second(instance, action, true)
    }

    pub(crate) fn decline(self, instance: &str, action: &str) -> Decided<'a> {
        self.second(instance, action, false)
    }

    fn second(self, instance: &str, action: &str, agrees: bool) -> Decided<'a> {
        let (instance, action) = (instance.into(), action.into());
        self.send(Intent::Consent(Consent {
            instance,
            action,
            agrees,
        }))
    }

    pub(crate) fn withdraw(self, instance: &str, action: &str) -> Decided<'a> {
        let (instance, action) = (instance.into(), action.into());
        self.send(Intent::Withdraw(Withdraw { instance, action }))
    }

    pub(crate) fn assign(self, role: &str, of: Option<&str>, name: &str) -> Decided<'a> {
        self.give(role, of, name, None)
    }

    /// Gives a role to somebody in the place of another.
    pub(crate) fn assign_instead(
        self,
        role: &str,
        of: Option<&str>,
        name: &str,
        holder: &str,
    ) -> Decided<'a> {
        self.give(role, of, name, Some(person(holder)))
    }

    fn give(
        self,
        role: &str,
        of: Option<&str>,
        name: &str,
        instead_of: Option<Person>,
    ) -> Decided<'a> {
        self.send(Intent::Assign(Assign {
            role: role.into(),
            of: of.map(Name::from),
            person: person(name),
            instead_of,
        }))
    }

    pub(crate) fn revoke(self, role: &str, of: Option<&str>, name: &str) -> Decided<'a> {
        let (role, of, person) = (role.into(), of.map(Name::from), person(name));
        self.send(Intent::Revoke(Revoke { role, of, person }))
    }

    /// Lends a role of the whole review, from one moment until another.
    pub(crate) fn lend(
        self,
        role: &str,
        holder: &str,
        to: &str,
        period: (&str, &str),
    ) -> Decided<'a> {
        self.send(Intent::Delegate(Delegate {
            role: role.into(),
            of: None,
            holder: person(holder),
            to: person(to),
            from: time(period.0),
            until: time(period.1),
        }))
    }

    /// Amends a parameter with a reason and without a stated authority.
    pub(crate) fn amend(self, parameter: &str, change: Change) -> Decided<'a> {
        self.amend_because(
            parameter,
            change,
            text("the board decided"),
            Value::NotStated,
        )
    }

    pub(crate) fn amend_because(
        self,
        parameter: &str,
        change: Change,
        reason: Value,
        authority: Value,
    ) -> Decided<'a> {
        self.send(Intent::Amend(Amend {
            parameter: parameter.into(),
            change,
            reason,
            authority,
        }))
    }

    pub(crate) fn send(mut self, intent: Intent) -> Decided<'a> {
        self.command.intent = intent;
        let Self { review, command } = self;
        let before = review.state.clone();
        let result = step(&review.definition, &review.state, &command);
        assert_eq!(review.state, before, "a decision changes nothing by itself");
        if let Ok(events) = &result {
            for event in events {
                fold(&mut review.state, event).unwrap();
                assert_recorded(&review.definition, event);
            }
            review.events.extend(events.iter().cloned());
            assert_eq!(fold_all(&review.events).unwrap(), review.state);
        }
        Decided { review, result }
    }
}

/// What is decided can be written down and read again.
#[track_caller]
fn assert_recorded(definition: &Definition, event: &Event) {
    let written = record::event::write(definition, event);
    let read = record::event::read(definition, &written.body, &written.content).unwrap();
    assert_eq!(read, *event);
}

/// A decided command.
#[must_use]
pub(crate) struct Decided<'a> {
    review: &'a mut Review,
    result: Result<Vec<Event>, Refusal>,
}

impl Decided<'_> {
    /// However it was decided.
    pub(crate) fn decided(self) -> Result<Vec<Event>, Refusal> {
        self.result
    }

    /// It must have been accepted.
    #[track_caller]
    pub(crate) fn accepted(self) -> Vec<Event> {
        match self.result {
            Ok(events) => events,
            Err(refusal) => panic!("refused: {} {:?}", ids(&refusal), refusal.blockers),
        }
    }

    /// It must have been refused, for exactly these reasons in this order.
    #[track_caller]
    pub(crate) fn refused(self, expected: &[&str]) -> Refusal {
        match self.result {
            Ok(events) => panic!("accepted: {:?}", told(&events)),
            Err(refusal) => {
                assert_eq!(ids(&refusal), expected.join(" "), "{:?}", refusal.blockers);
                assert_eq!(fold_all(&self.review.events).unwrap(), self.review.state);
                refusal
            }
        }
    }
}

/// The ids of the reasons of a refusal.
pub(crate) fn ids(refusal: &Refusal) -> String {
    let ids: Vec<&str> = refusal
        .blockers
        .iter()
        .map(|blocker| blocker.id.as_str())
        .collect();
    ids.join(" ")
}

/// Events in short, one line each.
pub(crate) fn told(events: &[Event]) -> Vec<String> {
    events.iter().map(|event| line(&event.outcome)).collect()
}

fn line(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Started(_) => "started".to_owned(),
        Outcome::Created(created) => format!("created {} in {}", created.instance, created.state),
        Outcome::Moved(moved) => {
            let to = moved
                .to
                .as_ref()
                .map_or_else(|| "stays".to_owned(), |to| format!("-> {to}"));
            format!(
                "{} {} {to} by {}",
                moved.instance,
                moved.from,
                cause(&moved.cause)
            )
        }
        Outcome::SignalIgnored { instance, signal } => format!("{instance} ignores {signal}"),
        Outcome::Cancelled {
            instance,
            cause: by,
        } => format!("{instance} cancelled by {}", cause(by)),
        Outcome::Proposed(proposed) => format!(
            "{} {} proposed by {}",
            proposed.instance,
            proposed.action,
            named(&proposed.by)
        ),
        Outcome::Declined {
            instance,
            action,
            by,
            ..
        } => format!("{instance} {action} declined by {}", named(by)),
        Outcome::Withdrawn {
            instance,
            action,
            by,
            ..
        } => format!("{instance} {action} withdrawn by {}", named(by)),
        Outcome::RoleAssigned(change) => {
            let assignment = &change.assignment;
            format!("{} is {}", named(&assignment.person), assignment.role)
        }
        Outcome::RoleRevoked(change) => {
            let assignment = &change.assignment;
            format!(
                "{} is no longer {}",
                named(&assignment.person),
                assignment.role
            )
        }
        Outcome::RoleDelegated(delegation) => {
            let assignment = &delegation.assignment;
            format!(
                "{} lends {} to {}",
                named(&assignment.person),
                assignment.role,
                named(&delegation.to)
            )
        }
        Outcome::Amended(amended) => {
            format!("{} amended by {}", amended.parameter, named(&amended.by))
        }
    }
}

fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Action {
            action,
            by,
            on_behalf_of,
            second,
            second_on_behalf_of,
        } => {
            let who = |before: &str, who: &Option<Person>| {
                who.as_ref()
                    .map_or_else(String::new, |who| format!(" {before} {}", named(who)))
            };
            format!(
                "{action} of {}{}{}{}",
                named(by),
                who("for", on_behalf_of),
                who("with", second),
                who("for", second_on_behalf_of)
            )
        }
        Cause::Automatic(id) => format!("itself: {id}"),
        Cause::Signal(id) => format!("signal {id}"),
        Cause::Amendment(parameter) => format!("amendment of {parameter}"),
    }
}

/// A partial date that is a day.
pub(crate) fn on(date: civil::Date) -> PartialDate {
    PartialDate::Day(date)
}
