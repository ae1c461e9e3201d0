// Neovim as a real client, without a screen.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const here = dirname(fileURLToPath(import.meta.url));

test("Neovim shows, explains, renames and lays out", () => {
  const above = realpathSync(mkdtempSync(join(tmpdir(), "målkoll "))), folder = join(above, "Målstad budget");
  cpSync(join(process.env.MALKOLL_ROOT, "samples/mini"), folder, { recursive: true });
  const file = join(folder, "bun.malkoll");
  writeFileSync(file, readFileSync(file, "utf8").replace("  bidrar till: BUN1\n", ""));
  const done = spawnSync("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", `luafile ${join(here, "neovim.lua")}`], {
    encoding: "utf8", timeout: 120_000, env: { ...process.env, KOMMUN: folder, LC_ALL: "C.UTF-8", XDG_STATE_HOME: above, XDG_CACHE_HOME: above, XDG_CONFIG_HOME: above, XDG_DATA_HOME: above },
  });
  rmSync(above, { recursive: true });
  assert.equal(done.error, undefined, "nvim is missing: install the packages of .ci/packages-editor");
  const said = done.stdout.trim().split("\n");
  assert.equal(done.status, 0, done.stdout + done.stderr);
  assert.equal(said[0], "filetype malkoll");
  assert.ok(said.some((line) => line.startsWith("finding L01") && line.endsWith("post 20: Ökad måluppfyllelse i mellan- och högstadiet")), done.stdout);
  assert.deepEqual(said.filter((line) => !line.startsWith("finding") && !line.startsWith("filetype")), [
    "hover true",
    "renamed here true",
    "renamed there true",
    "laid out post 30: Å och 🛒 till sist⏎  slag: satsning⏎  drift 2025: 1",
    "found in what is written",
    "ended",
  ]);
});
