/// What holds everywhere on the page: files can be dropped anywhere, keys that work wherever the focus is, and menus that close.

export interface PageActions {
  drop(transfer: DataTransfer): void;
  /// Something is pasted; `text`: where text is being written. True: it has been taken.
  paste(copied: string, text: boolean): boolean;
  /// The mouse (or the finger) is up again: what was to be drawn can be.
  released(): void;
  /// F8 and Shift+F8.
  step(by: 1 | -1): void;
  /// F6.
  swap(): void;
  /// Ctrl+S.
  save(): void;
}

/// Nothing is drawn under a finger: a button that is put in place of the one that is being pressed would not be pressed.
export const pointer = { down: false };

export function listenToPage(actions: PageActions): void {
  listenToDrops(actions.drop);
  document.addEventListener("pointerdown", () => (pointer.down = true), true);
  const up = () => setTimeout(() => {
    pointer.down = false;
    actions.released();
  });
  for (const end of ["pointerup", "pointercancel", "dragend", "drop"]) document.addEventListener(end, up, true);
  window.addEventListener("blur", up);
  document.addEventListener("paste", (event) => {
    const at = event.composedPath()[0];
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || document.querySelector("dialog[open]")) return;
    const text = at instanceof Element && at.closest('[contenteditable="true"]') !== null;
    if (!actions.paste(event.clipboardData?.getData("text/plain") ?? "", text)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  const menus = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) {
      if (!menu.contains(event.target as Node) || (event.target as HTMLElement).closest(".menu-items")) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const free = document.querySelector("dialog[open]") === null;
    const once = (act: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      if (free) act();
    };
    if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey) once(() => actions.step(event.shiftKey ? -1 : 1));
    else if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) once(actions.swap);
    else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) once(actions.save);
    else if (event.key === "Escape") {
      for (const menu of menus()) {
        menu.open = false;
        menu.querySelector("summary")?.focus();
      }
    }
  }, true);
}

/// Files, and nothing else: words that are moved in the text are the editor's. Heard before the editor, which would paste them.
function listenToDrops(drop: PageActions["drop"]): void {
  const ofFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  const dragging = (on: boolean) => document.body.classList.toggle("dragging", on);
  document.addEventListener("dragover", (event) => {
    if (!ofFiles(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = "copy";
    dragging(true);
  }, true);
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && dragging(false));
  document.addEventListener("drop", (event) => {
    dragging(false);
    if (!ofFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    drop(event.dataTransfer!);
  }, true);
}
