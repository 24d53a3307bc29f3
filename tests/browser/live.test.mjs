// What one person does, others see without asking: soon, once for all tabs, and without losing what they do.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

// From the answer to whoever did it until another browser shows it, in milliseconds.
const SEEN_MAX = 1000;

const REVIEW = "/r/example-libraries";

// Does a step that needs nothing written; resolves when it is done.
async function doAStep(page, action) {
  await page.goto(REVIEW);
  await page.locator(`#now a.button[href*="/do/${action}/"]`).first().click();
  const sent = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator("main form[method=post] button").last().click();
  const answer = await sent;
  assert.equal(answer.status(), 303, await page.locator("main").innerText());
  return Date.now();
}

const lastEvent = (page) => page.locator("#last .timeline li").first().innerText();

describe("live", () => {
  stage();

  test("an event is seen in both tabs of another browser within a second, over one stream", async () => {
    const watching = await somebody("review-manager");
    const streams = [];
    watching.on("request", (request) => request.url().includes("/events") && streams.push(request.url()));
    const tabs = [await watching.newPage(), await watching.newPage()];
    for (const tab of tabs) {
      await tab.goto(REVIEW);
      await tab.locator("#live[data-state=done]").waitFor();
    }
    // The one in front keeps its focus; the other is hidden, and says so in its title.
    await tabs[1].bringToFront();
    await tabs[1].locator("#now a").first().focus();
    const before = await lastEvent(tabs[1]);
    const acting = await somebody("lead-libraries");
    const seen = tabs[1].waitForFunction((before) => document.querySelector("#last .timeline li").innerText !== before, before).then(() => Date.now());
    const done = await doAStep(await acting.newPage(), "start");
    const took = (await seen) - done;
    assert.ok(took <= SEEN_MAX, `${took} ms`);
    console.log(`seen after ${took} ms`);
    assert.equal(await tabs[1].evaluate(() => document.activeElement.closest("#now") !== null), true);
    assert.match(await tabs[1].locator("#live").innerText(), /Updated \d\d:\d\d/);
    await tabs[0].bringToFront();
    await tabs[0].waitForFunction((before) => document.querySelector("#last .timeline li").innerText !== before, before);
    assert.equal(streams.length, 1);
    await acting.close();
    await watching.close();
  });

  test("a page that lost the stream says that it may be behind, and catches up", async () => {
    const watching = await somebody("review-manager");
    const tab = await watching.newPage();
    await tab.goto(REVIEW);
    await tab.locator("#live[data-state=done]").waitFor();
    await tab.evaluate(() => {
      globalThis.missing = document.querySelector("#last .timeline li").innerText;
    });
    await watching.setOffline(true);
    const acting = await somebody("commissioner-2");
    await doAStep(await acting.newPage(), "approve");
    await watching.setOffline(false);
    await tab.waitForFunction(() => document.querySelector("#last .timeline li").innerText !== globalThis.missing);
    await acting.close();
    await watching.close();
  });
});
