/// Help as it can be followed on the page. The rules' own help is written for all who use Målkoll, also with commands and files beside
/// the budget; where it is, its rule says so, and the same is done with the page's buttons and menus.

import type { ScreenFinding } from "./protocol";
import { t } from "./texts";

/// The help of a finding; null where it has none. `plan`: it is of a document that looks like a plan, which is no table to be mended.
export function helpOf({ rule, help, screen }: ScreenFinding, plan = false): string | null {
  if (plan && rule === "F07") return t("help_plan_document");
  return help === null || screen.help === null ? help : t(`help_${screen.help}`);
}
