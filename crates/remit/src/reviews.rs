//! Reviews by the names that people type.

use engine::engine::Engine;
use store::models::ReviewRow;

use crate::failure::Failure;

/// The prefix of the streams of reviews.
pub(crate) const STREAM: &str = "review:";

/// The stream of a review, by its name, its UUID or the stream itself.
pub(crate) async fn stream(engine: &Engine, text: &str) -> Result<String, Failure> {
    let stream = if text.starts_with(STREAM) {
        text.to_owned()
    } else if uuid::Uuid::parse_str(text).is_ok() {
        format!("{STREAM}{text}")
    } else {
        return Ok(engine.stream_of(text).await?);
    };
    engine.review(&stream).await?;
    Ok(stream)
}

/// All reviews, sorted by name.
pub(crate) async fn list(engine: &Engine) -> Result<Vec<ReviewRow>, Failure> {
    let mut rows = engine.reviews("").rest().await?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}
