// One move of a scenario, made on the pages.

import assert from "node:assert/strict";
import { fill } from "./fill.mjs";

// A text without marks of direction, each space one space.
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();

// Does it, and sees what comes of it.
export async function attempt(play, move) {
  const page = await play.cast.page(move.as);
  if (move.kind === "assign") return assign(play, page, move.wish);
  await open(play, page, move);
  const form = page.locator("main form[method=post]").first();
  if (move.refused && (await form.count()) === 0) return refused(play, page, move);
  await fill(play, page, move);
  const drawn = page.locator("main input[name=_cmd]").first();
  const known = play.commands.get(move.command);
  if (known) await drawn.evaluate((input, id) => { input.value = id; }, known);
  else play.commands.set(move.command, await drawn.inputValue());
  await page.locator("main form button.primary").first().click();
  if (move.refused) return refused(play, page, move);
  await page.waitForURL(/[?&]done=/);
  assert.notEqual(plain(await page.locator("#done li").first().innerText()), "");
}

// Goes to the page of the step: by the links of the review the first time that an action can be done, then by its address.
async function open(play, page, move) {
  const { action, instance } = move.wish;
  const path = play.cast.address(`/do/${action}/${instance}`);
  if (!move.refused && !play.followed.has(action)) {
    await page.goto(play.cast.address(""), { waitUntil: "domcontentloaded" });
    const links = page.locator("main a").filter({ visible: true });
    const hrefs = await links.evaluateAll((found) => found.map((link) => decodeURIComponent(new URL(link.href).pathname)));
    const place = hrefs.indexOf(path);
    if (place >= 0) {
      play.followed.add(action);
      await links.nth(place).click();
      await page.waitForURL((url) => decodeURIComponent(url.pathname) === path, { waitUntil: "domcontentloaded" });
      return;
    }
  }
  await page.goto(path, { waitUntil: "domcontentloaded" });
}

// The page says that it cannot be done, and the reason that the command line gives.
async function refused(play, page, move) {
  const { say, because } = move.refused;
  const told = page.locator("#why, #refused, main [role=alert]").first();
  await told.waitFor();
  const text = plain(await told.innerText());
  if (because.includes("id_reused")) return assert.match(text, /sent before|already/i);
  // The line below the head is the first reason.
  const reason = play.refusals[say].find((line) => line.startsWith("- ")).slice(2);
  assert.ok(text.includes(plain(reason)), `${say}: “${reason}” is not in “${text}”`);
}

// Gives somebody a role.
async function assign(play, page, { role, of, person }) {
  const query = new URLSearchParams({ role, ...(of && { of }) });
  const path = play.cast.address("/people");
  await page.goto(path, { waitUntil: "domcontentloaded" });
  const links = page.locator("main a.button");
  const wanted = `assign?${query}`;
  const hrefs = await links.evaluateAll((found) => found.map((link) => `assign?${new URLSearchParams(new URL(link.href).search)}`));
  assert.ok(hrefs.includes(wanted), `${wanted} is not offered on the page of people`);
  await links.nth(hrefs.indexOf(wanted)).click();
  const choice = page.locator("#person");
  await choice.waitFor();
  const value = await choice.locator("option").evaluateAll((options, handle) => options.find((option) => option.textContent.trim().endsWith(` ${handle}`))?.value, person);
  await choice.selectOption(value);
  await page.locator("#form button.primary").click();
  await page.waitForURL(/[?&]done=/);
  assert.notEqual(plain(await page.locator("#done li").first().innerText()), "");
}
