/// What a person chooses above a table and its columns. The core makes the column map of it; what is chosen meanwhile waits, so that none is lost.

import { fileName } from "./save";
import type { ChosenMap, MadeTable, MapChoice } from "./protocol";
import { withMap } from "./table_settings";
import { mapFile, mapNow } from "./table_view";
import { t } from "./texts";
import type { Work } from "./work";
import { words } from "./words";

/// Makes a choice in a column map; null: not now.
export type MapMaker = (choice: MapChoice) => Promise<ChosenMap | null>;
export type Chosen = Pick<MapChoice, "column" | "unit" | "amounts">;

/// How a table was read before anything was chosen, as long as what is known of it has not been read anew.
const asItWas = new WeakMap<MadeTable, string>();

let before: Promise<void> = Promise.resolve();

/// The open table is to be read in another way.
export function choose(work: Work, chosen: Chosen, make: MapMaker): void {
  const { open: table, made } = work;
  if (!table?.table || !made) return;
  const guessed = asItWas.get(made) ?? table.settings?.base ?? made.map;
  asItWas.set(made, guessed);
  const one = async () => {
    if (work.file(table.path) !== table) return;
    const map = mapFile(work, table), base = map ? "" : guessed;
    const answer = await make({ path: table.path, map: mapNow(work, table, guessed), base, ...chosen });
    if (answer !== null && "map" in answer) {
      if (map) work.edit(map, answer.map);
      else work.set(table, withMap(table.settings, base, answer.map));
      return work.unnotice("choice");
    }
    work.notice(() => t("not_chosen", { name: fileName(table.path), why: answer?.refused ?? t("mend_again") }), [], "choice");
    // The menus go back to what is so.
    work.tell("language");
    work.tell("open");
  };
  before = work.during(before.then(one));
}

/// What there is to choose from: the words that posts have, with the years that are thought of.
export function choices(years: number[]): string[] {
  return words().columns.flatMap(({ word, yearly }) => (yearly ? years.map((year) => `${word} ${year}`) : [word]));
}
