import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Images that were drawn, by their key; the least used go when there are too many. */
export interface Kept {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, png: Uint8Array): Promise<void>;
}

/** Images in memory, at most so many bytes of them. */
export function createMemory(most: number): {
  get(key: string): Uint8Array | undefined;
  put(key: string, png: Uint8Array): void;
} {
  const images = new Map<string, Uint8Array>();
  let bytes = 0;
  return {
    get(key) {
      const png = images.get(key);
      if (!png) return undefined;
      // The last one of the list was used last.
      images.delete(key);
      images.set(key, png);
      return png;
    },
    put(key, png) {
      if (images.has(key) || png.length > most) return;
      images.set(key, png);
      bytes += png.length;
      for (const [oldest, { length }] of images) {
        if (bytes <= most) break;
        images.delete(oldest);
        bytes -= length;
      }
    },
  };
}

/** How the file of an image is called: whatever else is in the folder is not ours. */
const FILE = /^[0-9a-f]{64}\.png$/;
/** One that is being written, or that a process left which was ended meanwhile: after so many milliseconds it is the latter. */
const UNFINISHED = /^[0-9a-f]{64}\.\d+\.\d+$/;
const LONGEST_WRITE = 3_600_000;
/** The first bytes of every PNG: a file without them was not written to its end. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Images in a folder, which is made when it is missing, at most so many bytes of them. Rejects where the disk does not do it. */
export function createFolder(folder: string, most: number): Kept {
  let bytes: number | undefined;
  let written = 0;

  /** The files of the folder that are called so, the least used first. */
  async function files(called: RegExp) {
    const names = (await readdir(folder)).filter((name) => called.test(name));
    const found = await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name);
        // Another process may have made room meanwhile.
        const { size, mtimeMs } = (await stat(path).catch(() => undefined)) ?? { size: 0, mtimeMs: 0 };
        return { path, size, mtimeMs };
      }),
    );
    return found.sort((one, other) => one.mtimeMs - other.mtimeMs);
  }

  async function makeRoom(): Promise<void> {
    for (const { path, mtimeMs } of await files(UNFINISHED))
      if (Date.now() - mtimeMs > LONGEST_WRITE) await rm(path, { force: true });
    const found = await files(FILE);
    bytes = found.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of found) {
      if (bytes <= most) break;
      await rm(path, { force: true });
      bytes -= size;
    }
  }

  return {
    async get(key) {
      const path = join(folder, `${key}.png`);
      const png = await readFile(path).catch(() => undefined);
      if (!png?.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return png;
    },
    async put(key, png) {
      await mkdir(folder, { recursive: true });
      // Another process may read it at any moment: it is there in full, or not at all.
      const unfinished = join(folder, `${key}.${process.pid}.${written++}`);
      await writeFile(unfinished, png);
      await rename(unfinished, join(folder, `${key}.png`));
      bytes = bytes === undefined ? undefined : bytes + png.length;
      if (bytes === undefined || bytes > most) await makeRoom();
    },
  };
}
