// Every page answers, in every appearance, without a fault that axe-core knows of.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { byPerson, complaints, stage } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

// All that matters in as few rounds as may be, so that a run stays short; a long run sees each alone, too. At 200 % a window of
// 1280 px has room for 640.
const SMALL = { width: 320, height: 640 };
const HALF = { width: 640, height: 400 };
const APPEARANCES = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark, right to left, 320 px", options: { colorScheme: "dark", locale: "ar", viewport: SMALL } },
  { name: "forced colours, 200 %", options: { forcedColors: "active", viewport: HALF } },
];
if (process.env.REMIT_LONG) {
  APPEARANCES.push(
    { name: "dark", options: { colorScheme: "dark" } },
    { name: "right to left", options: { locale: "ar" } },
    { name: "320 px", options: { viewport: SMALL } },
    { name: "200 %", options: { viewport: HALF } },
    { name: "forced colours, dark", options: { forcedColors: "active", colorScheme: "dark" } },
    { name: "French, without script", options: { locale: "fr", javaScriptEnabled: false } },
  );
}

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n      ")}`);
}

describe("pages", () => {
  stage();
  for (const { name, options } of APPEARANCES) {
    test(name, async (t) => {
      await byPerson(PAGES, { ...options, bypassCSP: true }, (context, { name, path, status = 200 }) =>
        t.test(name, async () => {
          const page = await context.newPage();
          const answer = await page.goto(path);
          assert.equal(answer.status(), status);
          assert.equal(await page.locator("h1").count(), 1);
          const [width, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok(width <= shown, `${width} px wide where ${shown} are shown`);
          if (options.locale === "ar") assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
          // What is folded away is a part of the page, too.
          await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
          assert.deepEqual(await violations(page), []);
          await page.close();
        }),
      );
    });
  }

  test("under their own policy nothing complains", async (t) => {
    await byPerson(PAGES, {}, (context, { name, path }) =>
      t.test(name, async () => {
        const page = await context.newPage();
        const heard = complaints(page);
        await page.goto(path, { waitUntil: "load" });
        assert.deepEqual(heard, []);
        await page.close();
      }),
    );
  });

  test("targets are at least 24 px", async (t) => {
    // Links within sentences are exempt (WCAG 2.2, 2.5.8), and links of a table may be as high as their row.
    await byPerson(PAGES, {}, (context, { name, path }) =>
      t.test(name, async () => {
        const page = await context.newPage();
        await page.goto(path);
        const small = await page.$$eval("button, a.button, select, input:not([type=hidden]), summary, nav a", (all) =>
          all.filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 120), Math.round(one.getBoundingClientRect().height)]).filter(([, height]) => height < 24),
        );
        assert.deepEqual(small, []);
        await page.close();
      }),
    );
  });
});
