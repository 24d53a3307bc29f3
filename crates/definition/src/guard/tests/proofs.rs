//! What a proof names.
