/// What a check found, put in its places as it comes piece by piece: by file, and in tables by row, so that nobody has to go through all of it
/// while a letter waits.

import type { Level } from "./protocol";
import type { Shown } from "./shown";

const none: readonly Shown[] = [];

function into<K>(map: Map<K, Shown[]>, key: K, one: Shown): void {
  const there = map.get(key);
  if (there) there.push(one);
  else map.set(key, [one]);
}

export class Found {
  readonly all: Shown[] = [];
  /// The same where what stops comes first, and where the most money does. Whole once all has come.
  readonly ordered: Record<"stops" | "money", Shown[]> = { stops: [], money: [] };
  /// Ids of nämnder and bolag, and codes of rules, that there are findings of.
  readonly units = new Set<string>();
  readonly rules = new Set<string>();
  private files = new Map<string, Shown[]>();
  private rows = new Map<string, Map<number, Shown[]>>();
  private names = new Map<string, Shown>();
  private counts = new Map<string, Record<Level, number>>();

  /// `all`: how many there will be.
  add(piece: Shown[], all: number): void {
    if (this.all.length === 0) this.ordered.stops = new Array(all), this.ordered.money = new Array(all);
    for (const one of piece) {
      const { finding } = one;
      this.all.push(one);
      this.ordered.stops[one.stops] = one;
      this.ordered.money[one.money] = one;
      this.names.set(one.name, one);
      this.rules.add(finding.rule);
      for (const unit of [finding.unit, ...finding.items.map((item) => item.unit)]) if (unit) this.units.add(unit);
      if (finding.path === null || finding.waived) continue;
      into(this.files, finding.path, one);
      const counts = this.counts.get(finding.path) ?? { error: 0, warning: 0, advice: 0 };
      this.counts.set(finding.path, counts);
      counts[finding.level]++;
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

  named(name: string): Shown | undefined {
    return this.names.get(name);
  }

  /// How many of them, of each level.
  countsIn(path: string): Readonly<Record<Level, number>> | undefined {
    return this.counts.get(path);
  }

  /// The finding that was marked before, among these: the same, or the only one that the rule has of the same thing, whose message has changed as it
  /// was written in. Else none.
  marked(before: Shown | null): Shown | null {
    const same = before && this.names.get(before.name);
    if (!before || same) return same ?? null;
    const { rule, path, subject } = before.finding;
    if (subject === null) return null;
    const alike = this.all.filter(({ finding }) => finding.rule === rule && finding.path === path && finding.subject?.id === subject.id && finding.subject.kind === subject.kind);
    return alike.length === 1 ? alike[0]! : null;
  }

  /// Those of a row of a sheet.
  inRow(path: string, sheet: string, row: number): readonly Shown[] {
    return this.rows.get(sheetOf(path, sheet))?.get(row) ?? none;
  }
}

const sheetOf = (path: string, sheet: string | null | undefined) => `${path}\n${sheet ?? ""}`;
