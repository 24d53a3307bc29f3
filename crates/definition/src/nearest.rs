//! "Did you mean": the nearest of the names that exist.

/// Longer words are no slips of the pen, and comparing them would take long.
const WORD_CHARS_MAX: usize = 64;

/// The name nearest to a word, if it is near enough to be a slip of the pen.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    if length > WORD_CHARS_MAX {
        return None;
    }
    let tolerance = (length / 3).clamp(1, 3);
    names
        .into_iter()
        .map(|name| (distance(word, name), name))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two words
/// (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_near() {
        let keys = ["title", "needs", "not_by"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("need", keys), Some("needs"));
        assert_eq!(nearest("no_by", keys), Some("not_by"));
        assert_eq!(nearest("guard", keys), None);
        assert_eq!(nearest(&"t".repeat(60_000), keys), None);
    }
}
