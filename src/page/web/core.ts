/// The core as TypeScript sees it: the functions of src/page/bridge.cpp, with their texts and bytes put where it reads them.

import type { CheckRequest, Reference, Screen } from "./protocol";

export interface Module {
  HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(at: number): void;
  _malkoll_put(path: number, bytes: number, length: number): void;
  _malkoll_remove(path: number): void;
  _malkoll_reference(): number;
  _malkoll_check(request: number): number;
  _malkoll_screen(): number;
}

export class Core {
  constructor(private module: Module) {}

  put(path: string, bytes: Uint8Array): void {
    this.withText(path, (name) => this.withBytes(bytes, (at) => this.module._malkoll_put(name, at, bytes.length)));
  }

  remove(path: string): void {
    this.withText(path, (name) => this.module._malkoll_remove(name));
  }

  reference(): Reference {
    return this.parsed(this.module._malkoll_reference());
  }

  /// The findings' JSON, as `malkoll check --format json` writes it.
  check(request: CheckRequest): string {
    const json = this.withText(JSON.stringify(request), (at) => this.text(this.module._malkoll_check(at)));
    if (json.startsWith('{"failed"')) throw new Error(JSON.parse(json).failed);
    return json;
  }

  screen(): Screen {
    return this.parsed(this.module._malkoll_screen());
  }

  private parsed<T>(at: number): T {
    const value = JSON.parse(this.text(at));
    if (value.failed) throw new Error(value.failed);
    return value;
  }

  private text(at: number): string {
    const heap = this.module.HEAPU8;
    return new TextDecoder().decode(heap.subarray(at, heap.indexOf(0, at)));
  }

  private withText<T>(text: string, use: (at: number) => T): T {
    return this.withBytes(new TextEncoder().encode(text + "\0"), use);
  }

  private withBytes<T>(bytes: Uint8Array, use: (at: number) => T): T {
    const at = this.module._malloc(Math.max(bytes.length, 1));
    if (at === 0) throw new Error("memory");
    try {
      this.module.HEAPU8.set(bytes, at);
      return use(at);
    } finally {
      this.module._free(at);
    }
  }
}
