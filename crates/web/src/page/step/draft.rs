//! What was typed into a form and not sent: kept on the server until it is, and shown to nobody else.
//!
//! ```text
//! POST  draft (the texts of the form) ─► sealed with the highest class of its fields ─► 303 to the form, or what to say as JSON
//!               └─ another draft was kept meanwhile, by another page: the form as typed, and what to do
//! GET   the form, with what was kept in it
//! ```

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use engine::drafts::{Draft, DraftsError};
use jiff::Timestamp;
use maud::{Markup, html};
use process::explain::Kind;
use serde_json::json;
use store::accounts::draft::{DRAFT_LIFE, DRAFTS_MAX, DraftError, DraftPlace};

use super::{
    Desk, Named,
    content::Form,
    fill::{HOLDER, OCCURRED, REASON, SEEN},
    keeping::{Keeping, MARK},
    notice::Notice,
    unsent::unsent,
};
use crate::{
    answer::fault::Fault,
    house::House,
    part::{
        command::{command_of, new_command},
        field::{Sent, Typed},
        moment,
        reading::Reading,
    },
    request::{address, limits::Client, visitor::SignedIn},
};

/// The button that keeps what is typed, and the one that discards what was kept.
pub(super) const KEEP: &str = "_keep";
const DISCARD: &str = "_discard";

/// Seconds of a day.
const DAY: i64 = 86_400;

pub(super) async fn keep(
    State(house): State<House>,
    Path((review, action, instance)): Named,
    client: Client,
    headers: HeaderMap,
    signed_in: Result<SignedIn, Fault>,
    typed: Result<Typed, Fault>,
) -> Result<Response, Fault> {
    let by_script = headers
        .get(header::ACCEPT)
        .is_some_and(|it| it == "application/json");
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        // The form is still there, in the page that the script belongs to.
        Err(fault) if by_script => return Err(fault),
        Err(_) => {
            let step = address::step(&review, &action, &instance);
            return Ok(unsent(&house, &step, client, typed));
        }
    };
    let look = house.look(&signed_in.visitor, &review, None).await?;
    let desk = Desk::open(&house, &signed_in, look, &review, (&instance, &action)).await?;
    if !desk.may_have_draft() {
        return Err(Fault::Forbidden);
    }
    let sent = match typed {
        Ok(Typed(sent)) => sent,
        Err(Fault::TooLong) if by_script => {
            let nothing = Sent::default();
            return desk.not_kept(&nothing, DraftError::TooLong, true).await;
        }
        Err(fault) => return Err(fault),
    };
    if sent.has(DISCARD) {
        let accounts = house.engine().store().accounts();
        accounts.discard_draft(&desk.draft_place()).await?;
        return Ok(Redirect::to(&desk.address()).into_response());
    }
    house
        .pace()
        .count(&signed_in.person, house.engine().now())?;
    match desk.keep(&sent).await {
        Ok(draft) if by_script => {
            let said = desk.said_at("draft-kept", draft.kept);
            Ok(Json(json!({ "said": said, "mark": draft.mark })).into_response())
        }
        Ok(_) => Ok(Redirect::to(&desk.address()).into_response()),
        Err(DraftsError::Draft(error)) => desk.not_kept(&sent, error, by_script).await,
        Err(error) => Err(Fault::unexpected(error)),
    }
}

impl Desk<'_> {
    /// Whose draft it is, and of what. Who came by a guest link has one of their own.
    fn draft_place(&self) -> DraftPlace {
        let guest = self.signed_in.visitor.guest.as_ref();
        DraftPlace {
            person: self.signed_in.person.to_string(),
            guest: guest.map(|guest| guest.link.number),
            stream: self.look.stream().to_owned(),
            instance: self.task.subject.instance.to_string(),
            action: self.task.action.to_string(),
        }
    }

    /// Whether the step is, or was until something moved, for whoever looks at it to do.
    fn may_have_draft(&self) -> bool {
        let explanation = &self.task.explanation;
        let mut blockers = explanation.blockers.iter();
        let is_not_theirs = |kind| matches!(kind, Kind::Role | Kind::Separation);
        !self.look.is_past()
            && (explanation.available || !blockers.any(|blocked| is_not_theirs(blocked.kind)))
    }

    /// What was kept of this step. What cannot be opened any more keeps nobody from the step.
    pub(super) async fn kept(&self) -> (Sent, Keeping) {
        if !self.may_have_draft() {
            return <_>::default();
        }
        let draft = self.house.engine().draft(&self.draft_place()).await;
        let draft = draft.unwrap_or_else(|error| {
            tracing::warn!("{error}");
            None
        });
        let shown = |draft: Draft| {
            let keeping = Keeping {
                mark: draft.mark,
                seen: Some(draft.revision),
                shown: Some(draft.kept),
            };
            (Sent::of(draft.texts), keeping)
        };
        draft.map(shown).unwrap_or_default()
    }

    async fn keep(&self, sent: &Sent) -> Result<Draft, DraftsError> {
        let asks = self.task.asks.iter();
        let classes = &self.look.snapshot().definition.classes;
        let highest = asks.clone().map(|asked| asked.rank).max().unwrap_or(0);
        let mut names: Vec<&str> = asks.map(|asked| &*asked.id).collect();
        names.extend([HOLDER, OCCURRED, REASON]);
        // What is to be confirmed is asked again.
        let texts = sent.texts_of(&names);
        let seen = sent.text(SEEN).parse().unwrap_or(self.task.revision);
        let seen = (seen.min(self.task.revision), sent.text(MARK));
        let (place, class) = (self.draft_place(), &classes[highest].id);
        let engine = self.house.engine();
        engine.keep_draft(&place, class, seen, &texts).await
    }

    /// What was typed is not kept: why, and the form as it was.
    async fn not_kept(
        &self,
        sent: &Sent,
        error: DraftError,
        by_script: bool,
    ) -> Result<Response, Fault> {
        let mut keeping = Keeping::going_on(sent);
        let (status, said, mend) = match error {
            DraftError::Another { kept, mark } => {
                let kept = Timestamp::from_second(kept).unwrap_or_default();
                // Whoever reads this knows of the other one, and may replace it.
                keeping.mark = mark;
                let said = self.said_at("draft-another", kept);
                (StatusCode::CONFLICT, said, "draft-another-mend")
            }
            DraftError::TooLong => {
                let said = self.locale.say("draft-too-long");
                (StatusCode::PAYLOAD_TOO_LARGE, said, "draft-still-here")
            }
            DraftError::TooMany => {
                let max = [("max", DRAFTS_MAX.into())];
                let said = self.locale.say_with("draft-too-many", &max);
                (StatusCode::CONFLICT, said, "draft-still-here")
            }
            DraftError::Accounts(error) => return Err(error.into()),
        };
        let mend = self.locale.say(mend);
        if by_script {
            let other = (keeping.mark != sent.text(MARK)).then_some(keeping.mark);
            let body = json!({ "said": format!("{said} {mend}"), "mark": other });
            return Ok((status, Json(body)).into_response());
        }
        self.note().await?;
        let form = Form {
            command: command_of(sent).unwrap_or_else(|_| new_command()),
            sent,
            problems: &[],
            unconfirmed: &[],
            notice: Some(Notice::NotKept(said, mend)),
            keeping,
            whose: &self.signed_in.person,
        };
        Ok((status, self.page(&form)).into_response())
    }

    /// A message with the time of day.
    fn said_at(&self, message: &str, at: Timestamp) -> String {
        let at = at.to_zoned_datetime(self.locale.zone().clone());
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        self.locale.say_with(message, &[("time", time.into())])
    }
}

/// From when the draft is that the form shows, and how to be rid of it.
pub(super) fn shown(reading: Reading<'_>, named: (&str, &str), form: &Form<'_>) -> Markup {
    let (instance, action) = named;
    let address = address::draft(reading.review, action, instance);
    html! {
        @if let Some(kept) = form.keeping.shown {
            form.note method="post" action=(address) enctype="multipart/form-data" {
                (reading.say("draft-shown")) " " (moment::moment(reading.locale, kept)) ". "
                (reading.say_with("draft-for-days", &[("days", (DRAFT_LIFE / DAY).into())])) " "
                button name=(DISCARD) value="yes" { (reading.say("draft-discard")) }
            }
        }
    }
}
