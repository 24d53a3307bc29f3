//! Loading beforehand what lists of many reviews are made of.

use crate::{cache::REVIEWS_MAX, engine::Engine, listing::ListingError};

impl Engine {
    /// Loads the reviews that moved last, as many as are kept in memory, so that nobody waits for all of them when they ask for
    /// a list, and finds out who may know of which. One that cannot be read is passed over: whoever asks for it is told.
    ///
    /// # Errors
    /// If the read models cannot be read.
    pub async fn warm(&self) -> Result<(), ListingError> {
        let mut reviews = self.reviews("").rest().await?;
        reviews.sort_by_key(|review| std::cmp::Reverse(review.last_time));
        for review in reviews.iter().take(REVIEWS_MAX) {
            let _ = self.timeline(&review.stream).await;
            tokio::task::yield_now().await;
        }
        self.follow_audiences().await.map_err(ListingError::Read)
    }
}
