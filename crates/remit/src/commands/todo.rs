//! `remit todo`: what a person can do now, and what waits for what.

mod remote;

use clap::Args;
use engine::{engine::Engine, look::Look};
use process::{
    explain::{Move, text::line},
    person::Person,
    view::Viewer,
    worklist::{Open, Overview, Work, Worklist, blocked_overview, worklist},
};
use serde::{Deserialize, Serialize};

use crate::{
    access, cli::Context, data::Use, failure::Failure, look, moment, output::Output,
    people::People, reviews, submit,
};

/// See what a person can do now, and what waits for what
///
/// Without a review: all reviews in which the person has something to do.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit todo --as ada\n  remit todo policy --as ada --json")]
pub(crate) struct Todo {
    /// The review, by name or id
    review: Option<String>,
    /// Whose work; of a server, that of the person whose token it is
    #[arg(long = "as", value_name = "PERSON")]
    person: Option<String>,
}

/// What one review asks of a person, and what it waits for altogether.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Desk {
    review: String,
    #[serde(flatten)]
    work: Worklist,
    overview: Overview,
}

pub(crate) fn run(context: &Context, args: &Todo) -> Result<(), Failure> {
    let named = args.person.as_deref();
    if let Some(answer) = context.with_server(named, async |remote, me| {
        remote::ask(context, remote, me, args).await
    }) {
        return answer;
    }
    let named = submit::named(named)?;
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let person = people.find(named)?;
        let names = match &args.review {
            Some(review) => vec![review.clone()],
            None => names(engine).await?,
        };
        let mut desks = Vec::new();
        for name in names {
            let viewer = Viewer::Person(person.clone());
            let look = look::at(engine, &name, viewer, None).await?;
            if args.review.is_some() {
                look::must_be_known(&look, &name)?;
            }
            let desk = desk(&look, &person, name);
            if args.review.is_some()
                || !(desk.work.ready.is_empty() && desk.work.waiting.is_empty())
            {
                note(engine, &look, &desk).await?;
                desks.push(desk);
            }
        }
        say(context.output, &people, named, &desks)
    })
}

async fn names(engine: &Engine) -> Result<Vec<String>, Failure> {
    engine.caught_up().await?;
    let rows = reviews::list(engine).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

fn desk(look: &Look, person: &Person, review: String) -> Desk {
    let at = look.moment();
    look.view(&look.viewer, |viewed| Desk {
        review,
        work: worklist(viewed, person, at),
        overview: blocked_overview(viewed, at),
    })
}

/// Somebody's work is always theirs alone: it counts as read unless there is none and everybody sees the same.
async fn note(engine: &Engine, look: &Look, desk: &Desk) -> Result<(), Failure> {
    let nobody = Desk {
        review: desk.review.clone(),
        work: Worklist {
            ready: Vec::new(),
            waiting: Vec::new(),
        },
        overview: look.view(&Viewer::Anyone, |viewed| {
            blocked_overview(viewed, look.moment())
        }),
    };
    access::note(engine, &look.viewer, look.stream(), "todo", (desk, &nobody)).await
}

fn say(output: Output, people: &People, person: &str, desks: &[Desk]) -> Result<(), Failure> {
    if output.json {
        for desk in desks {
            output.entry(desk)?;
        }
        return Ok(());
    }
    if desks.is_empty() {
        output.remark("There is nothing to do.")?;
    }
    for desk in desks {
        let mut lines = vec![format!("{}:", desk.review)];
        section(
            &mut lines,
            "Can be done now",
            &desk.work.ready,
            |work, lines| {
                ready(work, desk, person, lines);
            },
        );
        section(
            &mut lines,
            "Waits for something",
            &desk.work.waiting,
            |work, lines| {
                waiting(work, people, lines);
            },
        );
        let others = desk
            .overview
            .open
            .iter()
            .filter(|open| !is_listed(desk, open));
        let others: Vec<&Open> = others.collect();
        section(&mut lines, "Open with others", &others, |open, lines| {
            with_others(open, people, lines);
        });
        if desk.overview.hidden > 0 {
            lines.push(format!(
                "  and {} open that you may not see",
                desk.overview.hidden
            ));
        }
        output.text(lines.join("\n"))?;
    }
    Ok(())
}

fn section<T>(
    lines: &mut Vec<String>,
    title: &str,
    entries: &[T],
    mut write: impl FnMut(&T, &mut Vec<String>),
) {
    if !entries.is_empty() {
        lines.push(format!("  {title}"));
    }
    for entry in entries {
        write(entry, lines);
    }
}

fn ready(work: &Work, desk: &Desk, person: &str, lines: &mut Vec<String>) {
    lines.push(format!(
        "    {}{}",
        title(work),
        due(work.due, work.overdue)
    ));
    let verb = if work.consent { "consent" } else { "do" };
    let (instance, action) = (&work.subject.instance, &work.action.id);
    lines.push(format!(
        "      remit {verb} {} {instance} {action} --as {person}",
        desk.review
    ));
}

fn waiting(work: &Work, people: &People, lines: &mut Vec<String>) {
    lines.push(format!(
        "    {}{}",
        title(work),
        due(work.due, work.overdue)
    ));
    for blocked in &work.waits_for {
        let line = line(blocked, &|person| people.name(person));
        lines.push(format!("      {line}"));
    }
}

fn title(work: &Work) -> String {
    let consent = if work.consent { "Consent: " } else { "" };
    format!("{consent}{}: {}", work.subject.title, work.action.title)
}

fn due(due: Option<jiff::Timestamp>, overdue: bool) -> String {
    match due {
        Some(due) if overdue => format!(", was due {}", moment::shown(due)),
        Some(due) => format!(", due {}", moment::shown(due)),
        None => String::new(),
    }
}

/// Whether an open instance stands in the person's own list already.
fn is_listed(desk: &Desk, open: &Open) -> bool {
    let mut work = desk.work.ready.iter().chain(&desk.work.waiting);
    work.any(|work| work.subject.instance == open.subject.instance)
}

fn with_others(open: &Open, people: &People, lines: &mut Vec<String>) {
    let state = &open.subject.state_title;
    lines.push(format!(
        "    {} (“{state}”){}",
        open.subject.title,
        due(open.due, open.overdue)
    ));
    for step in &open.moves {
        lines.push(format!("      {}", by(step, people)));
    }
}

fn by(step: &Move, people: &People) -> String {
    let who: Vec<String> = step
        .by
        .iter()
        .map(|who| {
            let names: Vec<String> = who
                .persons
                .iter()
                .map(|person| people.name(person))
                .collect();
            if names.is_empty() {
                who.title.to_string()
            } else {
                names.join(", ")
            }
        })
        .collect();
    if who.is_empty() {
        step.title.clone()
    } else {
        format!("{}, by {}", step.title, who.join(" or "))
    }
}
