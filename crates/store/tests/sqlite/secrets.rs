//! Secrets: nowhere in the data folder, in no form in which they open anything.

use std::fs;

use store::{
    accounts::{
        guest_link::{NewGuestLink, Purpose},
        token::Scopes,
    },
    contract::{Running, sample},
};
use tempfile::TempDir;

use crate::place::config;

const NOW: i64 = 1_800_000_000;

#[tokio::test]
async fn secrets_are_nowhere_in_the_clear() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana Überall").await.unwrap();
    let password = "a password that is planted";
    accounts.set_password(&ana.id, password, NOW).await.unwrap();
    let scopes = Scopes {
        read: true,
        act: true,
    };
    let token = accounts.make_token(&ana.id, "t", scopes, NOW + 1, NOW);
    let link = NewGuestLink {
        person: ana.id.clone(),
        stream: sample::stream(1),
        purpose: Purpose::ViewReview,
        given_to: String::new(),
        made_by: ana.id.clone(),
        expires: NOW + 1,
    };
    let secrets = [
        accounts.start_session(&ana.id, "", NOW).await.unwrap().0,
        accounts.invite(&ana.id, &ana.id, NOW).await.unwrap().0,
        accounts.make_guest_link(link, NOW).await.unwrap().0,
        token.await.unwrap().0,
    ];
    let mut planted = vec![password];
    planted.extend(secrets.iter().map(|secret| secret.reveal()));
    // The secret inside the token as well, without what stands around it.
    planted.extend(secrets[3].reveal().split('_').nth(2));
    running.stop().await;
    let mut names = 0;
    for file in fs::read_dir(&config.folder).unwrap() {
        let path = file.unwrap().path();
        let content = fs::read(&path).unwrap();
        let holds = |text: &str| content.windows(text.len()).any(|at| at == text.as_bytes());
        names += u8::from(holds(&ana.display));
        for secret in &planted {
            assert!(!holds(secret), "{secret} in {}", path.display());
        }
    }
    assert_eq!(names, 1, "the search finds what is there");
}
