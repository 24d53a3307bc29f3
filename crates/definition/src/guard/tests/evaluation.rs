//! The three truths, what is absent, sums and lists.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostics,
    guard::{
        check::{Expected, check},
        eval::{
            Evaluation,
            Truth::{self, False, True, Undetermined},
        },
        names::Place,
        testing::TestWorld,
        world::{Site, World},
    },
    model::time::Calendar,
    name::Name,
    span::SourceText,
    ty::Type,
    value::Value,
};

use super::review::{action_of, m, member, milestones, names, world};

/// Mondays to Fridays without holidays in Geneva.
fn calendar() -> Calendar {
    use jiff::civil::Weekday::*;
    Calendar {
        working_days: vec![Monday, Tuesday, Wednesday, Thursday, Friday],
        holidays: Default::default(),
        zone: "Europe/Zurich".into(),
        rule: "CET-1CEST,M3.5.0,M10.5.0/3".into(),
        version: "2003".into(),
    }
}

/// A place in which everything can be written, `x` and `y` are numbers that may be absent, `on` a date.
fn anywhere() -> Place {
    let date = Type::OrNotStated(Box::new(Type::Date));
    let group = member(&["stakeholder_group"]);
    let input = [
        ("x", Type::Int, true),
        ("y", Type::Int, true),
        ("yes", Type::Bool, true),
        ("on", date, true),
        ("group", group, true),
        ("study", super::review::instance(&["country_study"]), true),
    ];
    action_of("thematic_study", &input)
}

/// Evaluates with `this` = `thematic_study/education`. Names that the place declares may be absent all the same.
fn value_in(
    world: &TestWorld,
    text: &str,
    input: &[(&str, Value)],
    expected: &Expected,
) -> Option<Value> {
    let mut out = Diagnostics::new();
    let source = SourceText::verbatim(text, 0);
    let expr = check(&source, &names(), &anywhere(), expected, &mut out);
    let expr = expr.unwrap_or_else(|| panic!("{text}: {out:?}"));
    let input: BTreeMap<Name, Value> = input
        .iter()
        .map(|(name, value)| (Name::from(*name), value.clone()))
        .collect();
    let (milestones, calendar, actor) =
        (milestones(), calendar(), Name::from("u-0123456789abcdef"));
    let site = Site {
        this: world.find("thematic_study/education"),
        input: Some(&input),
        actor: Some(&actor),
        now: Some("2003-03-07T23:30:00Z".parse().unwrap()),
    };
    let evaluation = Evaluation {
        world,
        site,
        milestones: &milestones,
        calendar: Some(&calendar),
        locals: &[],
    };
    if *expected == Expected::Condition {
        let truth = evaluation.truth(&expr);
        assert_eq!(evaluation.prove(&expr).truth, truth, "{text}");
        return truth.decided().map(Value::Bool);
    }
    evaluation.value(&expr)
}

fn truth_with(text: &str, input: &[(&str, Value)]) -> Truth {
    match value_in(&world(), text, input, &Expected::Condition) {
        Some(Value::Bool(truth)) => truth.into(),
        _ => Undetermined,
    }
}

fn truth(text: &str) -> Truth {
    truth_with(text, &[("x", Value::Int(3)), ("on", Value::NotStated)])
}

#[test]
fn what_decides_absorbs_what_is_undetermined() {
    // `x` is 3, `y` is missing.
    for (text, expected) in [
        ("input.y == 1", Undetermined),
        ("!(input.y == 1)", Undetermined),
        ("input.y == 1 && input.x == 3", Undetermined),
        ("input.y == 1 && input.x == 4", False),
        ("input.x == 4 && input.y == 1", False),
        ("input.y == 1 || input.x == 3", True),
        ("input.y == 1 || input.x == 4", Undetermined),
        ("[1, 3].exists(n, n == input.x || n == input.y)", True),
        (
            "[1, 2].exists(n, n == input.x || n == input.y)",
            Undetermined,
        ),
        ("[3, 4].all(n, n == input.x || n == input.y)", Undetermined),
        ("[3, 4].all(n, n == input.x && n == input.y)", False),
        ("[1, 3].exists_one(n, n == input.x)", True),
        ("[3, 3].exists_one(n, n == input.x)", False),
        (
            "[3, 4].exists_one(n, n == input.x || n == input.y)",
            Undetermined,
        ),
        ("size([3, 4].filter(n, n == input.y)) == 0", Undetermined),
        (
            "[3, 4].filter(n, n == input.y).exists(n, n == 3)",
            Undetermined,
        ),
        ("size([3, 4].filter(n, n == input.x)) == 1", True),
        ("size([3, input.y]) == 2", Undetermined),
        ("3 in [3, input.y]", Undetermined),
        ("input.yes", Undetermined),
        ("input.yes || true == (input.x == 3)", True),
    ] {
        assert_eq!(truth(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_stated_is_there_and_not_known() {
    for (text, expected) in [
        ("has(fact_finding)", True),
        ("fact_finding == date('2003-01-01')", Undetermined),
        ("fact_finding != date('2003-01-01')", Undetermined),
        ("fact_finding == input.on", Undetermined),
        ("fact_finding in [date('2003-01-01')]", Undetermined),
        ("date('2003-01-01') in [fact_finding]", Undetermined),
        (
            "date('2003-01-01') in [fact_finding, date('2003-01-01')]",
            True,
        ),
        ("[fact_finding] == [date('2003-01-01')]", Undetermined),
        ("[fact_finding, date('2003-01-02')] == [input.on]", False),
        ("fact_finding + days(1) > date('2003-01-01')", Undetermined),
        ("has(input.on)", True),
        ("has(input.y)", False),
    ] {
        assert_eq!(truth(text), expected, "{text}");
    }
}

#[test]
fn what_does_not_exist_is_in_no_state() {
    let gone = Value::Instance("country_study/gone".into());
    let russia = Value::Instance("country_study/russia".into());
    for (text, study, expected) in [
        ("country_study['mongolia'].is('completed')", &russia, False),
        ("!country_study['mongolia'].was('completed')", &russia, True),
        ("has(country_study['mongolia'])", &russia, False),
        ("has(country_study['russia'])", &russia, True),
        ("has(country_study['mongolia'].note)", &russia, False),
        ("has(country_study['russia'].note)", &russia, False),
        ("report[input.y].is('accepted')", &russia, Undetermined),
        ("report[input.x].is('accepted')", &russia, False),
        ("input.study.is('waiting_for_terms')", &russia, True),
        ("input.study.is('waiting_for_terms')", &gone, False),
        ("input.study.country in countries", &gone, Undetermined),
        ("input.study.country in countries", &russia, True),
        (
            "has(country_study['russia']) && input.study == country_study['russia']",
            &russia,
            True,
        ),
        (
            "has(country_study['russia']) && input.study == country_study['russia']",
            &gone,
            False,
        ),
        ("input.study in country_studies", &russia, True),
        ("input.study in country_studies", &gone, False),
        ("country_studies.exists(s, s == input.study)", &russia, True),
    ] {
        let input = [("study", study.clone()), ("x", Value::Int(3))];
        assert_eq!(truth_with(text, &input), expected, "{text} {study:?}");
    }
    assert_eq!(truth("input.study.is('completed')"), Undetermined);
}

#[test]
fn numbers_and_dates_out_of_range_are_undetermined() {
    let max = [("x", Value::Int(i64::MAX)), ("y", Value::Int(i64::MIN))];
    for text in [
        "input.x + 1 > 0",
        "input.y - 1 < 0",
        "date('2003-01-01') + days(input.x) > date('2003-01-01')",
        "date('2003-01-01') - days(input.y) > date('2003-01-01')",
        "date('2003-01-01') + workdays(input.x) > date('2003-01-01')",
        "date('2003-01-01') + workdays(input.y) > date('2003-01-01')",
        "now + days(input.x) > now",
        "now - workdays(input.y) > now",
        "days(input.x) + days(1) > days(0)",
        "date('9999-12-31') + days(1) > date('2003-01-01')",
    ] {
        assert_eq!(truth_with(text, &max), Undetermined, "{text}");
    }
    assert_eq!(truth_with("input.x + 0 > input.y", &max), True);
}

#[test]
fn days_are_added_and_subtracted() {
    for text in [
        "date('2003-01-31') + days(1) == date('2003-02-01')",
        "date('2003-03-01') - days(1) == date('2003-02-28')",
        "date('2003-03-07') + workdays(1) == date('2003-03-10')",
        "date('2003-03-10') - workdays(1) == date('2003-03-07')",
        "date('2003-03-10') - date('2003-03-07') == days(3)",
        "days(1) + days(2) - days(1) <= days(2)",
        "workdays(2) < workdays(1) + workdays(2)",
        // Half past eleven at night in UTC is the next day in Geneva.
        "date(now) == date('2003-03-08')",
        "date(now + days(1)) == date('2003-03-09')",
        "date(now + workdays(1)) == date('2003-03-10')",
        "now + days(1) > now && now - days(1) < now",
    ] {
        assert_eq!(truth(text), True, "{text}");
    }
}

#[test]
fn lists_and_sets_keep_what_they_hold() {
    let mut world = world();
    let synthesis = world.find("synthesis").unwrap();
    let sections = Value::Set([m("conclusions"), m("management")].into());
    world
        .instance(synthesis)
        .fields
        .insert("sections".into(), sections);
    for (text, expected) in [
        (
            "syntheses.all(s, size(s.sections + ['management', 'effectiveness']) == 3)",
            True,
        ),
        (
            "syntheses.all(s, s.sections + ['management'] == s.sections)",
            True,
        ),
        (
            "syntheses.all(s, s.sections == ['management', 'conclusions', 'management'])",
            True,
        ),
        (
            "syntheses.all(s, s.sections.filter(x, x != 'management') == ['conclusions'])",
            True,
        ),
        ("syntheses.all(s, s.sections == ['management'])", False),
        ("themes + themes == themes", False),
        (
            "themes.map(t, size(thematic_studies.filter(s, s.theme == t))) == [1, 1]",
            True,
        ),
        ("theme == themes", True),
        ("section.all(s, s in section)", True),
        (
            "size(coverage) + size(excluded(coverage)) == size(themes) + size(countries)",
            True,
        ),
        ("excluded(coverage).all(c, c in coverage)", False),
        (
            "coverage.exists(c, c.country == c.country && c.theme in themes)",
            True,
        ),
        ("milestone.sessions_held", False),
    ] {
        let found = value_in(&world, text, &[], &Expected::Condition);
        assert_eq!(
            Truth::from(found == Some(Value::Bool(true))),
            expected,
            "{text}"
        );
    }
}

#[test]
fn an_absent_mention_has_no_value() {
    let text = Expected::Assigned(Type::Text);
    assert_eq!(value_in(&world(), "this.note", &[], &text), None);
    let number = Expected::Assigned(Type::Int);
    assert_eq!(
        value_in(&world(), "input.x + 1", &[("x", Value::Int(1))], &number),
        Some(Value::Int(2))
    );
    assert_eq!(value_in(&world(), "input.x + 1", &[], &number), None);
}
