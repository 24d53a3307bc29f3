// Addresses that are not known before the server runs.

import assert from "node:assert/strict";
import { somebody } from "./stage.mjs";

// Each secret is made once.
const once = (make) => {
  let made;
  return () => (made ??= make());
};

// A page of somebody, for one errand.
async function errand(who, act) {
  const context = await somebody(who, { locale: "en" });
  const found = await act(await context.newPage());
  await context.close();
  return found;
}

async function secret(page, where) {
  await page.locator("main form button.primary").last().click();
  const text = await page.getByText(where).first().innerText();
  return text.match(where)[0];
}

// A link with which a stranger may do one step for somebody.
export const guestLink = once(() =>
  errand("commissioner-1", async (page) => {
    await page.goto("/r/ohchr-2003/people/guest-link");
    return secret(page, /\/g\/[\w-]+/);
  }),
);

// An invitation of somebody new.
export const invitation = once(() =>
  errand("administrator", async (page) => {
    await page.goto("/admin");
    await page.locator("#display").fill("Somebody new");
    await page.locator("#handle").fill(`somebody-${Date.now().toString(36)}`);
    return secret(page, /\/invitation\/[\w-]+/);
  }),
);

// The definitions, as their page lists them.
const definitions = once(() =>
  errand("review-manager", async (page) => {
    await page.goto("/definitions");
    const found = await page.locator("main a").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    const digests = found.flatMap((path) => path.match(/^\/definitions\/([0-9a-f]{64})$/)?.[1] ?? []);
    assert.ok(digests.length > 1, `${digests}`);
    return digests;
  }),
);
export const definition = async () => `/definitions/${(await definitions())[0]}`;
export const start = async () => `${await definition()}/start`;
export const difference = async () => `${await definition()}/diff/${(await definitions())[1]}`;
