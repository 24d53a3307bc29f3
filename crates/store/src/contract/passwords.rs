//! Passwords are checked, changed and refused.

use super::{Backend, Running};
use crate::accounts::{
    guest_link::{NewGuestLink, Purpose},
    identity::Identity,
    password::{MAX_PASSWORD, PasswordError},
    token::Scopes,
};

const NOW: i64 = 1_800_000_000;

/// The right one opens, any other one and any other handle do not; a length is the only rule.
pub async fn passwords_open_their_own_account(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    assert!(!accounts.has_password(&ana.id).await.unwrap());
    let check = |handle, password| accounts.check_password(handle, password);
    assert_eq!(check("ana", "").await.unwrap(), None, "none is set");
    for password in ["", "elevenchars", &"x".repeat(MAX_PASSWORD + 1)] {
        let set = accounts.set_password(&ana.id, password, NOW).await;
        assert!(matches!(set, Err(PasswordError::Length)), "{password}");
    }
    let longest = "ä".repeat(MAX_PASSWORD);
    for (person, password) in [(&ana, "twelve chars"), (&ben, longest.as_str())] {
        let set = accounts.set_password(&person.id, password, NOW);
        set.await.unwrap();
        assert!(accounts.has_password(&person.id).await.unwrap());
    }
    assert_eq!(check("ana", "twelve chars").await.unwrap(), Some(ana));
    assert_eq!(check("ben", &longest).await.unwrap(), Some(ben));
    for (handle, password) in [
        ("ana", "twelve charS"),
        ("ana", "twelve chars "),
        ("ana", longest.as_str()),
        ("ben", "twelve chars"),
        ("ben", &format!("{longest}ä")),
        ("carl", "twelve chars"),
        ("", "twelve chars"),
    ] {
        assert_eq!(check(handle, password).await.unwrap(), None, "{handle}");
    }
    running.stop().await;
}

/// The old password is needed, sessions end, and of two changes at the same moment one wins.
pub async fn passwords_are_changed_once(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let (old, new) = ("the old password", "the new password");
    let change = |old, new| accounts.change_password(&ana.id, old, new, NOW);
    let unset = change(old, new).await;
    assert!(matches!(unset, Err(PasswordError::Wrong)), "none is set");
    accounts.set_password(&ana.id, old, NOW).await.unwrap();
    let (secret, _) = accounts.start_session(&ana.id, "", NOW).await.unwrap();
    let short = change(old, "short").await;
    assert!(matches!(short, Err(PasswordError::Length)));
    let wrong = change("not the old one", new).await;
    assert!(matches!(wrong, Err(PasswordError::Wrong)));
    let kept = accounts.session(secret.reveal(), NOW).await.unwrap();
    assert!(kept.is_some(), "nothing was changed");

    let other = "another new password";
    let (one, two) = tokio::join!(change(old, new), change(old, other));
    assert_eq!(u8::from(one.is_ok()) + u8::from(two.is_ok()), 1);
    let lost = if one.is_ok() { two } else { one };
    assert!(matches!(lost, Err(PasswordError::Wrong)));
    let opens = async |password| {
        let checked = accounts.check_password("ana", password).await;
        u8::from(checked.unwrap().is_some())
    };
    assert_eq!(opens(new).await + opens(other).await, 1);
    assert_eq!(opens(old).await, 0);
    let ended = accounts.session(secret.reveal(), NOW).await.unwrap();
    assert_eq!(ended, None);
    running.stop().await;
}

/// Whoever is shut out has no way in, until they are invited again.
pub async fn whoever_is_shut_out_stays_out(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let identity = |subject: &str| Identity {
        issuer: "https://id.example.org".to_owned(),
        subject: subject.to_owned(),
    };
    let both = Scopes {
        read: true,
        act: true,
    };
    let mut secrets = Vec::new();
    for person in [&ana, &ben] {
        let id = &person.id;
        let set = accounts.set_password(id, "a long password", NOW);
        set.await.unwrap();
        let known = identity(&person.handle);
        accounts.link_identity(id, &known, NOW).await.unwrap();
        let (invitation, _) = accounts.invite(id, "system", NOW).await.unwrap();
        let (session, _) = accounts.start_session(id, "", NOW).await.unwrap();
        let token = accounts.make_token(id, "t", both, NOW + 100, NOW);
        let new = NewGuestLink {
            person: id.clone(),
            stream: super::sample::stream(1),
            purpose: Purpose::ViewReview,
            given_to: String::new(),
            made_by: id.clone(),
            expires: NOW + 100,
        };
        let (link, _) = accounts.make_guest_link(new, NOW).await.unwrap();
        secrets.push((invitation, session, token.await.unwrap().0, link));
    }
    accounts.shut_out(&ana.id, NOW).await.unwrap();
    for (person, (invitation, session, token, link)) in [&ana, &ben].into_iter().zip(&secrets) {
        let known = identity(&person.handle);
        let identity = accounts.by_identity(&known).await.unwrap();
        let invitation = accounts.invitation(invitation.reveal(), NOW).await.unwrap();
        let session = accounts.session(session.reveal(), NOW).await.unwrap();
        let token = accounts.token(token.reveal(), NOW).await.unwrap();
        let link = accounts.use_guest_link(link.reveal(), NOW).await.unwrap();
        let ways = [
            accounts.has_password(&person.id).await.unwrap(),
            identity.is_some(),
            invitation.is_some(),
            session.is_some(),
            token.is_some(),
            link.is_some(),
        ];
        assert_eq!(ways, [person.id == ben.id; 6], "{}", person.handle);
    }
    let (again, _) = accounts.invite(&ana.id, &ben.id, NOW).await.unwrap();
    let taken = accounts.take_invitation(again.reveal(), "a new password", NOW);
    assert_eq!(taken.await.unwrap(), ana.id);
    let checked = accounts.check_password("ana", "a new password").await;
    assert_eq!(checked.unwrap(), Some(ana));
    running.stop().await;
}
