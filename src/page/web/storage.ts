/// The work between two visits: kept in this browser's own database, and nowhere else. Bytes and text of the files, and how the
/// page was set. Where the browser forbids it, nothing is kept and the page says so.

import type { Language } from "./protocol";
import type { WorkFile } from "./work";

export interface Kept {
  files: WorkFile[];
  open: string | null;
  scope: "municipality" | "submission";
  unit: string;
  amounts: string;
  language: Language;
}

const database = "malkoll";
const table = "work";
const key = "now";

function request<T>(of: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    of.onsuccess = () => resolve(of.result);
    of.onerror = () => reject(of.error);
  });
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table);
  return (await request(opening)).transaction(table, mode).objectStore(table);
}

export async function recall(): Promise<Kept | null> {
  return (await request((await store("readonly")).get(key))) ?? null;
}

export async function keep(work: Kept): Promise<void> {
  await request((await store("readwrite")).put(work, key));
}

export async function forget(): Promise<void> {
  await request((await store("readwrite")).clear());
}
