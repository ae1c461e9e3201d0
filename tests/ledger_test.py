#!/usr/bin/env python3
"""What came out in the ledger, as the follow-up of the budget that it belongs to: malkoll import --as uppföljning.

usage: ledger_test.py MALKOLL ROOT
"""
import json
import pathlib
import re
import sys
import tempfile
import unittest

from program import ROOT, run

PLAN = """kommun 9999: Provkommunen

plan P: Plan 2025
  budgetår: 2025
  beloppsenhet: tkr

mål A1: Alla är friska
  ansvarig: BUN

nämnd BUN: Barn- och ungdomsnämnden
  ram 2025: 1 000

nämnd SN: Socialnämnden
  ram 2025: 500
"""
BUDGET = """använd: plan.malkoll

budget BUN: Budget 2025
  plan: P

post 4010: Förskola
  slag: grunduppdrag
  kodsträng: 4010
  drift 2025: 600

post 4010-7: Förskola på landet
  slag: grunduppdrag
  kodsträng: 4010 7
  drift 2025: 100

post S1: Läslyft
  slag: satsning
  drift 2025: 300
  bidrar till: A1

post I1: Ny skola
  slag: satsning
  investering 2025: 900
"""
HEAD = "Nämnd;Konto;Namn;{} 2025 (tkr)\n"


class Ledger(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)
        self.write("plan.malkoll", PLAN)
        self.write("bun.malkoll", BUDGET)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def follow_up(self, table, *more, name="utfall.csv"):
        self.write(name, table)
        return self.malkoll("import", name, "--as", "uppföljning", "--budget", "plan.malkoll", "--budget", "bun.malkoll", *more)

    def spent(self, text):
        return dict(re.findall(r"^  förbrukat ([^:]+): (.+)$", text, re.M))

    def test_posts_are_found_by_id_account_and_name(self):
        status, text, said = self.follow_up(HEAD.format("Utfall") + "BUN;4010;Förskola;590\nBUN;4010-7;Landet;110,5\nBUN;9;Läslyft;250\nBUN;4010-8;Staden;7\nBUN;5555;Okänt;12,25\n")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text), {"BUN": "969 750 kr", "BUN/4010": "597 000 kr", "BUN/4010-7": "110 500 kr", "BUN/S1": "250 000 kr"})
        self.assertIn("uppföljning 2025: Utfall 2025 för Barn- och ungdomsnämnden\n  nämnd: BUN\n", text)
        self.assertIn("använd: plan.malkoll\n", text)
        # What finds no post stands in the unit's sum, and is said with its money.
        self.assertIn("BUN/5555 »Okänt«: 12 250 kr: finns inte som post, och räknas bara på enheten", said)
        self.assertIn("  # finns inte som post: 5555 »Okänt« 12 250 kr\n", text)
        self.assertRegex(said, r"BUN +969 750 kr +969 750 kr +957 500 kr\n")
        self.write("uppföljning.malkoll", text)
        self.assertEqual(self.malkoll("fmt", "--check", "uppföljning.malkoll")[0], 0)
        (self.folder / "utfall.csv").unlink()  # in the folder it would be a submission
        got = self.malkoll("query", "SELECT u.id, p.id, s.value FROM spent s JOIN unit u ON u.key = s.unit LEFT JOIN post p ON p.key = s.post ORDER BY s.place", ".")[1].splitlines()[1:]
        self.assertEqual([line.split("\t") for line in got], [["BUN", "", "96975000"], ["BUN", "4010", "59700000"], ["BUN", "4010-7", "11050000"], ["BUN", "S1", "25000000"]])
        found = json.loads(self.malkoll("check", ".", "--format", "json")[1])["findings"]
        self.assertEqual([f["message"] for f in found if f["path"] == "uppföljning.malkoll" and f["level"] == "error"], [])

    def test_a_row_that_two_posts_answer_to_is_no_ones(self):
        self.write("bun.malkoll", BUDGET + "\npost S2: Läslyft\n  slag: satsning\n  drift 2025: 1\n  bidrar till: A1\n")
        status, text, said = self.follow_up(HEAD.format("Utfall") + "BUN;9;Läslyft;250\n")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text), {"BUN": "250 000 kr"})
        self.assertIn("BUN/9 »Läslyft«: 250 000 kr: kan höra till flera poster, och räknas bara på enheten", said)

    def test_a_unit_that_the_plan_lacks_is_said_and_is_nothing(self):
        status, text, said = self.follow_up(HEAD.format("Utfall") + "BUN;4010;Förskola;590\nXN;1;Okänt;40\n")
        self.assertEqual(status, 1)
        self.assertEqual(self.spent(text), {"BUN": "590 000 kr", "BUN/4010": "590 000 kr"})
        self.assertIn("XN/1 »Okänt«: 40 000 kr: enheten finns inte i planen: beloppet är inte med", said)
        self.assertRegex(said, r"XN +40 000 kr +0 kr +0 kr   skiljer 40 000 kr\n")
        self.assertIn("# XN finns inte i planen: 1 »Okänt« 40 000 kr\n", text)

    def test_several_units_and_signs(self):
        self.write("sn.malkoll", "använd: plan.malkoll\n\nbudget SN: Budget 2025\n  plan: P\n  tecken: kostnad negativ\n\npost 10: Vård\n  slag: grunduppdrag\n  drift 2025: -500\n")
        status, text, said = self.follow_up(HEAD.format("Utfall") + "SN;10;Vård;480\nBUN;4010;Förskola;590\n", "--budget", "sn.malkoll")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text), {"BUN": "590 000 kr", "BUN/4010": "590 000 kr", "SN": "-480 000 kr", "SN/10": "-480 000 kr"})
        self.write("uppföljning.malkoll", text)
        (self.folder / "utfall.csv").unlink()
        values = self.malkoll("query", "SELECT s.value FROM spent s ORDER BY s.place", ".")[1].split()[1:]
        self.assertEqual(values, ["59000000", "59000000", "48000000", "48000000"])  # costs positive
        self.assertNotIn("P06", self.malkoll("check", ".")[1])

    def test_the_same_map_as_the_budget_came_in_by(self):
        table = "Ansvar;Kod;Text;Kostnad;Intäkt\n31;4010;Förskola;700;110\n31;S1;Läslyft;250;0\n31;I9;Bygge;0;0\n"
        karta = "rubrikrad: 1\nenhet: Ansvar\nenhet 31: BUN\npost: Kod\nnamn: Text\ndrift 2025: Kostnad minus Intäkt\nbelopp i: tkr\n"
        self.write("budget.karta", karta)
        status, text, said = self.follow_up(table, "--mapping", "budget.karta")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text), {"BUN": "840 000 kr", "BUN/4010": "590 000 kr", "BUN/S1": "250 000 kr"})
        self.assertIn("tabellen har inget som heter utfall för 2025: det som läses som drift är räknat som utfall", said)

    def test_investments_stand_on_their_posts_and_in_no_sum(self):
        table = "Nämnd;Konto;Namn;Drift;Inv\nBUN;I1;Ny skola;;870\nBUN;S1;Läslyft;250;30\nBUN;I2;Gräv;;5\n"
        self.write("budget.karta", "rubrikrad: 1\nenhet: Nämnd\npost: Konto\nnamn: Namn\ndrift 2025: Drift\ninvestering 2025: Inv\nbelopp i: tkr\n")
        status, text, said = self.follow_up(table, "--mapping", "budget.karta")
        self.assertEqual(self.spent(text), {"BUN": "250 000 kr", "BUN/S1": "250 000 kr", "BUN/I1": "870 000 kr"})
        self.assertEqual(status, 1)
        for row in ("BUN/S1 »Läslyft«: 30 000 kr", "BUN/I2 »Gräv«: 5 000 kr"):
            self.assertIn(row + ": en investering utan egen post: beloppet är inte med i enhetens summa", said)

    def test_years(self):
        table = "Nämnd;Konto;Namn;Utfall 2024 (tkr);Utfall 2025 (tkr)\nBUN;4010;Förskola;500;590\n"
        status, text, said = self.follow_up(table)
        self.assertEqual((status, text), (2, ""))
        self.assertIn("tabellen har utfall för flera år (2024, 2025); välj ett med --year", said)
        self.assertEqual(self.spent(self.follow_up(table, "--year", "2024")[1])["BUN"], "500 000 kr")
        self.assertIn("uppföljning 2025-delår: ", self.follow_up(table, "--year", "2025", "--half-year")[1])
        self.assertIn("inget utfall för 2030; det som finns är 2024, 2025", self.follow_up(table, "--year", "2030")[2])

    def test_sie(self):
        accounts = "".join(f'#KONTO {n} "{name}"\n' for n, name in ((4010, "Förskola"), (4020, "Mat"), (1930, "Bank")))
        book = ('#FLAGGA 0\n#FORMAT PC8\n#SIETYP 3\n#FNAMN "Provkommunen"\n#RAR 0 20250101 20251231\n#DIM 1 "Ansvar"\n#OBJEKT 1 "BUN" "Barn- och ungdomsnämnden"\n#OBJEKT 1 "SN" "Socialnämnden"\n' + accounts +
                '#PSALDO 0 202501 4010 {} 500 0\n#PSALDO 0 202501 4010 {1 "BUN"} 500.50 0\n#PSALDO 0 202502 4020 {1 "SN"} 40 0\n#RES 0 4020 47\n#UB 0 1930 -9\n')
        (self.folder / "bok.se").write_bytes(book.encode("cp437"))
        status, text, said = self.malkoll("import", "bok.se", "--as", "uppföljning", "--budget", ".")
        spent = self.spent(text)
        self.assertEqual(spent["BUN/4010"], "500,5 kr", said)
        self.assertEqual(spent["BUN"], "500,5 kr")
        self.assertEqual(spent["SN"], "40 kr")
        self.assertIn("SN/4020 »Mat«: 40 kr", said)
        # What is divided by nothing belongs to nobody in the plan, and is said.
        self.assertEqual(said.count("fel[F08]"), 2)
        for row in ("# rad 12: Provkommunen 4010 Förskola K -0,5", "# rad 14: Provkommunen 4020 Mat K 7"):
            self.assertIn(row, said)
            self.assertIn(row + "\n", text)
        self.assertEqual(status, 1)

    def test_an_outcome_far_from_its_budget_is_asked_for_its_unit(self):
        kronor = "Nämnd;Konto;Namn;Utfall 2025\nBUN;4010;Förskola;590 000,50\nBUN;9;Läslyft;250 000\n"
        status, text, said = self.follow_up(kronor)
        self.assertEqual((status, text), (2, ""))
        self.assertIn("utfallet för BUN skulle vara 840 000 500 kr, långt från budgeten: i vilken enhet står beloppen?", said)
        status, text, said = self.follow_up(kronor, "--amounts", "kr")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text)["BUN"], "840 000,5 kr")

    def test_real_files(self):
        files = sorted((ROOT / "tests").rglob("typ3.se"))
        self.assertEqual(len(files), 1)
        self.write("plan.malkoll", PLAN.replace("2025", "2012"))
        self.write("bun.malkoll", "använd: plan.malkoll\n")
        (self.folder / "typ3.se").write_bytes(files[0].read_bytes())
        self.assertEqual(self.malkoll("import", "typ3.se", "-o", "bun.malkoll", "--overwrite", "--plan", "plan.malkoll", "--unit", "BUN")[0], 0)
        status, text, said = self.malkoll("import", "typ3.se", "--as", "uppföljning", "--budget", ".", "--unit", "BUN", "--year", "2012")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.spent(text)["BUN"], "28 073,88 kr")
        self.assertRegex(said, r"BUN +28 073,88 kr +28 073,88 kr +178 521,36 kr\n")

    def test_refusals(self):
        self.write("utfall.csv", HEAD.format("Utfall") + "BUN;4010;Förskola;590\n")
        self.assertIn("vilken budget hör utfallet till?", self.malkoll("import", "utfall.csv", "--as", "uppföljning")[2])
        self.write("tom.malkoll", "# tom\n")
        self.assertIn("finns ingen plan", self.malkoll("import", "utfall.csv", "--as", "uppföljning", "--budget", "tom.malkoll")[2])
        self.assertIn("gäller --as uppföljning", self.malkoll("import", "utfall.csv", "--as", "plan", "--half-year")[2])
        self.write("ut.malkoll", "min")
        status, _, said = self.follow_up(HEAD.format("Utfall") + "BUN;4010;Förskola;590\n", "-o", "ut.malkoll")
        self.assertEqual(status, 2)
        self.assertIn("ut.malkoll finns redan", said)
        self.assertEqual(self.malkoll("import", "utfall.csv", "--as", "uppföljning", "--budget", "plan.malkoll", "-o", "ut2.malkoll")[0], 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
