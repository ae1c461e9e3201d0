#!/usr/bin/env python3
"""Tables in text files by whatever name, and texts that are none; letters that were saved in the wrong encoding.

usage: text_table_test.py MALKOLL ROOT
"""
import pathlib
import sys
import tempfile
import unittest

from program import run

PLAN = "plan P: Plan\n  budgetår: 2026\n  beloppsenhet: tkr\nmål 1.1: Alla elever når gymnasiet\nnämnd BUN: Barn- och utbildningsnämnd\n"
CSV = "Nämnd;Benämning;Mål;Budget 2026 (tkr)\nBUN;Förskola;1.1;100\nBUN;Skola;1.1;50\n"


class TextTables(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.write("plan.malkoll", PLAN)

    def tearDown(self):
        self.temporary.cleanup()

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def money(self, *paths):
        return self.malkoll("query", "SELECT SUM(value) / 100000 FROM amount", *paths)[1].split("\n")[1]

    def test_tables_by_any_ending(self):
        for name, text in (("b.txt", CSV), ("b.tsv", CSV.replace(";", "\t")), ("b.tab", CSV.replace(";", "\t")), ("b.skv", CSV), ("B.TXT", CSV.replace(";", "|")), ("b.txt", CSV.encode("cp1252"))):
            with self.subTest(name):
                self.write(name, text)
                self.assertIn("  drift 2026: 100 tkr", self.malkoll("import", name, "--plan", "plan.malkoll")[1])
                self.assertEqual(self.money("plan.malkoll", name), "150")
                self.assertEqual(self.money("."), "150")  # in a folder too
                (self.folder / name).unlink()

    def test_a_table_of_markdown(self):
        self.write("m.txt", "".join(f"| {' | '.join(line.split(';'))} |\n" for line in (CSV.splitlines()[0], "---;---;---;---:", *CSV.splitlines()[1:])))
        self.assertNotIn("fel[F", self.malkoll("check", ".", "--format", "short")[1])
        self.assertEqual(self.money("."), "150")

    def test_sie_in_a_text_file(self):
        self.write("bok.txt", "#FLAGGA 0\n#FNAMN \"BUN\"\n#RAR 0 20260101 20261231\n#PBUDGET 0 202601 5010 {} 3000\n")
        self.assertEqual(self.money("."), "3")

    def test_texts_that_are_no_tables_are_named_as_unread(self):
        self.write("b.csv", CSV)
        self.write("anteckningar.txt", "Hej,\n\nvi ses i juni, juli och augusti, som vanligt.\n\nHälsningar, Anna\n")
        self.write("utskrift.txt", "Verksamhet            Budget 2026\nFörskola                  100 000\nSkola                      50 000\nSumma                     150 000\n")
        self.write("svar.txt", "använd: plan.malkoll\n\nbudget BUN: Nämnden\npost 1: Buss\n  drift 2026: 7 tkr\n")
        _, out, _ = self.malkoll("check", ".", "--all", "--format", "short")
        self.assertIn("anteckningar.txt: råd[F12]: textfilen är inte läst", out)
        self.assertIn("utskrift.txt: varning[F12]: textfilen är inte läst, fast den har rader som slutar med tal", out)
        self.assertIn("svar.txt: varning[F12]: textfilen är en inlämning eller en plan men heter .txt", out)
        self.assertEqual(self.money("."), "150")
        # One that is named is read as what it is.
        self.assertEqual(self.money("plan.malkoll", "svar.txt"), "7")
        self.assertIn("inlämning", self.malkoll("import", "svar.txt")[2])
        status, out, said = self.malkoll("import", "anteckningar.txt", "--plan", "plan.malkoll")
        self.assertEqual(status, 2)
        self.assertIn("fel[F07]", out + said)

    def test_no_text_of_others_is_shown(self):
        self.write("hemligt.txt", "en hemlig rad\n")
        self.write("bun.malkoll", "använd: hemligt.txt\nbudget BUN: Nämnden\npost 1: Buss\n  drift 2026: 7 tkr\n")
        _, out, said = self.malkoll("check", "bun.malkoll")
        self.assertNotIn("hemlig rad", out + said)

    def test_what_is_exported_is_not_read_again(self):
        self.write("b.csv", CSV)
        self.assertEqual(self.malkoll("export", ".", "-o", "ut.txt")[0], 0)
        self.assertNotIn("ut.txt", self.malkoll("check", ".", "--all")[1])

    def test_letters_in_the_wrong_encoding_are_read_as_meant_and_said(self):
        twice = CSV.encode().decode("cp1252")
        half = "\n".join(a if n else b for n, (a, b) in enumerate(zip(CSV.split("\n"), twice.split("\n"))))
        for text, place in ((twice, "A1 »NÃ¤mnd«"), (half, "A1 »NÃ¤mnd«"), (CSV.replace("Förskola", "FÃ¶rskola"), "B2 »FÃ¶rskola«"), (CSV.replace("ä", "„").replace("å", "†").replace("ö", "”"), "A1 »N„mnd«")):
            with self.subTest(place):
                self.write("b.csv", text)
                _, out, said = self.malkoll("import", "b.csv", "--plan", "plan.malkoll")
                self.assertIn("post rad2: Förskola", out)
                self.assertIn("  bidrar till: 1.1", out)
                self.assertIn("varning[F12]: texten är sparad i fel teckenkodning, från " + place, said)
                self.assertIn("varning[F12]: texten är sparad i fel teckenkodning", self.malkoll("check", "plan.malkoll", "b.csv")[1])
        self.write("b.csv", CSV.replace("ö", "\ufffd").replace("å", "?"))
        _, out, said = self.malkoll("import", "b.csv", "--plan", "plan.malkoll")
        self.assertIn("bokstäver har gått förlorade, från B2 »F\ufffdrskola«", said)
        self.assertIn("bokstäver har gått förlorade, från C1 »M?l«", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
