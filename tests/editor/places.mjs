// The places that are asked about, and the answers in words: what the language server is held to, and the page.

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const golden = join(dirname(fileURLToPath(import.meta.url)), "answers.golden");

/// Sample, file, what stands at the place, and how far into that.
export const places = [
  ["mini", "bun.malkoll", "mål: KUN1", 5],
  ["mini", "bun.malkoll", "bidrar till: BUN1", 13],
  ["mini", "bun.malkoll", "post 20", 5],
  ["mini", "bun.malkoll", "slag: satsning", 1],
  ["mini", "bun.malkoll", "slag: satsning", 6],
  ["mini", "bun.malkoll", "indikator: KUN1a", 11],
  ["mini", "bun.malkoll", "plan: P2025", 6],
  ["mini", "bun.malkoll", "budget BUN", 7],
  ["mini", "bun.malkoll", "# Nämndens svar", 4],
  ["mini", "plan.malkoll", "undantag G01", 9],
  ["mini", "plan.malkoll", "mål KUN1", 4],
  ["karlstad-brister", "namnder/bun-2025.malkoll", "post S12", 5],
  ["karlstad-brister", "namnder/bun-2025.malkoll", "bidrar till: ", 13],
  ["karlstad-brister", "namnder/bun-2025.malkoll", "budget BUN", 7],
  ["karlstad-brister", "bolag/keab-2025.malkoll", "version: 1", 2],
  ["karlstad-brister", "bolag/kbab-2025.malkoll", "post KB22", 5],
  ["karlstad-brister", "uppfoljning/bun-2024.malkoll", "kommentar BUN1", 10],
];

/// The place of the first `needle`, so many characters in.
export function placeOf(text, needle, behind = 0) {
  const at = text.indexOf(needle);
  assert.ok(at >= 0, `${needle} does not stand in the text`);
  const before = text.slice(0, at + behind).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

const indented = (text) => text.split("\n").map((line) => `    ${line}`.trimEnd());

/// `says`: Markdown or null; `leads`: paths with where they begin; `proposals` in their order; `actions`: titles.
export function inWords([sample, file, needle, behind], position, { says, leads, proposals, actions }) {
  const most = 12;
  return [
    `${sample}/${file}:${position.line + 1}:${position.character + 1} ${needle.slice(0, behind)}▸${needle.slice(behind)}`,
    "  säger", ...(says === null ? ["    –"] : indented(says)),
    "  leder till", ...(leads.length === 0 ? ["    –"] : leads.map(({ path, begin }) => `    ${path}:${begin.line + 1}:${begin.character + 1}`)),
    `  kan stå (${proposals.length})`, ...proposals.slice(0, most).map((one) => `    ${one.label}${one.detail ? ` · ${one.detail}` : ""}`),
    "  kan göras", ...(actions.length === 0 ? ["    –"] : actions.map((title) => `    ${title}`)),
    "",
  ];
}
