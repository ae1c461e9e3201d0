/// What a check found, put in its places as it comes piece by piece: by file, and in tables by row, so that nobody has to go through all of it
/// while a letter waits.

import type { Shown } from "./shown";

const none: readonly Shown[] = [];

function into<K>(map: Map<K, Shown[]>, key: K, one: Shown): void {
  const there = map.get(key);
  if (there) there.push(one);
  else map.set(key, [one]);
}

export class Found {
  readonly all: Shown[] = [];
  /// Ids of nämnder and bolag, and codes of rules, that there are findings of.
  readonly units = new Set<string>();
  readonly rules = new Set<string>();
  private files = new Map<string, Shown[]>();
  private rows = new Map<string, Map<number, Shown[]>>();

  add(piece: Shown[]): void {
    for (const one of piece) {
      const { finding } = one;
      this.all.push(one);
      this.rules.add(finding.rule);
      for (const unit of [finding.unit, ...finding.items.map((item) => item.unit)]) if (unit) this.units.add(unit);
      if (finding.path === null || finding.waived) continue;
      into(this.files, finding.path, one);
      if (!finding.cell) continue;
      const sheet = sheetOf(finding.path, finding.cell.sheet);
      const rows = this.rows.get(sheet) ?? new Map<number, Shown[]>();
      this.rows.set(sheet, rows);
      into(rows, finding.cell.row, one);
    }
  }

  /// The findings of a file that count, in the order of its text.
  inFile(path: string): readonly Shown[] {
    return this.files.get(path) ?? none;
  }

  /// Those of a row of a sheet.
  inRow(path: string, sheet: string, row: number): readonly Shown[] {
    return this.rows.get(sheetOf(path, sheet))?.get(row) ?? none;
  }
}

const sheetOf = (path: string, sheet: string | null | undefined) => `${path}\n${sheet ?? ""}`;
