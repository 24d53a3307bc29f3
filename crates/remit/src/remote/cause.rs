//! Why no answer came, in words: what the system said, and how to mend it.

use std::{error::Error, io};

use rustls::CertificateError;

/// What is at the bottom of an error.
pub(super) fn told(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut found = error.source();
    while let Some(deeper) = found {
        text = deeper.to_string();
        if let Some(fault) = of_certificate(deeper) {
            return format!("{text}\n{}", mend(fault));
        }
        found = deeper.source();
    }
    text
}

/// What is wrong with the certificate of the server, if that is at fault.
fn of_certificate<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e CertificateError> {
    match error.downcast_ref() {
        Some(rustls::Error::InvalidCertificate(fault)) => Some(fault),
        Some(_) => None,
        // An error of input and output names what it carries, which may be another of its kind, as no source of it.
        None => {
            let carried = error.downcast_ref::<io::Error>()?.get_ref()?;
            of_certificate(carried)
        }
    }
}

fn mend(fault: &CertificateError) -> &'static str {
    match fault {
        // The signature does not hold where another authority bears the same name, as after it was made anew.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "The server is not known by a certificate that this machine trusts. If it has one of an authority of your own, name \
             the authority's certificates with --ca-file."
        }
        _ => {
            "The server shows a certificate that does not hold for this address or this time. Check the address and the clock, \
             then ask who runs the server. Nothing was sent."
        }
    }
}
