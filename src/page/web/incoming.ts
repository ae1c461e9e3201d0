/// Files that come to the page: read, and put beside those that are there. Nothing takes another's place without a word.

import { choice } from "./ask_dialog";
import { type Bytes, same } from "./bytes";
import { asCsv, cellsOfCopy } from "./pasted";
import { difference } from "./difference";
import { free } from "./free_path";
import { type Found, fromText, type Given, read, isPdf, readable, withoutNumber } from "./open";
import { fileName } from "./save";
import { remove } from "./removing";
import { exchange } from "./taking_back";
import { t } from "./texts";
import { oneOf, words } from "./words";
import type { Work, WorkFile } from "./work";

/// What a text is of: the ids of the plans, budgets and so on that it declares. Two files of one name and different ids are different files.
function isOf(file: WorkFile): string {
  return [...(file.text ?? "").matchAll(new RegExp(`^[ \\t]*(?:${oneOf(words().heads)})[ \\t]+([^\\s:]+)[^\\n:]*:`, "gim"))].map(([, id]) => id!.toUpperCase()).sort().join(" ");
}

/// A file that took the place of the one that was there, and what it held then.
interface Replaced {
  there: WorkFile;
  file: WorkFile;
  bytes: Bytes;
}

/// What was replaced with changes in it keeps its way back, also when the same is replaced once more.
let exchanges = 0;

/// The first few of many names.
const few = (names: string[]) => names.slice(0, 8).join(", ") + (names.length > 8 ? " …" : "");

/// Reads what was given and puts it on the page; the files that came to it.
export async function take(work: Work, found: Given, sync: () => void): Promise<WorkFile[]> {
  const given = { ...found, files: found.files.map((file) => ({ ...file, path: withoutNumber(file.path) })) };
  work.notices = work.notices.filter((notice) => notice.key !== undefined);
  work.tell("notice");
  const came: WorkFile[] = [], not = given.files.filter(({ path }) => !readable(path) && !isPdf(path)).map(({ path }) => path);
  await work.during(readAll(given.files.filter(({ path }) => readable(path))));
  if (not.length > 0) work.notice(() => t(not.length === 1 ? "not_a_budget" : "not_budgets", { name: few(not) }));
  for (const name of given.unread) work.notice(() => t("folder_not_read", { name }));
  if (given.files.length === 0 && given.unread.length === 0) work.notice(() => t("nothing_found"));
  sync();
  const add: WorkFile[] = [], replaced: Replaced[] = [];
  const taken = (path: string) => work.file(path) !== undefined || add.some((file) => file.path === path);
  for (const file of came) {
    const twin = add.find((other) => other.path === file.path);
    const there = twin ?? onPage(work, file), again = there !== undefined && (await work.during(same(there.bytes, file.bytes)));
    if (twin && again) continue;
    if (!there) add.push(file);
    else if (twin || isOf(there) !== isOf(file)) keepBoth(file, there.path);
    else if (again) renew(there, file);
    else if (there.changed) await askAbout(file, there);
    else replace(file, there);
  }
  if (add.length > 0) {
    if (given.folder) work.scope = "municipality";
    else if (work.files.length === 0) work.scope = "submission";
    work.add(add);
    tellOfReplaced();
  }
  return add;

  async function readAll(files: Found[]): Promise<void> {
    for (const found of files) {
      try {
        came.push(await read(found));
      } catch {
        work.notice(() => t("could_not_read", { name: found.path }));
      }
    }
  }

  function keepBoth(file: WorkFile, taken_by: string): void {
    file.path = free(file.path, taken);
    const name = fileName(taken_by), other = fileName(file.path);
    work.notice(() => t("both_kept", { name, other }));
    add.push(file);
  }

  function replace(file: WorkFile, there: WorkFile): void {
    file.path = there.path;
    file.settings = there.settings;
    if (there.named) file.named = true;
    if (there.source) file.source = true;
    add.push(file);
    replaced.push({ there, file, bytes: file.bytes });
  }

  /// Also of a whole folder in one breath.
  function tellOfReplaced(): void {
    if (replaced.length === 0) return;
    const names = replaced.map(({ file }) => fileName(file.path)), key = `replaced ${names.join()}${replaced.some(({ there }) => there.changed) ? ++exchanges : ""}`;
    const each = (act: (one: Replaced) => void) => () => {
      work.unnotice(key);
      replaced.forEach(act);
    };
    work.notice(() => (names.length === 1 ? t("replaced", { name: names[0]! }) : t("replaced_many", { n: names.length, names: few(names) })), [
      { label: "undo", run: each(({ there, file, bytes }) => exchange(work, there, file, bytes)) },
      { label: "keep_both", run: each(({ there }) => { there.path = free(there.path, (path) => work.file(path) !== undefined); work.add([there]); }) },
    ], key);
  }

  async function askAbout(file: WorkFile, there: WorkFile): Promise<void> {
    const name = fileName(there.path);
    const answer = await choice(t("newer_question", { name }), [t("newer_text"), ...(await difference(there, file))],
      [["both", t("keep_both")], ["replace", t("replace")], ["keep", t("keep_mine")]]);
    if (answer === "both") keepBoth(file, there.path);
    if (answer === "replace") replace(file, there);
  }
}

/// The file on the page that a new one is a version of: of its path; or where it has come without its folder, the only one of its name.
function onPage(work: Work, file: WorkFile): WorkFile | undefined {
  const exact = work.file(file.path);
  if (exact || file.path.includes("/")) return exact;
  const named = work.files.filter((other) => fileName(other.path) === file.path);
  return named.length === 1 ? named[0] : undefined;
}

/// The same file once more: now its place on the disk may be known.
function renew(there: WorkFile, file: WorkFile): void {
  if (file.handle) [there.handle, there.onDisk] = [file.handle, file.onDisk];
}

/// Cells that were copied in a spreadsheet become a table. False: it is no cells. Where text is written one row may well be a text with
/// tabs in it; more rows of equal length are cells.
export function takeCells(work: Work, copied: string, text: boolean): WorkFile | null {
  const rows = cellsOfCopy(copied);
  if (!rows || (text && (rows.length < 2 || rows.some((row) => row.length !== rows[0]!.length)))) return null;
  const taken = (path: string) => work.file(path) !== undefined;
  const path = taken(t("pasted_name")) ? free(t("pasted_name"), taken) : t("pasted_name");
  const file: WorkFile = { ...fromText(path, asCsv(rows)), text: null, table: true, changed: true };
  work.add([file]);
  work.show(file);
  const key = `pasted ${path}`, { bytes } = file;
  work.notice(() => t("pasted", { name: path }), [{ label: "undo", run: () => {
    work.unnotice(key);
    // What has been written in its cells since can be had back.
    if (file.bytes === bytes) work.remove(file);
    else if (work.files.includes(file)) remove(work, file);
  } }], key);
  return file;
}
