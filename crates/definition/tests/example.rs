//! Definitions that must load.

use definition::load::load;

#[test]
fn the_smallest_workflow_loads() {
    let loaded = load(include_bytes!("two_states.yaml")).unwrap();
    assert_eq!(loaded.definition.root().entered("ajar").id, "ajar");
}

#[test]
fn the_example_loads() {
    match load(include_bytes!("example.yaml")) {
        Ok(loaded) => assert!(loaded.warnings.is_empty(), "{:#?}", loaded.warnings),
        Err(found) => panic!("{found:#?}"),
    }
}
