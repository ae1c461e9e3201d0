/// What the build puts in the page beside its code: the core (compressed WebAssembly), the worker's source, the examples,
/// and the licences.

function block(id: string): string {
  return document.getElementById(id)!.textContent!;
}

export const payload = {
  worker: block("payload-worker"),
  samples: JSON.parse(block("payload-samples")) as Record<string, Record<string, string>>,

  /// The licences of the libraries that are in the page.
  licences: () => JSON.parse(block("payload-licences")) as string,

  /// The core's WebAssembly. Nothing is fetched: a data: address would be a connection too.
  async wasm(): Promise<ArrayBuffer> {
    const packed = Uint8Array.from(atob(block("payload-core")), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  },
};
