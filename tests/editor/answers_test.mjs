// One set of places and answers: what is said, where it leads, what may stand there and what can be done, for places of the samples that
// each stand for a kind. `answers.golden` has them as people read them, so that another door to the same answers can be held to it.
//
// MALKOLL_UPDATE_GOLDEN=1 writes it anew.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { meet, placeOf } from "./server.mjs";

const golden = join(dirname(fileURLToPath(import.meta.url)), "answers.golden");

/// Sample, file, what stands at the place, and how far into that.
const places = [
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

const servers = new Map();
after(async () => {
  for (const server of servers.values()) await server.end();
});

async function opened(sample, file) {
  if (!servers.has(sample)) servers.set(sample, { ...(await meet(sample)), texts: new Map() });
  const server = servers.get(sample);
  if (!server.texts.has(file)) server.texts.set(file, { text: server.text(file), found: await server.open(file) });
  return { server, ...server.texts.get(file) };
}

const indented = (text) => text.split("\n").map((line) => `    ${line}`.trimEnd());

async function answers([sample, file, needle, behind]) {
  const { server, text, found } = await opened(sample, file);
  const p = server.protocol, uri = server.uri(file), position = placeOf(text, needle, behind);
  const spot = { textDocument: { uri }, position };
  const hover = await server.ask(p.HoverRequest, spot);
  const leads = (await server.ask(p.DefinitionRequest, spot)) ?? [];
  const proposals = (await server.ask(p.CompletionRequest, spot))?.items ?? [];
  const context = { diagnostics: found.filter((one) => one.range.start.line === position.line) };
  const actions = await server.ask(p.CodeActionRequest, { textDocument: { uri }, range: { start: position, end: position }, context });
  const relative = (other) => decodeURIComponent(other).slice(decodeURIComponent(server.uri("")).length).replace(/^\//, "");
  const most = 12, sorted = [...proposals].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
  return [
    `${sample}/${file}:${position.line + 1}:${position.character + 1} ${needle.slice(0, behind)}▸${needle.slice(behind)}`,
    "  säger", ...(hover === null ? ["    –"] : indented(hover.contents.value)),
    "  leder till", ...(leads.length === 0 ? ["    –"] : leads.map((one) => `    ${relative(one.uri)}:${one.range.start.line + 1}:${one.range.start.character + 1}`)),
    `  kan stå (${proposals.length})`, ...sorted.slice(0, most).map((one) => `    ${one.label}${one.detail ? ` · ${one.detail}` : ""}`),
    "  kan göras", ...(actions.length === 0 ? ["    –"] : actions.map((one) => `    ${one.title}`)),
    "",
  ];
}

test("each place has the answers of the golden set", async () => {
  const lines = [];
  for (const place of places) lines.push(...(await answers(place)));
  const said = lines.join("\n");
  if (process.env.MALKOLL_UPDATE_GOLDEN) writeFileSync(golden, said);
  assert.equal(said, readFileSync(golden, "utf8"));
});
