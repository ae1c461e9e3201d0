/// Plans out of documents: which file looks like one, and what comes of reading it. The document stays on the page, and is not checked itself.

import type { Bytes } from "./bytes";
import type { Checker } from "./checker";
import { free } from "./free_path";
import { type Given, fromText, mayHoldPlan } from "./open";
import { planForm } from "./plan_form";
import { tellSaid } from "./plan_said";
import { planSource } from "./plan_source";
import type { PlanAnswers, PlanDraft, PlanFound } from "./protocol";
import { remove } from "./removing";
import { fileName } from "./save";
import { currentLanguage, t } from "./texts";
import type { Work, WorkFile } from "./work";

/// A table of more items is a budget, and is not asked whether it may be a plan, too.
const mostItems = 1000;

type Answer = PlanFound | { wrong: string };

export interface PlanActions {
  /// Takes files that have been given; those that came to the page.
  came(given: Given): Promise<WorkFile[]>;
  /// Shows a file of the page, and puts the focus in it.
  shows(file: WorkFile): void;
}

export class PlanReading {
  private asked = new WeakMap<WorkFile, Bytes>();
  private found = new WeakMap<WorkFile, { bytes: Bytes; answer: Answer }>();
  /// Those that looked like one when they were open.
  private like = new WeakSet<WorkFile>();

  constructor(
    private work: Work,
    private checker: () => Checker,
    private actions: PlanActions,
  ) {}

  /// Asks whether the open file looks like a plan, where there is none.
  look(): void {
    const { open } = this.work;
    if (!open || !this.may(open)) return;
    if (this.asked.get(open) === open.bytes) return this.note(open);
    this.asked.set(open, open.bytes);
    void this.ask(open).then((answer) => (answer === null ? this.asked.delete(open) : this.note(open)));
  }

  private note(file: WorkFile): void {
    if (file !== this.work.open) return;
    const looks = this.looks(file);
    if (looks === this.like.has(file)) return;
    if (looks) this.like.add(file);
    else this.like.delete(file);
    this.work.tell("document");
  }

  /// There is no plan, and a file looks like one.
  has(path: string | null): boolean {
    const file = this.work.file(path);
    return file !== undefined && this.like.has(file) && this.work.findings?.plan.id === null;
  }

  /// The open file looks like a plan, and there is none.
  looks(file: WorkFile): boolean {
    const known = this.found.get(file), { made } = this.work;
    if (!known || known.bytes !== file.bytes || "wrong" in known.answer || !this.may(file)) return false;
    const { areas, goals, indicators, assignments, frames } = known.answer;
    // Without a plan ramar look like items.
    return made ? made.posts === 0 || indicators > 0 || (goals > 0 && frames > 0) : areas + goals + indicators + assignments + frames > 0;
  }

  private may(file: WorkFile): boolean {
    const { made, unread, sheets, findings } = this.work;
    return findings?.plan.id === null && file.table && mayHoldPlan(file.path) && !sheets?.own && (made ? made.posts <= mostItems : unread);
  }

  private async ask(file: WorkFile): Promise<Answer | null> {
    const { bytes } = file, known = this.found.get(file);
    if (known?.bytes === bytes) return known.answer;
    const answer = await this.checker().planFound(file.path, bytes, currentLanguage());
    if (answer) this.found.set(file, { bytes, answer });
    return answer;
  }

  /// Reads a file of the page as a plan, once the form has been filled in.
  async read(file: WorkFile): Promise<void> {
    const { work } = this, { bytes } = file, name = fileName(file.path), answer = await work.during(this.ask(file));
    if (answer === null) return;
    if ("wrong" in answer) return work.notice(() => t("plan_not_read", { name, why: answer.wrong }), [], `plan ${file.path}`);
    const make = (answers: PlanAnswers) => this.checker().planDraft(answers, bytes);
    planForm(file.path, name, answer, make, (answers, draft) => this.made(file, draft, () => make({ ...answers, language: currentLanguage() })));
  }

  private made(document: WorkFile, draft: PlanDraft, again: () => Promise<PlanDraft | { wrong: string } | null>): void {
    const { work } = this, beside = document.path.slice(0, document.path.lastIndexOf("/") + 1) + "plan.malkoll";
    const path = this.taken(beside) ? free(beside, (path) => this.taken(path)) : beside;
    const plan: WorkFile = { ...fromText(path, draft.text), changed: true };
    work.setSource(document, true);
    work.add([plan]);
    this.actions.shows(plan);
    const of = (kind: string) => draft.said.filter((one) => one.kind === kind).length;
    const key = `plan ${path}`, name = fileName(document.path), places = { other: fileName(path), name, questions: of("question"), left: of("left_out") };
    work.notice(() => t("plan_read", places), [
      { label: "plan_show_said", run: () => void again().then((told) => told && !("wrong" in told) && tellSaid(name, told)) },
      { label: "undo", run: () => {
        work.unnotice(key);
        // What has been written in it since can be had back.
        if (plan.text === draft.text) work.remove(plan);
        else if (work.files.includes(plan)) remove(work, plan);
        if (!work.files.includes(document)) return;
        work.setSource(document, false);
        work.show(document);
      } }], key);
  }

  private taken(path: string): boolean {
    return this.work.file(path) !== undefined;
  }

  /// Asks for the document, or for the text of a PDF.
  begin(): void {
    planSource(
      (given) => void this.actions.came(given).then(([file]) => {
        if (!file?.table) return;
        this.work.show(file);
        void this.read(file);
      }),
      (text) => {
        const { work } = this, name = t("plan_pasted_name"), path = this.taken(name) ? free(name, (path) => this.taken(path)) : name;
        const file: WorkFile = { ...fromText(path, text), text: null, table: true, changed: true };
        work.add([file]);
        work.show(file);
        void this.read(file);
      });
  }

  /// A PDF is no document that can be read: its text can be pasted.
  tellOfPdf(path: string): void {
    this.work.notice(() => t("plan_pdf", { name: fileName(path) }), [{ label: "plan_paste_text", run: () => this.begin() }], `plan ${path}`);
  }
}
