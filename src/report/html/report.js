// The report is whole without this: it only adds sorting of tables and a filter over the findings, and lets links within it lead to
// their place where the report stands in a frame, for which a browser may take them as links to another page.
"use strict";
(() => {
  const swedish = document.documentElement.lang === "sv";
  const say = (sv, en) => (swedish ? sv : en);
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  if (window.top !== window) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      const place = link && document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
      if (!place) return;
      event.preventDefault();
      place.scrollIntoView();
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
  }

  // What a cell is sorted by: öre where it holds money, else a number, else its text.
  const key = (cell) => {
    const data = cell.querySelector("data");
    if (data) return Number(data.value);
    const text = cell.textContent.trim();
    const number = Number(text.replace(/[\s\u00a0%]/g, "").replace("\u2212", "-").replace(",", "."));
    return cell.classList.contains("n") ? (Number.isNaN(number) ? -1 : number) : text;
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "sv"));

  const sort = (table, column, head) => {
    const descending = head.getAttribute("aria-sort") === "descending" || (!head.hasAttribute("aria-sort") && !head.classList.contains("n"));
    table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", descending ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [key(row.cells[column]), row]);
    rows.sort((a, b) => (descending ? 1 : -1) * compare(a[0], b[0]));
    body.append(...rows.map((row) => row[1]));
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    if (table.tBodies[0].rows.length < 3) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = element("button", { type: "button", className: "sort", textContent: head.textContent });
      button.addEventListener("click", () => sort(table, column, head));
      head.replaceChildren(button);
    });
  }

  const list = document.getElementById("fyndlista");
  const findings = list ? [...list.querySelectorAll("li[data-level]")] : [];
  if (findings.length < 2) return;
  const option = (value, text) => element("option", { value, textContent: text });
  const units = [...new Set(findings.map((finding) => finding.dataset.unit))].filter(Boolean).sort((a, b) => a.localeCompare(b, "sv"));
  const levels = [["error", say("fel", "errors")], ["warning", say("varningar", "warnings")], ["advice", say("råd", "advice")]];
  const text = element("input", { type: "search" });
  const level = element("select", {}, option("", say("alla", "all")), ...levels.map((pair) => option(...pair)));
  const unit = element("select", {}, option("", say("alla", "all")), ...units.map((id) => option(id, id)));
  const count = element("output");
  const show = () => {
    const wanted = text.value.toLocaleLowerCase("sv");
    let shown = 0;
    for (const finding of findings) {
      const fits = (!level.value || finding.dataset.level === level.value) && (!unit.value || finding.dataset.unit === unit.value) &&
        finding.textContent.toLocaleLowerCase("sv").includes(wanted);
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const rule of list.querySelectorAll(".rule")) {
      rule.hidden = !rule.querySelector("li[data-level]:not([hidden])");
      if (!rule.hidden && (wanted || level.value || unit.value)) rule.querySelector("details").open = true;
    }
    count.textContent = say(`${shown} av ${findings.length} visas`, `${shown} of ${findings.length} shown`);
  };
  // What a filter has found is opened, and what a link leads to.
  const open = (rule) => rule?.querySelector("details")?.setAttribute("open", "");
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) open(list.querySelector(`.rule[id="${CSS.escape(link.getAttribute("href").slice(1))}"]`));
  });
  for (const control of [text, level, unit]) control.addEventListener("input", show);
  const form = element("form", { className: "filter" },
    element("label", {}, say("Sök bland fynden", "Search the findings"), text),
    element("label", {}, say("Nivå", "Level"), level),
    element("label", {}, say("Enhet", "Unit"), unit), count);
  form.addEventListener("submit", (event) => event.preventDefault());
  list.querySelector("h2").after(form);
  show();
})();
