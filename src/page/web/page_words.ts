/// Help as it can be followed on the page. The rules' own help is written for all who use Målkoll, also with commands and files beside
/// the budget; here the same is done with the page's buttons and menus.

import type { Finding } from "./protocol";
import { t, type TextKey } from "./texts";

/// What the page says instead, by what the rule's help tells one to do.
const instead: [RegExp, TextKey][] = [
  [/från den här filens mapp|from the folder of this file/, "help_file"],
  [/enhet: (KOLUMN|COLUMN)|--unit\b/, "help_unit"],
  [/drift \d{4}: (KOLUMN|COLUMN)/, "help_amount"],
  [/(kolumnkartan|column map)/i, "help_columns"],
  [/strategisk-plan\.malkoll|använd: \S*plan\.malkoll/, "help_plan"],
  [/--plan\b/, "help_one_plan"],
  [/malkoll new\b/, "help_new"],
  [/malkoll (rules|explain)\b/, "help_explain"],
  [/grammar\/README/, "help_words"],
  [/malkoll (fmt|import|check|report|query|kolada)\b|\s--[a-z]{2,}/, "help_nothing"],
];

/// The help of a finding; null where there is none that can be followed here.
export function helpOf({ help, message }: Finding): string | null {
  if (help === null) return null;
  const found = instead.find(([words]) => words.test(help))?.[1];
  if (!found) return help;
  return t(found === "help_file" && /plan/i.test(message) ? "help_plan" : found) || null;
}
