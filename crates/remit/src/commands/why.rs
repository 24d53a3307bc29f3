//! `remit why`: why an action is blocked, what would meet it, and whose move it is.

use clap::Args;
use definition::name::Name;
use engine::look::Look;
use process::{
    explain::{Explanation, Question, explain, text::lines},
    view::Viewer,
};
use serde::Deserialize;

use crate::{
    access,
    cli::Context,
    data::Use,
    failure::Failure,
    look,
    output::Output,
    people::People,
    remote::{Call, Remote},
};

/// See why something is blocked, what would meet it, and whose move it is
///
/// Without an action: everything that can be done with the instance in its present state.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit why policy round/1 --as ada
  remit why policy round/1 countersign --as ada
  remit why policy round/1 countersign --as ada --json")]
pub(crate) struct Why {
    /// The review, by name or id
    review: String,
    /// The instance
    instance: String,
    /// The action
    action: Option<String>,
    /// Who asks, and would act
    #[arg(long = "as", value_name = "PERSON")]
    viewer: Option<String>,
}

pub(crate) fn run(context: &Context, args: &Why) -> Result<(), Failure> {
    let named = args.viewer.as_deref();
    let asked = context.with_server(named, async |remote, _| {
        at_server(context, remote, args).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let viewer = people.viewer(args.viewer.as_deref())?;
        let look = look::at(engine, &args.review, viewer, None).await?;
        look::must_be_known(&look, &args.review)?;
        let told = answers(&look, &look.viewer, args)?;
        let to_everybody = answers(&look, &Viewer::Anyone, args).unwrap_or_default();
        access::note(
            engine,
            &look.viewer,
            look.stream(),
            "why",
            (&told, &to_everybody),
        )
        .await?;
        let told = told.into_iter().map(|explanation| Told {
            lines: lines(&explanation, &|person| people.name(person)),
            explanation,
        });
        say(context.output, &told.collect::<Vec<_>>())
    })
}

fn answers(look: &Look, viewer: &Viewer, args: &Why) -> Result<Vec<Explanation>, Failure> {
    let instance: Name = args.instance.as_str().into();
    let actions: Vec<Name> = match &args.action {
        Some(action) => vec![action.as_str().into()],
        None => look::offered(look, viewer, &instance)?,
    };
    let actor = match viewer {
        Viewer::Person(person) => Some(person),
        Viewer::Anyone | Viewer::Auditor(_) => None,
    };
    let question = |action| Question {
        instance: &instance,
        action,
        actor,
        on_behalf_of: None,
        payload: None,
        confirmations: None,
        at: look.moment(),
    };
    Ok(look.view(viewer, |viewed| {
        let explained = actions.iter();
        explained
            .map(|action| explain(viewed, &question(action)))
            .collect()
    }))
}

/// An answer as data and in words.
#[derive(Debug, Deserialize)]
struct Told {
    explanation: Explanation,
    lines: Vec<String>,
}

/// What a server answers.
#[derive(Debug, Deserialize)]
struct Answers {
    explanations: Vec<Told>,
}

async fn at_server(context: &Context, remote: &Remote, args: &Why) -> Result<(), Failure> {
    let call = Call::get(&["reviews", &args.review, "why"])
        .with("instance", Some(&args.instance))
        .with("action", args.action.as_ref());
    match remote.send(call).await? {
        Ok(answer) => say(context.output, &answer.read::<Answers>()?.explanations),
        Err(problem) if problem.is_not_found() => {
            remote.must_be_known(&args.review).await?;
            Err(look::no_such_instance(&args.instance))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn say(output: Output, told: &[Told]) -> Result<(), Failure> {
    if told.is_empty() {
        output.remark("Nothing can be done with it in its present state.")?;
    }
    for (index, told) in told.iter().enumerate() {
        if output.json {
            output.entry(&told.explanation)?;
            continue;
        }
        if index > 0 {
            output.text("")?;
        }
        for line in &told.lines {
            output.text(line)?;
        }
    }
    Ok(())
}
