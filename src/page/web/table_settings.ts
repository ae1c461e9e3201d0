/// How one table is to be read, as the person has chosen it on the page. The core gets it as the .karta beside the table; it can be saved as one.

export interface Settings {
  /// The column map as it was before anything was chosen.
  base: string;
  /// As it has been chosen.
  map: string;
}

/// Settings with another map; null: as the table was.
export function withMap(settings: Settings | null, base: string, map: string): Settings | null {
  const from = settings?.base ?? base;
  return map === from ? null : { base: from, map };
}

/// Where a table's column map lies: beside it, with the whole of its name, so that no other table has the same.
export const mapPath = (table: string) => `${table}.karta`;

/// The same bytes for the same settings, so that the core is not given them anew.
const made = new WeakMap<Settings, Uint8Array>();

export function mapBytes(table: string, settings: Settings): { path: string; bytes: Uint8Array } {
  let bytes = made.get(settings);
  if (!bytes) made.set(settings, (bytes = new TextEncoder().encode(settings.map)));
  return { path: mapPath(table), bytes };
}
