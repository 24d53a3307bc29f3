// Smaller pictures: 256 colours are enough for a page, and each then takes one byte (PNG, third edition, 9 and 11.2).

import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS_MAX = 256;

// The chunks of a picture by their names; those that are repeated follow each other.
function read(picture) {
  const chunks = {};
  for (let at = SIGNATURE.length; at < picture.length; ) {
    const length = picture.readUInt32BE(at);
    const name = picture.toString("latin1", at + 4, at + 8);
    chunks[name] = Buffer.concat([chunks[name] ?? Buffer.alloc(0), picture.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// What the bytes beside and above say of the next.
function predicted(filter, left, above, corner) {
  if (filter === 3) return (left + above) >> 1;
  if (filter < 4) return [0, left, above][filter];
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

// The bytes of the lines as they were before they were filtered.
function lines(raw, width, height, depth) {
  const length = width * depth;
  const found = Buffer.alloc(length * height);
  for (let line = 0, from = 0; line < height; line++) {
    const filter = raw[from++];
    for (let at = 0, to = line * length; at < length; at++, to++) {
      const left = at < depth ? 0 : found[to - depth];
      const above = line ? found[to - length] : 0;
      const corner = line && at >= depth ? found[to - length - depth] : 0;
      found[to] = raw[from++] + predicted(filter, left, above, corner);
    }
  }
  return found;
}

// The most frequent colours, and where each colour stands among them, or the one that is most like it.
function palette(colours) {
  const counted = new Map();
  for (const colour of colours) counted.set(colour, (counted.get(colour) ?? 0) + 1);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const kept = [...counted].toSorted(([, one], [, other]) => other - one).slice(0, COLOURS_MAX).map(([colour]) => parts(colour));
  const places = new Map();
  for (const colour of counted.keys()) {
    const [red, green, blue] = parts(colour);
    let best = [Infinity, 0];
    kept.forEach((one, place) => {
      const far = (one[0] - red) ** 2 + (one[1] - green) ** 2 + (one[2] - blue) ** 2;
      if (far < best[0]) best = [far, place];
    });
    places.set(colour, best[1]);
  }
  return { kept, places };
}

// The picture, as Chromium makes it, with a palette.
export function withPalette(picture) {
  const { IHDR, IDAT } = read(picture);
  const [width, height, kind] = [IHDR.readUInt32BE(0), IHDR.readUInt32BE(4), IHDR[9]];
  const depth = kind === 6 ? 4 : 3;
  const bytes = lines(inflateSync(IDAT), width, height, depth);
  const colours = Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * depth, 3));
  const { kept, places } = palette(colours);
  const raw = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => (raw[at + Math.floor(at / width) + 1] = places.get(colour)));
  const head = Buffer.from(IHDR);
  head.set([8, 3], 8);
  const parts = [chunk("IHDR", head), chunk("PLTE", Buffer.from(kept.flat())), chunk("IDAT", deflateSync(raw, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...parts]);
}
