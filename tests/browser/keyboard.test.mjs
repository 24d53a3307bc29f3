// By keyboard alone: from signing in to signing out, with a step on the way. What has the focus is always visible.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

const WHO = "team-leader";
const REVIEW = "/r/example-schools";
// More stops than any page has.
const STOPS_MAX = 400;

// What has the focus, or "" if nothing has. An element that has it must be seen: on the screen, not empty, with an outline.
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return "";
    const { width, height, top, bottom } = one.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const name = (one.getAttribute("aria-label") ?? one.value ?? "").slice(0, 40) + one.textContent.trim().slice(0, 60);
    const tells = `${one.tagName} ${name}`;
    if (one.matches("main")) return tells;
    if (width < 1 || height < 1) throw new Error(`${tells} has the focus and no size`);
    if (bottom < 0 || top > innerHeight) throw new Error(`${tells} has the focus and is not on the screen: ${top} to ${bottom} of ${innerHeight}`);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) throw new Error(`${tells} has the focus and no outline: ${outlineStyle} ${outlineWidth}`);
    return tells;
  });

// Goes on until what is wanted has the focus.
async function tabTo(page, selector, key = "Tab") {
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await page.keyboard.press(key);
    const tells = await focused(page);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return tells;
  }
  assert.fail(`${selector} is not reached by ${key} on ${page.url()}`);
}

async function follow(page, selector, url) {
  await tabTo(page, selector);
  await Promise.all([page.waitForURL(url), page.keyboard.press("Enter")]);
}

describe("keyboard alone", () => {
  stage();

  test("one signs in, does a step of one's own and signs out", async () => {
    const context = await somebody("");
    const page = await context.newPage();
    await page.goto("/");
    await page.waitForURL(/sign-in/);
    await follow(page, `button[value="${WHO}"]`, "/");
    // My work leads to what can be done; what one merely may do is folded away.
    const step = `main a[href^="${REVIEW}/do/put_forward_recommendation/"]`;
    if (!(await page.locator(step).first().isVisible())) {
      await tabTo(page, "#work > details > summary");
      await page.keyboard.press("Enter");
    }
    await follow(page, step, /\/do\//);
    await tabTo(page, "textarea[name=statement]");
    await page.keyboard.type("Meals first.");
    await follow(page, "main form button.primary", /[?&]done=/);
    assert.notEqual(await page.locator("#done li").first().innerText(), "");
    assert.equal(await page.evaluate(() => document.activeElement.matches("main, #done")), true, "the focus is where one reads on");
    await follow(page, "body > header form button", /sign-in/);
    await context.close();
  });

  test("an error leads from its summary to its field", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(`${REVIEW}/do/put_forward_recommendation/review`);
    await tabTo(page, "main form button.primary");
    await page.keyboard.press("Enter");
    await page.locator(".error-summary").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.matches(".error-summary")), true);
    await tabTo(page, ".error-summary a");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.name), "statement");
    await focused(page);
    await context.close();
  });

  test("on every kind of page the focus goes all the way round, forwards and backwards, without a trap", async (t) => {
    const context = await somebody("review-manager");
    for (const path of ["/", "/r/ohchr-2003/matrix", "/r/ohchr-2003-closed/history?at=200", "/reviews", "/r/ohchr-2003/schedule", "/r/ohchr-2003/do/suspend/mission/mongolia/1"]) {
      await t.test(path, async () => {
        const page = await context.newPage();
        await page.goto(path);
        for (const key of ["Tab", "Shift+Tab"]) {
          const seen = new Set();
          let last;
          for (let stop = 0; stop < STOPS_MAX; stop++) {
            await page.keyboard.press(key);
            await focused(page);
            const place = await page.evaluate(() => {
              globalThis.places ??= new Map();
              if (!globalThis.places.has(document.activeElement)) globalThis.places.set(document.activeElement, globalThis.places.size);
              return globalThis.places.get(document.activeElement);
            });
            // A field for a moment has several parts.
            if (seen.has(place) && place !== last) break;
            seen.add(place);
            last = place;
          }
          const reachable = await page.$$eval("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']", (all) =>
            all.filter((one) => one.checkVisibility() && !one.disabled && !(one.type === "radio" && !one.checked)).length,
          );
          assert.ok(seen.size >= reachable, `${seen.size} of ${reachable} stops by ${key}`);
        }
        await page.close();
      });
    }
    await context.close();
  });

  test("a cell of the matrix opens by the keyboard, and a wide table scrolls by it", async () => {
    const context = await somebody("review-manager", { viewport: { width: 500, height: 600 } });
    const page = await context.newPage();
    await page.goto("/r/ohchr-2003/matrix");
    await tabTo(page, ".scroll");
    const before = await page.evaluate(() => document.activeElement.scrollLeft);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => document.activeElement.scrollLeft > before, before);
    await tabTo(page, ".matrix td a");
    const to = await page.evaluate(() => document.activeElement.pathname);
    await Promise.all([page.waitForURL((address) => address.pathname === to), page.keyboard.press("Enter")]);
    await context.close();
  });
});
