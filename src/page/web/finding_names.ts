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
