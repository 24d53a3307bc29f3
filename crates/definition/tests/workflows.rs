//! The workflows that come with the program, and the reviews under them, are accepted.

use std::{fs, path::PathBuf};

use definition::{
    diagnostic::{Diagnostics, render::render},
    load::load,
    review_file,
};

fn folders() -> Vec<PathBuf> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../workflows");
    let entries = fs::read_dir(root).expect("the folder of the workflows");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.is_dir()).collect()
}

#[test]
fn every_workflow_and_every_review_is_accepted() {
    let mut reviews = 0;
    for folder in folders() {
        let bytes = fs::read(folder.join("workflow.yaml")).expect("a workflow");
        let text = String::from_utf8_lossy(&bytes);
        let loaded = load(&bytes).unwrap_or_else(|found| {
            panic!(
                "{}",
                render(&found, &folder.display().to_string(), &text, false)
            )
        });
        for entry in fs::read_dir(folder.join("reviews")).expect("reviews") {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("a review");
            let mut found = Diagnostics::new();
            let read = review_file::review(&bytes, &loaded.definition, &mut found);
            let text = String::from_utf8_lossy(&bytes);
            let shown = render(&found.into_vec(), &path.display().to_string(), &text, false);
            assert!(read.is_some() && shown.is_empty(), "{shown}");
            reviews += 1;
        }
    }
    assert!(reviews >= 2, "only {reviews} reviews were found");
}
