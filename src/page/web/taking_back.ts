/// What is taken back: files that were taken from the page, or replaced on it, come back as they were. Nothing that has come to the page or been
/// written on it since is lost by that.

import { same, type Bytes } from "./bytes";
import { free } from "./free_path";
import { fileName } from "./save";
import { mapPath } from "./table_settings";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// Files come back to the page. What has their names meanwhile stays, and they get others; a column map goes with its table. Those that are there
/// already, the same to the byte, need not. `open`: the one to be shown.
export async function bringBack(work: Work, gone: readonly WorkFile[], open: WorkFile | null): Promise<void> {
  const back: WorkFile[] = [];
  const taken = (path: string) => work.file(path) !== undefined || gone.some((file) => file.path === path);
  const named = new Map<string, string>();
  for (const file of gone) {
    const there = work.file(file.path);
    if (there === file || (there && (await same(there.bytes, file.bytes)) && there.settings?.map === file.settings?.map)) continue;
    if (there) named.set(file.path, free(file.path, taken));
    back.push(file);
  }
  for (const [path, name] of [...named]) if (back.some((file) => file.path === mapPath(path))) named.set(mapPath(path), mapPath(name));
  for (const file of back) {
    const name = named.get(file.path);
    if (name === undefined) continue;
    work.notice(() => t("both_kept", { name: fileName(file.path), other: fileName(name) }));
    file.path = name;
  }
  if (back.length > 0) work.add(back);
  const shown = open && (work.files.includes(open) ? open : work.file(open.path));
  if (shown) work.show(shown);
}

/// A file takes its place back from the one that came instead, which had `bytes` then. Where something else is there by now, or something has been
/// written in that one, it stays under another name.
export function exchange(work: Work, old: WorkFile, newer: WorkFile, bytes: Bytes): void {
  const there = work.file(old.path);
  if (there && (there !== newer || there.bytes !== bytes)) keepUnder(work, there, free(old.path, (path) => work.file(path) !== undefined));
  work.add([old]);
}

/// A file of the page gets another name, since its own is to be another's.
export function keepUnder(work: Work, file: WorkFile, name: string): void {
  const { path } = file;
  work.notice(() => t("both_kept", { name: fileName(path), other: fileName(name) }));
  file.path = name;
}
