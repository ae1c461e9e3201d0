#!/usr/bin/env python3
"""malkoll init: a plan to fill in, out of options and out of answers at a terminal.

usage: init_test.py MALKOLL ROOT
"""
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

import terminals
import workbook
from program import MALKOLL, run

OPTIONS = ["--municipality", "1780", "--name", "Karlstads kommun", "--years", "2027-2029", "--amounts", "tkr",
           "--committee", "Kommunstyrelsen", "--committee", "UN: Barn- och ungdomsnämnden", "--committee", "Miljönämnden (MILN)", "--company", "Karlstads Energi AB"]
# What whoever fills in a plan may write for …, by how its line begins.
ANSWERS = {"beslutad": "2026-11-20", "skattesats": "21,27", "skatter och bidrag": "7 000 000", "finansnetto": "10 000", "resultat": "1 000 000", "målområde": "Trygghet", "mål": "Alla elever når gymnasiet",
           "ansvarig": "UN", "indikator": "Elever med behörighet", "enhet": "%", "källa": "Skolverket", "riktning": "öka", "utgångsvärde": "80", "målvärde": "minst 85", "ram": "2 000 000",
           "ägarandel": "100 %", "ägardirektiv": "Bolaget ska vara klimatneutralt 2030"}


class Plans(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode(), done.stderr.decode().replace("\u00a0", " ")

    def findings(self, path):
        return json.loads(self.malkoll("check", path, "--format", "json")[1])["findings"]

    def codes(self, path):
        return {f["rule"] for f in self.findings(path)}

    def filled(self, text):
        """Each … answered, as by a person who knows."""
        def answer(line):
            return ANSWERS[next(key for key in sorted(ANSWERS, key=len, reverse=True) if line.strip().startswith(key))]
        return "".join(line.replace("…", answer(line)) if line.rstrip().endswith("…") else line for line in text.splitlines(True))

    def test_text(self):
        status, text, said = self.malkoll("init", *OPTIONS)
        self.assertEqual(status, 0, said)
        self.assertIn("kommun 1780: Karlstads kommun\n\nplan P2027: Mål och budget 2027–2029\n  budgetår: 2027\n  planår: 2028, 2029\n", text)
        for line in ("  beloppsenhet: tkr", "nämnd KS: Kommunstyrelsen", "nämnd UN: Barn- och ungdomsnämnden", "nämnd MILN: Miljönämnden", "bolag KEA: Karlstads Energi AB", "  ram 2029: …"):
            self.assertIn(line + "\n", text)
        self.assertNotIn("regel", text)
        self.assertNotIn("utan egna mål", text)
        self.assertEqual(self.malkoll("init", *OPTIONS, "-o", "plan.malkoll")[0], 0)
        self.assertEqual((self.folder / "plan.malkoll").read_text(encoding="utf-8"), text)
        self.assertEqual(self.malkoll("fmt", "--check", "plan.malkoll")[0], 0)
        # Nothing is said but what is to be filled in, once for each place.
        self.assertEqual(self.codes("plan.malkoll"), {"P15"})
        self.assertEqual(len(self.findings("plan.malkoll")), text.count("…") - 1)  # the note at the top speaks of it

    def test_what_is_filled_in_is_a_plan_without_faults(self):
        for more in ((), ("--measured", "nej"), ("--own-goals", "nej"), ("--measured", "nej", "--own-goals", "nej")):
            with self.subTest(more):
                _, text, _ = self.malkoll("init", *OPTIONS, *more)
                self.assertEqual("indikator " in text.replace("med indikator", ""), "--measured" not in more)
                self.assertEqual(text.count("utan egna mål:"), 4 if "--own-goals" in more else 0)
                (self.folder / "hel.malkoll").write_text(self.filled(text), encoding="utf-8")
                self.assertNotIn("…", "".join(line for line in self.filled(text).splitlines() if not line.startswith("#")))
                self.assertEqual([f["message"] for f in self.findings("hel.malkoll") if f["level"] == "error"], [])

    def test_workbook(self):
        self.assertEqual(self.malkoll("init", *OPTIONS, "-o", "plan.malkoll")[0], 0)
        status, _, said = self.malkoll("init", *OPTIONS, "-o", "plan.xlsx")
        self.assertEqual(status, 0, said)
        sheets, _ = workbook.read(self.folder / "plan.xlsx")
        # Each … stands in the cell that it is about.
        self.assertEqual(list(sheets["Mål"].column("Namn").values()), ["…"] * 3)
        self.assertEqual(list(sheets["Mål"].column("Id").values()), ["O1", "M1", "F1"])
        self.assertEqual(list(sheets["Indikatorer"].column("Källa").values()), ["…"] * 2)
        self.assertEqual(list(sheets["Indikatorer"].column("Målvärde 2029").values()), ["…"] * 2)
        self.assertEqual(list(sheets["Nämnder och bolag"].column("Ram 2028 (tkr)").values()), ["…"] * 3)
        self.assertEqual(list(sheets["Nämnder och bolag"].column("Övriga uppgifter").values()), [])
        self.assertEqual(len(self.findings("plan.xlsx")), len(self.findings("plan.malkoll")))
        self.assertEqual(self.codes("plan.xlsx"), {"P15"})
        self.assertEqual(len({f["cell"]["name"] for f in self.findings("plan.xlsx")}), len(self.findings("plan.xlsx")))  # a cell each

    def test_a_submission_to_fill_in_beside_a_workbook(self):
        self.assertEqual(self.malkoll("init", *OPTIONS, "-o", "plan.xlsx")[0], 0)
        self.assertEqual(self.malkoll("new", "KS", "-o", "ks.xlsx")[0], 0)
        self.assertIn("Inlämning", workbook.read(self.folder / "ks.xlsx")[0])
        # The folder, the submission alone, and one in text: each finds the plan that it uses.
        for path in (".", "ks.xlsx", "ks.malkoll"):
            if path == "ks.malkoll": self.assertEqual(self.malkoll("new", "KS", "-o", path)[0], 0)
            said = self.malkoll("check", path, "--format", "short")[1]
            self.assertNotIn("F01", said)
            self.assertNotIn("P13", said)

    def test_nobody_is_named_twice(self):
        status, _, said = self.malkoll("init", *OPTIONS, "--committee", "kommunstyrelsen", "-o", "plan.malkoll")
        self.assertEqual((status, "kommunstyrelsen är nämnd två gånger" in said), (2, True))

    def test_a_workbook_comes_back_as_it_was(self):
        self.malkoll("init", *OPTIONS, "-o", "plan.malkoll")
        text = (self.folder / "plan.malkoll").read_text(encoding="utf-8")
        more = text.replace("  ansvarig: …\n", "  ansvarig: UN, …\n", 1).replace("  ram 2027: …\n", "  ram  2027: ...\n", 1).replace("nämnd KS", "uppdrag U1: …\n  mål: …\n  klart: …\n\nnämnd KS")
        (self.folder / "plan.malkoll").write_text(more, encoding="utf-8")
        self.malkoll("export", "plan.malkoll", "-o", "plan.xlsx")
        def said(path):
            return sorted((f["rule"], f["message"]) for f in self.findings(path))
        self.assertEqual(said("plan.xlsx"), said("plan.malkoll"))
        done = self.malkoll("import", "plan.xlsx", "-o", "igen.malkoll")
        self.assertTrue((self.folder / "igen.malkoll").exists(), done)
        self.assertEqual(said("igen.malkoll"), said("plan.malkoll"))
        self.assertEqual((self.folder / "igen.malkoll").read_text(encoding="utf-8"), more)

    def test_nothing_is_written_over(self):
        (self.folder / "plan.malkoll").write_text("min", encoding="utf-8")
        status, _, said = self.malkoll("init", *OPTIONS, "-o", "plan.malkoll")
        self.assertEqual(status, 2)
        self.assertIn("plan.malkoll finns redan", said)
        self.assertEqual((self.folder / "plan.malkoll").read_text(encoding="utf-8"), "min")
        self.assertEqual(self.malkoll("init", *OPTIONS, "-o", "plan.malkoll", "--overwrite")[0], 0)

    def test_what_is_missing_is_named_where_nobody_can_answer(self):
        done = subprocess.run([MALKOLL, "init", "--name", "X"], stdin=subprocess.DEVNULL, capture_output=True, timeout=20, cwd=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(re.findall("--[a-z]+", done.stderr.decode().split(";")[0]), ["--municipality", "--years", "--amounts", "--committee"])

    def test_refusals(self):
        def changed(option, value):
            options = list(OPTIONS)
            options[options.index(option) + 1] = value
            status, text, said = self.malkoll("init", *options)
            self.assertEqual((status, text), (2, ""), option)
            return said
        self.assertIn("»178« är ingen kommunkod", changed("--municipality", "178"))
        for years in ("2027-2026", "27", "2027-2099", "2027–x"):
            self.assertIn("inga planår", changed("--years", years))
        self.assertIn("inget namn på en kommun", changed("--name", "X\nmål M9: Y"))
        self.assertIn("inget namn på en nämnd", changed("--committee", "X\nmål M9: Y"))
        self.assertIn("blir ingen rad", changed("--committee", "a b: Nämnden"))
        self.assertIn("blir ingen rad", changed("--committee", "alla: Nämnden"))
        self.assertIn("id UN står två gånger", changed("--committee", "UN: Nämnden"))
        self.assertIn("ska sluta på .malkoll eller .xlsx", self.malkoll("init", *OPTIONS, "-o", "plan.docx")[2])

    def test_ids_that_are_made_are_told_apart(self):
        _, text, _ = self.malkoll("init", *OPTIONS, "--committee", "Socialnämnden", "--committee", "Samhällsnämnden", "--company", "Visit")
        for line in ("nämnd SN: Socialnämnden", "nämnd SN2: Samhällsnämnden", "bolag Visit: Visit"):
            self.assertIn(line + "\n", text)

    def test_answers_at_a_terminal(self):
        terminals.needed(self)
        parent, child = pty.openpty()
        asked = subprocess.Popen([MALKOLL, "init", "--amounts", "mnkr", "-o", "plan.malkoll"], stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
                                 env={**os.environ, "LC_ALL": "C.UTF-8"})
        os.close(child)
        os.write(parent, "17\n1780\nKarlstads kommun\n2027\nkanske\nnej\n\nKommunstyrelsen\nBUN: Barn- och ungdomsnämnden\n\n\n".encode())
        _, said = asked.communicate(timeout=20)
        os.close(parent)
        self.assertEqual(asked.returncode, 0, said.decode())
        self.assertIn("»17« är ingen kommunkod", said.decode())
        self.assertIn("»kanske« går inte att välja; välj ja eller nej", said.decode())
        text = (self.folder / "plan.malkoll").read_text(encoding="utf-8")
        for line in ("plan P2027: Mål och budget 2027", "  beloppsenhet: mnkr", "  regel I01: av", "nämnd KS: Kommunstyrelsen", "nämnd BUN: Barn- och ungdomsnämnden"):
            self.assertIn(line + "\n", text)
        self.assertNotIn("planår", text)
        self.assertNotIn("utan egna mål", text)

    def test_answers_that_end_write_nothing(self):
        terminals.needed(self)
        parent, child = pty.openpty()
        asked = subprocess.Popen([MALKOLL, "init", "-o", "plan.malkoll"], stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        os.close(child)
        os.write(parent, b"1780\n\x04")
        _, said = asked.communicate(timeout=20)
        os.close(parent)
        self.assertEqual(asked.returncode, 2)
        self.assertIn("svaren tog slut", said.decode())
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
