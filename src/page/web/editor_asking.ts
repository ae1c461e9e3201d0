/// What the editor asks the core about places in its text: what may be written there, what stands there, where that leads, and what can be done.
/// The answers are those of the language server; here they are only shown.

import { type Completion, type CompletionContext, type CompletionResult, snippet } from "@codemirror/autocomplete";
import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import { closeHoverTooltips, type Command, EditorView, hasHoverTooltips, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { h } from "./dom";
import type { Action, AtPlace, Proposals, Spot, SpotRange } from "./protocol";
import { t } from "./texts";

export interface Asking {
  /// Of the file that is asked about.
  path: string;
  /// What may be written at a place of the text as it now is; null: not now.
  proposals(text: string, at: Spot): Promise<Proposals | null>;
  /// What stands at a place, once all that is written has been checked; null where nobody knows.
  place(at: Spot): Promise<AtPlace | null>;
  /// Shows where something is declared.
  lead(to: NonNullable<AtPlace["leads"]>): void;
  explain(code: string): void;
}

function spotOf(doc: Text, at: number): Spot {
  const line = doc.lineAt(at);
  return { line: line.number - 1, character: at - line.from };
}

function offsetOf(doc: Text, { line, character }: Spot): number {
  const at = doc.line(Math.min(line + 1, doc.lines));
  return Math.min(at.from + character, at.to);
}

export const rangeOf = (doc: Text, { begin, end }: SpotRange) => ({ from: offsetOf(doc, begin), to: offsetOf(doc, end) });

// --- what may be written

/// The places of a snippet as this editor writes them: without choices, and the last one named by nothing.
const asTemplate = (insert: string) => insert.replace(/\$\{(\d+)\|([^,|]*)[^}]*\}/g, "${$1:$2}").replace("$0", "${}");

function optionOf({ label, insert, detail, order, snippet: inParts, keyword }: Proposals["proposals"][number], place: number): Completion {
  return {
    label, boost: 1 - order, sortText: String(place).padStart(6, "0"), type: keyword ? "keyword" : "value",
    apply: inParts ? snippet(asTemplate(insert)) : insert, ...(detail === "" ? {} : { detail }),
  };
}

export function completion(asking: Asking) {
  return async ({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> => {
    const line = state.doc.lineAt(pos), written = line.text.slice(0, pos - line.from).trimStart();
    if (/^[#|]/.test(written) || (written === "" && !explicit)) return null;
    const answer = await asking.proposals(state.doc.toString(), spotOf(state.doc, pos));
    if (!answer || answer.proposals.length === 0) return null;
    const from = offsetOf(state.doc, answer.from);
    if (answer.proposals.some(({ keyword }) => keyword)) return { from, options: answer.proposals.map(optionOf), validFor: /^[\p{L}\p{N}-]*$/u };
    // Also by words inside a name, without regard to case.
    const proposals = [...answer.proposals].sort((a, b) => a.order - b.order);
    const matching = (sought: string): CompletionResult => {
      const low = sought.toLocaleLowerCase("sv");
      return {
        from, filter: false, options: proposals.filter(({ find, label }) => (find || label).toLocaleLowerCase("sv").includes(low)).map(optionOf),
        update: (_, at, to, context) => (at === from && /^[^\s,:/]*$/.test(context.state.sliceDoc(at, to)) ? matching(context.state.sliceDoc(at, to)) : null),
      };
    };
    return matching(state.sliceDoc(from, pos));
  };
}

// --- what stands there, and what can be done

/// The Markdown that the core writes: bold words, lists, and examples.
function shown(markdown: string): HTMLElement[] {
  const words = (text: string) => text.split("**").map((part, at) => { const plain = part.replace(/\\(.)/g, "$1"); return at % 2 === 1 ? h("b", {}, plain) : plain; });
  return markdown.replace(/^```.*\n?/gm, "").split(/\n+/).map((line) => {
    const [, deep, rest] = /^( *)(?:- )?(.*)$/.exec(line)!;
    return h("p", { class: deep || line.startsWith("- ") ? `mk-point${deep ? " mk-deep" : ""}` : null }, ...words(rest!));
  });
}

function change(view: EditorView, { changes }: Action): void {
  view.dispatch({ changes: changes.map(({ range, text }) => ({ ...rangeOf(view.state.doc, range), insert: text })), userEvent: "input.fix", scrollIntoView: true });
  view.focus();
}

/// What a card shows; null: there is nothing to show. `done`: something was chosen on it.
function card(view: EditorView, asking: Asking, answer: AtPlace, done: () => void): HTMLElement | null {
  const { says, leads, actions } = answer, { doc } = view.state;
  const button = (words: string, run: () => void) => h("button", { type: "button", onclick: () => {
    done();
    // What has been written meanwhile stands elsewhere.
    if (view.state.doc === doc) run();
  } }, words);
  const elsewhere = leads && (leads.path !== asking.path || JSON.stringify(leads.range) !== JSON.stringify(says?.range)) ? leads : null;
  const buttons = [
    ...actions.map((action) => button(action.title, () => (action.explains ? asking.explain(action.explains) : change(view, action)))),
    ...(elsewhere ? [button(t("leads_to", { place: `${elsewhere.path}, ${t("line", { line: elsewhere.range.begin.line + 1 })}` }), () => asking.lead(elsewhere))] : []),
  ];
  if (!says && buttons.length === 0) return null;
  return h("div", { class: "mk-tip mk-card" }, says && h("div", { class: "mk-says", tabindex: "0" }, ...shown(says.text)), buttons.length > 0 && h("div", { class: "mk-actions" }, ...buttons));
}

const setCard = StateEffect.define<Tooltip | null>();

/// The card that was asked for by the keyboard; it goes when something is written.
const openCard = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCard)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
  provide: (field) => showTooltip.from(field),
});

const close = (view: EditorView) => view.dispatch({ effects: [setCard.of(null), closeHoverTooltips] });

/// Opens the card of the place where the cursor stands, with the focus on what can be done.
function showCard(view: EditorView, asking: Asking): void {
  const { doc } = view.state, at = view.state.selection.main.head;
  void asking.place(spotOf(doc, at)).then((answer) => {
    if (!answer || view.state.doc !== doc || view.state.selection.main.head !== at) return;
    const dom = card(view, asking, answer, () => close(view));
    if (!dom) return;
    dom.setAttribute("role", "group");
    dom.setAttribute("aria-label", t("at_place"));
    dom.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close(view);
      view.focus();
    });
    view.dispatch({ effects: [closeHoverTooltips, setCard.of({ pos: at, create: () => ({ dom, mount: () => dom.querySelector("button")?.focus() }) })] });
  });
}

function lead(view: EditorView, asking: Asking): void {
  const { doc } = view.state;
  void asking.place(spotOf(doc, view.state.selection.main.head)).then((answer) => {
    if (answer?.leads && view.state.doc === doc) asking.lead(answer.leads);
  });
}

/// The keys: what stands at the cursor and what can be done, and where it leads.
export function asked(asking: Asking): { extension: Extension; card: Command; lead: Command } {
  const hover = hoverTooltip(async (view, pos) => {
    const { doc } = view.state, answer = await asking.place(spotOf(doc, pos));
    if (!answer?.says || view.state.doc !== doc) return null;
    const { from, to } = rangeOf(doc, answer.says.range);
    const dom = card(view, asking, answer, () => {});
    return dom && { pos: from, end: to, above: true, create: () => ({ dom }) };
  });
  const escape = keymap.of([{ key: "Escape", run: (view) => hasHoverTooltips(view.state) && (close(view), true) }]);
  return {
    extension: [openCard, hover, escape],
    card: (view) => (showCard(view, asking), true),
    lead: (view) => (lead(view, asking), true),
  };
}
