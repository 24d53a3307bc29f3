//! Deadlines, estimates and the calendar.

use jiff::civil::Weekday;

use super::{Record, Shape, optional, record, required, scalar::Kind};

/// One deadline, or several.
pub(super) const DEADLINES: Shape = Shape::OneOrList(&Shape::Record(&DEADLINE));

static DEADLINE: Record = record(
    "deadline",
    "A due time, computed when its state is entered, and what follows from it.",
    &[
        optional(
            "id",
            Shape::Text(Kind::Id),
            "Its id; the state's if left out",
            "comments",
        ),
        required(
            "due",
            Shape::Text(Kind::Due),
            "How long after entering the state, or an expression for a date or an instant",
            "20 working days after entering",
        ),
        optional(
            "remind",
            Shape::List(&Shape::Text(Kind::Length)),
            "How long before the due time those who can act are reminded",
            "[5 working days, 1 working day]",
        ),
        optional(
            "escalate",
            Shape::List(&Shape::Record(&ESCALATION)),
            "Who is told when it has passed",
            "[{ after: 0 days, to: [review_manager] }]",
        ),
        optional(
            "expire",
            Shape::Record(&EXPIRE),
            "What happens of itself when it has passed",
            "{ after: 5 days, action: lapse }",
        ),
    ],
);

static ESCALATION: Record = record(
    "escalation",
    "Who is told how long after a due time.",
    &[
        required(
            "after",
            Shape::Text(Kind::Length),
            "How long after the due time",
            "0 days",
        ),
        required(
            "to",
            Shape::List(&Shape::Text(Kind::RoleRef)),
            "Who is told",
            "[editor]",
        ),
        optional(
            "say",
            Shape::Text(Kind::Phrase),
            "What they are told",
            "The report is late",
        ),
    ],
);

static EXPIRE: Record = record(
    "expiry",
    "An action that is done by `system` when a due time has passed.",
    &[
        required(
            "after",
            Shape::Text(Kind::Length),
            "How long after the due time",
            "0 days",
        ),
        required(
            "action",
            Shape::Text(Kind::Id),
            "The action of the state",
            "lapse",
        ),
    ],
);

/// How long a state is expected to take.
pub(super) static ESTIMATE: Record = record(
    "estimate",
    "How long a state is expected to take.",
    &[
        required(
            "low",
            Shape::Text(Kind::Length),
            "At best",
            "20 working days",
        ),
        required(
            "likely",
            Shape::Text(Kind::Length),
            "Most likely",
            "35 working days",
        ),
        required(
            "high",
            Shape::Text(Kind::Length),
            "At worst",
            "70 working days",
        ),
    ],
);

/// How days are counted.
pub(super) static CALENDAR: Record = record(
    "calendar",
    "How working days are counted. It belongs to the definition, so that a due time depends on no machine.",
    &[
        required(
            "working_days",
            Shape::List(&Shape::Text(Kind::Word(&WEEKDAYS))),
            "The days on which people work",
            "[mon, tue, wed, thu, fri]",
        ),
        optional(
            "holidays",
            Shape::List(&Shape::Text(Kind::Date)),
            "Days on which they do not",
            "[2003-12-25]",
        ),
        required(
            "zone",
            Shape::Text(Kind::Prose),
            "The name of the time zone",
            "Europe/Zurich",
        ),
        required(
            "rule",
            Shape::Text(Kind::Prose),
            "The zone's rule as a POSIX TZ string (IEEE Std 1003.1, section 8.3)",
            "\"CET-1CEST,M3.5.0,M10.5.0/3\"",
        ),
        required(
            "version",
            Shape::Text(Kind::Prose),
            "The version of the holidays and the rule",
            "2003a",
        ),
    ],
);

/// The day of the week of a word: `mon` to `sun`.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let place = WEEKDAYS.iter().position(|known| *known == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// The days of the week, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
