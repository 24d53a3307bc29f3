//! Why no answer came, in words: what the system said, and how to mend it.

use std::{error::Error, io};

/// What is at the bottom of an error.
pub(super) fn told(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut found = error.source();
    while let Some(deeper) = found {
        text = deeper.to_string();
        if is_untrusted(deeper) {
            return format!(
                "{text}\nThe server is not known by a certificate that this machine trusts. If it has one of an authority of your own, \
                 name the authority's certificates with --ca-file."
            );
        }
        found = deeper.source();
    }
    text
}

/// Whether it is the certificate of the server that is at fault. An error of input and output hides what it carries.
fn is_untrusted(error: &(dyn Error + 'static)) -> bool {
    let carried = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    let carried = carried.and_then(|error| error.downcast_ref::<rustls::Error>());
    let found = carried.or_else(|| error.downcast_ref());
    matches!(found, Some(rustls::Error::InvalidCertificate(_)))
}
