// The program `malkoll`: which it is, and whether it is there.

import { execFile } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { commands, window, workspace } from "vscode";

export const setting = (name: string): string => (workspace.getConfiguration("malkoll").get<string>(name) ?? "").trim();

export interface Ended {
  /// null: it could not be started.
  status: number | null;
  said: string;
}

const onPath = "malkoll";
const system = `${process.platform}-${process.arch}`;
let chosen = onPath;

function runs(program: string, args: string[], cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, encoding: "utf8", windowsHide: true }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      resolve({ status, said: (err || out || error?.message || "").trim() });
    });
  });
}

/// Runs the program that was found last.
export const run = (args: string[], cwd?: string): Promise<Ended> => runs(chosen, args, cwd);

/// The program that the extension carries for this system; undefined: it was built without one.
function carried(extension: string): string | undefined {
  const program = join(extension, "engine", system, process.platform === "win32" ? "malkoll.exe" : "malkoll");
  if (!existsSync(program)) return undefined;
  try {
    accessSync(program, constants.X_OK);
  } catch {
    try {
      chmodSync(program, 0o755);  // what was unpacked by another than VS Code
    } catch {
      // It is tried, and says itself why it cannot be run.
    }
  }
  return program;
}

const why = ({ status, said }: Ended) => (status === null ? "finns inte, eller går inte att starta" : `svarade inte som väntat (${said})`);

function complain(text: string): void {
  const settings = "Öppna inställningen", again = "Försök igen";
  void window.showErrorMessage(text, settings, again).then((answer) => {
    if (answer === settings) return commands.executeCommand("workbench.action.openSettings", "malkoll.program");
    return answer === again ? commands.executeCommand("malkoll.restart") : undefined;
  });
}

/// The program that is used: the setting's, else the one that came with the extension, else the one on PATH. undefined: none can be run, which
/// has been said. That another is used than the one that came with it is said too: a rule of the computer may forbid what is not installed.
export async function findProgram(extension: string): Promise<string | undefined> {
  const own = setting("program"), mine = own === "" ? carried(extension) : undefined;
  const first = await runs((chosen = own || mine || onPath), ["--version"]);
  if (first.status === 0) return chosen;
  const mend = "Installera Målkoll, eller ange var det finns i inställningen malkoll.program.";
  if (mine === undefined) {
    const none = own === "" ? `Tillägget har inget program för det här systemet (${system}). ` : "";
    complain(`${none}Programmet »${chosen}« ${why(first)}. ${mend}`);
    return undefined;
  }
  const second = await runs((chosen = onPath), ["--version"]);
  const unused = `Programmet som följer med tillägget ${why(first)}`;
  if (second.status === 0) {
    void window.showWarningMessage(`${unused}. »${onPath}« på PATH används i stället.`);
    return chosen;
  }
  complain(`${unused}, och »${onPath}« på PATH ${why(second)}. ${mend}`);
  return undefined;
}
