//! A bar for what takes long, on stderr and only where somebody sees it.

use std::env;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// A bar over so many things of a kind, such as `reviews`.
pub(crate) fn bar(output: Output, length: u64, things: &'static str) -> ProgressBar {
    drawn(
        ProgressBar::with_draw_target(Some(length), target(output)),
        "{wide_bar} {human_pos} of {human_len} {msg}, {eta} left",
        things,
    )
}

/// A number that grows, of things whose number is not known before, such as `leaves verified`.
pub(crate) fn counter(output: Output, things: &'static str) -> ProgressBar {
    drawn(
        ProgressBar::with_draw_target(None, target(output)),
        "{spinner} {human_pos} {msg}",
        things,
    )
}

fn drawn(bar: ProgressBar, template: &str, things: &'static str) -> ProgressBar {
    let bar = bar.with_message(things);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn target(output: Output) -> ProgressDrawTarget {
    if output.json || env::var_os("TERM").is_some_and(|term| term == "dumb") {
        ProgressDrawTarget::hidden()
    } else {
        // Draws nothing where stderr is no terminal.
        ProgressDrawTarget::stderr()
    }
}
