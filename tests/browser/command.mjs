// The command that a browser test tries the output of, and a folder for it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

export const root = process.env.MALKOLL_ROOT;

/// Runs the command in the repository; its standard output. Fails where it could not run.
export function malkoll(args) {
  const done = spawnSync(process.env.MALKOLL, args, { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  assert.equal(done.status, 0, `malkoll ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

/// A folder for the tests of one file, gone after them.
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "malkoll-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/// Each page's text of a PDF.
export function pdfPages(file) {
  const done = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(done.error, undefined, "pdftotext is missing: install the packages of .ci/packages-browser");
  return done.stdout.split("\f").slice(0, -1);
}
