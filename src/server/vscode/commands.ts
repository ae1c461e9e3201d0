// What is done from a line above a declaration, or from the list of commands.

import { dirname, join } from "node:path";
import { commands, env, Location, Position, Uri, window, workspace, type WorkspaceFolder } from "vscode";
import { run } from "./program";

/// `malkoll.references URI PLACE`: what the line above a goal speaks of.
export async function showReferences(uri: string, place: { line: number; character: number }): Promise<void> {
  const document = Uri.parse(uri), position = new Position(place.line, place.character);
  const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", document, position);
  await commands.executeCommand("editor.action.showReferences", document, position, found ?? []);
}

/// The folder of the municipality that is worked on; undefined: none was chosen.
async function chosenFolder(): Promise<string | undefined> {
  const open = window.activeTextEditor?.document.uri;
  const around = open === undefined ? undefined : workspace.getWorkspaceFolder(open);
  const folders = workspace.workspaceFolders ?? [];
  if (around !== undefined || folders.length === 1) return (around ?? folders[0]).uri.fsPath;
  if (folders.length === 0) return open?.scheme === "file" ? dirname(open.fsPath) : undefined;
  const chosen: WorkspaceFolder | undefined = await window.showWorkspaceFolderPick({ placeHolder: "Vilken kommun?" });
  return chosen?.uri.fsPath;
}

/// Writes the report beside the municipality's files and opens it. `uri`: the folder, where the server has said which.
export async function writeReport(uri?: string): Promise<void> {
  const folder = uri === undefined ? await chosenFolder() : Uri.parse(uri).fsPath;
  if (folder === undefined) {
    void window.showInformationMessage("Öppna mappen med kommunens plan och inlämningar först.");
    return;
  }
  await workspace.saveAll(false);
  const report = join(folder, "rapport.html");
  const ended = await run(["report", folder, "-o", report], folder);
  if (ended.status === 0) await env.openExternal(Uri.file(report));
  else void window.showErrorMessage(`Rapporten kunde inte skrivas: ${ended.said}`);
}
