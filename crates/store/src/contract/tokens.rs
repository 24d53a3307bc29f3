//! Tokens are shown once, and refused when they are wrong, old or revoked.

use super::{Backend, Running};
use crate::accounts::token::{MAX_TOKEN_LIFE, MAX_TOKENS, Scopes, TokenError};

const NOW: i64 = 1_800_000_000;

const READ: Scopes = Scopes {
    read: true,
    act: false,
};

/// The right text is taken until it expires or is revoked, and nothing else is.
pub async fn tokens_are_taken_while_in_force(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let make = |name, expires| accounts.make_token(&ana.id, name, READ, expires, NOW);
    let (text, token) = make("nightly", NOW + 1000).await.unwrap();
    let (other, other_token) = make("other", NOW + MAX_TOKEN_LIFE).await.unwrap();
    assert!(text.reveal().starts_with(&format!("rmt_{}_", token.id)));
    assert_eq!((token.scopes, token.last_used), (READ, None));

    let taken = async |text: &str, now| accounts.token(text, now).await.unwrap();
    let first = taken(text.reveal(), NOW + 5).await.unwrap();
    assert_eq!(first.last_used, Some(NOW + 5));
    assert_eq!((&first.person, &first.id), (&ana.id, &token.id));
    let soon = taken(text.reveal(), NOW + 64).await.unwrap();
    assert_eq!(soon.last_used, Some(NOW + 5), "noted once a minute");
    let later = taken(text.reveal(), NOW + 65).await.unwrap();
    assert_eq!(later.last_used, Some(NOW + 65));

    // The id of one token with the secret of the other, under a checksum that fits.
    let id = text.reveal().replace(&token.id, &other_token.id);
    let forged = crate::accounts::token::with_checksum(&id[..id.len() - 7]);
    assert_eq!(forged.len(), text.reveal().len());
    assert_eq!(taken(&forged, NOW).await, None);
    assert_eq!(taken("", NOW).await, None);
    assert_eq!(taken(&text.reveal()[4..], NOW).await, None);

    assert!(taken(text.reveal(), NOW + 999).await.is_some());
    assert_eq!(taken(text.reveal(), NOW + 1000).await, None, "expired");
    let revoke = async |person: &str, id: &str| accounts.revoke_token(person, id, NOW).await;
    assert!(!revoke(&ben.id, &other_token.id).await.unwrap());
    assert!(taken(other.reveal(), NOW).await.is_some());
    assert!(revoke(&ana.id, &other_token.id).await.unwrap());
    assert!(!revoke(&ana.id, &other_token.id).await.unwrap());
    assert_eq!(taken(other.reveal(), NOW).await, None, "revoked");
    let listed = accounts.tokens(&ana.id).await.unwrap();
    let names: Vec<_> = listed
        .iter()
        .map(|token| (token.name.as_str(), token.revoked))
        .collect();
    assert_eq!(names, [("other", Some(NOW)), ("nightly", None)]);
    running.stop().await;
}

/// Names, scopes, life and number are limited.
pub async fn tokens_have_limits(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let none = Scopes {
        read: false,
        act: false,
    };
    let long = "x".repeat(101);
    let make = |name, scopes, expires| accounts.make_token(&ana.id, name, scopes, expires, NOW);
    for name in ["", " ", "a\nb", long.as_str()] {
        let made = make(name, READ, NOW + 1).await;
        assert!(matches!(made, Err(TokenError::Name)), "{name}");
    }
    let made = make("t", none, NOW + 1).await;
    assert!(matches!(made, Err(TokenError::Scopes)));
    for expires in [0, NOW, NOW + MAX_TOKEN_LIFE + 1] {
        let made = make("t", READ, expires).await;
        assert!(matches!(made, Err(TokenError::Expiry)), "{expires}");
    }
    let mut last = None;
    for _ in 0..MAX_TOKENS {
        last = Some(make("t", READ, NOW + 1).await.unwrap().1);
    }
    let made = make("t", READ, NOW + 1).await;
    assert!(matches!(made, Err(TokenError::TooMany)));
    let id = last.unwrap().id;
    accounts.revoke_token(&ana.id, &id, NOW).await.unwrap();
    make("t", READ, NOW + 1).await.unwrap();
    running.stop().await;
}
