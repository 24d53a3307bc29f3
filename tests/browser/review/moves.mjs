// One move of a scenario, made on the pages.

import assert from "node:assert/strict";
import { fill } from "./fill.mjs";
import { tells } from "./text.mjs";
import { follow, reach } from "./ways.mjs";
import { fail } from "./wrong.mjs";

// Makes it, and sees what comes of it.
export async function attempt(play, move) {
  const page = await play.cast.page(move.as);
  if (move.refused) return fail(play, page, move);
  const make = move.kind === "assign" ? assign : act;
  await make(play, page, move);
  await page.waitForURL(/[?&]done=/, { waitUntil: "domcontentloaded" });
  await tells(page, move.expected.told);
}

// Does a step.
async function act(play, page, move) {
  const { action, instance } = move.wish;
  await reach(play, page, play.cast.address(`/do/${action}/${instance}`));
  await fill(play, page, move);
  if (play.reused.has(move.command)) play.commands.set(move.command, await page.locator("main input[name=_cmd]").first().inputValue());
  await page.locator("main form button.primary").first().click();
}

// Gives somebody a role.
async function assign(play, page, { wish: { role, of, person } }) {
  const people = play.cast.address("/people");
  const query = new URLSearchParams({ role, ...(of && { of }) });
  await page.goto(play.cast.address(""), { waitUntil: "domcontentloaded" });
  assert.ok(await follow(page, people), "no link leads to the people");
  assert.ok(await follow(page, decodeURIComponent(`${people}/assign?${query}`)), `${role} is not offered on the page of people`);
  await page.locator("#q").fill(person);
  await page.locator("#form button[name=find]").click();
  const found = page.locator("#form label", { has: page.locator("input[name=person]") });
  await found.filter({ hasText: new RegExp(`· ${person}$`) }).locator("input").check();
  await page.locator("#form button.primary").click();
}
