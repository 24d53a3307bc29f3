//! A server answers what the data folder would answer, and does once what is sent to it more than once.

mod cut;
mod elsewhere;
mod lost;
mod proposals;
mod secure;

use std::{fs, net::TcpListener};

use serde_json::Value as Json;
use store::{Clock, Config, Entropy, Store, accounts::token::Scopes};

use crate::{
    console::{Answer, Console, words},
    openid::browser::Browser,
    served::Served,
    two_states::{DOOR, FRONT_DOOR, ajar},
};
use cut::Cut;

/// The same record twice: one is used by its folder, the other by a server.
struct Both {
    folder: Console,
    server: Console,
    served: Served,
    tokens: [(&'static str, String); 3],
}

impl Both {
    fn new() -> Self {
        Self::of(ajar())
    }

    /// The record of a folder, and a copy of it.
    fn of(folder: Console) -> Self {
        let tokens = ["kim", "pat", "sam"].map(|person| (person, token(&folder, person)));
        let server = Console::new();
        fs::create_dir_all(server.data()).unwrap();
        for entry in fs::read_dir(folder.data()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), server.data().join(entry.file_name())).unwrap();
        }
        let served = Served::start(&server, &["serve"]);
        Self {
            folder,
            server,
            served,
            tokens,
        }
    }

    fn token(&self, person: &str) -> &str {
        let mut tokens = self.tokens.iter();
        &tokens.find(|(known, _)| *known == person).unwrap().1
    }

    /// Gives a command to the server, as the person that it names.
    fn at_server(&self, command: &[&str]) -> Answer {
        let named = command.iter().position(|word| *word == "--as");
        let person = named.map_or("pat", |place| command[place + 1]);
        ask(
            &self.server,
            &self.served.address,
            self.token(person),
            command,
        )
    }

    /// Gives a command to the folder and to the server: both must answer the same. The exit code.
    fn same(&self, command: &str) -> i32 {
        let command = words(command);
        let here = self.folder.remit(&command);
        let there = self.at_server(&command);
        assert_eq!(timeless(&there.out), timeless(&here.out), "{command:?}");
        assert_eq!(timeless(&there.err), timeless(&here.err), "{command:?}");
        assert_eq!(there.code, here.code, "{command:?}");
        assert!(!format!("{there:?}").contains("rmt_"), "{there:#?}");
        here.code
    }
}

fn token(console: &Console, person: &str) -> String {
    let made = console.json(&["token", "create", "--as", person]);
    made["token"].as_str().unwrap().to_owned()
}

/// Gives a command to a server, with a token.
fn ask(console: &Console, address: &str, token: &str, command: &[&str]) -> Answer {
    let output = console
        .command(command)
        .args(["--server", address])
        .env("REMIT_TOKEN", token)
        .output()
        .unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A text without the times in it: the two records go on at different ones.
fn timeless(text: &str) -> String {
    let is_time = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let others = word
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-:TZ.".contains(&b));
        others && digits >= 4 && word.contains([':', '-'])
    };
    let lines = text.lines().map(|line| {
        let words = line.split(' ');
        let words = words.map(|word| if is_time(word) { "TIME" } else { word });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn folder_and_server_answer_the_same() {
    let both = Both::new();
    for question in [
        "state front-door --as pat",
        "state front-door --as pat --json",
        "state front-door door --as pat",
        "state front-door door --as kim --json",
        "state front-door --at 2999-12-31 --as pat --json",
        "why front-door door --as pat",
        "why front-door door shut --as kim",
        "why front-door door shut --as kim --json",
        "why front-door door fly --as kim",
        "why front-door window open --as kim",
        "todo --as kim",
        "todo front-door --as pat",
        "todo front-door --as kim --json",
        "todo --as sam",
        "history front-door --as pat",
        "history front-door --as sam",
        "history front-door --from 1 --as pat",
        "definition list",
        "definition list --json",
        "review list",
        "review list --json",
    ] {
        assert_eq!(both.same(question), 0, "{question}");
    }
    for nothing in [
        "state front-door --at 2000-01-01 --as pat",
        "state front-door window --as pat",
        "why front-door window --as pat",
        "document get front-door door manual -o - --as pat",
        "document get front-door 00ff -o - --as pat",
    ] {
        assert_eq!(both.same(nothing), 3, "{nothing}");
    }
    // The folder tells its owner that there is none, the server tells nobody.
    for nothing in [
        "state back-door --as pat",
        "do back-door door shut --as kim",
    ] {
        let (here, there) = (words(nothing), words(nothing));
        let codes = (both.folder.remit(&here).code, both.at_server(&there).code);
        assert_eq!(codes, (3, 3), "{nothing}");
    }
}

/// How many events lie between two of a review says how much happened elsewhere, and a leaf names who acted: both are the
/// auditors', and whoever holds the folder holds the record.
#[test]
fn a_server_keeps_the_record_for_auditors() {
    let folder = ajar();
    folder.done(&words("right grant sam auditor"));
    let both = Both::of(folder);
    let at_folder = events(
        &both
            .folder
            .done(&words("history front-door --as pat --json")),
    );
    let told = both.at_server(&words("history front-door --as pat --json"));
    let audited = both.at_server(&words("history front-door --as sam --json"));
    let (told, audited) = (events(&told.out), events(&audited.out));
    assert!(
        at_folder
            .iter()
            .all(|event| event["record"]["leaf"].is_object())
    );
    assert_eq!(told.len(), at_folder.len());
    for (told, held) in told.iter().zip(at_folder) {
        let mut without = held.clone();
        without.as_object_mut().unwrap().remove("record").unwrap();
        assert_eq!(*told, without);
        let audited = audited
            .iter()
            .find(|event| event["revision"] == told["revision"]);
        assert_eq!(audited.unwrap()["record"], held["record"]);
    }
    let at = words("state front-door --at 6 --as pat");
    both.folder.done(&at);
    let refused = both.at_server(&at);
    assert_eq!(refused.code, 6);
    assert!(refused.err.contains("is for auditors"), "{refused:?}");
    let at = words("state front-door --at 6 --as sam");
    assert_eq!(both.at_server(&at).code, 0);
}

fn events(said: &str) -> Vec<Json> {
    let events = said.lines().map(|line| serde_json::from_str(line).unwrap());
    events.collect()
}

/// Nobody signs in to a house that is new: its first administrator is made, and invited, where the folder is.
#[test]
fn a_new_house_gets_its_first_administrator_at_the_folder() {
    let folder = ajar();
    let given = folder.done(&words("right grant pat administrator"));
    assert_eq!(given.trim(), "Pat Porter has the right administrator");
    let again = folder.done(&words("right grant pat administrator"));
    assert_eq!(
        again.trim(),
        "Pat Porter has the right administrator, as before"
    );
    folder.done(&words("right grant kim administrator"));
    folder.done(&words("right revoke kim administrator"));
    let invitation = folder.json(&words("person invite pat"));
    let both = Both::of(folder);
    let page = Browser::new(&both.served.address).get(invitation["invitation"].as_str().unwrap());
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Pat Porter"), "{page:?}");
    // Who administers adds people at the server; nobody else does.
    assert_eq!(both.at_server(&words("person add ada --name Ada")).code, 0);
    for command in ["right grant kim administrator", "person invite kim"] {
        let refused = both.at_server(&words(command));
        assert_eq!(refused.code, 2);
        assert!(refused.err.contains("/admin"), "{refused:?}");
    }
}

#[test]
fn folder_and_server_do_and_refuse_the_same() {
    let both = Both::new();
    let manual = both.folder.write("manual.txt", "Turn the handle.\n");
    let id = "6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a1";
    let clean = "do front-door door clean --as pat --with";
    let given = [
        // Forms that cannot be read.
        (2, format!("{clean} dust=much")),
        (2, format!("{clean} wings=2")),
        (2, format!("{clean} dust=0 --with dust=1")),
        (2, format!("{clean} dust=0 --file note={manual}")),
        (3, format!("{clean} dust=0 --file manual={manual}.pdf")),
        // Steps that are refused.
        (1, format!("{clean} dust=12")),
        (1, "do front-door door shut --as kim".to_owned()),
        (1, "do front-door door shut --as kim --json".to_owned()),
        (1, "do front-door door shut --as sam".to_owned()),
        (1, "do front-door door fly --as sam".to_owned()),
        // Steps that are done, once.
        (0, format!("{clean} dust=2 --file manual={manual} --id {id}0")),
        (0, format!("{clean} dust=2 --file manual={manual} --id {id}0 --json")),
        (1, format!("{clean} dust=1 --id {id}0")),
        (1, format!("{clean} dust=0 --seen 1")),
        (0, format!("{clean} dust=0 --seen 2 --occurred 2003-09 --reason late --id {id}1 --json")),
        // Roles.
        (0, format!("role assign front-door porter sam --as kim --id {id}2 --json")),
        (1, "role assign front-door porter sam --as kim".to_owned()),
        (0, format!("role revoke front-door porter sam --as kim --id {id}3 --json")),
        (
            0,
            "role delegate front-door porter --to sam --from 2020-01-01 --until 2999-12-31 --as pat".to_owned(),
        ),
        (0, "do front-door door clean --as sam --for pat --with dust=0".to_owned()),
        (1, "amend front-door colour --add red=Red --because no --authority no --as kim".to_owned()),
        (1, "consent front-door door shut --as kim".to_owned()),
        (0, format!("do front-door door shut --as kim --id {id}4 --json")),
    ];
    for (code, command) in given {
        assert_eq!(both.same(&command), code, "{command}");
    }
    for question in [
        "state front-door door --as pat",
        "history front-door --as pat",
        "todo --as kim",
    ] {
        assert_eq!(both.same(question), 0, "{question}");
    }
    let copy = both.server.path("copy.txt");
    let get = format!("document get front-door door manual --as kim -o {copy}");
    assert_eq!(both.at_server(&words(&get)).code, 0);
    assert_eq!(fs::read_to_string(copy).unwrap(), "Turn the handle.\n");
}

#[test]
fn reviews_start_the_same() {
    let both = Both::new();
    let file = |name: &str, text: &str| both.folder.write(name, text);
    let back = FRONT_DOOR.replace("front-door", "back-door");
    let faulty = file("faulty.yaml", &back.replace("title:", "tittle:"));
    let unknown = file("unknown.yaml", &back.replace("1.0.0", "9.0.0"));
    let back = file("back.yaml", &back);
    for (code, file) in [(1, &faulty), (0, &back), (1, &back)] {
        let id = if code == 0 {
            " --json --id 6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a19"
        } else {
            ""
        };
        let start = format!("review start {file} --as kim{id}");
        let (here, there) = (
            both.folder.remit(&words(&start)),
            both.at_server(&words(&start)),
        );
        assert_eq!(
            (here.code, there.code),
            (code, code),
            "{here:#?} {there:#?}"
        );
        assert_eq!(here.err, there.err);
        if code == 1 {
            assert_eq!(here.out, there.out);
        }
    }
    let start = format!("review start {unknown} --as kim");
    let there = both.at_server(&words(&start));
    assert_eq!(there.code, 3, "{there:#?}");
}

#[test]
fn a_step_whose_answer_is_lost_is_done_once() {
    let both = Both::new();
    let proxy = Cut::start(&both.served.address, "/steps");
    let clean = words("do front-door door clean --as pat --with dust=1 --json");
    let answer = ask(&both.server, &proxy.address, both.token("pat"), &clean);
    assert_eq!(answer.code, 0, "{answer:#?}");
    let told: Json = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(told["already"], false, "to who gave it, it is new");
    assert_eq!(proxy.seen(), 2, "it was sent again");
    let history = both.at_server(&words("history front-door --as pat"));
    assert_eq!(history.out.matches("cleaned the door").count(), 1);
}

#[test]
fn what_stands_in_the_way_of_a_server_is_said() {
    let both = Both::new();
    let (console, address, pat) = (&both.server, &*both.served.address, both.token("pat"));
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let free = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let state = "state front-door";
    let shut = "do front-door door shut";
    let cases = [
        (
            6,
            "rmt_wrong",
            address,
            state,
            "the server does not take the token",
        ),
        (6, "", address, state, "--token-file"),
        (
            6,
            pat,
            address,
            "state front-door --as kim",
            "the token is that of pat",
        ),
        (6, pat, address, "person list", "Only an administrator"),
        (7, pat, &free, shut, "cannot be reached"),
        (
            2,
            pat,
            "http://remit.example",
            shut,
            "plain http shows the token",
        ),
        (2, pat, "remit.example", shut, "no address"),
        (2, pat, address, "verify", "take the server's word"),
        (2, pat, address, "serve", "it is the server"),
        (2, pat, address, "token create --as pat", "/me"),
        (2, pat, address, "state front-door --data x", "two places"),
    ];
    for (code, token, address, command, said) in cases {
        let answer = ask(console, address, token, &words(command));
        assert_eq!(answer.code, code, "{command}: {answer:#?}");
        assert!(answer.err.contains(said), "{command}: {answer:#?}");
        assert_eq!(answer.out, "", "{command}");
        assert!(!answer.err.contains("not known whether"), "{answer:#?}");
    }
}

#[test]
fn a_token_that_is_no_longer_in_force_opens_nothing() {
    let console = ajar();
    let expired = made_long_ago(&console);
    let reads = console.json(&words("token create --as pat --scope read"));
    let served = Served::start(&console, &["serve"]);
    let answer = ask(&console, &served.address, &expired, &words("review list"));
    assert_eq!(answer.code, 6, "{answer:#?}");
    assert!(answer.err.contains("no longer in force"), "{answer:#?}");
    // One that is for reading alone does no step.
    let clean = words("do front-door door clean --with dust=0");
    let reads = reads["token"].as_str().unwrap();
    let answer = ask(&console, &served.address, reads, &clean);
    assert_eq!(answer.code, 6, "{answer:#?}");
    assert!(answer.err.contains("scope `act`"), "{answer:#?}");
}

/// A token that expired in 1970.
#[tokio::main(flavor = "current_thread")]
async fn made_long_ago(console: &Console) -> String {
    let config = Config {
        folder: console.data(),
        origin: "maker.localhost/log/1".to_owned(),
        key_file: None,
        clock: Clock::new(|| 0),
        entropy: Entropy::new(|bytes| bytes.fill(7)),
    };
    let (store, _) = Store::open(config).await.unwrap();
    let pat = store.accounts().list("").await.unwrap();
    let pat = pat.iter().find(|person| person.handle == "pat").unwrap();
    let scopes = Scopes {
        read: true,
        act: true,
    };
    let made = store.accounts().make_token(&pat.id, "old", scopes, 60, 0);
    made.await.unwrap().0.reveal().to_owned()
}

#[test]
fn a_server_and_a_token_may_stand_in_the_environment_and_in_a_file() {
    let both = Both::new();
    let file = both
        .server
        .write("token", format!("{}\n", both.token("kim")));
    let mut command = both.server.command(&words("todo --token-file"));
    let output = command
        .arg(file)
        .env("REMIT_SERVER", &both.served.address)
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("Shut the door"), "{told}");
    // A workflow is published by its owners alone.
    let workflow = both.server.write("workflow.yaml", DOOR);
    let published = both.at_server(&["publish", &workflow]);
    assert_eq!(published.code, 6, "{published:#?}");
}
