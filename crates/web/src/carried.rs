//! [`Carried`]: what was typed into a form by somebody whose session had ended when they sent it, until they have signed in again.
//!
//! It is in memory alone, for ten minutes, under a secret that the address of the form carries through the sign-in, and for the
//! person to whom the form was shown: who signs in as somebody else is told nothing of it.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{part::field::Sent, request::limits::Client};

/// Seconds that it is carried.
const LIFE: i64 = 10 * 60;

/// Forms that are carried at a time; none is longer than a draft.
const FORMS_MAX: usize = 64;

/// Of those, forms from one address: nobody crowds out the others.
const FROM_ONE_MAX: usize = 8;

/// What was typed.
struct Form {
    secret: String,
    /// To whom the form was shown.
    person: String,
    /// The path of the form.
    path: String,
    client: Client,
    until: i64,
    sent: Sent,
}

/// All forms that are carried.
#[derive(Default)]
pub(crate) struct Carried(Mutex<VecDeque<Form>>);

impl Carried {
    /// Carries what was typed; `false` if too much is carried already.
    pub(crate) fn take(
        &self,
        secret: &str,
        (person, path): (&str, &str),
        client: Client,
        sent: Sent,
        now: i64,
    ) -> bool {
        let mut forms = self.now(now);
        let from_one = forms.iter().filter(|form| form.client == client).count();
        let is_room = forms.len() < FORMS_MAX && from_one < FROM_ONE_MAX;
        if is_room {
            forms.push_back(Form {
                secret: secret.to_owned(),
                person: person.to_owned(),
                path: path.to_owned(),
                client,
                until: now + LIFE,
                sent,
            });
        }
        is_room
    }

    /// What somebody typed into the form with a path, if that is what the secret stands for.
    pub(crate) fn of(&self, secret: &str, (person, path): (&str, &str), now: i64) -> Option<Sent> {
        let forms = self.now(now);
        let mut forms = forms.iter();
        let form = forms
            .find(|form| form.secret == secret && form.person == person && form.path == path)?;
        Some(form.sent.clone())
    }

    /// Those that are still carried.
    fn now(&self, now: i64) -> MutexGuard<'_, VecDeque<Form>> {
        let mut forms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        forms.retain(|form| now < form.until);
        forms
    }
}
