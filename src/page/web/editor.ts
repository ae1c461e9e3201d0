/// The editor: CodeMirror in a shadow root, so that its styles need no exception from the security policy.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { h } from "./dom";
import { explanation, marginGutter, type Mark, type MarkActions, marks, range, setMarks } from "./editor_marks";
import { theme } from "./editor_theme";
import { colours, completion } from "./editor_words";
import type { Place, Reference, TextPlace, Thing } from "./protocol";
import { currentLanguage, t } from "./texts";
import type { Shown } from "./work";

export interface EditorActions extends MarkActions {
  edited(text: string): void;
  things(): Thing[];
  /// The finding that was gone to with the keys.
  at(shown: Shown): void;
  save(): void;
}

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

  constructor(
    host: HTMLElement,
    private reference: Reference,
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
    if (path === this.path && this.text === normal(text)) return;
    if (this.path) this.states.set(this.path, this.view.state);
    const kept = this.states.get(path);
    this.path = path;
    this.loading = true;
    this.view.setState(kept && kept.doc.toString() === normal(text) ? kept : this.fresh(path, text, fixed));
    this.loading = false;
  }

  /// Forgets every file's history, when the language changes or the page is cleared.
  forget(): void {
    this.states.clear();
    this.path = "";
  }

  mark(shown: Shown[]): void {
    this.view.dispatch({ effects: setMarks.of({ shown, actions: this.actions }) });
  }

  /// Selects a place and shows it in the middle.
  go(place: TextPlace, focus: boolean): void {
    const at = range(this.view.state.doc, place) ?? { from: 0, to: 0 };
    this.view.dispatch({ selection: EditorSelection.single(at.from, at.to), effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
    if (focus) this.view.focus();
  }

  /// Puts a certain mending in place. One step of the history.
  replace(place: Place, replacement: string): void {
    const at = range(this.view.state.doc, place);
    if (at) this.view.dispatch({ changes: { ...at, insert: replacement }, userEvent: "input.fix" });
  }

  /// To the finding after (or before) the cursor, round the end. False: there is none.
  step(by: 1 | -1): boolean {
    const list = this.view.state.field(marks).list;
    if (list.length === 0) return false;
    const at = this.view.state.selection.main.from;
    const next = by > 0 ? (list.find((mark) => mark.from > at) ?? list[0]!) : ([...list].reverse().find((mark) => mark.from < at) ?? list[list.length - 1]!);
    this.view.dispatch({ selection: EditorSelection.single(next.from, next.to), effects: EditorView.scrollIntoView(next.from, { y: "center" }) });
    this.view.focus();
    this.actions.at(next.shown);
    return true;
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
    const extensions: Extension[] = [
      lineNumbers(), marginGutter, marks, history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), highlightActiveLineGutter(),
      highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping, colours(this.reference),
      autocompletion({ override: [completion(this.reference, this.actions.things)], icons: false, activateOnTyping: true }),
      explanation(this.actions.why),
      keymap.of([
        { key: "F8", run: () => this.step(1), shift: () => this.step(-1) },
        { key: "Alt-Enter", run: () => this.fixHere() },
        { key: "Mod-s", run: () => (this.actions.save(), true) },
        ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({ "aria-label": t("editor", { name: path }), spellcheck: "false", lang: "sv" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.loading) this.actions.edited(update.state.doc.toString());
      }),
    ];
    if (fixed) extensions.push(EditorState.readOnly.of(true));
    if (currentLanguage() === "sv") extensions.push(EditorState.phrases.of(swedish));
    return EditorState.create({ doc: text, extensions });
  }
}

/// As CodeMirror ends its lines.
function normal(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
