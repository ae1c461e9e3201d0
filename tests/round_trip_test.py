#!/usr/bin/env python3
"""A whole municipality's budget as its system exported it, into the language, to workbooks and back: nothing is lost on the way.

usage: round_trip_test.py MALKOLL ROOT
"""
import collections
import csv
import json
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

from program import ROOT, run

PLAN = "plan B2012: Bergens budsjett 2012\n  budgetår: 2012\n  planår: 2011, 2013, 2014, 2015\n  beloppsenhet: kr\n"


def csv_sums(path):
    """Öre by unit, kind and year, from the table itself; what a line of income brings in is income too, written positive."""
    sums = collections.Counter()
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for column, text in row.items():
                year = re.match(r"20\d\d", column)
                text = "".join(text.split())
                if not year or not re.search(r"\d", text):
                    continue
                whole, _, decimals = text.partition(",")
                ore = int(whole + decimals.ljust(2, "0"))
                operation = "inntekt-utgift" in row
                sums[row["avdeling"], "drift" if operation else "investering", int(year[0])] += ore
                if row.get("inntekt-utgift") == "Inntekt" and ore < 0:
                    sums[row["avdeling"], "intäkt", int(year[0])] -= ore
    return sums


def text_sums(text):
    """The same from what was written in the language, line by line."""
    sums, unit = collections.Counter(), None
    for line in text.splitlines():
        if head := re.match(r"budget (\S+):", line):
            unit = head[1]
        if amount := re.match(r"  (drift|intäkt|investering) (\d{4}): (-?[\d ]+)(?:,(\d+))? kr$", line):
            sums[unit, amount[1], int(amount[2])] += int(amount[3].replace(" ", "") + (amount[4] or "").ljust(2, "0"))
    return sums


class RoundTrip(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        shutil.copytree(ROOT / "tests/exchange/bergen-2012", self.folder, dirs_exist_ok=True)
        (self.folder / "plan.malkoll").write_text(PLAN, encoding="utf-8")

    def malkoll(self, *arguments, status=0):
        done = run(*arguments, cwd=self.folder)
        self.assertEqual(done.returncode, status, done.stdout.decode()[-2000:] + done.stderr.decode())
        return done.stdout.decode().replace("\u00a0", " ")

    def findings(self, *paths):
        found = json.loads(self.malkoll("check", *paths, "--format", "json", status=1))["findings"]
        return sorted((f["rule"], f["message"], f.get("money") or 0, f["subject"]["id"]) for f in found)

    def check_budget(self, name, rows):
        told = self.malkoll("import", f"{name}.csv", "-o", f"{name}.malkoll", "--plan", "plan.malkoll")
        self.assertIn(f"{rows // 1000} {rows % 1000} rader blev {rows // 1000} {rows % 1000} poster", told)
        self.assertNotIn("skiljer sig", told)
        first = (self.folder / f"{name}.malkoll").read_text(encoding="utf-8")
        wanted = csv_sums(self.folder / f"{name}.csv")
        self.assertEqual(text_sums(first), wanted)
        self.malkoll("fmt", "--check", f"{name}.malkoll")

        self.malkoll("export", f"{name}.malkoll", "-o", f"{name}.xlsx")
        told = self.malkoll("import", f"{name}.xlsx", "-o", "igen.malkoll")
        self.assertIn(f"{rows // 1000} {rows % 1000} rader blev {rows // 1000} {rows % 1000} poster", told)
        self.assertNotIn("skiljer sig", told)
        self.assertEqual((self.folder / "igen.malkoll").read_text(encoding="utf-8"), first)

        found = self.findings(f"{name}.malkoll")
        self.assertTrue(found)
        self.assertEqual(self.findings("plan.malkoll", f"{name}.xlsx"), found)
        self.assertEqual(self.findings("igen.malkoll"), found)

        files = self.malkoll("split", f"{name}.malkoll", "-o", "ut").splitlines()
        self.assertEqual(len(files), len({unit for unit, _, _ in wanted}))
        told = self.malkoll("merge", *files, "-o", "ihop.malkoll")
        self.assertNotIn("raden", told)
        self.assertNotIn("skiljer sig", told)
        merged = (self.folder / "ihop.malkoll").read_text(encoding="utf-8")
        self.assertEqual(text_sums(merged), wanted)
        self.assertEqual(sorted(merged.splitlines()), sorted(first.splitlines()))

    def test_operations(self):
        self.check_budget("driftsbudsjett", 1944)

    def test_investments(self):
        self.check_budget("investeringsbudsjett", 2515)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
