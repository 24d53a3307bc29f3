// What a page says, and what it must say.

import assert from "node:assert/strict";

// A text without marks of direction, each space one space.
export const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();

// The page says what was done, no more and no less, as the history does.
export async function tells(page, told) {
  const said = await page.locator("#done li").allInnerTexts();
  assert.deepEqual(said.map(plain), told.map(plain));
}

// A box gives exactly these reasons, each with its sentence and with everything that it is made of, and says what can be done
// instead and whose move it is.
export async function gives(box, { reasons, around }) {
  const shown = await box.evaluate((box) => {
    const reasons = [...box.querySelectorAll(":scope > ul.why > li")].filter((one) => one.dataset.state !== "done");
    return { reasons: reasons.map((one) => one.innerText), all: box.innerText };
  });
  assert.equal(shown.reasons.length, reasons.length, shown.all);
  // They stand in the order of the process, which is the same for the page and for whoever asked it here.
  for (const [index, { say, texts }] of reasons.entries()) says(shown.reasons[index], [say, ...texts]);
  says(shown.all, around);
}

function says(shown, texts) {
  for (const text of texts) assert.ok(plain(shown).includes(plain(text)), `“${text}” is not in “${plain(shown)}”`);
}
