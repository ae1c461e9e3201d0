#!/usr/bin/env python3
"""The column Kontroll of our workbook against the rules that it mirrors: over all of tests/files and the samples, a row lacks what it is said to
lack, by the rule whose code is named, and a row that is »Klar« has no finding of those rules.

usage: control_column_test.py MALKOLL ROOT
"""
import collections
import json
import pathlib
import re
import sys
import tempfile

from program import ROOT, run
import workbook

# By sheet: the kinds of its rows, the rules that its column follows, and of these the ones that it follows in all that they say.
SHEETS = {
    "Inlämning": ({"budget"}, {"S01"}, {"S01"}),
    "Egna mål": ({"nämndmål", "bolagsmål"}, {"T06", "I01"}, set()),
    "Indikatorer": ({"indikator"}, {"I19", "I09", "I02", "I03"}, {"I09"}),
    "Poster": ({"post"}, {"L01", "L03", "L04", "L05", "L10", "B02"}, {"L01", "L03", "L04", "L05", "B02"}),
}


def replacing():
    """The codes that are told instead of a code (`ersätter` in the rules' heads)."""
    instead = collections.defaultdict(set)
    for file in (ROOT / "rules").glob("*.sql"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("-- ersätter:"):
                for code in line.split(":", 1)[1].split(","):
                    instead[code.strip()].add(file.name[:3])
    return instead


INSTEAD = replacing()
for misread in ("L10", "T06"):  # a goal's former name is told as what it is
    INSTEAD[misread].add("S03")


def is_off(case, code):
    files = case.rglob("*.malkoll") if case.is_dir() else [case]
    return any(re.search(rf"^\s*regel {code}: av", file.read_text(encoding="utf-8", errors="replace"), re.M) for file in files)


def single(finding):
    """A finding that was gathered is those that it was made of."""
    return [{**finding, **item} for item in finding["items"]] or [finding]


def found(case):
    """The codes at each thing, by kind and id, and at None all of them."""
    codes = collections.defaultdict(set)
    everywhere = codes[None]
    document = json.loads(run("check", case, "--format", "json", "--all").stdout)
    for gathered in document["findings"]:
        for finding in single(gathered):
            everywhere.add(finding["rule"])
            if finding["subject"]:
                codes[finding["subject"]["kind"], finding["subject"]["id"]].add(finding["rule"])
    return codes


def rows(sheet):
    ids, control = sheet.column("Id") if "Id" in sheet.values.values() else {}, sheet.column("Kontroll")
    for row, said in control.items():
        yield row, ids.get(row), said


def faults(case, folder):
    output = folder / "ut.xlsx"
    output.unlink(missing_ok=True)
    if run("export", case, "-o", output).returncode != 0:
        return
    sheets, _ = workbook.read(output)
    codes = None
    for name, (kinds, mirrored, wholly) in SHEETS.items():
        if name not in sheets or "Kontroll" not in sheets[name].values.values():
            continue
        said = list(rows(sheets[name]))
        times = collections.Counter(i for _, i, _ in said)
        for row, thing, control in said:
            if thing is None or times[thing] > 1 or not control:
                continue
            codes = found(case) if codes is None else codes
            thing = str(thing) if not isinstance(thing, float) else f"{thing:g}"
            if codes[None] & {"P09", "P10", "P13", "S06"}:
                return  # without a plan and its year rules are not run; an id or a value that cannot be read may be any thing's
            here = set().union(*(codes[kind, thing] for kind in kinds))
            if any(code[0] in "PF" for code in here):
                continue  # a line that cannot be read may say what is missing: rules are silent
            if control == "Klar":
                for code in sorted(here & wholly):
                    yield f"{name} {thing}: »Klar«, but malkoll check says {code}"
            else:
                code = re.search(r"\((\w+)\)$", control)[1]
                if code in mirrored and code not in here and not INSTEAD[code] & codes[None] and not is_off(case, code):
                    yield f"{name} {thing}: »{control}«, but malkoll check says {', '.join(sorted(here)) or 'nothing'}"


def main():
    cases = sorted((ROOT / "tests/files").iterdir()) + [ROOT / "samples/karlstad", ROOT / "samples/karlstad-brister", ROOT / "samples/mini"]
    count = 0
    with tempfile.TemporaryDirectory() as temporary:
        for case in cases:
            for fault in faults(case, pathlib.Path(temporary)):
                count += 1
                print(f"{case.relative_to(ROOT)}: {fault}")
    sys.exit(count > 0)


main()
