// What a page says, and what it must say.

import assert from "node:assert/strict";

// A text without marks of direction, each space one space.
export const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();

// The page says what was done, no more and no less, as the history does.
export async function tells(page, told) {
  const said = await page.locator("#done li").allInnerTexts();
  assert.deepEqual(said.map(plain), told.map(plain));
}

// A box gives exactly these reasons: each with its sentence, and with everything that it is made of.
export async function gives(box, reasons) {
  const all = box.locator(":scope > ul.why > li");
  const said = await all.evaluateAll((found) => found.filter((one) => one.dataset.state !== "done").map((one) => one.innerText));
  assert.equal(said.length, reasons.length, said.join("\n"));
  // In the order of the process, which is the same for the page and for whoever asked it here.
  for (const [index, { say, texts }] of reasons.entries()) {
    for (const text of [say, ...texts]) assert.ok(plain(said[index]).includes(plain(text)), `“${text}” is not in “${plain(said[index])}”`);
  }
}
