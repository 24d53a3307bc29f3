//! Digests and people by number: what a file shows must not change with a word of a definition, or with who was made first.

/// Letters of a digest that tell it from others.
const TELLING: usize = 8;

/// So many hexadecimal letters and digits together are a digest or a part of one.
const DIGEST_MIN: usize = 12;

/// Letters of the id of a person, after `u-`.
const PERSON: usize = 16;

/// What one file named so far.
#[derive(Default)]
pub(super) struct Named {
    digests: Vec<String>,
    people: Vec<String>,
}

impl Named {
    /// A text with numbers in place of digests and of the ids of people.
    pub(super) fn of(&mut self, text: &str) -> String {
        let mut said = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(|one: char| one.is_ascii_alphanumeric()) {
            said.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.find(|one: char| !one.is_ascii_alphanumeric());
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            let is_person = word.len() == PERSON && said.ends_with("u-");
            said.push_str(&self.word(word, is_person));
            rest = after;
        }
        said + rest
    }

    fn word(&mut self, word: &str, is_person: bool) -> String {
        let is_hex = word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if is_hex && is_person {
            return format!("{{{}}}", number(&mut self.people, word));
        }
        let has_digit = word.contains(|one: char| one.is_ascii_digit());
        if is_hex && has_digit && word.len() >= DIGEST_MIN {
            return format!("{{digest {}}}", number(&mut self.digests, &word[..TELLING]));
        }
        word.to_owned()
    }
}

/// The place of a word among those that were named, from 1.
fn number(known: &mut Vec<String>, word: &str) -> usize {
    if let Some(at) = known.iter().position(|one| one == word) {
        return at + 1;
    }
    known.push(word.to_owned());
    known.len()
}

#[test]
fn what_is_named_twice_has_one_number() {
    let mut named = Named::default();
    let digest = "0a".repeat(32);
    let text = format!(
        "/d/{digest} u-0123456789abcdef {}… decade u-{}",
        &digest[..12],
        "ab".repeat(8)
    );
    assert_eq!(
        named.of(&text),
        "/d/{digest 1} u-{1} {digest 1}… decade u-{2}"
    );
}
