//! Scalars: texts that must be a number, a length, a date, a reference to a role and the like.

use jiff::civil::Date;

use crate::{
    diagnostic::{Diagnostic, code},
    model::time::{Length, Unit},
    nearest::nearest,
    span::{SourceText, Span},
    ty::parse,
};

use super::id;

/// The version of the language.
pub const LANGUAGE: u32 = 1;
/// Greatest count in a length.
pub const LENGTH_COUNT_MAX: i64 = 1_000_000;
/// How much of a text is repeated in a message.
pub const EXCERPT_CHARS: usize = 40;

const AFTER_ENTERING: &str = " after entering";

/// What a text must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text for people.
    Prose,
    /// A text for people with expressions in braces.
    Phrase,
    /// An expression of the guard language.
    Expression,
    /// A phrase, or a word with a meaning of its own beside it.
    PhraseOr(&'static str),
    /// An expression, or a word with a meaning of its own beside it.
    ExpressionOr(&'static str),
    /// A type.
    Type,
    /// The id of something that is declared elsewhere.
    Id,
    /// The id of something that is declared here; see [`id::Ids`].
    Declared(id::Ids),
    /// `a or b`
    Ids,
    /// `role` or `role of reference`
    RoleRef,
    /// `true`; otherwise the key is left out.
    Flag,
    /// `true` or `false`
    Bool,
    /// A whole number.
    Int,
    /// A whole number, not negative.
    Count,
    /// One of some words.
    Word(&'static [&'static str]),
    /// The version of the language.
    Language,
    /// `1.0.0`
    Version,
    /// `20 working days`
    Length,
    /// `20 working days after entering`, or an expression
    Due,
    /// `2003-01-31`
    Date,
    /// `machine.action` or `machine[key].action`
    ActionRef,
    /// `workflow@1.0.0`
    WorkflowRef,
}

impl Kind {
    /// What it is, for messages and for the reference.
    #[must_use]
    pub fn described(self) -> String {
        match self {
            Kind::Prose => "a text".to_owned(),
            Kind::Phrase => "a text with `{expression}`".to_owned(),
            Kind::PhraseOr(word) => format!("a text with `{{expression}}`, or `{word}`"),
            Kind::Expression => "an expression".to_owned(),
            Kind::ExpressionOr(word) => format!("an expression, or `{word}`"),
            Kind::Type => "a type".to_owned(),
            Kind::Id | Kind::Declared(_) => "an id".to_owned(),
            Kind::Ids => "an id, or `a or b`".to_owned(),
            Kind::RoleRef => "`role` or `role of reference`".to_owned(),
            Kind::Flag => "`true`".to_owned(),
            Kind::Bool => "`true` or `false`".to_owned(),
            Kind::Int => "a whole number".to_owned(),
            Kind::Count => "a whole number, not negative".to_owned(),
            Kind::Word(words) => words
                .iter()
                .map(|word| format!("`{word}`"))
                .collect::<Vec<_>>()
                .join(" or "),
            Kind::Language => format!("`{LANGUAGE}`"),
            Kind::Version => "a version like `1.0.0`".to_owned(),
            Kind::Length => "a length like `20 working days`".to_owned(),
            Kind::Due => "`20 working days after entering`, or an expression".to_owned(),
            Kind::Date => "a date like `2003-01-31`".to_owned(),
            Kind::ActionRef => "`machine.action` or `machine[key].action`".to_owned(),
            Kind::WorkflowRef => "a workflow with its version, like `review@1.0.0`".to_owned(),
        }
    }
}

/// What is wrong with a text of a kind.
#[must_use]
pub fn fault(kind: Kind, source: &SourceText) -> Option<Diagnostic> {
    let text = source.text.as_str();
    if text.trim().is_empty() {
        let message = format!("the text is empty; it should be {}", kind.described());
        return Some(Diagnostic::error(code::BAD_SCALAR, message).at(source.span));
    }
    let fine = match kind {
        Kind::Prose
        | Kind::Phrase
        | Kind::Expression
        | Kind::PhraseOr(_)
        | Kind::ExpressionOr(_) => true,
        Kind::Type => return parse::type_expr(source).err().map(|fault| *fault),
        Kind::Id if id::is_id(text, false) => true,
        Kind::Id => return Some(id::bad_id(source, false)),
        Kind::Declared(ids) => return id::fault(ids, source),
        Kind::Ids => ids(source).is_some(),
        Kind::RoleRef => role_ref(source).is_some(),
        Kind::Flag => text == "true",
        Kind::Bool => boolean(text).is_some(),
        Kind::Int => integer(text).is_some(),
        Kind::Count => count(text).is_some(),
        Kind::Word(words) => words.contains(&text),
        Kind::Language => return language_fault(source),
        Kind::Version => is_version(text),
        Kind::Length => length(text).is_some(),
        Kind::Due if text.ends_with(AFTER_ENTERING) => due(text).is_some(),
        Kind::Due => length(text).is_none(),
        Kind::Date => date(text).is_some(),
        Kind::ActionRef => action_ref(source).is_some(),
        Kind::WorkflowRef => workflow_ref(text).is_some(),
    };
    (!fine).then(|| unfit(kind, source))
}

fn unfit(kind: Kind, source: &SourceText) -> Diagnostic {
    let text = source.text.as_str();
    let message = format!("`{}` is not {}", excerpt(text), kind.described());
    let diagnostic = Diagnostic::error(code::BAD_SCALAR, message).at(source.span);
    match kind {
        Kind::Word(words) => match nearest(text, words.iter().copied()) {
            Some(word) => diagnostic.help(format!("did you mean `{word}`?")),
            None => diagnostic,
        },
        Kind::Flag => diagnostic.help("leave the key out if it does not apply"),
        Kind::Length | Kind::Due if length(text).is_some() => {
            diagnostic.help(format!("write `{text} after entering`"))
        }
        Kind::Length | Kind::Due => {
            diagnostic.help("the units are: minutes, hours, days, weeks, months, working days")
        }
        Kind::Int | Kind::Count => diagnostic.help("write digits only, without a leading 0"),
        _ => diagnostic,
    }
}

fn language_fault(source: &SourceText) -> Option<Diagnostic> {
    match count(&source.text) {
        Some(LANGUAGE) => None,
        Some(other) => Some(
            Diagnostic::error(code::LANGUAGE, format!("language {other} is not known"))
                .at(source.span)
                .note(format!(
                    "this program speaks version {LANGUAGE} of the language"
                ))
                .help("`language` is the version of the language, not of the workflow"),
        ),
        None => Some(unfit(Kind::Language, source)),
    }
}

/// The beginning of a text, for a message.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.len() == text.len() && text.chars().count() <= EXCERPT_CHARS {
        return text.to_owned();
    }
    let mut short: String = line.chars().take(EXCERPT_CHARS).collect();
    short.push('…');
    short
}

/// `true` or `false`.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A whole number in its one way of writing: no `+`, no leading 0, no `-0`.
#[must_use]
pub fn integer(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// A whole number, not negative.
#[must_use]
pub fn count(text: &str) -> Option<u32> {
    integer(text).and_then(|number| u32::try_from(number).ok())
}

/// `20 working days`, `1 month`.
#[must_use]
pub fn length(text: &str) -> Option<Length> {
    let (count, unit) = text.split_once(' ')?;
    let count = integer(count).filter(|count| (0..=LENGTH_COUNT_MAX).contains(count))?;
    let unit = match unit {
        "minute" | "minutes" => Unit::Minutes,
        "hour" | "hours" => Unit::Hours,
        "day" | "days" => Unit::Days,
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        "working day" | "working days" => Unit::WorkingDays,
        _ => return None,
    };
    Some(Length { count, unit })
}

/// The length of `20 working days after entering`; `None` for an expression.
#[must_use]
pub fn due(text: &str) -> Option<Length> {
    length(text.strip_suffix(AFTER_ENTERING)?)
}

/// A civil date in its one way of writing (RFC 3339, full-date).
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

/// Whether a text is three numbers with dots.
#[must_use]
pub fn is_version(text: &str) -> bool {
    let numbers: Vec<&str> = text.split('.').collect();
    numbers.len() == 3 && numbers.iter().all(|number| count(number).is_some())
}

/// The id and the version of `workflow@1.0.0`.
#[must_use]
pub fn workflow_ref(text: &str) -> Option<(&str, &str)> {
    let (workflow, version) = text.split_once('@')?;
    (id::is_id(workflow, true) && is_version(version)).then_some((workflow, version))
}

/// The ids of `a or b`.
#[must_use]
pub fn ids(source: &SourceText) -> Option<Vec<SourceText>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in source.text.split(" or ") {
        let part = source.trimmed_part(Span::new(start, start + word.len()));
        if !id::is_id(&part.text, false) {
            return None;
        }
        found.push(part);
        start += word.len() + " or ".len();
    }
    Some(found)
}

/// The role, and the reference after `of`.
#[must_use]
pub fn role_ref(source: &SourceText) -> Option<(SourceText, Option<SourceText>)> {
    let length = source.text.len();
    let (role, of) = match source.text.find(" of ") {
        Some(at) => (at, Some(Span::new(at + " of ".len(), length))),
        None => (length, None),
    };
    let role = source.trimmed_part(Span::new(0, role));
    let of = of.map(|within| source.trimmed_part(within));
    let fine = id::is_id(&role.text, false) && of.as_ref().is_none_or(|of| !of.text.is_empty());
    fine.then_some((role, of))
}

/// The field, and what stands in the brackets, of the target of a `set`.
#[must_use]
pub fn target(source: &SourceText) -> Option<(SourceText, Option<SourceText>)> {
    let text = source.text.trim_end();
    let (field, at) = match text.find('[') {
        Some(open) if text.ends_with(']') => (open, Some(Span::new(open + 1, text.len() - 1))),
        Some(_) => return None,
        None => (text.len(), None),
    };
    let field = source.trimmed_part(Span::new(0, field));
    let at = at.map(|within| source.trimmed_part(within));
    let fine = id::is_id(&field.text, false) && at.as_ref().is_none_or(|at| !at.text.is_empty());
    fine.then_some((field, at))
}

/// The parts of `machine.action` or `machine[key].action`.
#[must_use]
pub fn action_ref(source: &SourceText) -> Option<(SourceText, Option<SourceText>, SourceText)> {
    let dot = source.text.rfind('.')?;
    let action = source.part(Span::new(dot + 1, source.text.len()));
    let (machine, key) = target(&source.part(Span::new(0, dot)))?;
    id::is_id(&action.text, false).then_some((machine, key, action))
}
