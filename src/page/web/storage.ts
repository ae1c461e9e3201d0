/// The work between two visits: kept in this browser's own database, and nowhere else. A record for each file, so that a letter
/// does not write all of them, and one of how the page was set. What is told as kept has been written: the transaction is done.

import type { Bytes } from "./bytes";
import type { Handle, OnDisk } from "./disk";
import type { Encoding } from "./encoding";
import type { Language } from "./protocol";
import type { Settings } from "./work";

/// A file as it is kept.
export interface KeptFile {
  path: string;
  bytes: Bytes;
  text: string | null;
  table: boolean;
  changed: boolean;
  encoding?: Encoding;
  handle?: Handle | null;
  onDisk?: OnDisk | null;
  settings?: Settings | null;
  named?: boolean;
  source?: boolean;
}

/// How the page was set.
export interface KeptPage {
  open: string | null;
  scope: "municipality" | "submission";
  language: Language;
  /// When it was kept: Date.now().
  at: number;
}

export interface Kept extends KeptPage {
  files: KeptFile[];
}

const database = "malkoll", table = "work", page = "page", before = "file:", former = "now", last = "malkoll-last";
/// Kept work is forgotten after 30 days.
const longest = 30 * 24 * 3_600_000;

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  return (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(table);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const base = asked.result;
      base.onclose = base.onversionchange = () => { base.close(); opened = null; };
      resolve(base);
    };
  }).catch((error) => { opened = null; throw error; }));
}

/// Runs `act` in a transaction; resolves when all of it is on the disk. `leaving`: does not wait for answers, since the page may be on
/// its way out.
async function write(act: (store: IDBObjectStore) => void, leaving = false): Promise<void> {
  const transaction = (await open()).transaction(table, "readwrite");
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    try {
      act(transaction.objectStore(table));
      if (leaving) transaction.commit?.();
    } catch (error) {
      try { transaction.abort(); } catch { /* it has ended by itself */ }
      reject(error);
    }
  });
}

/// The work of the last visit; `old`: what there was has been forgotten, since it was kept then and never again.
export async function recall(): Promise<{ kept: Kept | null; old: number | null }> {
  const store = (await open()).transaction(table, "readonly").objectStore(table);
  const all = await new Promise<[IDBValidKey, any][]>((resolve, reject) => {
    const keys = store.getAllKeys(), values = store.getAll();
    values.onsuccess = () => resolve(keys.result.map((key, n) => [key, values.result[n]]));
    values.onerror = keys.onerror = () => reject(values.error ?? keys.error);
  });
  const of = new Map(all.map(([key, value]) => [String(key), value]));
  const set = (of.get(page) ?? of.get(former)) as (KeptPage & { files?: KeptFile[] }) | undefined;
  if (!set) return { kept: null, old: null };
  const files = of.has(page) ? [...of].filter(([key]) => key.startsWith(before)).map(([, file]) => file as KeptFile) : (set.files ?? []);
  if (set.at && Date.now() - set.at > longest) {
    await forget();
    return { kept: null, old: files.length > 0 ? set.at : null };
  }
  return { kept: { ...set, at: set.at ?? Date.now(), files }, old: null };
}

/// Keeps what has changed. A browser that cannot keep a file's place on the disk keeps the file without it.
export async function keep(set: KeptPage, put: KeptFile[], remove: string[], leaving: boolean): Promise<void> {
  await write((store) => {
    store.delete(former);
    store.put(set, page);
    for (const path of remove) store.delete(before + path);
    for (const file of put) {
      try {
        store.put(file, before + file.path);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== "DataCloneError") throw error;
        store.put({ ...file, handle: null }, before + file.path);
      }
    }
  }, leaving);
  leaveNothing();
}

export async function forget(): Promise<void> {
  leaveNothing();
  await write((store) => store.clear());
}

/// The last letters, when the page is on its way out and the database may not be reached in time. At once, or not at all.
export function keepLast(files: { path: string; text: string }[]): boolean {
  try {
    localStorage.setItem(last, JSON.stringify({ at: Date.now(), files }));
    return true;
  } catch {
    return false;
  }
}

/// The last letters of the visit before, which came after what the database has.
export function lastLetters(since: number): { path: string; text: string }[] {
  try {
    const kept = JSON.parse(localStorage.getItem(last) ?? "null");
    return kept && kept.at >= since ? kept.files : [];
  } catch {
    return [];
  }
}

function leaveNothing(): void {
  try {
    localStorage.removeItem(last);
  } catch { /* a browser without such a place has nothing there */ }
}
