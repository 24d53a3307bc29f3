//! What a programme review is stands in `workflows/`, nothing of it in Rust.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Kind, Source};
use crate::tidy::words;

/// Words of one process. Words that a workflow engine needs as well (review, report, finding,
/// action, board) are left out.
const WORDS: &[&str] = &[
    "commissioner",
    "commissioners",
    "countries",
    "country",
    "field visit",
    "guatemala",
    "intermediate report",
    "interview",
    "interviewee",
    "interviews",
    "malawi",
    "mission",
    "missions",
    "mongolia",
    "ohchr",
    "russia",
    "stakeholder",
    "stakeholders",
    "study lead",
    "syntheses",
    "synthesis",
    "technical cooperation",
    "terms of reference",
    "thematic",
    "theme",
    "themes",
    "trust fund",
];

pub(crate) const CHECK: Check = Check {
    rule: "programme-word",
    why: "a second, entirely different process must need no line of Rust",
    mend: "say it in the workflow's files and let the code read it from the definition",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .product()
        .flat_map(|(file, source)| in_source(file, source))
        .collect()
}

fn in_source(file: &File, source: &Source) -> Vec<Finding> {
    let spoken = source
        .code()
        .into_iter()
        .filter(|t| matches!(t.kind, Kind::Word | Kind::Text));
    spoken
        .filter_map(|token| {
            let words = words::of_name(&token.text);
            let word = WORDS.iter().find(|word| words::contain(&words, word))?;
            Some(Finding::at(
                &file.path,
                token.line,
                format!("the word \"{word}\""),
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_process_are_found_in_names_and_texts() {
        let text = "struct MissionState;\nfn open_terms_of_reference() {}\n\
            const A: &str = \"report/country/malawi\";\nlet stakeholders = 1;\n";
        let places = CHECK.places(&[("crates/process/src/a.rs", text)]);
        assert_eq!(
            places,
            [1, 2, 3, 4].map(|line| format!("crates/process/src/a.rs:{line}"))
        );
    }

    #[test]
    fn other_words_comments_and_tests_may_stand() {
        let text = "/// `report/country/malawi`, say.\nfn permission() -> Transmission {}\n\
            const TERMS: &str = \"in terms of the definition\";\n\
            #[cfg(test)]\nmod tests { const A: &str = \"mission\"; }\n";
        let places = CHECK.places(&[
            ("crates/process/src/a.rs", text),
            ("crates/process/tests/laws.rs", "\"mission\""),
            ("tests/src/lib.rs", "\"mission\""),
            ("workflows/a/workflow.yaml", "mission"),
        ]);
        assert!(places.is_empty());
    }
}
