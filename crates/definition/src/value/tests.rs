//! Values as text and as JSON.

use proptest::prelude::*;

use super::{parse::*, *};
use crate::ty::Type;

fn members(vocabulary: &str) -> Vec<Name> {
    let members: &[&str] = match vocabulary {
        "theme" => &["education", "justice"],
        "country" => &["malawi", "russia"],
        _ => &[],
    };
    members.iter().map(|member| Name::from(*member)).collect()
}

fn read(ty: &Type, text: &str) -> Result<Value, String> {
    from_text(ty, text, &members).map_err(|fault| match fault.help {
        Some(help) => format!("{} ({help})", fault.message),
        None => fault.message,
    })
}

fn member(vocabularies: &[&str]) -> Type {
    Type::Member(vocabularies.iter().map(|name| Name::from(*name)).collect())
}

#[test]
fn lists_sets_and_maps_are_read_with_commas() {
    let list = Type::List(Box::new(member(&["theme"])));
    let per = Type::Per {
        vocabulary: "theme".into(),
        value: Box::new(Type::Int),
    };
    let one = |id: &str| Value::Member(id.into());
    for (ty, text, value) in [
        (
            list.clone(),
            "justice, education",
            Value::List(vec![one("justice"), one("education")]),
        ),
        (list.clone(), "", Value::List(Vec::new())),
        (
            Type::Set(Box::new(member(&["theme"]))),
            "justice,education",
            Value::Set([one("education"), one("justice")].into()),
        ),
        (
            per,
            "education=3, justice=4",
            Value::Per(
                [
                    ("education".into(), Value::Int(3)),
                    ("justice".into(), Value::Int(4)),
                ]
                .into(),
            ),
        ),
        (
            Type::OrNotStated(Box::new(list)),
            "justice",
            Value::List(vec![one("justice")]),
        ),
    ] {
        assert_eq!(read(&ty, text), Ok(value), "{text}");
    }
}

#[test]
fn single_values_are_read_by_their_type() {
    for (ty, text, value) in [
        (Type::Bool, "true", Value::Bool(true)),
        (Type::Int, "-12", Value::Int(-12)),
        (Type::Text, "a, b", Value::Text("a, b".into())),
        (
            Type::PartialDate,
            "2003-09",
            Value::PartialDate(PartialDate::Month(2003, 9)),
        ),
        (
            Type::Date,
            "2003-09-15",
            Value::Date(jiff::civil::date(2003, 9, 15)),
        ),
        (
            member(&["theme", "country"]),
            "malawi",
            Value::Member("malawi".into()),
        ),
        (
            Type::OrNotStated(Box::new(Type::Date)),
            "not stated",
            Value::NotStated,
        ),
        (
            Type::Instance(vec!["report".into()]),
            "report/country/malawi",
            Value::Instance("report/country/malawi".into()),
        ),
        (
            Type::Instance(vec!["synthesis".into()]),
            "synthesis",
            Value::Instance("synthesis".into()),
        ),
        (
            Type::Duration,
            "5 working days",
            Value::Duration(Days::Working(5)),
        ),
        (
            Type::Person,
            "u-0123456789abcdef",
            Value::Person("u-0123456789abcdef".into()),
        ),
    ] {
        assert_eq!(read(&ty, text), Ok(value), "{text}");
    }
}

#[test]
fn a_wrong_text_says_what_is_expected() {
    let faults: Vec<String> = [
        (Type::Bool, "yes"),
        (Type::Int, "012"),
        (Type::Int, "9007199254740992"),
        (Type::Text, " "),
        (Type::Text, "not stated"),
        (Type::Date, "2003-09"),
        (Type::PartialDate, "Sep 15"),
        (Type::Instant, "2003-01-01"),
        (member(&["theme"]), "eduction"),
        (member(&["theme", "country"]), "tokyo"),
        (member(&["nothing"]), "x"),
        (
            Type::List(Box::new(member(&["theme"]))),
            "education, , justice",
        ),
        (Type::Set(Box::new(member(&["theme"]))), "justice, justice"),
        (Type::Instance(vec!["report".into()]), "mission/malawi"),
        (Type::Document, "report.pdf"),
        (Type::Person, "boris"),
    ]
    .iter()
    .map(|(ty, text)| read(ty, text).expect_err(text))
    .collect();
    insta::assert_snapshot!(faults.join("\n"));
}

/// Types that values are recorded in, with values of each.
fn typed() -> impl Strategy<Value = (Type, Value)> {
    let date = (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    let id = || "[a-z][a-z0-9_]{0,8}".prop_map(Name::from);
    let leaf = prop_oneof![
        any::<bool>().prop_map(|truth| (Type::Bool, Value::Bool(truth))),
        (-INT_MAX..=INT_MAX).prop_map(|number| (Type::Int, Value::Int(number))),
        "\\PC{0,12}".prop_map(|text| (Type::Text, Value::Text(text.into()))),
        date.clone()
            .prop_map(|date| (Type::Date, Value::Date(date))),
        prop_oneof![
            (0i16..=9999).prop_map(PartialDate::Year),
            (0i16..=9999, 1i8..=12).prop_map(|(year, month)| PartialDate::Month(year, month)),
            date.prop_map(PartialDate::Day),
        ]
        .prop_map(|date| (Type::PartialDate, Value::PartialDate(date))),
        (-9_999_999_999i64..99_999_999_999).prop_map(|second| {
            let instant = Timestamp::from_second(second).expect("a moment");
            (Type::Instant, Value::Instant(instant))
        }),
        any::<i32>().prop_map(|n| (Type::Duration, Value::Duration(Days::Working(n.into())))),
        any::<i32>().prop_map(|n| (Type::Duration, Value::Duration(Days::Calendar(n.into())))),
        id().prop_map(|id| (Type::Member(vec!["v".into()]), Value::Member(id))),
        id().prop_map(|id| (Type::Instance(vec!["m".into()]), Value::Instance(id))),
        id().prop_map(|id| (Type::Person, Value::Person(id))),
        (id(), id()).prop_map(|(row, column)| {
            (
                Type::Cell("coverage".into()),
                Value::Cell(Cell { row, column }),
            )
        }),
        ("[0-9a-f]{64}", any::<u32>(), "\\PC{0,9}").prop_map(|(sha256, length, name)| {
            let document = Document {
                sha256: sha256.into(),
                length: length.into(),
                media_type: "application/pdf".into(),
                name: name.into(),
            };
            (Type::Document, Value::Document(document))
        }),
    ];
    (leaf, 0usize..4, id(), any::<bool>()).prop_map(|((ty, value), around, member, stated)| {
        let (ty, value) = match around {
            0 => (
                Type::List(Box::new(ty)),
                Value::List(vec![value.clone(), value]),
            ),
            1 => (Type::Set(Box::new(ty)), Value::Set([value].into())),
            2 => {
                let vocabulary = "v".into();
                let ty = Box::new(ty);
                (
                    Type::Per {
                        vocabulary,
                        value: ty,
                    },
                    Value::Per([(member, value)].into()),
                )
            }
            _ => (ty, value),
        };
        if stated {
            (ty, value)
        } else {
            (Type::OrNotStated(Box::new(ty)), Value::NotStated)
        }
    })
}

proptest! {
    #[test]
    fn values_come_back_from_canonical_json((ty, value) in typed()) {
        let written = serde_json_canonicalizer::to_string(&json::to_json(&value)).expect("JSON");
        let read = serde_json::from_str(&written).expect("JSON");
        prop_assert_eq!(json::from_json(&ty, &read), Ok(value));
    }

    #[test]
    fn any_text_is_a_value_or_refused(text in "\\PC{0,40}") {
        for ty in [Type::Int, Type::Date, Type::PartialDate, Type::Instant, Type::Duration, Type::Person] {
            if let Ok(value) = from_text(&ty, &text, &members) {
                prop_assert_eq!(json::from_json(&ty, &json::to_json(&value)), Ok(value));
            }
        }
    }
}
