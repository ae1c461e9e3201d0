/// The page: starts the checker, draws what there is, and lets the views and the work speak with each other.

import { drawBar } from "./bar_view";
import { Checker } from "./checker";
import { h, icon, replace } from "./dom";
import { Editor } from "./editor";
import { ask, explain, showText } from "./explain_dialog";
import { drawFiles } from "./files_view";
import { FindingsView } from "./findings_view";
import { chosen, dropped, type Found, fromText, read, readable, setTables } from "./open";
import { listenToPage } from "./page_events";
import { payload } from "./payload";
import type { Language, Level, Reference } from "./protocol";
import { ReportView } from "./report_view";
import { fileName, save, withoutEnding } from "./save";
import { drawStart } from "./start_view";
import { forget, keep, type Kept, recall } from "./storage";
import { drawSummary } from "./summary_view";
import { actionsOf, drawTable } from "./table_view";
import { count, levelWord, setLanguage, t } from "./texts";
import { type Shown, type View, Work, type WorkFile } from "./work";

const part = (id: string) => document.getElementById(id)!;
const work = new Work();
let keeps = true;
let checker: Checker;
let editor: Editor;
let reference: Reference;

const list = new FindingsView(part("findings"), part("filters"), work, {
  go: (shown) => go(shown, true),
  fix: (shown) => fix(shown),
  explain: ({ finding }) => explain(reference, finding.rule, finding.message),
});

const report = new ReportView(part("report"), work, (unit) => checker.report(unit));

// --- what the person does

function choose(folder: boolean): void {
  const input = h("input", { type: "file", multiple: true, webkitdirectory: folder });
  input.addEventListener("change", () => take(chosen(input)));
  input.click();
}

async function take({ files, folder }: { files: Found[]; folder: boolean }): Promise<void> {
  work.notices = [];
  const opened: WorkFile[] = [];
  for (const found of files) {
    if (!readable(found.path)) {
      work.notice(t("not_a_budget", { name: found.path }));
      continue;
    }
    try {
      opened.push(await read(found));
    } catch {
      work.notice(t("could_not_read", { name: found.path }));
    }
  }
  if (files.length === 0) work.notice(t("nothing_found"));
  work.tell("notice");
  if (opened.length === 0) return;
  if (folder) work.scope = "municipality";
  else if (work.files.length === 0) work.scope = "submission";
  work.add(opened);
}

function example(name: string): void {
  work.clear();
  work.scope = "municipality";
  work.add(Object.entries(payload.samples[name]!).map(([path, text]) => fromText(path, text)));
}

function show(view: View): void {
  work.view = view;
  work.tell("view");
}

function open(file: WorkFile): void {
  work.show(file);
  show("text");
}

/// To a finding's place in the text, and back to the list it stays marked.
function go(shown: Shown, focus: boolean): void {
  const file = work.file(shown.finding.path);
  list.select(shown.index);
  if (!file) return;
  if (work.open !== file) work.show(file);
  show("text");
  if (file.text !== null || work.made) editor.go(shown.made ?? shown.finding, focus);
}

function fix(shown: Shown): void {
  const mending = shown.finding.fix;
  const file = work.file(mending?.path ?? null);
  if (!mending || !file) return;
  if (work.open !== file) work.show(file);
  editor.replace(mending, mending.replacement);
  part("live").textContent = "";
}

function saveText(): void {
  const file = work.open;
  if (!file || file.text === null) return;
  save(fileName(file.path), file.text, "text/plain;charset=utf-8");
  file.changed = false;
  work.tell("files");
}

async function erase(): Promise<void> {
  if (!(await ask(t("erase_question"), t("erase_text"), t("erase"), t("keep")))) return;
  work.clear();
  editor.forget();
  report.forget();
  await forget().catch(() => {});
}

function toggle(level: Level): void {
  const { levels } = work.filter;
  if (!levels.delete(level)) levels.add(level);
  list.reset();
  work.tell("filter");
}

function turnLanguage(to: Language): void {
  work.language = to;
  setLanguage(to);
  editor.forget();
  work.tell("language");
  work.tell("open");
  check();
}

// --- the check

function check(): void {
  if (work.files.length === 0) return;
  checker.check(work.files.map(({ path, bytes }) => ({ path, bytes })), work.request());
}

let keeping = 0;
function keepSoon(): void {
  clearTimeout(keeping);
  keeping = window.setTimeout(keepNow, 400);
}

async function keepNow(): Promise<void> {
  if (!keeps) return;
  const kept: Kept = { files: work.files, open: work.open?.path ?? null, scope: work.scope, unit: work.unit, amounts: work.amounts, language: work.language };
  try {
    await (work.files.length === 0 ? forget() : keep(kept));
  } catch {
    keeps = false;
    drawFrame();
  }
}

// --- what is drawn when

const filesActions = {
  open,
  choose,
  remove: (file: WorkFile) => work.remove(file),
  scope: (scope: "municipality" | "submission") => {
    work.scope = scope;
    check();
    keepSoon();
  },
};

const barActions = {
  open,
  next: () => void editor.step(1),
  saveText,
  saveAnnotated: () => checker.annotated(work.open!.path),
  saveJson: () => save("fynd.json", work.json, "application/json"),
};

const tableActions = actionsOf(work, () => {
  check();
  keepSoon();
});

let frame = 0;
const stale = new Set<string>();

/// Draws once a frame, however much has changed.
work.on((change) => {
  stale.add(change);
  if (change === "files") {
    if (work.files.length > 0) check();
    keepSoon();
  }
  if (change === "open") openFile();
  if (change === "result") {
    if (!work.open) openFirst();
    else if (work.open.table) checker.table(work.open.path);
    else editor.mark(work.inFile(work.open.path));
  }
  if (frame === 0) frame = requestAnimationFrame(draw);
});

/// The finding to go to in a table once its text has come.
let awaited: Shown | null = null;

/// What is looked at first: the finding at the head of the list.
function openFirst(): void {
  const first = work.filtered()[0];
  const file = work.file(first?.finding.path ?? null) ?? work.files[0];
  if (!file) return;
  work.show(file);
  if (first && file.text !== null) editor.go(first.finding, false);
  awaited = first ?? null;
}

function openFile(): void {
  const file = work.open;
  if (file?.table && !work.made) checker.table(file.path);
  const text = file?.text ?? work.made?.text ?? null;
  part("editor").hidden = text === null;
  part("no-text").hidden = text !== null;
  part("no-text").textContent = file?.table ? "" : file ? t("no_text", { name: file.path }) : t("no_open");
  if (file && text !== null) {
    editor.open(file.path, text, file.table);
    editor.mark(work.inFile(file.path));
  }
}

function draw(): void {
  frame = 0;
  const changed = new Set(stale);
  stale.clear();
  const any = (...names: string[]) => names.some((name) => changed.has(name));
  if (any("language")) drawFrame();
  if (any("language", "files", "result")) {
    part("start").hidden = work.files.length > 0;
    part("work").hidden = work.files.length === 0;
    if (work.files.length === 0) drawStart(part("start"), { choose, example });
  }
  if (any("language", "files", "result", "open")) drawFiles(part("files"), work, filesActions);
  if (any("language", "result", "filter")) {
    drawSummary(part("summary"), work, toggle);
    list.drawControls();
    list.draw();
  }
  if (any("result")) sayResult();
  if (any("language", "open", "files")) drawBar(part("bar"), work, barActions);
  if (any("language", "open", "result")) drawTable(part("table"), work, tableActions);
  if (any("view", "language")) drawView();
  if (work.view === "report" && any("view", "language", "result") && work.findings) report.refresh();
  if (any("busy", "language")) drawBusy();
  if (any("notice", "result", "language")) drawNotices();
}

/// The head and foot of the page, which change with the language alone.
function drawFrame(): void {
  const set = (id: string, text: string) => (part(id).textContent = text);
  set("skip", t("skip"));
  set("tagline", t("tagline"));
  replace(part("promise"), icon("lock"), t("promise"));
  const other: Language = work.language === "sv" ? "en" : "sv";
  replace(part("actions"),
    h("button", { type: "button", class: "plain", "data-key": "language", lang: other, onclick: () => turnLanguage(other) }, t("language")));
  replace(part("foot"),
    h("p", {}, t(keeps ? "kept" : "not_kept")),
    h("p", {}, h("button", { type: "button", class: "plain", "data-key": "erase", onclick: erase }, t("erase"))),
    h("p", { class: "quiet" }, `Målkoll ${reference?.version ?? ""} `,
      h("button", { type: "button", class: "plain small", "data-key": "licences", onclick: () => showText(t("licences"), payload.licences()) }, t("licences"))));
  part("filters").setAttribute("aria-label", t("findings"));
  set("findings-title", t("findings"));
  set("keys", t("editor_keys"));
}

const wide = matchMedia("(min-width: 64rem)");
wide.addEventListener("change", () => work.tell("view"));

function drawView(): void {
  document.body.dataset.view = work.view;
  const shown = wide.matches && work.view === "text" ? "findings" : work.view;
  const views: [View, string][] = [["findings", t("check_view")], ["text", t("text_view")], ["report", t("report_view")]];
  part("views").setAttribute("aria-label", t("views"));
  replace(part("views"), ...views.map(([view, text]) =>
    h("button", { type: "button", "data-key": view, "aria-pressed": shown === view ? "true" : "false", onclick: () => show(view) }, text)));
}

let busyTimer = 0;
function drawBusy(): void {
  clearTimeout(busyTimer);
  part("busy").hidden = true;
  document.body.dataset.busy = String(work.busy);
  // A quick check, as after each letter, is not worth a word.
  if (!work.busy) return;
  busyTimer = window.setTimeout(() => {
    part("busy").hidden = false;
    replace(part("busy"), h("progress", { "aria-label": t("checking") }), h("span", {}, t("checking")),
      h("button", { type: "button", "data-key": "cancel", onclick: cancel }, t("cancel")));
  }, 600);
}

async function cancel(): Promise<void> {
  await checker.cancel();
  work.setBusy(false);
  work.notices = [t("cancelled")];
  work.tell("notice");
}

/// What is wrong with the column maps, until a check goes through.
let refused: string[] = [];

function drawNotices(): void {
  const failed = (work.screen?.failedRules ?? []).map((rule) => t("rule_failed", { ...rule }));
  replace(part("notices"), ...[...work.notices, ...refused, ...failed].map((text) => h("p", {}, text)));
}

let sayTimer = 0;
/// The summary for those who hear the page: once it has been still for a while.
function sayResult(): void {
  clearTimeout(sayTimer);
  sayTimer = window.setTimeout(() => (part("live").textContent = work.screen?.line ?? ""), 900);
  const summary = work.findings?.summary;
  document.body.dataset.milliseconds = work.milliseconds.toFixed(1);
  document.title = summary ? `${count(summary.errors)} ${levelWord("error", summary.errors)} – Målkoll` : "Målkoll";
}

listenToPage((transfer) => dropped(transfer).then(take));

// --- the start

async function start(): Promise<void> {
  const kept = await recall().catch(() => ((keeps = false), null));
  if (kept) setLanguage((work.language = kept.language));
  drawFrame();
  drawStart(part("start"), { choose, example });
  checker = new Checker(payload.worker, await payload.wasm());
  checker.onBusy = (busy) => work.setBusy(busy);
  checker.onProgress = (done, all) => {
    const progress = part("busy").querySelector("progress");
    if (progress) [progress.max, progress.value] = [all, done];
  };
  checker.onRefusal = (messages) => {
    refused = messages;
    work.tell("notice");
  };
  checker.onTable = (path, table) => {
    if (work.open?.path !== path || !table) return;
    work.made = table;
    work.tell("open");
    if (awaited?.made && awaited.finding.path === path) editor.go(awaited.made, false);
    awaited = null;
  };
  checker.onAnnotated = (path, bytes) => {
    const ending = /\.(xlsm|xltx|xltm)$/i.exec(path)?.[0] ?? ".xlsx"; // a copy of a workbook is of its kind
    save(`${withoutEnding(fileName(path))}-granskad${ending}`, bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  };
  checker.onReport = (html) => report.show(html);
  checker.onAnswer = (answer) => {
    refused = [];
    work.take(answer);
  };
  checker.onFailure = (message) => work.notice(t("could_not_check", { message: /memory|alloc/i.test(message) ? t("out_of_memory") : message }));
  reference = await checker.start();
  work.reference = reference;
  setTables(reference.tables);
  drawStart(part("start"), { choose, example });
  editor = new Editor(part("editor"), reference, {
    edited: (text) => work.open && work.edit(work.open, text),
    things: () => work.screen?.things ?? [],
    at: (shown) => list.select(shown.index),
    save: saveText,
    fix,
    explain: ({ finding }) => explain(reference, finding.rule, finding.message),
    why: (code) => reference.rules.find((rule) => rule.code === code)?.why ?? "",
  });
  if (kept) {
    [work.scope, work.unit, work.amounts] = [kept.scope, kept.unit, kept.amounts];
    work.add(kept.files);
    const open = work.file(kept.open);
    if (open) work.show(open);
  }
  work.tell("language");
  document.body.dataset.ready = "true";
}

start().catch((error) => {
  part("start").hidden = false;
  replace(part("start"), h("p", { class: "notice", role: "alert" }, t("could_not_start", { message: String(error?.message ?? error) })));
});
