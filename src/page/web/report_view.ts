/// The report in the page: the same file that is saved, in a frame of its own that can do nothing but show itself.

import { copyBrief, saveBrief } from "./brief";
import { h, replace } from "./dom";
import { save } from "./save";
import { t } from "./texts";
import type { Work } from "./work";

export class ReportView {
  unit = "";
  private html = "";

  constructor(
    private at: HTMLElement,
    private work: Work,
    private ask: (unit: string) => void,
    private again: () => void,
    private brief: (unit: string, form: string) => Promise<Uint8Array | null>,
  ) {}

  /// Asks for a new report, and shows what is to be chosen meanwhile.
  refresh(): void {
    // Nothing stands in a report that has not been checked.
    const whole = this.work.findings !== null && this.work.stopped === null;
    this.at.querySelector(".no-report")?.remove();
    if (!whole) {
      this.html = "";
      this.at.replaceChildren(h("div", { class: "no-report row" }, h("p", {}, t("no_report")),
        !this.work.busy && h("button", { type: "button", "data-key": "report-again", onclick: () => this.again() }, t("check_again"))));
      return;
    }
    const units = this.work.units();
    if (!units.some(({ id }) => id === this.unit)) this.unit = "";
    this.ask(this.unit);
    const unit = h("select", { id: "report-unit", "data-key": "report-unit", onchange: () => { this.unit = unit.value; this.refresh(); } },
      h("option", { value: "" }, t("report_all")),
      ...units.map(({ id }) => h("option", { value: id, selected: id === this.unit }, this.work.unitName(id))));
    const bar = this.at.querySelector<HTMLElement>(".bar-row") ?? this.at.appendChild(h("div", { class: "bar-row" }));
    replace(bar,
      h("div", { class: "field" }, h("label", { for: "report-unit" }, t("report_on")), unit),
      h("button", { type: "button", "data-key": "save-report", onclick: () => this.save() }, t("save_report")),
      h("button", { type: "button", "data-key": "save-brief", onclick: () => void saveBrief(this.unit, this.brief) }, t("save_brief")),
      h("button", { type: "button", "data-key": "copy-brief", onclick: () => void copyBrief(this.work, this.unit, this.brief) }, t("copy_brief")));
  }

  show(html: string): void {
    if (html === this.html) return;
    this.html = html;
    const frame = h("iframe", { class: "report", title: t("report_view"), sandbox: "allow-scripts" });
    frame.srcdoc = html;
    this.at.querySelector("iframe")?.remove();
    this.at.append(frame);
  }

  forget(): void {
    this.html = this.unit = "";
    this.at.replaceChildren();
  }

  /// As it is shown; "" where none is.
  get shown(): string {
    return this.html;
  }

  save(): void {
    save(this.unit ? `rapport-${this.unit}.html` : "rapport.html", this.html, "text/html;charset=utf-8");
  }
}
