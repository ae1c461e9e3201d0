/// An open table as its own sheets: tabs, the grid with its findings, a menu above each column, and what is said of the cell that one is at.

import type { Bytes } from "./bytes";
import { h, icon, replace, unchanged } from "./dom";
import { mend, type Mender, undo } from "./mending";
import { rowsOfCopy } from "./pasted";
import type { Place } from "./moving";
import { helpOf } from "./page_words";
import { type Leads, placesOf } from "./places_view";
import type { Rows, Target } from "./protocol";
import { fileName } from "./save";
import { type Mark, SheetGrid, type Written } from "./sheet_grid";
import { letters } from "./sheet_rows";
import { type Chosen, choices } from "./table_columns";
import { counted, levelWord, t } from "./texts";
import type { Shown, Work, WorkFile } from "./work";

export interface SheetActions extends Leads {
  rows(path: string, sheet: number): void;
  fix(shown: Shown): void;
  explain(shown: Shown): void;
  mend: Mender;
  choose(chosen: Chosen): void;
}

/// The first few of many.
const some = (all: string[]) => all.slice(0, 8).join(", ") + (all.length > 8 ? " …" : "");

export class SheetView implements Place {
  private tabs = h("div", { class: "sheet-tabs", role: "group" });
  private notes = h("div", { class: "sheet-notes", "aria-live": "polite" });
  private grid: SheetGrid;
  private path = "";
  private sheet = 0;
  /// What the rows that are shown were read from, and of which sheet.
  private shown: { bytes: Bytes; path: string; sheet: number } | null = null;
  private asked: { bytes: Bytes; sheet: number } | null = null;
  private awaited: { target: Target; focus: boolean } | null = null;
  private cell = { row: 0, column: 0 };

  constructor(
    host: HTMLElement,
    private work: Work,
    private actions: SheetActions,
  ) {
    this.grid = new SheetGrid({
      write: (cells) => void this.write(cells),
      at: (row, column) => { this.cell = { row, column }; this.drawNotes(); },
      undo: (redo) => { if (this.file) undo(work, this.file, redo); },
      heading: (column, text) => this.menu(column, text),
      marks: (row) => this.marks(row),
    });
    host.append(this.tabs, this.grid.element, this.notes);
  }

  private get file(): WorkFile | null {
    return this.work.open?.path === this.path ? this.work.open : null;
  }

  /// Shows the open table, as its sheets are now known.
  open(): void {
    const { open, sheets } = this.work;
    if (!open || !sheets) return;
    if (open.path !== this.path || this.sheet >= sheets.sheets.length) this.sheet = Math.max(sheets.sheets.findIndex(({ read, hidden }) => read || (sheets.own && !hidden)), 0);
    this.path = open.path;
    this.drawTabs();
    this.ask();
    if (this.isShown()) {
      this.grid.drawHead();
      this.mark();
    }
  }

  private ask(): void {
    const { bytes, path } = this.file!;
    if (this.isShown() || (this.asked?.bytes === bytes && this.asked.sheet === this.sheet)) return;
    this.asked = { bytes, sheet: this.sheet };
    this.actions.rows(path, this.sheet);
  }

  private isShown(): boolean {
    return this.shown !== null && this.shown.path === this.path && this.shown.sheet === this.sheet && this.shown.bytes === this.file?.bytes;
  }

  /// Rows that were asked for have come.
  came(path: string, sheet: number, rows: Rows): void {
    if (path !== this.path || sheet !== this.sheet || !this.file || !this.work.sheets) return;
    const same = this.shown?.path === path && this.shown.sheet === sheet;
    this.shown = { bytes: this.asked?.bytes ?? this.file.bytes, path, sheet };
    this.asked = null;
    this.grid.show(this.name(), rows, this.work.sheets.sheets[sheet]?.headingRow ?? 0, same);
    this.mark();
    const { awaited } = this;
    this.awaited = null;
    if (awaited) this.go(awaited.target, awaited.focus);
  }

  private name(): string {
    const sheet = this.work.sheets?.sheets[this.sheet]?.name;
    return sheet ? t("sheet_name", { file: fileName(this.path), sheet }) : fileName(this.path);
  }

  private drawTabs(): void {
    const { sheets } = this.work;
    this.tabs.hidden = (sheets?.sheets.length ?? 0) < 2;
    if (!sheets || unchanged(this.tabs, [sheets, this.sheet, this.work.language])) return;
    this.tabs.setAttribute("aria-label", t("sheets"));
    replace(this.tabs, ...sheets.sheets.map(({ name, hidden, read }, n) =>
      h("button", { type: "button", class: "small", "data-key": `sheet-${n}`, "aria-pressed": n === this.sheet ? "true" : "false", onclick: () => this.turn(n) },
        `${name}${!read && !sheets.own ? ` (${t("sheet_unread")})` : ""}${hidden ? ` (${t("sheet_hidden")})` : ""}`)));
  }

  private turn(sheet: number): void {
    this.sheet = sheet;
    this.drawTabs();
    this.ask();
  }

  // --- findings

  private inRow(row: number): readonly Shown[] {
    return this.work.found.inRow(this.path, this.work.sheets?.sheets[this.sheet]?.name ?? "", row);
  }

  /// What is told of the cells of a row, by column; 0: the row.
  private marks(row: number): Map<number, Mark> {
    const marks = new Map<number, Mark>();
    for (const { finding } of this.inRow(row)) {
      const column = finding.cell!.column ?? 0, text = `${levelWord(finding.level)} ${finding.rule}: ${finding.message}`;
      const before = marks.get(column);
      const worse = before && (before.level === "error" || (before.level === "warning" && finding.level === "advice"));
      marks.set(column, { level: worse ? before.level : finding.level, text: before ? `${before.text}\n${text}` : text });
    }
    return marks;
  }

  mark(): void {
    this.grid.mark();
    this.drawNotes();
  }

  /// What is said of the cell (and its row) that one is at.
  private drawNotes(): void {
    const { row, column } = this.cell;
    const here = this.inRow(row).filter(({ finding }) => finding.cell!.column === column || finding.cell!.column === null);
    if (unchanged(this.notes, [here.map(({ name, finding }) => [name, finding.message]), this.work.language])) return;
    replace(this.notes, ...here.slice(0, 5).map((shown) => {
      const { finding } = shown, help = helpOf(finding);
      return h("div", { class: `sheet-note ${finding.level}` },
        h("p", {}, icon(finding.level), h("b", {}, ` ${levelWord(finding.level)} ${finding.rule}, ${finding.cell!.name}: `), finding.message),
        help && h("p", { class: "quiet" }, help),
        placesOf(shown, this.actions, `note-place-${shown.name}`),
        h("div", { class: "row tight" },
          finding.fix && h("button", { type: "button", class: "small", "data-key": `note-fix-${shown.name}`, onclick: () => this.actions.fix(shown) }, t("apply_fix", { text: finding.fix.replacement })),
          h("button", { type: "button", class: "plain small", "data-key": `note-explain-${shown.name}`, onclick: () => this.actions.explain(shown) }, t("explain", { code: finding.rule }))));
    }));
  }

  go(target: Target, focus: boolean): boolean {
    const { cell } = target;
    if (!cell || !this.work.sheets) return false;
    this.commit();
    const sheet = Math.max(this.work.sheets.sheets.findIndex(({ name }) => name === (cell.sheet ?? "")), 0);
    if (sheet !== this.sheet) this.turn(sheet);
    if (!this.isShown()) {
      this.awaited = { target, focus };
      return true;
    }
    this.grid.go(cell.row, cell.column ?? 1, focus);
    return true;
  }

  focus(): void {
    this.grid.focus();
  }

  /// What is being written is taken.
  commit(): void {
    this.grid.commit();
  }

  /// Values into the cell that one is at, and those beside and below it.
  paste(copied: string): boolean {
    const values = rowsOfCopy(copied);
    if (!this.grid.fill(values)) this.work.notice(() => t("paste_no_room", { rows: counted(values.length, "row"), columns: Math.max(...values.map((row) => row.length)) }), [], "mend");
    return true;
  }

  // --- columns and cells

  /// What a column is read as, to be chosen.
  private menu(column: number, heading: string): HTMLElement | null {
    const { work } = this, sheet = work.sheets?.sheets[this.sheet];
    if (!sheet?.read) return null;
    const now = sheet.columns.filter((one) => one.column === column).map(({ as }) => as);
    const year = work.findings?.plan.budgetYear ?? new Date().getFullYear();
    const words = [...new Set([...now, ...choices([year, year + 1, year + 2, year - 1])])];
    const select = h("select", { "data-key": `column-${column}`, "aria-label": t("column_read_as", { column: heading || String(column) }), onchange: () => this.actions.choose({ column: { sheet: this.sheet, column, as: select.value } }) }, h("option", { value: "", selected: now.length === 0 }, t("column_out")), ...words.map((word) => h("option", { value: word, selected: word === now[0] }, word)));
    return select;
  }

  private async write(cells: Written[]): Promise<void> {
    const { file, sheet, work } = this;
    if (!file) return;
    const told = await Promise.all(cells.map(async ({ row, column, from, to }) => {
      const { why, recalculated } = await mend(work, file, { sheet, row, column, from, to }, this.actions.mend);
      // Also where a text is shown meanwhile: the grid goes on having this sheet.
      if (sheet === this.sheet && file.path === this.path) this.grid.came(row, column, why === "");
      return { why: why && `${letters(column)}${row}: ${why}`, recalculated };
    }));
    const name = fileName(file.path), not = told.flatMap(({ why }) => why || []), old = [...new Set(told.flatMap(({ recalculated }) => recalculated))];
    if (not.length > 0) work.notice(() => t(not.length === 1 ? "mend_not" : "mend_nots", { name, n: not.length, why: some(not) }), [], "mend");
    else work.unnotice("mend");
    if (old.length > 0) work.notice(() => t("recalculated", { name, cells: some(old) }), [], `recalculated ${file.path}`);
  }
}
