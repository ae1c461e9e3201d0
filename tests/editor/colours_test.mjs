// The TextMate grammar, read as VS Code reads it: each line of the samples is coloured as what the language says that it is.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { configurationOf, grammarOf, readWords } from "../../src/server/vscode/words.mjs";

const root = process.env.MALKOLL_ROOT;
const words = readWords(join(root, "grammar/words.def"));
let grammar;
before(async () => {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text) }),
    loadGrammar: async () => textmate.parseRawGrammar(JSON.stringify(grammarOf(words)), "malkoll.tmLanguage.json"),
  });
  grammar = await registry.loadGrammar("source.malkoll");
});

/// Each piece of a line that has a colour of its own, with the innermost name of it.
function coloured(line) {
  return grammar.tokenizeLine(line, null).tokens
    .map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.at(-1).replace(/\.malkoll$/, "")])
    .filter(([text, scope]) => text.trim() !== "" && scope !== "source");
}

const expected = {
  "# å": [["# å", "comment.line.number-sign"]],
  "mål KUN1: Fler ska klara behörigheten": [["mål", "keyword.declaration"], ["KUN1", "entity.name.type"], [":", "punctuation.separator"], ["Fler ska klara behörigheten", "entity.name.section"]],
  "  mål: KUN1": [["mål", "support.type.property-name"], [":", "punctuation.separator"], ["KUN1", "variable.other"]],
  "  Bidrar  till: BUN1 60 %, ÄO-2 40 %": [["Bidrar  till", "support.type.property-name"], [":", "punctuation.separator"], ["BUN1", "variable.other"], ["60", "constant.numeric"], ["%", "keyword.other.unit"], ["ÄO-2", "variable.other"], ["40", "constant.numeric"], ["%", "keyword.other.unit"]],
  "  drift 2025: -10 000,5 tkr": [["drift", "support.type.property-name"], ["2025", "variable.parameter"], [":", "punctuation.separator"], ["-10 000,5", "constant.numeric"], ["tkr", "keyword.other.unit"]],
  "  slag: satsning": [["slag", "support.type.property-name"], [":", "punctuation.separator"], ["satsning", "constant.language"]],
  "  målvärde 2025: minst 87,5": [["målvärde", "support.type.property-name"], ["2025", "variable.parameter"], [":", "punctuation.separator"], ["minst", "constant.language"], ["87,5", "constant.numeric"]],
  "  beslutad: 2024-11-20": [["beslutad", "support.type.property-name"], [":", "punctuation.separator"], ["2024-11-20", "constant.numeric.date"]],
  "  motivering: Fler 10 % i mål: det": [["motivering", "support.type.property-name"], [":", "punctuation.separator"], ["Fler 10 % i mål: det", "string.unquoted"]],
  "    | BUN-2024-412, avsnitt 3.": [["|", "punctuation.separator.continuation"], [" BUN-2024-412, avsnitt 3.", "string.unquoted"]],
  "målvärden är bra": [["målvärden", "variable.other"], ["är", "variable.other"], ["bra", "variable.other"]],
};

for (const [line, pieces] of Object.entries(expected)) test(line.trim(), () => assert.deepEqual(coloured(line), pieces));

function samples(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? samples(path) : path.endsWith(".malkoll") ? [path] : [];
  });
}

test("each line of the samples that are right begins as what it is", () => {
  const opening = new Set(["comment.line.number-sign", "keyword.declaration", "support.type.property-name", "punctuation.separator.continuation"]);
  for (const file of ["mini", "karlstad"].flatMap((name) => samples(join(root, "samples", name)))) {
    let listed = false;
    for (const line of readFileSync(file, "utf8").split("\n")) {
      if (line.trim() !== "" && !listed) assert.ok(opening.has(coloured(line)[0]?.[1]), `${file}: ${line}`);
      listed = line.trimEnd().endsWith(",") && !line.trimStart().startsWith("#");
    }
  }
});

test("every word of the language has a colour", () => {
  for (const kind of words.kinds) assert.equal(coloured(`${kind} X1: Ett namn`)[0][1], "keyword.declaration", kind);
  for (const word of [...words.keys.values()].flat()) assert.deepEqual(coloured(`  ${word}: X`)[0], [word, "support.type.property-name"]);
  for (const [shape, choices] of words.choices) {
    const key = words.keys.get(shape)?.[0];
    for (const choice of key === undefined ? [] : choices) assert.deepEqual(coloured(`  ${key}: ${choice}`).at(-1), [choice, "constant.language"]);
  }
});

test("a word is what a double click takes, and a heading opens a fold", () => {
  const { wordPattern, indentationRules } = configurationOf(words);
  const word = new RegExp(wordPattern.pattern, `g${wordPattern.flags}`), heading = new RegExp(indentationRules.increaseIndentPattern.pattern, indentationRules.increaseIndentPattern.flags);
  assert.deepEqual("mål: ÄO-2, a\u030a1 50 %".match(word), ["mål", "ÄO-2", "a\u030a1", "50"]);
  for (const line of ["post S12: Läsa", "Mål KUN1: Fler", "uppföljning 2024: År"]) assert.ok(heading.test(line), line);
  for (const line of ["  mål: KUN1", "  målvärde 2025: 3", "# post 1: x"]) assert.ok(!heading.test(line), line);
});
