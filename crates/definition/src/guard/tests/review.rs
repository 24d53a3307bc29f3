//! A small technical cooperation review: its names, and worlds of it.

use indexmap::{IndexMap, IndexSet};

use crate::{
    diagnostic::Diagnostics,
    guard::{
        check::{Expected, check},
        expr::Expr,
        names::{MachineShape, Members, Names, Place, ValueShape},
        testing::TestWorld,
    },
    model::Milestone,
    name::Name,
    span::SourceText,
    ty::Type,
    value::{Cell, Value},
};

pub(super) fn member(vocabularies: &[&str]) -> Type {
    Type::Member(vocabularies.iter().copied().map(Name::from).collect())
}

pub(super) fn instance(machines: &[&str]) -> Type {
    Type::Instance(machines.iter().copied().map(Name::from).collect())
}

pub(super) fn list(element: Type) -> Type {
    Type::List(Box::new(element))
}

pub(super) fn set(element: Type) -> Type {
    Type::Set(Box::new(element))
}

type Shapes<'a> = &'a [(&'a str, Type, bool)];

pub(super) fn shapes(fields: Shapes<'_>) -> IndexMap<Name, ValueShape> {
    let shape = |(name, ty, always_set): &(&str, Type, bool)| {
        (
            Name::from(*name),
            ValueShape {
                ty: ty.clone(),
                always_set: *always_set,
            },
        )
    };
    fields.iter().map(shape).collect()
}

fn machine(
    names: &mut Names,
    id: &str,
    plural: &str,
    parents: &[&str],
    fields: Shapes<'_>,
    states: &str,
) {
    let shape = MachineShape {
        id: id.into(),
        plural: (!plural.is_empty()).then(|| plural.into()),
        fields: shapes(fields),
        states: states.split(' ').map(Name::from).collect(),
        child_of: parents.iter().copied().map(Name::from).collect(),
        single: matches!(id, "review" | "synthesis"),
    };
    names.machines.insert(id.into(), shape);
}

pub(super) fn names() -> Names {
    let mut names = Names {
        root: "review".into(),
        calendar: true,
        ..Names::default()
    };
    let coverage = Type::Matrix {
        row: "country".into(),
        column: "theme".into(),
    };
    names.parameters = shapes(&[
        ("themes", list(member(&["theme"])), true),
        ("countries", list(member(&["country"])), true),
        ("audiences", list(member(&["audience"])), true),
        ("coverage", coverage, true),
        ("ceiling", Type::Int, false),
        (
            "fact_finding",
            Type::OrNotStated(Box::new(Type::Date)),
            true,
        ),
    ]);
    for (vocabulary, parameter) in [
        ("theme", "themes"),
        ("country", "countries"),
        ("audience", "audiences"),
    ] {
        names
            .vocabularies
            .insert(vocabulary.into(), Members::Given(parameter.into()));
    }
    for (vocabulary, members) in [
        (
            "stakeholder_group",
            "beneficiaries rights_ngos experts government un_agencies other_donors",
        ),
        (
            "section",
            "country_findings policy_and_priority effectiveness local_ownership management \
             un_country_strategy conclusions recommendations",
        ),
        ("direction", "desk_to_field field_to_desk"),
    ] {
        let members = members.split_whitespace().map(Name::from).collect();
        names
            .vocabularies
            .insert(vocabulary.into(), Members::Written(members));
    }
    names.milestones = ["reports_accepted", "sessions_held"]
        .map(Name::from)
        .into_iter()
        .collect::<IndexSet<_>>();
    studies(&mut names);
    travel(&mut names);
    reporting(&mut names);
    names
}

fn studies(names: &mut Names) {
    let doc = Type::Document;
    machine(
        names,
        "review",
        "",
        &[],
        &[],
        "preparing running closed abandoned",
    );
    let fields = [
        ("subject", member(&["theme", "country"]), true),
        ("text", doc.clone(), false),
    ];
    machine(
        names,
        "terms_of_reference",
        "terms",
        &["review"],
        &fields,
        "drafting submitted approved",
    );
    let fields = [
        ("theme", member(&["theme"]), true),
        ("desk_paper", doc.clone(), false),
        ("note", Type::Text, false),
    ];
    let states = "waiting_for_terms desk_research waiting_for_field reporting completed";
    machine(
        names,
        "thematic_study",
        "thematic_studies",
        &["review"],
        &fields,
        states,
    );
    let fields = [
        ("country", member(&["country"]), true),
        ("note", Type::Text, false),
    ];
    let states = "waiting_for_terms preparing in_field reporting completed";
    machine(
        names,
        "country_study",
        "country_studies",
        &["review"],
        &fields,
        states,
    );
}

fn travel(names: &mut Names) {
    let study = instance(&["thematic_study", "country_study"]);
    let groups = Type::Per {
        vocabulary: "stakeholder_group".into(),
        value: Box::new(Type::Int),
    };
    let fields = [
        ("direction", member(&["direction"]), true),
        ("country", member(&["country"]), true),
        ("theme", member(&["theme"]), true),
        ("sender", study.clone(), true),
        ("receiver", study, true),
        ("text", Type::Document, false),
    ];
    machine(
        names,
        "note",
        "notes",
        &["review"],
        &fields,
        "to_write sent taken_up",
    );
    let fields = [
        ("country", member(&["country"]), true),
        ("interviews", groups, true),
        ("waiver", Type::Text, false),
        ("departure", Type::Date, false),
    ];
    let states = "active planned cleared under_way suspended completed";
    machine(
        names,
        "mission",
        "missions",
        &["country_study"],
        &fields,
        states,
    );
}

fn reporting(names: &mut Names) {
    let doc = Type::Document;
    let fields = [
        ("subject", member(&["theme", "country"]), true),
        ("draft", doc.clone(), false),
        ("rounds", Type::Int, true),
        ("handed_in", Type::Date, false),
        ("author", Type::Person, false),
    ];
    let states = "drafting in_quality_review submitted accepted";
    machine(
        names,
        "report",
        "reports",
        &["thematic_study", "country_study"],
        &fields,
        states,
    );
    let fields = [
        ("audience", member(&["audience"]), true),
        ("position", Type::Int, true),
        ("held_on", Type::Date, false),
        ("minutes", doc.clone(), false),
    ];
    machine(
        names,
        "feedback_session",
        "sessions",
        &["review"],
        &fields,
        "planned invited held recorded",
    );
    let fields = [
        ("edition", Type::Int, true),
        ("sections", set(member(&["section"])), true),
        ("text", doc.clone(), false),
        ("pages", Type::Int, false),
    ];
    let states = "not_started drafting in_quality_review final_version";
    machine(
        names,
        "synthesis",
        "syntheses",
        &["review"],
        &fields,
        states,
    );
    let fields = [("edition", Type::Int, true), ("decision", doc, false)];
    machine(
        names,
        "adoption",
        "adoptions",
        &["review"],
        &fields,
        "tabled adopted forwarded declined",
    );
}

/// The place of a clause of an action of a machine, with an input.
pub(super) fn action_of(machine: &str, input: Shapes<'_>) -> Place {
    Place {
        this: vec![machine.into()],
        input: Some(shapes(input)),
        actor: true,
        now: true,
        ..Place::default()
    }
}

/// The place of a property.
pub(super) fn property() -> Place {
    Place {
        parameter_members: true,
        ..Place::default()
    }
}

pub(super) fn checked(text: &str, place: &Place, expected: &Expected) -> Expr {
    let mut out = Diagnostics::new();
    let source = SourceText::verbatim(text, 0);
    let expr = check(&source, &names(), place, expected, &mut out);
    assert!(out.is_empty(), "{text}: {out:?}");
    expr.unwrap()
}

pub(super) fn milestones() -> IndexMap<Name, Milestone> {
    let texts = [
        (
            "reports_accepted",
            "size(reports) == size(themes) + size(countries) && reports.all(r, r.is('accepted'))",
        ),
        (
            "sessions_held",
            "size(sessions) == size(audiences) && sessions.all(s, s.was('held'))",
        ),
    ];
    let mut milestones = IndexMap::new();
    for (id, text) in texts {
        let place = Place {
            milestone: Some(id.into()),
            ..Place::default()
        };
        let that = checked(text, &place, &Expected::Condition);
        let id = Name::from(id);
        let (say, text) = (id.clone(), text.into());
        let span = that.span;
        let milestone = Milestone {
            id: id.clone(),
            say,
            text,
            that,
            empty_allowed: false,
            span,
        };
        milestones.insert(id, milestone);
    }
    milestones
}

pub(super) fn m(member: &str) -> Value {
    Value::Member(member.into())
}

/// Two themes, two countries, justice not covered in Russia; every study just begun, no report yet.
pub(super) fn world() -> TestWorld {
    let mut world = TestWorld::default();
    let lists = [
        ("theme", "themes", "education justice"),
        ("country", "countries", "malawi russia"),
        ("audience", "audiences", "agency_staff fund_board"),
    ];
    for (vocabulary, parameter, members) in lists {
        let members: Vec<Name> = members.split(' ').map(Name::from).collect();
        let values = members.iter().cloned().map(Value::Member).collect();
        world
            .parameters
            .insert(parameter.into(), Value::List(values));
        world.members.insert(vocabulary.into(), members);
    }
    for (vocabulary, members) in &names().vocabularies {
        if let Members::Written(members) = members {
            world.members.insert(vocabulary.clone(), members.clone());
        }
    }
    world
        .parameters
        .insert("fact_finding".into(), Value::NotStated);
    let cell = |row: &str, column: &str| Cell {
        row: row.into(),
        column: column.into(),
    };
    let covered = vec![
        cell("malawi", "education"),
        cell("malawi", "justice"),
        cell("russia", "education"),
    ];
    world.cells.insert("coverage".into(), covered);
    world
        .excluded
        .insert("coverage".into(), vec![cell("russia", "justice")]);
    world.add("review", "running", &[]);
    for theme in ["education", "justice"] {
        let id = format!("terms_of_reference/theme/{theme}");
        world.add(&id, "approved", &[("subject", m(theme))]);
        world.add(
            &format!("thematic_study/{theme}"),
            "desk_research",
            &[("theme", m(theme))],
        );
    }
    for country in ["malawi", "russia"] {
        let id = format!("terms_of_reference/country/{country}");
        world.add(&id, "drafting", &[("subject", m(country))]);
        world.add(
            &format!("country_study/{country}"),
            "waiting_for_terms",
            &[("country", m(country))],
        );
    }
    for (position, audience) in ["agency_staff", "fund_board"].into_iter().enumerate() {
        let position = Value::Int(position.try_into().unwrap());
        let fields = [("audience", m(audience)), ("position", position)];
        world.add(&format!("feedback_session/{audience}"), "planned", &fields);
    }
    let sections = Value::Set(Default::default());
    world.add(
        "synthesis",
        "not_started",
        &[("edition", Value::Int(1)), ("sections", sections)],
    );
    world
}
