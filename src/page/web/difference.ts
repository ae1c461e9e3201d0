/// What two versions of a file differ in, for one who has to choose between them.

import { type Bytes, sizeOf } from "./bytes";
import { t } from "./texts";
import type { WorkFile } from "./work";

type Version = Pick<WorkFile, "path" | "text" | "table" | "bytes">;

const most = 6;
/// Of a larger table nobody waits for what differs.
const largest = 8 << 20;

let linesOf: (path: string, bytes: Bytes) => Promise<string | null> = async () => null;

/// What reads the rows of a table as lines.
export function setLines(lines: typeof linesOf): void {
  linesOf = lines;
}

async function readAs({ path, text, table, bytes }: Version): Promise<string | null> {
  if (!table) return text;
  return sizeOf(bytes) > largest ? null : ((await linesOf(path, bytes)) || null);
}

/// Lines for people: those that only one of them has, the first few. Of what is neither text nor table there is nothing to show.
export async function difference(mine: Version, theirs: Version): Promise<string[]> {
  const [ours, others] = await Promise.all([readAs(mine), readAs(theirs)]);
  if (ours === null || others === null) return [];
  const a = ours.split(/\r\n?|\n/), b = others.split(/\r\n?|\n/);
  const count = (lines: string[]) => lines.reduce((all, line) => all.set(line, (all.get(line) ?? 0) + 1), new Map<string, number>());
  const only = (lines: string[], other: Map<string, number>) => lines.filter((line) => {
    const left = other.get(line) ?? 0;
    if (left > 0) other.set(line, left - 1);
    return left === 0 && line.trim() !== "";
  });
  const told = (lines: string[], title: string) => lines.length === 0 ? [] : [`${title} ${lines.slice(0, most).map((line) => `»${line.trim()}«`).join(", ")}${lines.length > most ? ` ${t("and_more", { n: lines.length - most })}` : ""}`];
  return [...told(only(a, count(b)), t("only_mine")), ...told(only(b, count(a)), t("only_theirs"))];
}
