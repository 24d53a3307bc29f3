//! `remit state`: where a review stands, or stood.

mod remote;

use clap::Args;
use process::view::{HiddenCount, InstanceView, ReviewView, Viewer, Who};

use crate::{
    access,
    cli::Context,
    data::Use,
    failure::Failure,
    look,
    moment::{self, Place},
    output::{Output, columns},
    people::People,
};

/// See where a review stands, or where it stood
///
/// Without an instance: all instances with their states. With one: its content. The past is shown with the rights of today.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit state policy --as ada
  remit state policy round/1 --as ada
  remit state policy --at 12
  remit state policy --at 2026-11-23T16:00:00Z --json")]
pub(crate) struct State {
    /// The review, by name or id
    review: String,
    /// One instance
    instance: Option<String>,
    /// As it was at a position of the record, or at a time
    #[arg(long, value_name = "POSITION|TIME", value_parser = moment::place)]
    at: Option<Place>,
    /// Who looks
    #[arg(long = "as", value_name = "PERSON")]
    viewer: Option<String>,
}

pub(crate) fn run(context: &Context, args: &State) -> Result<(), Failure> {
    let named = args.viewer.as_deref();
    let asked = context.with_server(named, async |remote, _| {
        remote::ask(context, remote, args).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let viewer = people.viewer(args.viewer.as_deref())?;
        let look = look::at(engine, &args.review, viewer, args.at).await?;
        look::must_be_known(&look, &args.review)?;
        let at = look.moment();
        let mut view = look.view(&look.viewer, |viewed| viewed.review(at));
        let mut to_everybody = look.view(&Viewer::Anyone, |viewed| viewed.review(at));
        if let Some(instance) = &args.instance {
            only(&mut view, instance)?;
            to_everybody
                .instances
                .retain(|known| known.subject.instance == *instance.as_str());
        }
        let seen = (&view, &to_everybody);
        access::note(engine, &look.viewer, look.stream(), "state", seen).await?;
        say(context.output, args, &people, &view)
    })
}

fn say(output: Output, args: &State, people: &People, view: &ReviewView) -> Result<(), Failure> {
    if output.json {
        return Ok(output.document(view)?);
    }
    let text = match &args.instance {
        None => overview(view, people, args.at.is_some()),
        Some(_) => {
            let instances = view.instances.iter();
            instances.map(|one| content(one, people)).collect()
        }
    };
    Ok(output.text(text)?)
}

/// Keeps one instance and nothing else.
fn only(view: &mut ReviewView, instance: &str) -> Result<(), Failure> {
    view.instances
        .retain(|known| known.subject.instance == *instance);
    view.parameters.clear();
    view.roles.clear();
    view.hidden.clear();
    if view.instances.is_empty() {
        return Err(Failure::not_found(format_args!(
            "there is no `{instance}` that you may see; without an instance, `remit state` shows what there is"
        )));
    }
    Ok(())
}

/// All instances with their states.
fn overview(view: &ReviewView, people: &People, is_past: bool) -> String {
    let mut text = String::new();
    let title = view.title.as_deref().unwrap_or_default();
    text.push_str(&format!(
        "{}: {title}\n",
        view.name.as_deref().unwrap_or_default()
    ));
    if let (Some(revision), Some(time)) = (view.revision, view.time) {
        let then = if is_past { "as it was after" } else { "at" };
        text.push_str(&format!(
            "{then} revision {revision}, {}\n",
            moment::shown(time)
        ));
    }
    let rows: Vec<Vec<String>> = view.instances.iter().map(row).collect();
    text.push_str(&format!("\n{}", columns(&rows)));
    for HiddenCount { machine, count } in &view.hidden {
        text.push_str(&format!(
            "and {count} of {} that you may not see\n",
            machine.replace('_', " ")
        ));
    }
    if !view.roles.is_empty() {
        let rows: Vec<Vec<String>> = view.roles.iter().map(|who| role(who, people)).collect();
        text.push_str(&format!("\n{}", columns(&rows)));
    }
    text
}

fn row(instance: &InstanceView) -> Vec<String> {
    let due = match (instance.due, instance.overdue) {
        (Some(due), true) => format!("was due {}", moment::shown(due)),
        (Some(due), false) => format!("due {}", moment::shown(due)),
        (None, _) => String::new(),
    };
    let subject = &instance.subject;
    let state = if instance.cancelled {
        format!("cancelled in “{}”", subject.state_title)
    } else {
        subject.state_title.to_string()
    };
    vec![
        subject.instance.to_string(),
        state,
        subject.title.clone(),
        due,
    ]
}

fn role(who: &Who, people: &People) -> Vec<String> {
    let of = who
        .of_title
        .as_ref()
        .map_or(String::new(), |of| format!(" of {of}"));
    let names: Vec<String> = who
        .persons
        .iter()
        .map(|person| people.name(person))
        .collect();
    vec![format!("{}{of}", who.title), names.join(", ")]
}

/// One instance with its content.
fn content(instance: &InstanceView, people: &People) -> String {
    let subject = &instance.subject;
    let mut rows = vec![
        vec!["state".to_owned(), subject.state_title.to_string()],
        vec!["since".to_owned(), moment::shown(instance.since)],
        vec![
            "touched last by".to_owned(),
            format!("revision {}", instance.revision),
        ],
    ];
    if let Some(due) = instance.due {
        rows.push(vec!["due".to_owned(), moment::shown(due)]);
    }
    if let Some(proposed) = &instance.proposed {
        let by = proposed
            .by
            .as_ref()
            .map(|by| format!(", by {}", people.name(by)));
        let text = format!(
            "{}{}; it waits for a second person",
            proposed.title,
            by.unwrap_or_default()
        );
        rows.push(vec!["proposed".to_owned(), text]);
    }
    for field in &instance.fields {
        rows.push(vec![field.title.clone(), people.named(&field.text)]);
    }
    let mut text = format!(
        "{}: {}\n{}",
        subject.instance,
        subject.title,
        columns(&rows)
    );
    if !instance.readable {
        text.push_str("You may not read its content.\n");
    }
    text
}
