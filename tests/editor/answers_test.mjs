// One set of places and answers: what is said, where it leads, what may stand there and what can be done, for places of the samples that
// each stand for a kind. `answers.golden` has them as people read them, so that another door to the same answers can be held to it.
//
// MALKOLL_UPDATE_GOLDEN=1 writes it anew.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { golden, inWords, placeOf, places } from "./places.mjs";
import { meet } from "./server.mjs";

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

async function answers(place) {
  const [sample, file, needle, behind] = place;
  const { server, text, found } = await opened(sample, file);
  const p = server.protocol, uri = server.uri(file), position = placeOf(text, needle, behind);
  const spot = { textDocument: { uri }, position };
  const hover = await server.ask(p.HoverRequest, spot);
  const leads = (await server.ask(p.DefinitionRequest, spot)) ?? [];
  const proposals = (await server.ask(p.CompletionRequest, spot))?.items ?? [];
  const context = { diagnostics: found.filter((one) => one.range.start.line === position.line) };
  const actions = await server.ask(p.CodeActionRequest, { textDocument: { uri }, range: { start: position, end: position }, context });
  const relative = (other) => decodeURIComponent(other).slice(decodeURIComponent(server.uri("")).length).replace(/^\//, "");
  return inWords(place, position, {
    says: hover?.contents.value ?? null,
    leads: leads.map(({ uri: to, range }) => ({ path: relative(to), begin: range.start })),
    proposals: [...proposals].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)),
    actions: actions.map(({ title }) => title),
  });
}

test("each place has the answers of the golden set", async () => {
  const lines = [];
  for (const place of places) lines.push(...(await answers(place)));
  const said = lines.join("\n");
  if (process.env.MALKOLL_UPDATE_GOLDEN) writeFileSync(golden, said);
  assert.equal(said, readFileSync(golden, "utf8"));
});
