//! The three truths, sums and lists.
