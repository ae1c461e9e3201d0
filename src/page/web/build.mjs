// Puts malkoll.html together: the page's code, its style, the core and the samples in one file, under a security policy that
// names each piece by its hash and allows no connection.
//
// usage: node build.mjs CORE.js CORE.wasm SAMPLES LICENCES OUT.html BUNDLED.json, where LICENCES is NAME=FILE,NAME=FILE for the core's libraries,
// and BUNDLED.json gets what has come from npm (src/cli/install/sbom.py)

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences, packagesIn, told } from "./licences.mjs";

const [coreJs, coreWasm, samplesFolder] = process.argv.slice(2, 5).map((path) => resolve(path));
const out = resolve(process.argv[6]);
const here = dirname(fileURLToPath(import.meta.url));

/// The npm packages that have come into some bundle.
const packages = new Set();

async function bundle(entry) {
  const done = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "iife",
    target: ["es2021"],
    charset: "utf8",
    alias: { "malkoll-core": coreJs },
    // The loader asks for these where it runs in node, which it never does here.
    external: ["fs", "path"],
    loader: { ".css": "css" },
    legalComments: "none",
    logLevel: "warning",
  });
  for (const name of packagesIn(done.metafile)) packages.add(name);
  return done.outputFiles[0].text.trim();
}

function filesBelow(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function sample(name) {
  const folder = join(samplesFolder, name);
  return Object.fromEntries(filesBelow(folder).map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/// Text inside a <script> that is data: nothing in it may end the element or begin another.
const inert = (text) => text.replaceAll("<", "\\u003c");

const style = await bundle("style.css");
const main = await bundle("main.ts");
const probe = await bundle("probe.js");
const worker = await bundle("worker.ts");
for (const code of [main, probe, worker]) {
  if (/<\/script|<!--/i.test(code)) throw new Error("code that would end its own element");
}

// The report is shown in a frame, which is bound by the page's policy beside its own.
const reportPart = (name) => readFileSync(join(here, "../../report/html", name), "utf8");
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src ${hash(main)} ${hash(probe)} ${hash(reportPart("report.js"))} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)} ${hash(reportPart("report.css"))}`,
  "worker-src blob:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/// gzip as the browser unpacks it, by the program that looks longest for the smallest: a twentieth of what the page weighs.
const packed = (file) => execFileSync("zopfli", ["--i1", "-c", file], { maxBuffer: 64e6 });

const pieces = {
  policy,
  style,
  main,
  probe,
  worker,
  core: packed(coreWasm).toString("base64"),
  samples: inert(JSON.stringify({ "karlstad-brister": sample("karlstad-brister"), mini: sample("mini") })),
  licences: inert(JSON.stringify(licences(process.argv[5], packages))),
};
const html = readFileSync(join(here, "index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => pieces[name]);
writeFileSync(out, html);
writeFileSync(process.argv[7], JSON.stringify(told(packages), null, 1));
console.log(`${relative(process.cwd(), out)}: ${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB`);
