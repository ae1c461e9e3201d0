/// The worker: holds the core, answers one question at a time.

import malkollModule from "malkoll-core";
import { Core } from "./core";
import type { FromWorker, ToWorker } from "./protocol";

let core: Core | null = null;

function say(message: FromWorker): void {
  postMessage(message);
}

async function answer(message: ToWorker): Promise<void> {
  if (message.type === "start") {
    core = new Core(await malkollModule({ wasmBinary: message.wasm }));
    say({ type: "ready", reference: core.reference() });
    return;
  }
  if (core === null) throw new Error("not started");
  for (const path of message.remove) core.remove(path);
  for (const file of message.put) core.put(file.path, file.bytes);
  const begun = performance.now();
  const json = core.check(message.request);
  const screen = core.screen();
  say({ type: "checked", answer: { json, screen, milliseconds: performance.now() - begun } });
}

onmessage = (event: MessageEvent<ToWorker>) => {
  answer(event.data).catch((error) => say({ type: "failed", message: String(error instanceof Error ? error.message : error) }));
};
