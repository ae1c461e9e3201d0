/// The worker: holds the core, answers one question at a time.

import malkollModule from "malkoll-core";
import { held, whole } from "./bytes";
import { Core } from "./core";
import { indexed } from "./sheet_rows";
import type { FromWorker, ToWorker } from "./protocol";
import { shownOf } from "./shown";

/// How many findings are handed over at a time.
const pieces = 500;

let core: Core | null = null;
let told = 0;

/// How far a check has come, ten times a second at most.
function onProgress(done: number, all: number): void {
  const now = performance.now();
  if (now - told < 100) return;
  told = now;
  say({ type: "progress", done, all });
}

/// `given`: what is handed over and not copied.
function say(message: FromWorker, given: Transferable[] = []): void {
  (postMessage as (message: FromWorker, given: Transferable[]) => void)(message, given);
}

const words = (error: unknown) => String(error instanceof Error ? error.message : error);

async function answer(message: ToWorker): Promise<void> {
  if (message.type === "start") {
    core = new Core(await malkollModule({ wasmBinary: message.wasm, onProgress }));
    say({ type: "ready", reference: core.reference() });
    return;
  }
  if (core === null) throw new Error("not started");
  if (message.type === "json") {
    say({ type: "json", json: new Blob([core.findings() as BlobPart]) });
    return;
  }
  if (message.type === "report") {
    say({ type: "report", html: core.report(message.unit) });
    return;
  }
  if (message.type === "brief") {
    say({ type: "answer", id: message.id, answer: core.brief(message.unit, message.form) });
    return;
  }
  if (message.type === "table") {
    const table = core.table(message.path), sheets = core.sheet(message.path);
    if (table) table.hasText = table.text !== null;
    // Where the sheets are shown the text is not, and is not handed over.
    if (table && sheets && !message.text) table.text = null;
    say({ type: "table", path: message.path, table, sheets });
    return;
  }
  if (message.type === "mend") {
    try {
      const made = core.mend(message.path, message.edits);
      say({ type: "answer", id: message.id, answer: { ...made, bytes: made.bytes && held(made.bytes) } });
    } catch (error) {
      say({ type: "answer", id: message.id, answer: words(error) });
    }
    return;
  }
  if (message.type === "map") {
    say({ type: "answer", id: message.id, answer: core.map(message.choice) });
    return;
  }
  if (message.type === "list") {
    say({ type: "answer", id: message.id, answer: core.list(message.list) });
    return;
  }
  if (message.type === "lines") {
    say({ type: "answer", id: message.id, answer: core.lines(message.path, await whole(message.bytes)) });
    return;
  }
  if (message.type === "decode") {
    say({ type: "decoded", id: message.id, decoded: core.decode(message.bytes) });
    return;
  }
  if (message.type === "newPlan") {
    say({ type: "answer", id: message.id, answer: core.newPlan(message.form) });
    return;
  }
  if (message.type === "planFound") {
    say({ type: "answer", id: message.id, answer: core.planFound(message.path, message.language, await whole(message.bytes)) });
    return;
  }
  if (message.type === "planDraft") {
    say({ type: "answer", id: message.id, answer: core.planDraft(message.answers, await whole(message.bytes)) });
    return;
  }
  if (message.type === "receipt") {
    say({ type: "answer", id: message.id, answer: core.receipt() });
    return;
  }
  if (message.type === "verify") {
    say({ type: "answer", id: message.id, answer: core.verify(message.receipt, message.language) });
    return;
  }
  if (message.type === "place") {
    const { id, path, line, character } = message;
    say({ type: "answer", id, answer: core.place({ path, line, character }) });
    return;
  }
  if (message.type === "proposals") {
    const { id, path, line, character, text } = message;
    say({ type: "answer", id, answer: core.proposals({ path, line, character, text }) });
    return;
  }
  if (message.type === "rows") {
    const rows = indexed(core.rows(message.path, message.sheet));
    say({ type: "rows", path: message.path, sheet: message.sheet, rows }, [rows.bytes.buffer as ArrayBuffer, rows.starts.buffer as ArrayBuffer]);
    return;
  }
  if (message.type === "annotated") {
    say({ type: "annotated", path: message.path, bytes: held(core.annotated(message.path)) });
    return;
  }
  for (const path of message.remove) core.remove(path);
  for (const file of message.put) core.put(file.path, await whole(file.bytes));
  const begun = performance.now();
  const made = core.checkForScreen(message.request);
  if ("refused" in made) {
    say({ type: "refused", messages: made.refused });
    return;
  }
  const { findings: list, screen, ...findings } = made;
  const milliseconds = performance.now() - begun, all = shownOf(list);
  for (let at = 0; at < all.length; at += pieces) say({ type: "piece", piece: all.slice(at, at + pieces), all: all.length });
  say({ type: "checked", answer: { findings, screen, milliseconds } });
}

/// One at a time: what is asked while the core starts waits for it.
let before = Promise.resolve();

onmessage = (event: MessageEvent<ToWorker>) => {
  before = before.then(() => answer(event.data)).catch((error) => say({ type: "failed", message: words(error) }));
};
