//! `/events`: which reviews moved, for pages that stay up to date.
//!
//! ```text
//! id: 1704700800000003          a mark: how far this is; it tells nothing of how much there is
//! data: {"policy":12}           reviews that the visitor may know of, each with its revision
//! ```
//!
//! Nothing else goes over the stream: a page that shows a review fetches its own address again, and is rendered as every page is.
//! A browser opens one stream for all its tabs. It says how far it has come by `Last-Event-ID` (WHATWG HTML, 9.2.3), or by
//! `?after=` when it opens one.

#[cfg(test)]
mod tests;

mod marks;
mod moved;
mod seats;
mod words;

use std::time::Duration;

use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures_util::stream;
use serde::Deserialize;
use store::accounts::session::Session;
use tokio::{sync::mpsc, time::timeout};

use crate::{answer::fault::Fault, house::House, request::visitor::Visitor};

pub(crate) use marks::Marks;
pub(crate) use seats::Seats;
pub(crate) use words::words;

/// How often a stream that has nothing to say shows that it lives.
const BEAT: Duration = Duration::from_secs(15);

/// How long a stream lasts; the browser opens another one.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// When a browser opens a stream again that has ended.
const AGAIN: Duration = Duration::from_secs(1);

/// Events of a stream that wait to be sent.
const QUEUE: usize = 1;

/// The identifier of the last event that a browser got.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/events", get(events))
}

#[derive(Deserialize)]
struct Asked {
    after: Option<u64>,
}

async fn events(
    State(house): State<House>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let (Some(person), Some(session)) = (&visitor.person, &visitor.session) else {
        // The answer after which a browser does not ask again.
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let Some(seat) = house.seats().take(person) else {
        let again = [(header::RETRY_AFTER, BEAT.as_secs().to_string())];
        return Ok((StatusCode::SERVICE_UNAVAILABLE, again).into_response());
    };
    let last = headers.get(LAST_EVENT_ID);
    let last = last.and_then(|id| id.to_str().ok()?.parse().ok());
    let (_, size) = house.mark();
    // Whoever is further behind than is known is told of everything.
    let known = |mark| house.marks().size_at(mark).unwrap_or_default();
    let after = last.or(asked.after).map_or(size, known);
    let (send, receive) = mpsc::channel(QUEUE);
    let session = session.clone();
    tokio::spawn(async move {
        let following = follow(&house, &visitor, &session, after, &send);
        let _ = timeout(LIFE, following).await;
        drop(seat);
    });
    let events = stream::unfold(receive, async |mut receive| {
        let event: Event = receive.recv().await?;
        Some((Ok::<_, std::convert::Infallible>(event), receive))
    });
    let beat = KeepAlive::new().interval(BEAT).text("");
    Ok(Sse::new(events).keep_alive(beat).into_response())
}

/// Tells what moves until the visitor goes or is no longer signed in, the server ends, or the record cannot be read.
async fn follow(
    house: &House,
    visitor: &Visitor,
    session: &Session,
    mut at: u64,
    send: &mpsc::Sender<Event>,
) -> Result<(), Fault> {
    let mut sizes = house.engine().store().watch_size();
    let gone = |_| Fault::NotFound;
    let hello = Event::default().retry(AGAIN).comment("");
    send.send(hello).await.map_err(gone)?;
    loop {
        sizes.borrow_and_update();
        let (mark, size) = house.mark();
        if size > at {
            let caught_up = house.engine().caught_up();
            caught_up.await.map_err(Fault::unexpected)?;
            if !is_signed_in(house, session).await? {
                return Ok(());
            }
            let moved = moved::between(house, visitor, at, size).await?;
            at = size;
            if !moved.is_empty() {
                let event = Event::default().id(mark.to_string()).json_data(&moved);
                let event = event.map_err(Fault::unexpected)?;
                send.send(event).await.map_err(gone)?;
            }
        }
        tokio::select! {
            () = house.shutdown().cancelled() => return Ok(()),
            () = send.closed() => return Ok(()),
            grown = sizes.changed() => if grown.is_err() { return Ok(()) },
        }
    }
}

async fn is_signed_in(house: &House, session: &Session) -> Result<bool, Fault> {
    let accounts = house.engine().store().accounts();
    let sessions = accounts.sessions(&session.person, house.engine().now());
    let sessions = sessions.await?;
    Ok(sessions.iter().any(|one| one.number == session.number))
}
