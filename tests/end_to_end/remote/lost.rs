//! What is sent again when its answer is lost, how often, and what is said where that is of no use.

use super::{Both, Cut, ask};
use crate::console::words;

#[test]
fn a_document_whose_answers_are_lost_is_handed_in_again_and_held_once() {
    let both = Both::new();
    let manual = both.server.write("manual.txt", "Turn the handle.\n");
    let proxy = Cut::losing(&both.served.address, "POST", "/documents", 2);
    let clean = format!("do front-door door clean --as pat --with dust=1 --file manual={manual}");
    let answer = ask(
        &both.server,
        &proxy.address,
        both.token("pat"),
        &words(&clean),
    );
    assert_eq!(answer.code, 0, "{answer:#?}");
    assert_eq!(proxy.seen(), 3, "lost twice, then answered");
    let get = both.at_server(&words("document get front-door door manual --as kim -o -"));
    assert_eq!(get.out, "Turn the handle.\n");
    let history = both.at_server(&words("history front-door --as pat"));
    assert_eq!(history.out.matches("cleaned the door").count(), 1);
}

#[test]
fn a_question_is_sent_four_times_at_most() {
    let both = Both::new();
    let proxy = Cut::losing(&both.served.address, "GET", "/me", usize::MAX);
    let state = words("state front-door");
    let answer = ask(&both.server, &proxy.address, both.token("pat"), &state);
    assert_eq!(answer.code, 7, "{answer:#?}");
    assert_eq!(proxy.seen(), 4);
    assert!(answer.err.contains("was lost, 4 times"), "{answer:#?}");
    assert!(!answer.err.contains("not known whether"), "{answer:#?}");
}

#[test]
fn what_could_be_done_twice_is_sent_once_and_said_so() {
    let both = Both::new();
    let proxy = Cut::losing(&both.served.address, "POST", "/people", usize::MAX);
    let add = ["person", "add", "ada", "--name", "Ada"];
    let answer = ask(&both.server, &proxy.address, both.token("pat"), &add);
    assert_eq!(answer.code, 7, "{answer:#?}");
    assert_eq!(proxy.seen(), 1);
    assert!(
        answer
            .err
            .contains("look before you give the command again"),
        "{answer:#?}"
    );
}

#[test]
fn a_step_that_is_never_answered_says_how_to_give_it_again() {
    let both = Both::new();
    let proxy = Cut::losing(&both.served.address, "POST", "/steps", usize::MAX);
    let id = "6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a42";
    let clean = format!("do front-door door clean --as pat --with dust=1 --id {id}");
    let answer = ask(
        &both.server,
        &proxy.address,
        both.token("pat"),
        &words(&clean),
    );
    assert_eq!(answer.code, 7, "{answer:#?}");
    assert_eq!(proxy.seen(), 4);
    assert!(answer.err.contains(&format!("--id {id}")), "{answer:#?}");
    let history = both.at_server(&words("history front-door --as pat"));
    assert_eq!(history.out.matches("cleaned the door").count(), 1);
}
