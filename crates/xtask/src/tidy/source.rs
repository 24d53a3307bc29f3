//! A Rust file as the checks see it: tokens, and which of them are production code.

mod declaration;
mod token;

pub(crate) use declaration::end_of_declaration;
pub(crate) use token::{Kind, Token};

/// A Rust file, cut into tokens.
#[derive(Debug)]
pub(crate) struct Source {
    production: Vec<Token>,
    /// Lines outside `#[cfg(test)]`: code, documentation and blank ones.
    pub(crate) production_lines: usize,
    /// Names of the modules declared as `#[cfg(test)] mod name;`.
    pub(crate) test_modules: Vec<String>,
    /// Does a documentation comment hold code that `cargo test --doc` would run?
    pub(crate) has_doctest: bool,
}

impl Source {
    /// Reads a file's text.
    pub(crate) fn of(text: &str) -> Source {
        let tokens = token::tokens(text);
        let has_doctest = has_doctest(&tokens);
        let parts = declaration::without_tests(tokens);
        let lines = text.lines().count();
        Source {
            production: parts.production,
            production_lines: lines.saturating_sub(parts.test_lines),
            test_modules: parts.test_modules,
            has_doctest,
        }
    }

    /// Everything outside `#[cfg(test)]`, comments included.
    pub(crate) fn production(&self) -> &[Token] {
        &self.production
    }

    /// Everything outside `#[cfg(test)]` and outside comments.
    pub(crate) fn code(&self) -> Vec<&Token> {
        self.production
            .iter()
            .filter(|token| !token.is_comment())
            .collect()
    }
}

/// Rustdoc runs a fenced block unless it says that it is `text` or some other language.
fn has_doctest(tokens: &[Token]) -> bool {
    let fences = tokens
        .iter()
        .filter(|token| token.kind == Kind::Documentation)
        .flat_map(|token| token.text.lines())
        .map(|line| line.trim_start().trim_start_matches(['/', '!', '*']).trim())
        .filter_map(|line| line.strip_prefix("```"));
    // Every second fence closes a block.
    fences.step_by(2).any(|language| {
        language.is_empty()
            || ["rust", "no_run", "should_panic", "compile_fail"]
                .iter()
                .any(|run| language.starts_with(run))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_no_production() {
        let source = Source::of("fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n");
        assert_eq!(source.production_lines, 2);
        let words: Vec<_> = source
            .code()
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        assert_eq!(words, ["fn", "a", "(", ")", "{", "}"]);
    }

    #[test]
    fn a_doctest_is_a_fence_without_a_foreign_language() {
        assert!(Source::of("/// ```\n/// f();\n/// ```\nfn f() {}").has_doctest);
        assert!(Source::of("//! ```no_run\n//! f();\n//! ```\n").has_doctest);
        assert!(!Source::of("/// ```text\n/// a picture\n/// ```\nfn f() {}").has_doctest);
        assert!(!Source::of("// ```\nfn f() {}").has_doctest);
    }
}
