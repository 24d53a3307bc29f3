//! `remit document get`: a document of a review, for who may read it.

mod remote;

use std::{
    fs::File,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use definition::{
    name::Name,
    value::{Document as Reference, Value},
};
use engine::{engine::Engine, look::Look};
use serde_json::json;

use crate::{
    access, cli::Context, data::Use, exit::Exit, failure::Failure, look, output::Output,
    people::People,
};

/// Get a document out of a review
#[derive(Args, Debug)]
pub(crate) struct Document {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Get(Get),
}

/// Write a document to a file
///
/// The document is named by the instance and the field that hold it, or by its SHA-256.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit document get policy paper text --as ada -o policy.pdf
  remit document get policy 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --as ada -o -")]
struct Get {
    /// The review, by name or id
    review: String,
    /// The SHA-256 of the document, or the instance that holds it
    #[arg(value_name = "SHA256|INSTANCE")]
    what: String,
    /// The field of the instance
    field: Option<String>,
    /// Who reads it
    #[arg(long = "as", value_name = "PERSON")]
    viewer: Option<String>,
    /// The file to write, which must not exist; `-` is the standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(context: &Context, args: &Document) -> Result<(), Failure> {
    let Command::Get(args) = &args.command;
    let asked = context.with_server(args.viewer.as_deref(), async |remote, _| {
        let (document, bytes) = remote::ask(remote, args).await?;
        hand_out(context.output, args, &document, &bytes)
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let viewer = people.viewer(args.viewer.as_deref())?;
        let look = look::at(engine, &args.review, viewer, None).await?;
        look::must_be_known(&look, &args.review)?;
        let document = find(&look, args)?;
        let bytes = engine.document(look.stream(), &document.sha256).await?;
        note(engine, &look, &document.sha256).await?;
        hand_out(context.output, args, &document, &bytes)
    })
}

/// Writes a document to its file, and says so.
fn hand_out(output: Output, args: &Get, document: &Reference, bytes: &[u8]) -> Result<(), Failure> {
    write(&args.output, bytes)?;
    if args.output == Path::new("-") {
        return Ok(());
    }
    if output.json {
        output.document(&json!({
            "file": args.output,
            "name": &*document.name,
            "sha256": document.sha256,
            "length": document.length,
            "media_type": document.media_type,
        }))?;
    } else {
        let file = args.output.display();
        output.text(format!(
            "{file}: {} bytes of {}",
            bytes.len(),
            document.name
        ))?;
    }
    Ok(())
}

fn no_such_document() -> Failure {
    Failure::not_found(
        "there is no such document that you may read; `remit state <review> <instance>` shows what there is",
    )
}

/// The document, if the viewer may read a field that holds it. One that they may not read is answered like one that is not there.
fn find(look: &Look, args: &Get) -> Result<Reference, Failure> {
    let found = look.view(&look.viewer, |viewed| {
        let instances = look.snapshot().state.instances.iter().enumerate();
        let mut readable = instances.flat_map(|(place, instance)| {
            let fields = instance.fields.iter();
            let fields = fields.filter(move |(field, _)| viewed.reads(place, field));
            fields.map(move |(field, value)| (&instance.id, field, value))
        });
        readable.find_map(|(instance, field, value)| match &args.field {
            Some(named) if *args.what == **instance && **named == **field => first(value, |_| true),
            Some(_) => None,
            None => first(value, |document| *document.sha256 == *args.what),
        })
    });
    found.ok_or_else(no_such_document)
}

/// The first document in a value that is wanted.
fn first(value: &Value, wanted: impl Fn(&Reference) -> bool + Copy) -> Option<Reference> {
    match value {
        Value::Document(document) => wanted(document).then(|| document.clone()),
        Value::List(values) => values.iter().find_map(|value| first(value, wanted)),
        Value::Set(values) => values.iter().find_map(|value| first(value, wanted)),
        Value::Per(values) => values.values().find_map(|value| first(value, wanted)),
        _ => None,
    }
}

/// Documents are content: every read of one by a person is written down.
async fn note(engine: &Engine, look: &Look, sha256: &Name) -> Result<(), Failure> {
    let what = format!("document {sha256}");
    access::note_read(engine, &look.viewer, look.stream(), &what).await
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    }
    let created = File::options().write(true).create_new(true).open(path);
    let written = created.and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::new(
            Exit::Refused,
            format_args!(
                "{} exists already; nothing was written over it",
                path.display()
            ),
        ),
        _ => Failure::file(path, &error),
    })
}
