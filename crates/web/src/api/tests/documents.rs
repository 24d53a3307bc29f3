//! Documents in and out.

use axum::http::Method;
use process::examine::conform::DOCUMENT_BYTES_MAX;

use super::*;

#[test]
fn a_document_comes_in_with_a_step_and_out_for_its_readers() {
    let fixture = drafting();
    let writer = token(&fixture, fixture.person("writer"), ALL);
    let document = handed_in(&fixture, &writer, "caf%C3%A9%20%22a%22.txt", "Version one.");
    assert_eq!(document["name"], "café \"a\".txt");
    let other = token(&fixture, fixture.person("first-signatory"), ALL);
    let steps = format!("{REVIEW}/steps");
    let done = post(&fixture, &writer, &steps, 1, &circulate(&document));
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let sha256 = document["sha256"].as_str().unwrap();
    let read = get(&fixture, &other, &format!("{REVIEW}/documents/{sha256}"));
    assert_eq!(
        (read.status, read.body.as_str()),
        (StatusCode::OK, "Version one.")
    );
    assert_eq!(read.header("content-type"), "text/plain");
    assert_eq!(read.header("x-content-type-options"), "nosniff");
    let disposition = "attachment; filename*=UTF-8''caf%C3%A9%20%22a%22.txt";
    assert_eq!(read.header("content-disposition"), disposition);
    let stranger = stranger(&fixture);
    is_problem(
        &get(&fixture, &stranger, &format!("{REVIEW}/documents/{sha256}")),
        404,
        "not-found",
    );
    let nothing = "0".repeat(64);
    is_problem(
        &get(&fixture, &other, &format!("{REVIEW}/documents/{nothing}")),
        404,
        "not-found",
    );
}

#[test]
fn a_step_names_documents_that_its_own_caller_handed_in() {
    let fixture = drafting();
    let writer = token(&fixture, fixture.person("writer"), ALL);
    let other = token(&fixture, fixture.person("first-signatory"), ALL);
    let document = handed_in(&fixture, &other, "text.txt", "Version one.");
    let steps = format!("{REVIEW}/steps");
    let without = post(&fixture, &writer, &steps, 1, &circulate(&document));
    is_problem(&without, 422, "unprocessable");
    let mut document = handed_in(&fixture, &writer, "text.txt", "Version one.");
    document["length"] = 7.into();
    let altered = post(&fixture, &writer, &steps, 1, &circulate(&document));
    is_problem(&altered, 422, "unprocessable");
}

#[test]
fn a_document_that_is_too_long_is_refused_while_it_comes() {
    let fixture = drafting();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let path = "/api/v1/documents?name=long.bin";
    let length = (DOCUMENT_BYTES_MAX + 1).to_string();
    let announced = [
        ("authorization", token.as_str()),
        ("content-length", length.as_str()),
    ];
    is_problem(
        &call(&fixture, Method::POST, path, &announced, ""),
        413,
        "too-large",
    );
    // Without a length it is counted.
    let headers = [("authorization", token.as_str())];
    let bytes = vec![0_u8; usize::try_from(DOCUMENT_BYTES_MAX).unwrap() + 1];
    is_problem(
        &call(&fixture, Method::POST, path, &headers, bytes),
        413,
        "too-large",
    );
    let longest = vec![0_u8; usize::try_from(DOCUMENT_BYTES_MAX).unwrap()];
    let taken = call(&fixture, Method::POST, path, &headers, longest);
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.body);
    is_problem(
        &call(&fixture, Method::POST, path, &headers, ""),
        400,
        "bad-request",
    );
    let nameless = call(
        &fixture,
        Method::POST,
        "/api/v1/documents?name=a%0Ab",
        &headers,
        "x",
    );
    is_problem(&nameless, 422, "unprocessable");
}
