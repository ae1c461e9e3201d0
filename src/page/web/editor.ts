/// The editor: CodeMirror in a shadow root, so that its styles need no exception from the security policy.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { h } from "./dom";
import { asked, type Asking, completion, rangeOf } from "./editor_asking";
import { colours } from "./editor_colours";
import { explanation, marginGutter, type Mark, type MarkActions, marks, range, setMarks } from "./editor_marks";
import { theme } from "./editor_theme";
import type { AtPlace, Place, Proposals, Spot, SpotRange, TextPlace } from "./protocol";
import { currentLanguage, t } from "./texts";
import type { Shown } from "./work";

/// What is asked of places in the text; see Asking. `path`: of the file that is shown.
export interface Questions {
  proposals(path: string, text: string, at: Spot): Promise<Proposals | null>;
  place(path: string, at: Spot): Promise<AtPlace | null>;
  lead(to: NonNullable<AtPlace["leads"]>): void;
  explainRule(code: string): void;
}

export interface EditorActions extends MarkActions, Questions {
  /// Letters are being written: their text comes when they have come to rest, or is asked for.
  writing(): void;
  edited(path: string, text: string): void;
}

/// How long the letters are to have been at rest.
const rest = 180;

const swedish: Record<string, string> = {
  Find: "Sök", Replace: "Ersätt med", next: "nästa", previous: "föregående", all: "alla", "match case": "skilj på stora och små",
  "by word": "hela ord", regexp: "mönster", replace: "ersätt", "replace all": "ersätt alla", close: "stäng", "current match": "träffen",
  "on line": "på rad", "Go to line": "Gå till rad", go: "gå", Completions: "Förslag", "Control character": "Styrtecken",
  "replaced $ matches": "ersatte $ träffar", "replaced match on line $": "ersatte träffen på rad $",
};

export class Editor {
  private view: EditorView;
  private states = new Map<string, EditorState>();
  private path = "";
  private loading = false;
  private timer = 0;
  /// What is in the language of the page: the text's history outlives a change of it.
  private words = new Compartment();

  constructor(
    host: HTMLElement,
    private actions: EditorActions,
  ) {
    const root = host.attachShadow({ mode: "open" });
    const parent = h("div", { class: "mk-host" });
    root.append(parent);
    root.adoptedStyleSheets = [theme()];
    this.view = new EditorView({ root, parent, state: this.fresh("", "") });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /// Shows a file's text; `fixed`: it cannot be edited. The history of each file is kept while the page is open.
  open(path: string, text: string, fixed = false): void {
    this.flush();
    if (path === this.path && this.text === normal(text)) return this.turn();
    if (this.path) this.states.set(this.path, this.view.state);
    const kept = this.states.get(path);
    this.path = path;
    this.loading = true;
    this.view.setState(kept && kept.doc.toString() === normal(text) ? kept : this.fresh(path, text, fixed));
    this.loading = false;
    this.turn();
  }

  /// What has been written and not yet told.
  flush(): void {
    if (this.timer === 0) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.actions.edited(this.path, this.text);
  }

  /// In the language of the page as it now is.
  turn(): void {
    this.view.dispatch({ effects: this.words.reconfigure(this.inWords(this.path)) });
  }

  /// No file is open any longer; the history of those that come back is kept.
  close(): void {
    this.flush();
    if (this.path) this.states.set(this.path, this.view.state);
    this.path = "";
  }

  focus(): void {
    this.view.focus();
  }

  mark(shown: readonly Shown[]): void {
    this.view.dispatch({ effects: setMarks.of({ shown, actions: this.actions }) });
  }

  /// Selects a place and shows it in the middle.
  go(place: TextPlace, focus: boolean): void {
    const at = range(this.view.state.doc, place) ?? { from: 0, to: 0 };
    this.view.dispatch({ selection: EditorSelection.single(at.from, at.to), effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
    if (focus) this.view.focus();
  }

  /// The same of a place as the core's layer counts it.
  goTo(place: SpotRange): void {
    const { from, to } = rangeOf(this.view.state.doc, place);
    this.view.dispatch({ selection: EditorSelection.single(from, to), effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  /// Puts a certain mending in place. One step of the history.
  replace(place: Place, replacement: string): void {
    const at = range(this.view.state.doc, place);
    if (at) this.view.dispatch({ changes: { ...at, insert: replacement }, userEvent: "input.fix" });
  }

  private fixHere(): boolean {
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    const here = state.field(marks).list.find((mark: Mark) => mark.shown.finding.fix && mark.from >= line.from && mark.from <= line.to);
    if (!here) return false;
    this.actions.fix(here.shown);
    return true;
  }

  private fresh(path: string, text: string, fixed = false): EditorState {
    const { actions } = this;
    const asking: Asking = {
      path,
      proposals: (now, at) => actions.proposals(path, now, at),
      place: (at) => actions.place(path, at),
      lead: (to) => actions.lead(to),
      explain: (code) => actions.explainRule(code),
    };
    const { extension, card, lead } = asked(asking);
    const extensions: Extension[] = [
      lineNumbers(), marginGutter, marks, history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), highlightActiveLineGutter(),
      highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping, colours(),
      autocompletion({ override: [completion(asking)], icons: false, activateOnTyping: true, activateOnTypingDelay: 10 }),
      explanation(this.actions.why),
      extension,
      keymap.of([
        { key: "Alt-Enter", run: (view) => this.fixHere() || card(view) },
        { key: "Mod-.", run: card },
        { key: "F12", run: lead },
        ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      this.words.of(this.inWords(path)),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged || this.loading) return;
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.flush(), rest);
        this.actions.writing();
      }),
    ];
    if (fixed) extensions.push(EditorState.readOnly.of(true));
    return EditorState.create({ doc: text, extensions });
  }

  private inWords(path: string): Extension {
    return [
      EditorView.contentAttributes.of({ "aria-label": t("editor", { name: path }), spellcheck: "false", lang: "sv" }),
      ...(currentLanguage() === "sv" ? [EditorState.phrases.of(swedish)] : []),
    ];
  }
}

/// As CodeMirror ends its lines.
function normal(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
