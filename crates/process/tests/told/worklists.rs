//! What can I do now, and what waits for whom.

use definition::value::Value;
use jiff::SignedDuration;
use process::{
    command::{Delegate, Intent},
    explain::text,
    view::{Viewed, Viewer},
    worklist::{Work, blocked_overview, worklist},
};

use crate::journal::{Journal, name, person, viewer};

fn line(work: &Work) -> String {
    let consent = if work.consent { "consent to " } else { "" };
    let for_whom = work
        .on_behalf_of
        .as_ref()
        .map_or(String::new(), |it| format!(" for {}", name(it)));
    let due = work.due.map_or(String::new(), |due| format!(", due {due}"));
    let overdue = if work.overdue { ", overdue" } else { "" };
    let waits: Vec<_> = work
        .waits_for
        .iter()
        .map(|it| text::line(it, &name))
        .collect();
    let waits = if waits.is_empty() {
        String::new()
    } else {
        format!(" <- {}", waits.join(" "))
    };
    format!(
        "{}: {consent}{}{for_whom}{due}{overdue}{waits}",
        work.subject.title, work.action.title
    )
}

fn lists(journal: &Journal, who: &str, later: SignedDuration) -> (Vec<String>, Vec<String>) {
    let (viewer, at) = (viewer(who), journal.now() + later);
    let viewed = Viewed::new(journal.snapshot(), &viewer, at);
    let list = worklist(&viewed, &person(who), at);
    (
        list.ready.iter().map(line).collect(),
        list.waiting.iter().map(line).collect(),
    )
}

fn now(journal: &Journal, who: &str) -> (Vec<String>, Vec<String>) {
    lists(journal, who, SignedDuration::ZERO)
}

#[test]
fn everybody_finds_what_is_theirs() {
    let mut journal = Journal::opened();
    let (ready, waiting) = now(&journal, "Anna");
    assert_eq!(
        ready,
        ["Article on Cats: Hand in the article, due 2027-01-29T23:00:00Z"]
    );
    assert_eq!(waiting, [""; 0]);

    journal.hand_in("Anna", "article/cats", "cats.txt");
    let (ready, waiting) = now(&journal, "Edith");
    assert_eq!(
        ready,
        [
            "Issue: Add a cover",
            "Issue: Do without a cover",
            "Article on Cats: Rate the article",
            "Article on Cats: Send it back",
        ]
    );
    assert_eq!(
        waiting,
        ["Article on Cats: Accept the article <- Its score is at least 3: “Score” is missing."]
    );
    assert_eq!(now(&journal, "Nobody"), (vec![], vec![]));
}

#[test]
fn what_a_separation_of_duties_keeps_from_somebody_is_not_on_their_list() {
    let mut journal = Journal::opened();
    let author = process::command::Assign {
        role: "author".into(),
        of: Some("article/cats".into()),
        person: person("Edith"),
        instead_of: None,
    };
    journal.accepted("Edith", Intent::Assign(author));
    journal.hand_in("Edith", "article/cats", "cats.txt");
    journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(5))]);
    let (ready, waiting) = now(&journal, "Edith");
    assert!(
        !ready
            .iter()
            .chain(&waiting)
            .any(|line| line.contains("Accept")),
        "{ready:?}"
    );
}

#[test]
fn a_proposal_waits_for_another_persons_consent() {
    let mut journal = Journal::cats_accepted();
    journal.act(
        "Edith",
        "article/cats",
        "order_picture",
        &[("price", Value::Int(70))],
    );
    journal.act("Edith", "picture/cats", "approve", &[]);
    let consent = "picture/cats: consent to Approve the picture".to_owned();
    assert!(now(&journal, "Paul").0.contains(&consent));
    assert!(now(&journal, "Peter").0.contains(&consent));
    assert!(
        !now(&journal, "Edith")
            .0
            .iter()
            .any(|line| line.contains("consent"))
    );
    let edith = viewer("Edith");
    let viewed = Viewed::new(journal.snapshot(), &edith, journal.now());
    let overview = blocked_overview(&viewed, journal.now());
    let picture = overview
        .open
        .iter()
        .find(|open| open.subject.instance == "picture/cats");
    let consent = picture.unwrap().consent.as_ref().unwrap();
    assert_eq!(
        consent
            .by
            .iter()
            .map(|who| who.title.as_str())
            .collect::<Vec<_>>(),
        ["Proofreader", "Printer"]
    );
    journal.consent("Paul", "picture/cats", "approve");
    assert!(
        !now(&journal, "Peter")
            .0
            .iter()
            .any(|line| line.contains("consent"))
    );
}

#[test]
fn a_role_that_is_lent_puts_its_work_on_the_list_with_whose_it_is() {
    let mut journal = Journal::opened();
    journal.accepted(
        "Anna",
        Intent::Delegate(Delegate {
            role: "author".into(),
            of: Some("article/cats".into()),
            holder: person("Anna"),
            to: person("Ben"),
            from: journal.now(),
            until: journal.now() + SignedDuration::from_hours(24),
        }),
    );
    let (ready, _) = now(&journal, "Ben");
    assert_eq!(
        ready,
        [
            "Article on Cats: Hand in the article for Anna, due 2027-01-29T23:00:00Z",
            "Article on Dogs: Hand in the article, due 2027-01-29T23:00:00Z",
        ]
    );
    let (ready, _) = lists(&journal, "Ben", SignedDuration::from_hours(25));
    assert_eq!(
        ready,
        ["Article on Dogs: Hand in the article, due 2027-01-29T23:00:00Z"]
    );
}

#[test]
fn overdue_follows_from_the_time_of_the_question() {
    let journal = Journal::opened();
    let (ready, _) = lists(&journal, "Anna", SignedDuration::from_hours(24 * 30));
    assert_eq!(
        ready,
        ["Article on Cats: Hand in the article, due 2027-01-29T23:00:00Z, overdue"]
    );
}

#[test]
fn the_overview_says_whose_move_it_is() {
    let journal = Journal::cats_accepted();
    let overview = |viewer: &Viewer| {
        let viewed = Viewed::new(journal.snapshot(), viewer, journal.now());
        let overview = blocked_overview(&viewed, journal.now());
        let mut lines = Vec::new();
        for open in &overview.open {
            for step in &open.moves {
                let by: Vec<_> = step.by.iter().map(|who| who.title.to_string()).collect();
                let waits: Vec<_> = step.waits_for.iter().map(|it| it.say.to_string()).collect();
                let waits = waits.join("; ");
                let title = &open.subject.title;
                lines.push(format!(
                    "{title}: {} ({}) <- {waits}",
                    step.title,
                    by.join(", ")
                ));
            }
        }
        (lines, overview.hidden)
    };
    let (lines, hidden) = overview(&viewer("Edith"));
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(hidden, 0);
    let (lines, hidden) = overview(&Viewer::Anyone);
    assert!(
        lines.iter().all(|line| line.starts_with("Issue:")),
        "{lines:?}"
    );
    assert_eq!(hidden, 0);
}
