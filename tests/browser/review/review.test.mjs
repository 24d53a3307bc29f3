// A whole review, done by clicking as its different people: from its commission to its end, with every wrong move at its moment.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { stage } from "../stage.mjs";
import { Cast } from "./cast.mjs";
import { attempt } from "./moves.mjs";

const PLAY = JSON.parse(readFileSync(process.env.REMIT_MOVES, "utf8"));
// What the command line says of each wrong move.
const REFUSALS = JSON.parse(readFileSync(process.env.REMIT_REFUSALS, "utf8"));
const MANAGER = "review-manager";
// The whole takes minutes: without REMIT_LONG it ends after the fourth wrong move, during desk research.
const IN_THE_END = { "Thematic study:": 4, "Country study:": 5, "Note:": 34, "Field mission:": 5, "Intermediate report:": 9, "Feedback session:": 2, "Synthesis report": 1, "Adoption of edition": 1 };
const AT_THE_FIRST_NOTE = { ...IN_THE_END, "Note:": 1, "Field mission:": 0, "Intermediate report:": 0, "Adoption of edition": 0 };
const IS_LONG = process.env.REMIT_LONG !== undefined;
const end = PLAY.moves.findIndex((move) => move.refused?.because.includes("id_reused")) + 1;
assert.ok(end > 0);
const MOVES = IS_LONG ? PLAY.moves : PLAY.moves.slice(0, end);

describe("the review of 2003", () => {
  stage();

  test(`is done by clicking, from its commission ${IS_LONG ? "to its end" : "to the first note"}`, async () => {
    const cast = new Cast(PLAY.review);
    const play = { ...PLAY, cast, refusals: REFUSALS, followed: new Set(), commands: new Map() };
    const made = { accepted: 0, refused: 0 };
    for (const [index, move] of MOVES.entries()) {
      if (move.stage) continue;
      try {
        await attempt(play, move);
      } catch (error) {
        const page = await cast.page(move.as);
        const text = await page.locator("main").innerText().catch(() => "");
        throw new Error(`move ${index}, ${JSON.stringify(move)}, at ${page.url()}:\n${text.slice(0, 1500)}`, { cause: error });
      }
      made[move.refused ? "refused" : "accepted"] += 1;
    }
    const wrong = MOVES.filter((move) => move.refused);
    assert.ok(wrong.length > 0);
    assert.equal(made.refused, wrong.length);
    const page = await cast.page(MANAGER);
    await page.goto(cast.address(""));
    if (IS_LONG) assert.match(await page.locator("main").innerText(), /closed/i);
    await page.goto(cast.address("/dossier"));
    const headings = await page.locator("main h3").allInnerTexts();
    const count = (title) => headings.filter((heading) => heading.startsWith(title)).length;
    const figures = Object.fromEntries(Object.keys(IN_THE_END).map((title) => [title, count(title)]));
    assert.deepEqual(figures, IS_LONG ? IN_THE_END : AT_THE_FIRST_NOTE);
    console.log(JSON.stringify({ ...made, ...figures }));
    await cast.end();
  });
});
