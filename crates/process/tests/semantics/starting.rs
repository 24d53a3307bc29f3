//! What a review starts with.

use definition::value::Value;
use process::refusal::Reason;

use crate::harness::{HEAD, Setting, cell, member, text, told};

const YAML: &str = "
parameters:
  things: { type: list of thing, min: 1, max: 3, title: Things }
  extras: { type: list of extra, required: false, title: Extras }
  grid: { type: matrix of thing by colour, title: Grid }
  aim: { type: text or not stated, title: Aim }
  year: { type: int, required: false, min: 2000, title: Year }
vocabularies: { colour: { red: Red, blue: Blue } }
machines:
  review:
    root: true
    title: Review
    fields: { count: { type: int, initial: 7 }, mixed: { type: colour or extra } }
    initial: open
    states:
      open:
        enter: [{ spawn: box, for_each: { t: things }, key: \"{t}\" }]
        actions:
          mix: { title: Mix, by: [worker], input: { mixed: { type: colour or extra } }, set: { mixed: input.mixed }, needs: [{ id: first, say: It is the first year or later, that: \"!has(year) || year >= 2000\" }, { id: some, say: There are cells or an aim, that: \"size(grid) >= 1 || has(aim)\" }, { id: extra, say: There are few extras, that: \"!has(extras) || size(extras) < 9\" }], stay: true }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
  box: { title: Box, plural: boxes, child_of: review, initial: made, states: { made: { final: true } } }
";

fn setting() -> Setting {
    Setting::of(&format!("{HEAD}{YAML}"))
        .holds("chief", "ann")
        .list("thing", &["stone", "wood"])
        .value("aim", Value::NotStated)
}

/// The parameters that are not right.
#[track_caller]
fn wrong(setting: Setting, expected: &[&str]) {
    let refusal = setting.refused(&vec!["parameter"; expected.len()]);
    let named = |blocker: &process::refusal::Blocker| match &blocker.reason {
        Reason::Parameter { parameter, .. } => parameter.to_string(),
        other => panic!("{other:?}"),
    };
    let named: Vec<String> = refusal.blockers.iter().map(named).collect();
    assert_eq!(named, expected);
}

#[test]
fn a_review_starts_with_its_root_and_what_follows_from_entering_it() {
    let review = setting().start();
    assert_eq!(
        told(&review.events),
        [
            "started",
            "created review in open",
            "created box/stone in made",
            "created box/wood in made"
        ]
    );
    assert_eq!(review.field("review", "count"), Some(&Value::Int(7)));
    assert_eq!(review.state.title, "The first review");
}

#[test]
fn what_is_required_is_given_and_what_is_given_fits() {
    wrong(Setting::of(&format!("{HEAD}{YAML}")), &["things", "aim"]);
    wrong(setting().list("thing", &[]), &["things"]);
    wrong(setting().list("thing", &["a", "b", "c", "d"]), &["things"]);
    wrong(setting().value("aim", Value::Int(1)), &["aim"]);
    wrong(setting().value("year", Value::Int(1999)), &["year"]);
    wrong(setting().value("year", Value::Int(i64::MAX)), &["year"]);
    setting()
        .value("year", Value::Int(2003))
        .value("aim", text("to learn"))
        .start();
}

#[test]
fn what_is_unknown_or_has_no_place_is_refused() {
    wrong(setting().value("nonsense", Value::Int(1)), &["nonsense"]);
    wrong(setting().value("grid", Value::List(vec![])), &["grid"]);
    wrong(
        setting().value("things", Value::List(vec![member("stone")])),
        &["things"],
    );
    wrong(setting().list("colour", &["green"]), &["colour"]);
    wrong(setting().list("nonsense", &["green"]), &["nonsense"]);
    wrong(setting().except("aim", "stone", "red"), &["aim"]);
}

#[test]
fn exceptions_are_cells_each_once_with_reason_and_authority() {
    let review = setting()
        .except("grid", "stone", "red")
        .except("grid", "wood", "red")
        .start();
    assert_eq!(
        review.state.scope.exceptions["grid"][0].cell,
        cell("stone", "red")
    );
    wrong(setting().except("grid", "iron", "red"), &["grid"]);
    wrong(setting().except("grid", "red", "stone"), &["grid"]);
    wrong(
        setting()
            .except("grid", "stone", "red")
            .except("grid", "stone", "red"),
        &["grid"],
    );
    for strange in [Value::Int(1), text("")] {
        let mut setting = setting().except("grid", "stone", "red");
        setting.parameters.exceptions["grid"][0].reason = strange;
        wrong(setting, &["grid"]);
    }
}

#[test]
fn members_have_ids_and_titles_and_are_told_apart() {
    for id in ["Stone", "a/b", "", "yes"] {
        wrong(setting().list("thing", &[id]), &["things"]);
    }
    let mut untitled = setting();
    untitled.parameters.vocabularies["thing"]["stone"] = " ".into();
    wrong(untitled, &["things"]);
    let mut nameless = setting();
    nameless.parameters.title = "".into();
    wrong(nameless, &["title"]);
    wrong(setting().list("extra", &["gold", "red"]), &["extra"]);
    setting().list("extra", &["gold", "stone"]).start();
}

#[test]
fn another_definition_starts_no_review_of_this_one() {
    let mut other = setting();
    other.parameters.version = "2.0.0".into();
    wrong(other, &["small"]);
}

#[test]
fn a_review_starts_once_and_before_everything_else() {
    use process::command::{Act, Intent, Start};
    let mut review = setting().start();
    let again = Start {
        definition: review.definition.digest.clone(),
        parameters: setting().parameters,
    };
    review
        .by("ann")
        .send(Intent::Start(Box::new(again)))
        .refused(&["not_startable"]);
    let mut nothing = setting().before();
    let act = Act {
        instance: "review".into(),
        action: "close".into(),
        payload: std::collections::BTreeMap::new(),
    };
    nothing
        .by("ann")
        .send(Intent::Act(act))
        .refused(&["not_startable"]);
}

#[test]
fn nobody_starts_a_review_for_somebody_else() {
    use process::command::{Intent, Start};
    let setting = setting();
    let parameters = setting.parameters.clone();
    let mut review = setting.before();
    let start = Start {
        definition: review.definition.digest.clone(),
        parameters,
    };
    review
        .by("ann")
        .on_behalf_of("ben")
        .send(Intent::Start(Box::new(start)))
        .refused(&["role"]);
}

#[test]
fn a_matrix_has_a_limited_number_of_cells() {
    let yaml = format!("{HEAD}{YAML}")
        .replace("max: 3, title: Things", "title: Things")
        .replace(
            "{ type: matrix of thing by colour, title: Grid }",
            "{ type: matrix of thing by extra, title: Grid }",
        );
    let many = |letter: &str, count: usize| {
        (0..count)
            .map(|number| format!("{letter}{number}"))
            .collect::<Vec<_>>()
    };
    let setting = |count: usize| {
        let (things, extras) = (many("t", count), many("e", count));
        Setting::of(&yaml)
            .holds("chief", "ann")
            .list(
                "thing",
                &things.iter().map(String::as_str).collect::<Vec<_>>(),
            )
            .list(
                "extra",
                &extras.iter().map(String::as_str).collect::<Vec<_>>(),
            )
            .value("aim", Value::NotStated)
    };
    setting(100).start();
    wrong(setting(10_000), &["grid"]);
}
