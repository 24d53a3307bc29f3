//! What somebody typed and has not sent is shown to nobody else, not even to a guest who acts as them, and lies nowhere in the open.

use std::fs;

use process::view::Viewer;
use store::accounts::guest_link::Purpose;

use super::{
    addresses::{at, chosen, looks, mid_course, moments, steps},
    asked::readable,
    asker::{self, Asker},
    planted::Planted,
};
use crate::{
    fixture::Multipart,
    request::address::{draft, step},
};

/// What the planted words of drafts begin with.
const WORD: &str = "zqdraft";

/// Those who have drafts.
const WRITERS: [&str; 3] = ["commissioner-1", "lead-malawi", "review-manager"];

/// Plants a word of its own into the draft of every step that each of them may do: who, where, and the word.
fn plant(planted: &Planted, writers: &[Asker]) -> Vec<(String, String, String)> {
    let mut drafts = Vec::new();
    for writer in writers {
        for (instance, action) in steps(planted) {
            let page = planted.get(writer, &step(&planted.review, &action, &instance));
            let Some(field) = page.body.split("<textarea id=\"f-").nth(1) else {
                continue;
            };
            if !page.body.contains(" data-keeps=") {
                continue;
            }
            let name = &field[..field.find('"').unwrap()];
            let word = format!("{WORD}{}", drafts.len());
            let form = Multipart::new(&[("_draft", ""), (name, &format!("{word}."))]);
            let path = draft(&planted.review, &action, &instance);
            let kept = planted.post_multipart(writer, &path, &form);
            assert_eq!(kept.status, 303, "{path} as {}: {}", writer.name, kept.body);
            drafts.push((
                writer.name.clone(),
                step(&planted.review, &action, &instance),
                word,
            ));
        }
    }
    drafts
}

#[test]
fn a_draft_is_shown_to_nobody_else_and_lies_nowhere_in_the_open() {
    let planted = mid_course();
    let writers = asker::some(&planted, &WRITERS);
    let drafts = plant(&planted, &writers);
    assert!(drafts.len() >= WRITERS.len(), "{drafts:?}");
    for (name, page, word) in &drafts {
        let writer = writers.iter().find(|writer| writer.name == *name).unwrap();
        assert!(planted.get(writer, page).body.contains(word), "{page}");
    }
    nobody_else_is_shown(&planted, &drafts);
    let mut files = 0;
    for entry in fs::read_dir(planted.fixture.folder()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let found = bytes
            .windows(WORD.len())
            .any(|part| part == WORD.as_bytes());
        assert!(!found, "a draft lies in the open");
        files += 1;
    }
    assert!(files >= 6, "only {files} files were searched");
}

/// Everybody looks at the pages of the drafts, and at some of every other.
fn nobody_else_is_shown(planted: &Planted, drafts: &[(String, String, String)]) {
    let mut askers = asker::all(planted);
    let looks = looks(planted, &askers);
    let (person, stream) = (&planted.people["commissioner-1"], &planted.stream);
    for (_, page, _) in drafts.iter().filter(|(name, ..)| name == "commissioner-1") {
        let (action, instance) = page.split_once("/do/").unwrap().1.split_once('/').unwrap();
        let (instance, action) = (instance.to_owned(), action.to_owned());
        let purpose = Purpose::Act { instance, action };
        askers.push(asker::guest(
            &planted.fixture,
            "commissioner-1",
            person,
            stream,
            purpose,
        ));
    }
    let mut asked = 0;
    for (turn, asker) in askers.iter().enumerate() {
        let pages = drafts.iter().map(|(_, page, _)| page);
        let others = looks.iter().flat_map(|(_, paths)| chosen(paths, 1, turn));
        for path in pages.chain(others) {
            let answer = planted.get(asker, &at(path, None));
            let told = readable(&answer);
            for (owner, of, word) in drafts {
                let is_own = *owner == asker.name;
                let is_whole = told.contains(&format!("{word}."));
                assert!(
                    !is_whole || is_own,
                    "{path} as {}: {word} of {of}",
                    asker.name
                );
            }
            asked += 1;
        }
    }
    let past = moments(planted)[1];
    for (_, page, word) in drafts {
        for asker in askers.iter().filter(|asker| asker.viewer != Viewer::Anyone) {
            let told = planted.get(asker, &at(page, past));
            assert!(
                !told.body.contains(&format!("{word}.")),
                "the past of {page}"
            );
        }
    }
    assert!(asked > 500, "{asked}");
}
