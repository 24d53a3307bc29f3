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
    while wide(line) + SPACE > width && line.chars().count() > 1 {
        line.pop();
    }
    line.push('…');
}

const SPACE: i32 = 4;

/// An estimate for proportional type of 13 pixels: narrow and wide letters, and full-width ones.
fn wide(text: &str) -> i32 {
    let width = |c: char| match c {
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' => SPACE,
        'm' | 'w' | 'M' | 'W' => 11,
        c if c.is_uppercase() => 9,
        c if c >= '\u{1100}' && !('\u{2000}'..='\u{206f}').contains(&c) => 13,
        _ => 7,
    };
    text.chars().map(width).sum()
}
