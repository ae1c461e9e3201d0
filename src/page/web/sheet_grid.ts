/// A sheet as a grid (WAI-ARIA): headings that stay, rows that are drawn only where they are seen, one cell that has the focus and is gone
/// through with the arrow keys, and written in. It knows nothing of budgets.

import { h } from "./dom";
import type { Rows } from "./protocol";
import { type Cell, cellsOf, letters } from "./sheet_rows";
import { t } from "./texts";

export interface Mark {
  level: string;
  /// What is told of the cell: code and message.
  text: string;
}

/// A cell is to hold something else.
export interface Written {
  row: number;
  column: number;
  from: string;
  to: string;
}

export interface GridActions {
  write(cells: Written[]): void;
  at(row: number, column: number): void;
  undo(redo: boolean): void;
  /// What is told of the cells of a row, by column; 0: the row.
  marks(row: number): Map<number, Mark>;
  /// The menu of a column's heading.
  heading(column: number, text: string): HTMLElement | null;
}

const height = 32, beyond = 8;

export class SheetGrid {
  readonly element: HTMLElement;
  private head = h("div", { class: "sheet-head", role: "rowgroup" });
  private body = h("div", { class: "sheet-body", role: "rowgroup" });
  private rows: Rows | null = null;
  private headingRow = 0;
  private columns = 0;
  private drawn = new Map<number, HTMLElement>();
  /// What has been written and not yet come back from the core; and of that, how often a cell waits to be in the file.
  private written = new Map<string, string>();
  private waiting = new Map<string, number>();
  private at = { row: 1, column: 1 };
  private frame = 0;
  private input: HTMLInputElement | null = null;

  constructor(private actions: GridActions) {
    this.element = h("div", { class: "sheet", role: "grid", "data-key": "sheet" }, this.head, this.body);
    this.element.addEventListener("scroll", () => { if (!this.frame) this.frame = requestAnimationFrame(() => this.draw()); }, { passive: true });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("mousedown", (event) => this.press(event));
    this.body.addEventListener("dblclick", (event) => { if (this.placeOf(event.target)) this.edit(this.cellNow().text, true); });
    // Where no text is marked, Firefox tells the page of it and not the cell.
    document.addEventListener("copy", (event) => this.copy(event, false));
    document.addEventListener("cut", (event) => this.copy(event, true));
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /// Shows rows. The same sheet once more keeps its place.
  show(name: string, rows: Rows, headingRow: number, same: boolean): void {
    if (!same) this.waiting.clear();
    for (const key of [...this.written.keys()]) if (!this.waiting.has(key)) this.written.delete(key);
    if (!same) this.stop();
    this.rows = rows;
    this.headingRow = headingRow;
    this.columns = Math.max(rows.columns, 1);
    this.element.setAttribute("aria-label", name);
    this.element.setAttribute("aria-rowcount", String(Math.max(rows.last, 1)));
    this.element.setAttribute("aria-colcount", String(this.columns + 1));
    this.element.style.setProperty("--columns", this.widths());
    this.body.style.height = `${this.lines() * height}px`;
    if (!same) {
      this.at = { row: headingRow === 1 ? 2 : headingRow > 0 && headingRow < rows.last ? headingRow + 1 : 1, column: 1 };
      this.element.scrollTop = Math.max(this.top(this.at.row) - 3 * height, 0);
      this.element.scrollLeft = 0;
    }
    this.clear();
    this.drawHead();
    this.draw();
  }

  /// What is told of cells may have changed.
  mark(): void {
    this.clear();
    this.draw();
  }

  drawHead(): void {
    const headings = this.headingRow ? cellsOf(this.rows!, this.headingRow) : [];
    const row = h("div", { class: "sheet-row", role: "row", "aria-rowindex": this.headingRow || null }, h("div", { class: "sheet-number", role: "columnheader", "aria-colindex": 1 }, h("span", { class: "hidden" }, t("row_number")), this.headingRow ? String(this.headingRow) : ""));
    for (let column = 1; column <= this.columns; column++) {
      const text = headings[column - 1]?.text ?? "";
      row.append(h("div", { class: "sheet-heading", role: "columnheader", "aria-colindex": column + 1 },
        h("span", { class: "sheet-heading-text" }, text || letters(column)), this.actions.heading(column, text)));
    }
    const key = document.activeElement instanceof HTMLElement && this.head.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    this.head.replaceChildren(row);
    if (key) [...this.head.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset.key === key)?.focus({ preventScroll: true });
  }

  /// To a cell: in sight, and with the focus where it is wanted. `column` 0: the row.
  go(row: number, column: number, focus: boolean): void {
    this.stop();
    this.at = { row: row === this.headingRow ? Math.min(row + 1, this.rows?.last ?? 1) : row, column: Math.min(Math.max(column, 1), this.columns) };
    this.reveal(true);
    if (focus) this.focus();
  }

  focus(): void {
    this.cellElement()?.focus({ preventScroll: true });
  }

  // --- places

  private lines(): number {
    const last = Math.max(this.rows?.last ?? 1, 1);
    return this.headingRow > 0 && this.headingRow <= last ? last - 1 : last;
  }

  private line(row: number): number {
    return this.headingRow > 0 && row > this.headingRow ? row - 2 : row - 1;
  }

  private row(line: number): number {
    return this.headingRow > 0 && line + 1 >= this.headingRow ? line + 2 : line + 1;
  }

  private top(row: number): number {
    return this.line(row) * height;
  }

  private cellElement(): HTMLElement | null {
    return this.drawn.get(this.at.row)?.querySelector(`[aria-colindex="${this.at.column + 1}"]`) ?? null;
  }

  private cellAt({ row, column }: { row: number; column: number }): Cell {
    const written = this.written.get(`${row},${column}`);
    return written !== undefined ? { type: "t", text: written } : (cellsOf(this.rows!, row)[column - 1] ?? { type: "", text: "" });
  }

  private cellNow(): Cell {
    return this.cellAt(this.at);
  }

  private placeOf(target: EventTarget | null): boolean {
    const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="gridcell"]') : null;
    return cell !== null && this.body.contains(cell);
  }

  /// Widths by what stands in the first rows, in characters.
  private widths(): string {
    const wide = Array.from({ length: this.columns }, () => 8);
    for (let row = 1, seen = 0; row <= this.rows!.last && seen < 200; row++) {
      const cells = cellsOf(this.rows!, row);
      // A title across the sheet says nothing of its column.
      if (cells.length === 0 || (row < this.headingRow && cells.filter(({ text }) => text).length === 1)) continue;
      seen++;
      cells.forEach(({ text }, n) => (wide[n] = Math.max(wide[n]!, Math.min(text.length + 2, 38))));
    }
    return wide.map((width) => `${Math.max(width, 12)}ch`).join(" ");
  }

  // --- drawing

  private clear(): void {
    const focused = !this.input && this.body.contains(document.activeElement);
    for (const [number, row] of this.drawn) {
      // The row that is being written in stays as it is until that is done.
      if (row.contains(this.input)) continue;
      row.remove();
      this.drawn.delete(number);
    }
    if (focused) this.draw(), this.focus();
  }

  private draw(): void {
    this.frame = 0;
    if (!this.rows) return;
    const first = Math.max(Math.floor(this.element.scrollTop / height) - beyond, 0);
    const last = Math.min(first + Math.ceil(this.element.clientHeight / height) + 2 * beyond, this.lines());
    const wanted = new Set<number>([this.at.row]);
    for (let line = first; line < last; line++) wanted.add(this.row(line));
    for (const [number, row] of this.drawn) if (!wanted.has(number)) row.remove(), this.drawn.delete(number);
    for (const number of [...wanted].sort((a, b) => a - b)) {
      if (this.drawn.has(number) || number > Math.max(this.rows.last, 1)) continue;
      const row = this.drawRow(number);
      // In the order of the sheet, for those who hear it.
      const after = [...this.drawn].filter(([other]) => other > number).sort((a, b) => a[0] - b[0])[0]?.[1] ?? null;
      this.body.insertBefore(row, after);
      this.drawn.set(number, row);
    }
  }

  private drawRow(number: number): HTMLElement {
    const cells = cellsOf(this.rows!, number), marks = this.actions.marks(number), ofRow = marks.get(0);
    const row = h("div", { class: "sheet-row", role: "row", "aria-rowindex": number, style: null },
      h("div", { class: ofRow ? `sheet-number ${ofRow.level}` : "sheet-number", role: "rowheader", "aria-colindex": 1, title: ofRow?.text, "aria-invalid": ofRow ? "true" : null }, String(number)));
    row.style.top = `${this.top(number)}px`;
    for (let column = 1; column <= this.columns; column++) {
      const key = `${number},${column}`, cell = cells[column - 1], mark = marks.get(column);
      const here = this.at.row === number && this.at.column === column;
      const type = this.written.has(key) ? "t" : cell?.type;
      row.append(h("div", {
        class: `sheet-cell${type === "n" ? " number" : ""}${type === "x" ? " unread" : ""}${mark ? ` ${mark.level}` : ""}`, role: "gridcell", "aria-colindex": column + 1,
        tabindex: here ? "0" : "-1", "aria-selected": here ? "true" : null, "aria-invalid": mark ? "true" : null, title: mark?.text, "aria-description": mark?.text,
      }, this.written.get(key) ?? cell?.text ?? ""));
    }
    return row;
  }

  private reveal(middle = false): void {
    const top = this.top(this.at.row), above = this.head.offsetHeight, room = this.element.clientHeight - above;
    if (top < this.element.scrollTop || top + height > this.element.scrollTop + room) {
      this.element.scrollTop = middle ? top - room / 2 : top < this.element.scrollTop ? top : top + height - room;
    }
    this.clearAt();
    this.draw();
    const cell = this.cellElement();
    if (cell) {
      const numbers = this.element.querySelector<HTMLElement>(".sheet-number")?.offsetWidth ?? 0;
      if (cell.offsetLeft - numbers < this.element.scrollLeft) this.element.scrollLeft = cell.offsetLeft - numbers;
      else if (cell.offsetLeft + cell.offsetWidth > this.element.scrollLeft + this.element.clientWidth) this.element.scrollLeft = cell.offsetLeft + cell.offsetWidth - this.element.clientWidth;
      // On a low screen the sheet may reach below the window; then all of it is brought into sight, with what is told below it.
      const { top, bottom } = cell.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) this.element.parentElement!.scrollIntoView({ block: "nearest" });
    }
    this.actions.at(this.at.row, this.at.column);
  }

  /// The cell that had the place before has it no longer.
  private clearAt(): void {
    for (const cell of this.body.querySelectorAll('[tabindex="0"]')) {
      cell.setAttribute("tabindex", "-1");
      cell.removeAttribute("aria-selected");
    }
    const cell = this.cellElement();
    cell?.setAttribute("tabindex", "0");
    cell?.setAttribute("aria-selected", "true");
  }

  // --- keys, mouse, writing

  private move(rows: number, columns: number): void {
    let line = Math.min(Math.max(this.line(this.at.row) + rows, 0), this.lines() - 1);
    if (!Number.isFinite(line)) line = 0;
    this.at = { row: this.row(line), column: Math.min(Math.max(this.at.column + columns, 1), this.columns) };
    this.reveal();
    this.focus();
  }

  private press(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]');
    if (!cell || cell.contains(this.input)) return;
    event.preventDefault();
    this.commit();
    this.at = { row: Number(cell.parentElement!.getAttribute("aria-rowindex")), column: Number(cell.getAttribute("aria-colindex")) - 1 };
    this.reveal();
    this.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.target === this.input) return this.inputKey(event);
    if (!this.placeOf(event.target) || event.altKey) return;
    const page = Math.max(Math.floor(this.element.clientHeight / height) - 3, 1), ctrl = event.ctrlKey || event.metaKey, far = 1e9;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [ctrl ? far : 1, 0], ArrowUp: [ctrl ? -far : -1, 0], ArrowRight: [0, ctrl ? far : 1], ArrowLeft: [0, ctrl ? -far : -1],
      PageDown: [page, 0], PageUp: [-page, 0], Home: [ctrl ? -far : 0, -far], End: [ctrl ? far : 0, far], Enter: [0, 0],
    };
    const step = moves[event.key];
    if (ctrl && /^[zy]$/i.test(event.key)) {
      event.preventDefault();
      return this.actions.undo(event.key.toLowerCase() === "y" || event.shiftKey);
    }
    if (event.key === "F2" || event.key === "Enter") {
      event.preventDefault();
      return this.edit(this.cellNow().text, true);
    }
    if (step) {
      event.preventDefault();
      return this.move(...step);
    }
    if (ctrl) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.write({ ...this.at, to: "" });
    } else if (event.key.length === 1) {
      event.preventDefault();
      this.edit(event.key, false);
    }
  }

  private edit(text: string, whole: boolean): void {
    const cell = this.cellElement();
    if (!cell || this.input) return;
    const input = h("input", { type: "text", class: "sheet-input", "aria-label": cell.textContent || letters(this.at.column), value: text });
    this.input = input;
    cell.replaceChildren(input);
    input.addEventListener("blur", () => this.commit());
    input.focus({ preventScroll: true });
    if (whole) input.select();
    else input.setSelectionRange(text.length, text.length);
  }

  private inputKey(event: KeyboardEvent): void {
    const then = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.stop();
      this.focus();
    } else if (then) {
      event.preventDefault();
      this.commit();
      this.move(then[0]!, then[1]!);
    }
  }

  /// What is being written in a cell is taken.
  commit(): void {
    const value = this.input?.value;
    this.stop();
    if (value !== undefined) this.write({ ...this.at, to: value });
  }

  private write(...cells: { row: number; column: number; to: string }[]): void {
    const changes = cells.map((one) => ({ ...one, from: this.cellAt(one).text })).filter(({ from, to }) => from !== to);
    for (const { row, column, to } of changes) {
      const key = `${row},${column}`;
      this.written.set(key, to);
      this.waiting.set(key, (this.waiting.get(key) ?? 0) + 1);
    }
    for (const row of new Set(changes.map((one) => one.row))) this.redraw(row);
    if (changes.length > 0) this.actions.write(changes);
  }

  /// Values into cells, from the one that has the focus downwards and to the right. False: the sheet has no room for them.
  fill(values: string[][]): boolean {
    const line = this.line(this.at.row), wide = Math.max(...values.map((row) => row.length));
    if (line + values.length > this.lines() || this.at.column + wide - 1 > this.columns) return false;
    this.write(...values.flatMap((row, n) => row.map((to, m) => ({ row: this.row(line + n), column: this.at.column + m, to }))));
    return true;
  }

  /// What was written is in the file, or is not to be: then the cell has what it had.
  came(row: number, column: number, made: boolean): void {
    const key = `${row},${column}`, left = (this.waiting.get(key) ?? 1) - 1;
    if (left > 0) return void this.waiting.set(key, left);
    this.waiting.delete(key);
    if (made) return;
    this.written.delete(key);
    this.redraw(row);
  }

  private copy(event: ClipboardEvent, cut: boolean): void {
    if (this.input || !this.placeOf(document.activeElement)) return;
    event.clipboardData?.setData("text/plain", this.cellNow().text);
    event.preventDefault();
    if (cut) this.write({ ...this.at, to: "" });
  }

  private redraw(number: number): void {
    const focused = this.body.contains(document.activeElement);
    this.drawn.get(number)?.remove();
    this.drawn.delete(number);
    this.draw();
    if (focused) this.focus();
  }

  /// Ends the writing; the cell shows what it has.
  private stop(): void {
    const { input } = this;
    if (!input) return;
    this.input = null;
    this.redraw(this.at.row);
  }
}
