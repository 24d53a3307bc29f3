// On a telephone: where a review stands, what is late, whose move it is and what one can do come first, and the rest is folded.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

const TELEPHONE = { width: 390, height: 844 };
const REVIEW = "/r/ohchr-2003";
const WHO = "review-manager";
// Other tests have taken steps in the review before, which it tells of, too.
const HEIGHT_MAX = 3_900;

const top = (page, selector) => page.locator(selector).first().evaluate((one) => one.getBoundingClientRect().top + scrollY);

describe("telephone", () => {
  stage();
  for (const javaScriptEnabled of [true, false]) {
    test(javaScriptEnabled ? "the page of a review is short" : "the page of a review is short without script", async () => {
      const context = await somebody(WHO, { viewport: TELEPHONE, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(REVIEW);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      console.log(`${REVIEW}: ${height} px`);
      assert.ok(height <= HEIGHT_MAX, `${height} px`);
      const order = [];
      for (const part of ["#stages", "#why", "#now", "#instances", "#last", "#around"]) order.push(await top(page, part));
      assert.deepEqual(order, order.toSorted((one, other) => one - other));
      // What is folded is one click away.
      const row = page.locator("#instances th[scope=row]").first();
      assert.equal(await row.isVisible(), false);
      await page.click("#instances summary");
      assert.equal(await row.isVisible(), true);
      await context.close();
    });
  }

  test("of the reasons those that hold are folded and counted", async () => {
    const context = await somebody(WHO, { viewport: TELEPHONE });
    const page = await context.newPage();
    await page.goto(REVIEW);
    const met = page.locator("#why > details");
    const listed = await met.locator("li[data-state=done]").count();
    assert.ok(listed > 1);
    const told = (await met.locator("summary").innerText()).replace(/[\u2068\u2069]/g, "");
    assert.equal(told, `${listed} conditions are met`);
    assert.equal(await page.locator("#why li[data-state=done]").count(), listed);
    assert.equal(await met.locator("li").first().isVisible(), false);
    await context.close();
  });

  test("on paper everything is open", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.emulateMedia({ media: "print" });
    await page.goto(REVIEW);
    const shut = await page.$$eval("details", (all) => all.filter((one) => ![...one.children].every((child) => child.getBoundingClientRect().height > 0)).map((one) => one.innerText.slice(0, 60)));
    assert.deepEqual(shut, []);
    assert.ok((await page.locator("#instances th[scope=row]").count()) > 0);
    assert.equal(await page.locator("#instances th[scope=row]").first().isVisible(), true);
    await context.close();
  });
});
