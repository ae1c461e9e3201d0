// The engine's npm package, as its users have it: installed from the archive, in node, in a browser, and for TypeScript.
//
// usage: node --test npm_test.mjs, with MALKOLL_PACKAGE (the archive), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";
import { root, scratch } from "./command.mjs";

const folder = scratch(), installed = join(folder, "node_modules/malkoll");
let malkoll;

before(async () => {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", process.env.MALKOLL_PACKAGE], { cwd: folder, stdio: "inherit" });
  malkoll = await import(pathToFileURL(join(installed, "malkoll.js")).href);
});

/// The files of a folder by their paths, as the command names them.
function filesOf(cwd, name) {
  return Object.fromEntries(readdirSync(join(cwd, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => [path.slice(cwd.length + 1), readFileSync(path)]));
}

const request = (paths) => ({ language: "sv", scope: "municipality", checked: paths, named: [], today: new Date().toLocaleDateString("sv-SE") });

test("findings are the command's to the byte", async () => {
  const engine = await malkoll.open();
  for (const [place, name] of [["samples", "karlstad-brister"], ["samples", "mini"], ["tests/files", "F-tabeller"]]) {
    const cwd = join(root, place), files = filesOf(cwd, name), paths = Object.keys(files).sort();
    for (const path of paths) engine.put(path, files[path]);
    const done = spawnSync(process.env.MALKOLL, ["check", "--format", "json", name], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(engine.check(request(paths)), done.stdout, name);
    for (const path of paths) engine.remove(path);
  }
});

test("what comes after a check, and what cannot be", async () => {
  const engine = await malkoll.open({ wasm: readFileSync(join(installed, "malkoll.wasm")) });
  const files = filesOf(join(root, "samples"), "mini");
  for (const [path, bytes] of Object.entries(files)) engine.put(path, bytes);
  const found = JSON.parse(engine.check(request(Object.keys(files).sort())));
  assert.equal(found.summary.canSubmit, true);
  assert.match(engine.report(""), /^<!doctype html>/i);
  assert.equal(new TextDecoder().decode(engine.brief("", "brief-docx").subarray(0, 2)), "PK");
  assert.equal(engine.table("mini/plan.malkoll"), null);
  assert.throws(() => engine.annotated("mini/plan.malkoll"), Error);
});

test("two engines know nothing of each other", async () => {
  const [one, other] = [await malkoll.open(), await malkoll.open()];
  one.put("plan.malkoll", new TextEncoder().encode("plan P2025: Plan"));
  assert.equal(JSON.parse(one.check(request(["plan.malkoll"]))).plan.id, "P2025");
  assert.equal(JSON.parse(other.check(request(["plan.malkoll"]))).plan.id, null);
});

test("its version, licences and contents", () => {
  const about = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.ok(basename(process.env.MALKOLL_PACKAGE) === `malkoll-${about.version}.tgz`);
  assert.deepEqual(readdirSync(installed).sort(), ["LICENSE", "README.md", "findings.schema.json", "malkoll.js", "malkoll.wasm", "package.json", "types"]);
  const licence = readFileSync(join(installed, "LICENSE"), "utf8");
  for (const library of ["Målkoll", "SQLite", "fmt", "pugixml", "musl"]) assert.ok(licence.includes(`${library}\n=`), library);
});

test("TypeScript knows what it gives, by node's way of finding modules", () => {
  writeFileSync(join(folder, "use.ts"), `import { open, type Finding } from "malkoll";
const engine = await open();
const { findings }: { findings: Finding[] } = JSON.parse(engine.check({ language: "sv", scope: "submission", checked: [], named: [], today: "2025-10-01" }));
export const lines: (number | null)[] = findings.map((finding) => finding.line);
// @ts-expect-error: a language that there is not
engine.check({ language: "fi", scope: "submission", checked: [], named: [], today: "" });
`);
  const compiler = join(root, "src/page/web/node_modules/typescript/bin/tsc");
  const done = spawnSync(process.execPath, [compiler, "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", "", "use.ts"], { cwd: folder, encoding: "utf8" });
  assert.equal(done.stdout + done.stderr, "");
});

test("in a browser the WebAssembly is fetched from beside the module", async () => {
  const browser = await launch(), page = await browser.newPage();
  const kinds = { js: "text/javascript", wasm: "application/wasm" };
  await page.route("https://malkoll.test/**", (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    return route.fulfill({ contentType: kinds[name.split(".").at(-1)], body: readFileSync(join(installed, name)) });
  });
  await page.goto("https://malkoll.test/");
  const plan = await page.evaluate(async (request) => {
    const engine = await (await import("https://malkoll.test/malkoll.js")).open();
    engine.put("plan.malkoll", new TextEncoder().encode("plan P2025: Plan"));
    return JSON.parse(engine.check(request)).plan.id;
  }, request(["plan.malkoll"]));
  assert.equal(plan, "P2025");
  await browser.close();
});
