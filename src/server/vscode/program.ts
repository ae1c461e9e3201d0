// The program `malkoll`: which it is, and whether it is there.

import { execFile } from "node:child_process";
import { commands, window, workspace } from "vscode";

export const setting = (name: string): string => (workspace.getConfiguration("malkoll").get<string>(name) ?? "").trim();

export interface Ended {
  /// null: it could not be started.
  status: number | null;
  said: string;
}

export function run(args: string[], cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(setting("program") || "malkoll", args, { cwd, encoding: "utf8", windowsHide: true }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      resolve({ status, said: (err || out || error?.message || "").trim() });
    });
  });
}

/// Whether the program can be run; says so where it cannot.
export async function runs(program: string): Promise<boolean> {
  const tried = await run(["--version"]);
  if (tried.status === 0) return true;
  const settings = "Öppna inställningen", again = "Försök igen";
  const why = tried.status === null ? "finns inte, eller går inte att starta" : `svarade inte som väntat (${tried.said})`;
  void window.showErrorMessage(`Programmet »${program}« ${why}. Installera Målkoll, eller ange var det finns i inställningen malkoll.program.`, settings, again).then((chosen) => {
    if (chosen === settings) return commands.executeCommand("workbench.action.openSettings", "malkoll.program");
    return chosen === again ? commands.executeCommand("malkoll.restart") : undefined;
  });
  return false;
}
