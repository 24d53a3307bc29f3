//! Who does not come in.

use super::{
    House,
    browser::{Answer, Browser},
    provider::Provider,
};

/// Comes back from the provider: the address, and the state in it.
fn come_back(browser: &mut Browser) -> (String, String) {
    let begun = browser.begin(&[]);
    let back = browser.at_the_provider(&begun, "ada-elsewhere");
    let state = back.split("state=").nth(1).unwrap();
    let state = state.split('&').next().unwrap().to_owned();
    (back, state)
}

pub(super) fn nobody_else_comes_in(house: &House) {
    let mut browser = house.browser();
    let begun = browser.begin(&[]);
    let back = browser.at_the_provider(&begun, "mallory");
    let refused = browser.get(&back);
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("is not known here"), "{refused:?}");
    assert!(!refused.body.contains("mallory") && !refused.body.contains("Lovelace"));
    assert_eq!(browser.cookie("__Host-sid"), None);
    let mut browser = house.browser();
    let begun = browser.begin(&[]);
    let back = browser.cancel_at_the_provider(&begun);
    let refused = browser.get(&back);
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("You were not let in"), "{refused:?}");
}

pub(super) fn what_comes_back_counts_once_and_for_the_browser_that_began(house: &House) {
    let over = |answer: Answer| {
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains("This sign-in is over"), "{answer:?}");
    };
    let mut browser = house.browser();
    let begun = browser.begin(&[]);
    let back = browser.at_the_provider(&begun, "ada-elsewhere");
    over(house.browser().get(&back));
    let cookie = browser.cookie("__Host-openid").unwrap();
    assert_eq!(browser.get(&back).status, 303);
    over(browser.get(&back));
    browser.keep("__Host-openid", &cookie);
    over(browser.get(&back));
    // Another state, and an error with the words of somebody else.
    let (back, state) = come_back(&mut browser);
    over(browser.get(&back.replace(&state, &"0".repeat(64))));
    over(browser.get("/sign-in/openid/callback?state=a&state=b"));
    let (_, state) = come_back(&mut browser);
    let told = "error=server_error&error_description=%3Cb%3Eplanted";
    let answer = browser.get(&format!("/sign-in/openid/callback?state={state}&{told}"));
    assert_eq!(answer.status, 502);
    assert!(!answer.body.contains("planted"), "{answer:?}");
    // A code that another sign-in was given, and an answer in the name of another provider.
    let (_, state) = come_back(&mut browser);
    let path = "/sign-in/openid/callback?code=guessed&state=";
    let answer = browser.get(&format!("{path}{state}"));
    assert_eq!(answer.status, 502, "{answer:?}");
    let (back, _) = come_back(&mut browser);
    let answer = browser.get(&back.replace("iss=http", "iss=https"));
    assert_eq!(answer.status, 502, "{answer:?}");
    assert!(answer.body.contains("cannot be trusted"));
}

pub(super) fn no_token_is_trusted_that_is_not_right(house: &House, provider: &Provider) {
    for wrong in [
        "audience", "issuer", "expired", "nonce", "key", "unsigned", "secret", "missing",
    ] {
        let mut browser = house.browser();
        let begun = browser.begin(&[]);
        let back = browser.at_the_provider(&begun, "ada-elsewhere");
        let set = browser.post(&format!("{}/wrong/{wrong}", provider.issuer), &[]);
        assert_eq!(set.status, 204);
        let answer = browser.get(&back);
        assert_eq!(answer.status, 502, "{wrong}: {answer:?}");
        let is_said = answer.body.contains("cannot be trusted");
        assert!(is_said, "{wrong}: {answer:?}");
        assert_eq!(browser.cookie("__Host-sid"), None, "{wrong}");
    }
}
