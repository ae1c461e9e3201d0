// Each request that the server says it answers, asked by the protocol's own client, with answers of the protocol's own shapes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { placeOf } from "./places.mjs";
import { meet } from "./server.mjs";

const file = "namnder/bun-2025.malkoll";
let server, text, diagnostics, p;
before(async () => {
  server = await meet("karlstad-brister");
  p = server.protocol;
  text = server.text(file);
  diagnostics = await server.open(file);
});
after(() => server.end());

const here = () => ({ textDocument: { uri: server.uri(file) } });
const at = (needle, behind = 0) => ({ ...here(), position: placeOf(text, needle, behind) });
const whole = () => ({ start: { line: 0, character: 0 }, end: { line: text.split("\n").length, character: 0 } });
function are(shape, list) {
  assert.ok(Array.isArray(list) && list.length > 0);
  for (const one of list) assert.ok(shape.is(one), JSON.stringify(one));
}
// Shapes that the client's library has no test of.
const placed = { is: (one) => p.Range.is(one.range) && [1, 2, 3].includes(one.kind) };
const named = { is: (one) => typeof one.name === "string" && Number.isInteger(one.kind) && p.Location.is(one.location) };
const link = "bidrar till: ";

test("says who it is and what it can do", () => {
  assert.equal(server.initialized.capabilities.hoverProvider, true);
  assert.equal(server.initialized.serverInfo.name, "malkoll");
});

test("diagnostics", () => {
  are(p.Diagnostic, diagnostics);
  for (const one of diagnostics) assert.equal(one.codeDescription.href, `malkoll:${one.code}.md`);
});

test("hover", async () => assert.ok(p.Hover.is(await server.ask(p.HoverRequest, at(link, link.length)))));

test("definition and references", async () => {
  are(p.Location, await server.ask(p.DefinitionRequest, at(link, link.length)));
  are(p.Location, await server.ask(p.ReferencesRequest, { ...at(link, link.length), context: { includeDeclaration: true } }));
  are(placed, await server.ask(p.DocumentHighlightRequest, at(link, link.length)));
});

test("symbols", async () => {
  are(p.DocumentSymbol, await server.ask(p.DocumentSymbolRequest, here()));
  are(named, await server.ask(p.WorkspaceSymbolRequest, { query: "elever" }));
});

test("completion, and what is shown of a proposal", async () => {
  const list = await server.ask(p.CompletionRequest, at(link, link.length));
  assert.ok(list.items.every((item) => typeof item.label === "string"));
  const goal = list.items.find((item) => item.data !== undefined);
  const resolved = await server.ask(p.CompletionResolveRequest, goal);
  assert.ok(p.MarkupContent.is(resolved.documentation));
  for (const item of list.items) assert.ok(p.TextEdit.is(item.textEdit), JSON.stringify(item));
});

test("rename", async () => {
  const spot = at(link, link.length);
  const prepared = await server.ask(p.PrepareRenameRequest, spot);
  assert.ok(p.Range.is(prepared.range));
  assert.ok(p.WorkspaceEdit.is(await server.ask(p.RenameRequest, { ...spot, newName: "HELT-NYTT" })));
  await assert.rejects(server.ask(p.RenameRequest, { ...spot, newName: "två ord" }), /kan inte vara ett id/);
});

test("each finding has an action", async () => {
  for (const one of diagnostics) {
    const actions = await server.ask(p.CodeActionRequest, { ...here(), range: one.range, context: { diagnostics: [one] } });
    are(p.CodeAction, actions);
  }
});

test("the form", async () => {
  const ugly = text.replaceAll("  slag: ", "slag:");
  await server.change(file, 2, ugly);
  are(p.TextEdit, await server.ask(p.DocumentFormattingRequest, { ...here(), options: { tabSize: 2, insertSpaces: true } }));
  are(p.TextEdit, await server.ask(p.DocumentRangeFormattingRequest, { ...here(), range: whole(), options: { tabSize: 2, insertSpaces: true } }));
  const typed = placeOf(ugly, "slag:");
  are(p.TextEdit, await server.ask(p.DocumentOnTypeFormattingRequest, { ...here(), position: { line: typed.line + 1, character: 0 }, ch: "\n", options: { tabSize: 2, insertSpaces: true } }));
  await server.change(file, 3, text);
});

test("what is shown beside", async () => {
  are(p.FoldingRange, await server.ask(p.FoldingRangeRequest, here()));
  are(p.InlayHint, await server.ask(p.InlayHintRequest, { ...here(), range: whole() }));
  are(p.CodeLens, await server.ask(p.CodeLensRequest, here()));
  are(p.DocumentLink, await server.ask(p.DocumentLinkRequest, here()));
});

test("colours", async () => {
  assert.ok(p.SemanticTokens.is(await server.ask(p.SemanticTokensRequest, here())));
  assert.ok(p.SemanticTokens.is(await server.ask(p.SemanticTokensRangeRequest, { ...here(), range: whole() })));
});

test("the form of a setting", async () => {
  const plan = "strategisk-plan.malkoll";
  const contents = server.text(plan).replace("  budgetår:", "  regel L02: \n  budgetår:");
  await server.open(plan, contents);
  const help = await server.ask(p.SignatureHelpRequest, { textDocument: { uri: server.uri(plan) }, position: placeOf(contents, "regel L02: ", 11) });
  for (const one of help.signatures) assert.ok(one.label.startsWith("regel KOD") && one.parameters.every((part) => one.label.includes(part.label)), JSON.stringify(one));
  await server.tell(p.DidCloseTextDocumentNotification, { textDocument: { uri: server.uri(plan) } });
});

test("a rule is explained", async () => {
  const told = await server.ask(p.ExecuteCommandRequest, { command: "malkoll.explain", arguments: ["L01"] });
  assert.match(told, /post-utan-mål/);
});
