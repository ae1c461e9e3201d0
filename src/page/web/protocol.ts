/// What the page and its worker say to each other, and the shapes of the core's JSON (src/diag/findings.schema.json,
/// src/page/session.h).

import type { Bytes } from "./bytes";
import type { Shown } from "./shown";

export type Level = "error" | "warning" | "advice";
export type Language = "sv" | "en";

export interface Place extends TextPlace {
  path: string | null;
}

/// A place in a text; of a table, in the text that was made of it.
export interface TextPlace {
  line: number | null;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
}

export interface Finding extends Place {
  cell: { sheet: string | null; row: number; column: number | null; name: string } | null;
  rule: string;
  name: string;
  level: Level;
  message: string;
  subject: { kind: string; id: string } | null;
  unit: string | null;
  money: number | null;
  help: string | null;
  fix: (Place & { replacement: string }) | null;
  related: Related[];
  items: Item[];
  waived: { reason: string; until: string | null } | null;
}

/// Another place that a finding speaks of.
export interface Related extends Place {
  cell: Finding["cell"];
  message: string;
}

/// What a gathered finding stands for.
export interface Item extends Place {
  cell: Finding["cell"];
  subject: Finding["subject"];
  unit: string | null;
  money: number | null;
  message: string;
}

export interface Summary {
  errors: number;
  warnings: number;
  advice: number;
  waived: number;
  files: number;
  money: number;
  linkedMoney: number;
  scope: "municipality" | "submission";
  canSubmit: boolean;
  followUpErrors: number;
  planAlone: boolean;
}

/// A line of what remains to be done: findings of a rule as one thing to do, with what follows from them.
export interface Task {
  rule: string;
  level: Level;
  count: number;
  money: number | null;
  text: string;
  units: { id: string; count: number }[];
  path: string | null;
  line: number | null;
  /// Numbers in the list of findings.
  findings: number[];
  consequences: { rule: string; count: number; findings: number[] }[];
}

/// All that is said beside the findings themselves.
export interface Findings {
  plan: { id: string | null; title: string | null; municipality: string | null; budgetYear: number | null };
  summary: Summary;
  todo: Task[];
}

/// Beside a place on the screen: in a table, where it stands in the text that was made of it.
export interface PlaceScreen {
  made: TextPlace | null;
}

/// What the page says in its own words instead of a help that speaks of the command, its options or its files.
export type PageHelp = "file" | "plan" | "one_plan" | "submission" | "kolada" | "layout" | "document" | "unit" | "amount" | "columns" | "remove_line" | "explain" | "words" | "plan_document" | "version" | "elsewhere";

/// A place that one can be led to.
export interface Target extends Place {
  cell: Finding["cell"];
  screen: PlaceScreen;
}

/// Findings as the page has them: the same document, with what the screen needs of each thing under `screen` (src/page/session.h).
export interface ScreenFinding extends Finding {
  related: (Related & { screen: PlaceScreen })[];
  items: (Item & { screen: PlaceScreen })[];
  screen: PlaceScreen & { amount: string | null; label: string | null; help: PageHelp | null };
}

export interface ScreenFindings extends Findings {
  findings: ScreenFinding[];
  screen: Screen;
}

export interface Screen {
  line: string;
  expectedMoney: number;
  linked: string;
  expected: string;
  excused: string;
  failedRules: { file: string; line: number; message: string }[];
  /// The municipality's own rules, as the reference has the others.
  ownRules?: Rule[];
  /// Nämnder and bolag.
  units: { id: string; title: string }[];
}

/// A place in a text as the core's editor layer counts it: from 0, in UTF-16.
export interface Spot {
  line: number;
  character: number;
}

export interface SpotRange {
  begin: Spot;
  end: Spot;
}

/// What can be done at a place; `explains`: a rule, and nothing is changed.
export interface Action {
  title: string;
  certain: boolean;
  explains: string;
  changes: { range: SpotRange; text: string }[];
}

/// What stands at a place, in Markdown, where its id is declared, and what can be done.
export interface AtPlace {
  says: { text: string; range: SpotRange } | null;
  leads: { path: string; range: SpotRange } | null;
  actions: Action[];
}

/// What may be written at a place, instead of what stands from `from` on; the first `order` first. `find`: also found by these words.
export interface Proposals {
  from: Spot;
  proposals: { label: string; insert: string; detail: string; find: string; order: number; snippet: boolean; keyword: boolean }[];
}

/// The bytes of a receipt, and the sheet of paper to sign (HTML); or why there is none.
export type Receipt = { json: string; sheet: string } | { refused: string };

/// Whether a receipt holds, and what differs; or why it cannot be verified.
export type Verified = { says: string; differences: string[] } | { refused: string };

/// A table as it was read: the text that was made of it, its column map as a file, what is not in it.
export interface MadeTable {
  /// null also where it has not been asked for: it can be as large as the table.
  text: string | null;
  hasText: boolean;
  map: string;
  /// What it says of the unit of all rows: an id, or the columns that say it; and of their amounts.
  unit: { always: string | null; columns: string[] };
  amounts: string | null;
  rows: number;
  posts: number;
  refused: number;
  /// `rows`: how many; of a `column` those that have something in it.
  leftOut: { condition: string; rows: number; column: boolean }[];
  unused: string[];
  /// A copy with the findings in its cells can be made.
  annotates: boolean;
}

/// The sheets of a table, and what their columns are read as, in the words of the column map. `own`: Målkoll's own workbook, which has none.
export interface Sheets {
  own: boolean;
  sheets: {
    name: string;
    hidden: boolean;
    read: boolean;
    headingRow: number;
    columns: { column: number; as: string }[];
  }[];
}

/// The rows of a sheet: its bytes as the core has them, and where each row begins, by its number; 0: it has none. `last` row, `columns` at most.
export interface Rows {
  bytes: Uint8Array;
  starts: Uint32Array;
  last: number;
  columns: number;
}

/// A cell of a table, from 1, that is to hold something else; `sheet`: the number of the sheet, from 0; `from`: what it holds now.
export interface CellEdit {
  sheet: number;
  row: number;
  column: number;
  from: string;
  to: string;
}

/// What came of edits: the table's new bytes, null where none could be made; for each edit why not, or ""; and the cells with formulas that count
/// on what has changed, whose values are old until a spreadsheet has opened the file.
export interface Mended<B = Uint8Array> {
  bytes: B | null;
  reasons: string[];
  recalculated: string[];
}

/// What is chosen in the column map of a table (src/page/columns.h); `sheet` from 0, `column` from 1.
export interface MapChoice {
  path: string;
  map: string;
  base: string;
  column?: { sheet: number; column: number; as: string };
  unit?: string;
  amounts?: string;
}

/// The map with the choice made in it, or what in it cannot be read.
export type ChosenMap = { map: string } | { refused: string };

/// A list to be saved as a workbook: texts, amounts in öre, and null where there is nothing.
export interface List {
  name: string;
  columns: { heading: string; width: number }[];
  rows: (string | number | null)[][];
}

export interface Rule {
  code: string;
  name: string;
  level: Level;
  why: string;
  when: string;
  askedBy: string;
  mend: string;
  waive: string;
  wrong: string;
  right: string;
}

/// The words of the language, as src/page/session.h says.
export interface Words {
  kinds: string[];
  heads: string[];
  units: string[];
  written: string[];
  columns: { word: string; yearly: boolean }[];
}

export interface Reference {
  version: string;
  rules: Rule[];
  words: Words;
  /// Endings of the files that are read as tables, and of those that a plan may stand in.
  tables: string[];
  plans: string[];
  /// The upper 128 letters of each encoding that has a byte a letter.
  letters: Record<string, string>;
}

/// What a plan to fill in is made of. Nämnder and bolag: `BUN: Barn- och ungdomsnämnden`, or only the name.
export interface NewPlan {
  language: Language;
  municipality: string;
  name: string;
  years: string;
  amounts: string;
  measured: boolean;
  ownGoals: boolean;
  committees: string[];
  companies: string[];
}

/// What was read of a plan in a document (src/page/plan_document.h).
interface PlanCounts {
  areas: number;
  goals: number;
  indicators: number;
  assignments: number;
  units: number;
  frames: number;
}

/// What the document says itself of what the form asks. `year` 0, `amounts` "": nothing; `amountsAsked`: there are ramar without a unit.
export interface PlanFound extends PlanCounts {
  municipality: string;
  year: number;
  yearProposed: boolean;
  amounts: string;
  amountsAsked: boolean;
}

/// The form's answers, about the document at `path`.
export interface PlanAnswers {
  path: string;
  language: Language;
  municipality: string;
  name: string;
  year: string;
  amounts: string;
}

/// The plan, and what there is to say of the reading.
export interface PlanDraft extends PlanCounts {
  text: string;
  said: { kind: "question" | "left_out" | "note"; place: string; text: string }[];
}

export interface CheckRequest {
  language: Language;
  scope: "municipality" | "submission";
  checked: string[];
  /// Of a folder's files, those that are to be read as tables all the same: documents, and what Målkoll itself has made.
  named: string[];
  today: string;
}

/// What changed since the last question, and the question.
export interface CheckMessage {
  put: { path: string; bytes: Bytes }[];
  remove: string[];
  request: CheckRequest;
}

export interface CheckAnswer {
  findings: Findings;
  screen: Screen;
  milliseconds: number;
}

export type ToWorker =
  | { type: "start"; wasm: ArrayBuffer }
  | ({ type: "check" } & CheckMessage)
  | { type: "json" }
  | { type: "report"; unit: string }
  | { type: "brief"; id: number; unit: string; form: string }
  | { type: "table"; path: string; text: boolean }
  | { type: "mend"; id: number; path: string; edits: CellEdit[] }
  | { type: "map"; id: number; choice: MapChoice }
  | { type: "lines"; id: number; path: string; bytes: Bytes }
  | { type: "decode"; id: number; bytes: Uint8Array }
  | { type: "rows"; path: string; sheet: number }
  | { type: "receipt"; id: number }
  | { type: "verify"; id: number; receipt: string; language: Language }
  | ({ type: "place"; id: number; path: string } & Spot)
  | ({ type: "proposals"; id: number; path: string; text: string } & Spot)
  | { type: "list"; id: number; list: List }
  | { type: "annotated"; path: string }
  | { type: "newPlan"; id: number; form: NewPlan }
  | { type: "planFound"; id: number; path: string; language: Language; bytes: Bytes }
  | { type: "planDraft"; id: number; answers: PlanAnswers; bytes: Bytes };

export type FromWorker =
  | { type: "ready"; reference: Reference }
  | { type: "progress"; done: number; all: number }
  /// Before the answer: thousands of findings at once would hold up a letter that is being written.
  | { type: "piece"; piece: Shown[]; all: number }
  | { type: "checked"; answer: CheckAnswer }
  | { type: "json"; json: Blob }
  | { type: "refused"; messages: string[] }
  | { type: "report"; html: string }
  | { type: "table"; path: string; table: MadeTable | null; sheets: Sheets | null }
  | { type: "rows"; path: string; sheet: number; rows: Rows }
  /// To a question with a number.
  | { type: "answer"; id: number; answer: unknown }
  | { type: "decoded"; id: number; decoded: { text: string; label: string; bom: boolean } | null }
  | { type: "annotated"; path: string; bytes: Bytes }
  | { type: "failed"; message: string };
