#!/usr/bin/env python3
"""The house stays as it was drawn: includes point one way, and the documents say what the code has.

usage: structure_test.py ROOT
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
failures = []

# text <- diag <- model <- {grammar, store} <- check <- {format, exchange, report} <- {page, cli}; a folder may include those of lower rank, and itself.
RANK = {"text": 0, "diag": 1, "model": 2, "grammar": 3, "store": 3, "check": 4, "format": 5, "exchange": 6, "report": 5, "page": 7, "cli": 7}
checked = 0
for folder, rank in RANK.items():
    where = root / "grammar" if folder == "grammar" else root / "src" / folder
    for path in sorted(where.glob("*.*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        checked += 1
        source = path.read_text(encoding="utf-8")
        for include in re.findall(r'#include "([^"]+)"', source):
            other = include.split("/")[0] if "/" in include else "grammar"
            if other != folder and RANK.get(other, 99) >= rank:
                failures.append(f"{path.relative_to(root)} includes {include}: includes point from {folder} to lower folders only")
        if "boost/spirit" in source and path.name != "grammar.cpp":
            failures.append(f"{path.relative_to(root)} includes X3: only grammar/grammar.cpp may")
        if source.count("\n") > 400:
            failures.append(f"{path.relative_to(root)} has more than 400 lines: look for the two things in it")

for path in sorted((root / "src/page/web").glob("*.*")):
    if path.suffix in (".ts", ".mjs", ".css"):
        checked += 1
        if path.read_text(encoding="utf-8").count("\n") > 400:
            failures.append(f"{path.relative_to(root)} has more than 400 lines: look for the two things in it")

for folder in (root / "rules").glob("*.sql"):
    checked += 1
    text = folder.read_text(encoding="utf-8")
    name = re.search(r"^-- namn: (.+)$", text, re.M).group(1)
    plain = name.translate(str.maketrans("åäö", "aao"))
    if folder.stem.split("-", 1)[1] != plain:
        failures.append(f"rules/{folder.name}: the file's name is not that of the rule, {name}")

print(*failures, sep="\n")
print(f"{checked - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures or checked == 0 else 0)
