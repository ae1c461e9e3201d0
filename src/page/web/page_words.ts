/// Help as it can be followed on the page. The rules' own help is written for all who use Målkoll, also with commands and files beside
/// the budget; here the same is done with the page's buttons and menus.

import type { Finding } from "./protocol";
import { t, type TextKey } from "./texts";

/// What the page says instead, by what the rule's help tells one to do.
const instead: [RegExp, TextKey][] = [
  [/från den här filens mapp|from the folder of this file/, "help_file"],
  [/malkoll kolada\b/, "help_kolada"],
  [/(ny mall|new template) (med|with)\s+malkoll new/, "help_template"],
  [/(ange det med namn|name it)\b.*--write-map/, "help_document"],
  [/enhet: (KOLUMN|COLUMN)|--unit\b/, "help_unit"],
  [/drift \d{4}: (KOLUMN|COLUMN)/, "help_amount"],
  [/kolumnkarta|column map|--write-map|\.karta\b/i, "help_columns"],
  [/strategisk-plan\.malkoll|använd: \S*plan\.malkoll/, "help_plan"],
  [/--plan\b/, "help_one_plan"],
  [/malkoll new\b/, "help_new"],
  [/(ta bort raden|remove the line); malkoll explain/, "help_remove_line"],
  [/malkoll (rules|explain)\b/, "help_explain"],
  [/grammar\/README/, "help_words"],
];

/// The help of a finding; null where it has none.
export function helpOf({ help, message }: Finding): string | null {
  if (help === null) return null;
  const found = instead.find(([words]) => words.test(help))?.[1];
  if (!found) return help;
  return t(found === "help_file" && /plan/i.test(message) ? "help_plan" : found);
}
