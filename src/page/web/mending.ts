/// Cells of a table get other values: the file's bytes are changed in those cells alone, and all is checked again. What is written while that is
/// under way waits for it, and is lost by nothing. Each step can be taken back.

import type { Bytes } from "./bytes";
import type { CellEdit, Mended } from "./protocol";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// What comes of the edits, or in words why nothing does; null: not now.
export type Mender = (file: WorkFile, edits: CellEdit[]) => Promise<Mended<Bytes> | string | null>;

/// `why` the cell is as it was; "": it is not. `recalculated`: as Mended's.
export interface Told {
  why: string;
  recalculated: string[];
}

interface Step {
  before: Bytes;
  after: Bytes;
}

interface Wanted {
  edit: CellEdit;
  tell: ((told: Told) => void)[];
}

const done = new WeakMap<WorkFile, Step[]>(), undone = new WeakMap<WorkFile, Step[]>();
const wanted = new WeakMap<WorkFile, Wanted[]>(), running = new WeakMap<WorkFile, Promise<void>>();

/// Makes a change, with all others that are waiting then.
export function mend(work: Work, file: WorkFile, edit: CellEdit, mender: Mender): Promise<Told> {
  const waiting = wanted.get(file) ?? [];
  wanted.set(file, waiting);
  const told = new Promise<Told>((tell) => {
    const before = waiting.find(({ edit: { sheet, row, column } }) => sheet === edit.sheet && row === edit.row && column === edit.column);
    if (!before) return waiting.push({ edit: { ...edit }, tell: [tell] });
    before.edit.to = edit.to;
    before.tell.push(tell);
  });
  if (!running.has(file)) running.set(file, work.during(run(work, file, mender)).finally(() => running.delete(file)));
  return told;
}

/// Something has been written in the table's cells that is not yet in the file.
export const mending = (file: WorkFile): boolean => running.has(file);

/// Until all that has been written in the table's cells is in the file.
export const mended = (file: WorkFile): Promise<void> => running.get(file) ?? Promise.resolve();

async function run(work: Work, file: WorkFile, mender: Mender): Promise<void> {
  for (;;) {
    // Cells that are pasted together are one step.
    await Promise.resolve();
    const now = wanted.get(file)!.splice(0);
    if (now.length === 0) return;
    const before = file.bytes, made = await mender(file, now.map(({ edit }) => edit));
    if (file.bytes !== before) {
      // A step was taken back meanwhile: once more, in the file as it is now.
      wanted.get(file)!.unshift(...now);
      continue;
    }
    const all = made !== null && typeof made !== "string" ? made : { bytes: null, reasons: now.map(() => made ?? t("mend_again")), recalculated: [] };
    if (all.bytes) {
      done.set(file, [...(done.get(file) ?? []), { before, after: all.bytes }]);
      undone.delete(file);
      work.setBytes(file, all.bytes);
    }
    now.forEach(({ tell }, n) => tell.forEach((one) => one({ why: all.reasons[n]!, recalculated: all.recalculated })));
  }
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
