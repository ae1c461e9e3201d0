/// Findings in the text: underlined, in the margin, and in words beneath the line.

import { RangeSet, StateEffect, StateField, type EditorState, type Range, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter, hoverTooltip, WidgetType } from "@codemirror/view";
import { h, icon } from "./dom";
import type { Level, TextPlace } from "./protocol";
import { helpOf } from "./page_words";
import { type Leads, placesOf } from "./places_view";
import { levelWord, t } from "./texts";
import type { Shown } from "./work";

export interface Mark {
  from: number;
  to: number;
  shown: Shown;
}

export interface MarkActions extends Leads {
  fix(shown: Shown): void;
  explain(shown: Shown): void;
  why(code: string): string;
}

const order: Level[] = ["error", "warning", "advice"];

function worst(marks: Mark[]): Level {
  return order.find((level) => marks.some(({ shown }) => shown.finding.level === level))!;
}

/// The offset of a column that is counted in code points.
function offset(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  let units = 0;
  for (let points = 1; points < column && units < at.length; ++points) {
    const code = at.text.charCodeAt(units);
    units += code >= 0xd800 && code < 0xdc00 ? 2 : 1;
  }
  return at.from + Math.min(units, at.length);
}

/// Where a place of the core's stands in the text; null where it is about the whole file.
export function range(doc: Text, place: TextPlace): { from: number; to: number } | null {
  if (place.line === null || place.column === null) return null;
  const from = offset(doc, place.line, place.column);
  const to = place.endLine === null || place.endColumn === null ? from : offset(doc, place.endLine, place.endColumn);
  return { from, to: Math.max(from, to) };
}

class Beneath extends WidgetType {
  readonly key: string;
  constructor(
    readonly marks: Mark[],
    readonly actions: MarkActions,
  ) {
    super();
    this.key = JSON.stringify(marks.map(({ shown }) => [shown.name, shown.finding.message, shown.finding.level, shown.finding.help, shown.finding.screen.label, shown.finding.fix?.replacement, shown.finding.related]));
  }
  override eq(other: Beneath): boolean {
    return this.key === other.key;
  }
  override get estimatedHeight(): number {
    return 44 * this.marks.length;
  }
  override toDOM(): HTMLElement {
    return h("div", { class: "mk-beneath" }, ...[...this.marks].sort((a, b) => order.indexOf(a.shown.finding.level) - order.indexOf(b.shown.finding.level)).slice(0, 5).map(({ shown }) => {
      const { finding } = shown, { label } = finding.screen;
      return h("div", { class: `mk-note mk-${finding.level}` },
        icon(finding.level),
        h("div", {},
          h("p", {}, h("b", {}, `${levelWord(finding.level)} ${finding.rule}: `), finding.message, label && h("span", { class: "mk-label" }, ` (${label})`), finding.cell && h("span", { class: "mk-cell" }, finding.cell.name)),
          helpOf(finding) && h("p", { class: "mk-help" }, helpOf(finding)),
          placesOf(shown, this.actions, `mark-place-${shown.name}`)),
        h("div", { class: "mk-actions" },
          finding.fix && h("button", { type: "button", onclick: () => this.actions.fix(shown) }, t("apply_fix", { text: finding.fix.replacement })),
          h("button", { type: "button", onclick: () => this.actions.explain(shown) }, t("explain", { code: finding.rule }))));
    }));
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

class Margin extends GutterMarker {
  constructor(readonly level: Level) {
    super();
  }
  override eq(other: Margin): boolean {
    return this.level === other.level;
  }
  override toDOM(): Node {
    const mark = h("span", { class: `mk-margin mk-${this.level}`, title: levelWord(this.level) });
    mark.append(icon(this.level));
    return mark;
  }
}

interface Marks {
  list: Mark[];
  decorations: DecorationSet;
  margin: RangeSet<GutterMarker>;
}

export const setMarks = StateEffect.define<{ shown: readonly Shown[]; actions: MarkActions }>();

function build(state: EditorState, shown: readonly Shown[], actions: MarkActions): Marks {
  const { doc } = state;
  const list = shown.flatMap((one): Mark[] => [{ ...(range(doc, one.finding.screen.made ?? one.finding) ?? { from: 0, to: 0 }), shown: one }]);
  list.sort((a, b) => a.from - b.from || a.shown.index - b.shown.index);
  const decorations: Range<Decoration>[] = [];
  const margin: Range<GutterMarker>[] = [];
  for (const { from, to, shown: one } of list) {
    if (to > from) decorations.push(Decoration.mark({ class: `mk-under mk-${one.finding.level}` }).range(from, to));
  }
  for (let first = 0; first < list.length; ) {
    const line = doc.lineAt(list[first]!.from);
    let last = first;
    while (last < list.length && list[last]!.from <= line.to) ++last;
    const here = list.slice(first, last);
    decorations.push(Decoration.widget({ widget: new Beneath(here, actions), side: 1, block: true }).range(line.to));
    margin.push(new Margin(worst(here)).range(line.from));
    first = last;
  }
  return { list, decorations: Decoration.set(decorations, true), margin: RangeSet.of(margin, true) };
}

export const marks = StateField.define<Marks>({
  create: () => ({ list: [], decorations: Decoration.none, margin: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return build(transaction.state, effect.value.shown, effect.value.actions);
    }
    if (!transaction.docChanged) return value;
    const { changes } = transaction;
    return {
      list: value.list.map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) })),
      decorations: value.decorations.map(changes),
      margin: value.margin.map(changes),
    };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

export const marginGutter = gutter({
  class: "mk-gutter",
  markers: (view) => view.state.field(marks).margin,
  initialSpacer: () => new Margin("advice"),
});

/// What the rule is about, where a finding is pointed at.
export function explanation(why: (code: string) => string) {
  return hoverTooltip((view, at) => {
    const mark = view.state.field(marks).list.find(({ from, to }) => from <= at && at <= to && to > from);
    if (!mark) return null;
    const { finding } = mark.shown;
    return {
      pos: mark.from,
      end: mark.to,
      create: () => ({ dom: h("div", { class: "mk-tip" }, h("b", {}, `${finding.rule} ${finding.name}`), h("p", {}, finding.message), h("p", { class: "mk-help" }, why(finding.rule))) }),
    };
  });
}
