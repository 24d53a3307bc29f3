//! A review played with a secret word of its own in every text, every file name, every document and every person's name.

use std::{collections::BTreeMap, fs, sync::Arc};

use definition::{
    diagnostic::Diagnostics,
    load::load,
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    review_file, scenario,
    value::{Document, Value},
};
use engine::submission::{Accepted, CommandError, Submission, Via};
use process::{
    command::Intent,
    deadline::calendar,
    person::Person,
    scenario::{
        Attempt, Move, MoveKind, PACE, Setting, Which, Wish, command_id, handles, moves, started,
    },
};
use sha2::{Digest, Sha256};

use crate::fixture::{Fixture, workflows};

/// What every planted word begins with: no other word does.
pub(super) const BEGINS: &str = "zq";

/// Letters of a planted word.
const LETTERS: usize = 16;

/// Where a word was planted.
#[derive(Clone, Debug)]
pub(super) struct Planting {
    /// The place: step, instance and field, for people.
    pub(super) place: String,
    /// What decides who may read it.
    pub(super) soil: Soil,
    /// The revision of the review after the step.
    pub(super) revision: u64,
}

/// What decides who may read a planted word.
#[derive(Clone, Debug)]
pub(super) enum Soil {
    /// A text or the name of a file: whoever is shown it by the view.
    Text,
    /// The bytes of the document with this SHA-256: whoever is shown that.
    Body(Name),
    /// Why a cell is out of scope: whoever may read this parameter.
    Exception(Name),
    /// The name of the person with this handle: whoever may know who takes part.
    Person(Name),
}

/// Everything that was planted so far.
#[derive(Default)]
pub(super) struct Garden {
    pub(super) words: BTreeMap<String, Planting>,
    revision: u64,
    /// By the SHA-256 of a document as the scenario has it, how it was handed in last.
    handed_in: BTreeMap<Name, Handed>,
    /// What the step at hand would add to it.
    handing_in: BTreeMap<Name, Handed>,
    /// Whether the step at hand must give the documents that were handed in before, since it is about those.
    gives_again: bool,
}

/// A document that was handed in, with its bytes.
type Handed = (Document, Arc<[u8]>);

impl Garden {
    fn word(&mut self, place: &str, soil: Soil) -> String {
        let drawn = Sha256::digest(format!("{place} {}", self.words.len()));
        let letters = drawn.iter().take(LETTERS);
        let letters = letters.map(|byte| char::from(b'a' + byte % 26));
        let word: String = BEGINS.chars().chain(letters).collect();
        let planting = Planting {
            place: place.to_owned(),
            soil,
            revision: self.revision,
        };
        assert!(self.words.insert(word.clone(), planting).is_none());
        word
    }

    fn text(&mut self, text: &str, place: &str) -> String {
        format!("{text} {}", self.word(place, Soil::Text))
    }

    fn value(&mut self, value: &mut Value, place: &str, bytes: &mut BTreeMap<Name, Arc<[u8]>>) {
        match value {
            Value::Text(text) => *text = self.text(text, place).into(),
            Value::Document(document) => *document = self.document(document, place, bytes),
            Value::List(values) => {
                for value in values {
                    self.value(value, place, bytes);
                }
            }
            Value::Per(values) => {
                for (member, value) in values {
                    self.value(value, &format!("{place} {member}"), bytes);
                }
            }
            Value::Set(values) => {
                let planted = std::mem::take(values).into_iter().map(|mut value| {
                    self.value(&mut value, place, bytes);
                    value
                });
                *values = planted.collect();
            }
            _ => {}
        }
    }

    fn document(
        &mut self,
        document: &Document,
        place: &str,
        bytes: &mut BTreeMap<Name, Arc<[u8]>>,
    ) -> Document {
        if self.gives_again
            && let Some((known, of_known)) = self.handed_in.get(&document.sha256)
        {
            bytes.insert(known.sha256.clone(), Arc::clone(of_known));
            return known.clone();
        }
        let name = self.word(&format!("{place} file name"), Soil::Text);
        // The word of a body is known before the hash that decides about it.
        let place = format!("{place} body");
        let body = self.word(&place, Soil::Text);
        let mut planted = bytes[&document.sha256].to_vec();
        planted.extend(format!("\n{body}\n").as_bytes());
        let sha256: String = Sha256::digest(&planted)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let sha256 = Name::from(sha256);
        if let Some(planting) = self.words.get_mut(&body) {
            planting.soil = Soil::Body(sha256.clone());
        }
        let planted_document = Document {
            sha256: sha256.clone(),
            length: planted.len() as u64,
            media_type: document.media_type.clone(),
            name: format!("{name}-{}", document.name).into(),
        };
        let planted: Arc<[u8]> = planted.into();
        bytes.insert(sha256, Arc::clone(&planted));
        let handed = (planted_document.clone(), planted);
        self.handing_in.insert(document.sha256.clone(), handed);
        planted_document
    }
}

/// A review with its planted words.
pub(super) struct Planted {
    pub(super) fixture: Fixture,
    pub(super) definition: Definition,
    /// Its stream.
    pub(super) stream: String,
    /// Its name.
    pub(super) review: String,
    pub(super) garden: Garden,
    /// Everybody who takes part, by handle.
    pub(super) people: BTreeMap<Name, Person>,
}

impl Garden {
    /// Plants words into everything that a review is started with.
    fn sow(&mut self, parameters: &mut ReviewParameters) {
        parameters.title = self.text(&parameters.title, "title").into();
        for (id, value) in &mut parameters.values {
            self.value(value, &format!("parameter {id}"), &mut BTreeMap::new());
        }
        for (id, exceptions) in &mut parameters.exceptions {
            for exception in exceptions {
                for statement in [&mut exception.reason, &mut exception.authority] {
                    if let Value::Text(text) = statement {
                        let place = format!("exception of {id} at {:?}", exception.cell);
                        let word = self.word(&place, Soil::Exception(id.clone()));
                        *text = format!("{text} {word}").into();
                    }
                }
            }
        }
    }
}

impl Planted {
    /// Plays a scenario until a stage, all of it if there is no such stage, into a house.
    pub(super) fn play(fixture: Fixture, path: &str, stage: &str) -> Self {
        let scenario = scenario::load(path, &mut open).unwrap();
        let folder = path.split('/').next().unwrap();
        let source = open(&format!("{folder}/workflow.yaml")).unwrap();
        let definition = load(&source).unwrap().definition;
        let bytes = open(&scenario.review).unwrap();
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&bytes, &definition, &mut found);
        let mut parameters = parameters.unwrap();
        let engine = fixture.engine().clone();
        let mut garden = Garden::default();
        let publishing = engine
            .definitions()
            .publish(&source, engine.now(), Via::Console);
        fixture.block_on(publishing).unwrap();
        let mut people = BTreeMap::new();
        for (handle, name) in handles(&scenario, &parameters) {
            let word = garden.word(&format!("name of {handle}"), Soil::Person(handle.clone()));
            let name = format!("{name} {word}");
            let ensured = fixture.block_on(engine.ensure_person(&handle, &name, Via::Console));
            people.insert(handle, Person::parse(&ensured.unwrap().id).unwrap());
        }
        let setting = Setting {
            definition: &definition,
            parameters: &parameters,
            people: &people,
        };
        let moves = moves(setting, &scenario, &mut open).unwrap();

        garden.sow(&mut parameters);
        let holder = parameters.holders[0].person.clone();
        let review = parameters.name.to_string();
        let started = started(&definition, &parameters, &people).unwrap();
        let (first, id) = (
            people[&holder].clone(),
            command_id(&scenario.name, Which::Start),
        );
        let intent = Intent::Start(Box::new(started));
        let start = Submission::new(None, first, id, intent, Via::Console);
        let stream = fixture.block_on(engine.submit(start)).unwrap().review;
        let mut planted = Self {
            fixture,
            definition,
            stream,
            review,
            garden,
            people,
        };
        let is_before =
            |one: &&Move| !matches!(&one.kind, MoveKind::Stage(heading) if **heading == *stage);
        for one in moves.iter().take_while(is_before) {
            planted.make(one);
        }
        planted
            .fixture
            .block_on(async { engine.caught_up().await.unwrap() });
        planted
    }

    fn make(&mut self, one: &Move) {
        match &one.kind {
            MoveKind::Wait(length) => {
                let now = self.fixture.engine().moment();
                let later = calendar(&self.definition).later(now, *length).unwrap();
                self.fixture.wait(later.as_second() - now.as_second());
            }
            MoveKind::Attempt(attempt) if attempt.refused.is_none() => {
                self.fixture.wait(PACE.as_secs());
                self.submit(attempt);
            }
            MoveKind::Attempt(_) | MoveKind::Stage(_) | MoveKind::Expect(_) => {}
        }
    }

    fn submit(&mut self, attempt: &Attempt) {
        let told = format!("{} as {}", attempt.told(), attempt.handle);
        self.garden.gives_again = false;
        let mut submitted = self.try_to_submit(attempt, &told);
        if matches!(submitted, Err(CommandError::Refused(_))) {
            self.garden.gives_again = true;
            submitted = self.try_to_submit(attempt, &told);
        }
        let accepted = submitted.unwrap_or_else(|error| panic!("{told}: {error:?}"));
        let handed_in = std::mem::take(&mut self.garden.handing_in);
        self.garden.handed_in.extend(handed_in);
        let last = self.garden.revision;
        for planting in self.garden.words.values_mut() {
            if planting.revision == last && planting.place.starts_with(&told) {
                planting.revision = accepted.revision;
            }
        }
        self.garden.revision = accepted.revision;
    }

    fn try_to_submit(&mut self, attempt: &Attempt, told: &str) -> Result<Accepted, CommandError> {
        let garden = &mut self.garden;
        garden.handing_in.clear();
        let mut attempt = attempt.clone();
        let mut documents = attempt.documents.clone();
        match &mut attempt.wish {
            Wish::Intent(Intent::Act(act)) => {
                for (field, value) in &mut act.payload {
                    garden.value(value, &format!("{told}: {field}"), &mut documents);
                }
            }
            Wish::Intent(Intent::Amend(amend)) => {
                let place = format!("{told}: amended");
                garden.value(&mut amend.reason, &place, &mut documents);
                garden.value(&mut amend.authority, &place, &mut documents);
            }
            _ => {}
        }
        if let Some(occurred) = &mut attempt.occurred
            && let Some(reason) = &mut occurred.reason
        {
            *reason = garden.text(reason, &format!("{told}: late")).into();
        }
        let engine = self.fixture.engine().clone();
        let now = engine.moment();
        let command = attempt.command(&self.definition, now);
        let stream = self.stream.clone();
        let submission = Submission::planned(stream, command, documents, Via::Console);
        self.fixture.block_on(engine.submit(submission))
    }
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    fs::read(workflows(path)).map_err(|error| format!("{path}: {error}"))
}

/// The planted words in a text, in whatever case they stand there.
pub(super) fn words_in(text: &str) -> Vec<String> {
    let text = text.to_ascii_lowercase();
    let mut words = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(BEGINS) {
        let letters = rest[at..].bytes().take_while(u8::is_ascii_lowercase);
        let length = letters.count();
        if length >= BEGINS.len() + LETTERS {
            words.push(rest[at..at + BEGINS.len() + LETTERS].to_owned());
        }
        rest = &rest[at + length.max(1)..];
    }
    words
}
