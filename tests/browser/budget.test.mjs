// What a first visit costs: bytes, requests, time on two emulated networks, and whether anything jumps.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { PAGES } from "./pages.mjs";
import { byPerson, stage } from "./stage.mjs";

const HTML_MAX = 50_000;
const HTML_COMPRESSED_MAX = 12_000;
const VISIT_MAX = 25_000;
const REQUESTS_MAX = 6;
const NODES_MAX = 1_500;
const SHIFT_MAX = 0.02;

// Networks as Chromium emulates them: bytes a second, milliseconds, and how much slower the processor is.
const NETWORKS = [
  { name: "9 Mbit/s", down: 9e6 / 8, up: 3e6 / 8, latency: 100, slower: 4, paintMax: 1_500 },
  { name: "400 kbit/s", down: 4e5 / 8, up: 4e5 / 8, latency: 400, slower: 6, paintMax: 3_000 },
];

// Others work on the machine, too: what counts is the best of a few visits.
const TRIES = 3;

// Visits until one is fast enough, at most three times; the best counts.
async function visits(context, path, network) {
  let best;
  for (let count = 0; count < TRIES && !(best?.paint <= network.paintMax && best.shift <= SHIFT_MAX); count++) {
    const found = await visit(context, path, network);
    if (!best || found.paint < best.paint) best = found;
  }
  return best;
}

async function visit(context, path, { down, up, latency, slower }) {
  // What the network costs is measured, not what the server does for the very first who asks.
  await context.request.get(path);
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.seen = { paint: 0, shift: 0 };
    new PerformanceObserver((list) => (globalThis.seen.paint = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.clearBrowserCache");
  await protocol.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: down, uploadThroughput: up });
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: slower });
  let [bytes, requests] = [0, 0];
  protocol.on("Network.loadingFinished", ({ encodedDataLength }) => ((bytes += encodedDataLength), requests++));
  const answer = await page.goto(path, { waitUntil: "load" });
  await page.waitForFunction(() => globalThis.seen.paint > 0);
  const html = await answer.body();
  const measured = await page.evaluate(() => ({ ...globalThis.seen, nodes: document.querySelectorAll("*").length }));
  await page.close();
  return { ...measured, bytes, requests, raw: html.length, compressed: brotliCompressSync(html).length };
}

describe("budget", () => {
  stage();
  for (const network of NETWORKS) {
    test(network.name, async (t) => {
      await byPerson(PAGES.filter((page) => page.first), {}, (context, { name, path }) =>
        t.test(name, async () => {
          const found = await visits(context, path, network);
          console.log(`${network.name}, ${name}: ${found.requests} requests, ${found.bytes} bytes, HTML ${found.raw} raw and ${found.compressed} compressed, ${found.nodes} nodes, painted after ${Math.round(found.paint)} ms, shift ${found.shift.toFixed(3)}`);
          assert.ok(found.paint <= network.paintMax, `painted after ${found.paint} ms`);
          assert.ok(found.shift <= SHIFT_MAX, `shift ${found.shift}`);
          assert.ok(found.requests <= REQUESTS_MAX, `${found.requests} requests`);
          assert.ok(found.bytes <= VISIT_MAX, `${found.bytes} bytes`);
        }),
      );
    });
  }

  test("pages stay small", async (t) => {
    await byPerson(PAGES.filter((page) => !page.long), {}, (context, { name, path }) =>
      t.test(name, async () => {
        const found = await visit(context, path, { down: -1, up: -1, latency: 0, slower: 1 });
        assert.ok(found.raw <= HTML_MAX, `${found.raw} bytes of HTML`);
        assert.ok(found.compressed <= HTML_COMPRESSED_MAX, `${found.compressed} bytes of compressed HTML`);
        assert.ok(found.nodes <= NODES_MAX, `${found.nodes} nodes`);
      }),
    );
  });
});
