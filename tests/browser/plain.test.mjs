// Everything is there without script, too.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PAGES } from "./pages.mjs";
import { byPerson, somebody, stage } from "./stage.mjs";

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
});
