//! What a person is elsewhere, and what they like.

use super::{Backend, Running};
use crate::accounts::{
    identity::{Identity, IdentityError},
    preferences::{Appearance, Density, Preferences, PreferencesError},
};

const NOW: i64 = 1_800_000_000;

/// An identity signs in one person, whoever links it first.
pub async fn identities_sign_in_one_person(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let identity = |issuer: &str, subject: &str| Identity {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
    };
    let one = identity("https://id.example.org", "7");
    let (of_ana, of_ben) = tokio::join!(
        accounts.link_identity(&ana.id, &one, NOW),
        accounts.link_identity(&ben.id, &one, NOW)
    );
    assert!(of_ana.is_ok() != of_ben.is_ok());
    let (owner, other) = if of_ana.is_ok() {
        (ana, ben)
    } else {
        (ben, ana)
    };
    let again = accounts.link_identity(&other.id, &one, NOW).await;
    assert!(matches!(again, Err(IdentityError::Taken)));
    accounts.link_identity(&owner.id, &one, NOW).await.unwrap();
    let found = accounts.by_identity(&one).await.unwrap();
    assert_eq!(found.as_ref(), Some(&owner));

    for unlike in [
        identity("https://id.example.org/", "7"),
        identity("https://id.example.org", "07"),
        identity("https://ID.example.org", "7"),
    ] {
        assert_eq!(accounts.by_identity(&unlike).await.unwrap(), None);
    }
    let long = "x".repeat(256);
    for (issuer, subject) in [("", "7"), ("i", ""), (&long, "7"), ("i", &long)] {
        let bad = identity(issuer, subject);
        let linked = accounts.link_identity(&owner.id, &bad, NOW).await;
        assert!(matches!(linked, Err(IdentityError::Form)));
    }
    assert_eq!(
        accounts.identities(&owner.id).await.unwrap(),
        std::slice::from_ref(&one)
    );
    let unlink = async |person: &str| accounts.unlink_identity(person, &one).await;
    assert!(!unlink(&other.id).await.unwrap(), "it is not theirs");
    let elsewhere = identity("https://elsewhere.example.org", "7");
    let linked = accounts.link_identity(&owner.id, &elsewhere, NOW).await;
    linked.unwrap();
    let last = unlink(&owner.id).await;
    assert!(matches!(last, Err(IdentityError::LastWay)), "{last:?}");
    let same_provider = identity("https://id.example.org", "8");
    let linked = accounts.link_identity(&owner.id, &same_provider, NOW).await;
    linked.unwrap();
    assert!(unlink(&owner.id).await.unwrap() && !unlink(&owner.id).await.unwrap());
    assert_eq!(accounts.by_identity(&one).await.unwrap(), None);
    accounts.link_identity(&other.id, &one, NOW).await.unwrap();
    running.stop().await;
}

/// An invitation is taken by an identity once, and is not used up by one that is another's.
pub async fn invitations_are_taken_by_identities(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let identity = |subject: &str| Identity {
        issuer: "https://id.example.org".to_owned(),
        subject: subject.to_owned(),
    };
    let (of_ben, of_ana) = (identity("ben"), identity("ana"));
    let linked = accounts.link_identity(&ben.id, &of_ben, NOW).await;
    linked.unwrap();
    let (session, _) = accounts.start_session(&ana.id, "x", NOW).await.unwrap();
    let (secret, _) = accounts.invite(&ana.id, "system", NOW).await.unwrap();
    let take = async |identity: &Identity| {
        let taken = accounts.take_invitation_with_identity(secret.reveal(), identity, NOW);
        taken.await
    };
    let taken = take(&of_ben).await;
    assert!(matches!(taken, Err(IdentityError::Taken)), "{taken:?}");
    let kept = accounts.session(session.reveal(), NOW).await.unwrap();
    assert!(kept.is_some(), "nothing has happened");
    assert_eq!(take(&of_ana).await.unwrap(), ana.id);
    let found = accounts.by_identity(&of_ana).await.unwrap();
    assert_eq!(found, Some(ana.clone()));
    let ended = accounts.session(session.reveal(), NOW).await.unwrap();
    assert_eq!(ended, None);
    let again = take(&of_ana).await;
    assert!(matches!(again, Err(IdentityError::Invitation)), "{again:?}");
    assert!(!accounts.has_password(&ana.id).await.unwrap());
    running.stop().await;
}

/// Preferences are the usual ones until a person chooses, and survive the process.
pub async fn preferences_are_kept(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let usual = Preferences::default();
    assert!(usual.single_keys && usual.language.is_none());
    assert_eq!(accounts.preferences(&ana.id).await.unwrap(), usual);
    let chosen = Preferences {
        language: Some("pt-BR".to_owned()),
        zone: Some("America/Argentina/Buenos_Aires".to_owned()),
        density: Density::Compact,
        appearance: Appearance::Dark,
        single_keys: false,
    };
    for (language, zone) in [("", "UTC"), ("f r", "UTC"), ("<b>", "UTC")] {
        let bad = Preferences {
            language: Some(language.to_owned()),
            zone: Some(zone.to_owned()),
            ..usual.clone()
        };
        let set = accounts.set_preferences(&ana.id, &bad).await;
        assert!(matches!(set, Err(PreferencesError::Language)), "{language}");
    }
    let bad = Preferences {
        zone: Some("Europe Zurich".to_owned()),
        ..usual.clone()
    };
    let set = accounts.set_preferences(&ana.id, &bad).await;
    assert!(matches!(set, Err(PreferencesError::Zone)));
    assert_eq!(accounts.preferences(&ana.id).await.unwrap(), usual);
    let light = Preferences {
        appearance: Appearance::Light,
        ..usual.clone()
    };
    accounts.set_preferences(&ana.id, &light).await.unwrap();
    accounts.set_preferences(&ana.id, &chosen).await.unwrap();
    running.stop().await;
    let running = Running::start(config).await;
    let accounts = running.store.accounts();
    assert_eq!(accounts.preferences(&ana.id).await.unwrap(), chosen);
    assert_eq!(accounts.preferences(&ben.id).await.unwrap(), usual);
    running.stop().await;
}
