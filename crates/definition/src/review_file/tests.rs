//! Files with the parameters of a review.

use super::*;
use crate::{
    diagnostic::render::render,
    value::{PartialDate, Value},
};

const SMALL: &str = include_str!("../../testdata/small.yaml");

const GOOD: &str = "\
review: test-2003
workflow: small@1.2.0
title: A test
themes: { education: Human rights education, justice: Administration of justice }
countries:
  malawi: Malawi
  russia: Russia
coverage:
  default: covered
  except:
    - { country: russia, only: [education], reason: Only education was reviewed, authority: not stated }
year: 2003
partner: not stated
levels: [regional, national]
costs: { national: 7 }
roles:
  manager: [amina]
  lead: { study/education: [boris, clara] }
";

fn definition() -> Definition {
    let mut diagnostics = Diagnostics::new();
    let package = decode::workflow(SMALL.as_bytes(), &mut diagnostics).expect("a package");
    let resolved = crate::resolve::resolve(&package, &mut diagnostics);
    assert_eq!(diagnostics.into_vec(), []);
    resolved.definition
}

/// Everything wrong with a file, as people see it.
fn refused(text: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let parameters = review(text.as_bytes(), &definition(), &mut diagnostics);
    assert_eq!(parameters, None);
    render(&diagnostics.into_vec(), "review.yaml", text, false)
}

/// The first lines of everything wrong with a file.
fn messages(text: &str) -> Vec<String> {
    let shown = refused(text);
    let lines = shown.lines().filter(|line| line.starts_with("error["));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_good_file_is_read() {
    let mut diagnostics = Diagnostics::new();
    let read = review(GOOD.as_bytes(), &definition(), &mut diagnostics);
    assert_eq!(diagnostics.into_vec(), []);
    let parameters = read.expect("parameters");
    assert_eq!(parameters.name, "test-2003");
    assert_eq!(parameters.version, "1.2.0");
    assert_eq!(
        parameters.values["year"],
        Value::PartialDate(PartialDate::Year(2003))
    );
    assert_eq!(parameters.values["partner"], Value::NotStated);
    let given: Vec<&str> = parameters.values.keys().map(Name::as_str).collect();
    assert_eq!(given, ["year", "partner", "levels", "costs"]);
    let themes: Vec<_> = parameters.vocabularies["theme"].iter().collect();
    assert_eq!(*themes[1].0, "justice");
    assert_eq!(*themes[1].1, "Administration of justice");
    assert!(parameters.vocabularies["guest"].is_empty());
    let [exception] = &parameters.exceptions["coverage"][..] else {
        panic!("not one exception");
    };
    assert_eq!(
        (exception.cell.row.as_str(), exception.cell.column.as_str()),
        ("russia", "justice")
    );
    assert_eq!(
        exception.reason,
        Value::Text("Only education was reviewed".into())
    );
    assert_eq!(exception.authority, Value::NotStated);
    let holders: Vec<_> = parameters
        .holders
        .iter()
        .map(|holder| {
            (
                holder.role.as_str(),
                holder.of.as_deref(),
                holder.person.as_str(),
            )
        })
        .collect();
    assert_eq!(
        holders,
        [
            ("manager", None, "amina"),
            ("lead", Some("study/education"), "boris"),
            ("lead", Some("study/education"), "clara"),
        ]
    );
    assert_eq!(
        workflow_of(GOOD.as_bytes()),
        Ok(("small".into(), "1.2.0".into()))
    );
}

#[test]
fn not_excludes_what_only_keeps() {
    let text = GOOD.replace("only: [education]", "not: [justice]");
    let mut diagnostics = Diagnostics::new();
    let definition = definition();
    let with_not = review(text.as_bytes(), &definition, &mut diagnostics);
    let with_only = review(GOOD.as_bytes(), &definition, &mut diagnostics);
    assert!(with_not.is_some());
    assert_eq!(with_not, with_only);
}

#[test]
fn every_error_of_a_file_is_found() {
    let text = "\
review: Test 2003
workflow: small@1.1.0
title: A test
theems: { education: Education }
countries: { malawi: Malawi, education: Education }
coverage:
  default: covered
  except:
    - { country: russia, only: [eduction], reason: not stated, authority: not stated }
    - { land: malawi, reason: not stated }
year: Sep 15
levels: [national, planetary]
pages: 91
costs: { regional: many }
colour: blue
roles:
  manger: [amina]
  manager: [amina, boris]
  lead: [clara]
";
    // The shape of the file as a whole comes first, what it says afterwards.
    assert_eq!(messages(text), ["error[WF0008]: `Test 2003` is not an id"]);
    let shape_mended = text.replace("Test 2003", "test-2003");
    insta::assert_snapshot!(refused(&shape_mended));
}

#[test]
fn two_vocabularies_of_one_type_share_no_member() {
    let text = GOOD.replace("malawi: Malawi", "justice: A country of that name");
    assert_eq!(
        messages(&text),
        ["error[WF0907]: `justice` is both a theme and a country"]
    );
}

/// A part of the good file, what to put in its place, and what the message must contain.
const DAMAGES: [(&str, &str, &str); 15] = [
    (
        "themes: { education: Human rights education, justice: Administration of justice }",
        "themes: {}",
        "has 0 members",
    ),
    ("malawi: Malawi", "malawi:", "has no title"),
    ("malawi: Malawi", "Malawi: Malawi", "is not an id"),
    (
        "levels: [regional, national]",
        "levels: regional",
        "expected a list",
    ),
    (
        "levels: [regional, national]",
        "levels: [regional, regional]",
        "written twice",
    ),
    (
        "costs: { national: 7 }",
        "costs: { lunar: 7 }",
        "is not a level",
    ),
    ("partner: not stated", "partner: ''", "the text is empty"),
    ("year: 2003", "year: not stated", "not allowed here"),
    (
        "only: [education]",
        "only: [education, justice]",
        "excludes nothing",
    ),
    (
        "only: [education]",
        "only: [education], not: [justice]",
        "both `only` and `not`",
    ),
    (
        "lead: { study/education: [boris, clara] }",
        "lead: { review: [boris] }",
        "not held in `review`",
    ),
    (
        "lead: { study/education: [boris, clara] }",
        "lead: { study/education: [boris, boris] }",
        "twice for `lead`",
    ),
    (
        "lead: { study/education: [boris, clara] }",
        "lead: { study/education: [a, b, c] }",
        "at most 2",
    ),
    (
        "manager: [amina]",
        "manager: [Amina Banda]",
        "not an account",
    ),
    (
        "manager: [amina]",
        "manager: amina",
        "should be a list of accounts",
    ),
];

#[test]
fn bounds_titles_and_holders_are_checked() {
    for (from, to, message) in DAMAGES {
        assert!(GOOD.contains(from), "{from}");
        let found = messages(&GOOD.replace(from, to));
        assert!(
            found.iter().any(|line| line.contains(message)),
            "{to}: {found:?}"
        );
    }
    let twice = GOOD.replace(
        "authority: not stated }\n",
        "authority: not stated }\n    - { country: russia, not: [justice], reason: a, authority: b }\n",
    );
    assert_eq!(
        messages(&twice),
        ["error[WF0906]: `russia` and `justice` are excluded twice"]
    );
}
