//! A step: one task, one form, made from what the definition asks for.
//!
//! ```text
//! GET   task (what is asked, why not, what follows) ─► form
//! POST  sent ─► filled ─► engine::submit ─► 303 to what changed
//!               │            ├─ refused: the form as sent, the reasons above it
//!               │            └─ somebody was faster: what changed meanwhile, the form as sent below it
//!               └─ not right: the form as sent, what is wrong at each field
//!       draft: what is typed and not sent yet
//! ```

mod conflict;
mod content;
mod draft;
mod fill;
mod keeping;
mod notice;
mod proposal;
mod submit;
mod task;
mod unsent;

#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    routing::{get, post},
};
use definition::name::Name;
use engine::{directory::Directory, look::Look};
use process::view::Viewer;
use serde::Deserialize;

use super::{Html, Page, frame::Frame, guest, review};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::{command::new_command, done::Done, field::FORM_READ_MAX, reading::Reading},
    request::{address, at::At, visitor::SignedIn},
};

use content::{Form, content};
use keeping::Keeping;
use notice::Notice;
use task::Task;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(
            "/r/{review}/do/{action}/{*instance}",
            get(show).post(submit::submit),
        )
        .route("/r/{review}/draft/{action}/{*instance}", post(draft::keep))
        .layer(DefaultBodyLimit::max(FORM_READ_MAX))
}

/// What an address names: the review, the action, the instance.
type Named = Path<(String, Name, Name)>;

/// What the address asks for besides.
#[derive(Deserialize)]
struct Asked {
    /// The secret of what was typed before the session ended.
    carried: Option<String>,
}

/// A step that somebody looks at.
struct Desk<'d> {
    house: &'d House,
    signed_in: &'d SignedIn,
    look: Look,
    directory: Directory,
    locale: Locale,
    review: String,
    task: Task,
}

async fn show(
    State(house): State<House>,
    Path((review, action, instance)): Named,
    signed_in: SignedIn,
    At(at): At,
    done: Done,
    Query(asked): Query<Asked>,
) -> Result<Html, Fault> {
    let look = house.look(&signed_in.visitor, &review, at).await?;
    if let Some(receipt) = guest::receipt(&house, &signed_in.visitor, &look).await? {
        return Ok(receipt);
    }
    let desk = Desk::open(&house, &signed_in, look, &review, (&instance, &action)).await?;
    desk.note().await?;
    let told = done.sentences(&house, &desk.look).await?;
    let carried = desk.carried(asked.carried.as_deref());
    let is_carried = carried.is_some();
    let (sent, keeping) = match carried {
        Some(sent) => {
            let keeping = Keeping::going_on(&sent);
            (sent, keeping)
        }
        None => desk.kept().await,
    };
    let told = (!told.is_empty()).then_some(Notice::Done(told));
    let form = Form {
        command: new_command(),
        sent: &sent,
        problems: &[],
        unconfirmed: &[],
        notice: told.or(is_carried.then_some(Notice::Unsent)),
        keeping,
        whose: &signed_in.person,
    };
    Ok(desk.page(&form))
}

impl<'d> Desk<'d> {
    /// A step in a review that is looked at. What may not be seen is not found.
    async fn open(
        house: &'d House,
        signed_in: &'d SignedIn,
        look: Look,
        review: &str,
        named: (&Name, &Name),
    ) -> Result<Self, Fault> {
        let directory = house.engine().directory().await?;
        let task = Task::find(&look, &look.viewer, &directory, &signed_in.person, named);
        Ok(Self {
            house,
            signed_in,
            task: task.ok_or(Fault::NotFound)?,
            look,
            directory,
            locale: house.locales().of(&signed_in.visitor),
            review: review.to_owned(),
        })
    }

    /// Writes down that something is about to be shown that is not for everybody.
    async fn note(&self) -> Result<(), Fault> {
        let named = (&self.task.subject.instance, &self.task.action);
        let (directory, person) = (&self.directory, &self.signed_in.person);
        let everybody = Task::find(&self.look, &Viewer::Anyone, directory, person, named);
        if !self.task.shows_more_than(everybody.as_ref()) {
            return Ok(());
        }
        let what = format!("step {} {}", named.1, named.0);
        let visitor = &self.signed_in.visitor;
        self.house
            .note_read(visitor, self.look.stream(), &what)
            .await
    }

    fn reading(&self) -> Reading<'_> {
        let state = self.look.snapshot().state;
        Reading {
            locale: &self.locale,
            directory: &self.directory,
            review: &self.review,
            past: state.revision.filter(|_| self.look.is_past()),
            guest: self.signed_in.visitor.guest.as_ref(),
        }
    }

    /// Where this step is.
    fn address(&self) -> String {
        let task = &self.task;
        address::step(&self.review, &task.action, &task.subject.instance)
    }

    fn page(&self, form: &Form<'_>) -> Html {
        let (reading, visitor) = (self.reading(), &self.signed_in.visitor);
        let page = Page {
            title: self.task.title.to_string(),
            visitor,
            locale: &self.locale,
            past: review::past(&self.look, &self.address()),
            content: content(reading, &self.task, form, self.look.moment()),
        };
        page.html_within(&Frame::of(&self.look, &self.review), reading)
    }
}
