/// The page: starts the checker, draws what there is, and lets the views and the work speak with each other.

import { drawBar } from "./bar_view";
import { Checker } from "./checker";
import { pick, picks } from "./disk";
import { setLines } from "./difference";
import { h, replace } from "./dom";
import { Editor } from "./editor";
import { setLetters } from "./encoding";
import { explain, showText } from "./explain_dialog";
import { drawFiles } from "./files_view";
import { FindingsView } from "./findings_view";
import { drawFrame } from "./frame_view";
import { take, takeCells } from "./incoming";
import { Keeper } from "./keeper";
import { Moving, textPlace, told } from "./moving";
import { newPlan } from "./new_plan";
import { drawNotices } from "./notices_view";
import { chosen, dropped, fromText, type Given, isPdf, setDecoder, setTables } from "./open";
import { elsewhere } from "./other_tab";
import { listenToPage, pointer } from "./page_events";
import { drawBusy, drawProgress, drawView, enter, say, sayResult, toWork, wide } from "./page_view";
import { payload } from "./payload";
import { PlanReading } from "./plan_reading";
import type { Leads } from "./places_view";
import { listenToPrinting } from "./printing";
import { questions } from "./questions";
import type { Language, Level, Reference } from "./protocol";
import { receiptsIn, verify } from "./receipts";
import { erase, remove } from "./removing";
import { ReportView } from "./report_view";
import { fileName, save } from "./save";
import { SaveMenu } from "./save_menu";
import { lookAtDisk, saveAnnotated } from "./saving";
import { SheetView } from "./sheet_view";
import { drawStart } from "./start_view";
import { drawSummary } from "./summary_view";
import { choose as chooseInMap, type Chosen } from "./table_columns";
import { drawTable } from "./table_view";
import { currentLanguage, setLanguage, t } from "./texts";
import { setWords } from "./words";
import { type Shown, type View, Work, type WorkFile } from "./work";

const part = (id: string) => document.getElementById(id)!;
const work = new Work();
const keeper = new Keeper(work);
let checker: Checker;
let editor: Editor;

const leads: Leads = { has: (path) => work.file(path) !== undefined, goTo: (to, of) => (sync(), moving.lead(to, of)) };

const list = new FindingsView(part("findings"), part("filters"), work, {
  ...leads,
  go: (shown) => moving.go(shown, true),
  fix: (shown) => fix(shown),
  explain: (shown) => tellWhy(shown),
  toText: () => moving.toText(),
  plan: (path) => plans.has(path),
});

const sheet = new SheetView(part("sheet"), work, {
  ...leads,
  rows: (path, number) => checker.rows(path, number),
  fix: (shown) => fix(shown),
  explain: (shown) => tellWhy(shown),
  mend: ({ path, bytes }, edits) => checker.mend(path, bytes, edits),
  choose: (chosen) => chooseHow(chosen),
});

/// The open file is shown as its sheets, not as a text.
const inSheet = () => work.open?.table === true && work.sheets !== null && !work.asText;
const moving = new Moving(work, list, () => (inSheet() ? sheet : textPlace(editor)), show);
const plans = new PlanReading(work, () => checker, { came, shows: (file) => (open(file), editor.focus()) });
const report = new ReportView(part("report"), work, (unit) => checker.report(unit), check, (unit, form) => checker.brief(unit, form));

// --- what the person does

async function choose(folder: boolean): Promise<void> {
  if (!folder && picks()) {
    const files = await pick().catch(() => null);
    if (files) return files.length > 0 ? void came({ files, folder: false, unread: [] }) : undefined;
  }
  const input = h("input", { type: "file", multiple: true, webkitdirectory: folder });
  input.addEventListener("change", () => void came(chosen(input)));
  input.click();
}

/// Files have been given. Where the button that was pressed has gone with the fresh page, the focus goes to what came of it.
async function came(given: Given | Promise<Given>): Promise<WorkFile[]> {
  const { receipts, rest } = await work.during(Promise.resolve(given).then(receiptsIn));
  const added = receipts.length === 0 || rest.files.length > 0 ? await take(work, rest, sync) : [];
  if (work.files.length > 0) toWork(work);
  sync();
  for (const { path } of rest.files.filter(({ path }) => isPdf(path))) plans.tellOfPdf(path);
  for (const receipt of receipts) await verify(work, checker, receipt);
  return added;
}

function example(name: string): void {
  work.resetFilter();
  work.scope = "municipality";
  work.add(Object.entries(payload.samples[name]!).map(([path, text]) => fromText(path, text)));
  toWork(work);
}

/// A plan is made of a form, and opens in the editor. It is nowhere else.
const fromDocument = () => plans.begin();
const begin = () => newPlan((form) => checker.newPlan(form), (text) => (work.add([{ ...fromText("plan.malkoll", text), changed: true }]), toWork(work)));

function show(view: View): void {
  if (work.view === view) return;
  work.view = view;
  // At once: what is not shown takes no focus.
  document.body.dataset.view = view;
  work.tell("view");
}

function open(file: WorkFile): void {
  sync();
  work.show(file);
  show("text");
}

/// What is being written is the editor's, or the sheet's, until it has been asked for.
function sync(): void {
  editor?.flush();
  sheet.commit();
}

function fix(shown: Shown): void {
  const mending = shown.finding.fix;
  const file = work.file(mending?.path ?? null);
  if (!mending || !file) return;
  sync();
  // A table is mended in its cell.
  if (file.table) return moving.go(shown, true);
  if (work.open !== file) work.show(file);
  editor.replace(mending, mending.replacement);
  editor.flush();
}

function tellWhy({ finding }: Shown): void {
  const rule = work.rule(finding.rule);
  if (rule) explain(rule, finding.message);
}

/// The open table is to be read as the person has chosen.
const chooseHow = (chosen: Chosen) => chooseInMap(work, chosen, (choice) => checker.map(choice));

function toggle(level: Level): void {
  const { levels } = work.filter;
  if (!levels.delete(level)) levels.add(level);
  list.reset();
  work.tell("filter");
}

function turnLanguage(to: Language): void {
  sync();
  work.language = to;
  setLanguage(to);
  editor.turn();
  work.tell("language");
  work.tell("open");
  check();
}

// --- the check

function check(): void {
  work.pending = false;
  if (work.files.length === 0) return work.tell("busy");
  checker.check(work.toCheck(), work.request(), work.about());
}

function cancel(): void {
  checker.cancel();
  work.stop("cancelled");
}

// --- what is drawn when

const filesActions = {
  open,
  choose,
  remove: (file: WorkFile) => {
    sync();
    remove(work, file);
  },
  scope: (scope: "municipality" | "submission") => {
    work.scope = scope;
    check();
    keeper.soon();
  },
};

const saving = new SaveMenu(work, () => checker, sync, check);

const frameActions = {
  turn: () => turnLanguage(currentLanguage() === "sv" ? "en" : "sv"),
  erase: () => void erase(work, keeper, () => {
    editor.close();
    report.forget();
  }),
  remember: (on: boolean) => void keeper.remember(on),
  licences: () => showText(t("licences"), payload.licences()),
  kept: () => showText(t("about_kept"), t("about_kept_text"), true),
  accessibility: () => showText(t("accessibility"), t("accessibility_text"), true),
};

/// The work of the last visit is back, and nothing of it has been shown yet.
let returning = false;

let frame = 0;
const stale = new Set<string>();

/// Draws once a frame, however much has changed.
work.on((change) => {
  stale.add(change);
  // At once, and not when it is drawn: whoever waits for the page is never told that nothing is under way.
  if (change === "busy" && !work.settled()) document.body.dataset.busy = "true";
  if (change === "files") {
    check();
    keeper.soon();
  }
  if (change === "open") openFile();
  if (change === "open" || change === "result") plans.look();
  if (change === "result" && work.findings && !work.stopped) {
    const { open } = work;
    if (!open || returning) moving.first();
    returning = false;
    if (open?.table) checker.table(open.path, work.asText);
    else if (open) editor.mark(work.found.inFile(open.path));
  }
  if (frame === 0) frame = requestAnimationFrame(draw);
});

/// What waits for the text that was made of the open table.
let whenText: (() => void) | null = null;

function withText(then: () => void): void {
  if (!work.open || !work.made?.hasText) return;
  if (work.made.text !== null) return then();
  whenText = then;
  checker.table(work.open.path, true);
}

function openFile(): void {
  const file = work.open;
  if (file?.table && !work.made && !work.unread) checker.table(file.path, work.asText);
  const text = inSheet() ? null : (file?.text ?? work.made?.text ?? null);
  part("sheet").hidden = !inSheet();
  if (inSheet()) sheet.open();
  part("editor").hidden = text === null;
  part("no-text").hidden = text !== null || inSheet();
  part("no-text").textContent = file?.table ? "" : file ? t("no_text", { name: file.path }) : t("no_open");
  if (file && text !== null) {
    editor.open(file.path, text, file.table);
    editor.mark(work.found.inFile(file.path));
  }
}

function draw(): void {
  frame = 0;
  if (pointer.down) return;
  const changed = new Set(stale);
  stale.clear();
  const any = (...names: string[]) => names.some((name) => changed.has(name));
  if (any("language", "keeping")) drawFrame(work, keeper.state, frameActions);
  if (any("language", "files", "result")) {
    part("start").hidden = work.files.length > 0;
    part("work").hidden = work.files.length === 0;
    if (work.files.length === 0) drawStart(part("start"), { choose, begin, fromDocument, example });
  }
  if (any("language", "files", "result", "open")) drawFiles(part("files"), work, filesActions);
  if (any("language", "files", "result", "filter", "busy")) drawSummary(part("summary"), work, { toggle, again: check, addPlan: () => choose(false) });
  if (any("language", "result", "filter", "document")) {
    list.drawControls();
    list.draw();
  }
  if (any("current", "result")) list.mark();
  if (any("result")) sayResult(work);
  if (any("filter")) say(told(work));
  if (any("language", "open", "files", "result")) drawBar(part("bar"), work, saving, { open, next: () => moving.step(1) });
  if (any("language", "open", "result", "files", "document")) drawTable(part("table"), work, { withText, choose: chooseHow, plans });
  if (any("view", "language")) drawView(work);
  if (work.view === "report" && any("view", "language", "result")) report.refresh();
  if (any("notice", "result", "language", "keeping")) drawNotices(part("notices"), work, standing(), sync);
  enter();
  // Last: the page is not still before all of it is drawn.
  if (any("busy", "language")) drawBusy(work, cancel);
}

/// What is wrong with the column maps, until a check goes through.
let refused: string[] = [];

/// What is said as long as it is so.
function standing(): string[] {
  const failed = (work.screen?.failedRules ?? []).map((rule) => t("rule_failed", { ...rule }));
  const unkept = keeper.state === "failed" && work.files.length > 0 ? [t("keeping_failed")] : [];
  return [...refused, ...failed, ...unkept];
}

wide.addEventListener("change", () => work.tell("view"));
listenToPage({
  drop: (transfer) => void came(dropped(transfer)),
  paste: (copied, text) => {
    if (document.activeElement?.closest('[role="gridcell"]')) return sheet.paste(copied);
    sync();
    if (!takeCells(work, copied, text)) return false;
    toWork(work);
    return true;
  },
  released: () => { if (stale.size > 0 && frame === 0) draw(); },
  step: (by) => { sync(); moving.step(by); },
  swap: () => work.files.length > 0 && moving.swap(),
  save: () => void saving.file(),
});
listenToPrinting({ report: () => (work.view === "report" ? report.shown : ""), whole: (on) => list.whole(on) });
addEventListener("focus", () => void lookAtDisk(work));

// --- the start

async function start(): Promise<void> {
  const { kept, old } = await keeper.begin();
  if (kept) setLanguage((work.language = kept.language));
  drawFrame(work, keeper.state, frameActions);
  drawStart(part("start"), { choose, begin, fromDocument, example });
  checker = new Checker(payload.worker, await payload.wasm());
  checker.onBusy = (busy) => work.setBusy(busy);
  checker.onProgress = drawProgress;
  checker.onRefusal = (messages) => {
    refused = messages;
    work.stop("refused");
    work.tell("notice");
  };
  checker.onRows = (path, number, rows) => sheet.came(path, number, rows);
  checker.onTable = (path, table, sheets) => {
    if (work.open?.path !== path) return;
    work.made = table;
    work.sheets = sheets;
    work.unread = table === null;
    if (!table) return work.tell("open");
    const then = table.text === null ? null : whenText;
    if (then) whenText = null;
    work.tell("open");
    moving.came();
    then?.();
  };
  checker.onAnnotated = saveAnnotated;
  checker.onReport = (html) => report.show(html);
  checker.onJson = (json) => save("fynd.json", json, "application/json");
  checker.onAnswer = (answer, found, about) => {
    refused = [];
    work.stopped = null;
    work.take(answer, found, about);
  };
  checker.onFailure = (message) => {
    work.notice(() => t("could_not_check", { message: /memory|alloc/i.test(message) ? t("out_of_memory") : message }), [], "failed");
    work.stop("failed");
  };
  const reference: Reference = await checker.start();
  work.reference = reference;
  setTables(reference.tables, reference.plans);
  setLetters(reference.letters);
  setWords(reference.words);
  setDecoder((bytes) => checker.decode(bytes));
  setLines((path, bytes) => checker.lines(path, bytes));
  drawStart(part("start"), { choose, begin, fromDocument, example });
  editor = new Editor(part("editor"), {
    writing: () => {
      if (!work.pending) (work.pending = true), work.tell("busy");
    },
    edited: (path, text) => {
      const file = work.file(path);
      if (file && !file.table && !work.edit(file, text)) work.notice(() => t("now_utf8", { name: fileName(path) }), [], `utf8 ${path}`);
    },
    ...leads,
    ...questions(work, checker, sync, (file) => (open(file), editor)),
    fix,
    explain: tellWhy,
    why: (code) => work.rule(code)?.why ?? "",
  });
  keeper.sync = sync;
  returning = kept !== null;
  if (kept) await keeper.restore(kept);
  if (old) work.notice(() => t("forgotten", { date: new Date(old).toLocaleDateString(currentLanguage() === "sv" ? "sv-SE" : "en-GB") }));
  if (keeper.state === "elsewhere") elsewhere(work, keeper, "other_tab");
  work.tell("language");
  document.body.dataset.ready = "true";
}

work.on((change) => {
  if (change === "keeping" && keeper.state === "elsewhere") elsewhere(work, keeper, keeper.lost ? "moved" : "other_tab");
});

start().catch((error) => {
  part("start").hidden = false;
  replace(part("start"), h("p", { class: "notice", role: "alert" }, t("could_not_start", { message: String(error?.message ?? error) })));
});
