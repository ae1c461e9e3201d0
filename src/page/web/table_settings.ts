/// How one table is to be read, as the person has chosen it on the page: the column map that was guessed (or came with the table),
/// and what has been changed in it. The core gets it as the .karta beside the table; it can be saved as one.

export interface Settings {
  /// The column map as it was before anything was chosen.
  base: string;
  /// Lines of the map, by key: what they are to say; "" takes the line away.
  lines: Record<string, string>;
}

/// The lines of a map's first part, each as its key and its value; behind a second `blad:` stands what holds for other sheets.
export function linesOf(map: string): { key: string; value: string }[] {
  const all = map.split(/\r?\n/).filter((line) => line.trim() && !line.trimStart().startsWith("#")).map((line) => {
    const colon = line.indexOf(":");
    return colon < 0 ? { key: line.trim(), value: "" } : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
  });
  const second = all.findIndex(({ key }, n) => key === "blad" && all.findIndex((line) => line.key === "blad") < n);
  return second < 0 ? all : all.slice(0, second);
}

/// What a map says of a key; "" where it does not.
export function said(map: string, key: string): string {
  return linesOf(map).find((line) => line.key === key)?.value ?? "";
}

/// What holds for all sheets of a table; the rest is said of the first, and of those that are read like it.
const forAll = new Set(["enhet", "belopp i"]);

/// The whole column map.
export function mapOf({ base, lines }: Settings): string {
  const out: string[] = [], keyOf = (line: string) => (line.trimStart().startsWith("#") ? "" : line.slice(0, Math.max(line.indexOf(":"), 0)).trim());
  const written = base.split(/\r?\n/), there = new Set<string>();
  let sheets = 0, place = -1;
  for (const line of written) {
    const key = keyOf(line);
    if (key === "blad") sheets++;
    if (sheets < 2 && key !== "") there.add(key);
    const set = sheets < 2 || forAll.has(key) ? lines[key] : undefined;
    if (set === undefined) out.push(line);
    else if (set !== "") out.push(`${key}: ${set}`);
    if (sheets < 2 && (key === "rubrikrad" || (key === "blad" && place < 0))) place = out.length;
  }
  const more = Object.entries(lines).filter(([key, value]) => !there.has(key) && value !== "").map(([key, value]) => `${key}: ${value}`);
  while (out.length > 0 && out[out.length - 1] === "") out.pop();
  out.splice(place < 0 ? out.length : place, 0, ...more);
  return out.join("\n") + "\n";
}

/// Settings with some lines changed; null: as the table was.
export function withLines(settings: Settings | null, base: string, lines: Record<string, string>): Settings | null {
  const from = settings?.base ?? base;
  const all = { ...settings?.lines, ...lines };
  for (const [key, value] of Object.entries(all)) if (said(from, key) === value) delete all[key];
  return Object.keys(all).length > 0 ? { base: from, lines: all } : null;
}

/// Where a table's column map lies: beside it, with the whole of its name, so that no other table has the same.
export const mapPath = (table: string) => `${table}.karta`;

/// The same bytes for the same settings, so that the core is not given them anew.
const made = new WeakMap<Settings, Uint8Array>();

export function mapBytes(table: string, settings: Settings): { path: string; bytes: Uint8Array } {
  let bytes = made.get(settings);
  if (!bytes) made.set(settings, (bytes = new TextEncoder().encode(mapOf(settings))));
  return { path: mapPath(table), bytes };
}
