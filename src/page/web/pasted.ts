/// Cells that were copied in a spreadsheet: rows of fields between tabs, quoted where they have line ends or quotation marks.

/// Rows and cells; null where it is no cells: less than two columns.
export const cellsOfCopy = (text: string): string[][] | null => (text.includes("\t") ? rowsOfCopy(text) : null);

/// Rows and cells, also where there is one of them.
export function rowsOfCopy(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n?|\n|$)/y;
  while (field.lastIndex < text.length) {
    const [, cell, end] = field.exec(text)!;
    const quoted = cell!.length > 1 && cell!.startsWith('"') && cell!.endsWith('"');
    rows[rows.length - 1]!.push((quoted ? cell!.slice(1, -1).replaceAll('""', '"') : cell!).trim());
    if (end === "") break;
    if (end !== "\t" && field.lastIndex < text.length) rows.push([]);
    if (end === "\t" && field.lastIndex === text.length) rows[rows.length - 1]!.push("");
  }
  return rows;
}

/// Rows as a .csv that Målkoll and a Swedish Excel read.
export function asCsv(rows: string[][]): string {
  const cell = (text: string) => { const words = text.replace(/\s*[\r\n]+\s*/g, " "); return /[";]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words; };
  return `${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
