//! What cannot be used gets a clear error and the right exit code, and changes nothing.

use std::fs::File;

use crate::{
    console::Console,
    two_states::{DOOR, FRONT_DOOR, ajar},
};

/// Runs a command that must fail, and checks what it says.
#[track_caller]
fn fails(console: &Console, arguments: &[&str], code: i32, says: &str) {
    let answer = console.remit(arguments);
    let said = format!("{}{}", answer.out, answer.err);
    assert_eq!(answer.code, code, "{arguments:?}: {said}");
    assert!(
        said.contains(says),
        "{arguments:?} should say `{says}`, says: {said}"
    );
    assert!(!said.contains("panicked"), "{said}");
}

/// A record with a door, and a check that it is as before in the end.
fn unchanged(work: impl FnOnce(&Console)) {
    let console = ajar();
    let (size, state) = (
        console.size(),
        console.json(&["state", "front-door", "--as", "kim"]),
    );
    work(&console);
    assert_eq!(console.size(), size);
    let after = console.json(&["state", "front-door", "--as", "kim"]);
    assert_eq!(after, state);
    console.done(&["replay", "--all"]);
}

#[test]
fn files_that_are_no_definitions() {
    unchanged(|console| {
        let cases = [
            (
                "broken.yaml",
                "machines: [unclosed\n".to_owned(),
                1,
                "WF0009",
            ),
            (
                "unknown-key.yaml",
                DOOR.replace("initial: ajar", "inital: ajar"),
                1,
                "did you mean",
            ),
            (
                "wrong-type.yaml",
                DOOR.replace("dust == 0", "dust == 'none'"),
                1,
                "error[WF",
            ),
            (
                "wrong-kind.yaml",
                DOOR.replace("version: 1.0.0", "version: [1]"),
                1,
                "error[WF",
            ),
            ("empty.yaml", String::new(), 1, "the file is empty"),
            (
                "long-line.yaml",
                format!("{DOOR}# {}\n", "x".repeat(100_000)),
                1,
                "WF0010",
            ),
            ("10-mb.yaml", "x".repeat(10_000_000), 2, "1 MiB"),
        ];
        for (name, text, code, says) in cases {
            let path = console.write(name, text);
            fails(console, &["check", &path], code, says);
            fails(console, &["publish", &path], code, says);
        }
        let other = console.write("other.yaml", DOOR.replace("A door", "Another door"));
        fails(
            console,
            &["publish", &other],
            1,
            "published already, with another text",
        );
        fails(
            console,
            &["publish", &console.path("missing.yaml")],
            3,
            "missing.yaml",
        );
        fails(console, &["check", &console.path("missing")], 3, "missing");
        let bytes = console.write("bytes.yaml", [0xff, 0xfe, 0x00]);
        fails(console, &["check", &bytes], 1, "WF0001");
    });
}

#[test]
fn parameters_that_do_not_fit() {
    unchanged(|console| {
        let side = FRONT_DOOR.replace("front-door", "side-door");
        let cases = [
            ("broken.yaml", "review: [\n".to_owned(), 1, "WF0009"),
            (
                "unknown-key.yaml",
                format!("{side}colour: red\n"),
                1,
                "colour",
            ),
            (
                "wrong-kind.yaml",
                side.replace("[kim]", "{ a: b }"),
                1,
                "error[WF",
            ),
            ("10-mb.yaml", "x".repeat(10_000_000), 2, "1 MiB"),
            (
                "unpublished.yaml",
                side.replace("@1.0.0", "@9.0.0"),
                3,
                "not published",
            ),
            (
                "unknown-definition.yaml",
                side.replace("door@", "gate@"),
                3,
                "not published",
            ),
            (
                "unknown-persons.yaml",
                side.replace("[pat]", "[nobody, noone]"),
                3,
                "nobody, noone",
            ),
            (
                "taken.yaml",
                FRONT_DOOR.to_owned(),
                1,
                "there is a review named `front-door` already",
            ),
        ];
        for (name, text, code, says) in cases {
            let path = console.write(name, text);
            fails(
                console,
                &["review", "start", &path, "--as", "kim"],
                code,
                says,
            );
        }
    });
}

#[test]
fn steps_that_cannot_be_taken() {
    // What follows `remit do front-door door clean --as pat`, the exit code, and what is said.
    let cases = [
        ("--with dust", 2, "field=value"),
        ("--with dust=many", 2, "`many` is not a whole number"),
        ("--with dust=10", 1, "Dust left"),
        (
            "--with dirt=1",
            2,
            "--with dirt: the form of `clean` has no such field",
        ),
        ("--with dust=1 --with dust=2", 2, "given twice"),
        ("--file dust=README.md", 2, "takes no document"),
        ("--id not-a-uuid", 2, "--id"),
        ("--occurred yesterday", 2, "2003-09-15"),
        ("", 1, "is required"),
        ("--with dust=1 --seen 0", 1, "changed"),
    ];
    unchanged(|console| {
        for (more, code, says) in cases {
            let mut arguments = vec!["do", "front-door", "door", "clean", "--as", "pat"];
            arguments.extend(more.split_whitespace());
            fails(console, &arguments, code, says);
        }
    });
}

#[test]
fn commands_about_what_is_not_there() {
    let cases = [
        ("do front-door door paint --as pat", 1, "cannot be done"),
        ("do front-door roof clean --as pat", 1, "cannot be done"),
        ("do back-door door clean --as pat", 3, "no review"),
        (
            "do front-door door shut --as nobody",
            3,
            "no person `nobody`",
        ),
        ("role assign front-door king sam --as kim", 1, "king"),
        ("person add Kim --name Kim", 2, "lower-case"),
        ("person add kim --name Kim", 1, "taken"),
        ("state back-door", 3, "no review `back-door`"),
        ("state front-door roof", 3, "no `roof`"),
        ("state front-door --at 999", 3, "no position 999"),
        ("state front-door --at 0", 3, "not started"),
        ("state front-door --at soon", 2, "`soon` is no time"),
        ("state front-door --as nobody", 3, "no person `nobody`"),
        (
            "history b3f0a1d2-0000-4000-8000-000000000000",
            3,
            "no review",
        ),
        ("replay back-door", 3, "no review"),
        ("fly", 2, "unrecognized subcommand"),
    ];
    unchanged(|console| {
        for (line, code, says) in cases {
            fails(
                console,
                &line.split_whitespace().collect::<Vec<_>>(),
                code,
                says,
            );
        }
    });
}

#[test]
fn documents_that_are_too_long_or_not_there() {
    unchanged(|console| {
        // A sparse file: a gigabyte that takes no space and no time, unless somebody reads it.
        let path = console.path("huge.pdf");
        File::create(&path).unwrap().set_len(1_000_000_000).unwrap();
        let manual = format!("manual={path}");
        let clean = [
            "do",
            "front-door",
            "door",
            "clean",
            "--as",
            "pat",
            "--with",
            "dust=1",
            "--file",
        ];
        fails(console, &[&clean[..], &[&manual]].concat(), 2, "25 MB");
        fails(console, &["check", &path], 2, "1 MiB");
        let missing = format!("manual={}", console.path("missing.pdf"));
        fails(
            console,
            &[&clean[..], &[&missing]].concat(),
            3,
            "missing.pdf",
        );
        let digest = "0".repeat(64);
        let get = [
            "document",
            "get",
            "front-door",
            &digest,
            "--as",
            "kim",
            "-o",
            "-",
        ];
        fails(console, &get, 3, "no such document");
    });
}

#[test]
fn folders_that_cannot_be_used() {
    let console = ajar();
    fails(
        &console,
        &["state", "front-door", "--data", &console.path("nowhere")],
        3,
        "no record",
    );
    let lock = File::open(console.data().join("lock")).unwrap();
    lock.lock().unwrap();
    fails(&console, &["review", "list"], 4, "in use");
    drop(lock);
    let damaged = console.write("damaged/record.db", "This is no database. ".repeat(1000));
    let damaged = damaged.trim_end_matches("/record.db");
    fails(
        &console,
        &["review", "list", "--data", damaged],
        4,
        "record.db",
    );
    std::fs::remove_file(console.data().join("kek")).unwrap();
    fails(&console, &["review", "list"], 4, "the key file");
}

#[test]
fn a_failure_for_programs_is_json() {
    let console = ajar();
    let answer = console.remit(&["state", "back-door", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&answer.err).unwrap();
    assert_eq!(error["error"], "not_found");
    assert!(answer.out.is_empty());
}

#[test]
fn a_demonstration_without_its_files_says_where_to_go() {
    let console = Console::new();
    for (demo, missing) in [
        (vec!["demo"], "ohchr-2003.yaml"),
        (vec!["demo", "--serve"], "workflows/demonstration.json"),
    ] {
        let mut command = console.command(&demo);
        let output = command.current_dir(console.path("")).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains(missing), "{said}");
        assert!(said.contains("go to the folder that holds"), "{said}");
    }
    assert!(!console.data().exists(), "nothing is half done");
}
