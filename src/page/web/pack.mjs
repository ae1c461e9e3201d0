// Packs the engine for npm: the loader and its typed door as one module, the WebAssembly beside it, types, the findings' schema and licences.
//
// usage: node pack.mjs CORE.js CORE.wasm VERSION LICENCES FOLDER, which is made anew; the package is FOLDER/malkoll-VERSION.tgz

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences, packagesIn } from "./licences.mjs";

const [coreJs, coreWasm] = process.argv.slice(2, 4).map((path) => resolve(path));
const [version, coreLicences] = process.argv.slice(4, 6);
const folder = resolve(process.argv[6]), contents = join(folder, "package");
const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "../../..");

rmSync(folder, { recursive: true, force: true });
mkdirSync(contents, { recursive: true });
const { metafile } = await build({
  entryPoints: [join(here, "engine.ts")],
  outfile: join(contents, "malkoll.js"),
  bundle: true,
  metafile: true,
  format: "esm",
  target: ["es2021"],
  charset: "utf8",
  alias: { "malkoll-core": coreJs },
  external: ["fs", "path"],
  // The loader is made for a worker, and asks it where it is; node has no such name. The WebAssembly is always handed to it.
  banner: { js: 'const self = globalThis.self ?? { location: { href: "" } };' },
  legalComments: "none",
  logLevel: "warning",
});
copyFileSync(coreWasm, join(contents, "malkoll.wasm"));

const types = join(contents, "types");
execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--project", here, "--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", types], { stdio: "inherit" });
// What the door is made of, and nothing of the page. Node's own resolution asks for the ending.
const needed = new Set();
function need(name) {
  if (needed.has(name)) return;
  needed.add(name);
  const path = join(types, name), text = readFileSync(path, "utf8").replace(/(from|import\()\s*"\.\/(\w+)"/g, (_, word, file) => (need(`${file}.d.ts`), word === "from" ? `from "./${file}.js"` : `import("./${file}.js"`));
  writeFileSync(path, text);
}
need("engine.d.ts");
for (const name of readdirSync(types)) if (!needed.has(name)) rmSync(join(types, name));

const about = JSON.parse(readFileSync(join(here, "../npm/package.json"), "utf8"));
writeFileSync(join(contents, "package.json"), JSON.stringify({ ...about, version }, null, 2) + "\n");
copyFileSync(join(here, "../npm/README.md"), join(contents, "README.md"));
copyFileSync(join(root, "src/diag/findings.schema.json"), join(contents, "findings.schema.json"));
writeFileSync(join(contents, "LICENSE"), licences(coreLicences, packagesIn(metafile)));
execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: contents, stdio: ["ignore", "ignore", "inherit"] });
