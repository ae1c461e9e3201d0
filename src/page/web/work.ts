/// What the person is working with: the files, what was found in them, what is shown of it. Views read it and are told what
/// changed; nothing here touches the document.

import { type Bytes, held } from "./bytes";
import type { Handle, OnDisk } from "./disk";
import { encode, type Encoding, plain, withLineEnds } from "./encoding";
import { Found } from "./found";
import type { CheckAnswer, CheckRequest, Findings, Language, Level, MadeTable, Reference, Rule, Screen, Sheets } from "./protocol";
import type { Shown } from "./shown";
import { mapBytes, type Settings } from "./table_settings";
import type { TextKey } from "./texts";

export type { Shown } from "./shown";
export type { Settings } from "./table_settings";

export interface WorkFile {
  path: string;
  /// The file as it would be saved now: its own bytes until it is edited.
  bytes: Bytes;
  /// What the editor shows; null: no text of its own.
  text: string | null;
  encoding: Encoding;
  /// A text is made of it, which cannot be edited.
  table: boolean;
  /// Edited since it was opened or saved.
  changed: boolean;
  /// Its place on the disk, where the browser lets the page write there, and what it was like there.
  handle: Handle | null;
  onDisk: OnDisk | null;
  /// Of a table: how it is to be read, where the person has said so on the page.
  settings: Settings | null;
  /// The person has said that it is to be read, though it came with a folder of all kinds.
  named?: boolean;
  /// The plan on the page has been read out of it, and it is not checked itself.
  source?: boolean;
}

type Clean = Pick<WorkFile, "bytes" | "text" | "encoding">;

export type Order = "stops" | "money" | "place";

export interface Filter {
  levels: Set<Level>;
  unit: string;
  rule: string;
  waived: boolean;
  order: Order;
}

/// What the page has to say, with what can be done about it. One with a key takes the place of the one before it.
export interface Notice {
  /// In the language that the page then has.
  text(): string;
  key?: string;
  actions?: { label: TextKey; run(): void }[];
}

export type Change = "files" | "open" | "result" | "filter" | "language" | "busy" | "view" | "notice" | "current" | "keeping" | "document";
export type View = "findings" | "text" | "report";
/// Why what is listed has not been checked.
export type Stopped = "cancelled" | "failed" | "refused" | null;

function noFilter(): Filter {
  return { levels: new Set(["error", "warning", "advice"]), unit: "", rule: "", waived: false, order: "stops" };
}

/// The person's own date, as the command takes the computer's.
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

const arrivals = new WeakMap<WorkFile, number>();
let latest = 0;

/// A number of its own for each file that has come to the page.
function came(file: WorkFile): number {
  const number = arrivals.get(file) ?? ++latest;
  arrivals.set(file, number);
  return number;
}

export class Work {
  files: WorkFile[] = [];
  open: WorkFile | null = null;
  scope: "municipality" | "submission" = "submission";
  /// The open table as it was read.
  made: MadeTable | null = null;
  /// Its sheets; null: it has none, as a table of lines (SIE).
  sheets: Sheets | null = null;
  /// It is none: nothing was read of it.
  unread = false;
  /// The open table is shown as the text that was made of it.
  asText = false;
  language: Language = "sv";
  view: View = "findings";
  busy = false;
  /// The check takes so long that one can see it.
  slow = false;
  /// Something has been written that is not yet asked about.
  pending = false;
  /// How much is under way that a check will follow on: files that are read, a cell that is mended.
  private underWay = 0;
  stopped: Stopped = null;
  reference: Reference | null = null;
  findings: Findings | null = null;
  screen: Screen | null = null;
  found = new Found();
  /// The finding that one is at.
  current: Shown | null = null;
  filter = noFilter();
  notices: Notice[] = [];
  milliseconds = 0;

  private clean = new WeakMap<WorkFile, Clean>();
  private listeners: ((change: Change) => void)[] = [];
  private unsettled: (() => void)[] = [];
  /// What the last answer was about.
  private checked = "";

  on(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
    if (change === "busy" && this.settled()) for (const resolve of this.unsettled.splice(0)) resolve();
  }

  file(path: string | null): WorkFile | undefined {
    return this.files.find((file) => file.path === path);
  }

  /// Adds files; one with the path of another takes its place. Sorted as the command reads a folder.
  add(files: WorkFile[]): void {
    let opened = false;
    for (const file of files) {
      const at = this.files.findIndex((other) => other.path === file.path);
      if (at >= 0) this.files[at] = file;
      else this.files.push(file);
      if (this.open?.path === file.path) {
        this.open = file;
        this.closeTable();
        opened = true;
      }
    }
    this.files.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.tell("files");
    if (opened) this.tell("open");
  }

  /// Takes files from the page.
  remove(...gone: WorkFile[]): void {
    const { open } = this;
    this.files = this.files.filter((other) => !gone.includes(other));
    if (open && gone.includes(open)) this.open = this.closeTable();
    this.tell("files");
    this.tell("open");
    if (this.files.length === 0) this.nothing();
  }

  /// An empty page.
  clear(): void {
    this.files = [];
    this.open = this.closeTable();
    this.notices = [];
    this.filter = noFilter();
    this.view = "findings";
    this.tell("files");
    this.tell("open");
    this.nothing();
  }

  /// Nothing is known of the open table, or there is none.
  private closeTable(): null {
    this.unread = false;
    return (this.made = this.sheets = null);
  }

  private nothing(): void {
    this.findings = this.screen = null;
    this.found = new Found();
    this.current = null;
    this.stopped = null;
    this.tell("result");
  }

  show(file: WorkFile | null): void {
    if (file !== this.open) {
      this.closeTable();
      this.asText = false;
    }
    this.open = file;
    this.tell("open");
  }

  /// The person has changed a file's text, whose lines end in LF here. False: the file's own letters do not do for it.
  edit(file: WorkFile, text: string): boolean {
    const clean = this.cleanOf(file);
    file.text = withLineEnds(file.text ?? "", text);
    const { bytes, fits } = encode(file.text, file.encoding);
    if (!fits) file.encoding = plain;
    file.changed = clean?.text !== file.text || clean.encoding !== file.encoding;
    file.bytes = file.changed ? held(bytes) : clean!.bytes;
    this.tell("files");
    return fits;
  }

  /// A file has other bytes, as when a cell of a table was changed.
  setBytes(file: WorkFile, bytes: Bytes): void {
    const clean = this.cleanOf(file);
    file.bytes = bytes;
    file.changed = clean?.bytes !== bytes;
    this.tell("files");
  }

  /// A file as it was when it was opened or saved, where that is known: what has been undone is no change.
  private cleanOf(file: WorkFile): Clean | undefined {
    if (!file.changed) this.clean.set(file, { bytes: file.bytes, text: file.text, encoding: file.encoding });
    return this.clean.get(file);
  }

  /// A file of a folder is a table to be read.
  read(file: WorkFile): void {
    file.named = true;
    delete file.source;
    this.tell("files");
  }

  /// A plan has been read out of a document, or is no longer: `source`.
  setSource(file: WorkFile, source: boolean): void {
    if (source) file.source = true;
    else delete file.source;
    if (file === this.open) this.closeTable();
    this.tell("files");
    this.tell("open");
  }

  private checkable(): WorkFile[] {
    return this.files.filter(({ source }) => !source);
  }

  /// How a table is to be read.
  set(file: WorkFile, settings: Settings | null): void {
    file.settings = settings;
    this.tell("files");
  }

  setBusy(busy: boolean): void {
    this.busy = busy;
    if (busy) this.stopped = null;
    else this.slow = false;
    this.tell("busy");
  }

  /// What is shown is of all that has been given and written.
  settled(): boolean {
    return !this.busy && !this.pending && this.underWay === 0;
  }

  /// Until it is.
  whenSettled(): Promise<void> {
    return this.settled() ? Promise.resolve() : new Promise((resolve) => this.unsettled.push(resolve));
  }

  /// Waits for something that a check follows on.
  async during<T>(coming: Promise<T>): Promise<T> {
    this.underWay++;
    this.tell("busy");
    try {
      return await coming;
    } finally {
      this.underWay--;
      this.tell("busy");
    }
  }

  stop(why: Stopped): void {
    this.stopped = why;
    this.tell("result");
  }

  notice(text: Notice["text"], actions: Notice["actions"] = [], key?: string): void {
    if (key !== undefined) this.unnotice(key);
    this.notices.push({ text, actions, ...(key === undefined ? {} : { key }) });
    this.tell("notice");
  }

  unnotice(key: string): void {
    const left = this.notices.filter((notice) => notice.key !== key);
    if (left.length === this.notices.length) return;
    this.notices = left;
    this.tell("notice");
  }

  /// What is to be asked of the checker.
  request(): CheckRequest {
    const { language, scope } = this;
    const checked = scope === "submission" ? this.checkable().map((file) => file.path) : [];
    return { language, scope, checked, named: this.files.filter(({ named }) => named).map(({ path }) => path), today: today() };
  }

  /// The files as the core is to have them: tables with how they are to be read beside them.
  toCheck(): { path: string; bytes: Bytes }[] {
    const files = this.checkable().map(({ path, bytes }) => ({ path, bytes }));
    for (const file of this.checkable()) {
      if (file.settings) files.push(mapBytes(file.path, file.settings));
    }
    return files;
  }

  /// Which files there are. One that has taken another's place is another, one that is written in is the same.
  private list(): string {
    return this.files.map((file) => `${came(file)} ${file.path}`).join("\n");
  }

  take({ findings, screen, milliseconds }: CheckAnswer, found: Found, about: string): void {
    this.checked = about;
    this.findings = findings;
    this.screen = screen;
    this.milliseconds = milliseconds;
    this.found = found;
    this.current = found.marked(this.current);
    this.tell("result");
  }

  /// What a question that is now put is about.
  about(): string {
    return this.list();
  }

  /// All that is listed has been checked; what is being written is checked so soon that the answer before holds until then.
  stands(): boolean {
    return this.findings !== null && this.stopped === null && !this.slow && this.checked === this.list() && this.screen?.failedRules.length === 0;
  }

  at(shown: Shown | null): void {
    this.current = shown;
    this.tell("current");
  }

  resetFilter(): void {
    this.filter = { ...noFilter(), order: this.filter.order };
    this.tell("filter");
  }

  get shown(): readonly Shown[] {
    return this.found.all;
  }

  /// The findings that the filter lets through, in its order. Each part that is drawn asks for them: they are sought once.
  filtered(): readonly Shown[] {
    const of = JSON.stringify([...this.filter.levels, this.filter]), { last } = this;
    if (last.found !== this.found || last.of !== of) this.last = { found: this.found, of, list: this.sought() };
    return this.last.list;
  }

  private last: { found: Found; of: string; list: Shown[] } = { found: this.found, of: "", list: [] };

  private sought(): Shown[] {
    const { order } = this.filter;
    return (order === "place" ? this.found.all : this.found.ordered[order]).filter((one) => this.lets(one));
  }

  /// The filter lets a finding through.
  lets({ finding }: Shown): boolean {
    const { levels, unit, rule, waived } = this.filter;
    return (finding.waived ? waived : levels.has(finding.level)) && (!unit || finding.unit === unit || finding.items.some((item) => item.unit === unit)) && (!rule || finding.rule === rule);
  }

  /// Nämnder and bolag, by id, with their names.
  units(): { id: string; title: string }[] {
    return this.screen?.units ?? [];
  }

  /// A unit's name and id, as a menu has it.
  unitName(id: string): string {
    const title = this.units().find((unit) => unit.id === id)?.title;
    return title ? `${title} (${id})` : id;
  }

  /// A rule, also one of the municipality's own.
  rule(code: string): Rule | undefined {
    return [...(this.screen?.ownRules ?? []), ...(this.reference?.rules ?? [])].find((rule) => rule.code === code);
  }
}
