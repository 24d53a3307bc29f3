use super::*;

fn client(number: u32) -> Client {
    Client::numbered(number)
}

fn seconds(answer: Result<(), Fault>) -> Option<i64> {
    match answer {
        Ok(()) => None,
        Err(Fault::TooMany(seconds)) => Some(seconds),
        Err(other) => panic!("{other:?}"),
    }
}

fn tried(limits: &Limits, handle: &str, client: Client, now: i64) -> Option<i64> {
    seconds(limits.count(handle, client, now))
}

#[test]
fn a_handle_is_tried_so_often_and_no_more_from_wherever() {
    let limits = Limits::default();
    for number in 0..ACCOUNT_TRIES {
        assert_eq!(tried(&limits, "ada", client(number), 100), None);
    }
    assert_eq!(tried(&limits, "ada", client(999), 160), Some(540));
    assert_eq!(tried(&limits, "grace", client(999), 160), None);
    assert_eq!(tried(&limits, "ada", client(999), 100 + WINDOW), None);
}

#[test]
fn who_knows_the_password_has_all_tries_again() {
    let limits = Limits::default();
    for _ in 0..ACCOUNT_TRIES {
        assert_eq!(tried(&limits, "ada", client(1), 0), None);
    }
    limits.forget("ada");
    assert_eq!(tried(&limits, "ada", client(1), 0), None);
}

#[test]
fn an_address_tries_so_many_handles_and_no_more() {
    let limits = Limits::default();
    for number in 0..ADDRESS_TRIES {
        assert_eq!(tried(&limits, &format!("p{number}"), client(1), 0), None);
    }
    assert_eq!(tried(&limits, "other", client(1), 0), Some(WINDOW));
    assert_eq!(tried(&limits, "other", client(2), 0), None);
    let elsewhere = limits.count_address(Door::OpenId, client(1), 0);
    assert_eq!(seconds(elsewhere), None, "each way in has its own limit");
}

#[test]
fn a_wrong_token_shuts_out_its_own_address_alone() {
    let limits = Limits::default();
    let token = "rmt_aaaaaaaa_wrong_000000";
    for _ in 0..ACCOUNT_TRIES {
        assert_eq!(seconds(limits.check_token(token, client(1), 0)), None);
        assert_eq!(seconds(limits.count_token(token, client(1), 0)), None);
    }
    let again = |client| seconds(limits.check_token(token, client, 1));
    assert_eq!(again(client(1)), Some(WINDOW - 1));
    assert_eq!(again(client(2)), None);
    let other = limits.check_token("rmt_bbbbbbbb_x_000000", client(1), 1);
    assert_eq!(seconds(other), None);
}

#[test]
fn what_is_remembered_is_bounded() {
    let limits = Limits::default();
    for number in 0..u32::try_from(KEYS_MAX).unwrap() {
        let handle = format!("p{number}");
        tried(&limits, &handle, client(number), i64::from(number) / 1000);
    }
    assert!(limits.tries().len() <= KEYS_MAX);
}
