//! Every message of the guard language, as somebody who wrote a wrong expression reads it.

use std::fmt::Write;

use crate::{
    diagnostic::Diagnostics,
    guard::{
        check::{Expected, check},
        names::Place,
    },
    span::SourceText,
    ty::Type,
};

use super::review::{action_of, instance, member, names, property, set};

/// What the checker says of an expression, each finding with its place marked.
fn check_text(text: &str, place: &Place, expected: &Expected) -> String {
    let mut out = Diagnostics::new();
    let expr = check(
        &SourceText::verbatim(text, 0),
        &names(),
        place,
        expected,
        &mut out,
    );
    assert_eq!(expr.is_none(), out.has_errors(), "{text}");
    let mut said = String::new();
    for finding in out.into_vec() {
        let span = finding.span.unwrap();
        let before = text[..span.start].chars().count();
        let marked = text[span.start..span.end].chars().count().max(1);
        let severity = finding.severity.as_str();
        writeln!(said, "{severity}[{}]: {}", finding.code, finding.message).unwrap();
        writeln!(said, "  | {text}").unwrap();
        let marks = format!(
            "  | {}{} {}",
            " ".repeat(before),
            "^".repeat(marked),
            finding.label
        );
        writeln!(said, "{}", marks.trim_end()).unwrap();
        finding
            .notes
            .iter()
            .for_each(|note| writeln!(said, "  = note: {note}").unwrap());
        finding
            .helps
            .iter()
            .for_each(|help| writeln!(said, "  = help: {help}").unwrap());
    }
    if said.is_empty() {
        format!("fine: {text}\n")
    } else {
        said
    }
}

fn check_texts(texts: &[&str], place: &Place, expected: &Expected) -> String {
    let said: Vec<String> = texts
        .iter()
        .map(|text| check_text(text, place, expected))
        .collect();
    said.join("\n")
}

fn snapshot(name: &str, said: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, said);
    });
}

fn complete_mission() -> Place {
    let input = [
        ("waiver", Type::Text, false),
        ("starts_on", Type::Date, true),
        ("group", member(&["stakeholder_group"]), true),
        ("count", Type::Int, true),
        ("ends_on", Type::OrNotStated(Box::new(Type::Date)), false),
    ];
    action_of("mission", &input)
}

fn written_above() -> Place {
    Place {
        milestone: Some("reports_accepted".into()),
        ..Place::default()
    }
}

#[test]
fn what_is_no_expression() {
    let texts = [
        "",
        "size(reports) = 1",
        "size(reports) => 1",
        "size(reports) =< 1",
        "size(reports) <> 1",
        "this.is('active') and parent.is('in_field')",
        "this.is('active') & parent.is('in_field')",
        "this.is('active') | parent.is('in_field')",
        "not this.is('active')",
        "this is active",
        "if has(input.waiver) then true",
        "this.is('active')) && true",
        "(this.is('active')",
        "this.is('active",
        "this.is(‘active’)",
        r"this.is('ac\dtive')",
        "this.is('active') &&",
        "input.count >= 1.5",
        "input.count > 99999999999999999999",
        "input.count > -",
        "input.count * 2 > 4",
        "has(input.waiver) ? true : false",
        "this.interviews == {}",
        "1 < input.count < 9",
        "reports.all(2nd, true)",
        "this.#",
        "reports.all(in, in.is('accepted'))",
        "this.function == 1",
        "(((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("what_is_no_expression", &said);
}

#[test]
fn names_that_do_not_exist() {
    let texts = [
        "size(report) == 1",
        "size(reprots) == 1",
        "size(synthesis) == 1",
        "country == 'malawi'",
        "waiver == 'x'",
        "starts_on == date('2003-01-01')",
        "sessions_held",
        "this.interviews[experts] > 1",
        "this.countri == 'malawi'",
        "this.completed",
        "coverage.exists(c, c.topic == this.country)",
        "parent.is('in_feild')",
        "parent.is('cleared')",
        "milestone.session_held",
        "input.start_on == input.starts_on",
        "len(reports) == 1",
        "reports.any(r, r.is('accepted'))",
        "reports.size() == 1",
        "exists(reports, r, r.is('accepted'))",
        "input.waiver.matches('a.*')",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("names_that_do_not_exist", &said);
}

#[test]
fn members_that_are_none() {
    let note = action_of("note", &[]);
    let texts = [
        "this.direction == 'desk_to_feild'",
        "this.direction == direction.sideways",
        "this.direction in ['desk_to_field', 'experts']",
        "this.country == 'malawi'",
        "this.theme == theme.education",
        "syntheses.exists(s, 'recomendations' in s.sections)",
    ];
    snapshot(
        "members_that_are_none",
        &check_texts(&texts, &note, &Expected::Condition),
    );
    assert!(
        check_text(
            "notes.exists(n, n.country == 'malawi')",
            &property(),
            &Expected::Condition
        )
        .starts_with("fine")
    );
}

#[test]
fn kinds_that_do_not_go_together() {
    let texts = [
        "coverage.exists(c, c.country == c.theme)",
        "reports.all(r, r.subject == input.group)",
        "reports.all(r, r.subject == this.country)",
        "input.starts_on == '2003-01-01'",
        "input.starts_on <= now",
        "parent == 'malawi'",
        "reports == 9",
        "9 == reports",
        "this.country < this.country",
        "has(input.waiver) && input.waiver > 'a'",
        "input.count + 'a' == 2",
        "input.starts_on + 5 > input.starts_on",
        "days(3) + input.starts_on > input.starts_on",
        "now - now > days(2)",
        "days(2) < workdays(3)",
        "input.starts_on + (days(1) + workdays(1)) > input.starts_on",
        "days(2) - (input.starts_on - input.starts_on) > days(1)",
        "input.group in this",
        "input.count in this.interviews",
        "input.group in ['experts', 3]",
        "themes + themes == []",
        "[] == []",
        "!input.count",
        "input.count && true",
        "reports",
        "this",
        "this.is('active') == this",
        "size(this) == 1",
        "days('x') > days(1)",
        "date('2003-02-30') < input.starts_on",
        "date(input.count) < input.starts_on",
        "size(excluded(themes)) == 0",
        "reports.is('accepted')",
        "reports.subject == this.country",
        "this.interviews.all(g, true)",
        "this.country[1] == 1",
        "section['conclusions'] == 'conclusions'",
        "reports[0].is('accepted')",
        "synthesis['x'].is('drafting')",
        "report[now].is('drafting')",
        "this.interviews[this.country] > 1",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("kinds_that_do_not_go_together", &said);
}

#[test]
fn data_that_may_be_absent() {
    let texts = [
        "input.waiver == 'x'",
        "has(input.waiver) || input.waiver == 'x'",
        "has(input.waiver) && input.waiver == 'x'",
        "!has(input.waiver) || input.waiver == 'x'",
        "!(has(input.waiver) && has(this.waiver)) || input.waiver == this.waiver",
        "(has(input.waiver) && has(this.waiver) || has(input.waiver)) && input.waiver == 'x'",
        "(has(input.waiver) || has(this.waiver)) && input.waiver == 'x'",
        "input.waiver == 'x' && has(input.waiver)",
        "sessions.all(s, s.held_on == input.starts_on)",
        "sessions.all(s, has(s.held_on) && s.held_on <= input.starts_on)",
        "sessions.exists(s, has(s.held_on)) && sessions.all(s, s.held_on <= input.starts_on)",
        "ceiling > 3",
        "has(ceiling) && ceiling > 3",
        "this.interviews['experts'] > 3",
        "'experts' in this.interviews && this.interviews['experts'] > 3",
        "country_study['malawi'].country == this.country",
        "has(country_study['malawi']) && country_study['malawi'].country == this.country",
        "has(country_study['malawi'].note) && country_study['malawi'].country == this.country",
        "has(country_study['malawi']) && country_study['malawi'].note == 'x'",
        "country_study['malawi'].is('completed')",
        "notes.exists(n, n.sender.note == 'x')",
        "has(this.country)",
        "has(input.count + 1)",
        "fact_finding <= input.starts_on",
        "has(input.ends_on) && input.ends_on >= input.starts_on",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("data_that_may_be_absent", &said);
}

#[test]
fn what_must_not_stand_where_it_stands() {
    let automatic = Place {
        this: vec!["report".into()],
        ..Place::default()
    };
    let texts = [
        "now > this.handed_in",
        "input.text == 'x'",
        "actor == actor",
        "input",
        "milestone",
        "milestone.sessions_held",
        "parent.note == 'x'",
        "parent.theme == this.subject",
        "parent.is('reporting')",
        "parent.is('in_field')",
    ];
    let mut said = check_texts(&texts, &automatic, &Expected::Condition);
    let milestone = [
        "this.is('accepted')",
        "parent.is('running')",
        "milestone.sessions_held",
    ];
    said += "\nin a milestone:\n";
    said += &check_texts(&milestone, &written_above(), &Expected::Condition);
    snapshot("what_must_not_stand_where_it_stands", &said);
}

#[test]
fn functions_and_quantifiers() {
    let texts = [
        "size() == 1",
        "has(input.waiver, this.waiver)",
        "parent.is(completed)",
        "parent.is()",
        "reports.all(r)",
        "reports.all(r.is('accepted'))",
        "reports.all(themes, true)",
        "reports.all(this, this.is('accepted'))",
        "reports.all(r, reports.all(r, r.is('accepted')))",
        "reports.all(a, reports.all(b, reports.all(c, reports.all(d, a == b && c == d))))",
        "reports.all(report, report.is('accepted'))",
        "themes.all(theme, reports.exists(r, r.subject == theme))",
        "reports.map(r, r.rounds) == [1]",
        "size(reports.filter(r, r.rounds > 1).map(r, r.author)) == 1",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("functions_and_quantifiers", &said);
}

#[test]
fn conditions_that_are_decided_beforehand() {
    let texts = [
        "true",
        "this.is('active') || true",
        "this.is('active') && !false",
        "1 == 2",
        "reports.all(r, true)",
        "date('2003-01-01') < date('2003-01-02') && this.is('active')",
    ];
    let said = check_texts(&texts, &complete_mission(), &Expected::Condition);
    snapshot("conditions_that_are_decided_beforehand", &said);
}

#[test]
fn results_of_another_kind() {
    let place = complete_mission();
    let date = Type::Date;
    let mut said = String::new();
    for (text, expected) in [
        ("input.waiver", Expected::Assigned(Type::Text)),
        ("input.waiver", Expected::Given(Type::Text)),
        ("'2003-01-01'", Expected::Assigned(date.clone())),
        ("input.ends_on", Expected::Assigned(date.clone())),
        (
            "input.starts_on",
            Expected::Assigned(Type::OrNotStated(Box::new(date))),
        ),
        (
            "'experts'",
            Expected::Assigned(member(&["stakeholder_group"])),
        ),
        (
            "'expert'",
            Expected::Assigned(member(&["stakeholder_group"])),
        ),
        ("[]", Expected::Assigned(set(member(&["section"])))),
        (
            "['conclusions']",
            Expected::Assigned(set(member(&["section"]))),
        ),
        ("themes", Expected::Assigned(set(member(&["theme"])))),
        (
            "parent",
            Expected::Assigned(instance(&["thematic_study", "country_study"])),
        ),
        ("this", Expected::Assigned(instance(&["country_study"]))),
        ("this.country", Expected::Listed),
        (
            "coverage.filter(c, c.country == this.country)",
            Expected::Listed,
        ),
        ("synthesis", Expected::Instances),
        ("reports.filter(r, r.is('drafting'))", Expected::Instances),
        ("report['x']", Expected::Instances),
        ("themes", Expected::Instances),
        ("this.country", Expected::Reference),
        ("parent", Expected::Reference),
        ("input.starts_on + workdays(5)", Expected::Due),
        ("now", Expected::Due),
        ("input.count", Expected::Due),
        ("input.group", Expected::Key),
        ("input.waiver", Expected::Key),
        ("has(input.waiver) && input.waiver == 'x'", Expected::Key),
        ("this.interviews", Expected::Shown),
        ("this.waiver", Expected::Shown),
        ("country", Expected::Shown),
    ] {
        writeln!(said, "{expected:?}").unwrap();
        said += &check_text(text, &place, &expected);
        said += "\n";
    }
    let title = Place {
        bare_fields: true,
        this: vec!["mission".into()],
        ..Place::default()
    };
    said += "a bare field in a title\n";
    said += &check_text("country", &title, &Expected::Shown);
    snapshot("results_of_another_kind", &said);
}

#[test]
fn without_a_calendar_there_are_no_working_days() {
    let mut names = names();
    names.calendar = false;
    let mut out = Diagnostics::new();
    let text = SourceText::verbatim("input.starts_on + workdays(2) > input.starts_on", 0);
    assert!(
        check(
            &text,
            &names,
            &complete_mission(),
            &Expected::Condition,
            &mut out
        )
        .is_none()
    );
    let codes: Vec<_> = out.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["WF0319"]);
}

#[test]
fn places_are_those_of_the_source() {
    let text = SourceText {
        text: "this.direction == 'x'".to_owned(),
        span: crate::span::Span::new(100, 130),
        segments: vec![(0, 101), (15, 120)],
    };
    let mut out = Diagnostics::new();
    let place = action_of("note", &[]);
    assert!(check(&text, &names(), &place, &Expected::Condition, &mut out).is_none());
    let span = out.iter().next().unwrap().span.unwrap();
    assert_eq!((span.start, span.end), (123, 126));
}
