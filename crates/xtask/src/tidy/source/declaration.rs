//! Where declarations begin and end, and which of them are compiled for tests only.

use super::token::Token;

/// A file's tokens without the declarations under `#[cfg(test)]`.
pub(super) struct Parts {
    pub(super) production: Vec<Token>,
    pub(super) test_lines: usize,
    pub(super) test_modules: Vec<String>,
}

/// Takes out every declaration under a `#[cfg(...)]` that asks for `test`.
pub(super) fn without_tests(tokens: Vec<Token>) -> Parts {
    if asks_for_tests(&tokens, inner_cfg(&tokens)) {
        let test_lines = usize::MAX;
        return Parts {
            production: Vec::new(),
            test_lines,
            test_modules: Vec::new(),
        };
    }
    let mut parts = Parts {
        production: Vec::new(),
        test_lines: 0,
        test_modules: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        let is_attribute = tokens[at].is_sign("#") && is_sign(&tokens, at + 1, "[");
        let attribute = is_attribute.then_some(at + 1);
        if !asks_for_tests(&tokens, attribute) {
            parts.production.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let end = end_of_declaration(&tokens.iter().collect::<Vec<_>>(), at);
        let last = &tokens[end - 1];
        parts.test_lines += last.line + 1 - tokens[at].line;
        parts.test_modules.extend(declared_module(&tokens[at..end]));
        at = end;
    }
    parts
}

fn is_sign(tokens: &[Token], at: usize, sign: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.is_sign(sign))
}

/// The opening bracket of a `#![...]` at the top of the file.
fn inner_cfg(tokens: &[Token]) -> Option<usize> {
    let first = tokens.iter().position(|token| !token.is_comment())?;
    let opens = tokens[first].is_sign("#") && is_sign(tokens, first + 1, "!");
    (opens && is_sign(tokens, first + 2, "[")).then_some(first + 2)
}

/// Does the attribute whose bracket opens at `bracket` say `cfg`, and `test` outside of `not`?
fn asks_for_tests(tokens: &[Token], bracket: Option<usize>) -> bool {
    let Some(bracket) = bracket else { return false };
    if !tokens
        .get(bracket + 1)
        .is_some_and(|token| token.is_word("cfg"))
    {
        return false;
    }
    let attribute = tokens[bracket..]
        .iter()
        .take_while(|token| !token.is_sign("]"));
    let words: Vec<_> = attribute.collect();
    words.iter().any(|token| token.is_word("test"))
        && !words.iter().any(|token| token.is_word("not"))
}

/// `mod name;` gives `name`.
fn declared_module(declaration: &[Token]) -> Option<String> {
    let at = declaration.iter().position(|token| token.is_word("mod"))?;
    is_sign(declaration, at + 2, ";").then(|| declaration[at + 1].text.clone())
}

/// The index after the declaration that starts at `start`, its attributes included.
///
/// A declaration ends with the first `;` outside of brackets or with its first `{ }`; that of
/// a `use`, a constant or a type with its `;` only.
pub(crate) fn end_of_declaration(tokens: &[&Token], start: usize) -> usize {
    let mut at = start;
    while tokens.get(at).is_some_and(|token| token.is_sign("#")) {
        at = end_of_group(tokens, at + 1);
    }
    let ends_with_brace = ends_with_brace(&tokens[at..]);
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if ["{", "(", "["].iter().any(|sign| token.is_sign(sign)) {
            depth += 1;
        } else if ["}", ")", "]"].iter().any(|sign| token.is_sign(sign)) {
            if depth == 0 {
                return at - 1;
            }
            depth -= 1;
            if depth == 0 && token.is_sign("}") && ends_with_brace {
                return at;
            }
        } else if depth == 0 && token.is_sign(";") {
            return at;
        }
    }
    tokens.len()
}

/// Does the declaration that starts here (after its attributes) end with its first `{ }`?
fn ends_with_brace(tokens: &[&Token]) -> bool {
    let is_constant = |at: usize| {
        tokens[at].is_word("const")
            && !["fn", "async", "unsafe", "extern"]
                .iter()
                .any(|word| tokens.get(at + 1).is_some_and(|next| next.is_word(word)))
    };
    let is_other = |at: usize| {
        ["use", "static", "type"]
            .iter()
            .any(|word| tokens[at].is_word(word))
    };
    // Visibility, `pub(in a::b)`, stands before the keyword that decides.
    let brace = tokens
        .iter()
        .position(|token| token.is_sign("{"))
        .unwrap_or(tokens.len());
    let head = tokens[..brace]
        .iter()
        .position(|token| token.is_word("fn"))
        .unwrap_or(brace);
    !(0..head).any(|at| is_constant(at) || is_other(at))
}

/// The index after the bracket group that opens at or just after `at`.
fn end_of_group(tokens: &[&Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.is_sign("[") {
            depth += 1;
        } else if token.is_sign("]") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn kept(text: &str) -> String {
        let parts = without_tests(tokens(text));
        parts
            .production
            .iter()
            .map(|token| token.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn only_what_asks_for_tests_is_taken_out() {
        assert_eq!(
            kept("#[cfg(test)] use a::{b, c}; fn d() {}"),
            "fn d ( ) { }"
        );
        assert_eq!(
            kept("#[cfg(test)] const A: [u8; 2] = [1, 2]; fn d() {}"),
            "fn d ( ) { }"
        );
        assert_eq!(
            kept("#[cfg(any(test, feature = \"x\"))] mod e { f!(); } g"),
            "g"
        );
        assert_eq!(kept("#[cfg(test)] #[allow(x)] const fn h() { i } j"), "j");
        assert_eq!(kept("#[cfg(not(test))] k"), "# [ cfg ( not ( test ) ) ] k");
        assert_eq!(kept("#[derive(test)] l"), "# [ derive ( test ) ] l");
        assert_eq!(kept("#![cfg(test)]\nfn m() {}"), "");
    }

    #[test]
    fn a_test_module_in_a_file_of_its_own_is_named() {
        let parts = without_tests(tokens("mod a;\n#[cfg(test)]\nmod tests;\n"));
        assert_eq!(parts.test_modules, ["tests"]);
        assert_eq!(parts.test_lines, 2);
    }

    #[test]
    fn a_field_for_tests_ends_with_its_struct() {
        assert_eq!(
            kept("struct A { b: u8, #[cfg(test)] c: u8 } d"),
            "struct A { b : u8 , } d"
        );
    }
}
