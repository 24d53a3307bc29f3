//! What is missing, in words.

use definition::{guard::proof::Absent, model::action::Action};

use crate::view::Viewed;

use super::words;

/// `, because …`; empty if there is nothing more to say, or nothing that the viewer may know.
pub(super) fn words(viewed: &Viewed<'_>, action: Option<&Action>, absent: &Absent) -> String {
    let why = match absent {
        Absent::Field(handle, field) if viewed.reads(handle.0, field) => {
            let declared = viewed.machine(handle.0).field(field);
            let title = declared.and_then(|field| field.title.as_ref());
            let title = crate::view::title_or_id(title, field);
            format!("“{title}” of {} is missing", viewed.title(handle.0))
        }
        Absent::Field(..) => "something that you may not read is missing".to_owned(),
        Absent::Entry(_) => "there is no entry for it".to_owned(),
        Absent::Input(field) => format!("“{}” is not filled in", words::input_title(action, field)),
        Absent::Parameter(id) => format!("the review was started without “{}”", words::words(id)),
        Absent::Instance(_) => "what it refers to does not exist".to_owned(),
        Absent::NotStated => "it is recorded as not stated".to_owned(),
        Absent::OutOfRange => "a number or a date is out of range".to_owned(),
        Absent::Surroundings => "it depends on who acts and when".to_owned(),
    };
    format!(", because {why}")
}
