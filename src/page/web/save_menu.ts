/// What the menu »Spara« does. What is said of the files is saved only of all that is on the page.

import type { Checker } from "./checker";
import { asCsv, listOf } from "./findings_list";
import { mended } from "./mending";
import { sentence } from "./receipts";
import { fileName, save } from "./save";
import { saveFile, sheetType } from "./saving";
import { mapPath } from "./table_settings";
import { t } from "./texts";
import type { Work } from "./work";

export class SaveMenu {
  /// `sync`: takes what is being written. `again`: checks all once more.
  constructor(
    private work: Work,
    private checker: () => Checker,
    private sync: () => void,
    private again: () => void,
  ) {}

  /// The open file, with the last letter.
  async file(): Promise<void> {
    this.sync();
    const { open } = this.work;
    if (!open) return;
    await mended(open);
    await saveFile(this.work, open);
  }

  map(): void {
    const { open } = this.work;
    if (open?.settings) save(fileName(mapPath(open.path)), open.settings.map, "text/plain;charset=utf-8");
  }

  annotated(): Promise<void> {
    const { open } = this.work;
    return this.whenChecked(() => open && this.checker().annotated(open.path));
  }

  /// What the list shows, of one unit where that is chosen.
  list(ending: "xlsx" | "csv"): Promise<void> {
    const { work } = this;
    return this.whenChecked(async () => {
      const list = listOf(work, work.filtered()), name = `fynd${work.filter.unit && `-${work.filter.unit}`}.${ending}`;
      if (ending === "csv") return save(name, asCsv(list), "text/csv;charset=utf-8");
      const bytes = await this.checker().listFile(list);
      if (bytes) save(name, bytes, sheetType);
    });
  }

  /// The receipt of the check, or the sheet to sign that goes with it.
  receipt(part: "json" | "sheet"): Promise<void> {
    return this.whenChecked(async () => {
      const receipt = await this.checker().receipt();
      if (!receipt) return;
      if ("refused" in receipt) return this.work.notice(() => sentence(receipt.refused), [], "saved");
      if (part === "json") save("kvitto.json", receipt.json, "application/json");
      else save("kvitto.html", receipt.sheet, "text/html;charset=utf-8");
    });
  }

  json(): Promise<void> {
    return this.whenChecked(() => this.checker().json());
  }

  private async whenChecked(then: () => unknown): Promise<void> {
    const { work } = this;
    this.sync();
    await work.whenSettled();
    if (work.findings && work.stopped === null) return void (await then());
    work.notice(() => t("not_saved_unchecked"), [{ label: "check_again", run: () => { work.unnotice("saved"); this.again(); } }], "saved");
  }
}
