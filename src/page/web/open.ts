/// Files from the person's computer: chosen, dropped, or a whole folder. They are only read.

import type { WorkFile } from "./work";

export interface Found {
  path: string;
  file: File;
}

/// Texts of the language, column maps, and the tables that the core reads.
const texts = [".malkoll", ".karta"];
let tables: string[] = [];

export function setTables(endings: string[]): void {
  tables = endings;
}

const ends = (name: string, endings: string[]) => endings.some((ending) => name.toLowerCase().endsWith(ending));

export function isTable(name: string): boolean {
  return ends(name, tables);
}

export function readable(name: string): boolean {
  return ends(name, texts) || isTable(name);
}

/// The endings to name to a person.
export function readableKinds(): string[] {
  const common = [".xlsx", ".csv", ".se", ".si"];
  return [".malkoll", ...tables.filter((ending) => common.includes(ending))];
}

/// The files of a drop. Of folders, as the command takes them: the .malkoll files, with their paths, but none that is hidden;
/// the tables only where there is no .malkoll.
export async function dropped(transfer: DataTransfer): Promise<{ files: Found[]; folder: boolean }> {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  if (entries.every((entry) => entry === null || entry.isFile)) return { files: plain.map((file) => ({ path: file.name, file })), folder: false };
  const files: Found[] = [];
  for (const entry of entries) if (entry) await walk(entry, "", files, true);
  return { files: ofFolder(files), folder: true };
}

function ofFolder(files: Found[]): Found[] {
  const shown = files.filter(({ path }) => readable(path) && !/(^|\/)\./.test(path));
  const texts = shown.filter(({ path }) => !isTable(path) && !path.endsWith(".karta"));
  return texts.length > 0 ? texts : shown;
}

/// The files of an <input type=file>; with folders, their paths below the chosen one.
export function chosen(input: HTMLInputElement): { files: Found[]; folder: boolean } {
  const folder = input.webkitdirectory;
  const files = [...(input.files ?? [])].map((file) => ({ path: folder ? file.webkitRelativePath : file.name, file }));
  return { files: folder ? ofFolder(files) : files, folder };
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

export async function read(found: Found): Promise<WorkFile> {
  const bytes = new Uint8Array(await found.file.arrayBuffer());
  const table = isTable(found.path);
  return { path: found.path, bytes, text: table ? null : textOf(bytes), table, changed: false };
}

export function fromText(path: string, text: string): WorkFile {
  return { path, bytes: new TextEncoder().encode(text), text, table: false, changed: false };
}

/// The text as the core reads it, but with the file's own letters, so that the core's columns fit: UTF-8, UTF-16 with a byte
/// order mark, else Windows-1252. null: no text.
export function textOf(bytes: Uint8Array): string | null {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (zip || (label === "utf-8" && bytes.includes(0))) return null;
  const text = new TextDecoder(label).decode(bytes);
  const broken = label === "utf-8" && text.includes("\ufffd");
  return broken && !/[^\x00-\x7f\ufffd]/.test(text) ? new TextDecoder("windows-1252").decode(bytes) : text;
}
