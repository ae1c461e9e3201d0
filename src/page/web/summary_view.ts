/// The head of the work: can it be handed in, how many findings of each level (also a filter), how much money reaches a goal.

import { h, icon, replace, unchanged } from "./dom";
import type { Level, Summary } from "./protocol";
import { count, levelWord, t } from "./texts";
import type { Work } from "./work";

export interface SummaryActions {
  toggle(level: Level): void;
  again(): void;
  addPlan(): void;
}

export function drawSummary(at: HTMLElement, work: Work, actions: SummaryActions): void {
  const { findings, screen } = work;
  const stands = work.stands();
  if (unchanged(at, [findings?.summary, findings?.plan, screen?.linked, screen?.ownRules?.length, [...work.filter.levels], stands, work.stopped, work.files.length > 0, missesPlan(work), work.language])) return;
  if (!findings || !screen) return replace(at, work.files.length > 0 && h("div", { class: "no-verdict" }, ...verdict(work, stands, actions)));
  const { summary } = findings;
  const numbers: [Level, number][] = [["error", summary.errors], ["warning", summary.warnings], ["advice", summary.advice]];
  const share = screen.expectedMoney > 0 ? Math.min(Math.max(summary.linkedMoney / screen.expectedMoney, 0), 1) : null;
  replace(at,
    h("div", { class: stands ? "verdict" : "no-verdict" }, ...verdict(work, stands, actions)),
    h("div", { class: "counts", role: "group", "aria-label": t("level") },
      ...numbers.map(([level, number]) =>
        h("button", { type: "button", class: `count ${level}`, "data-key": level, "aria-pressed": work.filter.levels.has(level) ? "true" : "false", onclick: () => actions.toggle(level) },
          icon(level), h("strong", {}, count(number)), h("span", {}, levelWord(level, number))))),
    share !== null && h("div", { class: "money" },
      h("p", {}, t("linked_of", { linked: screen.linked, expected: screen.expected })),
      bar(share),
      summary.money > screen.expectedMoney && h("p", { class: "quiet" }, t("excused", { excused: screen.excused }))));
}

/// Something is to be held against a plan, and there is none.
function missesPlan(work: Work): boolean {
  return work.findings !== null && work.findings.plan.id === null && work.files.some(({ path }) => !/\.(karta|sql|json)$/i.test(path));
}

/// What is said of the whole: a verdict only where all that is listed has been checked.
function verdict(work: Work, stands: boolean, actions: SummaryActions): (HTMLElement | false)[] {
  const word = (look: string, drawing: string, text: string) => h("h2", { class: `verdict-word ${look}` }, icon(drawing), text);
  const { findings, screen } = work;
  if (work.stopped || (!stands && screen && screen.failedRules.length > 0)) {
    const why = work.stopped === "cancelled" ? "cancelled" : work.stopped === "failed" ? "stopped_failed" : work.stopped === "refused" ? "stopped_refused" : "rules_not_run_text";
    return [
      word("bad", "warning", t(work.stopped ? "not_checked" : "rules_not_run")),
      h("p", {}, t(why)),
      work.stopped !== null && work.stopped !== "refused" && h("button", { type: "button", class: "primary", "data-key": "again", onclick: () => actions.again() }, t("check_again")),
    ];
  }
  if (!findings) return [word("", "advice", t("checking"))];
  const { summary, plan } = findings;
  if (!stands) return [word("", "advice", t("checking")), plan.title !== null && h("p", { class: "quiet" }, plan.title)];
  const own = (screen?.ownRules ?? []).map(({ code }) => code);
  return [
    word(summary.canSubmit ? "good" : "bad", summary.canSubmit ? "ok" : "error", verdictText(summary)),
    summary.followUpErrors > 0 && h("p", {}, t("follow_up_errors")),
    plan.title !== null && h("p", { class: "quiet" }, plan.title),
    own.length > 0 && h("p", { class: "quiet" }, t("own_rules", { codes: own.join(", ") })),
    missesPlan(work) && h("p", {}, t("plan_missing")),
    missesPlan(work) && h("button", { type: "button", class: "primary", "data-key": "add-plan", onclick: () => actions.addPlan() }, t("add_plan")),
  ];
}

function verdictText({ planAlone, canSubmit }: Summary): string {
  if (planAlone) return t(canSubmit ? "plan_in_order" : "plan_not_in_order");
  return t(canSubmit ? "can_submit" : "cannot_submit");
}

/// The share as a bar; the words above it say the same.
function bar(share: number): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "bar");
  svg.setAttribute("viewBox", "0 0 100 4");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, width] of [["bar-all", 100], ["bar-part", share * 100]] as const) {
    const rectangle = document.createElementNS(space, "rect");
    rectangle.setAttribute("class", name);
    rectangle.setAttribute("width", String(width));
    rectangle.setAttribute("height", "4");
    svg.append(rectangle);
  }
  return svg;
}
