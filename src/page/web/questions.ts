/// What the editor asks about its text, put to the core.

import type { Checker } from "./checker";
import type { Editor, Questions } from "./editor";
import { explain } from "./explain_dialog";
import type { Work, WorkFile } from "./work";

/// `sync`: takes what is being written. `open`: shows a file, in the editor.
export function questions(work: Work, checker: Checker, sync: () => void, open: (file: WorkFile) => Editor): Questions {
  return {
    proposals: (path, text, at) => checker.proposals(path, text, at),
    place: async (path, at) => {
      sync();
      await work.whenSettled();
      const file = work.file(path);
      return file && work.stopped === null ? checker.place(path, file.bytes, at) : null;
    },
    lead: ({ path, range }) => {
      const file = work.file(path);
      if (!file) return;
      const editor = open(file);
      // A table is shown as its sheet.
      if (!file.table) editor.goTo(range);
    },
    explainRule: (code) => {
      const rule = work.rule(code);
      if (rule) explain(rule, "");
    },
  };
}
