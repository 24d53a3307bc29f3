//! Who sees and reads what.

use definition::value::Value;
use insta::assert_snapshot;
use process::{
    command::{Delegate, Intent},
    snapshot::{Lists, Snapshot},
    view::{ReviewView, Sight, Viewed, Viewer, view},
};

use crate::journal::{Journal, document, person, viewer};

fn seen(journal: &Journal, viewer: &Viewer) -> ReviewView {
    view(journal.snapshot(), viewer, journal.now())
}

/// The article on cats is rated, with a source, a picture and a complaint about it.
fn busy() -> Journal {
    let mut journal = Journal::opened();
    let form = [
        ("text", document("cats.txt")),
        ("words", Value::Int(300)),
        ("source", Value::Text("Tom".into())),
    ];
    journal.act("Anna", "article/cats", "hand_in", &form);
    journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(4))]);
    journal.act("Edith", "article/cats", "accept", &[]);
    journal.act(
        "Edith",
        "article/cats",
        "order_picture",
        &[("price", Value::Int(70))],
    );
    let about = Value::Instance("article/cats".into());
    let form = [("about", about), ("text", Value::Text("Too long".into()))];
    journal.act("Paul", "issue", "complain", &form);
    journal
}

/// `id: sight` of every instance, then the fields that are read.
fn sights(journal: &Journal, viewer: &Viewer) -> Vec<String> {
    let viewed = Viewed::new(journal.snapshot(), viewer, journal.now());
    let instances = journal.state.instances.iter().enumerate();
    let sight = |(place, instance): (usize, &std::sync::Arc<process::state::Instance>)| {
        let fields = journal.definition.machines[&instance.machine].fields.keys();
        let read: Vec<_> = fields
            .filter(|field| viewed.reads(place, field))
            .map(ToString::to_string)
            .collect();
        match viewed.sight(place) {
            Sight::Hidden => format!("{} hidden", instance.id),
            Sight::Seen => format!("{} seen", instance.id),
            Sight::Read => format!("{} read: {}", instance.id, read.join(" ")),
        }
    };
    instances.map(sight).collect()
}

#[test]
fn access_says_who_sees_and_reads() {
    let journal = busy();
    let editor = sights(&journal, &viewer("Edith"));
    assert_eq!(
        editor,
        [
            "issue read: cover plain",
            "article/cats read: topic text words score",
            "article/dogs read: topic text words score",
            "source/1 hidden",
            "picture/cats read: topic article price",
            "complaint/1 read: about text",
        ]
    );
    // The author reads the article and sees the picture, as everybody does who takes part; complaints are not for them.
    let author = sights(&journal, &viewer("Anna"));
    assert_eq!(
        author,
        [
            "issue read: cover plain",
            "article/cats read: topic text words score",
            "article/dogs seen",
            "source/1 read: name article",
            "picture/cats seen",
            "complaint/1 hidden",
        ]
    );
    assert_eq!(
        sights(&journal, &Viewer::Anyone)[0],
        "issue read: cover plain"
    );
    let strangers = [Viewer::Anyone, viewer("Nobody")];
    for stranger in strangers {
        let hidden = sights(&journal, &stranger).into_iter().skip(1);
        assert!(hidden.into_iter().all(|sight| sight.ends_with("hidden")));
    }
}

#[test]
fn an_auditor_sees_everything_and_reads_the_lowest_class() {
    let journal = busy();
    let auditor = sights(&journal, &Viewer::Auditor(person("Nobody")));
    assert_eq!(auditor[0], "issue read: cover plain");
    assert!(
        auditor[1..].iter().all(|sight| sight.ends_with("seen")),
        "{auditor:?}"
    );
}

#[test]
fn reading_may_end_with_the_state() {
    let mut journal = busy();
    let sight = |journal: &Journal| sights(journal, &viewer("Paul")).pop().unwrap();
    assert_eq!(sight(&journal), "complaint/1 read: about text");
    journal.act("Edith", "complaint/1", "settle", &[]);
    assert_eq!(sight(&journal), "complaint/1 seen");
}

#[test]
fn a_role_that_is_lent_lets_see_for_its_time() {
    let mut journal = busy();
    let (from, until) = (
        journal.now(),
        journal.now() + jiff::SignedDuration::from_hours(2),
    );
    journal.accepted(
        "Edith",
        Intent::Delegate(Delegate {
            role: "editor".into(),
            of: None,
            holder: person("Edith"),
            to: person("Ben"),
            from,
            until,
        }),
    );
    let viewer = viewer("Ben");
    let at = |at| Viewed::new(journal.snapshot(), &viewer, at).sight(5);
    assert_eq!(at(from), Sight::Read);
    assert_eq!(at(until), Sight::Hidden);
}

#[test]
fn a_title_that_holds_what_may_not_be_read_is_the_id() {
    let journal = busy();
    let title = |name: &str, id: &str| {
        let viewer = viewer(name);
        let viewed = Viewed::new(journal.snapshot(), &viewer, journal.now());
        viewed.title(journal.state.index[id])
    };
    assert_eq!(title("Edith", "picture/cats"), "Picture: Article on Cats");
    assert_eq!(title("Anna", "picture/cats"), "picture/cats");
    assert_eq!(title("Anna", "article/cats"), "Article on Cats");
    assert_eq!(title("Ben", "article/cats"), "article/cats");
    assert_eq!(title("Edith", "source/1"), "something you may not see");
}

#[test]
fn the_past_is_seen_with_the_rights_of_today() {
    let mut journal = busy();
    let past = journal.state.clone();
    let lists = Lists::new(&journal.definition, &past.scope);
    journal.act("Edith", "complaint/1", "settle", &[]);
    let viewer = viewer("Paul");
    let today = Viewed::new(journal.snapshot(), &viewer, journal.now());
    let past = Snapshot {
        definition: &journal.definition,
        state: &past,
        lists: &lists,
    };
    assert_eq!(
        Viewed::new(past, &viewer, journal.now()).sight(5),
        Sight::Read
    );
    let seen = Viewed::past(past, &today);
    assert_eq!(seen.sight(5), Sight::Seen);
    let complaint = seen.review(journal.now()).instances.pop().unwrap();
    assert_eq!(
        (
            complaint.subject.state_title.as_str(),
            complaint.fields.len()
        ),
        ("Raised", 0)
    );
}

#[test]
fn what_is_hidden_is_counted_where_its_existence_is_no_secret() {
    let journal = busy();
    let hidden = |viewer: &Viewer| {
        let hidden = seen(&journal, viewer).hidden;
        hidden
            .iter()
            .map(|it| format!("{} {}", it.count, it.machine))
            .collect::<Vec<_>>()
    };
    assert_eq!(hidden(&viewer("Edith")), [""; 0]);
    assert_eq!(hidden(&viewer("Ben")), ["1 complaint"]);
    assert_eq!(hidden(&Viewer::Anyone), [""; 0]);
}

#[test]
fn a_view_holds_what_a_person_may_know() {
    let journal = busy();
    let seen = seen(&journal, &viewer("Anna"));
    assert_snapshot!(serde_json::to_string_pretty(&seen).unwrap());
}
