// On paper, and in the colours of the system: what matters is there, whole, and marked.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inflateSync } from "node:zlib";
import { somebody, stage } from "./stage.mjs";

const WHO = "review-manager";
const DOSSIER = "/r/ohchr-2003/dossier";

// The glyphs of each page of a document that Chromium wrote, in the order of drawing (ISO 32000-2, 7.3.8 and 9.4.3).
function pages(pdf) {
  const text = pdf.toString("latin1");
  const objects = new Map([...text.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, number, body]) => [number, body]));
  const found = [];
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b/.test(body)) continue;
    const stream = objects.get(body.match(/\/Contents (\d+) 0 R/)[1]);
    const from = stream.match(/stream\r?\n/);
    const bytes = stream.slice(from.index + from[0].length, stream.lastIndexOf("endstream"));
    const drawn = inflateSync(Buffer.from(bytes, "latin1")).toString("latin1");
    found.push([...drawn.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, glyphs]) => glyphs).join(""));
  }
  return found;
}

// The longest run of glyphs that is on all pages.
function everywhere(pages) {
  const [shortest, ...others] = pages.toSorted((one, other) => one.length - other.length);
  const has = (length) => {
    for (let from = 0; from + length <= shortest.length; from += 4) {
      const run = shortest.slice(from, from + length);
      if (others.every((page) => page.includes(run))) return run;
    }
    return "";
  };
  let best = "";
  for (let length = 4; length <= shortest.length; length += 4) {
    const run = has(length);
    if (!run) break;
    best = run;
  }
  return best.length / 4;
}

describe("print", () => {
  stage();

  test("each page of a dossier has its number and its class, and who read it", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(DOSSIER);
    const mark = await page.locator(".mark").innerText();
    assert.match(mark, /Class/);
    const printed = pages(await page.pdf({ preferCSSPageSize: true }));
    assert.ok(printed.length > 3, `${printed.length} pages`);
    // Ligatures and marks of direction are fewer glyphs than letters.
    const common = everywhere(printed);
    assert.ok(common > mark.length / 2, `${common} glyphs are on all ${printed.length} pages, of “${mark}”`);
    const numbers = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap(function within(rule) {
        return rule.cssRules ? [rule, ...[...rule.cssRules].flatMap(within)] : [rule];
      }).filter((rule) => rule.cssText.startsWith("@bottom-right")).map((rule) => rule.cssText),
    );
    assert.match(`${numbers}`, /counter\(page\).*counter\(pages\)/);
    console.log(`${printed.length} pages, ${common} glyphs on each`);
    await context.close();
  });

  test("heads of tables are repeated, rows are not cut, and what leads elsewhere is left out", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.emulateMedia({ media: "print" });
    for (const path of [DOSSIER, "/reviews", "/r/ohchr-2003", "/r/ohchr-2003-closed/history?at=300"]) {
      await page.goto(path);
      const found = await page.evaluate(() => {
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
        return {
          heads: shown("thead").filter((head) => getComputedStyle(head).display !== "table-header-group").length,
          cut: shown("tr, li, figure").filter((row) => getComputedStyle(row).breakInside !== "avoid").length,
          rows: shown("tr").length,
          navigation: shown("body > header, .actions, .filters, .slider, .pager, .palette, #live").length,
          scrolls: shown(".scroll").filter((box) => getComputedStyle(box).overflowX !== "visible").length,
        };
      });
      assert.ok(found.rows > 0, path);
      assert.deepEqual({ ...found, rows: 0 }, { heads: 0, cut: 0, rows: 0, navigation: 0, scrolls: 0 }, path);
    }
    await context.close();
  });

  test("what is blocked is hatched in charts, on paper and in the colours of the system, too", async () => {
    for (const wish of [{}, { media: "print" }, { forcedColors: "active" }, { colorScheme: "dark" }]) {
      const context = await somebody(WHO);
      const page = await context.newPage();
      await page.emulateMedia(wish);
      for (const path of ["/reviews", "/r/ohchr-2003/schedule"]) {
        await page.goto(path);
        // Nothing is blocked in the demonstration: a bar is drawn as the server draws it.
        const { seen, line, stroke } = await page.locator(".gantt .bar").first().evaluate((bar) => {
          const hatched = bar.cloneNode();
          hatched.setAttribute("class", "hatched");
          hatched.setAttribute("fill", `url(#${bar.closest(".gantt").querySelector("pattern").id})`);
          bar.after(hatched);
          const { width, height } = hatched.getBoundingClientRect();
          const { stroke, fill, visibility } = getComputedStyle(hatched);
          const pattern = document.querySelector(fill.match(/url\("?(#[^")]+)/)[1]);
          return { seen: width > 0 && height > 0 && visibility === "visible", line: getComputedStyle(pattern.querySelector("line")).stroke, stroke };
        });
        assert.equal(seen, true);
        for (const colour of [line, stroke]) assert.match(colour, /^rgb/, `${path}, ${JSON.stringify(wish)}`);
      }
      await context.close();
    }
  });
});
