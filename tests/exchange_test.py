#!/usr/bin/env python3
"""Tables as people and scripts meet them: import, check in place.

usage: exchange_test.py MALKOLL ROOT
"""
import json
import pathlib
import sys
import tempfile
import unittest

from program import ROOT, run

CSV = "Nämnd;Id;Namn;Slag;Drift 2025 (tkr);Mål\nBUN;S1;Läslyft;satsning;10 000;\nBUN;G1;Förskola;grunduppdrag;612 400,5;\n"


class Tables(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "budget.csv").write_text(CSV, encoding="utf-8-sig")
        plan = ROOT / "samples/mini/plan.malkoll"
        (self.folder / "plan.malkoll").write_bytes(plan.read_bytes())

    def tearDown(self):
        self.temporary.cleanup()

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def test_import_writes_a_submission_once(self):
        status, out, _ = self.malkoll("import", "budget.csv", "-o", "bun.malkoll", "--plan", "plan.malkoll")
        self.assertEqual(status, 0, out)
        self.assertIn("2 rader blev 2 poster i 1 nämnd eller bolag (UTF-8)", out)
        text = (self.folder / "bun.malkoll").read_text(encoding="utf-8")
        self.assertIn("använd: plan.malkoll\n", text)
        self.assertIn("  drift 2025: 612 400,5 tkr\n", text)
        self.assertEqual(self.malkoll("fmt", "--check", "bun.malkoll")[0], 0)
        status, _, error = self.malkoll("import", "budget.csv", "-o", "bun.malkoll")
        self.assertEqual(status, 2)
        self.assertIn("bun.malkoll finns redan", error)
        self.assertEqual((self.folder / "bun.malkoll").read_text(encoding="utf-8"), text)
        self.assertEqual(self.malkoll("import", "budget.csv", "-o", "bun.malkoll", "--overwrite")[0], 0)

    def test_dry_run_shows_a_map_that_can_be_kept(self):
        status, shown, said = self.malkoll("import", "budget.csv", "--dry-run")
        self.assertEqual(status, 0, said)
        self.assertIn("enhet: Nämnd\n", shown)
        self.assertIn("tillsammans", said)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["budget.csv", "plan.malkoll"])
        (self.folder / "budget.karta").write_text(shown.replace("namn: Namn", "namn: Id + Namn"), encoding="utf-8")
        status, text, _ = self.malkoll("import", "budget.csv")
        self.assertEqual(status, 0)
        self.assertIn("post S1: S1 Läslyft\n", text)
        (self.folder / "budget.karta").write_text("nam: Namn\n", encoding="utf-8")
        status, _, error = self.malkoll("check", "budget.csv")
        self.assertEqual(status, 2)
        self.assertIn("budget.karta:1: »nam« är inget som en kolumnkarta säger; menade du namn?", error)

    MAP = "rubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Id + Namn\ndrift 2025: Drift 2025 (tkr)\nbelopp i: tkr\n"

    def test_outcomes_where_they_are_asked_for(self):
        table = "Nämnd;Id;Namn;Slag;Bokslut 2023 (tkr);Utfall 2024 (tkr);Budget 2025 (tkr);Ack utfall 2025 (tkr)\nBUN;S1;Läslyft;satsning;7;8;10;3\n"
        (self.folder / "budget.csv").write_text(table, encoding="utf-8")
        status, text, said = self.malkoll("import", "budget.csv", "--outcomes")
        self.assertEqual(status, 0, said)
        self.assertIn("  drift 2025: 10 tkr\n", text)
        self.assertIn("  utfall 2023: 7 tkr\n", text)
        self.assertIn("  utfall 2024: 8 tkr\n", text)
        self.assertNotIn("utfall 2025", text)  # of a part of the year
        self.assertIn("Ack utfall 2025", said)
        self.assertIn("utfall 2024", said)  # in the sums
        status, text, said = self.malkoll("import", "budget.csv")
        self.assertNotIn("utfall", text)
        self.assertIn("Bokslut 2023", said)
        _, shown, _ = self.malkoll("import", "budget.csv", "--outcomes", "--dry-run")
        (self.folder / "budget.karta").write_text(shown, encoding="utf-8")
        self.assertIn("  utfall 2024: 8 tkr\n", self.malkoll("import", "budget.csv")[1])
        status, _, error = self.malkoll("import", "budget.csv", "--outcomes")
        self.assertEqual(status, 2)
        self.assertIn("--outcomes gäller tabeller utan kolumnkarta", error)

    def test_a_map_in_any_encoding(self):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"):
            (self.folder / "budget.karta").write_bytes(self.MAP.replace("\n", "\r\n").encode(encoding))
            status, text, said = self.malkoll("import", "budget.csv")
            self.assertEqual(status, 0, encoding + said)
            self.assertIn("post S1: S1 Läslyft\n", text)
            self.assertIn("tabellen är läst efter kolumnkartan budget.karta", said)

    def test_two_places_for_a_map(self):
        (self.folder / "budget.karta").write_text(self.MAP.replace("Id + Namn", "Id"), encoding="utf-8")
        (self.folder / "budget.csv.karta").write_text(self.MAP, encoding="utf-8")
        status, text, said = self.malkoll("import", "budget.csv")
        self.assertEqual(status, 0, said)
        self.assertIn("post S1: S1 Läslyft\n", text)
        self.assertIn("kolumnkartan budget.karta används inte: budget.csv.karta går före", said)
        (self.folder / "budget.csv.karta").write_text(self.MAP.replace("post: Id", "post: kolumn H"), encoding="utf-8")
        status, _, said = self.malkoll("check", "budget.csv")
        self.assertEqual(status, 2)
        self.assertIn("kolumn H står i kolumnkartan budget.csv.karta, men finns inte i tabellen", _ + said)

    def test_empty_and_half_written_maps(self):
        shown = self.malkoll("import", "budget.csv", "--dry-run")[1]
        for content in ("", "# bara\n\n# kommentarer\n"):
            (self.folder / "budget.karta").write_text(content, encoding="utf-8")
            status, again, said = self.malkoll("import", "budget.csv", "--dry-run")
            self.assertEqual((status, again), (0, shown), said)
            self.assertIn("kolumnkartan budget.karta är tom och används inte", said)
        (self.folder / "budget.karta").write_text(shown[:len(shown) // 2], encoding="utf-8")
        status, again, said = self.malkoll("import", "budget.csv", "--dry-run")
        self.assertEqual((status, again), (0, shown), said)
        status, _, said = self.malkoll("import", "budget.csv")
        self.assertEqual(status, 2)
        self.assertIn("kolumnkartan budget.karta är inte hel", said)

    def test_a_map_is_written_beside_its_table(self):
        status, out, said = self.malkoll("import", "budget.csv", "--write-map")
        self.assertEqual(status, 0, out + said)
        self.assertIn("kolumnkartan skrevs i budget.csv.karta", out)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["budget.csv", "budget.csv.karta", "plan.malkoll"])
        written = (self.folder / "budget.csv.karta").read_text(encoding="utf-8")
        self.assertEqual(self.malkoll("import", "budget.csv", "--dry-run")[1], written)
        status, _, said = self.malkoll("import", "budget.csv", "--write-map")
        self.assertEqual(status, 2)
        self.assertIn("finns redan", said)

    def test_encodings_of_tables(self):
        for encoding, name in (("cp850", "MS-DOS (CP850)"), ("mac_roman", "Macintosh (Mac Roman)"), ("utf-16", "UTF-16")):
            (self.folder / "budget.csv").write_bytes(CSV.encode(encoding))
            status, text, said = self.malkoll("import", "budget.csv")
            self.assertEqual(status, 0, said)
            self.assertIn("post S1: Läslyft\n", text)
            self.assertIn(f"({name})", said)

    def test_what_cannot_be_read_is_named_and_the_rest_goes_over(self):
        (self.folder / "budget.csv").write_text(CSV.replace("10 000", "10.000"), encoding="cp1252")
        status, out, _ = self.malkoll("import", "budget.csv", "-o", "ut.malkoll")
        self.assertEqual(status, 1)
        self.assertIn("budget.csv:E2", out)
        self.assertIn("(Windows-1252)", out)
        self.assertIn("post G1: Förskola\n", (self.folder / "ut.malkoll").read_text(encoding="utf-8"))

    def test_what_is_too_fine_for_its_unit_is_not_read_in_another(self):
        plan = self.folder / "plan.malkoll"
        plan.write_text(plan.read_text(encoding="utf-8").replace("beloppsenhet: tkr", "beloppsenhet: mnkr"), encoding="utf-8")
        self.assertIn("beloppsenhet: mnkr", plan.read_text(encoding="utf-8"))
        (self.folder / "budget.csv").write_text(CSV.replace("10 000", "1,234567"), encoding="utf-8")
        status, out, _ = self.malkoll("import", "budget.csv", "-o", "ut.malkoll", "--plan", "plan.malkoll")
        self.assertEqual(status, 1)
        self.assertIn("budget.csv:E2", out)
        self.assertNotIn("skiljer sig", out)
        self.assertIn("  drift 2025: 1,234567 tkr\n", (self.folder / "ut.malkoll").read_text(encoding="utf-8"))

    def test_check_in_place(self):
        status, out, _ = self.malkoll("check", "plan.malkoll", "budget.csv", "--format", "short")
        self.assertEqual(status, 1)
        self.assertIn("budget.csv:B2: fel[L01]", out)
        done = run("check", "plan.malkoll", "budget.csv", "--format", "json", cwd=self.folder)
        cells = [f["cell"]["name"] for f in json.loads(done.stdout)["findings"] if f["rule"] == "L01"]
        self.assertEqual(cells, ["B2"])
        status, out, _ = self.malkoll("check", "plan.malkoll", "budget.csv", "--unit", "XXX", "--format", "short")
        self.assertIn("S06", out)

    def test_files_that_are_no_tables(self):
        self.assertEqual(self.malkoll("import", "finns-inte.csv")[0], 2)
        self.assertEqual(self.malkoll("import", "plan.malkoll")[0], 2)
        (self.folder / "bild.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
        status, _, error = self.malkoll("import", "bild.csv")
        self.assertEqual(status, 2)
        self.assertIn("F07", error)
        (self.folder / "tom.csv").write_bytes(b"")
        self.assertEqual(self.malkoll("check", "tom.csv")[0], 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
