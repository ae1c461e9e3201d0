/// The core as TypeScript sees it: the functions of src/page/bridge.cpp, with their texts and bytes put where it reads them.

import type { AtPlace, CellEdit, CheckRequest, ChosenMap, List, MadeTable, MapChoice, Mended, NewPlan, PlanAnswers, PlanDraft, PlanFound, Proposals, Receipt, Reference, ScreenFindings, Sheets, Spot, Verified } from "./protocol";

export interface Module {
  HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(at: number): void;
  _malkoll_put(path: number, bytes: number, length: number): void;
  _malkoll_remove(path: number): void;
  _malkoll_reference(): number;
  _malkoll_check(request: number): number;
  _malkoll_findings(): number;
  _malkoll_table(path: number): number;
  _malkoll_sheet(path: number): number;
  _malkoll_rows(path: number, sheet: number): number;
  _malkoll_mend(request: number): number;
  _malkoll_mended(): number;
  _malkoll_lines(path: number, bytes: number, length: number): number;
  _malkoll_decode(bytes: number, length: number): number;
  _malkoll_failed(): number;
  _malkoll_map(choice: number): number;
  _malkoll_annotated(path: number): number;
  _malkoll_list(list: number): number;
  _malkoll_length(): number;
  _malkoll_report(request: number): number;
  _malkoll_new_plan(form: number): number;
  _malkoll_plan_found(asked: number, bytes: number, length: number): number;
  _malkoll_plan_draft(form: number, bytes: number, length: number): number;
  _malkoll_receipt(): number;
  _malkoll_verify(request: number): number;
  _malkoll_place(place: number): number;
  _malkoll_proposals(place: number): number;
}

export class Core {
  constructor(private module: Module) {}

  put(path: string, bytes: Uint8Array): void {
    this.withText(path, (name) => this.withBytes(bytes, (at) => this.module._malkoll_put(name, at, bytes.length)));
  }

  remove(path: string): void {
    this.withText(path, (name) => this.module._malkoll_remove(name));
  }

  reference(): Reference {
    return this.parsed(this.module._malkoll_reference());
  }

  /// The findings' JSON, as `malkoll check --format json` writes it; or {"refused": […]} where a column map cannot be read.
  check(request: CheckRequest): string {
    return this.asked(request, (at) => this.module._malkoll_check(at));
  }

  /// Checks, and gives what the page shows; or, in words, what in a column map cannot be read.
  checkForScreen(request: CheckRequest): ScreenFindings | { refused: string[] } {
    return JSON.parse(this.asked({ ...request, screen: true }, (at) => this.module._malkoll_check(at)));
  }

  /// The findings' JSON of the last check, the bytes of it as `malkoll check --format json` writes them.
  findings(): Uint8Array {
    return this.bytes(this.module._malkoll_findings());
  }

  /// A table of the last check; null: there is none of that name.
  table(path: string): MadeTable | null {
    return this.withText(path, (at) => this.parsed<MadeTable | null>(this.module._malkoll_table(at)));
  }

  /// The sheets of a table of the last check; null: it has none to be shown.
  sheet(path: string): Sheets | null {
    return this.withText(path, (at) => this.parsed<Sheets | null>(this.module._malkoll_sheet(at)));
  }

  /// The rows of one of them, as src/page/sheet.h says.
  rows(path: string, sheet: number): Uint8Array {
    return this.bytes(this.withText(path, (name) => this.module._malkoll_rows(name, sheet)));
  }

  /// A table of the last check with other values in cells. Throws, in words of the language of the check, where it cannot be had.
  mend(path: string, edits: CellEdit[]): Mended {
    const bytes = this.bytes(this.withText(JSON.stringify({ path, edits }), (request) => this.module._malkoll_mend(request)));
    return { bytes: bytes.length > 0 ? bytes : null, ...this.parsed<Omit<Mended, "bytes">>(this.module._malkoll_mended()) };
  }

  /// The copy of a table of the last check with the findings in its cells: a workbook. Throws as `mend`.
  annotated(path: string): Uint8Array {
    return this.bytes(this.withText(path, (name) => this.module._malkoll_annotated(name)));
  }

  /// The column map of a table of the last check, with a choice made in it.
  map(choice: MapChoice): ChosenMap {
    return this.withText(JSON.stringify(choice), (at) => this.parsed<ChosenMap>(this.module._malkoll_map(at)));
  }

  list(list: List): Uint8Array {
    return this.bytes(this.withText(JSON.stringify(list), (at) => this.module._malkoll_list(at)));
  }

  /// The rows of any table as lines; "" where the bytes are none.
  lines(path: string, bytes: Uint8Array): string {
    return this.withText(path, (name) => this.withBytes(bytes, (at) => this.parsed(this.module._malkoll_lines(name, at, bytes.length))));
  }

  /// Bytes as a text; null: they are none.
  decode(bytes: Uint8Array): { text: string; label: string; bom: boolean } | null {
    return this.withBytes(bytes, (at) => this.parsed(this.module._malkoll_decode(at, bytes.length)));
  }

  /// A plan to fill in, or what is wrong with the form.
  newPlan(form: NewPlan): { text: string } | { wrong: string } {
    return this.withText(JSON.stringify(form), (at) => this.parsed(this.module._malkoll_new_plan(at)));
  }

  /// What a document says of a plan, or why it cannot be read as one.
  planFound(path: string, language: string, bytes: Uint8Array): PlanFound | { wrong: string } {
    return this.withText(JSON.stringify({ path, language }), (asked) => this.withBytes(bytes, (at) => this.parsed(this.module._malkoll_plan_found(asked, at, bytes.length))));
  }

  /// The plan that it holds, or what is wrong with the answers.
  planDraft(answers: PlanAnswers, bytes: Uint8Array): PlanDraft | { wrong: string } {
    return this.withText(JSON.stringify(answers), (form) => this.withBytes(bytes, (at) => this.parsed(this.module._malkoll_plan_draft(form, at, bytes.length))));
  }

  receipt(): Receipt {
    return this.parsed(this.module._malkoll_receipt());
  }

  /// Whether a receipt holds for the files of the last check.
  verify(receipt: string, language: string): Verified {
    return this.withText(JSON.stringify({ receipt, language }), (at) => this.parsed<Verified>(this.module._malkoll_verify(at)));
  }

  /// What stands at a place of a text of the last check; null: the text is none of those.
  place(place: Spot & { path: string }): AtPlace | null {
    return this.withText(JSON.stringify(place), (at) => this.parsed<AtPlace | null>(this.module._malkoll_place(at)));
  }

  /// What may be written at a place of a text as it now is.
  proposals(place: Spot & { path: string; text: string }): Proposals | null {
    return this.withText(JSON.stringify(place), (at) => this.parsed<Proposals | null>(this.module._malkoll_proposals(at)));
  }

  /// The report on what was last checked, as HTML; `unit` empty: on everything.
  report(unit: string): string {
    return this.asked({ unit }, (at) => this.module._malkoll_report(at));
  }

  /// The short edition of it: `form` is brief-html, brief-md or brief-docx.
  brief(unit: string, form: string): Uint8Array {
    return this.withText(JSON.stringify({ unit, form }), (request) => this.bytes(this.module._malkoll_report(request)));
  }

  private bytes(at: number): Uint8Array {
    const bytes = this.module.HEAPU8.slice(at, at + this.module._malkoll_length());
    if (this.module._malkoll_failed()) throw new Error(JSON.parse(new TextDecoder().decode(bytes)).failed);
    return bytes;
  }

  private asked(request: object, ask: (at: number) => number): string {
    const answer = this.withText(JSON.stringify(request), (at) => this.text(ask(at)));
    if (this.module._malkoll_failed()) throw new Error(JSON.parse(answer).failed);
    return answer;
  }

  private parsed<T>(at: number): T {
    const value = JSON.parse(this.text(at));
    if (this.module._malkoll_failed()) throw new Error(value.failed);
    return value;
  }

  private text(at: number): string {
    const heap = this.module.HEAPU8;
    return new TextDecoder().decode(heap.subarray(at, heap.indexOf(0, at)));
  }

  private withText<T>(text: string, use: (at: number) => T): T {
    return this.withBytes(new TextEncoder().encode(text + "\0"), use);
  }

  private withBytes<T>(bytes: Uint8Array, use: (at: number) => T): T {
    const at = this.module._malloc(Math.max(bytes.length, 1));
    if (at === 0) throw new Error("memory");
    try {
      this.module.HEAPU8.set(bytes, at);
      return use(at);
    } finally {
      this.module._free(at);
    }
  }
}
