//! Every page there is, with an address for each way in which it can look.

/// A page.
pub(super) struct Page {
    /// The name of its file.
    pub(super) name: &'static str,
    /// Its route.
    pub(super) route: &'static str,
    /// Its address; see `Cast` for what stands in braces.
    pub(super) path: &'static str,
}

const fn page(name: &'static str, route: &'static str, path: &'static str) -> Page {
    Page { name, route, path }
}

/// The review of a programme.
pub(super) const PROGRAMME: &[Page] = &[
    page("review", "/r/{review}", "/r/ohchr-2003"),
    page("review_past", "/r/{review}", "/r/ohchr-2003?at=60"),
    page("review_none", "/r/{review}", "/r/no-such-review"),
    page("matrix", "/r/{review}/matrix", "/r/ohchr-2003/matrix"),
    page("people", "/r/{review}/people", "/r/ohchr-2003/people"),
    page(
        "documents",
        "/r/{review}/documents",
        "/r/ohchr-2003/documents",
    ),
    page(
        "documents_compare",
        "/r/{review}/documents/compare",
        "{compare}",
    ),
    page("schedule", "/r/{review}/schedule", "/r/ohchr-2003/schedule"),
    page("public", "/public/{review}", "/public/ohchr-2003"),
];

/// Its history, whole and from outside.
pub(super) const HISTORY: &[Page] = &[
    page("history", "/r/{review}/history", "/r/ohchr-2003/history"),
    page(
        "history_past",
        "/r/{review}/history",
        "/r/ohchr-2003/history?at=60&with=now",
    ),
    page("dossier", "/r/{review}/dossier", "/r/travel-policy/dossier"),
];

/// What is in it, and what is done with it.
pub(super) const INSTANCES: &[Page] = &[
    page(
        "instance_report",
        "/r/{review}/i/{*instance}",
        "/r/ohchr-2003/i/report/theme/education",
    ),
    page(
        "instance_mission",
        "/r/{review}/i/{*instance}",
        "/r/ohchr-2003/i/mission/malawi/1",
    ),
    page(
        "instance_past",
        "/r/{review}/i/{*instance}",
        "/r/ohchr-2003/i/terms_of_reference/theme/justice?at=60",
    ),
    page(
        "step_session",
        "/r/{review}/do/{action}/{*instance}",
        "/r/ohchr-2003/do/hold/feedback_session/agency_staff",
    ),
    page(
        "step_blocked",
        "/r/{review}/do/{action}/{*instance}",
        "/r/ohchr-2003/do/start/synthesis",
    ),
    page(
        "people_assign",
        "/r/{review}/people/{deed}",
        "/r/ohchr-2003/people/assign",
    ),
    page(
        "people_guest_link",
        "/r/{review}/people/guest-link",
        "/r/ohchr-2003/people/guest-link",
    ),
];

/// The sign-off of a document: the pages of another definition.
pub(super) const SIGN_OFF: &[Page] = &[
    page("sign_off", "/r/{review}", "/r/travel-policy"),
    page(
        "sign_off_history",
        "/r/{review}/history",
        "/r/travel-policy/history",
    ),
    page(
        "sign_off_people",
        "/r/{review}/people",
        "/r/travel-policy/people",
    ),
    page(
        "sign_off_schedule",
        "/r/{review}/schedule",
        "/r/travel-policy/schedule",
    ),
    page(
        "sign_off_round",
        "/r/{review}/i/{*instance}",
        "/r/travel-policy/i/round/2",
    ),
    page(
        "sign_off_step",
        "/r/{review}/do/{action}/{*instance}",
        "/r/travel-policy/do/countersign/round/2",
    ),
    page(
        "sign_off_withdraw",
        "/r/{review}/do/{action}/{*instance}",
        "/r/travel-policy/do/withdraw/paper",
    ),
    page(
        "sign_off_public",
        "/public/{review}",
        "/public/travel-policy",
    ),
];

/// Pages of the house.
pub(super) const HOUSE: &[Page] = &[
    page("my_work", "/", "/"),
    page("portfolio", "/reviews", "/reviews"),
    page("portfolio_past", "/reviews", "/reviews?at=2024-01-12"),
    page("search", "/search", "/search?q=education"),
    page("definitions", "/definitions", "/definitions"),
    page("definition", "/definitions/{digest}", "{sign-off}"),
    page(
        "definition_diff",
        "/definitions/{digest}/diff/{other}",
        "{sign-off}/diff/{programme}",
    ),
    page(
        "definition_start",
        "/definitions/{digest}/start",
        "{sign-off}/start",
    ),
    page("me", "/me", "/me"),
    page("help", "/help", "/help"),
    page("sign_in", "/sign-in", "/sign-in"),
    page("admin", "/admin", "/admin"),
    page(
        "admin_person",
        "/admin/people/{handle}",
        "/admin/people/lead-malawi",
    ),
    page("invitation", "/invitation/{secret}", "{invitation}"),
    page("guest", "/g/{secret}", "{guest}"),
];

/// Routes that answer GET with something else than a page, and the access record, which grows with every look.
pub(super) const OTHERS: &[&str] = &[
    "/r/{review}/history.csv",
    "/r/{review}/documents/{sha256}",
    "/reviews.csv",
    "/access",
    "/access.csv",
    "/search.json",
    "/definitions/{digest}/source",
    "/events",
    "/sign-in/openid/callback",
    "/assets/{file}",
];
