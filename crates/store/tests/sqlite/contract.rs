//! The contract suite.

use store::contract;
use tempfile::TempDir;

use crate::place::backend;

#[tokio::test]
async fn what_was_appended_is_read_back_byte_for_byte() {
    contract::round_trip(&backend(&TempDir::new().unwrap())).await;
}
