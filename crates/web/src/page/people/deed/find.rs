//! [`find()`]: people to give a role to. Who may do that finds them by a part of their name; nobody is shown the list of all.

use engine::directory::Directory;
use store::accounts::Person as Account;

/// Letters that are looked for, at least.
pub(super) const LEAST: usize = 2;

/// People who are shown, at most.
pub(super) const FOUND_MAX: usize = 20;

/// Words that are looked for, at most.
const WORDS_MAX: usize = 8;

/// What came of looking for somebody.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'d> {
    /// Nobody was looked for.
    NotAsked,
    /// So few letters would find too many.
    TooShort,
    /// These people, and whether there are more of them.
    People(Vec<&'d Account>, bool),
}

/// The people in whose name or handle each of the words stands; first those one of whose names begins with the first word.
pub(super) fn find<'d>(directory: &'d Directory, text: &str) -> Found<'d> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().take(WORDS_MAX).collect();
    let Some(first) = words.first() else {
        return Found::NotAsked;
    };
    if words.iter().map(|word| word.chars().count()).sum::<usize>() < LEAST {
        return Found::TooShort;
    }
    let mut found: Vec<(bool, String, &Account)> = Vec::new();
    for account in directory.list() {
        let name = account.display.to_lowercase();
        let fits = |word: &&str| name.contains(word) || account.handle.contains(word);
        if words.iter().all(fits) {
            let mut names = name.split_whitespace();
            let begins = names.any(|name| name.starts_with(first));
            let is_inside = !begins && !account.handle.starts_with(first);
            found.push((is_inside, name, account));
        }
    }
    found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let more = found.len() > FOUND_MAX;
    found.truncate(FOUND_MAX);
    Found::People(found.into_iter().map(|found| found.2).collect(), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let account = |(handle, display): (&str, &str)| Account {
            id: format!("u-{handle}"),
            handle: handle.to_owned(),
            display: display.to_owned(),
        };
        let many = (10..35).map(|number| (format!("walk-on-{number}"), format!("Extra {number}")));
        let many: Vec<(String, String)> = many.collect();
        let known = [
            ("grace", "Grace Hopper"),
            ("ada", "Ada Lovelace"),
            ("a.eriksson", "Åsa Eriksson"),
            ("madaleine", "Madaleine Roux"),
        ];
        let many = many.iter().map(|(handle, name)| (&**handle, &**name));
        known.into_iter().chain(many).map(account).collect()
    }

    fn handles(text: &str) -> Vec<String> {
        match find(&directory(), text) {
            Found::People(found, false) => {
                found.iter().map(|account| account.handle.clone()).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn somebody_is_found_by_a_part_of_their_name_or_handle() {
        assert_eq!(handles("hop"), ["grace"]);
        assert_eq!(handles("LOVE  ad"), ["ada"]);
        assert_eq!(handles("åsa"), ["a.eriksson"]);
        assert_eq!(handles("erik"), ["a.eriksson"]);
        assert_eq!(
            handles("ada"),
            ["ada", "madaleine"],
            "beginnings come first"
        );
        assert_eq!(handles("nobody"), [""; 0]);
    }

    #[test]
    fn nobody_reads_the_whole_list() {
        let directory = directory();
        assert_eq!(find(&directory, " "), Found::NotAsked);
        assert_eq!(find(&directory, "a"), Found::TooShort);
        match find(&directory, "extra") {
            Found::People(found, true) => assert_eq!(found.len(), FOUND_MAX),
            other => panic!("{other:?}"),
        }
    }
}
