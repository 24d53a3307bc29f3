//! [`Recent`]: events that were sealed a moment ago, so that processors need not open them again.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use process::event::Event;

/// Events remembered at most.
const EVENTS_MAX: usize = 4096;

/// A memory that may forget: whoever follows the record finds everything there. An event is remembered before it is in the
/// record; its id, which is never used twice, tells the one that got there from one that did not.
#[derive(Clone, Default)]
pub(crate) struct Recent(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    events: HashMap<String, Event>,
    /// The ids, oldest first; some were taken out since.
    ids: VecDeque<String>,
}

impl Recent {
    /// Remembers an event that is about to be appended.
    pub(crate) fn keep(&self, id: &str, event: &Event) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.events.insert(id.to_owned(), event.clone());
        entries.ids.push_back(id.to_owned());
        if entries.ids.len() > EVENTS_MAX
            && let Some(oldest) = entries.ids.pop_front()
        {
            entries.events.remove(&oldest);
        }
    }

    /// Takes out an event, if it is remembered.
    pub(crate) fn take(&self, id: &str) -> Option<Event> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.events.remove(id)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use process::event::Outcome;

    use super::*;

    fn event(second: i64) -> Event {
        Event {
            at: Timestamp::from_second(second).unwrap(),
            outcome: Outcome::SignalIgnored {
                instance: "a".into(),
                signal: "b".into(),
            },
        }
    }

    #[test]
    fn an_event_is_given_once() {
        let recent = Recent::default();
        recent.keep("first", &event(1));
        recent.keep("second", &event(2));
        assert_eq!(recent.take("second"), Some(event(2)));
        assert_eq!(recent.take("second"), None);
        assert_eq!(recent.take("first"), Some(event(1)));
        assert_eq!(recent.take("never"), None);
    }

    #[test]
    fn the_oldest_events_make_room() {
        let recent = Recent::default();
        for second in 0..=EVENTS_MAX as i64 {
            recent.keep(&second.to_string(), &event(second));
        }
        assert_eq!(recent.take("0"), None);
        assert_eq!(recent.take("1"), Some(event(1)));
    }
}
