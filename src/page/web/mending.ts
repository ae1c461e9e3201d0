/// A cell of a table gets another value: the file's bytes are changed in that cell alone, and all is checked again. Each step can be
/// taken back.

import type { CellEdit } from "./protocol";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// The file's new bytes, or in words why not; null: not now.
export type Mender = (file: WorkFile, edit: CellEdit) => Promise<Uint8Array | string | null>;

interface Step {
  before: Uint8Array;
  after: Uint8Array;
}

const done = new WeakMap<WorkFile, Step[]>(), undone = new WeakMap<WorkFile, Step[]>();

/// Makes the change. "" or in words why it was not made.
export async function mend(work: Work, file: WorkFile, edit: CellEdit, mender: Mender): Promise<string> {
  const before = file.bytes, after = await mender(file, edit);
  if (typeof after === "string") return after;
  // Something else was changed meanwhile: nothing of that is to be lost.
  if (after === null || file.bytes !== before) return t("mend_again");
  done.set(file, [...(done.get(file) ?? []), { before, after }]);
  undone.delete(file);
  work.setBytes(file, after);
  return "";
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
