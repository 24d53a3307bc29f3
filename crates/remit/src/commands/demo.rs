//! `remit demo`: a review, played from its scenario into a record.

mod player;
mod shown;
mod told;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use clap::Args;
use definition::name::Name;
use engine::{
    clock,
    engine::Engine,
    submission::{Submission, Via},
};
use process::{
    command::Intent,
    person::Person,
    scenario::{Move, MoveKind, Setting, Which, command_id, handles, moves, started},
};
use store::Clock;

use crate::{
    cli::Context,
    commands::{replay, verify},
    data::{self, Use},
    exit::Exit,
    failure::Failure,
    people::People,
    script::{self, Script},
};

use player::Player;
use told::Teller;

/// The scenario that is played if none is named.
const SCENARIO: &str = "workflows/technical-cooperation-review/scenarios/ohchr-2003.yaml";

/// The data folder if none is named.
const FOLDER: &str = "./remit-demo";

/// Play a review from its scenario, with every wrong move and why it is refused
///
/// Plays into a data folder of its own, ./remit-demo unless --data names another. If it is stopped, it goes on where it was when
/// it is run again: nothing is lost and nothing is done twice. In the end the review is replayed and the record verified.
///
/// With --serve it plays several reviews, each up to another stage, and serves them: anybody can sign in as anybody in them by one
/// click.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit demo
  remit demo --serve
  remit demo --data /tmp/somewhere
  remit demo --scenario workflows/document-sign-off/scenarios/two-rounds.yaml --data ./sign-off-demo")]
pub(crate) struct Demo {
    /// The scenario; its workflow.yaml stands in a folder around it
    #[arg(long, value_name = "PATH", default_value = SCENARIO)]
    scenario: PathBuf,
    /// Play the reviews of workflows/demonstration.json instead, and serve them
    #[arg(long, conflicts_with = "scenario")]
    serve: bool,
    /// Where to listen; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDRESS",
        requires = "serve",
        default_value = "127.0.0.1:7117"
    )]
    listen: SocketAddr,
}

pub(crate) fn run(context: &Context, args: &Demo) -> Result<(), Failure> {
    if args.serve {
        return shown::run(context, args.listen);
    }
    let script = Script::load(&args.scenario)?;
    let folder = context.data.clone().unwrap_or_else(|| FOLDER.into());
    let waited = Arc::new(AtomicI64::new(0));
    let clock = clock_with(Arc::clone(&waited));
    data::with_engine(&folder, Use::Create, clock, async |engine| {
        play(context, engine, &script, &folder, &waited).await
    })
}

/// The clock of the system, forward by the seconds that the scenario has waited.
fn clock_with(waited: Arc<AtomicI64>) -> Clock {
    let system = clock::system();
    Clock::new(move || system.now().saturating_add(waited.load(Ordering::Relaxed)))
}

async fn play(
    context: &Context,
    engine: &Engine,
    script: &Script,
    folder: &Path,
    waited: &AtomicI64,
) -> Result<(), Failure> {
    let output = context.output;
    engine
        .definitions()
        .publish(&script.source, engine.now(), Via::Console)
        .await?;
    let persons = persons(engine, script).await?;
    let people = People::load(engine).await?;
    let moves = moves_of(script, &persons)?;
    let accepted = engine.submit(start(script, &persons)?).await?;
    let mut player = Player {
        engine,
        script,
        stream: accepted.review,
        waited,
        pace: 0,
        teller: Teller {
            output,
            people: &people,
            quiet: false,
        },
    };
    let from = player.first_to_make(&moves).await?;
    for one in &moves[..from] {
        // What was waited before has been waited.
        player.wait(one);
    }
    player
        .teller
        .begins(&script.scenario.say, folder, made(&moves[..from]))?;
    player.play(&moves, from).await?;
    let (name, stream) = (script.parameters.name.clone(), player.stream);
    replay::one(engine, output, &name, &stream).await?;
    verify::verify(folder, output).await?;
    let handle = persons.keys().next().cloned().unwrap_or_default();
    told::farewell(output, folder, &name, &handle)
}

/// The moves of a scenario.
fn moves_of(script: &Script, persons: &BTreeMap<Name, Person>) -> Result<Vec<Move>, Failure> {
    let setting = Setting {
        definition: &script.definition,
        parameters: &script.parameters,
        people: persons,
    };
    let found = moves(setting, &script.scenario, &mut script::document);
    found.map_err(|found| Failure::new(Exit::Refused, script.scenario.texts.render(&found, false)))
}

/// How many attempts there are among some moves.
fn made(moves: &[Move]) -> usize {
    let attempts = moves
        .iter()
        .filter(|one| matches!(one.kind, MoveKind::Attempt(_)));
    attempts.count()
}

/// The accounts of the scenario; those that are missing are added.
async fn persons(engine: &Engine, script: &Script) -> Result<BTreeMap<Name, Person>, Failure> {
    let mut persons = BTreeMap::new();
    for (handle, name) in handles(&script.scenario, &script.parameters) {
        let account = engine.ensure_person(&handle, &name, Via::Console).await?;
        let person = Person::parse(&account.id).map_err(|error| Failure::new(Exit::Data, error))?;
        persons.insert(handle, person);
    }
    Ok(persons)
}

/// The command that starts the review: the same whenever the scenario is played. Its first holder of a role gives it.
fn start(script: &Script, persons: &BTreeMap<Name, Person>) -> Result<Submission, Failure> {
    let holders = script.parameters.holders.iter();
    let mut first = holders.filter_map(|holder| persons.get(&holder.person));
    let starter = first.next().or_else(|| persons.values().next());
    let actor = starter.cloned().ok_or_else(|| {
        Failure::new(
            Exit::Refused,
            "the scenario names no people, so nobody can start the review",
        )
    })?;
    let started =
        started(&script.definition, &script.parameters, persons).map_err(Failure::not_found)?;
    let id = command_id(&script.scenario.name, Which::Start);
    let intent = Intent::Start(Box::new(started));
    Ok(Submission::new(None, actor, id, intent, Via::Console))
}
