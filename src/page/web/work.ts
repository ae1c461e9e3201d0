/// What the person is working with: the files, what was found in them, what is shown of it. Views read it and are told what
/// changed; nothing here touches the document.

import type { CheckAnswer, CheckRequest, Finding, Findings, Language, Level, MadeTable, Reference, Screen, TextPlace } from "./protocol";

export interface WorkFile {
  path: string;
  /// The file's own bytes until it is edited, then the text as UTF-8.
  bytes: Uint8Array;
  /// What the editor shows; null: no text of its own.
  text: string | null;
  /// A text is made of it, which cannot be edited.
  table: boolean;
  /// Edited since it was opened or saved.
  changed: boolean;
}

/// A finding with its number in the list of the core, and what the screen says beside it.
export interface Shown {
  index: number;
  finding: Finding;
  amount: string | null;
  label: string | null;
  /// In a table: where it stands in the text that was made of it.
  made: TextPlace | null;
}

export interface Filter {
  levels: Set<Level>;
  unit: string;
  rule: string;
  waived: boolean;
  order: "money" | "place";
}

export type Change = "files" | "open" | "result" | "filter" | "language" | "busy" | "view" | "notice";
export type View = "findings" | "text" | "report";

function noFilter(): Filter {
  return { levels: new Set(["error", "warning", "advice"]), unit: "", rule: "", waived: false, order: "money" };
}

/// The person's own date, as the command takes the computer's.
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export class Work {
  files: WorkFile[] = [];
  open: WorkFile | null = null;
  scope: "municipality" | "submission" = "submission";
  /// Of tables: whose the rows are and what amounts are in, where the tables do not say.
  unit = "";
  amounts = "";
  /// The open table as it was read.
  made: MadeTable | null = null;
  language: Language = "sv";
  view: View = "findings";
  busy = false;
  reference: Reference | null = null;
  json = "";
  findings: Findings | null = null;
  screen: Screen | null = null;
  shown: Shown[] = [];
  filter = noFilter();
  notices: string[] = [];
  milliseconds = 0;

  private listeners: ((change: Change) => void)[] = [];

  on(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  file(path: string | null): WorkFile | undefined {
    return this.files.find((file) => file.path === path);
  }

  /// Adds files; one with the path of another takes its place. Sorted as the command reads a folder.
  add(files: WorkFile[]): void {
    for (const file of files) {
      const at = this.files.findIndex((other) => other.path === file.path);
      if (at >= 0) this.files[at] = file;
      else this.files.push(file);
      if (this.open?.path === file.path) this.open = file;
    }
    this.files.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.tell("files");
  }

  remove(file: WorkFile): void {
    this.files = this.files.filter((other) => other !== file);
    if (this.open === file) this.open = null;
    this.tell("files");
    this.tell("open");
  }

  clear(): void {
    this.files = [];
    this.open = this.made = null;
    this.unit = this.amounts = "";
    this.findings = this.screen = null;
    this.json = "";
    this.shown = [];
    this.notices = [];
    this.filter = noFilter();
    this.view = "findings";
    this.tell("files");
    this.tell("open");
    this.tell("result");
  }

  show(file: WorkFile | null): void {
    if (file !== this.open) this.made = null;
    this.open = file;
    this.tell("open");
  }

  edit(file: WorkFile, text: string): void {
    file.text = text;
    file.bytes = new TextEncoder().encode(text);
    file.changed = true;
    this.tell("files");
  }

  setBusy(busy: boolean): void {
    this.busy = busy;
    this.tell("busy");
  }

  notice(text: string): void {
    this.notices.push(text);
    this.tell("notice");
  }

  /// What is to be asked of the checker.
  request(): CheckRequest {
    const { language, scope, unit, amounts } = this;
    const checked = scope === "submission" ? this.files.map((file) => file.path) : [];
    return { language, scope, checked, today: today(), unit, amounts };
  }

  take(answer: CheckAnswer): void {
    this.json = answer.json;
    this.findings = JSON.parse(answer.json) as Findings;
    this.screen = answer.screen;
    this.milliseconds = answer.milliseconds;
    this.shown = this.findings.findings.map((finding, index) => ({ index, finding, ...answer.screen.details[index]! }));
    this.tell("result");
  }

  resetFilter(): void {
    this.filter = { ...noFilter(), order: this.filter.order };
    this.tell("filter");
  }

  /// The findings that the filter lets through, in its order.
  filtered(): Shown[] {
    const { levels, unit, rule, waived, order } = this.filter;
    const list = this.shown.filter(({ finding }) =>
      (finding.waived ? waived : levels.has(finding.level)) && (!unit || (finding.unit === unit || finding.items.some((item) => item.unit === unit))) && (!rule || finding.rule === rule));
    if (order === "money") {
      const weight: Record<Level, number> = { error: 0, warning: 1, advice: 2 };
      // What stops a budget is never behind advice: the worst first, then by money.
      list.sort((a, b) => weight[a.finding.level] - weight[b.finding.level] ||
        Math.abs(b.finding.money ?? 0) - Math.abs(a.finding.money ?? 0) || a.index - b.index);
    }
    return list;
  }

  /// The ids of the nämnder and bolag that a report can be about.
  units(): string[] {
    return (this.screen?.things ?? []).filter(({ kind }) => kind === "nämnd" || kind === "bolag").map(({ id }) => id);
  }

  /// Findings of one file that count, in the order of the text.
  inFile(path: string): Shown[] {
    return this.shown.filter(({ finding }) => finding.path === path && !finding.waived);
  }
}
