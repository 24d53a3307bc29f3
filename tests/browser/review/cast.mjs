// Everybody who has a part in the review, each with a browser and a page of their own that they keep.

import { somebody } from "../stage.mjs";

export class Cast {
  #pages = new Map();

  constructor(review) {
    this.review = review;
  }

  address(part) {
    return `/r/${encodeURIComponent(this.review)}${part}`;
  }

  // The page of a person; who has none signs in first.
  async page(who) {
    if (!this.#pages.has(who)) {
      const context = await somebody(who);
      // Twenty open pages that all follow each step would measure the machine; live pages have tests of their own.
      await context.route(/\/events$|\.(svg|png|ico|woff2)$/, (route) => route.abort());
      this.#pages.set(who, await context.newPage());
    }
    return this.#pages.get(who);
  }

  async end() {
    for (const page of this.#pages.values()) await page.context().close();
  }
}
