//! What a proof names: the members that do not satisfy, the nearest ones, what is missing altogether.

use crate::{
    guard::{
        check::Expected,
        eval::{Evaluation, Truth},
        names::Place,
        proof::{Absent, Candidate, Demand, Existence, Proof, ProofKind, Subject},
        testing::TestWorld,
        world::{Site, World},
    },
    value::{Cell, Value},
};

use super::review::{checked, m, milestones, world};

fn prove(world: &TestWorld, this: &str, text: &str) -> Proof {
    let place = Place {
        this: vec![this.split('/').next().unwrap().into()],
        ..Place::default()
    };
    let (expr, milestones) = (checked(text, &place, &Expected::Condition), milestones());
    let site = Site {
        this: world.find(this),
        ..Site::default()
    };
    Evaluation {
        world,
        site,
        milestones: &milestones,
        calendar: None,
        locals: &[],
    }
    .prove(&expr)
}

fn parts(proof: Proof) -> Vec<Proof> {
    match proof.kind {
        ProofKind::And(parts) | ProofKind::Or(parts) => parts,
        other => panic!("{other:?}"),
    }
}

fn existence(proof: Proof) -> Existence {
    match proof.kind {
        ProofKind::Exists(existence) => *existence,
        other => panic!("{other:?}"),
    }
}

fn named<'w>(world: &'w TestWorld, subject: &Subject) -> &'w str {
    match subject {
        Subject::Instance(handle) => world.id(*handle).as_str(),
        Subject::Value(value) => panic!("{value:?}"),
    }
}

fn fitting<'w>(world: &'w TestWorld, candidates: &[Candidate]) -> Vec<&'w str> {
    let fitting = candidates.iter().filter(|candidate| candidate.fits);
    fitting
        .map(|candidate| named(world, &candidate.witness.subject))
        .collect()
}

fn demand(field: &str, value: Value) -> Demand {
    Demand {
        field: field.into(),
        value,
    }
}

/// Eight... that is three of four reports exist, two are accepted.
fn with_reports() -> TestWorld {
    let mut world = world();
    for (id, subject, state) in [
        ("report/theme/justice", "justice", "accepted"),
        ("report/country/malawi", "malawi", "accepted"),
        ("report/country/russia", "russia", "in_quality_review"),
    ] {
        world.add(
            id,
            state,
            &[("subject", m(subject)), ("rounds", Value::Int(0))],
        );
    }
    world
}

#[test]
fn a_milestone_names_the_unaccepted_and_counts_the_missing() {
    let world = with_reports();
    let proof = prove(&world, "synthesis", "milestone.reports_accepted");
    assert_eq!(proof.truth, Truth::False);
    let ProofKind::Milestone { name, proof } = proof.kind else {
        panic!("no milestone");
    };
    assert_eq!(name, "reports_accepted");
    let [count, all] = <[Proof; 2]>::try_from(parts(*proof.unwrap())).unwrap();
    let ProofKind::Compare(compared) = count.kind else {
        panic!("no comparison");
    };
    let counted = compared.counted.unwrap();
    assert_eq!(compared.left.value, Some(Value::Int(3)));
    assert_eq!(compared.right.value, Some(Value::Int(4)));
    assert_eq!(
        (counted.machine.as_deref(), counted.have, counted.lacking),
        (Some("report"), 3, 1)
    );
    let ProofKind::All {
        machine,
        of,
        satisfied,
        unmet,
    } = all.kind
    else {
        panic!("no quantifier");
    };
    assert_eq!(
        (machine.as_deref(), of, satisfied, unmet.len()),
        (Some("report"), 3, 2, 1)
    );
    assert_eq!(named(&world, &unmet[0].subject), "report/country/russia");
    let ProofKind::State {
        instance,
        state,
        ever,
        ..
    } = &unmet[0].proof.kind
    else {
        panic!("no state");
    };
    assert_eq!(
        (*instance, state.as_str(), *ever),
        (world.find("report/country/russia"), "accepted", false)
    );
}

#[test]
fn a_missing_instance_is_told_by_its_demands() {
    let world = with_reports();
    let text = "reports.exists(r, r.subject == this.theme && r.is('accepted'))";
    let missing = existence(prove(&world, "thematic_study/education", text));
    assert_eq!(
        (missing.machine.as_deref(), missing.of, missing.satisfied),
        (Some("report"), 3, 0)
    );
    assert_eq!(missing.demands, [demand("subject", m("education"))]);
    assert_eq!(missing.candidates.len(), 3);
    assert_eq!(fitting(&world, &missing.candidates), [] as [&str; 0]);

    let text = "reports.exists(r, r.is('accepted') && this.country == r.subject)";
    let waiting = existence(prove(&world, "country_study/russia", text));
    assert_eq!(waiting.demands, [demand("subject", m("russia"))]);
    assert_eq!(
        fitting(&world, &waiting.candidates),
        ["report/country/russia"]
    );
    assert_eq!(waiting.candidates[0].unmet, 1);

    let there = existence(prove(&world, "country_study/malawi", text));
    assert_eq!(there.satisfied, 1);
    assert_eq!(
        named(&world, &there.satisfying[0].subject),
        "report/country/malawi"
    );
}

#[test]
fn a_cell_without_its_note_is_named_with_what_the_note_must_be() {
    let mut world = world();
    let fields = |theme: &str| {
        [
            ("direction", m("desk_to_field")),
            ("country", m("malawi")),
            ("theme", m(theme)),
        ]
    };
    world.add(
        "note/desk_to_field/malawi/education",
        "taken_up",
        &fields("education"),
    );
    let text = "coverage.filter(c, c.country == this.country).all(c, notes.exists(n, \
                n.direction == 'desk_to_field' && n.country == this.country && n.theme == c.theme \
                && n.is('taken_up')))";
    let proof = prove(&world, "country_study/malawi", text);
    let ProofKind::All {
        machine: None,
        of: 2,
        satisfied: 1,
        mut unmet,
    } = proof.kind
    else {
        panic!("{proof:?}");
    };
    let cell = Cell {
        row: "malawi".into(),
        column: "justice".into(),
    };
    assert_eq!(unmet[0].subject, Subject::Value(Value::Cell(cell)));
    let missing = existence(unmet.remove(0).proof);
    let demands = [
        demand("direction", m("desk_to_field")),
        demand("country", m("malawi")),
        demand("theme", m("justice")),
    ];
    assert_eq!(missing.demands, demands);
    assert_eq!(fitting(&world, &missing.candidates), [] as [&str; 0]);

    world.add(
        "note/desk_to_field/malawi/justice",
        "sent",
        &fields("justice"),
    );
    let proof = prove(&world, "country_study/malawi", text);
    let ProofKind::All { mut unmet, .. } = proof.kind else {
        panic!("no quantifier");
    };
    let waiting = existence(unmet.remove(0).proof);
    assert_eq!(
        fitting(&world, &waiting.candidates),
        ["note/desk_to_field/malawi/justice"]
    );
}

#[test]
fn members_left_out_by_a_filter_may_still_come_to_count() {
    let world = with_reports();
    let text = "size(reports.filter(r, r.is('accepted'))) >= 3";
    let ProofKind::Compare(compared) = prove(&world, "synthesis", text).kind else {
        panic!("no comparison");
    };
    let counted = compared.counted.unwrap();
    assert_eq!((counted.have, counted.lacking), (2, 1));
    let candidates: Vec<_> = counted
        .candidates
        .iter()
        .map(|c| named(&world, &c.witness.subject))
        .collect();
    assert_eq!(candidates, ["report/country/russia"]);

    let text = "reports.filter(r, r.is('accepted')).exists(r, r.subject == this.country)";
    let waiting = existence(prove(&world, "country_study/russia", text));
    assert_eq!((waiting.of, waiting.satisfied), (3, 0));
    assert_eq!(
        fitting(&world, &waiting.candidates),
        ["report/country/russia"]
    );
    assert_eq!(waiting.demands, [demand("subject", m("russia"))]);

    for (text, lacking) in [
        ("3 < size(reports)", 1),
        ("4 <= size(reports)", 1),
        ("size(reports) < 3", 0),
    ] {
        let ProofKind::Compare(compared) = prove(&world, "synthesis", text).kind else {
            panic!("no comparison");
        };
        assert_eq!(compared.counted.unwrap().lacking, lacking, "{text}");
    }
}

#[test]
fn a_negation_names_what_makes_its_inside_true() {
    let world = with_reports();
    let proof = prove(
        &world,
        "synthesis",
        "!reports.exists(r, r.is('in_quality_review'))",
    );
    assert_eq!(proof.truth, Truth::False);
    let ProofKind::Not(inner) = proof.kind else {
        panic!("no negation");
    };
    let found = existence(*inner);
    assert_eq!(
        named(&world, &found.satisfying[0].subject),
        "report/country/russia"
    );
}

#[test]
fn what_is_missing_is_said() {
    let mut world = with_reports();
    let gone = Value::Instance("country_study/gone".into());
    world.add(
        "note/1",
        "sent",
        &[("sender", gone), ("theme", m("justice"))],
    );
    let note = world.find("note/1").unwrap();
    let side = |text: &str| match prove(&world, "note/1", text).kind {
        ProofKind::Compare(compared) => compared.left.absent,
        ProofKind::In { member, .. } => member.absent,
        ProofKind::Has(side) | ProofKind::Unlisted(side) => side.absent,
        ProofKind::State { of, .. } => of.absent,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        side("this.country in countries"),
        Some(Absent::Field(note, "country".into()))
    );
    assert_eq!(side("this.theme in themes"), None);
    assert_eq!(
        side("fact_finding == date('2003-01-01')"),
        Some(Absent::NotStated)
    );
    assert_eq!(
        side("has(ceiling)"),
        Some(Absent::Parameter("ceiling".into()))
    );
    assert_eq!(
        side("mission['malawi'].is('completed')"),
        Some(Absent::Instance("mission/malawi".into()))
    );
    assert_eq!(side("report['country/russia'].is('accepted')"), None);
    assert_eq!(side("this.sender == this.receiver"), None);
    let text =
        "notes.filter(n, n.country == 'x').exists(n, n.is('sent'))".replace("'x'", "this.country");
    assert_eq!(side(&text), Some(Absent::Field(note, "country".into())));
    assert_eq!(
        side("size(themes) + 9223372036854775807 > 1"),
        Some(Absent::OutOfRange)
    );
}
