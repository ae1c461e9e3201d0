/// The findings as a list to hand on: a workbook, or a .csv that a Swedish Excel opens as it is, with semicolons and a byte order mark.

import { placeName } from "./places_view";
import { helpOf } from "./page_words";
import type { List } from "./protocol";
import { levelWord, t } from "./texts";
import type { Shown, Work } from "./work";

/// Amounts are in öre.
export function listOf(work: Work, list: readonly Shown[]): List {
  const column = (heading: string, width: number) => ({ heading, width });
  return {
    name: t("findings"),
    columns: [
      column(t("level"), 9), column(t("rule"), 7), column(t("rule_name"), 26), column(t("unit_id"), 8), column(t("unit"), 26), column(t("finding"), 70),
      column(t("amount_kronor"), 16), column(t("file"), 26), column(t("place"), 30), column(t("help"), 50), column(t("waived"), 26),
    ],
    rows: list.map((one) => {
      const { finding } = one;
      const title = work.units().find(({ id }) => id === finding.unit)?.title ?? "";
      return [levelWord(finding.level), finding.rule, finding.name, finding.unit ?? "", title, finding.message, finding.money, finding.path ?? "", placeName(finding), helpOf(finding) ?? "", finding.waived?.reason ?? ""];
    }),
  };
}

export function asCsv({ columns, rows }: List): string {
  const lines = [columns.map(({ heading }) => heading), ...rows].map((row) => row.map((value) => (typeof value === "string" ? cell(value) : kronor(value))).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/// A cell. Words of the budget are never a formula, whatever they begin with.
function cell(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@\t]/.test(line) ? `'${line}` : line;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/// Kronor with a decimal comma, which is how Excel reads an amount in Sweden.
function kronor(money: number | null): string {
  if (money === null) return "";
  const sign = money < 0 ? "-" : "", whole = Math.floor(Math.abs(money) / 100), part = Math.abs(money) % 100;
  return `${sign}${whole}${part ? `,${String(part).padStart(2, "0")}` : ""}`;
}
