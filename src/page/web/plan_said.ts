/// What there is to say of a plan that was read out of a document: what is asked, what is not in it, and how the rest was understood.

import { showDialog } from "./ask_dialog";
import { h, icon } from "./dom";
import type { PlanDraft } from "./protocol";
import { t, type TextKey } from "./texts";

/// `name`: what the document is called.
export function tellSaid(name: string, { said, goals, indicators, assignments, units, frames }: PlanDraft): void {
  const part = (title: TextKey, kind: string) => {
    const some = said.filter((one) => one.kind === kind);
    return some.length > 0 && h("section", {}, h("h3", {}, t(title)), h("ul", {}, ...some.map(({ place, text }) => h("li", {}, h("strong", {}, place), `: ${text}`))));
  };
  const dialog = h("dialog", { class: "explain", "aria-labelledby": "said-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "said-title", tabindex: "-1" }, t("plan_said_title", { name })), h("button", { class: "plain", type: "button", onclick: () => dialog.close() }, icon("close"), t("close"))),
    h("p", {}, t("plan_said_counts", { goals, indicators, assignments, units, frames })),
    part("plan_said_questions", "question"), part("plan_said_left_out", "left_out"), part("plan_said_notes", "note"));
  showDialog(dialog);
}
