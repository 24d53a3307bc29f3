//! [`Reviews`]: the reviews there are, one after the other, by the read models.

use std::collections::VecDeque;

use store::models::{Models, ModelsError, PAGE_ROWS, ReviewRow};

use crate::engine::Engine;

/// Reviews in the order of their streams. They are read page by page, and no page before it is wanted.
#[derive(Debug)]
pub struct Reviews<'e> {
    models: &'e Models,
    /// The last stream read.
    after: String,
    read: VecDeque<ReviewRow>,
    is_last_page: bool,
}

impl Engine {
    /// The reviews after a stream; all of them after the empty one.
    #[must_use]
    pub fn reviews(&self, after: &str) -> Reviews<'_> {
        Reviews {
            models: self.store().models(),
            after: after.to_owned(),
            read: VecDeque::new(),
            is_last_page: false,
        }
    }
}

impl Reviews<'_> {
    /// The next one; `None` if there is none.
    ///
    /// # Errors
    /// If the read models cannot be read.
    pub async fn next(&mut self) -> Result<Option<ReviewRow>, ModelsError> {
        if self.read.is_empty() && !self.is_last_page {
            self.read = self.models.reviews(&self.after).await?.into();
            self.is_last_page = self.read.len() < PAGE_ROWS as usize;
            if let Some(last) = self.read.back() {
                self.after.clone_from(&last.stream);
            }
        }
        Ok(self.read.pop_front())
    }

    /// All that are left.
    ///
    /// # Errors
    /// If the read models cannot be read.
    pub async fn rest(mut self) -> Result<Vec<ReviewRow>, ModelsError> {
        let mut rest = Vec::new();
        while let Some(review) = self.next().await? {
            rest.push(review);
        }
        Ok(rest)
    }
}
