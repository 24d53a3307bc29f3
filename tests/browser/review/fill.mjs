// A form is filled in with typed values, as a person would: what kind of control it is, the page says.

import assert from "node:assert/strict";

// Fills in what a move says, and ticks what it confirms.
export async function fill(play, page, move) {
  const fields = Object.entries(move.wish.fields);
  if (fields.length === 0 && move.confirms.length === 0) return;
  const form = page.locator("main form[method=post]", { has: page.locator("button.primary") }).first();
  const paper = { play, form, kinds: await kinds(form) };
  for (const [name, value] of fields) await field(paper, name, value);
  for (const id of move.confirms) await form.locator(`input[name="_confirm"][value="${id}"]`).check();
}

// Which kind of control has which name.
function kinds(form) {
  return form.evaluate((form) => {
    const named = [...form.elements].filter((one) => one.name);
    return Object.fromEntries(named.map((one) => [one.name, one.tagName === "INPUT" ? one.type : one.tagName]));
  });
}

async function field(paper, name, value) {
  const { form, kinds } = paper;
  if (value?.not_stated) return form.locator(`input[name="${name}:not_stated"]`).check();
  const kind = kinds[name];
  if (kind === "file") return upload(paper, name, [value].flat());
  if (kind === undefined) {
    // A value of several parts has a control for each of them.
    assert.ok(value && typeof value === "object" && !Array.isArray(value), `the form does not ask for ${name}`);
    for (const [part, inner] of Object.entries(value)) await field(paper, `${name}.${part}`, inner);
    return;
  }
  const texts = [value].flat().map(String);
  if (kind === "checkbox" || kind === "radio") {
    for (const text of texts) await form.locator(`[name="${name}"][value="${text}"]`).check();
  } else if (kind === "SELECT") {
    await form.locator(`[name="${name}"]`).selectOption(texts);
  } else {
    await form.locator(`[name="${name}"]`).fill(texts.join("\n"));
  }
}

function upload({ play, form }, name, documents) {
  const files = documents.map((one) => ({ name: one.name, mimeType: one.media_type, buffer: Buffer.from(play.documents[one.sha256]) }));
  return form.locator(`input[type=file][name="${name}"]`).setInputFiles(files);
}
