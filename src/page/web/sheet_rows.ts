/// A sheet's rows as the core hands them out (src/page/sheet.h): bytes with marks between rows and cells. They are cut up when they are
/// looked at, so that a sheet of any length is there at once.

import type { Rows } from "./protocol";

export interface Cell {
  type: "t" | "n" | "d" | "x" | "";
  text: string;
}

const decoder = new TextDecoder();
const cellMark = 0x1f, rowMark = 0x1e;

/// Where each row begins.
export function indexed(bytes: Uint8Array): Rows {
  let count = 0, last = 0, columns = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === rowMark) count++;
  const begins = new Uint32Array(count), numbers = new Uint32Array(count);
  for (let row = 0, at = 0; row < count; row++) {
    begins[row] = at;
    let number = 0, cells = 0;
    while (bytes[at]! >= 48 && bytes[at]! <= 57) number = number * 10 + bytes[at++]! - 48;
    for (; bytes[at] !== rowMark; at++) if (bytes[at] === cellMark) cells++;
    at++;
    numbers[row] = number;
    last = Math.max(last, number);
    columns = Math.max(columns, cells);
  }
  // One more than the place: 0 is no row.
  const starts = new Uint32Array(last + 1);
  for (let row = 0; row < count; row++) starts[numbers[row]!] = begins[row]! + 1;
  return { bytes, starts, last, columns };
}

/// The cells of a row, by its number; fewer than the sheet has columns where the last are empty.
export function cellsOf(rows: Rows, number: number): Cell[] {
  const start = rows.starts[number];
  if (!start) return [];
  const end = rows.bytes.indexOf(rowMark, start - 1);
  const [, ...cells] = decoder.decode(rows.bytes.subarray(start - 1, end)).split("\x1f");
  return cells.map((cell) => (cell === "" ? { type: "", text: "" } : { type: cell[0] as Cell["type"], text: cell.slice(1) }));
}

/// A column's letters: 28 is AB.
export function letters(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
