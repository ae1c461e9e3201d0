/// A cell of a table gets another value: the file's bytes are changed in that cell alone, and all is checked again. Each step can be
/// taken back.

import { patched } from "./csv_patch";
import { decode, encode, plain } from "./encoding";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// A cell, from 1; `sheet`: the number of the sheet, from 0. `from`: what it holds now.
export interface CellEdit {
  sheet: number;
  row: number;
  column: number;
  from: string;
  to: string;
}

/// Changes a workbook: its new bytes, or in words why not. The core's, where it can.
export type MendWorkbook = (file: WorkFile, edit: CellEdit) => Promise<Uint8Array | string>;

interface Step {
  before: Uint8Array;
  after: Uint8Array;
}

const done = new WeakMap<WorkFile, Step[]>(), undone = new WeakMap<WorkFile, Step[]>();

/// Makes the change. "" or why it was not made.
export async function mend(work: Work, file: WorkFile, edit: CellEdit, workbook: MendWorkbook): Promise<string> {
  const before = file.bytes;
  const after = isCsv(file) ? mendCsv(file, edit) : await workbook(file, edit);
  if (typeof after === "string") return after;
  // Something else was changed meanwhile: nothing of that is to be lost.
  if (file.bytes !== before) return t("mend_again");
  done.set(file, [...(done.get(file) ?? []), { before, after }]);
  undone.delete(file);
  work.setBytes(file, after);
  return "";
}

function isCsv(file: WorkFile): boolean {
  return decode(file.bytes) !== null && !/\.(se|si|sie)$/i.test(file.path);
}

function mendCsv(file: WorkFile, { row, column, to }: CellEdit): Uint8Array | string {
  const { text, encoding } = decode(file.bytes)!;
  const now = patched(text, row, column, to);
  if (now === null) return t("mend_no_row");
  const { bytes, fits } = encode(now, encoding);
  return fits ? bytes : encode(now, plain).bytes;
}

/// One step back (or forth again). False: there is none.
export function undo(work: Work, file: WorkFile, redo = false): boolean {
  const [from, to] = redo ? [undone, done] : [done, undone];
  const step = from.get(file)?.at(-1);
  if (!step || file.bytes !== (redo ? step.before : step.after)) return false;
  from.set(file, from.get(file)!.slice(0, -1));
  to.set(file, [...(to.get(file) ?? []), step]);
  work.setBytes(file, redo ? step.after : step.before);
  return true;
}
