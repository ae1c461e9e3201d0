/// What is taken away from the page, and can be had back until the page is closed.

import { ask } from "./ask_dialog";
import type { Keeper } from "./keeper";
import { fileName } from "./save";
import { forget } from "./storage";
import { mapFile } from "./table_view";
import { t } from "./texts";
import type { Work, WorkFile } from "./work";

/// A file, and with a table its column map.
export function remove(work: Work, file: WorkFile): void {
  const map = file.table ? mapFile(work, file) : undefined;
  const back = work.remove(file, ...(map ? [map] : []));
  const key = `removed ${file.path}`;
  work.notice(t(file.changed ? "removed_changed" : "removed", { name: fileName(file.path) }), [{ label: t("undo"), run: () => { work.unnotice(key); back(); } }], key);
}

/// All of it, also what the browser keeps. `gone`: what else is to be forgotten.
export async function erase(work: Work, keeper: Keeper, gone: () => void): Promise<void> {
  if (!(await ask(t("erase_question"), t("erase_text"), t("erase"), t("keep")))) return;
  keeper.sync();
  const had = work.files.length > 0, back = work.clear();
  gone();
  if (keeper.state !== "elsewhere") await forget().catch(() => {});
  if (had) work.notice(t("erased"), [{ label: t("undo"), run: () => { work.unnotice("erased"); back(); } }], "erased");
}
