// The extension as it is handed out: what it says of itself holds, and without the program it says what is missing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = process.env.MALKOLL_ROOT, made = join(root, "build/editor/malkoll.vsix.d");
const manifest = JSON.parse(readFileSync(join(made, "package.json"), "utf8"));

/// VS Code as far as the extension asks it: every class is there and does nothing, and what is shown is kept.
function withoutEditor(program) {
  const shown = [], failed = [], registered = new Map();
  class Thing {
    constructor() {
      this.event = () => ({ dispose() {} });
    }
    dispose() {}
  }
  const nothing = () => ({ dispose() {} });
  const known = {
    workspace: new Proxy({ getConfiguration: () => ({ get: (name) => (name === "program" ? program : "") }), workspaceFolders: undefined, saveAll: async () => true }, { get: (all, name) => (name in all ? all[name] : nothing) }),
    window: new Proxy({ showErrorMessage: async (text) => void shown.push(text), showWarningMessage: async (text) => void shown.push(text), showInformationMessage: async (text) => void shown.push(text), activeTextEditor: undefined }, { get: (all, name) => (name in all ? all[name] : nothing) }),
    commands: { registerCommand: (name, run) => (registered.set(name, run), { dispose() {} }), executeCommand: async () => undefined },
    version: "1.90.0",
  };
  const vscode = new Proxy(known, { get: (all, name) => (name in all ? all[name] : class extends Thing {}), has: () => true });
  return { vscode, shown, failed, registered };
}

async function activated(program, from = made) {
  const editor = withoutEditor(program), load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? editor.vscode : load(name, ...rest));
  try {
    const require = createRequire(import.meta.url), file = join(from, "extension.js");
    delete require.cache[file];
    await require(file).activate({ subscriptions: [], extensionPath: from }).catch((error) => editor.failed.push(error));
  } finally {
    Module._load = load;
  }
  return editor;
}

test("without the program it says so, in Swedish, and every command is there", async () => {
  const { shown, registered } = await activated("/finns/inte/malkoll");
  assert.match(shown[0], /^Programmet »\/finns\/inte\/malkoll« finns inte, eller går inte att starta\. Installera Målkoll, eller ange var det finns i inställningen malkoll\.program\.$/);
  assert.deepEqual(manifest.contributes.commands.map((one) => one.command).filter((name) => !registered.has(name)), []);
  await registered.get("malkoll.report")();
  assert.match(shown[1], /^Öppna mappen med kommunens plan/);
});

test("a program that is another says what it answered", async () => {
  const { shown } = await activated("/bin/false");
  assert.match(shown[0], /^Programmet »\/bin\/false« svarade inte som väntat/);
});

test("the problem matchers read each line of the short form that has a place", () => {
  const done = spawnSync(process.env.MALKOLL, ["check", "--format", "short", "samples/karlstad-brister"], { cwd: root, encoding: "utf8" });
  assert.equal(done.status, 1);
  const matchers = manifest.contributes.problemMatchers.map(({ severity, pattern }) => [severity, new RegExp(pattern.regexp)]);
  const severities = new Set();
  for (const line of done.stdout.split("\n").filter((one) => /:\d+:\d+: /.test(one))) {
    const read = matchers.filter(([, pattern]) => pattern.test(line));
    assert.equal(read.length, 1, line);
    severities.add(read[0][0]);
  }
  assert.deepEqual([...severities].sort(), ["error", "info", "warning"]);
});

test("what VS Code reads is in the package, and the version is the program's", () => {
  const { languages: [language], grammars: [grammar] } = manifest.contributes;
  for (const file of [language.configuration, grammar.path]) assert.ok(JSON.parse(readFileSync(join(made, file), "utf8")), file);
  const version = spawnSync(process.env.MALKOLL, ["--version"], { encoding: "utf8" }).stdout;
  assert.ok(version.includes(manifest.version), version);
  const read = readFileSync(join(made, "README.md"), "utf8");
  for (const { title } of manifest.contributes.commands) assert.ok(read.includes(`Målkoll: ${title}`), title);
  for (const { name } of manifest.contributes.problemMatchers) assert.ok(read.includes(`$${name}`), name);
});

const place = mkdtempSync(join(tmpdir(), "malkoll-"));
after(() => rmSync(place, { recursive: true, force: true }));
const system = `${process.platform}-${process.arch}`;

/// A program in a folder of its own, which writes down how it was called, with the papers that a build has beside it.
function program(name, { status = 0 } = {}) {
  const folder = join(place, name), file = join(folder, "malkoll");
  mkdirSync(join(folder, "papers/malkoll.licenser"), { recursive: true });
  for (const paper of ["malkoll.spdx.json", "malkoll.cdx.json", "malkoll.licenser/sqlite3.txt"]) writeFileSync(join(folder, "papers", paper), "{}");
  writeFileSync(file, `#!/bin/sh\necho "$1" >>'${folder}/called'\necho nej >&2\nexit ${status}\n`);
  chmodSync(file, 0o755);
  return { file, folder, called: () => readFileSync(join(folder, "called"), "utf8").trim().split("\n") };
}

function built(name, ...engines) {
  const out = join(place, `${name}.vsix`);
  const done = spawnSync(process.execPath, [join(root, "src/server/vscode/build.mjs"), manifest.version, out, ...engines], { encoding: "utf8" });
  return { done, out, from: `${out}.d` };
}

async function withPath(folder, run) {
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  try {
    return await run();
  } finally {
    process.env.PATH = before;
  }
}

test("it carries the program of this system with its papers, and uses it before the one on PATH", async () => {
  const mine = program("mine"), other = program("other"), { done, out, from } = built("carrying", `${system}=${mine.file}`);
  assert.equal(done.status, 0, done.stderr);
  const listed = spawnSync("python3", ["-c", "import sys, zipfile\nfor one in zipfile.ZipFile(sys.argv[1]).infolist(): print(one.filename, oct(one.external_attr >> 16))", out], { encoding: "utf8" }).stdout;
  assert.match(listed, new RegExp(`^extension/engine/${system}/malkoll 0o100755$`, "m"));
  for (const paper of ["malkoll.spdx.json", "malkoll.cdx.json", "malkoll.licenser/sqlite3.txt"]) assert.ok(listed.includes(`engine/${system}/${paper} `), paper);
  assert.match(listed, /^extension\/malkoll\.png /m);
  chmodSync(join(from, "engine", system, "malkoll"), 0o644);
  const { shown } = await withPath(other.folder, () => activated("", from));
  assert.deepEqual(shown, []);
  assert.equal(mine.called()[0], "--version");
  assert.throws(() => other.called());
  assert.ok(statSync(join(from, "engine", system, "malkoll")).mode & 0o100);
});

test("what it carries cannot be run: it says so, and uses the one on PATH", async () => {
  const mine = program("forbidden", { status: 3 }), other = program("installed"), { from } = built("forbidden", `${system}=${mine.file}`);
  const { shown } = await withPath(other.folder, () => activated("", from));
  assert.deepEqual(shown, ["Programmet som följer med tillägget svarade inte som väntat (nej). »malkoll« på PATH används i stället."]);
  assert.equal(other.called()[0], "--version");
});

test("it carries none for this system, and none is on PATH", async () => {
  const { from } = built("elsewhere", `plan9-x64=${program("elsewhere").file}`);
  const { shown } = await withPath(join(place, "none"), async () => {
    process.env.PATH = join(place, "none");
    return activated("", from);
  });
  assert.deepEqual(shown, [`Tillägget har inget program för det här systemet (${system}). Programmet »malkoll« finns inte, eller går inte att starta. Installera Målkoll, eller ange var det finns i inställningen malkoll.program.`]);
});

test("a program without the terms of what it is made of is not carried", () => {
  const bare = program("bare");
  rmSync(join(bare.folder, "papers"), { recursive: true });
  const { done } = built("bare", `${system}=${bare.file}`);
  assert.notEqual(done.status, 0);
  assert.match(done.stderr, /papers is missing, where the terms of what/);
});
