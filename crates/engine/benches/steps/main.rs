//! How quick a step is: decided and folded in memory, and durable through the whole engine, beside what the disk and the
//! database allow in the same run.
//!
//! `cargo bench -p engine` prints a table in Markdown; with `-- --quick` it only shows that everything runs.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench is test code, and measures time"
)]

mod course;
mod durable;
mod house;
mod machine;
mod memory;
mod raw;
mod table;

use std::{io::Write as _, time::Duration};

use course::Course;
use table::Table;

/// As in the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Callers at the same time.
const CALLERS: [usize; 4] = [1, 16, 64, 256];

/// How much is measured.
#[derive(Clone, Copy)]
struct Effort {
    /// Each figure is taken so often, all figures once a round.
    rounds: usize,
    /// How long one figure is taken.
    time: Duration,
    /// Reviews that the callers share.
    reviews: usize,
}

const FULL: Effort = Effort {
    rounds: 3,
    time: Duration::from_millis(1200),
    reviews: 256,
};

const QUICK: Effort = Effort {
    rounds: 1,
    time: Duration::from_millis(50),
    reviews: 16,
};

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let effort = if is_quick { QUICK } else { FULL };
    let courses = [Course::review(), Course::note()];
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let table = runtime.block_on(measure(&courses, effort));
    std::io::stdout()
        .write_all(table.to_string().as_bytes())
        .unwrap();
}

async fn measure(courses: &[Course; 2], effort: Effort) -> Table {
    let mut table = Table {
        titles: courses.each_ref().map(|course| course.title),
        ..Table::default()
    };
    let mut runs = Vec::new();
    for course in courses {
        runs.push(durable::Run::begin(course, effort.reviews).await);
    }
    for _ in 0..effort.rounds {
        table.flushes.push(machine::flushes(effort.time));
        for (index, (course, run)) in courses.iter().zip(&mut runs).enumerate() {
            table.memory[index].add(&memory::measure(course, effort.time));
            for (level, callers) in CALLERS.into_iter().enumerate() {
                let from = run.house.engine.store().size();
                table.durable[index][level].push(run.measure(callers, effort.time).await);
                let steps = raw::steps(&run.house, from).await;
                table.raw[index][level].push(raw::measure(steps, callers, effort.time).await);
            }
        }
    }
    for run in runs {
        run.house.close().await;
    }
    table
}
