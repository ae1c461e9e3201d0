/// The words of the language, which the core says once; what cannot wait for it while a letter is written asks here.

import type { Words } from "./protocol";

let all: Words = { kinds: [], heads: [], units: [], written: [], columns: [] };

export function setWords(words: Words): void {
  all = words;
}

export const words = (): Words => all;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/// One of some words, as a part of a pattern; long ones first, so that none hides one that it begins.
export const oneOf = (some: string[]): string => [...some].sort((a, b) => b.length - a.length).map(literal).join("|");
