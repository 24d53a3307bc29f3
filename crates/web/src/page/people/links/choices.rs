//! [`Choice`]: what a guest link may be made for.

use engine::look::Look;
use maud::{Markup, html};
use process::{
    person::Person,
    view::{Viewed, Viewer},
    worklist::worklist,
};
use store::accounts::guest_link::Purpose;

use crate::part::reading::Reading;

/// A purpose, in words.
pub(super) struct Choice {
    pub(super) purpose: Purpose,
    /// The title of the instance; empty for the whole review.
    subject: String,
    /// The title of the action, if it is about one.
    action: Option<String>,
}

impl Choice {
    /// A purpose in the words of who looks; `None` if it is about something that they may not see.
    pub(super) fn of(look: &Look, purpose: &Purpose) -> Option<Self> {
        look.view(&look.viewer, |viewed| worded(viewed, purpose))
    }

    /// As a form names it.
    pub(super) fn value(&self) -> String {
        match &self.purpose {
            Purpose::ViewReview => "review".to_owned(),
            Purpose::View { instance } => format!("view {instance}"),
            Purpose::Act { instance, action } => format!("act {action} {instance}"),
        }
    }

    /// `Sign, round 2` · `Look at round 2` · `Look at the review`
    pub(super) fn words(&self, reading: Reading<'_>) -> Markup {
        let subject = reading.directory.named(&self.subject);
        let subject = [("subject", subject.as_str().into())];
        html! {
            @match (&self.purpose, &self.action) {
                (Purpose::ViewReview, _) => (reading.say("links-look-review")),
                (_, None) => (reading.say_with("links-look", &subject)),
                (_, Some(action)) => { (reading.said(action)) ", " (reading.said(&self.subject)) },
            }
        }
    }
}

/// Everything that a link could be made for that acts as a person: what they can do or will be able to, and what they may
/// see; as far as who looks may see it, too.
pub(super) fn choices(look: &Look, person: &Person) -> Vec<Choice> {
    let work = look.view(&look.viewer, |viewed| {
        worklist(viewed, person, look.moment())
    });
    let works = work.ready.into_iter().chain(work.waiting);
    let acts = works
        .filter(|work| work.on_behalf_of.is_none())
        .map(|work| Purpose::Act {
            instance: work.subject.instance.to_string(),
            action: work.action.id.to_string(),
        });
    let viewer = Viewer::Person(person.clone());
    let views: Vec<Purpose> = look.view(&viewer, |viewed| {
        let state = viewed.snapshot().state;
        let seen = (0..state.instances.len()).filter(|place| viewed.sees(*place));
        let live = seen.filter(|place| !state.instances[*place].cancelled);
        live.map(|place| Purpose::View {
            instance: state.instances[place].id.to_string(),
        })
        .collect()
    });
    let mut purposes: Vec<Purpose> = Vec::new();
    for purpose in acts.chain([Purpose::ViewReview]).chain(views) {
        if !purposes.contains(&purpose) {
            purposes.push(purpose);
        }
    }
    look.view(&look.viewer, |viewed| {
        purposes
            .iter()
            .filter_map(|purpose| worded(viewed, purpose))
            .collect()
    })
}

fn worded(viewed: &Viewed<'_>, purpose: &Purpose) -> Option<Choice> {
    let place = match purpose.instance() {
        None => 0,
        Some(instance) => viewed.find(instance)?,
    };
    let machine = &viewed.snapshot().state.instances[place].machine;
    let action = purpose.action().and_then(|action| {
        let states = viewed.snapshot().definition.machines[machine]
            .states
            .values();
        let mut actions = states.filter_map(|state| state.actions.get(action));
        actions.next().map(|action| action.title.to_string())
    });
    Some(Choice {
        purpose: purpose.clone(),
        subject: viewed.title(place),
        action,
    })
}
