// A form is filled in with typed values, as a person would: what kind of control it is, the page says.

import assert from "node:assert/strict";

// Fills in what a move says, and ticks what it confirms.
export async function fill(play, page, move) {
  const form = page.locator("main form[method=post]").first();
  for (const [name, value] of Object.entries(move.wish.fields)) await field(play, form, name, value);
  for (const id of move.confirms) await form.locator(`input[name="_confirm"][value="${id}"]`).check();
}

async function field(play, form, name, value) {
  if (value?.not_stated) return form.locator(`input[name="${name}:not_stated"]`).check();
  if (value?.sha256) return upload(play, form, name, [value]);
  if (Array.isArray(value) && value[0]?.sha256) return upload(play, form, name, value);
  const control = form.locator(`[name="${name}"]`);
  if ((await control.count()) === 0 && typeof value === "object" && !Array.isArray(value)) {
    for (const [entry, inner] of Object.entries(value)) await field(play, form, `${name}.${entry}`, inner);
    return;
  }
  const kind = await control.first().evaluate((one) => (one.tagName === "INPUT" ? one.type : one.tagName));
  const texts = [value].flat().map(String);
  if (kind === "checkbox" || kind === "radio") {
    for (const text of texts) await form.locator(`[name="${name}"][value="${text}"]`).check();
  } else if (kind === "SELECT") {
    await control.selectOption(texts);
  } else {
    assert.notEqual(kind, "file");
    await control.fill(texts.join("\n"));
  }
}

function upload(play, form, name, documents) {
  const files = documents.map((one) => ({ name: one.name, mimeType: one.media_type, buffer: Buffer.from(play.documents[one.sha256]) }));
  return form.locator(`input[type=file][name="${name}"]`).setInputFiles(files);
}
