// A wrong move: the page says why not before, if it can be known before, and in any case when it is sent all the same.

import assert from "node:assert/strict";
import { fill } from "./fill.mjs";
import { gives, plain } from "./text.mjs";

export async function fail(play, page, move) {
  const path = play.cast.address(`/do/${move.wish.action}/${move.wish.instance}`);
  if (move.refused.because.includes("id_reused")) return again(play, page, move, path);
  const { before, after } = move.expected;
  if (!before.available) await isNotOffered(play, page, move, path);
  // No link leads there, or one that says that it leads to reasons: who wants it all the same writes the address.
  await page.goto(path, { waitUntil: "domcontentloaded" });
  const forms = await page.locator("main form[method=post]", { has: page.locator("button.primary") }).count();
  assert.equal(forms, before.available ? 1 : 0);
  if (!before.available) {
    await gives(page.locator("#why"), before);
    await forge(play, page, move);
  }
  await fill(play, page, move);
  await send(page);
  await page.locator("#refused").waitFor();
  await gives(page.locator("#refused"), after);
}

// The form that was accepted is sent once more, with other content.
async function again(play, page, move, path) {
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await fill(play, page, move);
  const used = play.commands.get(move.command);
  assert.ok(used, "the first of the two forms was not sent");
  await page.locator("main input[name=_cmd]").evaluate((input, id) => { input.value = id; }, used);
  await send(page);
  const told = page.locator("main [role=alert]");
  await told.waitFor();
  assert.match(plain(await told.innerText()), /^This form was sent before/);
}

const send = (page) => page.locator("main form button.primary").first().click();

// The page of the instance does not offer it: it is not there, or it is disabled with each reason beside it.
async function isNotOffered(play, page, move, path) {
  await page.goto(play.cast.address(`/i/${move.wish.instance}`), { waitUntil: "domcontentloaded" });
  const links = page.locator("#now a.button");
  const shown = await links.evaluateAll((found, path) => {
    const leads = found.filter((link) => decodeURIComponent(new URL(link.href).pathname) === path);
    return leads.map((link) => ({ isDisabled: link.getAttribute("aria-disabled") === "true", says: link.closest("div").innerText }));
  }, path);
  for (const { isDisabled, says } of shown) {
    assert.ok(isDisabled, `${path} is offered`);
    for (const { say } of move.expected.before.reasons) assert.ok(plain(says).includes(plain(say)), `“${say}” is not in “${says}”`);
  }
}

// Puts the form into the page that the page does not offer.
async function forge(play, page, move) {
  const fields = Object.entries(move.wish.fields).map(([name, value]) => {
    if (value?.not_stated) return { name: `${name}:not_stated`, type: "checkbox", value: "yes" };
    return { name, type: value?.sha256 ? "file" : "text" };
  });
  await page.evaluate((fields) => {
    const form = document.createElement("form");
    form.method = "post";
    form.enctype = "multipart/form-data";
    const add = (tag, properties) => form.append(Object.assign(document.createElement(tag), properties));
    add("input", { type: "hidden", name: "_cmd", value: crypto.randomUUID() });
    for (const field of fields) add("input", field);
    add("button", { className: "primary", textContent: "Send" });
    document.querySelector("main").append(form);
  }, fields);
}
