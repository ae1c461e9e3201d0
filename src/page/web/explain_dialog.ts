/// What a rule is, in a window of its own: the texts of `malkoll explain`, below what was said in the case at hand.

import { showDialog as show } from "./ask_dialog";
import { h, icon } from "./dom";
import type { Rule } from "./protocol";
import { levelWord, t, type TextKey } from "./texts";

export function explain(rule: Rule, message: string): void {
  const part = (title: TextKey, text: string, example = false) =>
    text && h("section", {}, h("h3", {}, t(title)), ...(example ? [h("pre", {}, text)] : text.split("\n").map((line) => h("p", {}, line))));
  const dialog = h("dialog", { class: "explain", "aria-labelledby": "explain-title" },
    h("div", { class: "dialog-head" },
      h("h2", { id: "explain-title", tabindex: "-1" }, icon(rule.level), ` ${rule.code} ${rule.name} `, h("span", { class: "quiet" }, `(${levelWord(rule.level)})`)),
      closeButton(() => dialog.close())),
    message !== "" && h("p", { class: "pattern" }, message),
    part("why", rule.why), part("when", rule.when), part("asked_by", rule.askedBy), part("mend", rule.mend),
    h("div", { class: "examples-pair" }, part("wrong", rule.wrong, true), part("right", rule.right, true)),
    part("to_waive", rule.waive));
  show(dialog);
}

/// A long text under its title.
export function showText(title: string, text: string, prose = false): void {
  const dialog = h("dialog", { class: "explain", "aria-labelledby": "text-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "text-title" }, title), closeButton(() => dialog.close())),
    ...(prose ? text.split("\n\n").map((part) => h("p", {}, part)) : [h("pre", { tabindex: "0" }, text)]));
  show(dialog);
}

function closeButton(close: () => void): HTMLElement {
  return h("button", { class: "plain", type: "button", onclick: close }, icon("close"), t("close"));
}
