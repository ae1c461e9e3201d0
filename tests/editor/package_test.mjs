// The extension as it is handed out: what it says of itself holds, and without the program it says what is missing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env.MALKOLL_ROOT, made = join(root, "build/editor/malkoll.vsix.d");
const manifest = JSON.parse(readFileSync(join(made, "package.json"), "utf8"));

/// VS Code as far as the extension asks it: every class is there and does nothing, and what is shown is kept.
function withoutEditor(program) {
  const shown = [], registered = new Map();
  class Thing {
    constructor() {
      this.event = () => ({ dispose() {} });
    }
    dispose() {}
  }
  const nothing = () => ({ dispose() {} });
  const known = {
    workspace: new Proxy({ getConfiguration: () => ({ get: (name) => (name === "program" ? program : "") }), workspaceFolders: undefined, saveAll: async () => true }, { get: (all, name) => (name in all ? all[name] : nothing) }),
    window: new Proxy({ showErrorMessage: async (text) => void shown.push(text), showInformationMessage: async (text) => void shown.push(text), activeTextEditor: undefined }, { get: (all, name) => (name in all ? all[name] : nothing) }),
    commands: { registerCommand: (name, run) => (registered.set(name, run), { dispose() {} }), executeCommand: async () => undefined },
    version: "1.90.0",
  };
  const vscode = new Proxy(known, { get: (all, name) => (name in all ? all[name] : class extends Thing {}), has: () => true });
  return { vscode, shown, registered };
}

async function activated(program) {
  const editor = withoutEditor(program), load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? editor.vscode : load(name, ...rest));
  try {
    const require = createRequire(import.meta.url), file = join(made, "extension.js");
    delete require.cache[file];
    await require(file).activate({ subscriptions: [] });
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
