// The words of the language as an editor that knows no language server colours them: a TextMate grammar and a language configuration, from
// grammar/words.def.

import { readFileSync } from "node:fs";

/// What grammar/words.def says: kinds of declarations, keys by the shape of their values, and the words that a value of a shape may be.
export function readWords(file) {
  const text = readFileSync(file, "utf8");
  const all = (pattern) => [...text.matchAll(pattern)].map((found) => found.slice(1));
  const keys = new Map(), choices = new Map();
  const add = (map, shape, word) => map.set(shape, [...(map.get(shape) ?? []), word]);
  for (const [word, shape] of all(/^MALKOLL_KEYS?\(\w+, "([^"]+)", (\w+),/gm)) add(keys, shape, word);
  for (const [shape, word] of all(/^MALKOLL_CHOICE\((\w+), [^,]+, "([^"]+)"\)/gm)) add(choices, shape, word);
  for (const [word] of all(/^MALKOLL_LEVEL\(\w+, "([^"]+)"/gm)) add(choices, "rule", word);
  return { kinds: all(/^MALKOLL_KIND\(\w+, "([^"]+)"\)/gm).flat(), keys, choices };
}

const letter = "[\\p{L}\\p{M}\\p{N}_]";

/// One of the words, in any case and with any blanks, and nothing longer; long ones first, so that none hides one that it begins.
function oneOf(words) {
  const plain = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?i:${plain.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+")).join("|")})`;
}

/// The same between other words; a sign such as `>=` may stand against anything.
function oneWord(words) {
  const signs = words.filter((word) => !/\p{L}/u.test(word)), others = words.filter((word) => /\p{L}/u.test(word));
  const parts = others.length === 0 ? [] : [`(?<!${letter})${oneOf(others)}(?!${letter})`];
  return [...parts, ...(signs.length === 0 ? [] : [oneOf(signs)])].join("|");
}

const number = { name: "constant.numeric.malkoll", match: `(?<![\\p{L}\\p{N}_.-])[-−+]?\\p{Nd}+(?:[\\s\\x{00A0}\\x{202F}]\\p{Nd}{3})*(?:,\\p{Nd}+)?(?![\\p{L}\\p{N}_])` };
const unit = { name: "keyword.other.unit.malkoll", match: `%|(?<!${letter})(?i:kr|tkr|mnkr|mkr|mdkr)(?!${letter})` };
const date = { name: "constant.numeric.date.malkoll", match: "(?<![\\p{N}-])\\p{Nd}{4}-\\p{Nd}{2}(?:-\\p{Nd}{2})?(?![\\p{N}-])" };
const id = { name: "variable.other.malkoll", match: `(?<!${letter})\\p{L}[\\p{L}\\p{M}\\p{N}_.-]*` };

/// What stands behind a key, by the shape of its value. A text is text.
function valueRules(shape, choices) {
  if (shape === "text" || shape === "path") return [{ name: "string.unquoted.malkoll", match: ".+" }];
  const words = choices.get(shape);
  const more = shape === "target" ? [...(choices.get("over") ?? []), ...(choices.get("per_year") ?? [])] : [];
  const chosen = words === undefined ? [] : [{ name: "constant.language.malkoll", match: oneWord([...words, ...more]) }];
  return [...chosen, date, number, unit, id];
}

export function grammarOf({ kinds, keys, choices }) {
  const repository = {
    comment: { name: "comment.line.number-sign.malkoll", match: "^\\s*#.*$" },
    continued: { match: "^\\s*(\\|)(.*)$", captures: { 1: { name: "punctuation.separator.continuation.malkoll" }, 2: { name: "string.unquoted.malkoll" } } },
    declaration: {
      match: `^\\s*(${oneOf(kinds)})(?:\\s+([^\\s:]+))?\\s*(:)\\s*(.*)$`,
      captures: { 1: { name: "keyword.declaration.malkoll" }, 2: { name: "entity.name.type.malkoll" }, 3: { name: "punctuation.separator.malkoll" }, 4: { name: "entity.name.section.malkoll" } },
    },
    listed: { patterns: [number, unit, id] },
  };
  for (const [shape, words] of keys) {
    repository[`value-${shape}`] = { patterns: valueRules(shape, choices) };
    repository[`key-${shape}`] = {
      match: `^\\s*(${oneOf(words)})(?:\\s+([^:]*?))?\\s*(:)\\s*(.*)$`,
      captures: { 1: { name: "support.type.property-name.malkoll" }, 2: { name: "variable.parameter.malkoll" }, 3: { name: "punctuation.separator.malkoll" }, 4: { patterns: [{ include: `#value-${shape}` }] } },
    };
  }
  // `mål: KUN1` is a property, `mål KUN1: …` a declaration: a word that is both is told apart by what follows it.
  const both = kinds.filter((kind) => [...keys.values()].flat().includes(kind));
  repository.named = { match: `^\\s*(${oneOf(both)})\\s*(:)\\s*(.*)$`, captures: { 1: { name: "support.type.property-name.malkoll" }, 2: { name: "punctuation.separator.malkoll" }, 3: { patterns: [{ include: "#listed" }] } } };
  const order = ["comment", "continued", "named", "declaration", ...[...keys.keys()].map((shape) => `key-${shape}`), "listed"];
  return { name: "Målkoll", scopeName: "source.malkoll", fileTypes: ["malkoll"], patterns: order.map((name) => ({ include: `#${name}` })), repository };
}

/// Comments, words and indents. A word has the letters of Swedish and the signs of an id, so that a double click takes `BUN-U1` whole.
export function configurationOf({ kinds }) {
  const heading = `^\\s*(${kinds.join("|")})\\s+[^\\s:]+\\s*:`;
  return {
    comments: { lineComment: "#" },
    brackets: [["(", ")"]],
    autoClosingPairs: [{ open: "(", close: ")" }, { open: "»", close: "«" }],
    surroundingPairs: [["(", ")"], ["»", "«"]],
    wordPattern: { pattern: "[\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}_.-]*", flags: "u" },
    indentationRules: { increaseIndentPattern: { pattern: heading, flags: "iu" }, decreaseIndentPattern: { pattern: heading, flags: "iu" } },
    onEnterRules: [{ beforeText: "^\\s*\\|.*$", action: { indent: "none", appendText: "| " } }],
  };
}
