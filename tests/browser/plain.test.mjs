// Everything is there without script, too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { unfold } from "./review/ways.mjs";
import { byPerson, somebody, stage } from "./stage.mjs";

const REVIEW = "/r/example-schools";

describe("without script", () => {
  stage();
  const options = { javaScriptEnabled: false };

  test("every page answers and says when it was made", async (t) => {
    await byPerson(PAGES, options, (context, { name, path, status = 200 }) =>
      t.test(name, async () => {
        const page = await context.newPage();
        const answer = await page.goto(path);
        assert.equal(answer.status(), status);
        assert.match(await page.locator("#live").innerText(), /\d{4}, .?\d\d:\d\d/);
        await page.close();
      }),
    );
  });

  test("one signs in, and out again", async () => {
    const context = await somebody("team-leader", options);
    const page = await context.newPage();
    await page.goto("/");
    await page.locator("header form button").click();
    await page.waitForURL(/sign-in/);
    await page.goto("/");
    assert.match(page.url(), /sign-in/);
    await context.close();
  });

  test("a step with an error is mended and done", async () => {
    const context = await somebody("team-leader", options);
    const page = await context.newPage();
    await page.goto("/");
    const link = page.locator(`main a[href^="${REVIEW}/do/put_forward_recommendation/"]`).first();
    await unfold(link);
    await link.click();
    const form = page.locator("main form[method=post]");
    await form.locator("button.primary").click();
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    await summary.locator("a").first().click();
    assert.equal(await page.locator("textarea[name=statement]").getAttribute("aria-invalid"), "true");
    assert.equal(new URL(page.url()).hash, `#${await page.locator("textarea[name=statement]").getAttribute("id")}`);
    await page.locator("textarea[name=statement]").fill("Nothing but paper.");
    await form.locator("button.primary").click();
    await page.waitForURL(/[?&]done=/);
    assert.match(await page.locator("#done").innerText(), /\w/);
    await context.close();
  });

  test("who comes second sees what happened, keeps the text and sends it again", async () => {
    const path = `${REVIEW}/do/formulate/conclusion/1`;
    const [first, second] = [await somebody("team-leader", options), await somebody("team-leader", options)];
    const tabs = [await first.newPage(), await second.newPage()];
    for (const [index, tab] of tabs.entries()) {
      await tab.goto(path);
      await tab.locator("textarea[name=statement]").fill(`Meals keep children at school (${index}).`);
      await tab.locator("[name=findings]").first().check();
    }
    await tabs[0].locator("main form button.primary").click();
    await tabs[0].waitForURL(/[?&]done=/);
    await tabs[1].locator("main form button.primary").click();
    await tabs[1].locator("#conflict, #refused").first().waitFor();
    assert.match(await tabs[1].locator("main").evaluate((main) => main.innerText + [...main.querySelectorAll("textarea")].map((one) => one.value)), /children at school \(1\)/);
    for (const context of [first, second]) await context.close();
  });

  test("history is travelled by its buttons", async () => {
    const context = await somebody("review-manager", options);
    const page = await context.newPage();
    await page.goto("/r/ohchr-2003-closed/history?at=100");
    await page.locator("a[rel=next]").first().click();
    await page.waitForURL(/at=101/);
    await page.locator("a[rel=prev]").first().click();
    await page.waitForURL(/at=100/);
    const number = page.locator("form.filters [name=at][type=number]");
    await number.fill("300");
    await number.press("Enter");
    await page.waitForURL(/at=300/);
    assert.match(await page.locator("#travel h2").innerText(), /300/);
    // The slider of a form without script is sent by its button.
    await page.locator("#at").press("Home");
    await page.locator("form.slider button").click();
    await page.waitForURL(/at=0/);
    await context.close();
  });

  test("search finds, and tables are sent as CSV", async () => {
    const context = await somebody("review-manager", options);
    const page = await context.newPage();
    await page.goto("/search");
    await page.locator("main input[name=q]").fill("Mongolia");
    await page.locator("main input[name=q]").press("Enter");
    await page.locator("main a", { hasText: "Mongolia" }).first().click();
    await page.waitForURL(/\/r\//);
    await page.goto("/reviews");
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator('main a[href*=".csv"]').first().click()]);
    const lines = readFileSync(await file.path(), "utf8").trim().split(/\r?\n/);
    assert.ok(lines.length > 5, `${lines.length} lines`);
    assert.ok(lines.some((line) => line.includes("ohchr-2003")));
    await context.close();
  });

  test("the language changes, and back", async () => {
    // Somebody whose pages no other test reads: what one wishes for is kept.
    const context = await somebody("staff-member", options);
    const page = await context.newPage();
    await page.goto("/me");
    const choice = page.locator("main select[name=language]");
    const own = await choice.inputValue();
    for (const [wish, language, direction] of [["ar", "ar", "rtl"], ["fr", "fr", "ltr"], [own, "en", "ltr"]]) {
      await choice.selectOption(wish);
      await page.locator("main form", { has: page.locator("select[name=language]") }).locator("button").first().click();
      await page.locator(`html[lang=${language}][dir=${direction}]`).waitFor();
    }
    await context.close();
  });
});
