/// Above a table: how it was read, what is not in it, and what can be done about it. What is chosen holds for this table alone.

import { ask } from "./ask_dialog";
import { h, replace, unchanged } from "./dom";
import { fromText, isDocument } from "./open";
import { fileName, withoutEnding } from "./save";
import type { Chosen } from "./table_columns";
import { mapPath } from "./table_settings";
import { bringBack } from "./taking_back";
import { counted, t } from "./texts";
import { words } from "./words";
import type { Work, WorkFile } from "./work";

/// The column map that lies beside a table as a file of its own.
export function mapFile(work: Work, table: WorkFile): WorkFile | undefined {
  return work.file(mapPath(table.path)) ?? work.file(`${withoutEnding(table.path)}.karta`);
}

/// The map that says how a table is read: its own .karta where it has one, else as it was chosen or guessed.
export function mapNow(work: Work, table: WorkFile, guessed: string): string {
  return mapFile(work, table)?.text ?? table.settings?.map ?? guessed;
}

/// The open table becomes a file of the language.
export function convert(work: Work): void {
  const { open: table, made } = work;
  if (!table || made?.text == null) return;
  const base = withoutEnding(table.path);
  const file = fromText(work.file(`${base}.malkoll`) ? `${base}-tabell.malkoll` : `${base}.malkoll`, made.text);
  file.changed = true;
  const map = mapFile(work, table);
  const gone = [table, ...(map ? [map] : [])];
  work.remove(...gone);
  work.add([file]);
  work.show(file);
  const name = fileName(table.path), other = fileName(file.path), key = `converted ${table.path}`;
  work.notice(() => t("converted", { name, other }), [{
    label: "undo",
    run: () => {
      work.unnotice(key);
      // What has been written in the text since is not thrown away.
      const written = file.text !== made.text;
      if (!written) work.remove(file);
      void bringBack(work, gone, table);
    },
  }], key);
}

/// The open table's column map becomes a file beside it.
export function editMap(work: Work): void {
  const { open: table, made } = work;
  if (!table || !made) return;
  if (!mapFile(work, table)) {
    const file = fromText(mapPath(table.path), mapNow(work, table, made.map));
    file.changed = table.settings !== null;
    table.settings = null;
    work.add([file]);
  }
  work.show(mapFile(work, table)!);
}

/// A column that says whose each row is, is overruled only by one who knows it.
async function chooseUnit(work: Work, id: string, choose: (chosen: Chosen) => void): Promise<void> {
  const columns = work.made?.unit.columns ?? [], column = columns.join(" + ");
  if (id !== "" && columns.length > 0 && !(await ask(t("overrule_question"), t("overrule_text", { column, unit: work.unitName(id) }), t("overrule"), t("as_table_says")))) return work.tell("open");
  choose({ unit: id });
}

export interface TableActions {
  /// Does something when the text that was made of the table is there.
  withText(then: () => void): void;
  choose(chosen: Chosen): void;
  plans: { looks(file: WorkFile): boolean; read(file: WorkFile): Promise<void> };
}

export function drawTable(at: HTMLElement, work: Work, { withText, choose, plans }: TableActions): void {
  const { made, open } = work;
  at.hidden = !open?.table;
  if (!open?.table) {
    unchanged(at, null);
    return replace(at);
  }
  const plan = plans.looks(open) && h("button", { type: "button", class: "small primary", "data-key": "read-plan", onclick: () => void plans.read(open) }, t("read_plan"));
  if (!made) {
    unchanged(at, null);
    if (work.unread && !work.stopped) {
      return replace(at, h("p", {}, t(open.source ? "plan_was_read" : "table_in_folder", { name: fileName(open.path) })), h("div", { class: "row" }, plan, h("button", { type: "button", class: "small", "data-key": "read-it", onclick: () => work.read(open) }, t("read_it"))));
    }
    return replace(at, h("p", {}, t(work.stopped ? "table_not_read" : "reading_table")));
  }
  if (unchanged(at, [open.settings?.map, { ...made, text: null }, work.asText, work.sheets === null, work.units(), plan !== false, work.language])) return;
  const chosen = open.settings !== null || mapFile(work, open) !== undefined;
  const { always } = made.unit, amountsNow = chosen ? made.amounts : null;
  // In a text, and in a document of Word's, no cell can be changed here.
  const cells = work.sheets !== null && !work.asText && !isDocument(open.path);
  const units = work.units();
  const unit = h("select", { id: "table-unit", "data-key": "table-unit", onchange: () => void chooseUnit(work, unit.value, choose) },
    h("option", { value: "" }, t("as_table")),
    ...[...units.map(({ id }) => id), ...(always && !units.some(({ id }) => id === always) ? [always] : [])].map((id) => h("option", { value: id, selected: id === always }, work.unitName(id))));
  const amounts = h("select", { id: "table-amounts", "data-key": "table-amounts", onchange: () => choose({ amounts: amounts.value }) },
    h("option", { value: "" }, t("as_table")), ...words().written.map((word) => h("option", { value: word, selected: word === amountsNow }, word)));
  replace(at,
    plan && h("div", { class: "row" }, h("p", {}, t("looks_like_plan")), plan),
    h("p", {}, t("table_read", { rows: counted(made.rows, "row"), posts: counted(made.posts, "item") }), cells && ` ${t("table_mend")}`),
    made.refused > 0 && h("p", {}, t("table_refused", { rows: counted(made.refused, "row") })),
    ...made.leftOut.map(({ rows, condition, column }) => h("p", {}, t(column ? "table_column_left_out" : "table_left_out", { rows: counted(rows, "row"), condition }))),
    made.unused.length > 0 && h("p", {}, t("table_unused", { columns: made.unused.join(", ") })),
    h("div", { class: "row" },
      h("div", { class: "field" }, h("label", { for: "table-unit" }, t("table_unit")), unit),
      h("div", { class: "field" }, h("label", { for: "table-amounts" }, t("table_amounts")), amounts),
      h("button", { type: "button", class: "small", "data-key": "convert", disabled: !made.hasText, onclick: () => withText(() => convert(work)) }, t("convert")),
      h("button", { type: "button", class: "small", "data-key": "edit-map", onclick: () => editMap(work) }, t("edit_map")),
      work.sheets !== null && made.hasText && h("button", { type: "button", class: "small", "data-key": "as-text", onclick: () => withText(() => { work.asText = !work.asText; work.tell("open"); }) }, t(work.asText ? "as_sheet" : "as_text"))));
}
