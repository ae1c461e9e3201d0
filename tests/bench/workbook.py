#!/usr/bin/env python3
"""The posts of municipality.py as one table in a workbook, with shared strings as Excel writes them, and their plan:  workbook.py DIR --posts 1000000"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import municipality
import workbooks

HEADINGS = "Nämnd", "Id", "Benämning", "Slag", "Drift 2025", "Mål", "Motivering"


class Strings:
    def __init__(self):
        self.numbers = {}

    def cell(self, text):
        return f'<c t="s"><v>{self.numbers.setdefault(text, len(self.numbers))}</v></c>'

    def parts(self):
        return [f"<si><t>{workbooks.escape(text)}</t></si>" for text in self.numbers]


def rows(size, strings):
    yield [strings.cell(heading) for heading in HEADINGS]
    for post in range(size.posts):
        texts = f"N{post % size.units}", f"P{post}", municipality.title(post), "satsning"
        yield [*map(strings.cell, texts), post % 900 + 100, strings.cell(f"M{post % size.goals}"), strings.cell("Behövs")]


def main():
    size = municipality.size_of(__doc__)
    size.directory.mkdir(parents=True, exist_ok=True)
    (size.directory / "plan.malkoll").write_text("\n".join(municipality.plan(size)) + "\n", encoding="utf-8")
    strings = Strings()
    sheet = workbooks.sheet([workbooks.row(number, values) for number, values in enumerate(rows(size, strings), 1)])
    workbooks.workbook(size.directory / "budget.xlsx", {"Budget": sheet}, strings.parts())


if __name__ == "__main__":
    main()
