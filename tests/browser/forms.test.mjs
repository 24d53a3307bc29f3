// What people write is not lost: without a network, and with two clicks.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

// A form with a text to write, and somebody who may send it.
const FORM = "/r/ohchr-2003/do/send_back/report/theme/education";
const WHO = "commissioner-1";
// One that may be kept on the device, and one that may not.
const DRAFTED = "/r/example-libraries/do/approve/terms_of_reference/country/freedonia";
const CONFIDENTIAL = "/r/ohchr-2003/do/send_back/report/theme/justice";

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

  test("a draft is back after a reload, and after the tab was lost", async () => {
    const context = await somebody(WHO);
    const [page, reason] = [await context.newPage(), "The minutes came late."];
    const open = async (tab) => {
      await tab.goto(DRAFTED);
      return tab.locator("textarea[name=_reason]");
    };
    let text = await open(page);
    await page.locator("main form details summary").click();
    await text.fill(reason);
    await page.waitForFunction((reason) => JSON.stringify({ ...localStorage }).includes(reason), reason);
    await page.reload();
    assert.equal(await text.inputValue(), reason);
    assert.equal(await text.isVisible(), true, "what is back is not folded away");
    await page.locator(".note").waitFor();
    // A tab that crashes says nothing before it is gone.
    const lost = await context.newPage();
    text = await open(lost);
    assert.equal(await text.inputValue(), reason);
    const crashed = lost.waitForEvent("crash");
    lost.goto("chrome://crash").catch(() => {});
    await crashed;
    const next = await context.newPage();
    text = await open(next);
    assert.equal(await text.inputValue(), reason);
    await next.locator(".note button").click();
    assert.equal(await text.inputValue(), "");
    await next.reload();
    assert.equal(await text.inputValue(), "");
    assert.equal(await next.locator(".note").count(), 0);
    await context.close();
  });

  test("a session that ends in the middle of a form takes nothing with it", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(CONFIDENTIAL);
    const text = page.locator("textarea[name=comments]");
    const written = "The third page contradicts the first.";
    await text.fill(written);
    // Signed out in another tab.
    const other = await context.newPage();
    await other.goto("/");
    await other.locator("header form button:not(.palette)").click();
    await other.waitForURL(/sign-in/);
    await page.locator("main form button.primary").click();
    const link = page.locator(".note a");
    await link.waitFor();
    assert.equal(await link.evaluate((one) => one === document.activeElement), true);
    assert.equal(await text.inputValue(), written);
    assert.equal(await page.evaluate((written) => JSON.stringify({ ...localStorage }).includes(written), written), false);
    const [tab] = await Promise.all([context.waitForEvent("page"), link.press("Enter")]);
    await Promise.all([tab.waitForURL("/"), tab.click(`button[value="${WHO}"]`)]);
    await page.bringToFront();
    assert.equal(await text.inputValue(), written);
    await page.locator("main form button.primary").click();
    await page.waitForURL(/[?&]done=/);
    await context.close();
  });
});
