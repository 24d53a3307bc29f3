//! [`Served`]: a server that is ended when it is dropped.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use serde_json::Value as Json;

use crate::console::Console;

/// A server that is ended when it is dropped.
pub(crate) struct Served {
    child: Child,
    /// Where it is.
    pub(crate) address: String,
}

impl Served {
    /// Serves the record of a console by a command.
    pub(crate) fn start(console: &Console, command: &[&str]) -> Self {
        let data = console.data();
        let mut child = console
            .command(command)
            .args(["--listen", "127.0.0.1:0", "--json", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = lines.map(|line| serde_json::from_str::<Json>(&line.unwrap()).unwrap());
        let address = told.find_map(|told| Some(told["address"].as_str()?.to_owned()));
        Self {
            address: address.expect("it says where it is"),
            child,
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let pid = self.child.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let _ = self.child.wait();
    }
}
