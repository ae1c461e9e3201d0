/// Files from the person's computer: chosen, dropped, or a whole folder. They are only read.

import { type Bytes, copied, held, whole } from "./bytes";
import { type Handle, stateOf } from "./disk";
import { type Decoded, type Encoding, fromUtf8, plain } from "./encoding";
import type { WorkFile } from "./work";

export interface Found {
  path: string;
  file: File;
  handle?: Handle;
}

/// Texts of the language, column maps, and the tables that the core reads.
const texts = [".malkoll", ".karta", ".sql"];
let tables: string[] = [];
let plans: string[] = [];

/// `inPlans`: of those that a plan may stand in.
export function setTables(endings: string[], inPlans: string[]): void {
  tables = endings;
  plans = inPlans;
}

const ends = (name: string, endings: string[]) => endings.some((ending) => name.toLowerCase().endsWith(ending));

export function isTable(name: string): boolean {
  return ends(name, tables);
}

/// A document that a plan may stand in.
export function mayHoldPlan(name: string): boolean {
  return ends(name, plans);
}

/// The endings of such.
export const planKinds = (): string[] => plans;

/// A rule of the municipality's own.
export function isRule(name: string): boolean {
  return name.toLowerCase().endsWith(".sql");
}

/// Word: its tables are read, and nothing in it is changed.
export function isDocument(name: string): boolean {
  return /\.doc[xm]$/i.test(name);
}

/// Is not read: the text of it can be.
export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name);
}

/// What Kolada has answered, which is read with the plan.
export function isKolada(path: string): boolean {
  return /(^|\/)kolada\.json$/.test(path);
}

/// A browser numbers what it downloads once more: it is still what Kolada has answered.
export function withoutNumber(path: string): string {
  return path.replace(/(^|\/)kolada ?\(\d+\)\.json$/i, "$1kolada.json");
}

export function readable(name: string): boolean {
  return ends(name, texts) || isTable(name) || isKolada(name);
}

/// The endings to name to a person.
export function readableKinds(): string[] {
  const common = [".xlsx", ".csv", ".docx", ".se", ".si"];
  return [".malkoll", ...tables.filter((ending) => common.includes(ending))];
}

/// What was given: its files, whether a folder was among it, and folders that the browser does not let the page read.
export interface Given {
  files: Found[];
  folder: boolean;
  unread: string[];
}

/// What was dropped. The browser hands out its entries at once or never: nothing is awaited before all are asked for.
export async function dropped(transfer: DataTransfer): Promise<Given> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const ways = items.map((item) => ({
    handle: (item as DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }).getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null),
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }));
  const files: Found[] = [], unread: string[] = [];
  let folder = false;
  for (const { handle: coming, entry, file } of ways) {
    const handle = await coming;
    const isFolder = handle ? handle.kind === "directory" : entry?.isDirectory;
    if (!isFolder) {
      if (file) files.push({ path: file.name, file, ...(handle ? { handle: handle as Handle } : {}) });
      continue;
    }
    folder = true;
    const inside: Found[] = [];
    // The newer way first: from a page on the disk Chromium fails in the older one.
    const read = (handle && (await walkHandle(handle as FileSystemDirectoryHandle, "", inside, true).then(() => true, () => false))) ||
      (entry && (await walk(entry, "", inside, true).then(() => true, () => false)));
    if (read) files.push(...inside);
    else unread.push(handle?.name ?? entry?.name ?? file?.name ?? "");
  }
  return { files: folder ? ofFolder(files) : files, folder, unread };
}

/// Of a folder, as the command takes it: texts and tables with their paths, but none that is hidden or that Excel lays beside an open
/// one, and own rules in a folder `rules`.
function ofFolder(files: Found[]): Found[] {
  return files.filter(({ path }) => readable(path) && !/(^|\/)(\.|~\$)/.test(path) && (!isRule(path) || /(^|\/)rules\/[^/]+$/.test(path)));
}

/// The files of an <input type=file>; with folders, their paths below the chosen one.
export function chosen(input: HTMLInputElement): Given {
  const folder = input.webkitdirectory;
  const files = [...(input.files ?? [])].map((file) => ({ path: folder ? file.webkitRelativePath : file.name, file }));
  return { files: folder ? ofFolder(files) : files, folder, unread: [] };
}

async function walkHandle(folder: FileSystemDirectoryHandle, above: string, into: Found[], named: boolean): Promise<void> {
  if (!named && folder.name.startsWith(".")) return;
  const path = `${above}${folder.name}/`;
  for await (const inside of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
    if (inside.kind === "directory") await walkHandle(inside as FileSystemDirectoryHandle, path, into, false);
    else if (!inside.name.startsWith(".") && readable(inside.name)) into.push({ path: path + inside.name, file: await (inside as Handle).getFile(), handle: inside as Handle });
  }
}

async function walk(entry: FileSystemEntry, above: string, into: Found[], named: boolean): Promise<void> {
  if (!named && entry.name.startsWith(".")) return;
  const path = above + entry.name;
  if (entry.isFile) {
    if (!named && !readable(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, path + "/", into, false);
  }
}

let decoder: (bytes: Uint8Array) => Promise<Decoded | null> = async () => null;

/// What reads the letters of a text that is not UTF-8.
export function setDecoder(decode: typeof decoder): void {
  decoder = decode;
}

/// What a file on the disk now holds: its bytes, and where it is no table its letters, if it is a text.
export async function contentOf(file: File, table: boolean): Promise<{ bytes: Bytes; text: string | null; encoding: Encoding }> {
  if (table) return { bytes: await copied(file), text: null, encoding: plain };
  const bytes = await whole(file), decoded = fromUtf8(bytes) ?? (await decoder(bytes));
  return { bytes: held(bytes), text: decoded?.text ?? null, encoding: decoded?.encoding ?? plain };
}

export async function read(found: Found): Promise<WorkFile> {
  const table = isTable(found.path);
  return {
    path: found.path, ...(await contentOf(found.file, table)), table, changed: false,
    handle: found.handle ?? null, onDisk: found.handle ? stateOf(found.file) : null, settings: null,
  };
}

export function fromText(path: string, text: string): WorkFile {
  return { path, bytes: new TextEncoder().encode(text), text, encoding: plain, table: false, changed: false, handle: null, onDisk: null, settings: null };
}
