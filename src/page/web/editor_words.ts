/// The language in the editor: colours, and completion of words and ids. The words come from the core; here is only how a line
/// is divided: `kind id: title`, `key argument: value`, `| more of a text`, `# a comment`.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import type { KeyWord, Reference, Thing } from "./protocol";

const amount = /^[−–-]?\s?\d[\d\s   ]*(,\d+)?\s?(kr|tkr|mnkr|mkr|mdkr|%)?(?=$|[\s,;)])/i;

interface Words {
  kinds: Set<string>;
  keys: Map<string, KeyWord>;
}

/// The longest of the words that a text begins with.
function head(text: string, words: { has(word: string): boolean }): string | null {
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  for (let end = lower.length; end > 0; end = lower.lastIndexOf(" ", end - 1)) {
    const word = lower.slice(0, end);
    if (words.has(word)) return word;
  }
  return null;
}

/// A line's parts: what stands before its first colon, and after.
function split(line: string): { before: string; after: string | null } {
  const colon = line.indexOf(":");
  return colon < 0 ? { before: line.trim(), after: null } : { before: line.slice(0, colon).trim(), after: line.slice(colon + 1) };
}

function declares(before: string, words: Words): boolean {
  const kind = head(before, words.kinds);
  return kind !== null && before.length > kind.length;
}

export function colours(reference: Reference) {
  const words = wordsOf(reference);
  const language = StreamLanguage.define<{ part: "head" | "value"; declaration: boolean }>({
    startState: () => ({ part: "head", declaration: false }),
    token(stream, state) {
      if (stream.sol()) {
        state.part = "head";
        stream.eatSpace();
        if (stream.peek() === "#") return stream.skipToEnd(), "comment";
        if (stream.peek() === "|") return stream.skipToEnd(), "string";
        const { before, after } = split(stream.string);
        state.declaration = after !== null && declares(before, words);
        if (after === null) return stream.skipToEnd(), null;
      }
      if (state.part === "head") {
        const kind = state.declaration ? head(stream.string.slice(stream.pos, stream.string.indexOf(":")).trim(), words.kinds) : null;
        if (kind !== null) {
          stream.pos += kind.length;
          state.declaration = false;
          return "keyword";
        }
        const declaration = declares(split(stream.string).before, words);
        stream.skipTo(":");
        stream.next();
        state.part = "value";
        return declaration ? "definition" : "propertyName";
      }
      if (declares(split(stream.string).before, words)) return stream.skipToEnd(), "heading";
      if (stream.eatSpace()) return null;
      if (stream.match(amount)) return "number";
      stream.match(/^[^\s]+/);
      return null;
    },
    tokenTable: { definition: tags.definition(tags.variableName) },
  });
  const style = HighlightStyle.define([
    { tag: tags.comment, class: "mk-comment" },
    { tag: tags.keyword, class: "mk-kind" },
    { tag: tags.definition(tags.variableName), class: "mk-id" },
    { tag: tags.heading, class: "mk-title" },
    { tag: tags.propertyName, class: "mk-key" },
    { tag: tags.number, class: "mk-number" },
    { tag: tags.string, class: "mk-more" },
  ]);
  return [language, syntaxHighlighting(style)];
}

function wordsOf(reference: Reference): Words {
  return { kinds: new Set(reference.words.kinds), keys: new Map(reference.words.keys.map((key) => [key.word, key])) };
}

/// The kind of the declaration in which a line stands; null above the first.
function kindAbove(state: EditorState, line: number, words: Words): string | null {
  for (let n = line; n > 0 && n > line - 2000; --n) {
    const { before, after } = split(state.doc.line(n).text);
    if (after !== null && !before.startsWith("#") && declares(before, words)) return head(before, words.kinds);
  }
  return null;
}

/// Whose budget a line stands in: the id of the nearest `budget ID:` above it, null where there is none.
function unitAbove(state: EditorState, line: number): string | null {
  const budget = (n: number) => /^\s*budget\s+([^\s:]+)/i.exec(state.doc.line(n).text)?.[1] ?? null;
  for (let n = line; n > 0; --n) if (budget(n)) return budget(n);
  return null;
}

/// A unit's own goals come before the plan's, and those before other units'.
function ownFirst(things: Thing[], unit: string | null): Thing[] {
  const weight = (thing: Thing) => (!thing.unit ? 1 : thing.unit.toUpperCase() === unit?.toUpperCase() ? 0 : 2);
  return [...things].sort((a, b) => weight(a) - weight(b));
}

/// Which things a key names.
function fits(key: KeyWord): (thing: Thing) => boolean {
  const goals = new Set(["mål", "nämndmål", "bolagsmål"]);
  if (key.shares) return (thing) => goals.has(thing.kind);
  if (key.word === "ansvarig" || key.word === "nämnd") return (thing) => thing.kind === "nämnd" || thing.kind === "bolag";
  if (key.word === "område") return (thing) => thing.kind === "målområde";
  return (thing) => thing.kind === key.word;
}

export function completion(reference: Reference, things: () => Thing[]) {
  const words = wordsOf(reference);
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const written = line.text.slice(0, context.pos - line.from);
    if (/^\s*[#|]/.test(written)) return null;
    const { before, after } = split(written);
    if (after === null) return wordAtStart(context, written, line.number);
    const key = head(before, words.keys);
    if (key === null || declares(before, words)) return null;
    return value(context, words.keys.get(key)!, after, unitAbove(context.state, line.number));
  };

  function wordAtStart(context: CompletionContext, written: string, line: number): CompletionResult | null {
    const begun = written.trimStart();
    if (begun === "" && !context.explicit) return null;
    const kind = kindAbove(context.state, line - 1, words);
    const options: Completion[] = reference.words.keys
      .filter((key) => key.anywhere || (kind !== null && key.owners.includes(kind)))
      .map((key) => ({ label: key.word, apply: key.argument === "none" ? `${key.word}: ` : `${key.word} `, type: "property" }));
    for (const word of words.kinds) options.push({ label: word, apply: `${word} `, type: "class", boost: -1 });
    return { from: context.pos - begun.length, options, validFor: /^[\p{L} ]*$/u };
  }

  function value(context: CompletionContext, key: KeyWord, after: string, unit: string | null): CompletionResult | null {
    const list = key.names;
    if (!list && key.values.length === 0) return null;
    const begun = (list ? after.slice(after.lastIndexOf(",") + 1) : after).trimStart();
    if (list && /\s/.test(begun)) return null;
    const options: Completion[] = list
      ? ownFirst(things().filter(fits(key)), unit).map((thing) => ({
          label: thing.id, displayLabel: `${thing.id}  ${thing.title}`, apply: thing.id, type: "thing",
          ...(thing.money ? { detail: thing.money } : {}),
        }))
      : key.values.map((word) => ({ label: word, type: "value" }));
    if (!list) return { from: context.pos - begun.length, options };
    // Also by the words of the title, without regard to case.
    const sought = begun.toLocaleLowerCase("sv");
    const matching = options.filter((option) => option.displayLabel!.toLocaleLowerCase("sv").includes(sought));
    return { from: context.pos - begun.length, options: matching, filter: false };
  }
}
