/// What can be saved, and where: in the file's own place where the browser can, else as a download.

import { choice } from "./ask_dialog";
import type { Bytes } from "./bytes";
import { difference } from "./difference";
import { allowed, changedOnDisk, type Handle, place, placesFiles, stateOf, write } from "./disk";
import { free } from "./free_path";
import { contentOf, isDocument } from "./open";
import { fileName, save, withoutEnding } from "./save";
import { exchange } from "./taking_back";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

export const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function type(file: WorkFile): string {
  if (isDocument(file.path)) return word;
  if (/\.xls[xm]$/i.test(file.path)) return sheetType;
  return file.path.toLowerCase().endsWith(".csv") ? "text/csv" : "text/plain;charset=utf-8";
}

/// What is being saved: one time of each file after the other, so that none takes the one before for somebody else's.
const saving = new WeakMap<WorkFile, Promise<void>>();

/// Saves a file as it now is.
export function saveFile(work: Work, file: WorkFile): Promise<void> {
  const before = saving.get(file), { bytes } = file;
  const now = before === undefined ? saveNow(work, file) : before.then(() => (file.bytes === bytes && !file.changed ? undefined : saveNow(work, file)));
  const done = now.finally(() => saving.get(file) === done && saving.delete(file));
  saving.set(file, done);
  return done;
}

async function saveNow(work: Work, file: WorkFile): Promise<void> {
  const { bytes } = file, name = fileName(file.path);
  const done = (text: () => string) => {
    // What was written while it was saved is not saved.
    if (file.bytes === bytes) file.changed = false;
    work.unnotice(`disk ${file.path}`);
    work.notice(text, [], "saved");
    work.tell("files");
  };
  try {
    const handle = file.handle ?? (placesFiles() ? await place(name) : null);
    if (handle === null && placesFiles()) return;
    if (handle) {
      if (!(await mayWrite(work, file, handle))) return;
      file.onDisk = await write(handle, bytes);
      file.handle = handle;
      return done(() => t("saved_in_place", { name: handle.name }));
    }
  } catch (error) {
    work.notice(() => t("not_saved_in_place", { name, message: String((error as Error)?.message ?? error) }), [], "saved");
    file.handle = file.onDisk = null;
  }
  save(name, bytes, type(file));
  done(() => t("saved_as_download", { name }));
}

/// The browser lets the page write, and nobody else has written there meanwhile (or the person wants it all the same).
async function mayWrite(work: Work, file: WorkFile, handle: Handle): Promise<boolean> {
  const name = fileName(file.path);
  if (!(await allowed(handle))) {
    work.notice(() => t("not_allowed", { name }), [], "saved");
    return false;
  }
  const other = file.onDisk && file.handle === handle ? await changedOnDisk(handle, file.onDisk) : null;
  if (!other) return true;
  const theirs = await contentOf(other, file.table);
  const answer = await choice(t("changed_on_disk", { name }), [t("changed_on_disk_text"), ...(await difference(file, { ...file, ...theirs }))],
    [["both", t("open_theirs")], ["mine", t("save_mine")], ["", t("cancel")]]);
  if (answer === "both") {
    const path = free(file.path, (one) => work.file(one) !== undefined);
    work.add([{ ...file, path, ...theirs, changed: false, handle: null, onDisk: null }]);
    work.notice(() => t("theirs_opened", { name, other: fileName(path) }), [], "saved");
  }
  return answer === "mine";
}

/// When the person comes back to the page, files may have been saved in other programs meanwhile: what has not been edited here is
/// read again, the rest is told of.
export async function lookAtDisk(work: Work): Promise<void> {
  for (const file of [...work.files]) {
    const { handle, onDisk } = file;
    if (!handle || !onDisk || saving.has(file)) continue;
    const other = await changedOnDisk(handle, onDisk).catch(() => null);
    if (!other || work.file(file.path) !== file || file.onDisk !== onDisk || saving.has(file)) continue;
    const name = fileName(file.path), key = `disk ${file.path}`;
    if (file.changed) {
      work.notice(() => t("changed_elsewhere", { name }), [], key);
      continue;
    }
    const theirs = await contentOf(other, file.table);
    if (file.changed) continue;
    const newer = { ...file, ...theirs, onDisk: stateOf(other) };
    work.add([newer]);
    work.notice(() => t("read_again", { name }), [{ label: "undo", run: () => { work.unnotice(key); exchange(work, { ...file, changed: true }, newer, theirs.bytes); } }], key);
  }
}

/// The copy of a workbook with the findings in its cells, or of a Word document with them as comments; it is of the file's own kind.
export function saveAnnotated(path: string, bytes: Bytes): void {
  const ending = /\.(xlsm|xltx|xltm|docx|docm)$/i.exec(path)?.[0] ?? ".xlsx";
  save(`${withoutEnding(fileName(path))}-granskad${ending}`, bytes, isDocument(path) ? word : sheetType);
}
