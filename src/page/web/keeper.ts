/// Keeps the work in the browser as it goes on, and knows whether it is kept: what the page says of it is true.

import { forget as forgetAll, keep, keepLast, type Kept, type KeptFile, lastLetters, recall } from "./storage";
import { mending } from "./mending";
import { fromText } from "./open";
import { fileName } from "./save";
import { bringBack } from "./taking_back";
import type { Settings } from "./table_settings";
import { Tabs } from "./tabs";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// kept: it stays; failed: the browser does not take it; off: the person does not want it; elsewhere: another tab has the work.
export type Keeping = "kept" | "failed" | "off" | "elsewhere";

const soon = 120, again = 3000;
/// The choice »Kom inte ihåg« holds for the tab, and is nothing of the work.
const choice = "malkoll-keeps-nothing";

const session = {
  get: () => { try { return sessionStorage.getItem(choice) !== null; } catch { return false; } },
  set: (on: boolean) => { try { on ? sessionStorage.setItem(choice, "1") : sessionStorage.removeItem(choice); } catch { /* then it holds until a reload */ } },
};

export class Keeper {
  state: Keeping = session.get() ? "off" : "kept";
  /// The text of the open file is the editor's until this has been called.
  sync: () => void = () => {};

  /// This tab had the work, and another has it now.
  lost = false;

  private tabs = new Tabs();
  /// What the database has: the bytes and settings of each file.
  private stored = new Map<string, KeptFile>();
  private timer = 0;
  private writing: Promise<void> | null = null;
  private wanted = false;
  private ready = false;

  constructor(private work: Work) {
    this.tabs.onGive = async () => {
      this.sync();
      if (this.state === "kept") await this.now();
      return this.state === "kept" && !this.behind();
    };
    this.tabs.onLost = () => {
      this.state = "elsewhere";  // first, so that nothing is cleared of what is kept
      this.lost = true;
      this.work.clear();
      this.work.tell("keeping");  // last: what was said before has been cleared too
    };
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    addEventListener("beforeunload", (event) => {
      this.sync();
      if (this.work.files.some((file) => mending(file) || (this.state !== "kept" && file.changed))) event.preventDefault();
      else this.leave();
    });
  }

  /// The work of the last visit, where there is any and no other tab has it. `old`: when work that has been forgotten was kept.
  async begin(): Promise<{ kept: Kept | null; old: number | null }> {
    try {
      if (this.state === "off") return { kept: null, old: null };
      if (await this.tabs.take()) return await this.read();
      this.state = "elsewhere";
      return { kept: null, old: null };
    } catch {
      this.state = "failed";
      return { kept: null, old: null };
    } finally {
      this.ready = true;
    }
  }

  private async read(): Promise<{ kept: Kept | null; old: number | null }> {
    const found = await recall();
    this.stored = new Map((found.kept?.files ?? []).map((file) => [file.path, file]));
    return found;
  }

  /// Puts what was kept on the page, with what was written last before the page went away, when the database was not reached.
  async restore(kept: Kept): Promise<void> {
    const { work } = this;
    if (work.files.length === 0) work.scope = kept.scope;
    const files = new Map(kept.files.map((file): [string, WorkFile] => [file.path, { ...fromText(file.path, ""), ...file, settings: readable(file.settings) }]));
    // What this tab has of its own stays.
    await bringBack(work, [...files.values()], (kept.open !== null && files.get(kept.open)) || null);
    for (const { path, settings } of kept.files) if (settings && !readable(settings)) work.notice(() => t("choices_forgotten", { name: fileName(path) }));
    for (const { path, text } of lastLetters(kept.at)) {
      const file = files.get(path);
      if (file && work.files.includes(file) && file.text !== null && file.text !== text) work.edit(file, text.replace(/\r\n?/g, "\n"));
    }
  }

  /// The work that another tab has comes here. False: that tab has something that could not be kept.
  async takeOver(): Promise<boolean> {
    if (!(await this.tabs.takeOver())) return false;
    await this.begun();
    return true;
  }

  /// What is kept is had on the page, and what the page has is kept from now on: not before, since what is kept and not on the page would be
  /// taken for removed.
  private async begun(): Promise<void> {
    const { kept } = await this.read().catch(() => ({ kept: null }));
    if (kept) await this.restore(kept);
    this.turn("kept");
    await this.now();
  }

  /// Something has changed.
  soon(): void {
    if (!this.ready || this.state === "off" || this.state === "elsewhere") return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(), soon);
  }

  /// Keeps all that has changed; when it is done `state` says how it went.
  async now(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    if (this.writing) {
      this.wanted = true;
      return this.writing;
    }
    this.writing = this.write(leaving);
    await this.writing;
    this.writing = null;
    if (this.wanted) {
      this.wanted = false;
      await this.now();
    }
  }

  private async write(leaving: boolean): Promise<void> {
    if (this.state === "off" || this.state === "elsewhere") return;
    const { work } = this;
    const put = this.unkept(), gone = this.gone();
    try {
      if (work.files.length === 0) await forgetAll();
      else await keep({ open: work.open?.path ?? null, scope: work.scope, language: work.language, at: Date.now() }, put, gone, leaving);
      for (const path of gone) this.stored.delete(path);
      for (const file of put) this.stored.set(file.path, file);
      this.turn("kept");
    } catch {
      // A timer of its own: also what nobody changes again is kept once the browser can.
      this.turn("failed");
      this.timer = window.setTimeout(() => void this.now(), again);
    }
  }

  /// »Kom inte ihåg«: nothing is kept from now on, and nothing is left of what was.
  async remember(on: boolean): Promise<void> {
    session.set(!on);
    if (on) return this.resume();
    const mine = this.state !== "elsewhere";
    this.turn("off");
    this.work.unnotice("tab");
    clearTimeout(this.timer);
    await this.writing?.catch(() => {});
    this.stored.clear();
    if (mine) await forgetAll().catch(() => {});
    // Another tab may keep its own from now on.
    this.tabs.leave();
  }

  /// Keeps again, unless another tab does by now.
  private async resume(): Promise<void> {
    if (!(await this.tabs.take())) return this.turn("elsewhere");
    await this.begun();
  }

  /// Nothing is left of what this tab has kept.
  async forget(): Promise<void> {
    if (this.state === "elsewhere" || this.state === "off") return;
    this.stored.clear();
    await forgetAll().catch(() => {});
  }

  private turn(state: Keeping): void {
    if (state === this.state) return;
    this.state = state;
    this.work.tell("keeping");
  }

  private unkept(): KeptFile[] {
    return this.work.files.filter((file) => !sameAs(file, this.stored.get(file.path))).map((file) => ({ ...file }));
  }

  private gone(): string[] {
    const there = new Set(this.work.files.map(({ path }) => path));
    return [...this.stored.keys()].filter((path) => !there.has(path));
  }

  private behind(): boolean {
    return this.unkept().length > 0 || this.gone().length > 0;
  }

  /// The page may be going away: what is not yet kept is.
  private leave(): void {
    if (!this.ready || this.state === "off" || this.state === "elsewhere") return;
    this.sync();
    if (!this.behind()) return;
    keepLast(this.unkept().flatMap(({ path, text }) => (text === null || !this.stored.has(path) ? [] : [{ path, text }])));
    void this.now(true);
  }
}

function sameAs(file: WorkFile, kept: KeptFile | undefined): boolean {
  return kept !== undefined && kept.bytes === file.bytes && kept.changed === file.changed && kept.handle === file.handle && kept.onDisk === file.onDisk && kept.settings === file.settings && kept.named === file.named && kept.source === file.source;
}

/// How a table was to be read, where it was kept by a page that said it as this one does.
const readable = (settings: KeptFile["settings"]): Settings | null => (typeof settings?.map === "string" ? settings : null);
