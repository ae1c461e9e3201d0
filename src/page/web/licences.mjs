// Who made what a bundle is made of, and on which terms.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/// The npm packages that have come into a bundle of esbuild.
export function packagesIn(metafile) {
  return Object.keys(metafile.inputs).flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
}

const licenceFile = (name) => join(here, "node_modules", name, "LICENSE");

/// What a bill of materials says of them.
export function told(packages) {
  return [...packages].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
    return { name, version, license, file: licenceFile(name) };
  });
}

/// Their licences, our own, and those of the core's libraries: `core` is NAME=FILE,NAME=FILE.
export function licences(core, packages = []) {
  const own = ["Målkoll", join(here, "../../../LICENSE")];
  const bundled = [...packages].sort().map((name) => [name, licenceFile(name)]);
  const libraries = core.split(",").map((pair) => pair.split("="));
  return [own, ...bundled, ...libraries].map(([name, file]) => `${name}\n${"=".repeat(name.length)}\n\n${readFileSync(file, "utf8").trim()}\n`).join("\n\n");
}
