/// The page's end of the worker: keeps it told of the files, asks for a check when something changed, and drops what is no
/// longer wanted. At most one question is under way; the newest waits.

import type { Bytes } from "./bytes";
import type { Decoded } from "./encoding";
import { Found } from "./found";
import type { AtPlace, CellEdit, CheckAnswer, CheckRequest, ChosenMap, FromWorker, Language, List, MadeTable, MapChoice, Mended, NewPlan, PlanAnswers, PlanDraft, PlanFound, Proposals, Receipt, Reference, Rows, Sheets, Spot, ToWorker, Verified } from "./protocol";

export interface CheckedFile {
  path: string;
  bytes: Bytes;
}

export class Checker {
  /// Called with each answer, newest last, and what the question was about.
  onAnswer: (answer: CheckAnswer, found: Found, about: string) => void = () => {};
  onProgress: (done: number, all: number) => void = () => {};
  /// A column map could not be read; the answer before stands.
  onRefusal: (messages: string[]) => void = () => {};
  onTable: (path: string, table: MadeTable | null, sheets: Sheets | null) => void = () => {};
  onRows: (path: string, sheet: number, rows: Rows) => void = () => {};
  onAnnotated: (path: string, bytes: Bytes) => void = () => {};
  onJson: (json: Blob) => void = () => {};
  onReport: (html: string) => void = () => {};
  onFailure: (message: string) => void = () => {};
  /// True from a question until its answer.
  onBusy: (busy: boolean) => void = () => {};

  private worker: Worker | null = null;
  private known = new Map<string, Bytes>();
  private waiting: { files: CheckedFile[]; request: CheckRequest; about: string } | null = null;
  private asked = "";
  /// What has come of the answer that is under way.
  private found = new Found();
  private busy = false;
  private asks = 0;
  /// Questions with a number: who waits for the answer, null where there will be none.
  private answers = new Map<number, (answer: any) => void>();
  /// Edits of tables that the core does not have yet.
  private unsent: { path: string; bytes: Bytes; edits: CellEdit[]; done: (made: Mended<Bytes> | string | null) => void }[] = [];
  /// Files whose letters the core is asked to read; a worker that is started anew is asked again.
  private decoding = new Map<number, { bytes: Uint8Array; done: (decoded: Decoded | null) => void }>();
  /// The core has the answer of a check: it can be asked for tables and the report.
  private answered = false;

  constructor(
    private source: string,
    private wasm: ArrayBuffer,
  ) {}

  /// Starts the worker; the reference once it is ready.
  start(): Promise<Reference> {
    const url = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    const worker = new Worker(url);
    this.worker = worker;
    this.known.clear();
    this.answered = false;
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || "worker"));
        this.finish(() => this.onFailure(event.message || "worker"));
      };
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        const message = event.data;
        if (message.type === "ready") {
          URL.revokeObjectURL(url);
          resolve(message.reference);
        } else if (message.type === "progress") {
          this.onProgress(message.done, message.all);
        } else if (message.type === "refused") {
          this.finish(() => this.onRefusal(message.messages));
        } else if (message.type === "table") {
          this.onTable(message.path, message.table, message.sheets);
        } else if (message.type === "rows") {
          this.onRows(message.path, message.sheet, message.rows);
        } else if (message.type === "answer") {
          this.answers.get(message.id)?.(message.answer);
          this.answers.delete(message.id);
        } else if (message.type === "decoded") {
          const { decoded } = message;
          this.decoding.get(message.id)?.done(decoded && { text: decoded.text, encoding: { label: decoded.label, bom: decoded.bom } });
          this.decoding.delete(message.id);
        } else if (message.type === "annotated") {
          this.onAnnotated(message.path, message.bytes);
        } else if (message.type === "report") {
          this.onReport(message.html);
        } else if (message.type === "json") {
          this.onJson(message.json);
        } else if (message.type === "piece") {
          this.found.add(message.piece, message.all);
        } else if (message.type === "checked") {
          this.answered = true;
          const { asked, found } = this;
          this.finish(() => this.onAnswer(message.answer, found, asked));
        } else {
          reject(new Error(message.message));
          this.finish(() => this.onFailure(message.message));
        }
      };
      this.send({ type: "start", wasm: this.wasm });
    });
  }

  /// `about` comes back with the answer.
  check(files: CheckedFile[], request: CheckRequest, about: string): void {
    this.waiting = { files, request, about };
    this.onBusy(true);
    if (!this.busy) this.next();
  }

  /// Asks for the findings of the last check as the command writes them.
  json(): void {
    if (this.answered) this.send({ type: "json" });
  }

  /// Asks for the report on what was checked last; it comes after the answers that are under way. Nothing comes where nothing has been
  /// checked, as after a cancelled check.
  report(unit: string): void {
    if (this.answered) this.send({ type: "report", unit });
  }

  /// The short report on what was checked last; null where nothing has been, or the check is stopped meanwhile.
  brief(unit: string, form: string): Promise<Uint8Array | null> {
    return this.answered ? this.ask((id) => ({ type: "brief", id, unit, form })) : Promise.resolve(null);
  }

  /// Asks for a table of the last check, as it was read; with the text that was made of it, or without where it has sheets.
  table(path: string, text = false): void {
    if (this.answered) this.send({ type: "table", path, text });
  }

  /// What comes of edits of a table that has these bytes, once the core has them too, or in words why nothing does; null: not now.
  mend(path: string, bytes: Bytes, edits: CellEdit[]): Promise<Mended<Bytes> | string | null> {
    if (!this.answered) return Promise.resolve(null);
    if (this.known.get(path) !== bytes) return new Promise((done) => this.unsent.push({ path, bytes, edits, done }));
    return this.ask((id) => ({ type: "mend", id, path, edits }));
  }

  /// A column map with a choice made in it; null: not now.
  map(choice: MapChoice): Promise<ChosenMap | null> {
    return this.answered ? this.ask((id) => ({ type: "map", id, choice })) : Promise.resolve(null);
  }

  /// The rows of a table as lines; null: the check is stopped meanwhile.
  lines(path: string, bytes: Bytes): Promise<string | null> {
    return this.ask((id) => ({ type: "lines", id, path, bytes }));
  }

  /// The text of a file in whatever encoding; null: it is no text.
  decode(bytes: Uint8Array): Promise<Decoded | null> {
    const id = ++this.asks;
    return new Promise((done) => {
      this.decoding.set(id, { bytes, done });
      this.send({ type: "decode", id, bytes });
    });
  }

  /// A plan to fill in, or what is wrong with the form; null: the check is stopped meanwhile.
  newPlan(form: NewPlan): Promise<{ text: string } | { wrong: string } | null> {
    return this.ask((id) => ({ type: "newPlan", id, form }));
  }

  /// What a document says of a plan, or why it cannot be read as one; null: the check is stopped meanwhile.
  planFound(path: string, bytes: Bytes, language: Language): Promise<PlanFound | { wrong: string } | null> {
    return this.ask((id) => ({ type: "planFound", id, path, language, bytes }));
  }

  /// The plan that it holds, or what is wrong with the answers; null: the check is stopped meanwhile.
  planDraft(answers: PlanAnswers, bytes: Bytes): Promise<PlanDraft | { wrong: string } | null> {
    return this.ask((id) => ({ type: "planDraft", id, answers, bytes }));
  }

  /// A receipt of what was checked last; null: not now.
  receipt(): Promise<Receipt | null> {
    return this.answered ? this.ask((id) => ({ type: "receipt", id })) : Promise.resolve(null);
  }

  /// Whether a receipt holds for the files that were checked last; null: not now.
  verify(receipt: string, language: Language): Promise<Verified | null> {
    return this.answered ? this.ask((id) => ({ type: "verify", id, receipt, language })) : Promise.resolve(null);
  }

  /// What stands at a place of a file that has these bytes; null where the core has others, or the check is stopped meanwhile.
  place(path: string, bytes: Bytes, { line, character }: Spot): Promise<AtPlace | null> {
    return this.answered && this.known.get(path) === bytes ? this.ask((id) => ({ type: "place", id, path, line, character })) : Promise.resolve(null);
  }

  /// What may be written at a place of a text as it now is; null: not now.
  proposals(path: string, text: string, { line, character }: Spot): Promise<Proposals | null> {
    return this.answered ? this.ask((id) => ({ type: "proposals", id, path, line, character, text })) : Promise.resolve(null);
  }

  /// A list as a workbook; null: the check is stopped meanwhile.
  listFile(list: List): Promise<Uint8Array | null> {
    return this.ask((id) => ({ type: "list", id, list }));
  }

  /// Asks for the rows of one of its sheets.
  rows(path: string, sheet: number): void {
    if (this.answered) this.send({ type: "rows", path, sheet });
  }

  /// Asks for a copy of a table of the last check with the findings in its cells.
  annotated(path: string): void {
    if (this.answered) this.send({ type: "annotated", path });
  }

  /// Stops what is under way, at once. The worker is started anew, since the core cannot be interrupted; what is asked meanwhile waits for it.
  cancel(): void {
    this.worker?.terminate();
    for (const answer of this.answers.values()) answer(null);
    this.answers.clear();
    for (const { done } of this.unsent.splice(0)) done(null);
    this.waiting = null;
    this.busy = true;
    // Where it cannot start, that has been told.
    this.start().then(() => this.finish(() => {}), () => {});
    for (const [id, { bytes }] of this.decoding) this.send({ type: "decode", id, bytes });
    this.onBusy(false);
  }

  private finish(then: () => void): void {
    this.busy = false;
    if (this.waiting) this.next();
    else this.onBusy(false);
    then();
  }

  private next(): void {
    const { files, request, about } = this.waiting!;
    this.waiting = null;
    this.asked = about;
    this.found = new Found();
    const put = files.filter((file) => this.known.get(file.path) !== file.bytes);
    const present = new Set(files.map((file) => file.path));
    const remove = [...this.known.keys()].filter((path) => !present.has(path));
    for (const path of remove) this.known.delete(path);
    for (const file of put) this.known.set(file.path, file.bytes);
    this.busy = true;
    this.send({ type: "check", put, remove, request });
    for (const { path, bytes, edits, done } of this.unsent.splice(0)) {
      if (this.known.get(path) === bytes) void this.mend(path, bytes, edits).then(done);
      else done(null);  // the table has changed meanwhile
    }
  }

  private ask<T>(message: (id: number) => ToWorker): Promise<T | null> {
    const id = ++this.asks;
    this.send(message(id));
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  private send(message: ToWorker): void {
    this.worker!.postMessage(message);
  }
}
