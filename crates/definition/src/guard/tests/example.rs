//! Every guard of a whole technical cooperation review checks and evaluates.

use std::collections::BTreeMap;

use crate::{
    guard::{
        check::Expected,
        eval::{Evaluation, Truth},
        names::Place,
        reads::Reads,
        testing::TestWorld,
        world::{Handle, Site, World},
    },
    name::Name,
    ty::Type,
    value::Value,
};

use super::review::{action_of, checked, m, member, milestones, property, world};

fn of(machine: &str) -> Place {
    Place {
        this: vec![machine.into()],
        ..Place::default()
    }
}

/// Clauses of automatic transitions and of actions without input, by machine.
const CLAUSES: [(&str, &str); 14] = [
    ("review", "adoptions.exists(a, a.is('forwarded'))"),
    ("review", "sessions.all(s, s.is('recorded'))"),
    (
        "thematic_study",
        "terms.exists(t, t.subject == this.theme && t.is('approved'))",
    ),
    (
        "thematic_study",
        "coverage.filter(c, c.theme == this.theme).all(c, notes.exists(n, n.direction == 'field_to_desk' \
         && n.theme == this.theme && n.country == c.country && n.is('taken_up')))",
    ),
    (
        "thematic_study",
        "reports.exists(r, r.subject == this.theme && r.is('accepted'))",
    ),
    (
        "country_study",
        "terms.exists(t, t.subject == this.country && t.is('approved'))",
    ),
    (
        "country_study",
        "coverage.filter(c, c.country == this.country).all(c, notes.exists(n, n.direction == 'desk_to_field' \
         && n.country == this.country && n.theme == c.theme && n.is('taken_up')))",
    ),
    (
        "country_study",
        "missions.exists(m, m.country == this.country && m.is('completed'))",
    ),
    (
        "country_study",
        "reports.exists(r, r.subject == this.country && r.is('accepted'))",
    ),
    (
        "feedback_session",
        "size(reports) == size(themes) + size(countries) && reports.all(r, r.was('submitted'))",
    ),
    (
        "feedback_session",
        "sessions.all(s, s.position >= this.position || s.was('held'))",
    ),
    ("synthesis", "milestone.reports_accepted"),
    ("synthesis", "milestone.sessions_held"),
    ("synthesis", "section.all(s, s in this.sections)"),
];

const PROPERTIES: [&str; 8] = [
    "review.is('closed') || review.is('abandoned')",
    "review.is('abandoned')",
    "review.is('closed')",
    "syntheses.exists(s, s.was('drafting')) && !sessions.all(s, s.was('held'))",
    "syntheses.exists(s, s.was('drafting')) && !reports.all(r, r.is('accepted'))",
    "missions.exists(m, notes.exists(n, n.country == m.country && n.direction == 'desk_to_field' \
     && !n.is('taken_up')))",
    "notes.exists(n, !coverage.exists(c, c.country == n.country && c.theme == n.theme))",
    "country_study['malawi'].is('completed') && !report['country/malawi'].was('accepted')",
];

#[test]
fn every_clause_checks_and_is_decided() {
    let (world, milestones) = (world(), milestones());
    for (machine, text) in CLAUSES {
        let expr = checked(text, &of(machine), &Expected::Condition);
        let this = world.instances(machine)[0];
        let site = Site {
            this: Some(this),
            ..Site::default()
        };
        let evaluation = Evaluation {
            world: &world,
            site,
            milestones: &milestones,
            calendar: None,
            locals: &[],
        };
        assert_ne!(
            evaluation.truth(&expr),
            Truth::Undetermined,
            "{machine}: {text}"
        );
    }
    for text in PROPERTIES {
        let expr = checked(text, &property(), &Expected::Condition);
        let site = Site::default();
        let evaluation = Evaluation {
            world: &world,
            site,
            milestones: &milestones,
            calendar: None,
            locals: &[],
        };
        assert_eq!(evaluation.truth(&expr), Truth::False, "{text}");
    }
}

fn truth(
    world: &TestWorld,
    this: &str,
    text: &str,
    place: &Place,
    input: &[(&str, Value)],
) -> Truth {
    let milestones = milestones();
    let input: BTreeMap<Name, Value> = input
        .iter()
        .map(|(name, value)| (Name::from(*name), value.clone()))
        .collect();
    let site = Site {
        this: world.find(this),
        input: Some(&input),
        ..Site::default()
    };
    let evaluation = Evaluation {
        world,
        site,
        milestones: &milestones,
        calendar: None,
        locals: &[],
    };
    evaluation.truth(&checked(text, place, &Expected::Condition))
}

#[test]
fn a_mission_is_complete_with_all_groups_or_a_waiver() {
    let mut world = world();
    let groups = world.members["stakeholder_group"].clone();
    let talked = |groups: &[Name]| {
        Value::Per(
            groups
                .iter()
                .map(|group| (group.clone(), Value::Int(2)))
                .collect(),
        )
    };
    let fields = [
        ("country", m("malawi")),
        ("interviews", talked(&groups[1..])),
    ];
    let mission = world.add("mission/malawi", "under_way", &fields);
    let place = action_of("mission", &[("waiver", Type::Text, false)]);
    let text = "stakeholder_group.all(g, g in this.interviews) || has(input.waiver)";
    let waiver = [("waiver", Value::Text("No access".into()))];
    assert_eq!(
        truth(&world, "mission/malawi", text, &place, &[]),
        Truth::False
    );
    assert_eq!(
        truth(&world, "mission/malawi", text, &place, &waiver),
        Truth::True
    );
    world
        .instance(mission)
        .fields
        .insert("interviews".into(), talked(&groups));
    assert_eq!(
        truth(&world, "mission/malawi", text, &place, &[]),
        Truth::True
    );
}

#[test]
fn dates_and_pages_of_an_input_are_compared() {
    let world = world();
    let date = |text: &str| Value::Date(text.parse().unwrap());
    let place = action_of(
        "mission",
        &[
            ("starts_on", Type::Date, true),
            ("ends_on", Type::Date, true),
        ],
    );
    let text = "input.starts_on <= input.ends_on";
    let input = [
        ("starts_on", date("2003-03-01")),
        ("ends_on", date("2003-02-28")),
    ];
    assert_eq!(truth(&world, "review", text, &place, &input), Truth::False);
    let place = action_of("synthesis", &[("pages", Type::Int, true)]);
    let input = [("pages", Value::Int(100))];
    assert_eq!(
        truth(&world, "synthesis", "input.pages <= 100", &place, &input),
        Truth::True
    );
}

#[test]
fn assignments_keys_and_loops_have_values() {
    let world = world();
    let milestones = milestones();
    let input = BTreeMap::from([(Name::from("section"), m("conclusions"))]);
    let at = |id: &str| Site {
        this: world.find(id),
        input: Some(&input),
        ..Site::default()
    };
    let locals = [Value::Cell(world.cells("coverage")[2].clone())];
    let evaluation = |id: &str| Evaluation {
        world: &world,
        site: at(id),
        milestones: &milestones,
        calendar: None,
        locals: &locals,
    };
    let place = action_of("synthesis", &[("section", member(&["section"]), true)]);
    let wanted = Expected::Assigned(super::review::set(member(&["section"])));
    let expr = checked("this.sections + [input.section]", &place, &wanted);
    let sections = evaluation("synthesis").value(&expr).unwrap();
    assert_eq!(sections, Value::Set([m("conclusions")].into()));

    let list = checked(
        "coverage.filter(c, c.theme == this.theme)",
        &of("thematic_study"),
        &Expected::Listed,
    );
    assert_eq!(
        evaluation("thematic_study/education")
            .list(&list)
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        evaluation("thematic_study/justice")
            .list(&list)
            .unwrap()
            .len(),
        1
    );

    let cell = Type::Cell("coverage".into());
    let place = Place {
        binders: vec![("cell".into(), cell)],
        ..of("thematic_study")
    };
    let key = checked("cell.country", &place, &Expected::Key);
    assert_eq!(
        evaluation("thematic_study/education").value(&key),
        Some(m("russia"))
    );
    let wanted = Expected::Assigned(super::review::instance(&["country_study"]));
    let receiver = checked("country_study[cell.country]", &place, &wanted);
    let id = Value::Instance("country_study/russia".into());
    assert_eq!(
        evaluation("thematic_study/education").value(&receiver),
        Some(id)
    );

    let targets = checked("synthesis", &of("adoption"), &Expected::Instances);
    assert_eq!(
        evaluation("review").instances(&targets),
        [world.find("synthesis").unwrap()]
    );
    let cancelled = checked("reports", &of("review"), &Expected::Instances);
    assert_eq!(
        evaluation("review").instances(&cancelled),
        [] as [Handle; 0]
    );
}

#[test]
fn what_a_clause_reads_is_known() {
    let text = "coverage.filter(c, c.theme == this.theme).all(c, notes.exists(n, n.country == c.country \
                && n.is('taken_up'))) && milestone.sessions_held && size(section) > size(themes) \
                && (has(input.paper) || actor == actor || parent.was('closed'))";
    let place = action_of("thematic_study", &[("paper", Type::Document, false)]);
    let reads = Reads::of(&checked(text, &place, &Expected::Condition));
    let pair = |machine: &str, name: &str| (Name::from(machine), Name::from(name));
    assert_eq!(reads.is, [pair("note", "taken_up")].into());
    assert_eq!(reads.was, [pair("review", "closed")].into());
    assert_eq!(
        reads.fields,
        [pair("note", "country"), pair("thematic_study", "theme")].into()
    );
    assert_eq!(reads.collections, ["note".into()].into());
    assert_eq!(
        reads.parameters,
        ["coverage".into(), "themes".into()].into()
    );
    assert_eq!(reads.vocabularies, ["section".into()].into());
    assert_eq!(reads.milestones, ["sessions_held".into()].into());
    assert_eq!(reads.inputs, ["paper".into()].into());
    assert!(reads.actor && !reads.now);
    let machines: Vec<&str> = reads.machines().into_iter().map(Name::as_str).collect();
    assert_eq!(machines, ["note", "review", "thematic_study"]);
}
