/// Files to the person's computer, by the browser's own saving.

import type { Bytes } from "./bytes";
import { h } from "./dom";

export function save(name: string, content: string | Bytes, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/// The path without its ending: `mapp/budget` of `mapp/budget.xlsx`.
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
