// Time travel: at every event of a closed review, the pages say what `remit state --at` says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { learnToRead } from "./facts.mjs";
import { somebody, stage } from "./stage.mjs";

// What the command says: revision, and the answer to `remit state --at … --json`.
const { review: REVIEW, viewer: VIEWER, last: LAST, states: STATES } = JSON.parse(readFileSync(process.env.REMIT_STATES, "utf8"));
const HISTORY = `/r/${REVIEW}/history`;
// Instances of one machine that the page of a review shows at first, if they are open.
const OPEN_MAX = 5;
// Revisions that are asked for at once.
const AT_ONCE = 4;

// A page that can read others; the policy of the pages would forbid it to.
async function reader() {
  const context = await somebody(VIEWER, { bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(learnToRead);
  await page.goto(`${HISTORY}?at=0`);
  return page;
}

const historyAt = (page, at) => page.evaluate((path) => globalThis.facts.historyOf(path), `${HISTORY}?at=${at}`);

// The interface adds the names of the people to what the command says.
async function stateAt(page, at) {
  const { names, ...state } = await page.evaluate((path) => globalThis.facts.json(path), `/api/v1/reviews/${REVIEW}?at=${at}`);
  assert.ok(Object.keys(names).length > 0);
  return state;
}

const states = (state) => Object.fromEntries(state.instances.map((one) => [one.instance, one.cancelled ? "cancelled" : one.state_title]));

// What a History page tells is added to what those before it told.
function take(told, { changes }, at) {
  for (const { instance, what, before, after } of changes) {
    if (/^(created|visible only now)$/.test(what)) {
      assert.equal(told[instance], undefined, `${instance} at ${at}`);
      told[instance] = after;
    } else if (what === "state") {
      assert.equal(told[instance], before, `${instance} at ${at}`);
      told[instance] = after;
    } else if (what === "cancelled") {
      assert.equal(told[instance], before, `${instance} at ${at}`);
      told[instance] = "cancelled";
    }
  }
}

// The page of the review lists those of its instances that are open, and counts all.
function assertReview(shown, state, at, unfolded) {
  const others = state.instances.slice(1);
  const seen = shown.machines.map(({ machine }) => machine);
  assert.deepEqual(seen.toSorted(), [...new Set([...others, ...state.hidden].map(({ machine }) => machine))].toSorted(), `machines at ${at}`);
  for (const { machine, count, shown: rows } of shown.machines) {
    const all = others.filter((one) => one.machine === machine);
    const listed = machine === unfolded ? all : all.filter((one) => one.open).slice(0, OPEN_MAX);
    assert.deepEqual(rows, listed.map((one) => [one.instance, one.state_title, one.cancelled]), `${machine} at ${at}`);
    assert.equal(count, `${all.filter((one) => !one.open).length} of ${all.length} done`, `${machine} at ${at}`);
  }
}

// Calls `act` for every revision after the first, some at once.
async function everywhere(act) {
  let next = 1;
  const work = async () => {
    while (next <= LAST) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

describe("time travel", () => {
  stage();

  test("at every event, what the pages and the interface say is what `remit state --at` says", async () => {
    const page = await reader();
    const found = [];
    let compared = 0;
    await everywhere(async (at) => {
      const [history, review, state] = await Promise.all([
        historyAt(page, at),
        page.evaluate((path) => globalThis.facts.reviewOf(path), `/r/${REVIEW}?at=${at}`),
        stateAt(page, at),
      ]);
      found[at] = { history, state: states(state) };
      assert.equal(state.revision, at);
      if (STATES[at]) assert.deepEqual(state, STATES[at], `the interface at ${at}`), compared++;
      assert.equal(history.title.startsWith(`Event ${at} of ${LAST} `), true, history.title);
      assert.equal(history.past, at < LAST);
      assert.deepEqual(history.strip, review.strip, `the stages at ${at}`);
      assertReview(review, state, at);
    });
    // After its very first event there is nothing of a review to be seen yet: the page says so and leads on, the command says so, too.
    const beginning = await page.evaluate((paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)), [`/r/${REVIEW}?at=0`, `/api/v1/reviews/${REVIEW}?at=0`]);
    assert.deepEqual([STATES[0], ...beginning], [null, 200, 404]);
    found[0] = { history: await historyAt(page, 0), state: {} };
    const told = {};
    for (const [at, { history, state }] of found.entries()) {
      take(told, history, at);
      assert.deepEqual(told, state, `told until ${at}`);
    }
    assert.equal(found.length, LAST + 1);
    assert.equal(compared, Object.keys(STATES).length - 1);
    // What somebody else may know only is not counted.
    assert.ok(compared > LAST / 12, `${compared}`);
    console.log(`${found.length} events; ${compared} by the command itself; ${Object.keys(told).length} instances`);
    await page.context().close();
  });

  test("what is folded on the page of the review unfolds, then, too", async () => {
    const page = await reader();
    for (const at of [LAST >> 1, LAST]) {
      const state = await stateAt(page, at);
      for (const machine of new Set(state.instances.slice(1).map((one) => one.machine))) {
        const shown = await page.evaluate((path) => globalThis.facts.reviewOf(path), `/r/${REVIEW}?at=${at}&all=${machine}`);
        assertReview(shown, state, at, machine);
      }
    }
    await page.context().close();
  });

  // The page that is shown is the one that would be fetched.
  async function arrives(page, at, how) {
    await page.waitForURL((address) => address.searchParams.get("at") === String(at)).catch(() => assert.fail(`${how} led to ${page.url()}, not to ${at}`));
    await page.waitForFunction((at) => document.querySelector("#travel h2").textContent.replace(/[\u2066-\u2069]/g, "").startsWith(`Event ${at} `), at);
    const shown = await page.evaluate(() => globalThis.facts.history(document));
    assert.deepEqual(shown, await historyAt(page, at), how);
    assert.equal(await page.locator("#at").inputValue(), String(at), how);
  }

  test("the slider goes everywhere by its keys, and the page follows", async () => {
    const page = await reader();
    const marks = await page.$$eval("#marks option", (all) => all.map((one) => Number(one.value)));
    assert.ok(marks.length > 3, `${marks}`);
    const slider = page.locator("#at");
    await slider.focus();
    let at = 0;
    const keys = {
      ArrowRight: () => at + 1,
      ArrowUp: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowDown: () => at - 1,
      PageUp: () => marks.find((mark) => mark > at) ?? LAST,
      PageDown: () => marks.findLast((mark) => mark < at) ?? 0,
      End: () => LAST,
      Home: () => 0,
      "]": () => Math.min(at + 1, LAST),
      "[": () => at - 1,
    };
    for (const key of ["ArrowRight", "ArrowUp", "PageUp", "]", "]", "[", "ArrowLeft", "PageUp", "[", "End", "PageDown", "ArrowDown", "Home", "]"]) {
      at = keys[key]();
      await page.keyboard.press(key);
      await arrives(page, at, key);
      assert.equal(await slider.evaluate((one) => one === document.activeElement), true, `the slider has the focus after ${key}`);
    }
    // Outside of the slider, too.
    await page.locator("#events a").first().focus();
    await page.keyboard.press("]");
    await arrives(page, at + 1, "] outside");
    // Held down, it arrives where it rests.
    await slider.focus();
    for (let times = 0; times < 25; times++) await page.keyboard.press("ArrowRight");
    await arrives(page, at + 26, "25 steps");
    await page.context().close();
  });

  test("forms go to an event by its number or its moment, links to those beside it", async () => {
    const page = await reader();
    const number = page.locator("form.filters", { has: page.locator("input[name=at][type=number]") });
    await number.locator("[type=number]").fill("118");
    await number.locator("button").click();
    await arrives(page, 118, "a number");
    const moment = page.locator("form.filters", { has: page.locator("[name=moment]") });
    const when = await moment.locator("[name=moment]").inputValue();
    await moment.locator("button").click();
    // Several events may be of one second; the last one of them is meant.
    await page.waitForURL(/[?&]with=before/);
    const revision = Number(new URL(page.url()).searchParams.get("at"));
    assert.ok(revision >= 118, page.url());
    await arrives(page, revision, when);
    assert.equal(await moment.locator("[name=moment]").inputValue(), when);
    if (revision < LAST) assert.notEqual((await stateAt(page, revision + 1)).time, (await stateAt(page, revision)).time);
    await page.locator("a[rel=next]").first().click();
    await arrives(page, revision + 1, "later");
    await page.locator("a[rel=prev]").first().click();
    await arrives(page, revision, "earlier");
    await page.goBack();
    await arrives(page, revision + 1, "back");
    await page.context().close();
  });
});
