// The ways to a page: by the links that a person sees, from where they are, from their work, or from the page of the review.

import assert from "node:assert/strict";

// Goes to an address by a link, and fails if none leads there.
export async function reach(play, page, path) {
  // Where somebody is after a step is the page of the review: mostly the next link stands there already.
  for (const start of [null, "/", play.cast.address("")]) {
    if (start) await page.goto(start, { waitUntil: "domcontentloaded" });
    if (await follow(page, path)) return;
  }
  assert.fail(`no link leads to ${path}: neither in the work of this person nor on the page of the review`);
}

// Follows the first link that leads there and is not disabled; `false` if there is none.
export async function follow(page, path) {
  const links = page.locator("main a[href]:not([aria-disabled])");
  const { place, isFolded } = await links.evaluateAll(find, path);
  if (place < 0) return false;
  const link = links.nth(place);
  if (isFolded) await unfold(link);
  await link.click();
  await page.waitForURL((url) => decodeURIComponent(url.pathname + url.search) === path, { waitUntil: "domcontentloaded" });
  return true;
}

// In the page: where among some links the first one is that leads to a path, one that is visible if there is one.
function find(links, path) {
  const leads = links.filter((link) => {
    const { pathname, search } = new URL(link.href);
    return decodeURIComponent(pathname + search) === path;
  });
  const isVisible = (link) => link.checkVisibility();
  const first = leads.find(isVisible) ?? leads[0];
  return { place: links.indexOf(first), isFolded: first !== undefined && !isVisible(first) };
}

// Opens what is folded around a link, from the outside in.
export async function unfold(link) {
  const folded = link.locator("xpath=ancestor::details[not(@open)]");
  while ((await folded.count()) > 0) await folded.first().locator("> summary").click();
}
