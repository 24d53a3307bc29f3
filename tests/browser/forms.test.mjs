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
// One in which nothing is sent, only kept; and one with a document, and who may hand it in.
const KEPT = "/r/ohchr-2003/do/send_back/report/theme/action_plans";
const AUTHOR = { who: "lead-malawi", form: "/r/ohchr-2003/do/write_note/country_study/malawi" };

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
    page.on("request", (request) => request.method() === "POST" && request.url().includes("/do/") && sent.push(request.url()));
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
    // The server is not reached: what it has is not kept on the device besides.
    await context.route("**/draft/**", (route) => route.abort());
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

  const kept = (page, said) => page.locator(".kept", { hasText: said }).waitFor();

  test("what is typed is kept by the server a second later, for another day and another browser", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(KEPT);
    await page.locator("textarea[name=comments]").fill("Half a thought: heliotrope.");
    await kept(page, /^Draft kept at .?\d\d:\d\d.?$/);
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes("heliotrope")), false);
    await context.close();
    const elsewhere = await somebody(WHO);
    const again = await elsewhere.newPage();
    await again.goto(KEPT);
    assert.equal(await again.locator("textarea[name=comments]").inputValue(), "Half a thought: heliotrope.");
    await again.locator("main .note button").click();
    await again.waitForFunction(() => !document.querySelector("main .note"));
    assert.equal(await again.locator("textarea[name=comments]").inputValue(), "");
    await elsewhere.close();
  });

  test("of two tabs the later one is told of the earlier, and keeps its text", async () => {
    const context = await somebody(WHO);
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const page of [one, other]) await page.goto(KEPT);
    await one.locator("textarea[name=comments]").fill("From one tab.");
    await kept(one, /Draft kept/);
    const text = other.locator("textarea[name=comments]");
    await text.fill("From the other tab.");
    await kept(other, /Another page kept a draft/);
    assert.equal(await text.inputValue(), "From the other tab.");
    // What nobody has holds up whoever leaves.
    const asked = other.waitForEvent("dialog");
    other.reload().catch(() => {});
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    await other.locator("button[name=_keep]").click();
    await kept(other, /Draft kept/);
    await one.reload();
    assert.equal(await one.locator("textarea[name=comments]").inputValue(), "From the other tab.");
    await one.locator("main .note button").click();
    await one.waitForFunction(() => !document.querySelector("main .note"));
    await context.close();
  });

  test("an answer without the form leaves the form as it is", async () => {
    const context = await somebody(WHO);
    const page = await context.newPage();
    await page.goto(KEPT);
    await page.locator("textarea[name=comments]").fill("Still here.");
    const body = "<!doctype html><h1>This is too large</h1><p data-fault>A document has at most 25 MB.</p>";
    await page.route("**/do/**", (route) => (route.request().method() === "POST" ? route.fulfill({ status: 413, contentType: "text/html", body }) : route.fallback()));
    await page.locator("main form button.primary").click();
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    assert.match(await summary.innerText(), /too large[^]*25 MB/);
    assert.equal(await summary.evaluate((one) => one === document.activeElement), true);
    assert.equal(await page.locator("textarea[name=comments]").inputValue(), "Still here.");
    await context.close();
  });

  test("a file that is too large is told before it is sent", async () => {
    const context = await somebody(AUTHOR.who);
    const page = await context.newPage();
    await page.goto(AUTHOR.form);
    const sent = [];
    page.on("request", (request) => request.method() === "POST" && request.url().includes("/do/") && sent.push(request.url()));
    await page.locator("input[type=file]").first().setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc(25_000_001) });
    await page.locator("main form button.primary").click();
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    assert.match(await summary.innerText(), /25 MB/);
    assert.deepEqual(sent, []);
    await context.close();
  });

  test("without script a session that ends takes nothing with it, and tells nobody else", async () => {
    const context = await somebody(WHO, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(KEPT);
    await page.locator("textarea[name=comments]").fill("Typed for an hour.");
    await context.clearCookies();
    await page.locator("main form button.primary").click();
    await page.waitForURL(/sign-in/);
    assert.match(await page.locator(".error-summary").innerText(), /was not sent/);
    const signedOut = page.url();
    await Promise.all([page.waitForURL(/carried=/), page.click(`button[value="${WHO}"]`)]);
    assert.equal(await page.locator("textarea[name=comments]").inputValue(), "Typed for an hour.");
    await page.goto(signedOut);
    await Promise.all([page.waitForURL(/carried=/), page.click('button[value="board-member"]')]);
    assert.equal((await page.content()).includes("Typed for an hour."), false);
    await context.close();
  });
});
