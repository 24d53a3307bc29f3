// The laws of `morph` in the script of the pages: one tree becomes like another, around whatever somebody works in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

const CASES = 400;
const SEED = 20_031_123;

// Everything below runs in the browser.
function laws({ source, cases, seed }) {
  // What stands before the first thing that a page does with it: declarations alone.
  const { morph, around } = new Function(`${source}; return { morph, around };`)();
  let state = seed;
  // Mulberry32: small, and the same everywhere.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(random() * count);
  const one = (of) => of[below(of.length)];
  const TAGS = ["div", "section", "p", "ul", "li", "span", "table", "details", "form", "input", "textarea", "select", "a"];
  const WORDS = ["one", "two", "three", "four"];

  function tree(depth, ids) {
    if (depth === 0 || random() < 0.25) return document.createTextNode(one(WORDS));
    const tag = one(TAGS);
    const element = document.createElement(tag);
    if (random() < 0.3) {
      const id = `i${below(12)}`;
      // An id is there once.
      if (!ids.has(id)) ids.add(id), (element.id = id);
    }
    if (random() < 0.4) element.setAttribute("data-state", one(WORDS));
    if (random() < 0.2) element.className = one(WORDS);
    if (tag === "input") return element.setAttribute("value", one(WORDS)), element;
    if (tag === "textarea") return (element.textContent = one(WORDS)), element;
    if (tag === "select") {
      const chosen = below(2 * WORDS.length);
      for (const [at, word] of WORDS.entries()) {
        const option = element.appendChild(document.createElement("option"));
        option.append(word);
        if (at === chosen) option.setAttribute("selected", "");
      }
      return element;
    }
    for (let count = below(5); count > 0; count--) element.append(tree(depth - 1, ids));
    return element;
  }

  const page = () => {
    const root = document.createElement("div");
    const ids = new Set();
    for (let count = 1 + below(4); count > 0; count--) root.append(tree(4, ids));
    return root;
  };
  // As it would be fetched: neighbouring texts are one, what is new is not marked.
  const plain = (root) => {
    const copy = root.cloneNode(true);
    copy.normalize();
    for (const marked of copy.querySelectorAll("[data-new]")) marked.removeAttribute("data-new");
    return copy;
  };
  const text = (root) => plain(root).innerHTML;
  
  const failures = [];
  const counted = { equal: 0, typed: 0, open: 0, focus: 0, steady: 0 };
  const check = (law, holds, ...told) => {
    counted[law]++;
    if (!holds && failures.length < 3) failures.push([law, ...told]);
  };
  const place = document.body.appendChild(document.createElement("main"));
  for (let index = 0; index < cases; index++) {
    const [old, next] = [page(), page()];
    place.replaceChildren(old);
    const before = text(old);
    const wanted = plain(next);
    morph(old, wanted);
    check("equal", plain(old).isEqualNode(wanted), before, text(wanted), text(old));
    const nodes = [...old.querySelectorAll("*")];
    morph(old, plain(next));
    check("steady", nodes.every((node, at) => node === old.querySelectorAll("*")[at]), text(old));

    // Somebody works in the page; then it becomes another one that has what they work in, too.
    const ids = ["work", "open", "seen"];
    const worked = (root) => {
      const fieldset = document.createElement("form");
      fieldset.id = "form";
      const [field, details, link] = [document.createElement(one(["textarea", "input"])), document.createElement("details"), document.createElement("a")];
      [field.id, details.id, link.id] = ids;
      link.href = "/somewhere";
      fieldset.append(field);
      for (const part of [fieldset, details, link]) root.insertBefore(part, one([...root.childNodes, null]));
      return field.nodeName;
    };
    const [mine, theirs] = [page(), page()];
    if (worked(mine) !== worked(theirs)) continue;
    place.replaceChildren(mine);
    const [field, details, link] = ids.map((id) => document.getElementById(id));
    field.value = "typed by hand";
    details.open = true;
    const focused = one([field, link]);
    focused.focus();
    if (focused === field) field.setSelectionRange(2, 5);
    around(() => morph(mine, plain(theirs)));
    check("typed", field.isConnected && field.value === "typed by hand", text(theirs));
    check("open", details.isConnected && details.open, text(theirs));
    check("focus", document.activeElement === focused && (focused === link || (field.selectionStart === 2 && field.selectionEnd === 5)), text(theirs));
  }
  return { failures, counted };
}

describe("morph", () => {
  stage();

  test("the page becomes the one that was fetched; typed text, selection and what is open stay", async () => {
    const context = await somebody("", { bypassCSP: true });
    const page = await context.newPage();
    await page.goto("/sign-in");
    const script = await page.locator("script[type=module]").getAttribute("src");
    const whole = await (await context.request.get(script)).text();
    const source = whole.slice(0, whole.indexOf("\nlet title"));
    assert.match(source, /function morph/);
    await page.goto("about:blank");
    const { failures, counted } = await page.evaluate(laws, { source, cases: CASES, seed: SEED });
    assert.deepEqual(failures, []);
    assert.equal(counted.equal, CASES);
    assert.ok(counted.focus > CASES / 4, `${counted.focus}`);
    console.log(JSON.stringify(counted));
    await context.close();
  });

  test("the focus stays where it was, or near, when a region of a page is replaced", async () => {
    const context = await somebody("review-manager");
    const page = await context.newPage();
    await page.goto("/r/ohchr-2003-closed/history?at=100");
    const row = page.locator("#events a[href*='at=100']").first();
    await row.focus();
    await page.keyboard.press("]");
    await page.waitForURL(/at=101/);
    await page.waitForFunction(() => /101/.test(document.querySelector("#travel h2").textContent));
    assert.equal(await page.evaluate(() => document.activeElement.closest("#events, #travel, aside") !== null), true);
    await context.close();
  });
});
