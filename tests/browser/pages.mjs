// Every page there is. A new page is added here, and all tests of pages know it.
//
// who: the handle of whoever opens it; "" is a stranger.
// path: its address, or how to find it.
// status: what it answers, if that is not 200.
// first: it counts as a page that people open first, and must be fast on the slowest network.
// long: it holds a whole review, and may be longer than others.

import { definition, difference, guestLink, invitation, start } from "./links.mjs";

const MANAGER = "review-manager";
const NOTE = encodeURIComponent("note/desk_to_field/malawi/education");

export const PAGES = [
  { name: "sign in", path: "/sign-in", who: "", first: true },
  { name: "my work", path: "/", who: MANAGER, first: true },
  { name: "review", path: "/r/ohchr-2003", who: MANAGER, first: true },
  { name: "review, closed", path: "/r/ohchr-2003-closed", who: MANAGER },
  { name: "review, in the past", path: "/r/ohchr-2003?at=100", who: MANAGER },
  { name: "review of another process", path: "/r/travel-policy", who: "writer" },
  { name: "step", path: "/r/ohchr-2003/do/propose_release/feedback_session/agency_staff", who: MANAGER, first: true },
  { name: "step that cannot be done", path: "/r/ohchr-2003/do/close/review", who: MANAGER },
  { name: "step of another process", path: "/r/travel-policy/do/countersign/round/2", who: "second-signatory" },
  { name: "instance", path: "/r/ohchr-2003/i/mission/mongolia/1", who: MANAGER },
  { name: "instance of another process", path: "/r/travel-policy/i/round/2", who: "writer" },
  { name: "history", path: "/r/ohchr-2003/history", who: MANAGER, first: true },
  { name: "history, in the past", path: "/r/ohchr-2003-closed/history?at=200", who: MANAGER },
  { name: "history, compared", path: "/r/ohchr-2003-closed/history?at=200&with=120", who: MANAGER },
  { name: "history, as stored", path: "/r/ohchr-2003-closed/history?at=200", who: "auditor" },
  { name: "schedule", path: "/r/ohchr-2003/schedule", who: MANAGER },
  { name: "schedule of another process", path: "/r/travel-policy/schedule", who: "writer" },
  { name: "matrix", path: "/r/ohchr-2003/matrix", who: MANAGER },
  { name: "people", path: "/r/ohchr-2003/people", who: MANAGER },
  { name: "giving a role", path: "/r/ohchr-2003/people/assign?role=synthesis_author", who: MANAGER },
  { name: "making a guest link", path: "/r/ohchr-2003/people/guest-link", who: "commissioner-1" },
  { name: "documents", path: "/r/ohchr-2003/documents", who: MANAGER },
  { name: "two versions of a text", path: `/r/ohchr-2003/documents/compare?of=${NOTE}&field=text&from=64&to=66`, who: MANAGER },
  { name: "dossier", path: "/r/ohchr-2003/dossier", who: MANAGER, long: true },
  { name: "portfolio", path: "/reviews", who: MANAGER, first: true },
  { name: "portfolio, in the past", path: "/reviews?at=2026-11-23", who: MANAGER },
  { name: "definitions", path: "/definitions", who: MANAGER },
  { name: "definition", path: definition, who: MANAGER },
  { name: "two definitions", path: difference, who: MANAGER },
  { name: "start of a review", path: start, who: MANAGER },
  { name: "search", path: "/search?q=mission", who: MANAGER },
  { name: "me", path: "/me", who: MANAGER },
  { name: "public card", path: "/public/ohchr-2003", who: "" },
  { name: "help", path: "/help", who: MANAGER },
  { name: "administration", path: "/admin", who: "administrator" },
  { name: "a person", path: "/admin/people/team-leader", who: "administrator" },
  { name: "invitation", path: invitation, who: "" },
  { name: "step of a guest", path: guestLink, who: "" },
  { name: "guest link of somebody signed in", path: guestLink, who: MANAGER },
  { name: "nothing", path: "/r/no-such-review", who: MANAGER, status: 404 },
  { name: "no such moment", path: "/r/ohchr-2003?at=yesterday", who: MANAGER, status: 400 },
  { name: "not for everybody", path: "/admin", who: MANAGER, status: 404 },
];
