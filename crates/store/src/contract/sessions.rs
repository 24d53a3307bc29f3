//! Sessions end: by themselves, and when somebody ends them.

use super::{Backend, Running};
use crate::accounts::session::{MAX_DEVICE, SESSION_IDLE, SESSION_LIFE, SESSION_TOUCH};

const NOW: i64 = 1_800_000_000;

/// A session lives while it is used, twelve hours at most, and is touched once a minute at most.
pub async fn sessions_expire(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let start = async || accounts.start_session(&ana.id, "Firefox\n", NOW).await;
    let (idle, session) = start().await.unwrap();
    let (used, _) = start().await.unwrap();
    assert_ne!(idle.reveal(), used.reveal());
    assert_eq!(idle.reveal().len(), 43);
    assert_eq!(session.device, "Firefox");
    let at = async |secret: &str, now| accounts.session(secret, now).await.unwrap();
    let seen = at(idle.reveal(), NOW + SESSION_TOUCH - 1).await;
    assert_eq!(seen, Some(session.clone()), "not touched yet");
    let unused = accounts.unused_session(idle.reveal(), NOW + SESSION_IDLE - 1);
    assert_eq!(unused.await.unwrap(), Some(session), "not used by itself");
    assert_eq!(at(idle.reveal(), NOW + SESSION_IDLE).await, None);
    let ended = accounts.unused_session(idle.reveal(), NOW + SESSION_IDLE);
    assert_eq!(ended.await.unwrap(), None);
    assert_eq!(at("", NOW).await, None);
    assert_eq!(at(&idle.reveal()[1..], NOW).await, None);

    let mut now = NOW;
    while now + SESSION_IDLE - 1 < NOW + SESSION_LIFE {
        now += SESSION_IDLE - 1;
        let seen = at(used.reveal(), now).await.unwrap();
        assert_eq!((seen.last_seen, seen.created), (now, NOW));
    }
    assert!(at(used.reveal(), NOW + SESSION_LIFE - 1).await.is_some());
    assert_eq!(at(used.reveal(), NOW + SESSION_LIFE).await, None);

    // The ended ones are removed with the next sign-in: not even a clock put back brings them again.
    let later = NOW + SESSION_LIFE;
    let long = "x".repeat(1000);
    let (_, third) = accounts.start_session(&ana.id, &long, later).await.unwrap();
    assert_eq!(third.device.len(), MAX_DEVICE);
    assert_eq!(at(idle.reveal(), NOW).await, None);
    assert_eq!(at(used.reveal(), NOW).await, None);
    running.stop().await;
}

/// People see and end their own sessions and nobody else's.
pub async fn sessions_are_ended_by_their_person(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let (of_ben, _) = accounts.start_session(&ben.id, "b", NOW).await.unwrap();
    let mut mine = Vec::new();
    for (device, now) in [("old", NOW - SESSION_IDLE), ("one", NOW - 2), ("two", NOW)] {
        let started = accounts.start_session(&ana.id, device, now).await.unwrap();
        mine.push(started);
    }
    let listed = accounts.sessions(&ana.id, NOW).await.unwrap();
    assert_eq!(listed, [mine[2].1.clone(), mine[1].1.clone()]);

    let number = mine[1].1.number;
    assert!(!accounts.end_session(&ben.id, number).await.unwrap());
    assert!(accounts.end_session(&ana.id, number).await.unwrap());
    assert!(!accounts.end_session(&ana.id, number).await.unwrap());
    let ended = accounts.session(mine[1].0.reveal(), NOW).await.unwrap();
    assert_eq!(ended, None);
    let kept = accounts.session(mine[2].0.reveal(), NOW).await.unwrap();
    assert!(kept.is_some());

    assert_eq!(accounts.end_sessions(&ana.id).await.unwrap(), 1);
    assert_eq!(accounts.sessions(&ana.id, NOW).await.unwrap(), []);
    let kept = accounts.session(of_ben.reveal(), NOW).await.unwrap();
    assert_eq!(kept.unwrap().person, ben.id);
    let (_, next) = accounts.start_session(&ana.id, "", NOW).await.unwrap();
    assert!(next.number > mine[2].1.number, "numbers are not used again");
    running.stop().await;
}
