/// What a document cannot say of the plan in it, as a small form; filled in with what it does say.

import { showDialog } from "./ask_dialog";
import { h, icon } from "./dom";
import type { PlanAnswers, PlanDraft, PlanFound } from "./protocol";
import { currentLanguage, t, type TextKey } from "./texts";
import { words } from "./words";

/// Shows the form. `make` reads the document with the answers, or says what is wrong with them, which is then shown; `done` takes what was read.
export function planForm(path: string, name: string, found: PlanFound, make: (answers: PlanAnswers) => Promise<PlanDraft | { wrong: string } | null>, done: (answers: PlanAnswers, draft: PlanDraft) => void): void {
  const line = (key: string, value: string, more: Record<string, string> = {}) => h("input", { id: `from-${key}`, name: key, value, autocomplete: "off", required: true, ...more });
  const code = line("municipality", "", { inputmode: "numeric", placeholder: "1780" });
  const municipality = line("name", found.municipality, { placeholder: "Karlstads kommun" });
  const year = line("year", found.year > 0 ? String(found.year) : "", { inputmode: "numeric", placeholder: "2027", ...(found.yearProposed ? { "aria-describedby": "from-year-hint" } : {}) });
  // Ramar without a unit are not read; which it is nobody but a person can say.
  const chosen = found.amountsAsked ? "" : found.amounts;
  const amounts = h("select", { id: "from-amounts", name: "amounts", required: found.amountsAsked },
    chosen === "" && h("option", { value: "" }, t("plan_choose")), ...words().written.map((unit) => h("option", { value: unit, selected: unit === chosen }, unit)));
  const wrong = h("p", { class: "notice", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "primary" }, t("plan_read_it"));
  const field = (label: TextKey, control: HTMLElement, ...more: (HTMLElement | false)[]) => h("div", { class: "form-field" }, h("label", { for: control.id }, t(label)), control, ...more);
  let made: [PlanAnswers, PlanDraft] | null = null;

  async function read(event: Event): Promise<void> {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") === "true") return;
    const answers = { path, language: currentLanguage(), municipality: code.value, name: municipality.value, year: year.value, amounts: amounts.value };
    // It keeps the focus while the document is read.
    submit.setAttribute("aria-disabled", "true");
    submit.textContent = t("plan_reading");
    const draft = await make(answers);
    submit.removeAttribute("aria-disabled");
    submit.textContent = t("plan_read_it");
    if (draft === null || !dialog.open) return;
    if ("wrong" in draft) {
      wrong.textContent = draft.wrong;
      wrong.hidden = false;
      return;
    }
    made = [answers, draft];
    dialog.close();
  }

  const dialog = h("dialog", { class: "ask form", "aria-labelledby": "from-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "from-title" }, t("plan_form_title", { name })), h("button", { class: "plain", type: "button", onclick: () => dialog.close() }, icon("close"), t("close"))),
    h("p", {}, t("plan_form_text")),
    h("form", { onsubmit: (event: Event) => void read(event) },
      field("plan_code", code), field("plan_name", municipality),
      field("plan_year", year, found.yearProposed && h("p", { class: "quiet", id: "from-year-hint" }, t("plan_year_proposed"))),
      (found.amountsAsked || found.amounts !== "") && field(found.amountsAsked ? "plan_amounts_asked" : "plan_amounts_else", amounts), wrong,
      h("div", { class: "row" }, submit)));
  showDialog(dialog, false);
  // After the focus has gone back: what was made takes it.
  dialog.addEventListener("close", () => made && done(...made));
}
