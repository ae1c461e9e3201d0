/// One field of a CSV text changed, and not a byte besides. Divided as src/grid/csv.cpp divides it, so that rows and columns are the same.

const hint = /^sep=([^\r\n])(\r\n|[\r\n])/;

/// Where each field of a record stands, from `at`; `end`: behind its line end. null: a quotation mark is never closed.
function record(text: string, at: number, delimiter: string): { fields: { from: number; to: number }[]; end: number; lineEnd: number } | null {
  const fields: { from: number; to: number }[] = [];
  const ends = (i: number) => i >= text.length || text[i] === delimiter || text[i] === "\n" || text[i] === "\r";
  for (;;) {
    const from = at;
    while (text[at] === " ") at++;
    if (text[at] === '"') {
      for (at++; ; at += 2) {
        at = text.indexOf('"', at);
        if (at < 0) return null;
        if (text[at + 1] !== '"') break;
      }
    }
    while (!ends(at)) at++;
    fields.push({ from, to: at });
    if (text[at] !== delimiter) break;
    at++;
  }
  const lineEnd = at;
  if (text[at] === "\r") at++;
  if (text[at] === "\n") at++;
  return { fields, end: at, lineEnd };
}

function delimiterOf(text: string): string {
  const told = hint.exec(text);
  if (told) return told[1]!;
  let best = ";", most = 0;
  for (const candidate of [";", "\t", ",", "|"]) {
    const counts = new Map<number, number>();
    let broken = false;
    for (let at = 0, rows = 0; at < text.length && rows < 100; rows++) {
      const one = record(text, at, candidate);
      if (!one) { broken = true; break; }
      if (one.fields.length > 1) counts.set(one.fields.length, (counts.get(one.fields.length) ?? 0) + 1);
      at = one.end;
    }
    const agree = broken ? 0 : Math.max(0, ...counts.values());
    if (agree > most) [best, most] = [candidate, agree];
  }
  return best;
}

/// The text with another value in a cell (from 1); null: there is no such row.
export function patched(text: string, row: number, column: number, value: string): string | null {
  const delimiter = delimiterOf(text);
  let at = hint.exec(text)?.[0].length ?? 0;
  for (let number = 1; at < text.length; number++) {
    const one = record(text, at, delimiter);
    if (!one) return null;
    if (number < row) {
      at = one.end;
      continue;
    }
    const field = one.fields[column - 1];
    const words = value.replace(/\s*[\r\n]+\s*/g, " ");
    const quoted = field !== undefined && text.slice(field.from, field.to).trimStart().startsWith('"');
    const written = quoted || words.includes(delimiter) || words.includes('"') || words !== words.trim() ? `"${words.replaceAll('"', '""')}"` : words;
    if (!field) return text.slice(0, one.lineEnd) + delimiter.repeat(column - one.fields.length) + written + text.slice(one.lineEnd);
    return text.slice(0, field.from) + written + text.slice(field.to);
  }
  return null;
}

/// Rows and cells of a text that was copied from a spreadsheet; null where it is no cells: less than two columns.
export function cellsOfCopy(text: string): string[][] | null {
  if (!text.includes("\t")) return null;
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const one = record(text, at, "\t");
    if (!one) return null;
    rows.push(one.fields.map(({ from, to }) => text.slice(from, to).trim().replace(/^"([\s\S]*)"$/, (_, inside: string) => inside.replaceAll('""', '"'))));
    at = one.end;
  }
  return rows;
}

/// Rows as a .csv that Målkoll and a Swedish Excel read.
export function asCsv(rows: string[][]): string {
  const cell = (text: string) => { const words = text.replace(/\s*[\r\n]+\s*/g, " "); return /[";]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words; };
  return `${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
