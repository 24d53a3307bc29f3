//! [`lines`]: a text in lines, by an estimate of its width.

/// Breaks a text between words into at most `most` lines of about `width` pixels at 13 pixels of type. What does not fit ends in an ellipsis.
#[must_use]
pub fn lines(text: &str, width: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if wide(line) + SPACE + wide(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    for line in &mut lines {
        shorten(line, width);
    }
    lines
}

/// Cuts a line that is one long word, or too long with its ellipsis.
fn shorten(line: &mut String, width: i32) {
    if wide(line) <= width {
        return;
    }
    while wide(line) + ELLIPSIS > width && line.chars().count() > 1 {
        line.pop();
    }
    line.push('…');
}

const SPACE: i32 = 4;
const ELLIPSIS: i32 = 13;

/// An estimate for proportional type of 13 pixels: narrow and wide letters, and full-width ones.
fn wide(text: &str) -> i32 {
    let width = |c: char| match c {
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' => SPACE,
        'm' | 'w' | 'M' | 'W' => 11,
        '…' => ELLIPSIS,
        c if c.is_uppercase() => 9,
        c if c >= '\u{1100}' && !('\u{2000}'..='\u{206f}').contains(&c) => 13,
        _ => 7,
    };
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_breaks_between_words_and_ends_in_an_ellipsis() {
        let text = "Clear the report as free of confidential content";
        assert_eq!(
            lines(text, 120, 3),
            ["Clear the report as", "free of confidential", "content"]
        );
        assert_eq!(lines(text, 120, 1), ["Clear the report a…"]);
        assert_eq!(lines("Incomprehensibilities", 60, 2), ["Incom…"]);
        assert_eq!(lines("", 152, 2), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_place(text in ".{0,80}", width in 40..300_i32, most in 1..4_usize) {
            let lines = lines(&text, width, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(wide(&line) <= width.max(2 * ELLIPSIS), "{line}");
            }
        }
    }
}
