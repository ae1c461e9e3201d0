/// How one table is to be read, as the person has chosen it on the page: the column map that was guessed (or came with the table),
/// and what has been changed in it. The core gets it as the .karta beside the table; it can be saved as one.

import { withoutEnding } from "./save";

export interface Settings {
  /// The column map as it was before anything was chosen.
  base: string;
  /// Lines of the map, by key: what they are to say; "" takes the line away.
  lines: Record<string, string>;
}

/// A map's lines, each as its key and its value.
export function linesOf(map: string): { key: string; value: string }[] {
  return map.split(/\r?\n/).filter((line) => line.trim() && !line.trimStart().startsWith("#")).map((line) => {
    const colon = line.indexOf(":");
    return colon < 0 ? { key: line.trim(), value: "" } : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
  });
}

/// What a map says of a key; "" where it does not.
export function said(map: string, key: string): string {
  return linesOf(map).find((line) => line.key === key)?.value ?? "";
}

/// The whole column map.
export function mapOf({ base, lines }: Settings): string {
  const out = base.split(/\r?\n/).flatMap((line) => {
    const key = line.slice(0, Math.max(line.indexOf(":"), 0)).trim();
    const set = line.trimStart().startsWith("#") ? undefined : lines[key];
    return set === undefined ? [line] : set === "" ? [] : [`${key}: ${set}`];
  });
  const there = new Set(linesOf(base).map(({ key }) => key));
  while (out.length > 0 && out[out.length - 1] === "") out.pop();
  for (const [key, value] of Object.entries(lines)) if (!there.has(key) && value !== "") out.push(`${key}: ${value}`);
  return out.join("\n") + "\n";
}

/// Settings with some lines changed; null: as the table was.
export function withLines(settings: Settings | null, base: string, lines: Record<string, string>): Settings | null {
  const from = settings?.base ?? base;
  const all = { ...settings?.lines, ...lines };
  for (const [key, value] of Object.entries(all)) if (said(from, key) === value) delete all[key];
  return Object.keys(all).length > 0 ? { base: from, lines: all } : null;
}

export const mapPath = (table: string) => `${withoutEnding(table)}.karta`;

/// The same bytes for the same settings, so that the core is not given them anew.
const made = new WeakMap<Settings, Uint8Array>();

export function mapBytes(table: string, settings: Settings): { path: string; bytes: Uint8Array } {
  let bytes = made.get(settings);
  if (!bytes) made.set(settings, (bytes = new TextEncoder().encode(mapOf(settings))));
  return { path: mapPath(table), bytes };
}
