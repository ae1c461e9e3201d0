#!/usr/bin/env python3
"""The column maps of samples/kartor, and `import --like`: last year's map for this year's table.

usage: like_test.py MALKOLL ROOT
"""
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

from program import ROOT, run
from workbooks import sheet, workbook

MAPS = ROOT / "samples/kartor"
TABLE = "Nämnd;Id;Namn;Drift 2025 (tkr);Drift 2026 (tkr)\nBUN;S1;Läslyft;10;11\nBUN;S2;Fritids;20;22\n"
MAP = ("rubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Namn\ndrift 2025: Drift 2025 (tkr)\ndrift 2026: Drift 2026 (tkr)\nbelopp i: tkr\nhoppa över: rad 14\n"
       "använd: plan-2025.malkoll\nplan: P2025\nversion: 2\nbeslutad: 2024-11-20\ndiarienummer: BUN-2024-17\n")


def years_later(text, years):
    return re.sub(r"(?<!\d)20\d\d(?=(?:0[1-9]|1[0-2])?(?!\d))", lambda year: str(int(year[0]) + years), text)


def money(text):
    """{unit kind year: what} of a submission's amounts, in tkr."""
    sums, unit = {}, ""
    for line in text.splitlines():
        unit = line.split()[1].rstrip(":") if line.startswith("budget ") else unit
        if found := re.fullmatch(r"  (drift|investering|intäkt) (\d+): (-?[\d ]+) tkr", line):
            key = f"{unit} {found[1]} {found[2]}"
            sums[key] = sums.get(key, 0) + int(found[3].replace(" ", ""))
    return sums


class Like(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        shutil.copy(MAPS / "plan.malkoll", self.folder)

    def tearDown(self):
        self.temporary.cleanup()

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def test_each_sample_reads_its_table(self):
        maps = sorted(MAPS.glob("*.karta"))
        self.assertGreaterEqual(len(maps), 10)
        for path in maps:
            with self.subTest(path.name):
                text = path.read_text(encoding="utf-8")
                self.assertRegex(text, r"\A# .+\.\n")  # what layout it is for
                gives = re.search(r"^# Ger: (.+)$", text, re.M)[1]
                right = {key: int(value.replace(" ", "")) for key, value in re.findall(r"(\w+ \w+ \d+): (-?[\d ]+) tkr", gives)}
                status, made, said = self.malkoll("import", str(path.with_suffix(".csv")), "--plan", "plan.malkoll")
                self.assertEqual(status, 0, said)
                self.assertEqual(money(made), right, made)
                self.assertIn(f"({path.name})", (MAPS / "README.md").read_text(encoding="utf-8"))

    def test_each_sample_reads_the_table_of_another_year(self):
        for path in sorted(MAPS.glob("*.karta")):
            for years in (1, 3):
                with self.subTest(f"{path.name} {years}"):
                    table = path.with_suffix(".csv").read_text(encoding="utf-8")
                    now = money(self.malkoll("import", str(path.with_suffix(".csv")), "--plan", "plan.malkoll")[1])
                    self.write("plan-nu.malkoll", years_later((MAPS / "plan.malkoll").read_text(encoding="utf-8"), years))
                    self.write("nu.csv", "Tryckt i dag\n" + years_later(table, years))
                    status, made, said = self.malkoll("import", "nu.csv", "--like", str(path), "--plan", "plan-nu.malkoll")
                    self.assertEqual(status, 0, said)
                    self.assertEqual(money(made), {years_later(key, years): value for key, value in now.items()}, said)
                    self.assertIn(f"efter {path.name}: rubrikerna står på rad", said)

    def test_what_was_last_years_is_gone_and_said(self):
        self.write("fjol.karta", MAP)
        self.write("nu.csv", years_later(TABLE, 1))
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.karta")
        self.assertEqual(status, 0, said)
        self.assertEqual(money(made), {"BUN drift 2026": 30, "BUN drift 2027": 33})
        for gone in ("plan-2025", "P2025", "2024-11-20", "BUN-2024-17", "version"):
            self.assertNotIn(gone, made)
        self.assertIn("efter fjol.karta: åren är flyttade: 2025 → 2026, 2026 → 2027\n", said)
        self.assertIn("efter fjol.karta: rubriker: »Drift 2025 (tkr)« → »Drift 2026 (tkr)«", said)
        self.assertIn("det som gällde inlämningen då är borta: använd: plan-2025.malkoll, plan: P2025, version: 2, beslutad: 2024-11-20, diarienummer: BUN-2024-17\n", said)
        self.assertIn("det som gällde enstaka rader då är borta: rad 14\n", said)
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.karta", "--plan", "plan.malkoll")
        self.assertIn("använd: plan.malkoll\n", made)

    def test_a_table_that_has_a_map_and_a_map_for_the_new_one(self):
        self.write("fjol.csv", TABLE)
        self.write("fjol.karta", MAP)
        moved = "Nämndens budget\n;;;;\nNamn;Nämnd;Drift 2027 (tkr);Drift 2026 (tkr);Id\nLäslyft;BUN;11;10;S1\nFritids;BUN;22;20;S2\n"
        self.write("nu.csv", moved)
        status, out, said = self.malkoll("import", "nu.csv", "--like", "fjol.csv", "--write-map")
        self.assertEqual(status, 0, out + said)
        self.assertIn("efter fjol.karta: rubrikerna står på rad 3, inte rad 1", out)
        written = (self.folder / "nu.csv.karta").read_text(encoding="utf-8")
        self.assertIn("rubrikrad: 3\n", written)
        self.assertIn("drift 2027: Drift 2027 (tkr)\n", written)
        self.assertEqual(money(self.malkoll("import", "nu.csv")[1]), {"BUN drift 2026": 30, "BUN drift 2027": 33})
        status, _, said = self.malkoll("import", "nu.csv", "--like", "plan.malkoll")
        self.assertEqual(status, 2)
        self.write("utan.csv", TABLE)
        status, _, said = self.malkoll("import", "nu.csv", "--like", "utan.csv")
        self.assertEqual(status, 2)
        self.assertIn("utan.csv har ingen kolumnkarta bredvid sig (utan.csv.karta); gör en med   malkoll import utan.csv --write-map", said)
        status, _, said = self.malkoll("import", "nu.csv", "--like", "saknas.karta")
        self.assertEqual(status, 2)
        self.assertIn("saknas.karta kan inte läsas", said)

    def test_a_heading_that_is_not_there_is_named(self):
        self.write("fjol.karta", MAP)
        self.write("nu.csv", years_later(TABLE, 1).replace("Drift 2027 (tkr)", "Drift 2027 (mnkr)").replace("Namn;", "Benämning;"))
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.karta")
        self.assertEqual((status, made), (2, ""))
        self.assertIn("fjol.karta: rubriken »Drift 2027 (tkr)« (då »Drift 2026 (tkr)«) finns inte på rad 1", said)
        self.assertIn("fjol.karta: rubriken »Namn« finns inte på rad 1", said)
        self.assertFalse((self.folder / "nu.csv.karta").exists())

    def test_the_year_where_no_heading_says_it(self):
        self.write("fjol.karta", "rubrikrad: 1\nenhet: alltid BUN\nnamn: Namn\ndrift 2025: Budget\ndrift 2026: Plan\nbelopp i: tkr\n")
        self.write("nu.csv", "Namn;Budget;Plan\nLäslyft;10;11\n")
        status, _, said = self.malkoll("import", "nu.csv", "--like", "fjol.karta")
        self.assertEqual(status, 2)
        self.assertIn("det framgår inte vilket år tabellen gäller: rubrikerna säger det inte; ange planen med --plan", said)
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.karta", "--plan", "plan.malkoll")
        self.assertEqual(status, 0, said)
        self.assertEqual(money(made), {"BUN drift 2026": 10, "BUN drift 2027": 11})

    def test_columns_by_letter_are_found_by_what_stood_above_them(self):
        then = ";Budget;;Plan;\n;2025;;2026;\nVerksamhet;Kostnad;Netto;Kostnad;Netto\nSkola;12;10;13;11\n"
        self.write("fjol.csv.karta", "rubrikrad: 3\nenhet: alltid BUN\nnamn: Verksamhet\ndrift 2025: kolumn C\ndrift 2026: kolumn E\nbelopp i: tkr\n")
        self.write("nu.csv", "Tabell;;;;;;;\n;Utfall;;;Budget;;Plan;\n;2024;;;2026;;2027;\nVerksamhet;Kostnad;Netto;Intäkt;Kostnad;Netto;Kostnad;Netto\nSkola;9;8;1;12;10;13;11\n")
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.csv.karta", "--plan", "plan.malkoll")
        self.assertEqual(status, 0, said)
        self.assertIn("kolumn C läses på samma plats som då; där står nu »Utfall 2024 Netto«", said)  # nobody can know better
        self.write("fjol.csv", then)
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.csv")
        self.assertEqual(status, 0, said)
        self.assertEqual(money(made), {"BUN drift 2026": 10, "BUN drift 2027": 11})
        self.assertIn("kolumn C »Budget 2025 Netto« är nu kolumn F »Budget 2026 Netto«", said)
        self.write("nu.csv", "Tabell;;;\n;Budget;;Plan\n;2026;;2027\nVerksamhet;Kostnad;Netto;Kostnad\nSkola;12;10;13\n")
        status, made, said = self.malkoll("import", "nu.csv", "--like", "fjol.csv")
        self.assertEqual(status, 2)
        self.assertIn("rubriken »Plan 2027 Netto« (då »Plan 2026 Netto«) finns inte på rad 4", said)

    def test_sheets_with_years_in_their_names(self):
        self.write("fjol.karta", "blad: 2025\nrubrikrad: 1\nenhet: Nämnd\npost: Namn\nnamn: Namn\nlika poster: läggs ihop\ndrift 2025: Budget\nbelopp i: tkr\n\nblad: 2026\nrubrikrad: 1\nenhet: Nämnd\npost: Namn\nnamn: Namn\nlika poster: läggs ihop\ndrift 2026: Budget\n")
        rows = [["Nämnd", "Namn", "Budget"], ["BUN", "Skola", 10]]
        workbook(self.folder / "nu.xlsx", {"2026": sheet(rows), "2027": sheet([["", "", ""], *rows])})
        status, made, said = self.malkoll("import", "nu.xlsx", "--like", "fjol.karta", "--plan", "plan.malkoll")
        self.assertEqual(status, 0, said)
        self.assertEqual(money(made), {"BUN drift 2026": 10, "BUN drift 2027": 10})
        self.assertIn("efter fjol.karta: bladet »2025« är nu »2026«", said)
        workbook(self.folder / "nu.xlsx", {"2026": sheet(rows), "Sammanfattning": sheet(rows)})
        status, made, said = self.malkoll("import", "nu.xlsx", "--like", "fjol.karta", "--plan", "plan.malkoll")
        self.assertEqual(status, 2)
        self.assertIn("fjol.karta: bladet »2027« finns inte i tabellen", said)

    def test_files_that_say_themselves_what_they_hold(self):
        self.write("fjol.karta", MAP)
        sie = '#FLAGGA 0\n#SIETYP 4\n#FNAMN "Nämnd"\n#RAR 0 20260101 20261231\n#KONTO 5011 "Löner"\n#DIM 1 "Ansvar"\n#OBJEKT 1 "BUN" "Skola"\n#PBUDGET 0 202601 5011 {1 "BUN"} 1000.00\n'
        self.write("nu.se", sie)
        _, _, said = self.malkoll("import", "nu.se", "--like", "fjol.karta", "--unit", "BUN")
        self.assertIn("kolumnkartan fjol.karta används inte: filen säger själv vad den innehåller", said)
        status, _, said = self.malkoll("import", "nu.se", "--like", "fjol.karta", "--mapping", "fjol.karta")
        self.assertEqual(status, 2)

    def test_a_library_beside_the_plan_reads_the_tables_of_its_layout(self):
        (self.folder / "kartor").mkdir()
        self.write("kartor/system.karta", "rubrikrad: 1\nenhet: Ansv\npost: Obj\nnamn: Text\ndrift 2024: K1 2024\nbelopp i: tkr\ntecken: kostnad positiv\n")
        self.write("nu.csv", "Ansv;Obj;Text;K1 2026\nBUN;1;Skola;900\n")
        status, made, said = self.malkoll("import", "nu.csv", "--plan", "plan.malkoll")
        self.assertEqual(status, 0, said)
        self.assertEqual(money(made), {"BUN drift 2026": 900})
        self.assertIn("efter kartor/system.karta: åren är flyttade: 2024 → 2026", said)
        self.write("kartor/trasig.karta", "rubrikrad: 1\nvad: som helst\n")
        status, made, said = self.malkoll("import", "nu.csv", "--plan", "plan.malkoll")
        self.assertEqual((status, made), (2, ""))
        self.assertIn("kartor/trasig.karta:2: ", said)

    def test_the_help_and_the_readme_speak_of_it(self):
        self.assertIn("--like", self.malkoll("import", "--help")[1])
        self.assertIn("samples/kartor", (ROOT / "README.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
