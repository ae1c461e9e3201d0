/// The list of what was found: filtered, by money or by place, a hundred at a time.

import { h, icon, replace } from "./dom";
import type { Item } from "./protocol";
import { count, levelWord, t } from "./texts";
import type { Shown, Work } from "./work";

export interface FindingsActions {
  go(shown: Shown): void;
  fix(shown: Shown): void;
  explain(shown: Shown): void;
}

const step = 100;

export class FindingsView {
  private most = step;
  private current = -1;

  constructor(
    private at: HTMLElement,
    private controls: HTMLElement,
    private work: Work,
    private actions: FindingsActions,
  ) {}

  /// Marks the finding that is looked at.
  select(index: number): void {
    this.current = index;
    for (const item of this.at.querySelectorAll("li.finding")) item.classList.toggle("current", item.getAttribute("data-index") === String(index));
  }

  reset(): void {
    this.most = step;
    this.current = -1;
  }

  drawControls(): void {
    const { work } = this;
    const change = (set: (value: string) => void) => (event: Event) => {
      set((event.target as HTMLSelectElement).value);
      this.most = step;
      work.tell("filter");
    };
    const filter = work.filter;
    // What is chosen stays to be seen, also when its last finding has gone.
    const units = [...new Set([...work.shown.map(({ finding }) => finding.unit ?? ""), filter.unit])].filter(Boolean).sort((a, b) => a.localeCompare(b, "sv"));
    const names = new Map((work.reference?.rules ?? []).map(({ code, name }) => [code, name]));
    const rules = [...new Set([...work.shown.map(({ finding }) => finding.rule), filter.rule])].filter(Boolean).sort()
      .map((code): [string, string] => [code, `${code} ${names.get(code) ?? ""}`]);
    const waived = work.findings?.summary.waived ?? 0;
    replace(this.controls,
      select("order", t("sort"), [["money", t("sort_money")], ["place", t("sort_place")]], filter.order, change((value) => (filter.order = value as "money"))),
      select("unit", t("unit"), [["", t("all_units")], ...units.map((unit): [string, string] => [unit, unit])], filter.unit, change((value) => (filter.unit = value))),
      select("rule", t("rule"), [["", t("all_rules")], ...rules], filter.rule, change((value) => (filter.rule = value))),
      waived > 0 && h("label", { class: "tick" },
        h("input", { type: "checkbox", "data-key": "waived", checked: filter.waived, onchange: (event) => { filter.waived = event.target.checked; work.tell("filter"); } }),
        `${t("waived")} (${count(waived)})`));
  }

  draw(): void {
    const list = this.work.filtered();
    const all = this.work.shown.length;
    if (list.length === 0) {
      const nothing = !this.work.shown.some(({ finding }) => !finding.waived);
      return replace(this.at,
        h("p", { class: "empty" }, this.work.findings ? t(nothing ? "none_left" : "none_match") : ""),
        !nothing && h("button", { type: "button", "data-key": "clear", onclick: () => this.work.resetFilter() }, t("clear_filter")));
    }
    const shown = list.slice(0, this.most);
    const items: HTMLElement[] = [];
    let path: string | null | undefined;
    for (const one of shown) {
      if (this.work.filter.order === "place" && one.finding.path !== path) {
        path = one.finding.path;
        items.push(h("li", { class: "heading" }, h("h3", {}, path ?? t("no_file"))));
      }
      items.push(this.item(one));
    }
    replace(this.at,
      h("p", { class: "quiet shown-count" }, t("shown", { n: count(list.length), all: count(all) })),
      h("ol", { class: "findings" }, ...items),
      list.length > shown.length && h("button", { type: "button", "data-key": "more", onclick: () => { this.most += step; this.draw(); } },
        t("show_more", { n: count(Math.min(step, list.length - shown.length)) })));
  }

  private item(one: Shown): HTMLElement {
    const { finding, amount, index } = one;
    const place = placeText(one);
    return h("li", { class: `finding ${finding.level}${index === this.current ? " current" : ""}${finding.waived ? " waived" : ""}`, "data-index": index },
      h("button", { type: "button", class: "go", "data-key": `go-${index}`, onclick: () => this.actions.go(one) },
        h("span", { class: "finding-head" },
          h("span", { class: `tag ${finding.level}` }, icon(finding.level), levelWord(finding.level)),
          h("span", { class: "code" }, finding.rule),
          finding.unit && h("span", { class: "unit" }, finding.unit),
          amount && h("span", { class: "amount" }, amount)),
        h("span", { class: "message" }, finding.message),
        h("span", { class: "place" }, place)),
      h("div", { class: "finding-more" },
        finding.waived && h("p", { class: "reason" }, finding.waived.until ? t("waived_until", { until: finding.waived.until, reason: finding.waived.reason }) : t("waived_reason", { reason: finding.waived.reason })),
        finding.help && h("p", { class: "help" }, finding.help),
        finding.items.length > 0 && h("details", {}, h("summary", {}, t("gathered", { n: count(finding.items.length) })),
          h("ul", {}, ...finding.items.map((item) => h("li", {}, `${item.message} – ${itemPlace(item)}`)))),
        h("div", { class: "row tight" },
          finding.fix && h("button", { type: "button", class: "small", "data-key": `fix-${index}`, onclick: () => this.actions.fix(one) }, t("apply_fix", { text: finding.fix.replacement })),
          h("button", { type: "button", class: "plain small", "data-key": `explain-${index}`, onclick: () => this.actions.explain(one) }, t("explain", { code: finding.rule })))));
  }
}

function itemPlace({ path, cell, line }: Item): string {
  if (cell) return `${path}, ${cell.name}`;
  return line === null ? path ?? t("no_file") : `${path}, ${t("line", { line })}`;
}

export function placeText({ finding }: Shown): string {
  if (finding.path === null) return t("no_file");
  if (finding.cell) return `${finding.path}, ${finding.cell.name}`;
  return `${finding.path}, ${finding.line === null ? t("whole_file") : t("line", { line: finding.line })}`;
}

function select(name: string, label: string, options: [string, string][], value: string, onchange: (event: Event) => void): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: `by-${name}` }, label),
    h("select", { id: `by-${name}`, "data-key": `by-${name}`, onchange }, ...options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
}
