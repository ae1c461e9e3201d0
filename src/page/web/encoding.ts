/// A file's letters and how they stand in it: read so that the core's columns fit, and written back with the encoding and the
/// line ends that the file had.

export interface Encoding {
  label: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  bom: boolean;
}

export const plain: Encoding = { label: "utf-8", bom: false };

/// As the core reads it: UTF-8, UTF-16 with a byte order mark, else Windows-1252. null: no text.
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  if (zip || (label === "utf-8" && bytes.includes(0))) return null;
  const bom = label !== "utf-8" || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  const text = new TextDecoder(label).decode(bytes);
  const broken = label === "utf-8" && text.includes("\ufffd");
  if (broken && !/[^\x00-\x7f\ufffd]/.test(text)) return { text: new TextDecoder("windows-1252").decode(bytes), encoding: { label: "windows-1252", bom: false } };
  return { text, encoding: { label, bom } };
}

/// The bytes of a text in the file's own encoding. Where that has no such letter the file becomes UTF-8: `fits` is false then.
export function encode(text: string, { label, bom }: Encoding): { bytes: Uint8Array; fits: boolean } {
  const whole = bom ? `\ufeff${text}` : text;
  if (label === "windows-1252") {
    const bytes = latin(text);
    return bytes ? { bytes, fits: true } : { bytes: new TextEncoder().encode(text), fits: false };
  }
  if (label === "utf-8") return { bytes: new TextEncoder().encode(whole), fits: true };
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), label === "utf-16le");
  return { bytes, fits: true };
}

let letters: Map<string, number> | null = null;

function latin(text: string): Uint8Array | null {
  letters ??= new Map([...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, n) => n))].map((letter, n) => [letter, n]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = letters.get(text[at]!);
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
