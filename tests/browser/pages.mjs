// Every page there is. A new page is added here, and all tests of pages know it.
//
// who: the handle of whoever opens it; "" is a stranger.
// status: what it answers, if that is not 200.
// first: it counts as a page that people open first, and must be fast on the slowest network.

const MANAGER = "review-manager";

export const PAGES = [
  { name: "sign in", path: "/sign-in", who: "", first: true },
  { name: "my work", path: "/", who: MANAGER, first: true },
  { name: "review", path: "/r/ohchr-2003", who: MANAGER, first: true },
  { name: "review, closed", path: "/r/ohchr-2003-closed", who: MANAGER },
  { name: "review, in the past", path: "/r/ohchr-2003?at=100", who: MANAGER },
  { name: "review of another process", path: "/r/travel-policy", who: "writer" },
  { name: "step", path: "/r/ohchr-2003/do/propose_release/feedback_session/agency_staff", who: MANAGER, first: true },
  { name: "step of another process", path: "/r/travel-policy/do/countersign/round/2", who: "second-signatory" },
  { name: "instance", path: "/r/ohchr-2003/i/mission/mongolia/1", who: MANAGER },
  { name: "history", path: "/r/ohchr-2003/history", who: MANAGER, first: true },
  { name: "history, in the past", path: "/r/ohchr-2003-closed/history?at=200", who: MANAGER },
  { name: "matrix", path: "/r/ohchr-2003/matrix", who: MANAGER },
  { name: "people", path: "/r/ohchr-2003/people", who: MANAGER },
  { name: "documents", path: "/r/ohchr-2003/documents", who: MANAGER },
  { name: "dossier", path: "/r/ohchr-2003/dossier", who: MANAGER, long: true },
  { name: "portfolio", path: "/reviews", who: MANAGER, first: true },
  { name: "definitions", path: "/definitions", who: MANAGER },
  { name: "search", path: "/search?q=mission", who: MANAGER },
  { name: "me", path: "/me", who: MANAGER },
  { name: "public card", path: "/public/ohchr-2003", who: "" },
  { name: "help", path: "/help", who: MANAGER },
  { name: "administration", path: "/admin", who: "administrator" },
  { name: "nothing", path: "/r/no-such-review", who: MANAGER, status: 404 },
];
