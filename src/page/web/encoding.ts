/// A file's letters and how they stand in it: read so that the core's columns fit, and written back with the encoding and the
/// line ends that the file had.

export interface Encoding {
  label: "utf-8" | "utf-16le" | "utf-16be" | OneByte;
  bom: boolean;
}

/// A byte for each letter.
type OneByte = "windows-1252" | "cp850" | "macintosh";

/// MS-DOS, which browsers do not know.
const cp850 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

export const plain: Encoding = { label: "utf-8", bom: false };

/// As the core reads it: UTF-8, UTF-16 with a byte order mark, else what its å, ä and ö show. null: no text.
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  if (zip || (label === "utf-8" && bytes.includes(0))) return null;
  const bom = label !== "utf-8" || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  const text = new TextDecoder(label).decode(bytes);
  const broken = label === "utf-8" && text.includes("\ufffd");
  if (broken && !/[^\x00-\x7f\ufffd]/.test(text)) {
    const label = oneByte(bytes);
    return { text: label === "cp850" ? Array.from(bytes, (byte) => lettersOf(label)[byte]!).join("") : new TextDecoder(label).decode(bytes), encoding: { label, bom: false } };
  }
  return { text, encoding: { label, bom } };
}

/// The bytes of a text in the file's own encoding. Where that has no such letter the file becomes UTF-8: `fits` is false then.
export function encode(text: string, { label, bom }: Encoding): { bytes: Uint8Array; fits: boolean } {
  const whole = bom ? `\ufeff${text}` : text;
  if (label !== "utf-8" && label !== "utf-16le" && label !== "utf-16be") {
    const bytes = written(text, label);
    return bytes ? { bytes, fits: true } : { bytes: new TextEncoder().encode(text), fits: false };
  }
  if (label === "utf-8") return { bytes: new TextEncoder().encode(whole), fits: true };
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), label === "utf-16le");
  return { bytes, fits: true };
}

/// Where å, ä and ö (and the great ones) stand in each.
function oneByte(bytes: Uint8Array): OneByte {
  const count = (...codes: number[]) => codes.reduce((all, code) => all + tally[code]!, 0);
  const tally = new Uint32Array(256);
  for (const byte of bytes) tally[byte]!++;
  const windows = count(0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6), dos = count(0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99), mac = count(0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85);
  return windows >= dos && windows >= mac ? "windows-1252" : dos >= mac ? "cp850" : "macintosh";
}

function lettersOf(label: OneByte): string[] {
  if (label === "cp850") return [...Array.from({ length: 128 }, (_, n) => String.fromCharCode(n)), ...cp850];
  return [...new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, n) => n))];
}

const codes = new Map<OneByte, Map<string, number>>();

function written(text: string, label: OneByte): Uint8Array | null {
  let of = codes.get(label);
  if (!of) codes.set(label, (of = new Map(lettersOf(label).map((letter, n) => [letter, n]))));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = of.get(text[at]!);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}

const line = /\r\n?|\n/g;

/// A text whose lines end in LF, as the editor has it, with the line ends of the text that it was before. Where those were mixed,
/// lines that have not changed keep theirs.
export function withLineEnds(before: string, edited: string): string {
  if (!before.includes("\r")) return edited;
  const ends = before.match(line) ?? [];
  const crlf = ends.filter((end) => end === "\r\n").length, lf = ends.filter((end) => end === "\n").length;
  const most = crlf * 2 >= ends.length ? "\r\n" : lf * 2 >= ends.length ? "\n" : "\r";
  if (ends.every((end) => end === most)) return edited.replaceAll("\n", most);
  const old = before.split(line), now = edited.split("\n");
  let first = 0, last = 0;
  while (first < Math.min(old.length, now.length) - 1 && old[first] === now[first]) first++;
  while (last < Math.min(old.length, now.length) - first - 1 && old[old.length - 1 - last] === now[now.length - 1 - last]) last++;
  return now.map((text, n) => {
    if (n === now.length - 1) return text;
    if (n < first) return text + ends[n];
    return text + (n >= now.length - 1 - last ? ends[ends.length - (now.length - 1 - n)] : most);
  }).join("");
}
