/// The findings as a list to hand on: a .csv that a Swedish Excel opens as it is, with semicolons and a byte order mark.

import { placeText } from "./findings_view";
import { helpOf } from "./page_words";
import { levelWord, t } from "./texts";
import type { Shown, Work } from "./work";

/// A cell. Words of the budget are never a formula, whatever they begin with.
function cell(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@\t]/.test(line) && !/^-?\d+(,\d+)?$/.test(line) ? `'${line}` : line;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/// Kronor with a decimal comma, which is how Excel reads an amount in Sweden.
function kronor(money: number | null): string {
  if (money === null) return "";
  const sign = money < 0 ? "-" : "", whole = Math.floor(Math.abs(money) / 100), part = Math.abs(money) % 100;
  return `${sign}${whole}${part ? `,${String(part).padStart(2, "0")}` : ""}`;
}

export function listAsCsv(work: Work, list: Shown[]): string {
  const head = [t("level"), t("rule"), t("rule_name"), t("unit_id"), t("unit"), t("finding"), t("amount_kronor"), t("file"), t("place"), t("help"), t("waived")];
  const rows = list.map((one) => {
    const { finding } = one;
    const titles = work.units().find(({ id }) => id === finding.unit)?.title ?? "";
    return [levelWord(finding.level), finding.rule, finding.name, finding.unit ?? "", titles, finding.message, kronor(finding.money), finding.path ?? "", placeText(one), helpOf(finding) ?? "", finding.waived?.reason ?? ""];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
