/// What is taken away from the page, and can be had back until the page is closed.

import { ask } from "./ask_dialog";
import type { Keeper } from "./keeper";
import { fileName } from "./save";
import { mapFile } from "./table_view";
import { bringBack } from "./taking_back";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// Each has a notice of its own, also where the same name is taken away twice.
let removals = 0;

/// A file, and with a table its column map.
export function remove(work: Work, file: WorkFile): void {
  const map = file.table ? mapFile(work, file) : undefined, gone = [file, ...(map ? [map] : [])], { open } = work;
  work.remove(...gone);
  const key = `removed ${++removals}`, name = fileName(file.path);
  work.notice(() => t(file.changed ? "removed_changed" : "removed", { name }), [{ label: "undo", run: () => { work.unnotice(key); void bringBack(work, gone, gone.find((one) => one === open) ?? null); } }], key);
}

/// All of it, also what the browser keeps. `gone`: what else is to be forgotten.
export async function erase(work: Work, keeper: Keeper, gone: () => void): Promise<void> {
  if (!(await ask(t("erase_question"), t("erase_text"), t("erase"), t("keep")))) return;
  keeper.sync();
  const { files, open, scope, notices } = work;
  work.clear();
  gone();
  await keeper.forget();
  const back = () => {
    // What has come since is checked as it was given.
    if (work.files.length === 0) work.scope = scope;
    // With them what could be taken back then.
    work.notices.push(...notices.filter(({ actions }) => actions && actions.length > 0));
    void bringBack(work, files, open);
  };
  if (files.length > 0) work.notice(() => t("erased"), [{ label: "undo", run: () => { work.unnotice("erased"); back(); } }], "erased");
}
