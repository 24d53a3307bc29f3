// Everybody who has a part in the review, each with a browser and a page of their own that they keep.

import { somebody } from "../stage.mjs";

// What is waited for comes; how soon is measured elsewhere, so a busy machine is no fault here.
const PATIENCE_MS = 60_000;

export class Cast {
  #pages = new Map();

  constructor(review, hasScript) {
    this.review = review;
    this.hasScript = hasScript;
  }

  address(part) {
    return `/r/${encodeURIComponent(this.review)}${part}`;
  }

  // The page of a person; who has none signs in first, and stands before their work then.
  async page(who) {
    if (!this.#pages.has(who)) this.#pages.set(who, await this.#enter(who));
    return this.#pages.get(who);
  }

  async #enter(who) {
    const context = await somebody("", { javaScriptEnabled: this.hasScript });
    context.setDefaultTimeout(PATIENCE_MS);
    // Everybody saves data, and so nobody's page follows the others: twenty that all do would measure the machine. Live pages have
    // tests of their own.
    await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    const page = await context.newPage();
    await page.goto("/sign-in", { waitUntil: "domcontentloaded" });
    await page.click(`button[value="${who}"]`);
    await page.waitForURL("/", { waitUntil: "domcontentloaded" });
    return page;
  }

  async end() {
    for (const page of this.#pages.values()) await page.context().close();
  }
}
