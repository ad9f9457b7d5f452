import { inflateSync } from "node:zlib";

/** The points of a PNG with eight bits a channel, as its specification has them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** The colour of a point, as `#rrggbb`. */
  at(x: number, y: number): string;
}

/** Reads a PNG without interlacing, in true colour with or without alpha, or with a palette. */
export function readPng(bytes: Uint8Array): Pixels {
  const file = Buffer.from(bytes);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, kind] = [file[24], file[25]];
  const channels = { 2: 3, 3: 1, 6: 4 }[kind ?? 0];
  if (depth !== 8 || !channels) throw new Error(`A PNG of kind ${kind} and depth ${depth} is not read here.`);
  const parts: Buffer[] = [];
  let palette = Buffer.alloc(0);
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === "IDAT") parts.push(content);
    if (type === "PLTE") palette = Buffer.from(content);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const points = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)] as number;
    for (let x = 0; x < row; x++) {
      const left = x >= channels ? (points[y * row + x - channels] as number) : 0;
      const up = y > 0 ? (points[(y - 1) * row + x] as number) : 0;
      const corner = x >= channels && y > 0 ? (points[(y - 1) * row + x - channels] as number) : 0;
      const value = (raw[y * (row + 1) + 1 + x] as number) + predicted(filter, left, up, corner);
      points[y * row + x] = value & 255;
    }
  }
  return {
    width,
    height,
    at(x, y) {
      const place = y * row + x * channels;
      const [from, start] = kind === 3 ? [palette, (points[place] as number) * 3] : [points, place];
      return `#${from.toString("hex", start, start + 3)}`;
    },
  };
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
