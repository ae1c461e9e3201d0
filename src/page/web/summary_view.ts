/// The head of the work: can it be handed in, how many findings of each level (also a filter), how much money reaches a goal.

import { h, icon, replace } from "./dom";
import type { Level, Summary } from "./protocol";
import { count, levelWord, t } from "./texts";
import type { Work } from "./work";

export function drawSummary(at: HTMLElement, work: Work, toggle: (level: Level) => void): void {
  if (!work.findings || !work.screen) return replace(at);
  const { summary, plan } = work.findings;
  const screen = work.screen;
  const numbers: [Level, number][] = [["error", summary.errors], ["warning", summary.warnings], ["advice", summary.advice]];
  const share = screen.expectedMoney > 0 ? Math.min(Math.max(summary.linkedMoney / screen.expectedMoney, 0), 1) : null;
  replace(at,
    h("div", { class: "verdict" },
      h("h2", { class: summary.canSubmit ? "verdict-word good" : "verdict-word bad" }, icon(summary.canSubmit ? "ok" : "error"), verdict(summary)),
      summary.followUpErrors > 0 && h("p", {}, t("follow_up_errors")),
      h("p", { class: "quiet" }, plan.title ?? "")),
    h("div", { class: "counts", role: "group", "aria-label": t("level") },
      ...numbers.map(([level, number]) =>
        h("button", { type: "button", class: `count ${level}`, "data-key": level, "aria-pressed": work.filter.levels.has(level) ? "true" : "false", onclick: () => toggle(level) },
          icon(level), h("strong", {}, count(number)), h("span", {}, levelWord(level, number))))),
    share !== null && h("div", { class: "money" },
      h("p", {}, t("linked_of", { linked: screen.linked, expected: screen.expected })),
      bar(share),
      work.findings.summary.money > screen.expectedMoney && h("p", { class: "quiet" }, t("excused", { excused: screen.excused }))));
}

function verdict({ planAlone, canSubmit }: Summary): string {
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
