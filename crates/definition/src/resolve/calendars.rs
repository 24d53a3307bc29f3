//! The calendar.

use jiff::tz::TimeZone;

use crate::{diagnostic::Diagnostic, model::time::Calendar};

use super::{Resolver, code};

impl Resolver<'_> {
    /// The calendar, its rule tried.
    pub(super) fn calendar(&mut self) -> Option<Calendar> {
        let written = self.package.calendar.as_ref()?;
        if written.working_days.is_empty() {
            let error = Diagnostic::error(code::CALENDAR, "the calendar has no working day")
                .at(written.span)
                .note("a due time in working days would never come")
                .help("write `working_days: [mon, tue, wed, thu, fri]`");
            self.out.push(error);
        }
        if let Err(error) = TimeZone::posix(&written.rule.value) {
            let message = format!("`{}` is no rule of a time zone", written.rule.value);
            let error = Diagnostic::error(code::CALENDAR, message)
                .at(written.rule.span)
                .note(format!(
                    "read as a POSIX TZ string (IEEE Std 1003.1, section 8.3): {error}"
                ))
                .help("for central Europe write `CET-1CEST,M3.5.0,M10.5.0/3`");
            self.out.push(error);
        }
        Some(Calendar {
            working_days: written.working_days.iter().map(|day| day.value).collect(),
            holidays: written.holidays.iter().map(|day| day.value).collect(),
            zone: written.zone.value.clone(),
            rule: written.rule.value.clone(),
            version: written.version.value.clone(),
        })
    }
}
