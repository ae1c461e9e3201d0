/// What the build puts in: the core's loader, made by emscripten.
declare module "malkoll-core" {
  import type { Module } from "./core";
  export default function malkollModule(options: { wasmBinary: ArrayBuffer | Uint8Array; onProgress: (done: number, all: number) => void }): Promise<Module>;
}
