//! What is told in the course of a whole review of a programme.

use std::{collections::BTreeMap, fs, path::Path};

use definition::{
    diagnostic::Diagnostics, load::load, model::Definition, name::Name, review_file, scenario,
};
use insta::assert_snapshot;
use jiff::Timestamp;
use process::{
    command::{Command, Intent},
    event::Event,
    explain::{Question, explain, text},
    fold::fold,
    history::{Entry, history},
    person::Person,
    scenario::{Setting, Taken, handles, moves, play, started},
    snapshot::{Lists, Snapshot},
    state::State,
    view::{Viewed, Viewer},
    worklist::{Work, blocked_overview, worklist},
};

const SCENARIO: &str = "technical-cooperation-review/scenarios/ohchr-2003.yaml";

struct Programme {
    definition: Definition,
    people: BTreeMap<Name, Person>,
    taken: Vec<Taken>,
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows");
    fs::read(root.join(path)).map_err(|error| error.to_string())
}

impl Programme {
    fn new() -> Self {
        let scenario = scenario::load(SCENARIO, &mut open)
            .unwrap_or_else(|it| panic!("{}", it.texts.render(&it.findings, false)));
        let text = open("technical-cooperation-review/workflow.yaml").unwrap();
        let definition = load(&text).unwrap().definition;
        let bytes = open(&scenario.review).unwrap();
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&bytes, &definition, &mut found).unwrap();
        let known = handles(&scenario, &parameters);
        let known = known.keys().enumerate();
        let people: BTreeMap<Name, Person> = known
            .map(|(number, handle)| {
                (
                    handle.clone(),
                    Person::parse(&format!("u-{number:016x}")).unwrap(),
                )
            })
            .collect();
        let setting = Setting {
            definition: &definition,
            parameters: &parameters,
            people: &people,
        };
        let moves = moves(setting, &scenario, &mut open).unwrap();
        let begin: Timestamp = "2024-01-08T08:00:00Z".parse().unwrap();
        let started = started(&definition, &parameters, &people).unwrap();
        let starter = people.values().next().unwrap();
        let played = play(&definition, &scenario.name, started, starter, &moves, begin);
        assert!(played.faults.is_empty());
        Self {
            definition,
            people,
            taken: played.taken,
        }
    }

    fn person(&self, handle: &str) -> &Person {
        self.people
            .get(handle)
            .unwrap_or_else(|| panic!("{handle}: {:?}", self.people.keys()))
    }

    fn name(&self, person: &Person) -> String {
        let found = self.people.iter().find(|(_, known)| *known == person);
        found.unwrap().0.to_string()
    }

    fn events(&self) -> Vec<Event> {
        self.taken
            .iter()
            .flat_map(|taken| taken.events.iter().cloned())
            .collect()
    }

    /// The state before the last step of a kind.
    fn before_last(&self, is_it: impl Fn(&Command) -> bool) -> State {
        let last = self
            .taken
            .iter()
            .rposition(|taken| is_it(&taken.command))
            .unwrap();
        let mut state = State::default();
        for event in self.taken[..last].iter().flat_map(|taken| &taken.events) {
            fold(&mut state, event).unwrap();
        }
        state
    }

    fn why(&self, state: &State, who: &str, instance: &str, action: &str) -> String {
        let lists = Lists::new(&self.definition, &state.scope);
        let snapshot = Snapshot {
            definition: &self.definition,
            state,
            lists: &lists,
        };
        let viewer = Viewer::Person(self.person(who).clone());
        let question = Question {
            instance: &instance.into(),
            action: &action.into(),
            actor: Some(self.person(who)),
            on_behalf_of: None,
            payload: None,
            confirmations: None,
            at: state.time,
        };
        let told = explain(&Viewed::new(snapshot, &viewer, state.time), &question);
        text::lines(&told, &|person| self.name(person)).join("\n")
    }
}

fn is_act(command: &Command, machine: &str, action: &str) -> bool {
    matches!(&command.intent, Intent::Act(act)
        if act.action == action && act.instance.split('/').next() == Some(machine))
}

#[test]
fn with_eight_of_nine_reports_accepted_the_ninth_is_named_with_who_must_act() {
    let programme = Programme::new();
    let state = programme.before_last(|command| is_act(command, "report", "accept"));
    assert_snapshot!(programme.why(&state, "synthesis-author", "synthesis", "start"));
    // Somebody who sees that reports exist and nothing of the people.
    assert_snapshot!(programme.why(&state, "board-member", "review", "close"));
}

#[test]
fn a_report_that_does_not_exist_yet_is_followed_to_what_creates_it() {
    let programme = Programme::new();
    let finishes = |command: &Command| is_act(command, "country_study", "finish_field_work");
    let state = programme.before_last(finishes);
    assert_snapshot!(programme.why(&state, "synthesis-author", "synthesis", "start"));
    let state = programme.before_last(|command| is_act(command, "review", "launch"));
    assert_snapshot!(programme.why(&state, "synthesis-author", "synthesis", "start"));
}

#[test]
fn every_step_that_was_taken_was_said_to_be_available() {
    let programme = Programme::new();
    let (mut state, mut asked) = (State::default(), 0);
    for taken in &programme.taken {
        if let Intent::Act(act) = &taken.command.intent {
            let lists = Lists::new(&programme.definition, &state.scope);
            let snapshot = Snapshot {
                definition: &programme.definition,
                state: &state,
                lists: &lists,
            };
            let viewer = Viewer::Person(taken.command.actor.clone());
            let question = Question {
                instance: &act.instance,
                action: &act.action,
                actor: Some(&taken.command.actor),
                on_behalf_of: taken.command.on_behalf_of.as_ref(),
                payload: Some(&act.payload),
                confirmations: Some(&taken.command.confirmations),
                at: taken.command.received_at,
            };
            let viewed = Viewed::new(snapshot, &viewer, question.at);
            let told = explain(&viewed, &question);
            assert!(told.available, "{told:?}");
            let list = worklist(&viewed, &taken.command.actor, question.at);
            let is_it =
                |work: &Work| work.subject.instance == act.instance && work.action.id == act.action;
            assert!(
                list.ready.iter().any(is_it),
                "{} {}",
                act.instance,
                act.action
            );
            asked += 1;
        }
        taken
            .events
            .iter()
            .for_each(|event| fold(&mut state, event).unwrap());
    }
    assert!(asked > 200, "{asked}");
}

#[test]
fn the_overview_names_who_must_move_in_the_middle_of_the_review() {
    let programme = Programme::new();
    let state = programme.before_last(|command| is_act(command, "report", "submit"));
    let lists = Lists::new(&programme.definition, &state.scope);
    let snapshot = Snapshot {
        definition: &programme.definition,
        state: &state,
        lists: &lists,
    };
    let viewer = Viewer::Person(programme.person("review-manager").clone());
    let viewed = Viewed::new(snapshot, &viewer, state.time);
    let overview = blocked_overview(&viewed, state.time);
    let mut lines = Vec::new();
    for open in &overview.open {
        lines.push(format!(
            "{} ({})",
            open.subject.title, open.subject.state_title
        ));
        for step in &open.moves {
            let by: Vec<_> = step.by.iter().flat_map(|who| &who.persons).collect();
            let by: Vec<_> = by
                .into_iter()
                .map(|person| programme.name(person))
                .collect();
            lines.push(format!("  {}: {}", step.title, by.join(", ")));
            for waits in &step.waits_for {
                let line = text::line(waits, &|person| programme.name(person));
                lines.push(format!("    waits for: {line}"));
            }
        }
    }
    let told = lines.join("\n");
    for part in [
        "Intermediate report: Thematic study: Human rights education (Ready to submit)\n  \
         Submit the report to the commissioner: lead-education",
        "Intermediate report: Country study: Russia (Submitted)\n  \
         Accept the report: commissioner-1, commissioner-2",
        "Close the review: review-manager\n    \
         waits for: The adopted version has been forwarded: There is no such adoption yet.",
    ] {
        assert!(told.contains(part), "{part}\n\n{told}");
    }
}

#[test]
fn the_whole_history_reads_like_minutes() {
    let programme = Programme::new();
    let events = programme.events();
    let viewer = Viewer::Person(programme.person("review-manager").clone());
    let at = events.last().unwrap().at;
    let told = history(&programme.definition, &events, &viewer, at).unwrap();
    assert_eq!(
        told.entries.len() + told.hidden,
        events.len() - discreet(&programme, &events)
    );
    let line = |entry: &Entry| {
        let by = entry.sentence.by.as_ref();
        let by = by.map_or(String::new(), |person| {
            format!("{} ", programme.name(person))
        });
        format!("{:3} {by}{}", entry.revision, entry.sentence.text)
    };
    let lines: Vec<String> = told.entries.iter().map(line).collect();
    let told = lines.join("\n");
    for part in [
        "review-manager launched the review\n",
        "commissioner-2 approved: Terms of reference: Country study: Mongolia\n",
        "lead-mongolia took a note into account\n",
        "Is completed: Country study: Russia.\n",
    ] {
        assert!(told.contains(part), "{part}\n\n{told}");
    }
}

/// Of the interviews not even the number is told.
fn discreet(programme: &Programme, events: &[Event]) -> usize {
    let subjects = events
        .iter()
        .filter_map(|event| process::record::event::subject(&event.outcome));
    let is_discreet = |id: &&Name| {
        let machine = id.split('/').next().unwrap();
        programme.definition.machines[machine].discreet
    };
    subjects.filter(is_discreet).count()
}
