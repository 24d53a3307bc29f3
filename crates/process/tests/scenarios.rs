//! Every scenario of every workflow is played: each step must be accepted or refused as it says, every number must be the
//! one it says, and what was recorded must be what happened.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use definition::{
    diagnostic::{Diagnostics, render::render},
    load::load,
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    review_file,
    scenario::{self, Scenario},
};
use jiff::Timestamp;
use process::{
    event::Event,
    fold::{fold, fold_all},
    person::Person,
    record,
    scenario::{Demand, Move, MoveKind, Played, Setting, Taken, handles, moves, play, started},
    state::State,
    step::step,
};
use sha2::{Digest, Sha256};

/// The greatest number of faults of one scenario that are told.
const TOLD_MAX: usize = 8;

/// A scenario with everything it needs.
struct Case {
    definition: Arc<Definition>,
    parameters: ReviewParameters,
    people: BTreeMap<Name, Person>,
    scenario: Scenario,
    moves: Vec<Move>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows")
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    fs::read(root().join(path)).map_err(|error| error.kind().to_string())
}

fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

/// The paths of all scenarios, from the folder of the workflows. Parts that scenarios play have no head.
fn paths() -> Vec<String> {
    let mut found = Vec::new();
    for workflow in fs::read_dir(root()).unwrap() {
        let folder = workflow.unwrap().path().join("scenarios");
        if folder.is_dir() {
            yaml_files(&folder, &mut found);
        }
    }
    found.sort();
    let is_scenario = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().any(|line| line.starts_with("scenario:"))
    };
    let relative = |path: PathBuf| {
        path.strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    found
        .into_iter()
        .filter(is_scenario)
        .map(relative)
        .collect()
}

/// The same person for the same handle, always.
fn person(handle: &str) -> Person {
    let digest = Sha256::digest(handle);
    let hex: String = digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Person::parse(&format!("u-{hex}")).unwrap()
}

/// Reads a scenario with its workflow and its parameters.
fn case(path: &str) -> Result<Case, String> {
    case_from(path, &mut open)
}

fn case_from(
    path: &str,
    open: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Case, String> {
    let scenario = scenario::load(path, open)
        .map_err(|unreadable| unreadable.texts.render(&unreadable.findings, false))?;
    let folder = path.split('/').next().unwrap();
    let definition = definition(folder, open)?;
    let bytes = open(&scenario.review)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut diagnostics = Diagnostics::new();
    let parameters = review_file::review(&bytes, &definition, &mut diagnostics)
        .ok_or_else(|| render(&diagnostics.into_vec(), &scenario.review, &text, false))?;
    let people = handles(&scenario, &parameters);
    let people = people
        .keys()
        .map(|handle| (handle.clone(), person(handle)))
        .collect();
    let setting = Setting {
        definition: &definition,
        parameters: &parameters,
        people: &people,
    };
    let moves = moves(setting, &scenario, open)
        .map_err(|findings| scenario.texts.render(&findings, false))?;
    Ok(Case {
        definition,
        parameters,
        people,
        scenario,
        moves,
    })
}

/// The definition in a folder of workflows, read once.
fn definition(
    folder: &str,
    open: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Arc<Definition>, String> {
    static KNOWN: Mutex<BTreeMap<String, Arc<Definition>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap();
    if let Some(definition) = known.get(folder) {
        return Ok(Arc::clone(definition));
    }
    let path = format!("{folder}/workflow.yaml");
    let bytes = open(&path)?;
    let text = String::from_utf8_lossy(&bytes);
    let loaded = load(&bytes).map_err(|found| render(&found, &path, &text, false))?;
    let definition = Arc::new(loaded.definition);
    known.insert(folder.to_owned(), Arc::clone(&definition));
    Ok(definition)
}

fn begin() -> Timestamp {
    "2024-01-08T08:00:00Z".parse().unwrap()
}

impl Case {
    fn play(&self) -> Played {
        let started = started(&self.definition, &self.parameters, &self.people).unwrap();
        let starter = person("starter");
        let name = &self.scenario.name;
        play(
            &self.definition,
            name,
            started,
            &starter,
            &self.moves,
            begin(),
        )
    }

    /// What did not come as the scenario says.
    fn told(&self, played: &Played) -> Vec<String> {
        let faults = played.faults.iter().take(TOLD_MAX);
        let mut lines: Vec<String> = faults
            .flat_map(|fault| fault.lines(&self.scenario.texts))
            .collect();
        if played.unplayed > 0 {
            lines.push(format!(
                "{} of {} moves were not played",
                played.unplayed,
                self.moves.len()
            ));
        }
        lines
    }
}

/// Runs a check on every scenario and tells all that failed, each on its own.
fn for_every_scenario(check: impl Fn(&Case) -> Vec<String>) {
    let paths = paths();
    assert!(paths.len() > 1, "there are no scenarios");
    let mut failed = Vec::new();
    for path in &paths {
        let lines = match case(path) {
            Ok(case) => check(&case),
            Err(unreadable) => vec![unreadable],
        };
        if !lines.is_empty() {
            failed.push(format!("{path}\n  {}", lines.join("\n  ")));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} scenarios failed:\n\n{}",
        failed.len(),
        paths.len(),
        failed.join("\n\n")
    );
}

#[test]
fn every_scenario_comes_out_as_it_says() {
    for_every_scenario(|case| case.told(&case.play()));
}

#[test]
fn what_is_recorded_is_what_happened() {
    for_every_scenario(|case| {
        let played = case.play();
        let mut read = Vec::new();
        for taken in &played.taken {
            match recorded(&case.definition, taken) {
                Ok(events) => read.extend(events),
                Err(problem) => return vec![problem],
            }
        }
        match fold_all(&read) {
            Ok(state) if state == played.state => Vec::new(),
            Ok(_) => vec!["the fold of the recorded events is another state".to_owned()],
            Err(error) => vec![error.to_string()],
        }
    });
}

/// The events of a step as written and read again, after its command went the same way.
fn recorded(definition: &Definition, taken: &Taken) -> Result<Vec<Event>, String> {
    let command = &taken.command;
    let written = record::command::write(definition, command);
    let actor = command.actor.clone();
    let read = record::command::read(definition, actor, &written.body, &written.content);
    if read.map_err(|error| error.to_string())? != *command {
        return Err(format!("the command {} is read as another one", command.id));
    }
    let mut events = Vec::new();
    for event in &taken.events {
        let written = record::event::write(definition, event);
        let read = record::event::read(definition, &written.body, &written.content);
        let read = read.map_err(|error| error.to_string())?;
        if read != *event {
            return Err(format!(
                "the event {} is read as another one",
                written.event_type
            ));
        }
        events.push(read);
    }
    Ok(events)
}

#[test]
fn recorded_commands_run_again_give_the_same_events() {
    for_every_scenario(|case| {
        let mut state = State::default();
        for taken in &case.play().taken {
            let again = match step(&case.definition, &state, &taken.command) {
                Ok(events) => events,
                Err(refusal) => return vec![format!("refused: {:?}", refusal.blockers)],
            };
            if again != taken.events {
                return vec![format!(
                    "the command {} gives other events",
                    taken.command.id
                )];
            }
            for event in &again {
                fold(&mut state, event).unwrap();
            }
        }
        Vec::new()
    });
}

#[test]
fn a_scenario_has_the_same_moves_and_command_ids_whenever_it_is_read() {
    let path = "document-sign-off/scenarios/two-rounds.yaml";
    let ids = |case: &Case| -> Vec<Name> {
        let attempts = case.moves.iter().filter_map(|one| match &one.kind {
            MoveKind::Attempt(attempt) => Some(attempt.command.clone()),
            _ => None,
        });
        attempts.collect()
    };
    let (first, second) = (ids(&case(path).unwrap()), ids(&case(path).unwrap()));
    assert_eq!(first, second);
    let mut different = first.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), first.len());
}

/// What comes of a scenario in which one text is another; the sentences of refusals have tests of their own.
fn changed(path: &str, from: &str, to: &str) -> String {
    let mut open = |asked: &str| {
        let bytes = open(asked)?;
        if asked != path {
            return Ok(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains(from), "{from}");
        Ok(text.replacen(from, to, 1).into_bytes())
    };
    match case_from(path, &mut open) {
        Err(found) => found,
        Ok(case) => {
            let mut told = case.told(&case.play());
            told.retain(|line| !line.starts_with(' '));
            told.join("\n")
        }
    }
}

#[test]
fn what_comes_otherwise_is_told() {
    let told = |from, to| changed("document-sign-off/scenarios/two-rounds.yaml", from, to);
    let own = "do: round/1 sign\n    as: writer";
    let back = "do: round/1 send_back";
    insta::assert_snapshot!(
        [
            told("because: [not_by]", "because: [role]"),
            told(
                &format!("refused: Signing one's own document\n    {own}\n    because: [role]"),
                own
            ),
            told(
                back,
                &format!("refused: Sending back\n    because: [role]\n    {back}")
            ),
            told("is: 2 }", "is: 3 }"),
        ]
        .join("\n\n")
    );
}

#[test]
fn what_a_definition_does_not_know_is_told() {
    let told = |from, to| changed("document-sign-off/scenarios/two-rounds.yaml", from, to);
    let text = "text: \"text:Version one.\"";
    insta::assert_snapshot!(
        [
            told(text, &format!("txt: \"text:Version one.\", {text}")),
            told(text, "text: Version one."),
            told(text, "text: file:version-one.txt"),
            told("do: paper circulate", "do: paper circle"),
            told("as: writer", "as: author"),
            told("count: size(rounds)", "count: size(round)"),
            told(
                "- stage: Second round",
                "- for_each: { t: parameter:subject, v: vocabulary:vowels }\n    steps: []"
            ),
        ]
        .join("\n")
    );
}

/// A workflow with everything that no workflow of ours uses yet: second persons, lent roles, amended lists.
const NOTICE: &str = r#"
language: 1
workflow: notice
version: 1.0.0
title: A notice
parameters:
  places: { type: list of place, min: 1, title: Places }
roles:
  writer: { title: Writer, scope: review, assigned_by: [writer] }
  reader: { title: Reader, scope: review, min: 1, assigned_by: [writer] }
amend:
  places: { by: [writer] }
machines:
  notice:
    root: true
    plural: notices_posted
    title: Notice
    fields:
      at: { type: place, title: Where }
    initial: written
    states:
      written:
        actions:
          post:
            title: Post the notice
            by: [writer]
            second: [reader]
            input: { at: { type: place, required: true, title: Where } }
            set: { at: input.at }
            to: posted
      posted: { final: true }
"#;

const NOTICE_REVIEW: &str = "
review: notice
workflow: notice@1.0.0
title: A notice
places: { hall: Hall }
roles: { writer: [amina], reader: [boris] }
";

const NOTICE_SCENARIO: &str = "
scenario: notice
say: A second person must agree
review: review.yaml
people: { chloe: Chloe, dario: Dario }
steps:
  - { do: notice post, with: { at: hall }, as: amina }
  - { consent: notice post, as: amina, refused: Agreeing with oneself, because: [role, same_person] }
  - { decline: notice post, as: boris }
  - { delegate: reader, to: chloe, lasting: 2 days, as: boris }
  - { amend: places, add: { gate: Gate }, reason: It was forgotten., authority: not stated, as: amina }
  - { do: notice post, with: { at: gate }, as: amina }
  - wait: 3 days
  - { consent: notice post, as: chloe, for: boris, refused: Too late, because: [role] }
  - { delegate: reader, holder: boris, to: chloe, lasting: 2 days, as: amina }
  - { assign: reader, to: dario, as: amina }
  - { revoke: reader, from: dario, as: amina }
  - { consent: notice post, as: dario, refused: No reader any more, because: [role] }
  - { consent: notice post, as: chloe, for: boris }
  - { expect: { say: At the gate, that: \"review.is('posted') && has(review.at) && review.at == 'gate'\" } }
";

#[test]
fn second_persons_lent_roles_and_new_members_are_played() {
    let mut open = |path: &str| match path {
        "notice/workflow.yaml" => Ok(NOTICE.into()),
        "notice/review.yaml" => Ok(NOTICE_REVIEW.into()),
        "notice/scenario.yaml" => Ok(NOTICE_SCENARIO.into()),
        _ => Err("there is no such file".to_owned()),
    };
    let case =
        case_from("notice/scenario.yaml", &mut open).unwrap_or_else(|found| panic!("{found}"));
    let played = case.play();
    assert_eq!(case.told(&played), [""; 0]);
    assert_eq!((played.refused, played.met), (3, 1));
    for taken in &played.taken {
        recorded(&case.definition, taken).unwrap();
    }
}

/// What must be tried, and refused, in the course of the whole review.
const WRONG_MOVES: [&str; 12] = [
    "Approving one's own terms of reference",
    "Starting a study before its terms are approved",
    "A note on Russia and administration of justice",
    "Completing a mission with a stakeholder group neither interviewed nor explained",
    "The session with the board before the one with the staff",
    "Starting the synthesis with eight of nine reports accepted",
    "Handing in the synthesis report with a part missing",
    "A recommendation without a finding",
    "Forwarding before adoption",
    "The same command id with other content",
    "Acting without the role",
    "Publishing an intermediate report",
];

/// What must be counted at its end.
const COUNTED: [(&str, i64); 9] = [
    ("Studies", 9),
    ("Cells", 20),
    ("Cells in scope", 17),
    ("Cells excluded", 3),
    ("Notes", 34),
    ("Missions", 5),
    ("Intermediate reports", 9),
    ("Feedback sessions", 2),
    ("Items of the synthesis", 13),
];

#[test]
fn the_whole_review_tries_every_wrong_move_and_counts_everything() {
    let case = case("technical-cooperation-review/scenarios/ohchr-2003.yaml").unwrap();
    let (mut tried, mut counted) = (Vec::new(), Vec::new());
    for one in &case.moves {
        match &one.kind {
            MoveKind::Attempt(attempt) => {
                tried.extend(
                    attempt
                        .refused
                        .iter()
                        .map(|refused| refused.say.to_string()),
                );
            }
            MoveKind::Expect(expectation) => {
                if let Demand::Count { is, .. } = &expectation.demand {
                    counted.push((expectation.say.to_string(), *is));
                }
            }
            MoveKind::Stage(_) | MoveKind::Wait(_) => {}
        }
    }
    for wrong in WRONG_MOVES {
        assert!(
            tried.iter().any(|say| say == wrong),
            "nobody tries: {wrong}"
        );
    }
    for (say, is) in COUNTED {
        let found = counted.contains(&(say.to_owned(), is));
        assert!(found, "{is} is not counted as: {say}");
    }
}
