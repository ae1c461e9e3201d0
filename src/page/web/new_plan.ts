/// A plan to fill in, made of what stands in a small form.

import { showDialog } from "./ask_dialog";
import { h, icon } from "./dom";
import type { NewPlan } from "./protocol";
import { currentLanguage, t, type TextKey } from "./texts";
import { words } from "./words";

/// What municipalities write their amounts in.
const usual = "tkr";

/// Shows the form. `make` gives the plan's text, or what is wrong with the form, which is then shown in it; `done` takes the text.
export function newPlan(make: (form: NewPlan) => Promise<{ text: string } | { wrong: string } | null>, done: (text: string) => void): void {
  const line = (name: string, placeholder: string) => h("input", { id: `plan-${name}`, name, placeholder, autocomplete: "off", required: true });
  const lines = (name: string, placeholder: string, rows: number) => h("textarea", { id: `plan-${name}`, name, rows, placeholder });
  const tick = (name: string) => h("input", { id: `plan-${name}`, name, type: "checkbox", checked: true });
  const code = line("municipality", "1780"), name = line("name", "Karlstads kommun"), years = line("years", "2027–2029");
  code.inputMode = "numeric";
  const amounts = h("select", { id: "plan-amounts", name: "amounts" }, ...words().written.map((unit) => h("option", { selected: unit === usual }, unit)));
  const measured = tick("measured"), ownGoals = tick("ownGoals");
  const committees = lines("committees", "Kommunstyrelsen\nBUN: Barn- och ungdomsnämnden", 4), companies = lines("companies", "Karlstads Energi AB", 2);
  const wrong = h("p", { class: "notice", role: "alert", hidden: true });
  const field = (label: TextKey, control: HTMLElement) => h("div", { class: "form-field" }, h("label", { for: control.id }, t(label)), control);
  const ticked = (label: TextKey, control: HTMLElement) => h("label", { class: "tick" }, control, t(label));
  const each = (text: string) => text.split("\n").map((one) => one.trim()).filter((one) => one !== "");

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const made = await make({
      language: currentLanguage(), municipality: code.value, name: name.value, years: years.value, amounts: amounts.value, measured: measured.checked, ownGoals: ownGoals.checked,
      committees: each(committees.value), companies: each(companies.value),
    });
    if (made === null) return;
    if ("wrong" in made) {
      wrong.textContent = made.wrong;
      wrong.hidden = false;
      return;
    }
    dialog.close();
    done(made.text);
  }

  const dialog = h("dialog", { class: "ask form", "aria-labelledby": "plan-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "plan-title" }, t("new_plan")), h("button", { class: "plain", type: "button", onclick: () => dialog.close() }, icon("close"), t("close"))),
    h("p", {}, t("new_plan_text")),
    h("form", { onsubmit: (event: Event) => void submit(event) },
      field("plan_code", code), field("plan_name", name), field("plan_years", years), field("plan_amounts", amounts),
      ticked("plan_measured", measured), ticked("plan_own_goals", ownGoals),
      field("plan_committees", committees), field("plan_companies", companies), wrong,
      h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("plan_make")))));
  showDialog(dialog, false);
}
