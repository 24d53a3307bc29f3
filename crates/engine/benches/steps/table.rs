//! [`Table`]: the figures in Markdown, medians with their ranges.

use std::{fmt, time::Duration};

use crate::{CALLERS, durable, machine, memory};

/// Everything measured, by definition: the review, then the note.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) titles: [&'static str; 2],
    /// Flushes a second.
    pub(crate) flushes: Vec<f64>,
    pub(crate) memory: [Memory; 2],
    pub(crate) durable: [[Vec<durable::Measured>; CALLERS.len()]; 2],
    pub(crate) raw: [[Vec<durable::Measured>; CALLERS.len()]; 2],
}

/// Figures in memory, one of each a round.
#[derive(Default)]
pub(crate) struct Memory {
    steps: Vec<f64>,
    folds: Vec<f64>,
    explanations: Vec<f64>,
}

impl Memory {
    pub(crate) fn add(&mut self, measured: &memory::Measured) {
        self.steps.push(measured.steps);
        self.folds.push(measured.folds);
        self.explanations.push(measured.explanations);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounds = self.flushes.len();
        writeln!(
            f,
            "{} cores; `fdatasync` of 512 bytes {} a second; median of {rounds} interleaved rounds [range].\n",
            machine::cores(),
            rates(&self.flushes),
        )?;
        writeln!(
            f,
            "| In memory, one core | A review in its middle | A note of two states |"
        )?;
        writeln!(f, "|---|---|---|")?;
        let [review, note] = &self.memory;
        let mut row = |name: &str, of: fn(&Memory) -> &[f64]| {
            writeln!(
                f,
                "| {name} a second | {} | {} |",
                rates(of(review)),
                rates(of(note))
            )
        };
        row("`step`", |it| &it.steps)?;
        row("`fold`", |it| &it.folds)?;
        row("`explain`", |it| &it.explanations)?;
        let figures = self.durable.iter().zip(&self.raw);
        for (title, (durable, raw)) in self.titles.iter().zip(figures) {
            writeln!(
                f,
                "\n| Durable steps: {title} | a second | p50 | p99 | CPU a step |"
            )?;
            writeln!(f, "|---|---|---|---|---|")?;
            for ((callers, durable), raw) in CALLERS.iter().zip(durable).zip(raw) {
                line(f, &format!("engine, {callers} callers"), durable)?;
                line(f, &format!("plain SQL, {callers} a transaction"), raw)?;
            }
        }
        Ok(())
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, measured: &[durable::Measured]) -> fmt::Result {
    let all = |of: &dyn Fn(&durable::Measured) -> f64| measured.iter().map(of).collect::<Vec<_>>();
    let wait = |percent: usize| {
        let waits = all(&|it| at(&it.waits, percent).as_secs_f64());
        time(median(&waits))
    };
    let processor = all(&|it| it.processor.as_secs_f64());
    writeln!(
        f,
        "| {name} | {} | {} | {} | {} |",
        rates(&all(&|it| it.rate)),
        wait(50),
        wait(99),
        time(median(&processor)),
    )
}

/// The time that so many percent of the waits do not exceed.
fn at(waits: &[Duration], percent: usize) -> Duration {
    let last = waits.len().saturating_sub(1);
    waits.get(last * percent / 100).copied().unwrap_or_default()
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn rates(figures: &[f64]) -> String {
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = figures.iter().copied().fold(0.0, f64::max);
    format!(
        "**{}** [{}-{}]",
        rate(median(figures)),
        rate(least),
        rate(most)
    )
}

/// A rate with three digits that mean something.
fn rate(rate: f64) -> String {
    match rate {
        _ if rate >= 1e6 => format!("{:.2}M", rate / 1e6),
        _ if rate >= 1e5 => format!("{:.0}k", rate / 1e3),
        _ if rate >= 1e4 => format!("{:.1}k", rate / 1e3),
        _ => format!("{rate:.0}"),
    }
}

fn time(seconds: f64) -> String {
    if seconds >= 1e-3 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{:.0} µs", seconds * 1e6)
    }
}
