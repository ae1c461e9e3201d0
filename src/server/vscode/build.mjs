// Puts the extension together: the client in one file, the words of the language, and what VS Code reads of them, in a .vsix. Nothing is
// fetched: what it is made of stands in node_modules. It carries the programs that it is given, each with its bill of materials and its parts' terms.
//
// usage: node build.mjs VERSION OUT.vsix [SYSTEM=PROGRAM…]   (SYSTEM as node calls it, linux-x64 or win32-x64; `papers` lies beside PROGRAM)

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vsce from "@vscode/vsce";
import { build } from "esbuild";
import { configurationOf, grammarOf, readWords } from "./words.mjs";

const [version, out, ...engines] = [process.argv[2], resolve(process.argv[3]), ...process.argv.slice(4).map((pair) => pair.split("="))];
const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "../../..");
const stage = `${out}.d`;

const write = (name, value) => writeFileSync(join(stage, name), `${JSON.stringify(value, null, 2)}\n`);

/// The npm packages that have come into the bundle, with the terms that they come on.
function licences(inputs) {
  const names = new Set(Object.keys(inputs).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  const text = (name) => ["LICENSE", "License.txt", "LICENSE.md", "LICENSE.txt"].flatMap((file) => {
    try {
      return [readFileSync(join(here, "node_modules", name, file), "utf8").trim()];
    } catch {
      return [];
    }
  })[0];
  return [...names].sort().map((name) => {
    const terms = text(name);
    if (terms === undefined) throw new Error(`${name} has no licence`);
    return `${name}\n${"=".repeat(name.length)}\n\n${terms}\n`;
  });
}

function carry(system, program) {
  const folder = join(stage, "engine", system), papers = join(dirname(program), "papers");
  if (!existsSync(join(papers, "malkoll.licenser"))) throw new Error(`${papers} is missing, where the terms of what ${program} is made of are`);
  mkdirSync(folder, { recursive: true });
  const carried = join(folder, system.startsWith("win32") ? "malkoll.exe" : "malkoll");
  copyFileSync(program, carried);
  chmodSync(carried, 0o755);
  for (const name of ["malkoll.spdx.json", "malkoll.cdx.json", "malkoll.licenser"]) cpSync(join(papers, name), join(folder, name), { recursive: true });
}

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
const bundled = await build({
  entryPoints: [join(here, "extension.ts")],
  outfile: join(stage, "extension.js"),
  bundle: true,
  minify: true,
  metafile: true,
  platform: "node",
  format: "cjs",
  target: ["node18"],
  charset: "utf8",
  external: ["vscode"],
  legalComments: "none",
  logLevel: "warning",
});
const { devDependencies, dependencies, scripts, private: _, ...manifest } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const words = readWords(join(root, "grammar/words.def"));
write("package.json", { ...manifest, version, files: ["*.js", "*.json", "*.png", "README.md", "LICENSE.txt", ...(engines.length === 0 ? [] : ["engine/**"])] });
write("malkoll.tmLanguage.json", grammarOf(words));
write("language-configuration.json", configurationOf(words));
execFileSync("rsvg-convert", ["-w", "128", "-h", "128", join(root, "src/cli/install/malkoll.svg"), "-o", join(stage, "malkoll.png")]);
for (const [system, program] of engines) carry(system, program);
copyFileSync(join(here, "README.md"), join(stage, "README.md"));
writeFileSync(join(stage, "LICENSE.txt"), `${readFileSync(join(root, "LICENSE"), "utf8").trim()}\n\n\n${licences(bundled.metafile.inputs).join("\n\n")}`);
process.chdir(stage);  // where vsce looks for what it tells the sizes of
await vsce.createVSIX({ cwd: stage, packagePath: out, dependencies: false, allowMissingRepository: true });
