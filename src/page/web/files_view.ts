/// The files of the work: which is open, how many findings each has, and what the check covers.

import { h, icon, replace, unchanged } from "./dom";
import type { Level } from "./protocol";
import { count, counted, levelWord, t } from "./texts";
import type { Work, WorkFile } from "./work";

export interface FilesActions {
  open(file: WorkFile): void;
  remove(file: WorkFile): void;
  choose(folder: boolean): void;
  scope(scope: "municipality" | "submission"): void;
}

/// Open or not, as the person left it; a long list begins closed, so that the findings come first.
let shut: boolean | null = null;

export function drawFiles(at: HTMLElement, work: Work, actions: FilesActions): void {
  const seen = work.files.map((file) => [file.path, file.changed, work.found.countsIn(file.path)]);
  if (unchanged(at, [seen, work.open?.path, work.scope, work.language])) return;
  const scope = h("select", { id: "scope", "data-key": "scope", "aria-describedby": "scope-help", onchange: () => actions.scope(scope.value as "municipality") },
    ...(["municipality", "submission"] as const).map((value) => h("option", { value, selected: work.scope === value, title: t("scope_help") }, t(`scope_${value}`))));
  const total = work.files.length;
  const details = h("details", { open: shut === null ? total <= 4 : !shut },
    h("summary", { class: "plain-summary", "data-key": "files", onclick: () => (shut = details.open) }, h("h2", { class: "small" }, counted(total, "file"))),
    h("ul", { class: "files" }, ...work.files.map((file) => row(file, work.found.countsIn(file.path) ?? {}, work, actions))));
  replace(at,
    details,
    h("div", { class: "row" },
      h("div", { class: "field" }, h("label", { for: "scope" }, t("scope")), scope),
      h("button", { type: "button", class: "plain small", "data-key": "choose", onclick: () => actions.choose(false) }, t("add_files")),
      h("button", { type: "button", class: "plain small", "data-key": "folder", onclick: () => actions.choose(true) }, t("add_folder"))),
    h("p", { class: "hidden", id: "scope-help" }, t("scope_help")));
}

function row(file: WorkFile, counts: Partial<Record<Level, number>>, work: Work, actions: FilesActions): HTMLElement {
  const levels = (["error", "warning", "advice"] as const).filter((level) => counts[level]);
  return h("li", { class: work.open === file ? "current" : null },
    h("button", { type: "button", class: "file", "data-key": `open-${file.path}`, "aria-current": work.open === file ? "true" : null, onclick: () => actions.open(file) },
      icon("file"),
      h("span", { class: "file-name", title: file.path }, ...breakable(file.path)),
      file.changed && h("span", { class: "changed" }, t("changed")),
      ...levels.map((level) => h("span", { class: `tally ${level}` }, icon(level), count(counts[level]!), h("span", { class: "hidden" }, ` ${levelWord(level, counts[level])}`)))),
    h("button", { type: "button", class: "plain remove", "data-key": `remove-${file.path}`, "aria-label": t("remove_file", { name: file.path }), onclick: () => actions.remove(file) }, icon("close")));
}

/// A path that may be broken after its slashes.
function breakable(path: string): Node[] {
  return path.split("/").flatMap((part, i, all) => (i + 1 < all.length ? [document.createTextNode(part + "/"), document.createElement("wbr")] : [document.createTextNode(part)]));
}
