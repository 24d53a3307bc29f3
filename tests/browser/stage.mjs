// The browser, and people in it.

import { after, before } from "node:test";
import { chromium } from "playwright-core";

// Where the server under test is, and which browser to drive: the Rust test says so.
export const ADDRESS = process.env.REMIT_ADDRESS;
const EXECUTABLE = process.env.REMIT_CHROMIUM;

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser;

// Starts the browser before the tests of a file, and ends it after them.
export function stage() {
  before(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  });
  after(() => browser.close());
}

// Somebody with a browser of their own, signed in by one click; "" is a stranger.
export async function somebody(who, options = {}) {
  const context = await browser.newContext({ baseURL: ADDRESS, locale: "en", ...options });
  context.setDefaultTimeout(10_000);
  if (who) {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await Promise.all([page.waitForURL("/"), page.click(`button[value="${who}"]`)]);
    await page.close();
  }
  return context;
}

// What a page complains about: violations of its policy, faults of its script.
export function complaints(page) {
  const heard = [];
  page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

// Calls `act` once for each person with the pages that they open, so that each signs in once.
export async function byPerson(pages, options, act) {
  for (const who of new Set(pages.map((page) => page.who))) {
    const context = await somebody(who, options);
    for (const page of pages.filter((page) => page.who === who)) {
      const path = typeof page.path === "function" ? await page.path() : page.path;
      await act(context, { ...page, path });
    }
    await context.close();
  }
}
