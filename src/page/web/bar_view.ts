/// Above the text: which file it is, the way to the next finding, and what can be saved.

import { h, replace, unchanged } from "./dom";
import { isDocument } from "./open";
import type { SaveMenu } from "./save_menu";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

export interface BarActions {
  open(file: WorkFile): void;
  next(): void;
}

export function drawBar(at: HTMLElement, work: Work, saving: SaveMenu, actions: BarActions): void {
  const file = work.open;
  if (unchanged(at, [work.files.map(({ path, changed }) => [path, changed]), file?.path, file?.settings, work.made?.annotates, work.shown.length > 0, work.language])) return;
  const some = work.shown.length > 0;
  const picker = h("select", { "data-key": "file", "aria-label": t("open_file"), onchange: () => actions.open(work.file(picker.value)!) },
    !file && h("option", { value: "" }, t("no_open")),
    ...work.files.map((one) => h("option", { value: one.path, selected: one === file }, one.changed ? `${one.path} (${t("changed")})` : one.path)));
  // The menu stays as it was when the bar is drawn anew, and closes when something has been chosen in it; the focus stays with it.
  const menu = h("details", { class: "menu", open: at.querySelector("details")?.open },
    h("summary", { "data-key": "save" }, t("save")),
    h("div", { class: "menu-items", onclick: () => { menu.open = false; menu.querySelector("summary")!.focus(); } },
      file && h("button", { type: "button", "data-key": "save-text", onclick: () => void saving.file() }, t("save_text")),
      work.made?.annotates && h("button", { type: "button", "data-key": "save-annotated", onclick: () => void saving.annotated() }, t(file && isDocument(file.path) ? "save_commented" : "save_annotated")),
      file?.settings && h("button", { type: "button", "data-key": "save-map", onclick: () => saving.map() }, t("save_map")),
      h("button", { type: "button", "data-key": "save-list", onclick: () => void saving.list("xlsx") }, t("save_list")),
      h("button", { type: "button", "data-key": "save-csv", onclick: () => void saving.list("csv") }, t("save_csv")),
      h("button", { type: "button", "data-key": "save-json", onclick: () => void saving.json() }, t("save_json")),
      h("button", { type: "button", "data-key": "save-receipt", onclick: () => void saving.receipt("json") }, t("save_receipt")),
      h("button", { type: "button", "data-key": "save-receipt-sheet", onclick: () => void saving.receipt("sheet") }, t("save_receipt_sheet"))));
  replace(at,
    picker,
    some && h("button", { type: "button", "data-key": "next", onclick: () => actions.next() }, t("next_finding")),
    menu);
}
