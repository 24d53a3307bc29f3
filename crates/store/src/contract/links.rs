//! Links let somebody in who has no password yet, or will never have one: once, or for one purpose.

use super::{Backend, Running, sample};
use crate::accounts::{
    guest_link::{GuestLinkError, MAX_GIVEN_TO, MAX_GUEST_LINK_LIFE, NewGuestLink, Purpose},
    invitation::INVITATION_LIFE,
    password::PasswordError,
};

const NOW: i64 = 1_800_000_000;
const PASSWORD: &str = "a long password";

/// An invitation is taken once, within seven days, and only the newest one counts.
pub async fn invitations_are_taken_once(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let invite = async || accounts.invite(&ana.id, "system", NOW).await.unwrap();
    let take = async |secret: &str, now| accounts.take_invitation(secret, PASSWORD, now).await;
    let refused = |taken: Result<String, PasswordError>| {
        assert!(matches!(taken, Err(PasswordError::Invitation)), "{taken:?}");
    };
    let (replaced, _) = invite().await;
    let (secret, made) = invite().await;
    let found = accounts.invitation(secret.reveal(), NOW).await.unwrap();
    assert_eq!(found.as_ref(), Some(&made));
    let open = accounts.open_invitation(&ana.id, NOW).await.unwrap();
    assert_eq!(open, Some(made));
    refused(take(replaced.reveal(), NOW).await);
    refused(take("", NOW).await);
    refused(take(secret.reveal(), NOW + INVITATION_LIFE).await);
    let short = accounts.take_invitation(secret.reveal(), "short", NOW);
    assert!(matches!(short.await, Err(PasswordError::Length)));

    let last = NOW + INVITATION_LIFE - 1;
    let (one, two) = tokio::join!(take(secret.reveal(), last), take(secret.reveal(), last));
    assert_eq!(u8::from(one.is_ok()) + u8::from(two.is_ok()), 1);
    let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(won.unwrap(), ana.id);
    refused(lost);
    refused(take(secret.reveal(), last).await);
    let checked = accounts.check_password("ana", PASSWORD).await.unwrap();
    assert_eq!(checked.as_ref(), Some(&ana));
    assert_eq!(accounts.open_invitation(&ana.id, NOW).await.unwrap(), None);

    let (secret, _) = invite().await;
    let (session, _) = accounts.start_session(&ana.id, "", NOW).await.unwrap();
    assert!(accounts.revoke_invitation(&ana.id, NOW).await.unwrap());
    assert!(!accounts.revoke_invitation(&ana.id, NOW).await.unwrap());
    refused(take(secret.reveal(), NOW).await);
    let kept = accounts.session(session.reveal(), NOW).await.unwrap();
    assert!(kept.is_some());
    let (secret, _) = invite().await;
    take(secret.reveal(), NOW).await.unwrap();
    let ended = accounts.session(session.reveal(), NOW).await.unwrap();
    assert_eq!(ended, None, "another password ends the sessions");
    running.stop().await;
}

/// A link that acts as a person.
fn new_guest_link(person: &str, purpose: Purpose, expires: i64) -> NewGuestLink {
    NewGuestLink {
        person: person.to_owned(),
        stream: sample::stream(1),
        purpose,
        given_to: "Ben".to_owned(),
        made_by: sample::actor(1),
        expires,
    }
}

/// A guest link lives neither past its limit nor not at all, and the name of whom it is given to is short.
pub async fn guest_links_have_limits(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let new = |expires| new_guest_link(&ana.id, Purpose::ViewReview, expires);
    for expires in [0, NOW, NOW + MAX_GUEST_LINK_LIFE + 1] {
        let made = accounts.make_guest_link(new(expires), NOW);
        assert!(matches!(made.await, Err(GuestLinkError::Expiry)));
    }
    let long = NewGuestLink {
        given_to: "n".repeat(MAX_GIVEN_TO + 1),
        ..new(NOW + 1000)
    };
    let made = accounts.make_guest_link(long, NOW);
    assert!(matches!(made.await, Err(GuestLinkError::GivenTo)));
    let listed = accounts.guest_links(&sample::stream(1)).await.unwrap();
    assert_eq!(listed, []);
    running.stop().await;
}

/// A guest link says what it is for, counts its uses, and ends.
pub async fn guest_links_end(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let new = |purpose, expires| new_guest_link(&ana.id, purpose, expires);
    let instance = "report/1".to_owned();
    let purposes = [
        Purpose::ViewReview,
        Purpose::View {
            instance: instance.clone(),
        },
        Purpose::Act {
            instance,
            action: "accept".to_owned(),
        },
    ];
    let mut links = Vec::new();
    for purpose in &purposes {
        let new = new(purpose.clone(), NOW + 1000);
        links.push(accounts.make_guest_link(new, NOW).await.unwrap());
    }
    let used = async |at: usize, now| {
        let secret = links[at].0.reveal();
        accounts.use_guest_link(secret, now).await.unwrap()
    };
    for (at, purpose) in purposes.iter().enumerate() {
        for uses in 1..=2 {
            let link = used(at, NOW + 999).await.unwrap();
            assert_eq!((&link.purpose, link.uses), (purpose, uses));
            assert_eq!(link.last_used, Some(NOW + 999));
            let known = accounts.guest_link(link.number).await.unwrap();
            assert_eq!(known, Some(link));
        }
    }
    assert_eq!(used(0, NOW + 1000).await, None, "expired");
    let wrong = accounts.use_guest_link("wrong", NOW).await.unwrap();
    assert_eq!(wrong, None);
    let number = links[1].1.number;
    let revoke = async |now| accounts.revoke_guest_link(number, now).await.unwrap();
    assert!(!revoke(NOW + 1000).await, "it had expired");
    assert!(revoke(NOW).await && !revoke(NOW).await);
    assert_eq!(used(1, NOW).await, None, "revoked");
    assert!(used(2, NOW).await.is_some());
    let known = async |secret: &str| accounts.guest_link_of(secret).await.unwrap();
    let ended = known(links[1].0.reveal()).await.unwrap();
    assert_eq!((ended.number, ended.revoked), (number, Some(NOW)));
    assert_eq!(
        (ended.given_to.as_str(), ended.uses),
        ("Ben", 2),
        "a look is no use"
    );
    assert_eq!(known("wrong").await, None);
    let listed = accounts.guest_links(&sample::stream(1)).await.unwrap();
    let of: Vec<_> = listed
        .iter()
        .map(|link| (link.uses, link.revoked))
        .collect();
    assert_eq!(of, [(3, None), (2, Some(NOW)), (2, None)]);
    assert_eq!(accounts.guest_links(&sample::stream(2)).await.unwrap(), []);
    running.stop().await;
}
