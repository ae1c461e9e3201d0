/// A file's bytes as the page holds them. What is large the browser holds (a Blob): it hands it to the worker and keeps it on the disk without
/// a copy being made where somebody writes. What is small is at hand, and is kept also when the page is on its way out.
export type Bytes = Uint8Array | Blob;

const large = 1 << 20;
/// How much is read at a time: a few milliseconds' work.
const step = 4 << 20;

export const held = (bytes: Uint8Array): Bytes => (bytes.length > large ? new Blob([bytes as BlobPart]) : bytes);

export async function whole(bytes: Bytes): Promise<Uint8Array> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
}

/// A copy of its own of a file on the disk, which others may write over.
export async function copied(file: File): Promise<Bytes> {
  if (file.size <= large) return whole(file);
  const parts: Blob[] = [];
  for (let at = 0; at < file.size; at += step) parts.push(new Blob([await file.slice(at, at + step).arrayBuffer()]));
  return new Blob(parts);
}

export const sizeOf = (bytes: Bytes): number => (bytes instanceof Blob ? bytes.size : bytes.length);

export async function same(a: Bytes, b: Bytes): Promise<boolean> {
  if (sizeOf(a) !== sizeOf(b)) return false;
  for (let at = 0; at < sizeOf(a); at += step) {
    const [one, other] = await Promise.all([whole(a.slice(at, at + step)), whole(b.slice(at, at + step))]);
    if (one.some((byte, n) => byte !== other[n])) return false;
  }
  return true;
}
