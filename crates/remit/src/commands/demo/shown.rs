//! What `remit demo --serve` shows: several reviews in other stages, played into the past so that their last step is of today.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use definition::name::Name;
use engine::{clock, engine::Engine, people::rights::Right, submission::Via};
use jiff::Timestamp;
use process::{
    deadline::calendar,
    person::Person,
    scenario::{Move, MoveKind, handles},
};
use serde::Deserialize;
use serde_json::json;
use web::server::{Config, Offer};

use crate::{
    cli::Context,
    commands::serve::serve,
    data::{self, Use},
    exit::Exit,
    failure::Failure,
    files,
    output::{Output, columns},
    people::People,
    script::Script,
};

use super::{FOLDER, clock_with, moves_of, persons, player::Player, start, told::Teller};

/// What is shown.
const LIST: &str = "workflows/demonstration.json";

/// The handle of the person who administers the demonstration.
const ADMINISTRATOR: &str = "administrator";

/// The name of that person.
const ADMINISTRATOR_NAME: &str = "Administrator of the demonstration";

/// What is shown, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(rename = "say")]
    _say: String,
    reviews: Vec<Showing>,
    /// Handles that are offered before others.
    people_first: Vec<Name>,
    /// What to try, a line each.
    r#try: Vec<String>,
}

/// A review that is shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Showing {
    /// Its scenario, in the folder of the list.
    scenario: PathBuf,
    /// Minutes that go by before each step.
    minutes_a_step: i64,
    /// The stage of the scenario before which it stops.
    until: Option<Name>,
    /// Its name, where the one of its parameters belongs to another review.
    name: Option<Name>,
    /// Its title, with the name.
    title: Option<Name>,
}

impl Showing {
    fn script(&self) -> Result<Script, Failure> {
        let folder = Path::new(LIST).parent().unwrap_or(Path::new("."));
        let mut script = Script::load(&folder.join(&self.scenario))?;
        if let Some(name) = &self.name {
            // Command ids are made of the name of the scenario: those of another review are others.
            script.scenario.name = name.clone();
            script.parameters.name = name.clone();
        }
        if let Some(title) = &self.title {
            script.parameters.title = title.clone();
        }
        Ok(script)
    }

    /// The moves before the stage where it stops.
    fn moves(&self, all: Vec<Move>) -> Vec<Move> {
        let stops = |one: &Move| matches!((&one.kind, &self.until), (MoveKind::Stage(stage), Some(until)) if stage == until);
        let end = all.iter().position(stops).unwrap_or(all.len());
        all.into_iter().take(end).collect()
    }

    fn pace(&self) -> i64 {
        self.minutes_a_step.saturating_mul(60)
    }
}

/// A review with all that is needed to play it.
struct Play {
    script: Script,
    persons: BTreeMap<Name, Person>,
    moves: Vec<Move>,
    pace: i64,
}

impl Play {
    /// The seconds that go by while it is played from a moment on.
    fn seconds(&self, from: i64) -> i64 {
        let calendar = calendar(&self.script.definition);
        let end = self.moves.iter().fold(from, |now, one| match one.kind {
            MoveKind::Attempt(_) => now + self.pace,
            MoveKind::Wait(length) => {
                let then = Timestamp::from_second(now).unwrap_or_default();
                let later = calendar.later(then, length);
                later.map_or(now, Timestamp::as_second)
            }
            MoveKind::Stage(_) | MoveKind::Expect(_) => now,
        });
        end - from
    }
}

pub(super) fn run(context: &Context, listen: SocketAddr) -> Result<(), Failure> {
    let path = Path::new(LIST);
    if !path.exists() {
        return Err(Failure::not_found(format_args!(
            "there is no {LIST}: go to the folder that holds `workflows/`"
        )));
    }
    let list = files::text(path)?;
    let list: List = serde_json::from_slice(&list)
        .map_err(|error| Failure::new(Exit::Refused, format_args!("{LIST}: {error}")))?;
    let folder = context.data.clone().unwrap_or_else(|| FOLDER.into());
    let waited = Arc::new(AtomicI64::new(0));
    let clock = clock_with(Arc::clone(&waited));
    data::with_engine(&folder, Use::Create, clock, async |engine| {
        let offers = play(engine, context.output, &list, &waited).await?;
        tell(context.output, &list, &offers, &folder)?;
        let config = Config {
            listen,
            engine: engine.clone(),
            offers,
            public_address: None,
            openid: None,
        };
        serve(context.output, config, &folder).await
    })
}

/// Plays what has not been played yet; who can be tried.
async fn play(
    engine: &Engine,
    output: Output,
    list: &List,
    waited: &AtomicI64,
) -> Result<Vec<Offer>, Failure> {
    let mut plays = Vec::new();
    let mut named = Vec::new();
    for showing in &list.reviews {
        let script = showing.script()?;
        let persons = persons(engine, &script).await?;
        named.extend(handles(&script.scenario, &script.parameters));
        plays.push(Play {
            moves: showing.moves(moves_of(&script, &persons)?),
            pace: showing.pace(),
            persons,
            script,
        });
    }
    go_back(engine, &plays, waited).await?;
    let people = People::load(engine).await?;
    for play in &plays {
        play_one(engine, output, play, &people, waited).await?;
    }
    come_back(engine, waited).await?;
    administrator(engine).await?;
    named.push((ADMINISTRATOR.into(), ADMINISTRATOR_NAME.into()));
    Ok(offers(list, named))
}

/// Sets the clock back: to the last event there is, or so far that the last step to be played is of today.
async fn go_back(engine: &Engine, plays: &[Play], waited: &AtomicI64) -> Result<(), Failure> {
    let now = clock::system().now();
    let back = match last_event(engine).await? {
        Some(last) => last - now,
        None => {
            let length = |from| {
                plays
                    .iter()
                    .fold(0, |sum, play| sum + play.seconds(from + sum))
            };
            // Working days are counted from the beginning, which the first count only guesses.
            -length(now - length(now))
        }
    };
    waited.store(back.min(0), Ordering::Relaxed);
    Ok(())
}

/// Sets the clock right again. It stays ahead where an event is ahead: time never goes back in a record.
async fn come_back(engine: &Engine, waited: &AtomicI64) -> Result<(), Failure> {
    let now = clock::system().now();
    let last = last_event(engine).await?.unwrap_or(now);
    waited.store((last - now).max(0), Ordering::Relaxed);
    Ok(())
}

/// When the last event of a review happened.
async fn last_event(engine: &Engine) -> Result<Option<i64>, Failure> {
    engine.caught_up().await?;
    let rows = engine.store().models().reviews("").await?;
    Ok(rows.iter().map(|row| row.last_time).max())
}

async fn play_one(
    engine: &Engine,
    output: Output,
    play: &Play,
    people: &People,
    waited: &AtomicI64,
) -> Result<(), Failure> {
    let source = &play.script.source;
    engine
        .definitions()
        .publish(source, engine.now(), Via::Console)
        .await?;
    let accepted = engine.submit(start(&play.script, &play.persons)?).await?;
    let mut player = Player {
        engine,
        script: &play.script,
        stream: accepted.review,
        waited,
        pace: play.pace,
        teller: Teller {
            output,
            people,
            quiet: true,
        },
    };
    let from = player.first_to_make(&play.moves).await?;
    let is_step =
        |one: &Move| matches!(&one.kind, MoveKind::Attempt(step) if step.refused.is_none());
    if play.moves[from..].iter().any(is_step) {
        output.remark(&format!("Playing {}", play.script.parameters.title))?;
        player.play(&play.moves, from).await?;
    }
    Ok(())
}

/// One who administers; the first right is given at the console.
async fn administrator(engine: &Engine) -> Result<(), Failure> {
    let account = engine
        .ensure_person(ADMINISTRATOR, ADMINISTRATOR_NAME, Via::Console)
        .await?;
    let person = Person::parse(&account.id).map_err(|error| Failure::new(Exit::Data, error))?;
    engine
        .grant_right(None, &person, Right::Administrator, Via::Console)
        .await?;
    Ok(())
}

/// Everybody who has a part in a review, each once.
fn offers(list: &List, named: Vec<(Name, Name)>) -> Vec<Offer> {
    let first = list.people_first.iter();
    let first = first.filter_map(|handle| named.iter().find(|(known, _)| known == handle));
    let mut offers: Vec<Offer> = Vec::new();
    for (handle, name) in first.chain(&named) {
        if !offers.iter().any(|offer| offer.handle == **handle) {
            offers.push(Offer {
                handle: handle.to_string(),
                role: name.to_string(),
            });
        }
    }
    offers
}

/// Who can be tried, what to try, and where everything lies.
fn tell(output: Output, list: &List, offers: &[Offer], folder: &Path) -> Result<(), Failure> {
    let data = folder.display().to_string();
    if output.json {
        let people: BTreeMap<_, _> = offers
            .iter()
            .map(|offer| (&offer.handle, &offer.role))
            .collect();
        return Ok(output.entry(&json!({ "people": people, "try": list.r#try, "data": data }))?);
    }
    let people: Vec<Vec<String>> = offers
        .iter()
        .map(|offer| vec![String::new(), offer.handle.clone(), offer.role.clone()])
        .collect();
    output.text(format!(
        "\nPeople to try; the first page signs you in as any of them by one click:\n{}\nTry this:\n  {}\n\nThe data is in {data}.",
        columns(&people),
        list.r#try.join("\n  "),
    ))?;
    Ok(())
}
