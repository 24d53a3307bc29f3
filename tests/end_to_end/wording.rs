//! Help and errors, word for word: people and scripts rely on them.

use crate::{console::Console, two_states::ajar};

#[test]
fn help() {
    let console = Console::new();
    let commands: [&[&str]; 4] = [&[], &["do"], &["role", "delegate"], &["demo"]];
    let mut text = String::new();
    for command in commands {
        let help = console.done(&[command, &["--help"]].concat());
        text.push_str(&format!(
            "$ remit {}\n{help}\n",
            [command, &["--help"]].concat().join(" ")
        ));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_command_has_examples_that_name_it() {
    let console = Console::new();
    let commands = "demo|check|publish|definition list|person add|person invite|person list|review start|review list|do|consent|\
        withdraw|why|todo|state|history|document get|role assign|role revoke|role delegate|right grant|right revoke|amend|replay|verify";
    for command in commands.split('|') {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = console.done(&words);
        let (_, examples) = help.split_once("Examples:\n").expect(command);
        assert!(examples.contains(&format!("  remit {command}")), "{help}");
    }
}

#[test]
fn errors() {
    let console = ajar();
    console.write(
        "wrong/workflow.yaml",
        crate::two_states::DOOR.replace("this.dust == 0", "this.dirt == 0"),
    );
    let commands: [&[&str]; 9] = [
        &["do", "front-door", "door", "shut", "--as", "kim"],
        &["do", "front-door", "door", "shut", "--as", "pat"],
        &[
            "do",
            "front-door",
            "door",
            "clean",
            "--as",
            "pat",
            "--with",
            "dust=much",
        ],
        &[
            "do",
            "front-door",
            "door",
            "clean",
            "--as",
            "kay",
            "--with",
            "dust=0",
        ],
        &["why", "front-door", "door", "--as", "pat"],
        &["state", "back-door"],
        &["state", "front-door", "--at", "tomorrow"],
        &["review", "start", "README.md", "--as", "kim", "--fly"],
        &["check", &console.path("wrong")],
    ];
    let mut text = String::new();
    for command in commands {
        let answer = console.remit(command);
        let line = command.join(" ");
        text.push_str(&format!(
            "$ remit {line}\n{}{}-> {}\n\n",
            answer.out, answer.err, answer.code
        ));
    }
    insta::assert_snapshot!(text.replace(&console.path(""), ""));
}

#[test]
fn nothing_is_coloured_where_there_is_no_terminal() {
    let console = ajar();
    let questions: [&[&str]; 4] = [
        &["--help"],
        &["state", "front-door"],
        &["do", "front-door", "door", "shut", "--as", "kim"],
        &["fly"],
    ];
    for question in questions {
        let answer = console.remit(question);
        assert!(
            !format!("{}{}", answer.out, answer.err).contains('\u{1b}'),
            "{answer:#?}"
        );
    }
}
