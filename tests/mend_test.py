#!/usr/bin/env python3
"""check --fix in tables: the cell's value changes, and nothing else does.

usage: mend_test.py MALKOLL ROOT
"""
import pathlib
import re
import sys
import tempfile
import unittest

from annotate_test import PLAN, STYLES, officers, pack, text
from program import run
from packages import entries, faults, only_inserted, parts
from workbook import read
from workbooks import relations, sheet, workbook

HEADINGS = ["Nämnd", "Id", "Namn", "Aspekt", "Mål 1", "Drift 2025 (tkr)"]
BIG, MENDED = "Trygghet", "trygghet"  # the plan's aspekt in another case: a certain correction


class Mended(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.book, self.copy = self.folder / "bok.xlsx", self.folder / "bok-rättad.xlsx"
        (self.folder / "plan.malkoll").write_text(PLAN.replace("  ram 2025: 900\n", "").replace("  ansvarig: BUN\n", "  ansvarig: BUN\n  aspekt trygghet: Trygga barn\n"), encoding="utf-8")

    def tearDown(self):
        self.temporary.cleanup()

    def fix(self, *options, name="bok.xlsx"):
        done = run("check", "plan.malkoll", name, "--fix", "--format", "short", *options, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def test_a_cell_in_a_copy(self):
        officers(self.book, rows=[[*HEADINGS, "Längd"], ["BUN", "1", "Ett", text(BIG, ' s="1"'), "m1", 5, "<c><f>LEN(D2)</f><v>8</v></c>"], ["BUN", "2", "Två", "", text("M1 "), 7, "<c><f>G2/2</f><v>4</v></c>"], ["BUN", "3", "Tre", "", "M1", 9, "<c><f>F9</f><v>3</v></c>"]])
        before = self.book.read_bytes()
        status, shown, _ = self.fix("--diff")
        self.assertEqual(status, 1)
        self.assertIn("bok.xlsx:'Budget ''A'''!D2: »Trygghet« blir »trygghet«\n", shown)
        self.assertFalse(self.copy.exists())
        _, shown, said = self.fix()
        self.assertNotIn("!D2: fel[S06]", shown)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertIn("bok-rättad.xlsx har", said)
        self.assertIn("räknas om när filen öppnas: 'Budget ''A'''!G2, 'Budget ''A'''!G3; till dess har de sina gamla värden", said)
        old, new = entries(self.book), entries(self.copy)
        self.assertEqual([n for n in old if old[n] != new[n]], ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
        texts_before, texts_after = parts(self.book), parts(self.copy)
        self.assertIn(b'fullCalcOnLoad="1"', texts_after["xl/workbook.xml"])
        self.assertIsNone(only_inserted(texts_before["xl/workbook.xml"], texts_after["xl/workbook.xml"], {"calcPr"}))
        cells = texts_after["xl/worksheets/sheet1.xml"].decode()
        self.assertIn('<c r="D2" s="1" t="inlineStr"><is><t xml:space="preserve">trygghet</t></is></c>', cells)
        self.assertIn("<f>LEN(D2)</f><v>8</v>", cells)
        self.assertEqual([f for f in faults(self.copy) if f not in faults(self.book)], [])
        first = self.copy.read_bytes()
        self.fix()  # the same copy again
        self.assertEqual(self.copy.read_bytes(), first)
        self.copy.write_bytes(b"annat")
        status, _, said = self.fix()
        self.assertEqual((status, self.copy.read_bytes()), (2, b"annat"))
        self.assertIn("bok-rättad.xlsx finns redan; flytta eller ta bort den", said)

    def test_in_place(self):
        officers(self.book, rows=[HEADINGS, ["BUN", "1", "Ett", text(BIG), "M1", 5]])
        before = parts(self.book)
        _, shown, said = self.fix("--in-place")
        self.assertIn("bok.xlsx har 1 rättelse", said)
        self.assertFalse(self.copy.exists())
        after = parts(self.book)
        self.assertEqual([n for n in before if before[n] != after[n]], ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
        self.assertEqual(read(self.book)[0]["Budget 'A'"].values["D2"], MENDED)
        self.assertNotIn("S06", shown)

    def test_a_text_stays_a_text(self):
        officers(self.book, rows=[HEADINGS, ["BUN", "1", "Ett", "", "M1", 5], ["BUN", "2", "Två", text(BIG, ' s="1"'), "M1", 7]])
        self.fix()
        cells = parts(self.copy)["xl/worksheets/sheet1.xml"].decode().replace("\u00a0", " ")
        self.assertIn('<c r="D3" s="1" t="inlineStr"><is><t xml:space="preserve">trygghet</t></is></c>', cells)

    def left(self, cell, reason, extra=None, after="", shared=None):
        """The cell D3 is left as it is, beside one that is mended."""
        rows = [HEADINGS, ["BUN", "1", "Ett", text(BIG), "M1", 5], ["BUN", "2", "Två", cell, "M1", 7]]
        workbook(self.book, {"Blad1": sheet(rows, after=after)}, strings=shared, styles=STYLES, extra=extra)
        self.copy.unlink(missing_ok=True)
        _, _, said = self.fix()
        self.assertIn(f"bok.xlsx:Blad1!D3: »{BIG}« rättas inte till »{MENDED}«: {reason}", said)
        before, after = (parts(b)["xl/worksheets/sheet1.xml"].decode() for b in (self.book, self.copy))
        self.assertEqual(before.split('<row r="3"')[1], after.split('<row r="3"')[1])
        self.assertIn('<c r="D2" t="inlineStr"><is><t xml:space="preserve">trygghet</t></is></c>', after)

    def test_what_is_left_as_it_is(self):
        self.left(f'<c t="str"><f>"Trygg"&amp;"het"</f><v>{BIG}</v></c>', "den är en formel")
        self.left(f'<c t="str"><f t="shared" si="0"/><v>{BIG}</v></c>', "den är en formel")
        self.left(f'<c t="inlineStr" cm="1"><is><t>{BIG}</t></is></c>', "den hör till en dynamisk matris")
        self.left('<c t="inlineStr"><is><r><t>Trygg</t></r><r><rPr><b/></rPr><t>het</t></r></is></c>', "texten i den har flera stilar")
        self.left('<c t="s"><v>1</v></c>', "texten i den har flera stilar", shared=["<si><t>x</t></si>", "<si><r><t>Try</t></r><r><t>gghet</t></r></si>"])
        self.left(text(BIG), "den hör till en pivottabell", extra={"xl/worksheets/_rels/sheet1.xml.rels": relations(("r1", "pivotTable", "../pivotTables/pivotTable1.xml")),
                                                                   "xl/pivotTables/pivotTable1.xml": '<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><location ref="A3:E9" firstHeaderRow="1"/></pivotTableDefinition>'})
        self.left(text(BIG), "den är en rubrik i en Exceltabell", extra={"xl/worksheets/_rels/sheet1.xml.rels": relations(("r1", "table", "../tables/table1.xml")),
                                                                       "xl/tables/table1.xml": '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" ref="A3:E9"><tableColumns count="1"/></table>'})
        rows = [HEADINGS, ["BUN", "1", "Ett", f'<c t="str"><f t="array" ref="D2:D3">X1:X2</f><v>{BIG}</v></c>', "M1", 5], ["BUN", "2", "Två", text(BIG), "M1", 7]]
        workbook(self.book, {"Blad1": sheet(rows)}, styles=STYLES)
        self.copy.unlink()
        _, _, said = self.fix()
        self.assertIn("D3: »Trygghet« rättas inte till »trygghet«: den hör till en matrisformel", said)
        self.assertIn("inget går att rätta med säkerhet", said)
        self.assertFalse(self.copy.exists())

    def test_a_signed_one_is_left(self):
        officers(self.book, rows=[HEADINGS, ["BUN", "1", "Ett", text(BIG), "M1", 5]], extra={"_xmlsignatures/sig1.xml": "<Signature/>"})
        self.assertIn("arbetsboken är digitalt signerad", self.fix()[1])
        self.assertFalse(self.copy.exists())

    def test_csv(self):
        lines = 'Nämnd;Id;Namn;Aspekt;Mål 1;Drift 2025 (tkr)\r\nBUN;1;"Ett; två";"Trygghet";M1;5\r\nBUN;2;"Så ""här""";Trygghet;M1;7\r\n'
        for encoding in ("cp1252", "utf-8-sig", "utf-16"):
            (self.folder / "b.csv").write_bytes(lines.encode(encoding))
            (self.folder / "b-rättad.csv").unlink(missing_ok=True)
            self.fix(name="b.csv")
            now = (self.folder / "b-rättad.csv").read_bytes().decode(encoding).replace("\u00a0", " ")
            self.assertEqual(now, lines.replace(BIG, MENDED), encoding)
        self.fix("--in-place", name="b.csv")
        self.assertNotIn(BIG.encode("utf-16-le"), (self.folder / "b.csv").read_bytes())

    def test_our_own_workbook(self):
        self.assertEqual(run("new", "BUN", "plan.malkoll", "-o", "tom.xlsx", cwd=self.folder).returncode, 0)
        content = parts(self.folder / "tom.xlsx")
        sheets, _ = read(self.folder / "tom.xlsx")
        heading = next(n for n, v in sheets["Poster"].values.items() if v == "Drift 2025 (tkr)")
        column, at = re.match("[A-Z]+", heading)[0], int(re.search("[0-9]+", heading)[0]) + 1
        for part in [n for n in content if n.startswith("xl/worksheets/sheet")]:
            filled, count = re.subn(rf'<c r="{column}{at}"((?: s="\d+")?)/>'.encode(), rf'<c r="{column}{at}"\1 t="inlineStr"><is><t>1.200,50</t></is></c>'.encode(), content[part])
            names = next((n for n, v in sheets["Poster"].values.items() if v == "Post" and n.endswith(str(at - 1))), None)
            if count and names:
                letter = re.match("[A-Z]+", names)[0]
                filled, named = re.subn(rf'<c r="{letter}{at}"((?: s="\d+")?)/>'.encode(), rf'<c r="{letter}{at}"\1 t="inlineStr"><is><t>Förskola</t></is></c>'.encode(), filled)
                if named:
                    content[part] = filled
        pack(self.book, content)
        self.fix()
        self.assertTrue(self.copy.exists())
        before, after = read(self.book)[0], read(self.copy)[0]
        self.assertEqual(after["Poster"].values[f"{column}{at}"], 1200.5)
        for name, cells in before.items():
            self.assertEqual((cells.formulas, cells.validations, cells.protected), (after[name].formulas, after[name].validations, after[name].protected))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
