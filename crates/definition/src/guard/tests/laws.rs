//! Laws of evaluation and of proofs, over random worlds and random well-typed expressions.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use proptest::prelude::*;

use crate::{
    guard::{
        check::Expected,
        eval::{Evaluation, Truth},
        expr::{Expr, ExprKind, Quantifier},
        names::Place,
        proof::{Existence, NAMED_MAX, Proof, ProofKind, Subject, Witness},
        reads::Reads,
        testing::TestWorld,
        world::{Site, World},
    },
    model::Milestone,
    name::Name,
    ty::Type,
    value::Value,
};

use super::review::{action_of, checked, list, m, member, milestones, world};

/// Decisions drawn from bytes; when they run out, the first choice is taken, which is always a simple one.
struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Choices<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % bound
    }

    fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// The inputs `x`, `who` and `which` are declared as always there and left out at will.
fn place() -> Place {
    let subject = member(&["theme", "country"]);
    let input = [
        ("x", Type::Int, true),
        ("which", subject.clone(), true),
        ("several", list(subject), true),
        ("sure", Type::Bool, true),
        ("maybe", Type::Int, false),
    ];
    action_of("thematic_study", &input)
}

/// A random condition. `total` leaves out what asks whether something is there at all.
fn condition(
    choices: &mut Choices<'_>,
    variables: &[(String, char)],
    depth: usize,
    total: bool,
) -> String {
    if depth == 0 {
        return leaf(choices, variables, total);
    }
    let part = |choices: &mut Choices<'_>| condition(choices, variables, depth - 1, total);
    match choices.below(8) {
        0 | 1 => leaf(choices, variables, total),
        2 => format!("!({})", part(choices)),
        3 => format!("({}) && ({})", part(choices), part(choices)),
        4 => format!("({}) || ({})", part(choices), part(choices)),
        _ if variables.len() == 3 => leaf(choices, variables, total),
        _ => {
            let quantifier = choices.one_of(&["all", "exists", "exists_one"]);
            let (list, kind) = collection(choices, variables, depth - 1, total);
            let variable = format!("v{}", variables.len());
            let mut inside = variables.to_vec();
            inside.push((variable.clone(), kind));
            let body = condition(choices, &inside, depth - 1, total);
            format!("{list}.{quantifier}({variable}, {body})")
        }
    }
}

/// A list and the kind of its members: a `r`eport, a `c`ell, a `m`ember.
fn collection(
    choices: &mut Choices<'_>,
    variables: &[(String, char)],
    depth: usize,
    total: bool,
) -> (String, char) {
    let (list, kind) = match choices.below(5) {
        0 | 1 => ("reports", 'r'),
        2 => ("coverage", 'c'),
        3 => ("themes", 'm'),
        _ => ("input.several", 'm'),
    };
    if depth == 0 || variables.len() == 3 || choices.below(3) > 0 {
        return (list.to_owned(), kind);
    }
    let variable = format!("v{}", variables.len());
    let mut inside = variables.to_vec();
    inside.push((variable.clone(), kind));
    let body = condition(choices, &inside, 0, total);
    (format!("{list}.filter({variable}, {body})"), kind)
}

fn leaf(choices: &mut Choices<'_>, variables: &[(String, char)], total: bool) -> String {
    if !total && choices.below(5) == 0 {
        return choices
            .one_of(&[
                "has(input.maybe)",
                "has(report['theme/justice'])",
                "report['theme/education'].is('accepted')",
                "has(this.note)",
                "has(ceiling) && ceiling > input.x",
                "milestone.reports_accepted",
            ])
            .to_owned();
    }
    match choices.below(6) {
        0 => "input.sure".to_owned(),
        1 => {
            let (list, _) = collection(choices, variables, 1, total);
            let operator = choices.one_of(&["==", ">=", "<", "!="]);
            format!("size({list}) {operator} {}", number(choices, variables))
        }
        2 => {
            let operator = choices.one_of(&["==", "<", ">="]);
            format!("input.x {operator} {}", number(choices, variables))
        }
        3 => format!(
            "{} in {}",
            subject(choices, variables),
            choices.one_of(&["input.several", "themes"])
        ),
        4 => format!(
            "{} == {}",
            subject(choices, variables),
            subject(choices, variables)
        ),
        _ => match report(choices, variables) {
            Some(report) => {
                let state = choices.one_of(&["drafting", "accepted"]);
                format!("{report}.{}('{state}')", choices.one_of(&["is", "was"]))
            }
            None => "this.is('desk_research')".to_owned(),
        },
    }
}

fn report(choices: &mut Choices<'_>, variables: &[(String, char)]) -> Option<String> {
    let reports: Vec<_> = variables.iter().filter(|(_, kind)| *kind == 'r').collect();
    (!reports.is_empty()).then(|| reports[choices.below(reports.len())].0.clone())
}

fn number(choices: &mut Choices<'_>, variables: &[(String, char)]) -> String {
    match (choices.below(4), report(choices, variables)) {
        (0, _) => "1".to_owned(),
        (1, _) => "input.x".to_owned(),
        (2, Some(report)) => format!("{report}.rounds"),
        _ => "input.x + 1".to_owned(),
    }
}

fn subject(choices: &mut Choices<'_>, variables: &[(String, char)]) -> String {
    let Some((variable, kind)) = variables.get(choices.below(variables.len() + 1)) else {
        return choices.one_of(&["this.theme", "input.which"]).to_owned();
    };
    match kind {
        'r' => format!("{variable}.subject"),
        'c' => format!("{variable}.theme"),
        _ => variable.clone(),
    }
}

/// Everything around a condition, with holes: declared data that is not there or not stated.
#[derive(Clone, Debug)]
struct Setting {
    world: TestWorld,
    input: BTreeMap<Name, Value>,
    milestones: IndexMap<Name, Milestone>,
}

impl Setting {
    fn new(bytes: &[u8]) -> Self {
        let mut choices = Choices::new(bytes);
        let mut world = world();
        for place in 0..choices.below(5) {
            let state = choices.one_of(&["drafting", "in_quality_review", "accepted"]);
            let id = ["theme/justice", "theme/education", "country/malawi", "4"][place % 4];
            let id = format!("report/{id}");
            let report = world.add(&id, state, &[]);
            let subject = choices.one_of(&["education", "justice", "malawi"]);
            let fields = &mut world.instance(report).fields;
            if choices.below(4) > 0 {
                fields.insert("subject".into(), m(subject));
            }
            match choices.below(4) {
                0 => {}
                1 => drop(fields.insert("rounds".into(), Value::Int(i64::MAX))),
                rounds => {
                    drop(fields.insert("rounds".into(), Value::Int(rounds.try_into().unwrap())))
                }
            }
            if choices.below(3) == 0 {
                world.instance(report).enter("accepted");
            }
        }
        let mut input = BTreeMap::new();
        let values = [
            ("x", Value::Int(choices.below(3).try_into().unwrap())),
            ("which", m(choices.one_of(&["justice", "malawi"]))),
            ("several", Value::List(vec![m("justice"), m("malawi")])),
            ("sure", Value::Bool(choices.below(2) == 0)),
            ("maybe", Value::Int(2)),
        ];
        for (name, value) in values {
            match choices.below(4) {
                0 => {}
                1 => drop(input.insert(Name::from(name), Value::NotStated)),
                _ => drop(input.insert(Name::from(name), value)),
            }
        }
        Self {
            world,
            input,
            milestones: milestones(),
        }
    }

    /// The same with every hole filled.
    fn filled(&self, bytes: &[u8]) -> Self {
        let mut choices = Choices::new(bytes);
        let mut filled = self.clone();
        let subject = m(choices.one_of(&["justice", "malawi", "education"]));
        let number = Value::Int(choices.below(4).try_into().unwrap());
        for instance in &mut filled.world.instances {
            if instance.id.starts_with("report/") {
                instance
                    .fields
                    .entry("subject".into())
                    .or_insert(subject.clone());
                instance
                    .fields
                    .entry("rounds".into())
                    .or_insert(number.clone());
            }
        }
        for (name, value) in [
            ("x", number),
            ("which", subject.clone()),
            ("several", Value::List(vec![subject])),
            ("sure", Value::Bool(choices.below(2) == 0)),
        ] {
            let known = filled
                .input
                .get(name)
                .is_some_and(|value| *value != Value::NotStated);
            if !known {
                filled.input.insert(name.into(), value);
            }
        }
        filled
    }

    fn evaluation<'a>(&'a self, locals: &'a [Value]) -> Evaluation<'a> {
        let this = self.world.find("thematic_study/education");
        let site = Site {
            this,
            input: Some(&self.input),
            ..Site::default()
        };
        let milestones = &self.milestones;
        Evaluation {
            world: &self.world,
            site,
            milestones,
            calendar: None,
            locals,
        }
    }

    fn truth(&self, text: &str) -> Truth {
        let expr = checked(text, &place(), &Expected::Condition);
        self.evaluation(&[]).truth(&expr)
    }
}

/// Checks that everything a proof names is so when it is evaluated alone.
fn holds(
    setting: &Setting,
    expr: &Expr,
    proof: &Proof,
    locals: &[Value],
) -> Result<(), TestCaseError> {
    let evaluation = setting.evaluation(locals);
    prop_assert_eq!(proof.truth, evaluation.truth(expr));
    prop_assert_eq!(proof.span, expr.span);
    match (&proof.kind, &expr.kind) {
        (ProofKind::Not(inner), ExprKind::Not(expr)) => holds(setting, expr, inner, locals)?,
        (ProofKind::And(proofs), ExprKind::And(parts))
        | (ProofKind::Or(proofs), ExprKind::Or(parts)) => {
            prop_assert_eq!(proofs.len(), parts.len());
            for (proof, part) in proofs.iter().zip(parts) {
                holds(setting, part, proof, locals)?;
            }
        }
        (
            ProofKind::All {
                of,
                satisfied,
                unmet,
                ..
            },
            ExprKind::Quantified(Quantifier::All, over, _, body),
        ) => {
            let members = evaluation.list(over).unwrap();
            prop_assert_eq!(*of, members.len());
            prop_assert_eq!(of - satisfied, unmet.len());
            for witness in unmet {
                prop_assert_ne!(witness.proof.truth, Truth::True);
                holds(
                    setting,
                    body,
                    &witness.proof,
                    &with(setting, locals, witness),
                )?;
            }
        }
        (ProofKind::Exists(existence), ExprKind::Quantified(_, over, _, body)) => {
            holds_existence(setting, existence, (over, body), locals)?;
        }
        (ProofKind::Unlisted(_), _) => prop_assert_eq!(proof.truth, Truth::Undetermined),
        (ProofKind::Compare(compared), ExprKind::Compare(_, left, right)) => {
            prop_assert_eq!(&compared.left.value, &evaluation.value(left));
            prop_assert_eq!(&compared.right.value, &evaluation.value(right));
            let missing = compared.left.absent.is_some() || compared.right.absent.is_some();
            prop_assert_eq!(proof.truth == Truth::Undetermined, missing);
        }
        _ => {}
    }
    Ok(())
}

fn holds_existence(
    setting: &Setting,
    existence: &Existence,
    (over, body): (&Expr, &Expr),
    locals: &[Value],
) -> Result<(), TestCaseError> {
    let evaluation = setting.evaluation(locals);
    let members = evaluation.list(over).unwrap();
    let all = existence.of <= NAMED_MAX;
    prop_assert_eq!(existence.satisfying.len(), existence.satisfied);
    prop_assert!(existence.satisfied <= members.len());
    prop_assert!(!all || existence.candidates.len() == existence.of - existence.satisfied);
    for witness in &existence.satisfying {
        prop_assert_eq!(witness.proof.truth, Truth::True);
        holds(
            setting,
            body,
            &witness.proof,
            &with(setting, locals, witness),
        )?;
    }
    for candidate in &existence.candidates {
        let witness = &candidate.witness;
        prop_assert_ne!(witness.proof.truth, Truth::True);
        prop_assert!(candidate.unmet > 0);
        let inside = with(setting, locals, witness);
        if let ExprKind::Quantified(Quantifier::Filter, _, _, filter) = &over.kind {
            let ProofKind::And(both) = &witness.proof.kind else {
                return Err(TestCaseError::fail("a filtered candidate has two parts"));
            };
            holds(setting, filter, &both[0], &inside)?;
            holds(setting, body, &both[1], &inside)?;
        } else {
            holds(setting, body, &witness.proof, &inside)?;
        }
    }
    let fewest_first = existence
        .candidates
        .windows(2)
        .all(|pair| (!pair[0].fits, pair[0].unmet) <= (!pair[1].fits, pair[1].unmet));
    prop_assert!(fewest_first);
    Ok(())
}

fn with(setting: &Setting, locals: &[Value], witness: &Witness) -> Vec<Value> {
    let mut inside = locals.to_vec();
    inside.push(match &witness.subject {
        Subject::Instance(handle) => Value::Instance(setting.world.id(*handle).clone()),
        Subject::Value(value) => value.clone(),
    });
    inside
}

fn random(bytes: &[u8], total: bool) -> String {
    condition(&mut Choices::new(bytes), &[], 4, total)
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_proof_says_what_the_verdict_says(condition in bytes(), setting in bytes()) {
        let (text, setting) = (random(&condition, false), Setting::new(&setting));
        let expr = checked(&text, &place(), &Expected::Condition);
        let proof = setting.evaluation(&[]).prove(&expr);
        holds(&setting, &expr, &proof, &[]).map_err(|error| {
            TestCaseError::fail(format!("{text}: {error}"))
        })?;
    }

    #[test]
    fn a_verdict_stays_when_missing_data_comes(condition in bytes(), setting in bytes(), data in bytes()) {
        let (text, setting) = (random(&condition, true), Setting::new(&setting));
        let before = setting.truth(&text);
        let after = setting.filled(&data).truth(&text);
        prop_assert!(before == Truth::Undetermined || before == after, "{}: {:?} {:?}", text, before, after);
    }

    #[test]
    fn negation_turns_everything_round(a in bytes(), b in bytes(), setting in bytes()) {
        let (a, b, setting) = (random(&a, false), random(&b, false), Setting::new(&setting));
        let and = setting.truth(&format!("!(({a}) && ({b}))"));
        prop_assert_eq!(and, setting.truth(&format!("!({a}) || !({b})")));
        let inside = leaf(&mut Choices::new(a.as_bytes()), &[("v".to_owned(), 'r')], false);
        let all = setting.truth(&format!("reports.all(v, {inside})"));
        prop_assert_eq!(all, setting.truth(&format!("!reports.exists(v, !({inside}))")));
        let one = setting.truth(&format!("reports.exists_one(v, {inside})"));
        prop_assert_eq!(one, setting.truth(&format!("size(reports.filter(v, {inside})) == 1")));
    }

    #[test]
    fn only_what_is_read_matters(condition in bytes(), setting in bytes()) {
        let (text, setting) = (random(&condition, false), Setting::new(&setting));
        let expr = checked(&text, &place(), &Expected::Condition);
        let mut reads = Reads::of(&expr);
        for name in reads.milestones.clone() {
            reads.add(&setting.milestones[&name].that);
        }
        let mut rest = setting.clone();
        for instance in &mut rest.world.instances {
            let machine = Name::from(instance.id.split('/').next().unwrap());
            let pair = |name: &Name| (machine.clone(), name.clone());
            instance.fields.retain(|field, _| reads.fields.contains(&pair(field)));
            instance.is.retain(|state| reads.is.contains(&pair(state)));
            instance.was.retain(|state| reads.was.contains(&pair(state)));
        }
        let this = Name::from("thematic_study");
        rest.world.instances.retain(|instance| {
            let machine = Name::from(instance.id.split('/').next().unwrap());
            machine == this || reads.collections.contains(&machine)
        });
        rest.world.parameters.retain(|name, _| reads.parameters.contains(name));
        rest.world.cells.retain(|name, _| reads.parameters.contains(name));
        rest.input.retain(|name, _| reads.inputs.contains(name));
        prop_assert_eq!(setting.truth(&text), rest.truth(&text), "{}", text);
    }
}
