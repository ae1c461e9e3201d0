/// A file's letters and how they stand in it: read so that the core's columns fit, and written back with the encoding and the
/// line ends that the file had. What is not UTF-8 the core reads, and says which letters each encoding has.

export interface Encoding {
  /// As browsers name it.
  label: string;
  bom: boolean;
}

export interface Decoded {
  text: string;
  encoding: Encoding;
}

export const plain: Encoding = { label: "utf-8", bom: false };

/// Of encodings with a byte for each letter: the byte of each.
const codes = new Map<string, Map<string, number>>();

/// `letters`: the upper 128 of each.
export function setLetters(letters: Record<string, string>): void {
  for (const [label, upper] of Object.entries(letters)) {
    const all = [...Array.from({ length: 128 }, (_, n) => String.fromCharCode(n)), ...upper];
    codes.set(label, new Map(all.flatMap((letter, n): [string, number][] => (letter === "\ufffd" ? [] : [[letter, n]]))));
  }
}

/// A text in UTF-8; null: it is something else.
export function fromUtf8(bytes: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : { text, encoding: { label: "utf-8", bom: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf } };
  } catch {
    return null;
  }
}

/// The bytes of a text in the file's own encoding. Where that has no such letter the file becomes UTF-8: `fits` is false then.
export function encode(text: string, { label, bom }: Encoding): { bytes: Uint8Array; fits: boolean } {
  const whole = bom ? `\ufeff${text}` : text;
  if (label === "utf-8") return { bytes: new TextEncoder().encode(whole), fits: true };
  if (label.startsWith("utf-16")) {
    const bytes = new Uint8Array(whole.length * 2), view = new DataView(bytes.buffer);
    for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), label === "utf-16le");
    return { bytes, fits: true };
  }
  const code = codes.get(label), bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = code?.get(text[at]!);
    if (byte === undefined) return { bytes: new TextEncoder().encode(text), fits: false };
    bytes[at] = byte;
  }
  return { bytes, fits: true };
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
