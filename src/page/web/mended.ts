/// The bytes of a table with another value in one cell. In the worker, which has the files: a large one holds nobody up.

import type { Core } from "./core";
import { patched } from "./csv_patch";
import { decode, encode } from "./encoding";
import type { CellEdit } from "./protocol";

/// The new bytes; else why there are none: a word that the page has a sentence for (`mend_…` in texts.ts), or the core's own sentence.
export function mended(core: Core, path: string, bytes: Uint8Array | undefined, edit: CellEdit): Uint8Array | string {
  if (!bytes) return "not-now";
  const read = decode(bytes);
  if (read === null) return core.mend(path, edit);
  const text = patched(read.text, edit.row, edit.column, edit.to);
  if (text === null) return "no-row";
  return encode(text, read.encoding).bytes;
}
