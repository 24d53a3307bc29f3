//! Cuts names and texts into words in lower case.

/// The words of an identifier: `TermsOfReference` and `terms_of_reference` alike.
pub(crate) fn of_name(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    for c in name.chars() {
        let starts = !before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if c.is_alphanumeric() {
            match words.last_mut() {
                Some(word) if !starts => word.extend(c.to_lowercase()),
                _ => words.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    words
}

/// Does `sequence` (words with single blanks between) occur in `words`, one after the other?
pub(crate) fn contain(words: &[String], sequence: &str) -> bool {
    let sequence: Vec<&str> = sequence.split(' ').collect();
    words
        .windows(sequence.len())
        .any(|window| window.iter().eq(sequence.iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_fall_into_words() {
        assert_eq!(of_name("TermsOfReference"), ["terms", "of", "reference"]);
        assert_eq!(of_name("terms_of_reference"), ["terms", "of", "reference"]);
        assert_eq!(
            of_name("The terms-of-reference, at last."),
            ["the", "terms", "of", "reference", "at", "last"]
        );
        assert_eq!(of_name("SQL2003"), ["sql2003"]);
        assert!(of_name("_").is_empty());
    }

    #[test]
    fn a_sequence_is_found_whole_words_only() {
        assert!(contain(
            &of_name("old_terms_of_reference"),
            "terms of reference"
        ));
        assert!(!contain(&of_name("permission"), "mission"));
        assert!(!contain(&of_name("terms"), "terms of reference"));
    }
}
