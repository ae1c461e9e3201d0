// The language server, met by the protocol's own typed client, and a copy of a sample for it to answer about.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import rpc from "vscode-jsonrpc/node.js";
import protocol from "vscode-languageserver-protocol";

export const root = process.env.MALKOLL_ROOT;

const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
  },
};

/// A copy of a sample in a folder of its own, and a server that has it open.
export async function meet(sample) {
  const above = realpathSync(mkdtempSync(join(tmpdir(), "målkoll ")));
  const folder = join(above, sample);
  cpSync(join(root, "samples", sample), folder, { recursive: true });
  const server = spawn(process.env.MALKOLL, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  const told = new Map(), waiting = [];
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => {
    told.set(params.uri, params);
    for (const look of [...waiting]) look();
  });
  connection.listen();
  const uri = (path) => pathToFileURL(join(folder, path)).href;
  const initialized = await connection.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities, workspaceFolders: [{ uri: pathToFileURL(folder).href, name: sample }] });
  await connection.sendNotification(protocol.InitializedNotification.type, {});

  /// The diagnostics of a file once those of this version have come.
  const found = (path, version) => new Promise((resolve) => {
    const look = () => {
      if (told.get(uri(path))?.version !== version) return;
      waiting.splice(waiting.indexOf(look), 1);
      resolve(told.get(uri(path)).diagnostics);
    };
    waiting.push(look);
    look();
  });
  const text = (path) => readFileSync(join(folder, path), "utf8");
  return {
    folder, uri, text, initialized, protocol,
    ask: (request, params) => connection.sendRequest(request.type, params),
    tell: (notification, params) => connection.sendNotification(notification.type, params),
    async open(path, contents = text(path)) {
      await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri: uri(path), languageId: "malkoll", version: 1, text: contents } });
      return found(path, 1);
    },
    async change(path, version, contents) {
      await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, { textDocument: { uri: uri(path), version }, contentChanges: [{ text: contents }] });
      return found(path, version);
    },
    async end() {
      await connection.sendRequest(protocol.ShutdownRequest.type);
      await connection.sendNotification(protocol.ExitNotification.type);
      const status = await new Promise((resolve) => server.on("exit", resolve));
      connection.dispose();
      rmSync(above, { recursive: true });
      assert.equal(status, 0);
    },
  };
}

/// A text with edits of the protocol made.
export function edited(text, edits) {
  const lines = text.split("\n"), starts = [0];
  for (const line of lines) starts.push(starts.at(-1) + line.length + 1);
  const offset = (spot) => Math.min(starts[spot.line] + spot.character, text.length);
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)).reduce((done, edit) => done.slice(0, offset(edit.range.start)) + edit.newText + done.slice(offset(edit.range.end)), text);
}
