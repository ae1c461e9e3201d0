/// What two versions of a text differ in, for one who has to choose between them.

import { t } from "./texts";

const most = 6;

/// Lines for people: those that only one of them has, the first few. Of what is no text there is nothing to show.
export function difference(mine: string | null, theirs: string | null): string[] {
  if (mine === null || theirs === null) return [];
  const a = mine.split(/\r\n?|\n/), b = theirs.split(/\r\n?|\n/);
  const count = (lines: string[]) => lines.reduce((all, line) => all.set(line, (all.get(line) ?? 0) + 1), new Map<string, number>());
  const only = (lines: string[], other: Map<string, number>) => lines.filter((line) => {
    const left = other.get(line) ?? 0;
    if (left > 0) other.set(line, left - 1);
    return left === 0 && line.trim() !== "";
  });
  const told = (lines: string[], title: string) => lines.length === 0 ? [] : [`${title} ${lines.slice(0, most).map((line) => `»${line.trim()}«`).join(", ")}${lines.length > most ? ` ${t("and_more", { n: lines.length - most })}` : ""}`];
  return [...told(only(a, count(b)), t("only_mine")), ...told(only(b, count(a)), t("only_theirs"))];
}
