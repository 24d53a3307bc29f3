//! The contract suite.

use store::contract;
use tempfile::TempDir;

use crate::place::backend;

/// One test for each function of the suite.
macro_rules! suite {
    ($($name:ident,)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            contract::$name(&backend(&TempDir::new().unwrap())).await;
        }
    )*};
}

suite! {
    round_trip,
    documents_are_kept_and_pages_stay_small,
    expected_revisions,
    one_wins_each_revision,
    positions_are_dense,
    order_is_real_time,
    commands_are_accepted_once,
    refused_commands_are_decided_afresh,
    a_failed_commit_is_told_to_everybody,
    a_batch_is_answered_as_one_by_one,
    given_is_given,
    waiting_documents_are_bounded,
    a_reader_misses_nothing,
    rewrites_are_refused,
    rows_and_checkpoint_agree,
    another_timeline_is_noticed,
    passwords_open_their_own_account,
    passwords_are_changed_once,
    whoever_is_shut_out_stays_out,
    sessions_expire,
    sessions_are_ended_by_their_person,
    tokens_are_taken_while_in_force,
    tokens_have_limits,
    invitations_are_taken_once,
    guest_links_end,
    guest_links_have_limits,
    identities_sign_in_one_person,
    invitations_are_taken_by_identities,
    preferences_are_kept,
    drafts_are_kept_for_one_person,
}

#[test]
fn any_steps_behave_like_a_list() {
    contract::any_steps_behave_like_a_list(&backend(&TempDir::new().unwrap()));
}

#[test]
fn live_is_rebuilt() {
    contract::live_is_rebuilt(&backend(&TempDir::new().unwrap()));
}
