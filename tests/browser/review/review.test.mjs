// A whole review, done by clicking as its different people: from its commission to its end, with every wrong move at its moment.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { stage } from "../stage.mjs";
import { Cast } from "./cast.mjs";
import { attempt } from "./moves.mjs";

// The moves, each with what must come of it: REMIT_MOVES names the file. The script of the pages runs if REMIT_SCRIPT is “yes”.
const PLAY = JSON.parse(readFileSync(process.env.REMIT_MOVES, "utf8"));
const HAS_SCRIPT = process.env.REMIT_SCRIPT === "yes";
// What a page shows of an error at the end of a move that came out otherwise.
const SHOWN_MAX = 1500;

describe("the review of 2003", () => {
  stage();

  test(`is done by clicking, with ${HAS_SCRIPT ? "" : "no "}script`, async () => {
    const cast = new Cast(PLAY.review, HAS_SCRIPT);
    // The ids that the server has drawn for the commands whose forms will be sent twice.
    const reused = new Set(PLAY.moves.filter((move) => move.refused?.because.includes("id_reused")).map((move) => move.command));
    const play = { ...PLAY, cast, reused, commands: new Map() };
    const made = { accepted: 0, refused: 0 };
    for (const [index, move] of PLAY.moves.entries()) {
      if (move.stage) continue;
      await attempt(play, move).catch((error) => tell(cast, index, move, error));
      made[move.refused ? "refused" : "accepted"] += 1;
    }
    assert.ok(made.refused > 0);
    if (PLAY.is_whole) await isClosed(cast);
    await cast.end();
    console.log(JSON.stringify(made));
  });
});

// Fails with the move and with what its page says.
async function tell(cast, index, move, error) {
  const page = await cast.page(move.as);
  const text = await page.locator("main").innerText().catch(() => "");
  throw new Error(`move ${index}, ${JSON.stringify(move)}, at ${page.url()}:\n${text.slice(0, SHOWN_MAX)}`, { cause: error });
}

// The strip says that every stage is behind the review, the review itself that it is closed, and nobody is asked for anything.
async function isClosed(cast) {
  const page = await cast.page("review-manager");
  await page.goto(cast.address(""), { waitUntil: "domcontentloaded" });
  const stages = await page.locator("#stages ol.strip").first().locator("li").evaluateAll((all) => all.map((one) => one.dataset.state));
  assert.ok(stages.length > 0);
  assert.deepEqual([...new Set(stages)], ["done"]);
  assert.equal(await page.locator("#stages [aria-current]").count(), 0);
  await page.goto(cast.address("/i/review"), { waitUntil: "domcontentloaded" });
  assert.equal(await page.locator("#state strong").innerText(), "Closed");
}
