//! A bar for what takes long, on stderr and only where somebody sees it.

use std::env;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// A bar over so many things of a kind, such as `leaves`.
pub(crate) fn bar(output: Output, length: u64, things: &'static str) -> ProgressBar {
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let target = if output.json || dumb {
        ProgressDrawTarget::hidden()
    } else {
        // Draws nothing where stderr is no terminal.
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(Some(length), target).with_message(things);
    match ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} {msg}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
