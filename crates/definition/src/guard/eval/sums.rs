//! What is computed: sums, lengths of time, lists.

use std::cmp::Ordering;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    calendar,
    guard::{
        datum::Datum,
        expr::{Expr, ExprKind, Quantifier},
    },
    ty::Type,
    value::Days,
};

use super::{Evaluation, Frame, Scope, Truth};

impl<'a> Evaluation<'a> {
    /// A number, a date, a moment or a length of time that is computed. `None` also if it is out of range.
    pub(super) fn sum(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Option<Datum<'a>> {
        match &expr.kind {
            ExprKind::Days(count) => match self.datum(count, scope)? {
                Datum::Int(count) => Some(Datum::Duration(Days::Calendar(count))),
                _ => None,
            },
            ExprKind::Workdays(count) => match self.datum(count, scope)? {
                Datum::Int(count) => Some(Datum::Duration(Days::Working(count))),
                _ => None,
            },
            ExprKind::DateOf(instant) => match self.datum(instant, scope)? {
                Datum::Instant(instant) => self.date_of(instant).map(Datum::Date),
                _ => None,
            },
            ExprKind::Add(left, right) => {
                self.add(self.datum(left, scope)?, self.datum(right, scope)?)
            }
            ExprKind::Sub(left, right) => {
                self.sub(&self.datum(left, scope)?, &self.datum(right, scope)?)
            }
            _ => None,
        }
    }

    fn add(&self, left: Datum<'a>, right: Datum<'a>) -> Option<Datum<'a>> {
        match (&left, &right) {
            (Datum::Int(a), Datum::Int(b)) => a.checked_add(*b).map(Datum::Int),
            (Datum::Date(date), Datum::Duration(days)) => {
                self.date_plus(*date, *days).map(Datum::Date)
            }
            (Datum::Instant(at), Datum::Duration(days)) => {
                self.instant_plus(*at, *days).map(Datum::Instant)
            }
            (Datum::Duration(a), Datum::Duration(b)) => {
                combined(*a, *b, i64::checked_add).map(Datum::Duration)
            }
            _ if left.is_set() => {
                let mut members: Vec<Datum<'a>> = left.elements()?.collect();
                right
                    .elements()?
                    .for_each(|member| self.insert(&mut members, member));
                Some(Datum::ComputedSet(members))
            }
            _ => {
                let members = left.elements()?.chain(right.elements()?);
                Some(Datum::ComputedList(members.collect()))
            }
        }
    }

    fn sub(&self, left: &Datum<'a>, right: &Datum<'a>) -> Option<Datum<'a>> {
        match (left, right) {
            (Datum::Int(a), Datum::Int(b)) => a.checked_sub(*b).map(Datum::Int),
            (Datum::Date(a), Datum::Date(b)) => {
                let days = a.duration_since(*b).as_hours() / 24;
                Some(Datum::Duration(Days::Calendar(days)))
            }
            (Datum::Date(date), Datum::Duration(days)) => {
                self.date_plus(*date, negative(*days)?).map(Datum::Date)
            }
            (Datum::Instant(at), Datum::Duration(days)) => {
                self.instant_plus(*at, negative(*days)?).map(Datum::Instant)
            }
            (Datum::Duration(a), Datum::Duration(b)) => {
                combined(*a, *b, i64::checked_sub).map(Datum::Duration)
            }
            _ => None,
        }
    }

    fn insert(&self, members: &mut Vec<Datum<'a>>, member: Datum<'a>) {
        let known = members
            .iter()
            .any(|known| known.equals(&member, self.world) == Some(true));
        if !known {
            members.push(member);
        }
    }

    fn date_of(&self, instant: Timestamp) -> Option<Date> {
        match self.calendar {
            Some(calendar) => calendar.date_of(instant),
            None => Some(TimeZone::UTC.to_datetime(instant).date()),
        }
    }

    fn date_plus(&self, date: Date, days: Days) -> Option<Date> {
        match days {
            Days::Calendar(count) => calendar::add_days(date, count),
            Days::Working(count) => self.calendar?.add_working_days(date, count),
        }
    }

    fn instant_plus(&self, at: Timestamp, days: Days) -> Option<Timestamp> {
        if let Some(calendar) = self.calendar {
            return calendar.add_to_instant(at, days);
        }
        let utc = TimeZone::UTC.to_datetime(at);
        let date = self.date_plus(utc.date(), days)?;
        TimeZone::UTC
            .to_timestamp(date.to_datetime(utc.time()))
            .ok()
    }

    /// A written list, a filtered or a mapped one. One part without a value leaves the whole without one.
    pub(super) fn computed_list(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Option<Datum<'a>> {
        if let ExprKind::List(parts) = &expr.kind {
            let members: Option<Vec<_>> =
                parts.iter().map(|part| self.datum(part, scope)).collect();
            return Some(self.gathered(&expr.ty, members?));
        }
        let ExprKind::Quantified(quantifier, over, binder, body) = &expr.kind else {
            return None;
        };
        let list = self.datum(over, scope)?;
        let mut members = Vec::new();
        for datum in list.elements()? {
            let frame = Frame {
                slot: binder.slot,
                datum: &datum,
                outer: scope,
            };
            if *quantifier == Quantifier::Map {
                members.push(self.datum(body, Some(&frame))?);
                continue;
            }
            match self.truth_in(body, Some(&frame)) {
                Truth::True => members.push(datum),
                Truth::False => {}
                Truth::Undetermined => return None,
            }
        }
        Some(self.gathered(&expr.ty, members))
    }

    fn gathered(&self, ty: &Type, members: Vec<Datum<'a>>) -> Datum<'a> {
        if !matches!(ty.stated(), Type::Set(_)) {
            return Datum::ComputedList(members);
        }
        let mut set = Vec::new();
        members
            .into_iter()
            .for_each(|member| self.insert(&mut set, member));
        Datum::ComputedSet(set)
    }
}

/// The order of two numbers, dates, moments or lengths of time; `None` for anything else.
pub(super) fn order(left: &Datum<'_>, right: &Datum<'_>) -> Option<Ordering> {
    match (left, right) {
        (Datum::Int(a), Datum::Int(b)) => Some(a.cmp(b)),
        (Datum::Date(a), Datum::Date(b)) => Some(a.cmp(b)),
        (Datum::Instant(a), Datum::Instant(b)) => Some(a.cmp(b)),
        (Datum::Duration(Days::Calendar(a)), Datum::Duration(Days::Calendar(b)))
        | (Datum::Duration(Days::Working(a)), Datum::Duration(Days::Working(b))) => Some(a.cmp(b)),
        _ => None,
    }
}

fn combined(left: Days, right: Days, sum: fn(i64, i64) -> Option<i64>) -> Option<Days> {
    match (left, right) {
        (Days::Calendar(a), Days::Calendar(b)) => sum(a, b).map(Days::Calendar),
        (Days::Working(a), Days::Working(b)) => sum(a, b).map(Days::Working),
        _ => None,
    }
}

fn negative(days: Days) -> Option<Days> {
    match days {
        Days::Calendar(count) => count.checked_neg().map(Days::Calendar),
        Days::Working(count) => count.checked_neg().map(Days::Working),
    }
}
