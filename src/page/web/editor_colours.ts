/// The language's colours, which cannot wait for the core while a letter is written. The words come from it; here is only how a line is divided:
/// `kind id: title`, `key argument: value`, `| more of a text`, `# a comment`.

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { oneOf, words } from "./words";

/// The longest of the words that a text begins with.
function head(text: string, kinds: Set<string>): string | null {
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  for (let end = lower.length; end > 0; end = lower.lastIndexOf(" ", end - 1)) {
    const word = lower.slice(0, end);
    if (kinds.has(word)) return word;
  }
  return null;
}

/// A line's parts: what stands before its first colon, and after.
function split(line: string): { before: string; after: string | null } {
  const colon = line.indexOf(":");
  return colon < 0 ? { before: line.trim(), after: null } : { before: line.slice(0, colon).trim(), after: line.slice(colon + 1) };
}

function declares(before: string, kinds: Set<string>): boolean {
  const kind = head(before, kinds);
  return kind !== null && before.length > kind.length;
}

export function colours() {
  const { kinds: all, units } = words(), kinds = new Set(all);
  const amount = new RegExp(`^[−–-]?\\s?\\d[\\d\\s]*(,\\d+)?\\s?(${oneOf([...units, "%"])})?(?=$|[\\s,;)])`, "i");
  const language = StreamLanguage.define<{ part: "head" | "value"; declaration: boolean }>({
    startState: () => ({ part: "head", declaration: false }),
    token(stream, state) {
      if (stream.sol()) {
        state.part = "head";
        stream.eatSpace();
        if (stream.peek() === "#") return stream.skipToEnd(), "comment";
        if (stream.peek() === "|") return stream.skipToEnd(), "string";
        const { before, after } = split(stream.string);
        state.declaration = after !== null && declares(before, kinds);
        if (after === null) return stream.skipToEnd(), null;
      }
      if (state.part === "head") {
        const kind = state.declaration ? head(stream.string.slice(stream.pos, stream.string.indexOf(":")).trim(), kinds) : null;
        if (kind !== null) {
          stream.pos += kind.length;
          state.declaration = false;
          return "keyword";
        }
        const declaration = declares(split(stream.string).before, kinds);
        stream.skipTo(":");
        stream.next();
        state.part = "value";
        return declaration ? "definition" : "propertyName";
      }
      if (declares(split(stream.string).before, kinds)) return stream.skipToEnd(), "heading";
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
