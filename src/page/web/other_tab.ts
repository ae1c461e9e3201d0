/// The work is in another tab: that is said, and the work can be had here.

import type { Keeper } from "./keeper";
import { t, type TextKey } from "./texts";
import type { Work } from "./work";

export function elsewhere(work: Work, keeper: Keeper, text: TextKey): void {
  work.notice(() => t(text), [{ label: "take_over", run: () => void takeOver(work, keeper) }], "tab");
}

async function takeOver(work: Work, keeper: Keeper): Promise<void> {
  if (!(await keeper.takeOver())) return work.notice(() => t("other_tab_refuses"), [], "tab");
  work.unnotice("tab");
}
