// What people write is not lost: without a network, and with two clicks.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

// A form with a text to write, and somebody who may send it.
const FORM = "/r/ohchr-2003/do/send_back/report/theme/education";
const WHO = "commissioner-1";

describe("forms", () => {
  stage();

  test("a text stays where it is when there is no network, and counts once when there is", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(FORM);
    const text = page.locator("textarea[name=comments]");
    const button = page.locator("main form button.primary");
    await text.fill("One page is missing.");
    await context.setOffline(true);
    await button.click();
    await page.locator(".note").waitFor();
    assert.equal(await text.inputValue(), "One page is missing.");
    await context.setOffline(false);
    const sent = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    await button.dblclick();
    await page.waitForURL((address) => !address.pathname.includes("/do/"));
    assert.equal(sent.length, 1);
    assert.match(await page.locator("main").innerText(), /Human rights education/);
    await context.close();
  });

  test("what is above the lowest classes never lies on the device", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto("/r/ohchr-2003/do/send_back/report/theme/justice");
    await page.locator("textarea[name=comments]").fill("A secret word: heliotrope.");
    await page.goto("/");
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes("heliotrope")), false);
    await context.close();
  });
});
