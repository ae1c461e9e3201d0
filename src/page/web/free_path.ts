/// A path that is not taken: `mapp/budget (2).malkoll`.
export function free(path: string, taken: (path: string) => boolean): string {
  const dot = path.lastIndexOf(".");
  for (let n = 2; ; n++) {
    const next = dot > path.lastIndexOf("/") + 1 ? `${path.slice(0, dot)} (${n})${path.slice(dot)}` : `${path} (${n})`;
    if (!taken(next)) return next;
  }
}
