/// Målkoll's engine as a module: the same WebAssembly and the same typed door as the page's worker has (core.ts), for Node and browsers.
/// Nothing is read but what is put, and nothing is sent anywhere; in a browser malkoll.wasm is fetched from beside this file, unless it is given.

import malkollModule from "malkoll-core";
import { Core } from "./core";

export { Core as Engine } from "./core";
export type * from "./protocol";

export interface Options {
  /// The bytes of malkoll.wasm; left out: those beside this file.
  wasm?: ArrayBuffer | Uint8Array;
  /// Called while a check runs: rules done, of all.
  onProgress?(done: number, all: number): void;
}

async function ownWasm(): Promise<ArrayBuffer | Uint8Array> {
  const beside = new URL("./malkoll.wasm", import.meta.url);
  if (beside.protocol === "file:") {
    const files = "node:fs/promises";  // a name that bundlers for browsers do not follow
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)).readFile(beside);
  }
  const answer = await fetch(beside);
  if (!answer.ok) throw new Error(`${beside}: ${answer.status}`);
  return answer.arrayBuffer();
}

/// An engine of its own, with no files. It answers one question at a time and blocks while it does: put it in a worker where somebody waits.
export async function open(options: Options = {}): Promise<Core> {
  return new Core(await malkollModule({ wasmBinary: options.wasm ?? (await ownWasm()), onProgress: options.onProgress ?? (() => {}) }));
}
