import { generateKeyPairSync, sign } from "node:crypto";

/** A key and a certificate for 127.0.0.1, both as PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A DER value: tag, length, content (X.690, 8.1). */
function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]) => value(0x30, ...parts);
const object = (hex: string) => value(0x06, Buffer.from(hex, "hex"));
const time = (text: string) => value(0x18, Buffer.from(text));

/** A certificate that signs itself, for a server of this machine that speaks TLS. */
export function identity(): Identity {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const ecdsaWithSha256 = sequence(object("2a8648ce3d040302"));
  const name = sequence(value(0x31, sequence(object("550403"), value(0x0c, Buffer.from("127.0.0.1")))));
  const addresses = sequence(value(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(sequence(object("551d11"), value(0x04, addresses)));
  const content = sequence(
    value(0xa0, value(0x02, Buffer.from([2]))),
    value(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time("20200101000000Z"), time("20991231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    value(0xa3, extensions),
  );
  const signature = sign("sha256", content, privateKey);
  const signed = sequence(content, ecdsaWithSha256, value(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}
