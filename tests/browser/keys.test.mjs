// By keyboard alone: the palette, single keys, and how they are kept out of fields.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complaints, somebody, stage } from "./stage.mjs";

describe("keys", () => {
  stage();

  test("the palette does what stands on the page", async () => {
    const context = await somebody("review-manager");
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto("/r/ohchr-2003");
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox");
    await field.waitFor();
    await field.fill("whole history");
    const option = page.getByRole("option").first();
    assert.equal(await option.getAttribute("aria-selected"), "true");
    assert.equal(await field.getAttribute("aria-activedescendant"), await option.getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.waitForURL("/r/ohchr-2003/history");
    assert.deepEqual(heard, []);
    await context.close();
  });

  test("escape closes the palette and gives the focus back", async () => {
    const context = await somebody("review-manager");
    const page = await context.newPage();
    await page.goto("/r/ohchr-2003");
    const link = page.locator("main a").first();
    await link.focus();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    assert.equal(await link.evaluate((one) => one === document.activeElement), true);
    await context.close();
  });

  test("letters go to pages and rows, but not while somebody writes", async () => {
    const context = await somebody("review-manager");
    const page = await context.newPage();
    await page.goto("/");
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement.closest("tr, li") !== null), true);
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.waitForURL("/reviews");
    await page.locator("main input:not([type=hidden])").first().focus();
    await page.keyboard.type("gh?");
    assert.match(page.url(), /reviews$/);
    await context.close();
  });

  test("the first key press leads past the navigation", async () => {
    const context = await somebody("review-manager");
    const page = await context.newPage();
    await page.goto("/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    await context.close();
  });
});
