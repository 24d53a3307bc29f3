//! Requests that a page of another site makes with the visitor's cookies are refused.
//!
//! Browsers say where a request comes from: by `Sec-Fetch-Site` (Fetch Metadata Request Headers, section 2.3), older ones by
//! `Origin` (RFC 6454, section 7). So no form carries a token. A program that shows a bearer token and no cookie can be
//! borrowed by nobody, and is not asked.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, Uri, header},
    middleware::Next,
    response::Response,
};

use crate::answer::fault::Fault;

/// Lets through what only looks, and what comes from here.
pub(crate) async fn check(request: Request, next: Next) -> Result<Response, Fault> {
    let looks = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if looks || comes_from_here(request.uri(), request.headers()) {
        Ok(next.run(request).await)
    } else {
        Err(Fault::Foreign)
    }
}

fn comes_from_here(uri: &Uri, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if headers.contains_key(header::AUTHORIZATION) && !headers.contains_key(header::COOKIE) {
        return true;
    }
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        // No browser: its own cookies are all it could send.
        (None, None) => true,
        (None, Some(origin)) => {
            let host = uri.authority().map(|authority| authority.as_str());
            let host = host.or_else(|| text("host"));
            let of_origin = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == of_origin
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Method};

    use crate::fixture::Fixture;

    fn answer(headers: &[(&str, &str)]) -> u16 {
        let fixture = Fixture::empty();
        let mut request = axum::http::Request::builder()
            .method(Method::POST)
            .uri("/sign-out")
            .header("host", "remit.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = fixture.send(request.body(Body::empty()).unwrap());
        answer.status.as_u16()
    }

    #[test]
    fn a_form_of_another_site_changes_nothing() {
        assert_eq!(answer(&[("sec-fetch-site", "cross-site")]), 403);
        assert_eq!(answer(&[("sec-fetch-site", "same-site")]), 403);
        assert_eq!(answer(&[("origin", "https://evil.example")]), 403);
        assert_eq!(answer(&[("origin", "null")]), 403);
        let with_both = [("authorization", "Bearer x"), ("cookie", "a=b")];
        let foreign = ("sec-fetch-site", "cross-site");
        assert_eq!(answer(&[with_both[0], with_both[1], foreign]), 403);
    }

    #[test]
    fn a_form_of_this_site_and_a_program_are_heard() {
        assert_eq!(answer(&[("sec-fetch-site", "same-origin")]), 303);
        assert_eq!(answer(&[("origin", "https://remit.example")]), 303);
        assert_eq!(answer(&[]), 303);
        let foreign = ("sec-fetch-site", "cross-site");
        assert_eq!(answer(&[("authorization", "Bearer x"), foreign]), 303);
    }
}
