//! A page as everybody is shown it, in one text: whole once, and for each of the others where theirs differs.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

/// Lines around a difference.
const AROUND: usize = 1;

/// What somebody is shown.
pub(super) struct Shown {
    /// Who that is.
    pub(super) name: String,
    /// The status of the answer, and where it leads.
    pub(super) answer: String,
    /// The page, line by line.
    pub(super) page: String,
}

/// All of them, one after the other.
pub(super) fn compared(shown: &[Shown]) -> String {
    let mut text = String::new();
    for (place, one) in shown.iter().enumerate() {
        let _ = write!(text, "\n## {}: {}", one.name, one.answer);
        let earlier = shown[..place].iter();
        let of_kind: Vec<_> = earlier.filter(|it| it.answer == one.answer).collect();
        if one.page.is_empty() {
            text.push('\n');
        } else if let Some(same) = of_kind.iter().find(|it| it.page == one.page) {
            let _ = writeln!(text, ", the same as {}", same.name);
        } else {
            text.push_str(&differing(one, &of_kind));
        }
    }
    text
}

/// A page by what differs from the nearest of others; the whole of it if that is shorter.
fn differing(one: &Shown, others: &[&Shown]) -> String {
    let whole = format!("\n\n{}", one.page);
    let differences = others
        .iter()
        .map(|it| (TextDiff::from_lines(&it.page, &one.page), it));
    let nearest = differences.min_by_key(|(difference, _)| {
        let changes = difference.iter_all_changes();
        changes.filter(|it| it.tag() != ChangeTag::Equal).count()
    });
    let Some((difference, other)) = nearest else {
        return whole;
    };
    let difference = difference.unified_diff().context_radius(AROUND).to_string();
    let told = format!(", as {} but for\n\n{difference}", other.name);
    if told.len() < whole.len() {
        told
    } else {
        whole
    }
}

#[test]
fn who_is_shown_the_same_is_named_and_who_is_not_is_compared_with_the_nearest() {
    let shown = |name: &str, answer: &str, page: &str| Shown {
        name: name.to_owned(),
        answer: answer.to_owned(),
        page: page.to_owned(),
    };
    let many: String = (1..=30)
        .map(|number| format!("<p>{number}</p>\n"))
        .collect();
    let text = compared(&[
        shown("a", "200", &many),
        shown("b", "200", &many),
        shown("c", "404", "<h1>none</h1>\n"),
        shown("d", "200", &many.replace("14", "four")),
        shown(
            "e",
            "200",
            &many.replace("14", "four").replace("25", "five"),
        ),
        shown("f", "303 to /", ""),
    ]);
    let wanted = format!(
        "
## a: 200

{many}
## b: 200, the same as a

## c: 404

<h1>none</h1>

## d: 200, as a but for

@@ -13,3 +13,3 @@
 <p>13</p>
-<p>14</p>
+<p>four</p>
 <p>15</p>

## e: 200, as d but for

@@ -24,3 +24,3 @@
 <p>24</p>
-<p>25</p>
+<p>five</p>
 <p>26</p>

## f: 303 to /
"
    );
    assert_eq!(text, wanted);
}
