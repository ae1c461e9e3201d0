/// What a column is read as, in the lines of a column map. A column that is given something to be loses what it was.

import { letters } from "./sheet_rows";
import { linesOf } from "./table_settings";
import { words } from "./words";

/// The parts of `Mål 1 + Mål 2 minus »a + b«`, each with the sign before it.
function parts(value: string): { sign: string; column: string }[] {
  const out: { sign: string; column: string }[] = [];
  const one = /( \+ | minus |^)(»[^«]*«|(?:(?! \+ | minus ).)+)/gy;
  for (let found = one.exec(value); found; found = one.exec(value)) out.push({ sign: found[1] ?? "", column: found[2]!.trim() });
  return out;
}

const joined = (all: { sign: string; column: string }[]) => all.map(({ sign, column }, n) => (n === 0 ? column : (sign || " + ") + column)).join("");

/// The lines that make a column be read as `as`; "" leaves it out. Where only one column may be it, the new one takes the old one's place. `heading`: as it stands in the table.
export function readAs(map: string, column: number, heading: string, as: string): Record<string, string> {
  const name = `kolumn ${letters(column)}`;
  const is = (written: string) => [name.toLowerCase(), heading.toLowerCase(), `»${heading.toLowerCase()}«`].includes(written.toLowerCase()) && written !== "";
  const lines: Record<string, string> = {};
  for (const { key, value } of linesOf(map)) {
    if (words().settings.includes(key) || value.startsWith("alltid ") || value === "bladets namn") continue;
    const all = parts(value), left = all.filter((part) => !is(part.column));
    if (left.length !== all.length) lines[key] = joined(left);
  }
  if (as === "") return lines;
  const before = lines[as] ?? linesOf(map).find(({ key }) => key === as)?.value ?? "";
  lines[as] = words().columns.some(({ word, several }) => several && word === as) && before !== "" && !before.startsWith("alltid ") ? `${before} + ${name}` : name;
  return lines;
}

/// What there is to choose from: the words that posts have, with the years that are thought of.
export function choices(years: number[]): string[] {
  return words().columns.flatMap(({ word, yearly }) => (yearly ? years.map((year) => `${word} ${year}`) : [word]));
}
