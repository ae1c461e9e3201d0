/// Above a table's text: how it was read, what is not in it, and what can be done about it.

import { h, replace } from "./dom";
import { fromText } from "./open";
import { withoutEnding } from "./save";
import { counted, t } from "./texts";
import type { Work } from "./work";

export interface TableActions {
  /// The tables are to be read again, with the unit and the amounts that were chosen.
  reread(): void;
  /// The open table becomes a file of the language.
  convert(): void;
  /// The open table's column map becomes a file beside it.
  editMap(): void;
}

/// What those do to the files; `reread` checks them again.
export function actionsOf(work: Work, reread: () => void): TableActions {
  return {
    reread,
    convert: () => {
      const { open: table, made } = work;
      if (!table || made?.text == null) return;
      const base = withoutEnding(table.path);
      const file = fromText(work.file(`${base}.malkoll`) ? `${base}-tabell.malkoll` : `${base}.malkoll`, made.text);
      file.changed = true;
      const map = work.file(`${base}.karta`);
      if (map) work.remove(map);
      work.remove(table);
      work.add([file]);
      work.show(file);
    },
    editMap: () => {
      const { open: table, made } = work;
      if (!table || !made) return;
      const path = `${withoutEnding(table.path)}.karta`;
      if (!work.file(path)) work.add([fromText(path, made.map)]);
      work.show(work.file(path)!);
    },
  };
}

export function drawTable(at: HTMLElement, work: Work, actions: TableActions): void {
  const { made, open } = work;
  at.hidden = !open?.table;
  if (!open?.table) return replace(at);
  if (!made) return replace(at, h("p", {}, t("reading_table")));
  const unit = h("select", { id: "table-unit", "data-key": "table-unit", onchange: () => { work.unit = unit.value; actions.reread(); } },
    h("option", { value: "" }, t("as_table")), ...work.units().map((id) => h("option", { value: id, selected: id === work.unit }, id)));
  const amounts = h("select", { id: "table-amounts", "data-key": "table-amounts", onchange: () => { work.amounts = amounts.value; actions.reread(); } },
    h("option", { value: "" }, t("as_table")), ...["kr", "tkr", "mnkr"].map((word) => h("option", { value: word, selected: word === work.amounts }, word)));
  replace(at,
    h("p", {}, t("table_read", { rows: counted(made.rows, "row"), posts: counted(made.posts, "item") })),
    made.refused > 0 && h("p", {}, t("table_refused", { rows: counted(made.refused, "row") })),
    ...made.leftOut.map(({ rows, condition }) => h("p", {}, t("table_left_out", { rows: counted(rows, "row"), condition }))),
    made.unused.length > 0 && h("p", {}, t("table_unused", { columns: made.unused.join(", ") })),
    h("div", { class: "row" },
      h("div", { class: "field" }, h("label", { for: "table-unit" }, t("table_unit")), unit),
      h("div", { class: "field" }, h("label", { for: "table-amounts" }, t("table_amounts")), amounts),
      h("button", { type: "button", class: "small", "data-key": "convert", disabled: made.text === null, onclick: () => actions.convert() }, t("convert")),
      h("button", { type: "button", class: "small", "data-key": "edit-map", onclick: () => actions.editMap() }, t("edit_map"))));
}
