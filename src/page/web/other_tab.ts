/// The work is in another tab: that is said, and the work can be had here.

import type { Keeper } from "./keeper";
import { t } from "./texts";
import type { Work } from "./work";

export function elsewhere(work: Work, keeper: Keeper, text: string): void {
  work.notice(text, [{ label: t("take_over"), run: () => void takeOver(work, keeper) }], "tab");
}

async function takeOver(work: Work, keeper: Keeper): Promise<void> {
  const kept = await keeper.takeOver();
  if (!kept) return work.notice(t("other_tab_refuses"), [], "tab");
  work.unnotice("tab");
  keeper.restore(kept);
}
