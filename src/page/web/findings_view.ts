/// The list of what was found: filtered, ordered, a hundred at a time. Rows that have not changed are left as they are, with their
/// focus, since the list is drawn after each letter that is written.

import { h, icon, replace, unchanged } from "./dom";
import { helpOf } from "./page_words";
import { type Leads, placeLine, placeName, placesOf } from "./places_view";
import { count, levelWord, t } from "./texts";
import { drawTodo } from "./todo_view";
import type { Order, Shown, Work } from "./work";

export interface FindingsActions extends Leads {
  go(shown: Shown): void;
  fix(shown: Shown): void;
  explain(shown: Shown): void;
  toText(): void;
  /// A file looks like a plan, and there is none.
  plan(path: string | null): boolean;
}

const step = 100;
/// So many have room on paper.
const onPaper = 2000;

export class FindingsView {
  private most = step;
  /// How many were drawn before all was to be.
  private before: number | null = null;
  private rows = new Map<string, { row: HTMLElement; looks: string }>();
  /// The findings as they now are, for rows that were made of earlier ones.
  private now = new Map<string, Shown>();

  constructor(
    private at: HTMLElement,
    private controls: HTMLElement,
    private work: Work,
    private actions: FindingsActions,
  ) {
    at.addEventListener("keydown", (event) => this.key(event));
  }

  /// Marks the finding that one is at, and has it in sight.
  mark(): void {
    const { current } = this.work;
    if (current && !this.rows.has(current.name)) {
      const at = this.work.filtered().indexOf(current);
      if (at >= this.most) {
        this.most = Math.ceil((at + 1) / step) * step;
        this.draw();
      }
    }
    for (const [name, { row }] of this.rows) this.markRow(row, name === current?.name);
    const row = current && this.rows.get(current.name)?.row;
    if (row) this.show(row);
  }

  /// Where the list scrolls for itself the page stays where it is: what stands above the list goes on being seen.
  private show(row: HTMLElement): void {
    const list = this.at.closest<HTMLElement>(".side");
    const { top, bottom } = row.getBoundingClientRect();
    if (!list || getComputedStyle(list).overflowY !== "auto") {
      if (top < 0 || bottom > innerHeight) row.scrollIntoView({ block: "nearest" });
      return;
    }
    const frame = list.getBoundingClientRect();
    const first = Math.max(frame.top, 0);
    const last = Math.min(frame.bottom, innerHeight);
    if (last - first < bottom - top) row.scrollIntoView({ block: "nearest" });
    else if (top < first) list.scrollTop += top - first;
    else if (bottom > last) list.scrollTop += bottom - last;
  }

  /// The focus to the finding that one is at, or to the first.
  focus(): void {
    const { current } = this.work;
    const row = (current && this.rows.get(current.name)?.row) ?? this.at.querySelector("li.finding");
    row?.querySelector<HTMLElement>(".go")?.focus();
  }

  reset(): void {
    this.most = step;
  }

  /// All is drawn, as on paper; or as it was before.
  whole(on: boolean): void {
    if (on) this.before ??= this.most;
    this.most = on ? Math.max(this.most, onPaper) : (this.before ?? this.most);
    if (!on) this.before = null;
    this.draw();
  }

  private markRow(row: HTMLElement, here: boolean): void {
    row.classList.toggle("current", here);
    const button = row.querySelector(".go");
    if (here) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
  }

  /// Up and down between the findings, Home and End.
  private key(event: KeyboardEvent): void {
    const all = [...this.at.querySelectorAll<HTMLElement>(".go")];
    const here = all.indexOf((event.target as HTMLElement).closest("li.finding")?.querySelector<HTMLElement>(".go") as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (here < 0 || to === undefined || event.altKey || event.ctrlKey || !all[to] || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    all[to].focus();
  }

  drawControls(): void {
    const { work } = this;
    const filter = work.filter;
    const change = (set: (value: string) => void) => (event: Event) => {
      set((event.target as HTMLSelectElement).value);
      this.most = step;
      work.tell("filter");
    };
    // What is chosen stays to be seen, also when its last finding has gone.
    const units = [...new Set([...work.found.units, filter.unit])].filter(Boolean)
      .map((id): [string, string] => [id, work.unitName(id)]).sort((a, b) => a[1].localeCompare(b[1], "sv"));
    const rules = [...new Set([...work.found.rules, filter.rule])].filter(Boolean).sort()
      .map((code): [string, string] => [code, `${code} ${work.rule(code)?.name ?? ""}`]);
    const waived = work.findings?.summary.waived ?? 0;
    if (unchanged(this.controls, [units, rules, waived, filter.order, filter.unit, filter.rule, filter.waived, work.language])) return;
    const orders: [Order, string][] = [["stops", t("sort_stops")], ["money", t("sort_money")], ["place", t("sort_place")]];
    replace(this.controls,
      select("order", t("sort"), orders, filter.order, change((value) => (filter.order = value as Order))),
      select("unit", t("unit"), [["", t("all_units")], ...units], filter.unit, change((value) => (filter.unit = value))),
      select("rule", t("rule"), [["", t("all_rules")], ...rules], filter.rule, change((value) => (filter.rule = value))),
      waived > 0 && h("label", { class: "tick" },
        h("input", { type: "checkbox", "data-key": "waived", checked: filter.waived, onchange: (event) => { filter.waived = event.target.checked; work.tell("filter"); } }),
        `${t("waived")} (${count(waived)})`),
      h("a", { href: "#text", class: "to-text", "data-key": "to-text", onclick: (event) => { event.preventDefault(); this.actions.toText(); } }, t("to_text")));
  }

  draw(): void {
    const { work } = this;
    drawTodo(document.getElementById("todo")!, work, this.actions.go, this.before !== null);
    const list = work.filtered();
    if (list.length === 0) {
      this.rows.clear();
      return replace(this.at, ...this.empty());
    }
    const shown = list.slice(0, this.most);
    this.now = new Map(shown.map((one) => [one.name, one]));
    const rows: HTMLElement[] = [], kept = new Map<string, { row: HTMLElement; looks: string }>();
    let path: string | null | undefined;
    for (const one of shown) {
      if (work.filter.order === "place" && one.finding.path !== path) {
        path = one.finding.path;
        rows.push(h("li", { class: "heading" }, h("h3", {}, path ?? t("no_file"))));
      }
      const looks = JSON.stringify([one.finding, one.finding.unit && work.unitName(one.finding.unit), this.actions.plan(one.finding.path), work.language]);
      const before = this.rows.get(one.name);
      const entry = before?.looks === looks ? before : { row: this.row(one), looks };
      this.markRow(entry.row, one.name === work.current?.name);
      kept.set(one.name, entry);
      rows.push(entry.row);
    }
    this.rows = kept;
    const sum = t("shown", { n: count(list.length), all: count(work.shown.length) });
    const left = Math.min(step, list.length - shown.length), untold = this.before === null ? 0 : list.length - shown.length;
    const ol = this.at.querySelector<HTMLElement>("ol.findings");
    if (ol && unchanged(this.at, [left, untold, work.language])) {
      const told = this.at.querySelector(".shown-count")!;
      if (told.textContent !== sum) told.textContent = sum;
      return reconcile(ol, rows);
    }
    unchanged(this.at, [left, untold, work.language]);
    replace(this.at,
      h("p", { class: "quiet shown-count" }, sum),
      h("ol", { class: "findings" }, ...rows),
      untold > 0 && h("p", {}, t("not_on_paper", { n: count(untold) })),
      left > 0 && h("button", { type: "button", "data-key": "more", onclick: () => { this.most += step; this.draw(); } }, t("show_more", { n: count(left) })));
  }

  private empty(): (HTMLElement | false)[] {
    const { work } = this;
    unchanged(this.at, null);
    const nothing = !work.shown.some(({ finding }) => !finding.waived);
    const text = !work.findings ? "" : !nothing ? t("none_match") : !work.stands() ? "" : t(work.findings.summary.planAlone ? "none_in_plan" : "none_left");
    return [
      h("p", { class: "empty" }, text),
      !nothing && h("button", { type: "button", "data-key": "clear", onclick: () => work.resetFilter() }, t("clear_filter")),
    ];
  }

  private row(one: Shown): HTMLElement {
    const { finding, name } = one, { amount } = finding.screen;
    const help = helpOf(finding, this.actions.plan(finding.path));
    const now = () => this.now.get(name) ?? one;
    return h("li", { class: `finding ${finding.level}${finding.waived ? " waived" : ""}` },
      h("button", { type: "button", class: "go", "data-key": `go-${name}`, onclick: () => this.actions.go(now()) },
        h("span", { class: "finding-head" },
          h("span", { class: `tag ${finding.level}` }, icon(finding.level), levelWord(finding.level)),
          h("span", { class: "code" }, finding.rule),
          finding.unit && h("span", { class: "unit" }, this.work.unitName(finding.unit)),
          amount && h("span", { class: "amount" }, amount)),
        h("span", { class: "message" }, finding.message),
        h("span", { class: "place" }, placeName(finding))),
      h("div", { class: "finding-more" },
        finding.waived && h("p", { class: "reason" }, finding.waived.until ? t("waived_until", { until: finding.waived.until, reason: finding.waived.reason }) : t("waived_reason", { reason: finding.waived.reason })),
        help && h("p", { class: "help" }, help),
        placesOf(one, this.actions, `place-${name}`),
        finding.items.length > 0 && h("details", {}, h("summary", {}, t("gathered", { n: count(finding.items.length) })),
          h("ul", { class: "places" }, ...finding.items.map((item, n) => placeLine(item, one, null, this.actions, `item-${name}-${n}`)))),
        h("div", { class: "row tight" },
          finding.fix && h("button", { type: "button", class: "small", "data-key": `fix-${name}`, onclick: () => this.actions.fix(now()) }, t("apply_fix", { text: finding.fix.replacement })),
          h("button", { type: "button", class: "plain small", "data-key": `explain-${name}`, onclick: () => this.actions.explain(now()) }, t("explain", { code: finding.rule })))));
  }
}

/// The rows in their order, with nothing moved that is where it should be. The focus of a row that goes is given to the next.
function reconcile(ol: HTMLElement, rows: HTMLElement[]): void {
  const wanted = new Set(rows);
  const focused = document.activeElement?.closest("li.finding");
  let heir: Element | null = focused && ol.contains(focused) && !wanted.has(focused as HTMLElement) ? focused.nextElementSibling ?? focused.previousElementSibling : null;
  while (heir && !wanted.has(heir as HTMLElement)) heir = heir.nextElementSibling;
  for (const old of [...ol.children]) if (!wanted.has(old as HTMLElement)) old.remove();
  let at = ol.firstElementChild;
  for (const row of rows) {
    if (row === at) at = at.nextElementSibling;
    else ol.insertBefore(row, at);
  }
  heir?.querySelector<HTMLElement>(".go")?.focus({ preventScroll: true });
}

function select(name: string, label: string, options: [string, string][], value: string, onchange: (event: Event) => void): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: `by-${name}` }, label),
    h("select", { id: `by-${name}`, "data-key": `by-${name}`, onchange }, ...options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
}
