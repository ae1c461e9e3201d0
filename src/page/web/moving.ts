/// From finding to place and back: by a press in the list, by F8 through all that the list shows, by F6 between list and text.

import type { Editor } from "./editor";
import type { FindingsView } from "./findings_view";
import type { Target } from "./protocol";
import { t } from "./texts";
import type { Shown, View, Work } from "./work";

/// What a file is shown in: its text, or its sheet.
export interface Place {
  focus(): void;
  /// False: it is no place there.
  go(target: Target, focus: boolean): boolean;
}

export class Moving {
  /// Where to go in a table once it has come; the name of the finding whose place that is.
  private awaited: { target: Target; name: string | null; focus: boolean } | null = null;
  /// The place in the list of the one that was marked last, for when that has been mended.
  private last = 0;

  constructor(
    private work: Work,
    private list: FindingsView,
    private place: () => Place,
    private show: (view: View) => void,
  ) {}

  /// To a finding's place; in the list it is marked.
  go(shown: Shown, focus: boolean): void {
    this.mark(shown);
    this.to(shown.finding, shown.name, focus);
  }

  /// To another place that a finding speaks of; it is the finding that is marked.
  lead(target: Target, of: Shown): void {
    this.mark(this.work.found.named(of.name) ?? of);
    this.to(target, null, true);
  }

  private mark(shown: Shown): void {
    const { work } = this;
    work.at(shown);
    this.list.mark();
    this.last = Math.max(work.filtered().indexOf(work.found.named(shown.name) ?? shown), 0);
  }

  private to(target: Target, name: string | null, focus: boolean): void {
    const { work } = this, file = work.file(target.path);
    if (!file) {
      if (focus) this.list.focus();
      return;
    }
    if (work.open !== file) work.show(file);
    if (focus) this.show("text");
    this.awaited = null;
    if (file.table && !work.made) this.awaited = { target, name, focus };
    else if (!this.place().go(target, focus) && focus) this.list.focus();
  }

  /// A table has come to be shown.
  came(): void {
    const { awaited } = this;
    this.awaited = null;
    // A finding that was awaited may have another place by now.
    const now = awaited && (awaited.name === null ? awaited.target : this.work.found.named(awaited.name)?.finding);
    if (now && now.path === this.work.open?.path) this.place().go(now, awaited.focus);
  }

  /// What is looked at first: the finding at the head of the list; of those in the open file, where one has been open before.
  first(): void {
    const { work } = this, first = work.filtered().find(({ finding }) => (work.open ? finding.path === work.open.path : work.file(finding.path))) ?? null;
    if (first && !work.current) return this.go(first, false);
    if (work.open) return;
    const file = work.file(first?.finding.path ?? null) ?? work.files[0];
    if (file) work.show(file);
  }

  /// To the next (or the previous) finding that the list shows, round the end.
  step(by: 1 | -1): void {
    const list = this.work.filtered();
    if (list.length === 0) return;
    const { current } = this.work;
    const at = current ? list.indexOf(current) : -1;
    const from = at >= 0 ? at : by > 0 ? Math.min(this.last, list.length) - 1 : this.last;
    const next = at < 0 && !current && this.last === 0 && by > 0 ? 0 : (from + by + list.length) % list.length;
    this.go(list[next]!, true);
  }

  /// F6: from the list to the text, from elsewhere to the finding.
  swap(): void {
    if (document.activeElement?.closest("#findings")) return this.toText();
    this.show("findings");
    // On a narrow screen the list is not there until it has been drawn.
    requestAnimationFrame(() => this.list.focus());
  }

  toText(): void {
    this.show("text");
    requestAnimationFrame(() => this.place().focus());
  }
}

/// Where one is, for those who hear the page.
export function told(work: Work): string {
  return t("shown", { n: work.filtered().length, all: work.shown.length });
}

/// A text as a place of findings.
export function textPlace(editor: Editor): Place {
  return {
    focus: () => editor.focus(),
    go: (target, focus) => {
      editor.go(target.screen.made ?? target, focus);
      return true;
    },
  };
}
