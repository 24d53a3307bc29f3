// Pictures of the five pages that matter most, for whoever reads about them. Run by
// `REMIT_PICTURES=1 cargo nextest run -p tests --test browser`.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { withPalette } from "./palette.mjs";
import { somebody, stage } from "./stage.mjs";

const FOLDER = fileURLToPath(new URL("../../crates/web/pictures/", import.meta.url));
const BYTES_MAX = 100_000;

const PICTURES = [
  { name: "my-work", path: "/" },
  { name: "review", path: "/r/ohchr-2003" },
  { name: "step", path: "/r/ohchr-2003/do/propose_release/feedback_session/agency_staff" },
  { name: "portfolio", path: "/reviews" },
  { name: "history", path: "/r/ohchr-2003/history" },
];

describe("pictures", () => {
  stage();
  for (const { name, path } of PICTURES) {
    test(name, async () => {
      const context = await somebody("review-manager", { viewport: { width: 1200, height: 750 }, colorScheme: "light" });
      const page = await context.newPage();
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200);
      await page.locator("#live[data-state=done]").waitFor();
      const picture = withPalette(await page.screenshot({ animations: "disabled" }));
      writeFileSync(`${FOLDER}${name}.png`, picture);
      assert.ok(picture.length <= BYTES_MAX, `${picture.length} bytes`);
      await context.close();
    });
  }
});
