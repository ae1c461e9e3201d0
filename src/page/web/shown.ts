/// Findings as the screen has them: each with its name, what is said beside it, and its place in each order. Made in the worker, so that a letter
/// that is written waits for nothing of it.

import { type Named, nameAll } from "./finding_names";
import type { Level, ScreenFinding } from "./protocol";

/// A finding with its number in the list of the core.
export interface Shown extends Named {
  finding: ScreenFinding;
  index: number;
  /// Its place where what stops comes first, and where the most money does.
  stops: number;
  money: number;
}

const weight: Record<Level, number> = { error: 0, warning: 1, advice: 2 };
/// What cannot be read comes before what follows from it.
const cause = ({ finding: { rule } }: Shown) => (rule.startsWith("F") ? 0 : rule.startsWith("P") ? 1 : 2);

export function shownOf(findings: ScreenFinding[]): Shown[] {
  const all = nameAll(findings.map((finding, index): Shown => ({ index, finding, name: "", stops: 0, money: 0 })));
  // What stops a budget is never behind advice.
  const byMoney = (a: Shown, b: Shown) => weight[a.finding.level] - weight[b.finding.level] || Math.abs(b.finding.money ?? 0) - Math.abs(a.finding.money ?? 0) || a.index - b.index;
  [...all].sort(byMoney).forEach((one, place) => (one.money = place));
  [...all].sort((a, b) => weight[a.finding.level] - weight[b.finding.level] || cause(a) - cause(b) || a.money - b.money).forEach((one, place) => (one.stops = place));
  return all;
}
