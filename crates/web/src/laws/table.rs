//! The table of all routes: what is asked of each of them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::allowed::Told;

/// A route, and what is asked of it.
pub(super) struct Row {
    /// As the router has it.
    pub(super) route: &'static str,
    /// What of the review it tells.
    pub(super) told: Told,
    /// Whether it takes `?at=`.
    pub(super) takes_at: bool,
    /// Whether it answers to GET, and to POST.
    pub(super) methods: Methods,
    /// Queries to ask it with, besides none; `at` is added to each.
    pub(super) queries: &'static [&'static str],
}

/// What a route answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Methods {
    /// GET alone.
    Get,
    /// POST alone.
    Post,
    /// Both.
    Both,
}

const fn get(route: &'static str) -> Row {
    Row {
        route,
        told: Told::Moment,
        takes_at: false,
        methods: Methods::Get,
        queries: &[],
    }
}

const fn post(route: &'static str) -> Row {
    Row {
        methods: Methods::Post,
        ..get(route)
    }
}

impl Row {
    const fn at(self) -> Self {
        Self {
            takes_at: true,
            ..self
        }
    }

    const fn course(self) -> Self {
        Self {
            told: Told::Course,
            ..self
        }
    }

    const fn both(self) -> Self {
        Self {
            methods: Methods::Both,
            ..self
        }
    }

    const fn with(self, queries: &'static [&'static str]) -> Self {
        Self { queries, ..self }
    }
}

/// Every route.
pub(super) const ROUTES: &[Row] = &[
    // Pages of a review.
    get("/r/{review}").at().course(),
    get("/r/{review}/i/{*instance}").at().course().both(),
    get("/r/{review}/do/{action}/{*instance}").at().both(),
    post("/r/{review}/draft/{action}/{*instance}"),
    get("/r/{review}/history").at().course().with(&[
        "with=0",
        "with=now",
        "with=stage",
        "kind=done",
        "kind=role",
    ]),
    get("/r/{review}/history.csv").at().course(),
    get("/r/{review}/matrix").at(),
    get("/r/{review}/people").at(),
    get("/r/{review}/people/{deed}")
        .both()
        .with(&["role=quality_reviewer&q=co", "role=team_leader&q=lead"]),
    get("/r/{review}/people/guest-link").both(),
    post("/r/{review}/people/guest-link/revoke"),
    get("/r/{review}/documents").at().course(),
    get("/r/{review}/documents/compare").at().course(),
    get("/r/{review}/documents/{sha256}").at().course(),
    get("/r/{review}/dossier").at().course(),
    get("/r/{review}/schedule").at().course(),
    get("/public/{review}").course().with(&["at=2024-01-20"]),
    // Pages of the house.
    get("/").course().with(&["at=2024-01-12", "at=2024-01-20"]),
    get("/reviews").with(&["q=demonstration", "at=2024-01-20", "sort=due"]),
    get("/reviews.csv").with(&["at=2024-01-20"]),
    get("/search").course().with(&[
        "q=demonstration",
        "q=malawi",
        "q=report",
        "q=report&at=2024-01-20",
    ]),
    get("/search.json").with(&["q=demonstration", "q=malawi", "q=report"]),
    get("/definitions").with(&["at=2024-01-20"]),
    get("/definitions/{digest}").with(&["at=2024-01-20"]),
    get("/definitions/{digest}/diff/{other}"),
    get("/definitions/{digest}/source"),
    get("/definitions/{digest}/start").both(),
    get("/admin").both(),
    get("/admin/people/{handle}").both(),
    get("/access").with(&["kind=read", "person=lead-malawi", "review=ohchr-2003"]),
    get("/access.csv").with(&["kind=guest_link"]),
    get("/me"),
    post("/me/preferences"),
    post("/me/absence"),
    post("/me/password"),
    post("/me/identities"),
    post("/me/identities/unlink"),
    post("/me/sessions/end"),
    post("/me/sessions/end-all"),
    post("/me/tokens"),
    post("/me/tokens/revoke"),
    get("/help"),
    get("/sign-in").both(),
    post("/sign-in/offer"),
    post("/sign-in/openid"),
    get("/sign-in/openid/callback"),
    post("/sign-out"),
    get("/invitation/{secret}").both(),
    get("/g/{secret}").both(),
    get("/events"),
    get("/assets/{file}"),
    // The API.
    get("/api"),
    get("/api/{*rest}"),
    get("/api/v1/openapi.json"),
    get("/api/v1/problems/{kind}"),
    get("/api/v1/reviews").both().with(&["at=2024-01-20"]),
    get("/api/v1/reviews/{name}").at(),
    get("/api/v1/reviews/{name}/instances/{*id}").at(),
    get("/api/v1/reviews/{name}/matrix").at(),
    get("/api/v1/reviews/{name}/why").at(),
    get("/api/v1/reviews/{name}/history")
        .at()
        .course()
        .with(&["limit=500"]),
    get("/api/v1/reviews/{name}/documents/{sha256}"),
    post("/api/v1/reviews/{name}/steps"),
    post("/api/v1/reviews/{name}/consents"),
    post("/api/v1/reviews/{name}/withdrawals"),
    post("/api/v1/reviews/{name}/amendments"),
    post("/api/v1/reviews/{name}/roles/assign"),
    post("/api/v1/reviews/{name}/roles/revoke"),
    post("/api/v1/reviews/{name}/roles/delegate"),
    get("/api/v1/todo")
        .course()
        .with(&["at=2024-01-12", "at=2024-01-20"]),
    get("/api/v1/definitions").both(),
    get("/api/v1/definitions/{digest}"),
    get("/api/v1/definitions/{digest}/source"),
    get("/api/v1/me"),
    get("/api/v1/people").both(),
    post("/api/v1/documents"),
];

/// The routes of the sources: each text that stands where a route is made.
fn written() -> BTreeSet<String> {
    let mut routes = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let is_api = file.components().any(|part| part.as_os_str() == "api");
        let mut rest = text.as_str();
        while let Some(at) = rest.find(".route(") {
            rest = rest[at + ".route(".len()..].trim_start();
            let path = rest
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next());
            let path =
                path.unwrap_or_else(|| panic!("{}: a route that is no text", file.display()));
            let base = if is_api { "/api/v1" } else { "" };
            routes.insert(format!("{base}{path}"));
        }
    }
    routes
}

/// The sources of this crate, without these laws.
pub(super) fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("laws") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("laws.rs")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_route_stands_in_the_table() {
    let table: BTreeSet<String> = ROUTES.iter().map(|row| row.route.to_owned()).collect();
    let written = written();
    let missing: Vec<_> = written.difference(&table).collect();
    let gone: Vec<_> = table.difference(&written).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "without a row: {missing:#?}; rows without a route: {gone:#?}"
    );
}

#[test]
fn no_route_is_made_in_another_way() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        for way in [".route_service(", ".nest_service(", ".fallback_service("] {
            assert!(!text.contains(way), "{}: {way}", file.display());
        }
        let nests = text.matches(".nest(").count();
        let expected = usize::from(file.ends_with("src/api.rs"));
        assert_eq!(nests, expected, "{}: nested routes", file.display());
    }
}
