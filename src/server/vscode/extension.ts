// Målkoll in VS Code: `malkoll lsp` answers, and this shows.

import { workspace, window, commands, Uri, type ExtensionContext, EventEmitter, languages } from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { findProgram, setting } from "./program";
import { showReferences, writeReport } from "./commands";

const scheme = "malkoll";

let client: LanguageClient | undefined;
/// Where the extension lies.
let place = "";

/// A rule's explanation as Markdown, for `malkoll:L01.md` as findings name it.
async function explanation(code: string): Promise<string> {
  if (client === undefined) return "";
  const uri = window.activeTextEditor?.document.uri.toString();
  return client.sendRequest<string>("workspace/executeCommand", { command: "malkoll.explain", arguments: [code, ...(uri === undefined ? [] : [uri])] });
}

const showExplanation = (code: string) => commands.executeCommand("markdown.showPreview", Uri.from({ scheme, path: `${code}.md` }));

/// The rule of a finding where the cursor stands; else one that is asked for.
async function askForRule(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const codes = editor === undefined ? [] : languages.getDiagnostics(editor.document.uri)
    .filter((one) => one.source === "malkoll" && one.range.start.line <= editor.selection.active.line && one.range.end.line >= editor.selection.active.line)
    .flatMap((one) => (typeof one.code === "object" ? [String(one.code.value)] : []));
  const different = [...new Set(codes)];
  if (different.length === 1) return different[0];
  if (different.length > 1) return window.showQuickPick(different, { placeHolder: "Vilken regel?" });
  return window.showInputBox({ prompt: "Regelns kod, till exempel L01" });
}

const options: LanguageClientOptions = {
  documentSelector: [
    { scheme: "file", language: "malkoll" },
    { scheme: "untitled", language: "malkoll" },
    { scheme: "file", pattern: "**/rules/*.sql" },
  ],
  outputChannelName: "Målkoll",
  middleware: {
    // What the server explains is to be read, also where a finding's own action asks for it.
    executeCommand: async (command, args, next) => {
      if (command === "malkoll.explain") return showExplanation(String(args[0]));
      return next(command, args);
    },
  },
};

async function start(): Promise<void> {
  const command = await findProgram(place);
  if (command === undefined) return;
  const server: ServerOptions = { command, args: ["lsp", "--lang", setting("language") || "sv"] };
  client = new LanguageClient("malkoll", "Målkoll", server, options);
  await client.start();
}

async function stop(): Promise<void> {
  const before = client;
  client = undefined;
  await before?.dispose();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

export async function activate(context: ExtensionContext): Promise<void> {
  place = context.extensionPath;
  const changed = new EventEmitter<Uri>();
  context.subscriptions.push(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, { onDidChange: changed.event, provideTextDocumentContent: (uri) => explanation(uri.path.replace(/\.md$/, "")) }),
    workspace.onDidChangeConfiguration((event) => (event.affectsConfiguration("malkoll") ? restart() : undefined)),
    commands.registerCommand("malkoll.check", async () => {
      if (client === undefined) await start();
      await workspace.saveAll(false);
      await commands.executeCommand("workbench.actions.view.problems");
    }),
    commands.registerCommand("malkoll.report", (folder?: string) => writeReport(folder)),
    commands.registerCommand("malkoll.explainHere", async () => {
      const code = await askForRule();
      if (code) await showExplanation(code.trim().toUpperCase());
    }),
    commands.registerCommand("malkoll.references", showReferences),
    commands.registerCommand("malkoll.restart", restart),
  );
  await start();
}

export const deactivate = stop;
