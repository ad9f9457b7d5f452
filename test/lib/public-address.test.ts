import assert from "node:assert/strict";
import type { LookupAddress, LookupOptions } from "node:dns";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isPrivate, lookupPublic } from "../../src/lib/public-address.ts";

const PRIVATE = `
  0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255
  169.254.0.1 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255
  224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  :: ::1 fc00::1 fdff:ffff::1 fe80::1 febf::1 ff02::1
  ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:100.64.0.1 0:0:0:0:0:ffff:c0a8:1
`;

/** The neighbours of closed networks, and hosts that everybody knows. */
const PUBLIC = `
  1.0.0.0 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255
  169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
  2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 ::ffff:808:808
`;

const listed = (text: string) => text.trim().split(/\s+/);

describe("an address", () => {
  for (const address of listed(PRIVATE))
    test(`${address} is private`, () => {
      assert.equal(isPrivate(address), true);
    });

  for (const address of listed(PUBLIC))
    test(`${address} is public`, () => {
      assert.equal(isPrivate(address), false);
    });

  test("of the fourth kind is the same when it is written as one of the sixth", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        assert.equal(isPrivate(`::ffff:${address}`), isPrivate(address));
      }),
    );
  });

  test("with the name of a link is private all the same", () => {
    assert.equal(isPrivate("fe80::1%eth0"), true);
  });
});

/** What a connection is told when it asks where a host is. */
function find(
  host: string,
  options: LookupOptions = {},
): Promise<{ address: string | LookupAddress[]; family?: number }> {
  return new Promise((resolve, reject) => {
    lookupPublic(host, options, (error, address, family) => {
      if (error) reject(error);
      else resolve({ address, ...(family !== undefined && { family }) });
    });
  });
}

describe("looking up", () => {
  test("a name or an address that leads inside is an error", async () => {
    for (const host of ["localhost", "127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1"])
      for (const options of [{}, { all: true }, { all: false }])
        await assert.rejects(find(host, options), /it leads to a private address/);
  });

  test("an address of the open internet is found as it is, one or all", async () => {
    assert.deepEqual(await find("8.8.8.8"), { address: "8.8.8.8", family: 4 });
    assert.deepEqual(await find("2001:4860:4860::8888"), { address: "2001:4860:4860::8888", family: 6 });
    assert.deepEqual(await find("8.8.8.8", { all: true }), { address: [{ address: "8.8.8.8", family: 4 }] });
  });

  test("a name that nobody has is the error of whoever was asked", async () => {
    await assert.rejects(find("nobody.invalid"), { code: /^(ENOTFOUND|EAI_\w+)$/ });
  });
});
