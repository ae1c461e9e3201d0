/// What a finding is called, so that it is the same one after the next check: the mark and the row in the list stay with it,
/// whatever its number has become.

import type { Finding } from "./protocol";

export interface Named {
  name: string;
  finding: Finding;
}

const place = ({ rule, path, subject }: Finding) => `${rule}|${path}|${subject?.kind}|${subject?.id}`;

/// Gives each its name: rule, file, subject, message; and a number where several are alike.
export function nameAll<T extends Named>(all: T[]): T[] {
  const times = new Map<string, number>();
  for (const one of all) {
    const name = `${place(one.finding)}|${one.finding.message}`;
    const n = times.get(name) ?? 0;
    times.set(name, n + 1);
    one.name = n === 0 ? name : `${name}|${n}`;
  }
  return all;
}

/// The finding among the new ones that was marked before: the same, or the only one that the rule has of the same thing, whose
/// message has changed as it was written in. Else none.
export function marked<T extends Named>(all: readonly T[], before: T | null): T | null {
  if (!before) return null;
  const same = all.find(({ name }) => name === before.name);
  if (same) return same;
  const alike = all.filter(({ finding }) => finding.subject !== null && place(finding) === place(before.finding));
  return alike.length === 1 ? alike[0]! : null;
}
