//! `remit verify`: the record against itself.

use std::path::Path;

use clap::Args;
use serde_json::json;
use store::verify::Fault;

use crate::{cli::Context, data, exit::Exit, failure::Failure, output::Output, progress};

/// Check that nothing in the record was altered, removed, inserted or reordered
///
/// Checks the rules of every leaf, the chains, the dense positions, the Merkle root and the hash of every section, and
/// computes every other column of the record's tables again.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit verify\n  remit verify --json")]
pub(crate) struct Verify {}

pub(crate) fn run(context: &Context, _: &Verify) -> Result<(), Failure> {
    let folder = data::folder(context.data.as_deref());
    data::must_exist(&folder)?;
    // The record alone is opened, and only to be read: what is damaged can still be looked at.
    data::block_on(verify(&folder, context.output))
}

/// Verifies the record of a data folder and says what came of it.
pub(crate) async fn verify(folder: &Path, output: Output) -> Result<(), Failure> {
    let counter = progress::counter(output, "leaves verified");
    let result = store::verify::verify(folder, |leaves| counter.set_position(leaves)).await;
    counter.finish_and_clear();
    match result {
        Ok(verified) if output.json => Ok(output.entry(&json!({
            "verified": true,
            "size": verified.size,
            "root": verified.root.to_string(),
            "sections": verified.sections,
        }))?),
        Ok(verified) => Ok(output.text(format!(
            "verified: {} leaves, {} sections\nroot {}",
            verified.size, verified.sections, verified.root
        ))?),
        Err(faults) => Err(faulty(output, &faults)?),
    }
}

fn faulty(output: Output, faults: &[Fault]) -> std::io::Result<Failure> {
    let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
    if output.json {
        output.entry(&json!({ "verified": false, "faults": texts }))?;
    } else {
        for text in &texts {
            output.text(format!("fault: {text}"))?;
        }
    }
    Ok(Failure::new(
        Exit::Refused,
        format_args!(
            "the record does not verify, {} faults: do not write to it any more; compare it with a backup",
            faults.len()
        ),
    ))
}
