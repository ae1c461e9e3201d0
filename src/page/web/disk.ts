/// Files in their own place on the disk, in browsers that let a page write there (File System Access). Elsewhere files are given
/// by the browser's chooser and saved as downloads.

import type { Bytes } from "./bytes";

export type Handle = FileSystemFileHandle & {
  queryPermission?(options: { mode: "readwrite" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "readwrite" }): Promise<PermissionState>;
};

declare global {
  interface Window {
    showOpenFilePicker?(options: { multiple: boolean }): Promise<Handle[]>;
    showSaveFilePicker?(options: { suggestedName: string }): Promise<Handle>;
  }
}

/// What a file was like on the disk when it was last read or written.
export interface OnDisk {
  modified: number;
  size: number;
}

export const picks = () => typeof window.showOpenFilePicker === "function";
export const placesFiles = () => typeof window.showSaveFilePicker === "function";

const closed = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/// The files that the person picks; none where the window was closed.
export async function pick(): Promise<{ path: string; file: File; handle: Handle }[]> {
  try {
    const handles = await window.showOpenFilePicker!({ multiple: true });
    return await Promise.all(handles.map(async (handle) => ({ path: handle.name, file: await handle.getFile(), handle })));
  } catch (error) {
    if (closed(error)) return [];
    throw error;
  }
}

/// Where a new file is to lie; null: nowhere.
export async function place(name: string): Promise<Handle | null> {
  try {
    return await window.showSaveFilePicker!({ suggestedName: name });
  } catch (error) {
    if (closed(error)) return null;
    throw error;
  }
}

export const stateOf = (file: File): OnDisk => ({ modified: file.lastModified, size: file.size });

/// The file as it is on the disk, where it is no longer what it was; null: it is. A file that is gone is nothing to be lost.
export async function changedOnDisk(handle: Handle, before: OnDisk): Promise<File | null> {
  const now = await handle.getFile().catch((error) => { if (error instanceof DOMException && error.name === "NotFoundError") return null; throw error; });
  return now && (now.lastModified !== before.modified || now.size !== before.size) ? now : null;
}

/// May the page write there? Asks the person where the browser wants it.
export async function allowed(handle: Handle): Promise<boolean> {
  const mode = { mode: "readwrite" as const };
  if (!handle.queryPermission || (await handle.queryPermission(mode)) === "granted") return true;
  return (await handle.requestPermission?.(mode)) === "granted";
}

/// Writes the whole file; it is as it was until all has been written.
export async function write(handle: Handle, bytes: Bytes): Promise<OnDisk> {
  const writer = await handle.createWritable();
  try {
    await writer.write(bytes as FileSystemWriteChunkType);
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => {});
    throw error;
  }
  return stateOf(await handle.getFile());
}
