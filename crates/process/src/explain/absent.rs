//! What is missing, in words.

use definition::{guard::proof::Absent, model::action::Action};

use crate::{
    saying::{Saying, Words},
    view::Viewed,
};

use super::words;

/// `, because …`; empty if there is nothing more to say, or nothing that the viewer may know.
pub(super) fn words(viewed: &Viewed<'_>, action: Option<&Action>, absent: &Absent) -> Saying {
    let why = match absent {
        Absent::Field(handle, field) if viewed.reads(handle.0, field) => {
            let declared = viewed.machine(handle.0).field(field);
            let title = declared.and_then(|field| field.title.as_ref());
            let title = crate::view::title_or_id(title, field);
            let of = viewed.title(handle.0);
            Words::FieldMissing.with([("field", title.into()), ("of", of.into())])
        }
        Absent::Field(..) => Words::UnreadMissing.say(),
        Absent::Entry(_) => Words::NoEntry.say(),
        Absent::Input(field) => {
            Words::NotFilledIn.with([("field", words::input_title(action, field).into())])
        }
        Absent::Parameter(id) => {
            Words::StartedWithout.with([("parameter", words::words(id).into())])
        }
        Absent::Instance(_) => Words::NoReferred.say(),
        Absent::NotStated => Words::RecordedNotStated.say(),
        Absent::OutOfRange => Words::OutOfRange.say(),
        Absent::Surroundings => Words::DependsOnActor.say(),
    };
    Words::Because.with([("why", why)])
}
