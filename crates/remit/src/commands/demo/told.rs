//! What the demonstration says.

use std::{collections::BTreeMap, io, path::Path};

use definition::name::Name;
use engine::review::Review;
use process::{
    explain::{Explanation, text::lines},
    scenario::{Expectation, Found},
};
use serde_json::json;

use crate::{
    failure::Failure,
    output::{Output, columns},
    people::People,
};

/// What was tried in a stage.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// Steps that were accepted.
    pub(super) accepted: usize,
    /// Wrong moves that were refused.
    pub(super) refused: usize,
}

/// Says what happens.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) output: Output,
    pub(super) people: &'a People,
    /// Nothing is said of single moves.
    pub(super) quiet: bool,
}

impl Teller<'_> {
    /// What is played where, and whether it goes on.
    pub(super) fn begins(self, say: &str, folder: &Path, made: usize) -> io::Result<()> {
        if self.output.json {
            let folder = folder.display().to_string();
            return self
                .output
                .entry(&json!({ "scenario": say, "data": folder, "made_before": made }));
        }
        self.output
            .text(format!("{say}\nThe data folder is {}.", folder.display()))?;
        if made > 0 {
            self.output.text(format!(
                "It goes on after {made} moves that were made before."
            ))?;
        }
        Ok(())
    }

    /// A heading.
    pub(super) fn stage(self, heading: &Name) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        if self.output.json {
            return self.output.entry(&json!({ "stage": heading }));
        }
        self.output.text(format!(
            "\n{heading}\n{}",
            "-".repeat(heading.chars().count())
        ))
    }

    /// A wrong move, and why it was refused.
    pub(super) fn refused(
        self,
        say: &Name,
        told: &str,
        found: &[Name],
        lines: &[String],
    ) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        if self.output.json {
            return self.output.entry(&json!({
                "tried": say, "command": told, "refused": found, "explanation": lines,
            }));
        }
        let mut text = format!("tried:   {say} ({told})\n");
        let mut mark = "refused:";
        for line in lines {
            text.push_str(&format!("{mark:8} {line}\n"));
            mark = "";
        }
        self.output.text(text)
    }

    /// An explanation as lines, with names.
    pub(super) fn lines(self, explanation: &Explanation) -> Vec<String> {
        lines(explanation, &|person| self.people.name(person))
    }

    /// A number or a fact that was expected.
    pub(super) fn found(self, expectation: &Expectation, found: Found) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        let say = &expectation.say;
        if self.output.json {
            let is_met = expectation.is_met(found);
            let found = match found {
                Found::Count(number) => json!(number),
                Found::Holds(truth) => json!(truth),
            };
            return self
                .output
                .entry(&json!({ "expect": say, "found": found, "as_expected": is_met }));
        }
        let found = match found {
            Found::Count(Some(number)) => number.to_string(),
            Found::Holds(Some(true)) => "yes".to_owned(),
            Found::Holds(Some(false)) => "no".to_owned(),
            Found::Count(None) | Found::Holds(None) => "unknown".to_owned(),
        };
        self.output.text(format!("counted: {say}: {found}"))
    }

    /// What stands where at the end of a stage.
    pub(super) fn counts(self, stage: &Stage, review: &Review) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        let counts = counts(review);
        if self.output.json {
            let counts: BTreeMap<_, _> = counts.into_iter().collect();
            return self.output.entry(&json!({
                "accepted": stage.accepted, "refused": stage.refused, "instances": counts,
            }));
        }
        let rows: Vec<Vec<String>> = counts
            .into_iter()
            .map(|(machine, states)| {
                let total: usize = states.values().sum();
                let states: Vec<String> = states
                    .iter()
                    .map(|(state, count)| format!("{count} {state}"))
                    .collect();
                vec![String::new(), machine, total.to_string(), states.join(", ")]
            })
            .collect();
        let Stage { accepted, refused } = stage;
        self.output.text(format!(
            "{accepted} steps accepted, {refused} refused as they should be"
        ))?;
        self.output.text(columns(&rows))
    }
}

/// The instances by machine and by the title of their state, in the order of the definition.
fn counts(review: &Review) -> Vec<(String, BTreeMap<String, usize>)> {
    let mut counts = Vec::new();
    for machine in review.definition.machines.values() {
        let mut states: BTreeMap<String, usize> = BTreeMap::new();
        let instances = review.state.instances.iter();
        for instance in instances.filter(|instance| instance.machine == machine.id) {
            let state = if instance.cancelled {
                "cancelled".to_owned()
            } else {
                machine.states[instance.leaf()].title.to_string()
            };
            *states.entry(state).or_default() += 1;
        }
        if !states.is_empty() {
            let plural = machine.plural.as_ref().unwrap_or(&machine.id);
            counts.push((plural.replace('_', " "), states));
        }
    }
    counts
}

/// Where everything lies, and how to go on.
pub(super) fn farewell(
    output: Output,
    folder: &Path,
    review: &str,
    handle: &str,
) -> Result<(), Failure> {
    let data = folder.display();
    Ok(output.remark(&format!(
        "\nEverything lies in {data}. Go on with:\n  \
         remit history {review} --as {handle} --data {data}\n  \
         remit state {review} --as {handle} --data {data}"
    ))?)
}
