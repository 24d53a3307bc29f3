// Two people at one thing, and one person with two clicks: nothing is done twice, nothing is overwritten unseen.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { somebody, stage } from "./stage.mjs";

const REVIEW = "/r/example-clinics";
const MISSION = "mission/sylvania/1";
const OTHER = "mission/freedonia/1";
const button = (page) => page.locator("main form button.primary");

// Somebody on the page of a step.
async function at(who, action, instance) {
  const context = await somebody(who);
  const page = await context.newPage();
  await page.goto(`${REVIEW}/do/${action}/${instance}`);
  return page;
}

const revision = async (page) => (await page.request.get(`/api/v1${REVIEW.replace("/r/", "/reviews/")}`)).json().then((state) => state.revision);

// One writes a reason while another fixes the dates; then the first sends it.
async function conflict() {
  const slow = await at("lead-sylvania", "suspend", MISSION);
  await slow.locator("textarea[name=reason]").fill("The road is closed.");
  const fast = await at("commissioner-1", "clear", MISSION);
  await fast.locator("[name=starts_on]").fill("2027-03-01");
  await fast.locator("[name=ends_on]").fill("2027-03-12");
  await button(fast).click();
  await fast.waitForURL(/[?&]done=/);
  await button(slow).click();
  return [slow, fast];
}

describe("conflict", () => {
  stage();

  test("who comes second sees what happened beside their own text, and decides again", async () => {
    const [slow, fast] = await conflict();
    const notice = slow.locator("#conflict");
    await notice.waitFor();
    const before = await revision(slow);
    assert.equal(await notice.evaluate((one) => one === document.activeElement), true, "the notice has the focus");
    assert.match(await notice.innerText(), /First account of the commissioning office/);
    const row = notice.locator("tbody tr").first();
    assert.equal(await row.locator("del").innerText(), "Planned");
    assert.match(await row.locator("ins").innerText(), /\w/);
    assert.notEqual(await row.locator("ins").innerText(), "Planned");
    // What they wrote is there, too, to be sent as it is or written anew.
    const text = slow.locator("textarea[name=reason]");
    assert.equal(await text.inputValue(), "The road is closed.");
    await text.fill("The road is closed until April.");
    await button(slow).click();
    await slow.waitForURL(/[?&]done=/);
    assert.equal((await revision(slow)) > before, true);
    await slow.goto(`${REVIEW}/i/${MISSION}`);
    assert.match(await slow.locator("main").innerText(), /closed until April/);
    for (const page of [slow, fast]) await page.context().close();
  });

  test("of a step that is not there any more, the text stays to be taken along", async () => {
    const one = await at("review-manager", "abort", OTHER);
    await one.locator("textarea[name=reason]").fill("No money is left.");
    const other = await at("review-manager", "abort", OTHER);
    await other.locator("textarea[name=reason]").fill("The partner withdrew.");
    await button(other).click();
    await other.waitForURL(/[?&]done=/);
    await button(one).click();
    await one.locator("#conflict, #refused").first().waitFor();
    assert.match(await one.locator("main").innerText(), /No money is left\./);
    for (const page of [one, other]) await page.context().close();
  });

  test("two clicks, two tabs, two presses of Enter: one event", async () => {
    const page = await at("team-leader", "put_forward_conclusion", "review");
    const before = await revision(page);
    const written = "Ambulances come where roads are. (twice)";
    await page.locator("textarea[name=statement]").fill(written);
    // The same form once more, as the browser would send it without the script.
    const form = await page.locator("main form").evaluate((form) => Object.fromEntries(new FormData(form)));
    const action = await page.locator("main form").evaluate((form) => form.action);
    const sent = [];
    page.on("request", (request) => request.method() === "POST" && request.url().includes("/do/") && sent.push(request.url()));
    await button(page).dblclick();
    await page.waitForURL(/[?&]done=/);
    assert.equal(sent.length, 1);
    const after = await revision(page);
    assert.ok(after > before);
    const again = await page.request.post(action, { multipart: form, headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
    assert.equal(again.status(), 303, await again.text());
    assert.match(again.headers().location, /[?&]done=/);
    assert.equal(await revision(page), after);
    const other = await page.request.post(action, { multipart: { ...form, statement: "Something else." }, headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
    assert.equal(other.status(), 409);
    assert.equal(await revision(page), after);
    await page.context().close();
  });
});
