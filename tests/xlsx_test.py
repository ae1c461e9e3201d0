#!/usr/bin/env python3
"""Workbooks: as programs write them, and as nobody should send them.

usage: xlsx_test.py MALKOLL ROOT
"""
import json
import pathlib
import re
import resource
import sys
import tempfile
import unittest
import zipfile

from program import MALKOLL, ROOT, run
from workbook import read
from workbooks import MAIN, cell, relations, row, sheet, with_comments, workbook

HEADINGS = ["Nämnd", "Id", "Namn", "Drift 2025 (tkr)", "Mål 1", "Andel 1"]
PERCENT_AND_DATE = ('<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/></numFmts>'
                    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>')


class Workbooks(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.book = self.folder / "bok.xlsx"

    def tearDown(self):
        self.temporary.cleanup()

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder)
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def posts(self, *options):
        """The imported text without its first line and its budgets' heads."""
        status, text, said = self.malkoll("import", "bok.xlsx", *options)
        return status, text, said

    def refused(self, wanted, name="bok.xlsx"):
        for command in (["check", name], ["import", name, "-o", "ut.malkoll"]):
            status, out, error = self.malkoll(*command)
            self.assertEqual(status, 2, out + error)
            self.assertIn("F07", out + error)
            self.assertIn(wanted, out + error)
            self.assertFalse((self.folder / "ut.malkoll").exists())

    def test_every_kind_of_cell(self):
        strings = ["<si><t>Läslyft</t></si>", '<si><r><rPr/><t>Sko</t></r><r><t xml:space="preserve">la &amp; hem</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>']
        rows = [HEADINGS,
                ["BUN", 1, '<c t="s"><v>0</v></c>', 10000.5, "KUN1", '<c s="1"><v>0.6</v></c>'],
                ["BUN", "S 2", '<c t="s"><v>1</v></c>', '<c><f>D2*2</f><v>20001</v></c>', '<c t="str"><f>"KUN"&amp;1</f><v>KUN1</v></c>', "40"],
                ["BUN", '<c t="d"><v>2024-12-31T00:00:00</v></c>', '<c s="3"><v>45657</v></c>', '<c><v>1.2E3</v></c>', '<c t="str"><f>""</f><v></v></c>'],
                ["BUN", '<c t="b"><v>1</v></c>', "Två\nrader ", '<c s="1"><v>0.5</v></c>']]
        workbook(self.book, {"Blad1": sheet(rows)}, strings, PERCENT_AND_DATE)
        status, text, said = self.posts()
        self.assertEqual(status, 1)  # a share is no amount
        self.assertIn("Blad1!D5", said)
        self.assertEqual(text.split("kostnad positiv\n")[1],
                         "\npost 1: Läslyft\n  drift 2025: 10 000,5 tkr\n  bidrar till: KUN1 60 %\n"
                         "\npost S-2: Skola & hem\n  drift 2025: 20 001 tkr\n  bidrar till: KUN1 40 %\n"
                         "\npost 2024-12-31: 2024-12-31\n  drift 2025: 1 200 tkr\n"
                         "\npost ja: Två rader\n  drift 2025:\n")

    def test_number_formats_say_the_unit(self):
        # What people see is what was meant: 612000 shown as 612 is 612 tkr.
        def read(heading, code, stored):
            styles = f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
            workbook(self.book, {"B": sheet([["Nämnd", "Id", "Namn", heading], ["BUN", 1, "Skola", f'<c s="1"><v>{stored}</v></c>']])}, styles=styles)
            status, text, said = self.posts()
            return status, said + text
        self.assertIn("drift 2025: 612 000 kr\n", read("Drift 2025", "#,##0 &quot;kr&quot;", 612000)[1])
        self.assertIn("drift 2025: 612 000 kr\n", read("Drift 2025 (tkr)", "#,##0,", 612000)[1])
        self.assertIn("drift 2025: 60 000 000 kr\n", read("Drift 2025", "#,##0.0,,&quot; mnkr&quot;", 60000000)[1])
        for heading, code, wanted in [("Drift 2025 (tkr)", "#,##0 &quot;kr&quot;", "är i tkr, men cellerna visar kr"), ("Drift 2025", "[$€-2] #,##0", "en annan valuta än kronor")]:
            status, said = read(heading, code, 612000)
            self.assertGreater(status, 0)
            self.assertIn(wanted, said)

    def test_days_are_counted_as_the_workbook_says(self):
        rows = [["Nämnd", "Id", "Namn", "Drift 2025 (tkr)"]] + [["BUN", n, f'<c s="3"><v>{serial}</v></c>', 1] for n, serial in enumerate((1, 59, 61, 45657.75, 0.5))]
        workbook(self.book, {"B": sheet(rows)}, styles=PERCENT_AND_DATE)
        titles = [line.split(": ", 1)[1] for line in self.posts()[1].splitlines() if line.startswith("post ")]
        self.assertEqual(titles, ["1900-01-01", "1900-02-28", "1900-03-01", "2024-12-31", "0,5"])
        workbook(self.book, {"B": sheet(rows[:2])}, styles=PERCENT_AND_DATE, properties='<workbookPr date1904="1"/>')
        self.assertIn("post 0: 1904-01-02\n", self.posts()[1])

    def test_other_writers(self):
        # A prefix on every name, no references, comments, CDATA, rows left out.
        xml = (f'<x:worksheet xmlns:x="{MAIN}"><!-- <row> --><x:sheetData><x:row>' + "".join(f"<x:c t='inlineStr'><x:is><x:t>{h}</x:t></x:is></x:c>" for h in HEADINGS[:4]) +
               '</x:row><x:row r="7"><x:c t="str"><x:v>BUN</x:v></x:c><x:c><x:v>5</x:v></x:c><x:c t="str"><x:v><![CDATA[</x:row> & co]]></x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>')
        workbook(self.book, {"Blad1": xml})
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("post 5: </x:row> & co\n  drift 2025: 7 tkr\n", text)
        (self.folder / "bok.csv").write_bytes(self.book.read_bytes())  # told by its bytes
        self.assertEqual(self.malkoll("import", "bok.csv")[0], 0)

    def test_formulas_without_values_errors_and_merged_cells(self):
        rows = [HEADINGS[:4],
                ["BUN", "1", "Ett", "<c><f>1+1</f></c>"],
                [None, "2", "Två", '<c t="e"><v>#REF!</v></c>'],
                [None, "3", "Tre", 5],
                ["KN", "4", "Fyra", None],
                ["KN", "5", '<c><f>A1</f><v/></c>', 6]]
        workbook(self.book, {"Blad1": sheet(rows, after='<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="D4:D5"/></mergeCells>')})
        status, out, _ = self.malkoll("check", "bok.xlsx", "--format", "json")
        self.assertEqual(status, 1)
        found = [(f["rule"], f["level"], f["cell"]["name"]) for f in json.loads(out)["findings"] if f["rule"] in ("F09", "F10")]
        self.assertEqual(found, [("F09", "error", "Blad1!D2"), ("F09", "error", "Blad1!D3"), ("F10", "warning", "Blad1!D5")])
        self.assertEqual(self.posts()[1].count("budget "), 2)

    def test_what_is_hidden_counts_and_is_told(self):
        rows = [HEADINGS[:4], ["BUN", "1", "Ett", 1], row(3, ["BUN", "2", "Två", 2], ' hidden="1"')]
        workbook(self.book, {"Dolt": sheet([["Nämnd"]]), "Blad1": sheet(rows, before='<cols><col min="2" max="3" hidden="1"/></cols>')}, states={"Dolt": ' state="veryHidden"'})
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("råd[F10]: dolt i arbetsboken, men med i kontrollen: 2 kolumner och 1 rad", said)
        self.assertIn("post 2: Två", text)

    def test_several_sheets(self):
        workbook(self.book, {"BUN": sheet([HEADINGS[1:4], ["1", "Ett", 1]]), "Läs mig": sheet([["Hej"]]), "KN": sheet([HEADINGS[1:4], ["1", "Ett", 2]])},
                 states={"Läs mig": ' state="hidden"'})
        (self.folder / "bok.karta").write_text("blad: alla\nrubrikrad: 1\nenhet: bladets namn\npost: Id\nnamn: Namn\ndrift 2025: Drift 2025 (tkr)\nbelopp i: tkr\n", encoding="utf-8")
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("budget BUN: BUN", text)
        self.assertIn("budget KN: KN", text)
        (self.folder / "bok.karta").write_text("blad: Blad9\nrubrikrad: 1\nenhet: alltid X\ndrift 2025: A\nbelopp i: tkr\n", encoding="utf-8")
        self.refused("bladet »Blad9« finns inte")

    def test_files_that_are_no_workbooks(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        for name, content, wanted in (("a.xls", ole, "av den äldre sorten (.xls)"),
                                      ("b.xlsx", ole + "EncryptedPackage".encode("utf-16-le") + bytes(100), "skyddad med lösenord"),
                                      ("c.xlsx", b"N\xc3\xa4mnd;Id\nBUN;1\n", "heter som en arbetsbok men är ingen"),
                                      ("d.xlsx", b"<!DOCTYPE html><html></html>", "webbsida"),
                                      ("e.xlsx", b"", "tabellen är tom"),
                                      ("l.xls", b"<html><body><table><tr><td>N</td></tr></table></body></html>", "webbsida (HTML) med en tabell"),
                                      ("m.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML-formatet från 2003"),
                                      ("n.xls", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<table></table>".encode("utf-16"), "webbsida (HTML) med en tabell"),
                                      ("f.xlsx", b"PK\x03\x04" + bytes(50), "skadad"),
                                      ("g.xlsx", bytes(range(256)), "ingen tabell")):
            (self.folder / name).write_bytes(content)
            self.refused(wanted, name)
        archives = {"h.ods": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
                    "i.xlsx": {"_rels/.rels": relations(("r", "officeDocument", "word/document.xml")), "word/document.xml": "<w:document xmlns:w='w'/>"},
                    "j.xlsx": {"_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": "x"},
                    "k.xlsx": {"bild.png": "x"},
                    "o.xlsx": {"_rels/.rels": relations(("r", "officeDocument", "xl/workbook.xml")), "_xmlsignatures/sig1.xml": "<Signature/>", "xl/workbook.xml": "<workbook/>"}}
        for (name, parts), wanted in zip(archives.items(), ("OpenDocument", "annat dokument", "binär", "annat dokument", "digitalt signerad")):
            with zipfile.ZipFile(self.folder / name, "w") as archive:
                for part, content in parts.items():
                    archive.writestr(part, content)
            self.refused(wanted, name)

    def test_damaged_workbooks(self):
        good = sheet([HEADINGS[:4], ["BUN", "1", "Ett", 1]])
        workbook(self.book, {"Blad1": good})
        whole = self.book.read_bytes()
        for size in (len(whole) // 3, len(whole) - 10):
            self.book.write_bytes(whole[:size])
            self.refused("skadad")
        flipped = bytearray(whole)
        flipped[whole.index(b"xl/worksheets") + 60] ^= 0xFF
        self.book.write_bytes(flipped)
        self.refused("skadad")
        for xml in (good.replace("<sheetData>", "<sheetData><!DOCTYPE x>").replace("?>", "?>", 1), good.replace('r="2"', 'r="0"').replace('r="1"', 'r="9"', 1)[:-5],
                    good.replace('<row r="2">', '<row r="1">'), good.replace("</c></row>", "</row>"), "<html/>", ""):
            workbook(self.book, {"Blad1": xml})
            self.refused("arbetsboken")

    def repack(self, rename):
        with zipfile.ZipFile(self.book) as archive:
            parts = {rename(n): archive.read(n) for n in archive.namelist()}
        with zipfile.ZipFile(self.book, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)

    def test_part_names_in_other_letters_and_with_backslashes(self):
        for rename in (str.upper, lambda n: n.replace("sharedStrings", "SharedStrings"), lambda n: n.replace("/", "\\"), lambda n: "/" + n):
            workbook(self.book, {"Blad1": sheet([HEADINGS[:4], ["BUN", "1", '<c t="s"><v>0</v></c>', 5]])}, ["<si><t>Läslyft</t></si>"])
            self.repack(rename)
            status, text, said = self.posts()
            self.assertEqual(status, 0, said)
            self.assertIn("post 1: Läslyft", text)

    def test_rows_in_pieces(self):
        pieces = [row(1, HEADINGS[:2]), '<row r="1">' + cell(HEADINGS[2], "C1") + "</row>", '<row r="1">' + cell(HEADINGS[3], "D1") + "</row>",
                  '<row r="2">' + cell("BUN", "A2") + "</row>", '<row r="2">' + cell("1", "B2") + cell("Läslyft", "C2") + "</row>", '<row r="2">' + cell(7, "D2") + "</row>"]
        workbook(self.book, {"Blad1": sheet(pieces)})
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("post 1: Läslyft\n  drift 2025: 7 tkr\n", text)
        workbook(self.book, {"Blad1": sheet([row(1, HEADINGS[:4]), row(3, ["BUN", "1", "Ett", 1]), row(2, ["BUN", "2", "Två", 2])])})
        self.refused("raderna i bladet står inte i ordning: Blad1!rad 2")

    def test_characters_that_xml_cannot_hold(self):
        strings = ["<si><t>Skola_x000D_\nnorra_x0007_</t></si>", "<si><t>a_x005F_x000D_ _x00E5_</t></si>"]
        rows = [HEADINGS[:4], ["BUN", "1", '<c t="s"><v>0</v></c>', 5], ["BUN", "2", '<c t="s"><v>1</v></c>', 5], ["BUN", "3", '<c t="str"><f>A1</f><v>x_x000D_y</v></c>', 5]]
        workbook(self.book, {"Blad1": sheet(rows)}, strings)
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("post 1: Skola norra\n", text)
        self.assertIn("post 2: a_x000D_ å\n", text)
        self.assertIn("post 3: x y\n", text)

    def test_values_under_merged_cells_are_named(self):
        rows = [HEADINGS[:4], ["BUN", "1", "Ett", 100], ["BUN", "2", "Två", 5000], ["BUN", "gömd", "Tre", 7]]
        workbook(self.book, {"Blad1": sheet(rows, after='<mergeCells><mergeCell ref="D2:D3"/><mergeCell ref="B3:B4"/></mergeCells>')})
        status, _, said = self.posts()
        self.assertEqual(status, 1)
        self.assertIn("ligger ett belopp i Blad1!D3 som ingen ser: 5 000 tkr", said)
        self.assertIn("ligger »gömd« i Blad1!B4", said)

    def test_dates_and_shares_where_amounts_should_be(self):
        rows = [HEADINGS[:4], ["BUN", "1", "Ett", '<c s="2"><v>45700</v></c>'], ["BUN", "2", "Två", '<c s="1"><v>0.4</v></c>'], ["BUN", "3", "Tre", "12-feb"]]
        workbook(self.book, {"Blad1": sheet(rows)}, styles=PERCENT_AND_DATE)
        status, _, said = self.posts()
        self.assertEqual(status, 1)
        self.assertIn("cellen är ett datum (2025-02-12), inget belopp", said)
        self.assertIn("cellen är en andel (40 %), inget belopp", said)
        self.assertIn("cellen är ett datum (12-feb), inget belopp", said)

    def test_bombs(self):
        laughs = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"):
            workbook(self.book, {"Blad1": sheet([HEADINGS[:4]])}, strings=["<si><t>&amp;</t></si>"])
            with zipfile.ZipFile(self.book) as archive:
                parts = {n: archive.read(n) for n in archive.namelist()}
            parts[part] = laughs.encode() + parts[part].replace(b'<?xml version="1.0" encoding="UTF-8"?>', b"")
            workbook(self.book, {}, extra=parts)
            self.refused("DOCTYPE")
        nothing = b" " * (200 << 20)
        workbook(self.book, {"Blad1": "x"}, extra={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + nothing + b"</sheetData></worksheet>"})
        self.assertLess(self.book.stat().st_size, 1 << 20)
        self.refused("packad så hårt")
        workbook(self.book, {"Blad1": "x"}, extra={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="str"><v>'.encode() + bytes(b"x" * (40 << 20)) + b"</v></c></row></sheetData></worksheet>"})
        self.refused("för stor")

    def parts(self, name):
        with zipfile.ZipFile(self.folder / name) as archive:
            return {n: archive.read(n).decode("utf-8", "replace") for n in archive.namelist()}

    def test_annotated_copy(self):
        rows = [HEADINGS[:4] + ["Anm"], ["BUN", "1", "Ett", "12.500", '<c s="3"><v>45657</v></c>'], ["BUN", "2", "Två", 5, '<c s="1"><v>0.25</v></c>'], row(4, ["KN", "3", "Tre", 6], ' hidden="1"')]
        workbook(self.book, {"Budget 2025": sheet(rows, before='<cols><col min="2" max="2" width="40" hidden="1"/></cols>', after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
                             "Fynd": sheet([["upptaget"]]), "Dolt": sheet([[1]])}, styles=PERCENT_AND_DATE, states={"Dolt": ' state="hidden"'})
        before = self.book.read_bytes()
        status, out, said = self.malkoll("check", "bok.xlsx", "--annotate", "--format", "short")
        self.assertEqual(status, 1)
        self.assertIn("bok-granskad.xlsx har", said)
        self.assertEqual(self.book.read_bytes(), before)
        parts = self.parts("bok-granskad.xlsx")
        self.assertEqual([n for n in ("Budget 2025", "Fynd", "Dolt", "Fynd (2)") if f'name="{n}"' not in parts["xl/workbook.xml"]], [])
        copy = parts["xl/worksheets/sheet1.xml"]
        for piece in ('<mergeCell ref="A2:A3"/>', "<v>45657</v>", "<v>0.25</v>", '<row r="4" hidden="1">', '<col min="2" max="2" width="40" hidden="1"/>'):
            self.assertIn(piece, copy)
        self.assertIn("FFF8CBAD", parts["xl/styles.xml"])  # the colour of an error
        comments = next(text for name, text in parts.items() if name.startswith("xl/comments"))
        self.assertIn('ref="D2"', comments)
        self.assertIn("fel P07: »12.500« kan läsas på två sätt", comments)
        self.assertIn("'Budget 2025'!D2", parts["xl/worksheets/sheet4.xml"])
        # The copy is a workbook like any other: what was read of the original is read of it.
        again = self.malkoll("import", "bok-granskad.xlsx")[1].split("\n", 1)[1]
        self.assertEqual(again, self.malkoll("import", "bok.xlsx")[1].split("\n", 1)[1])

    def test_a_picture_of_how_columns_are_understood(self):
        rows = [["Budget 2025"], [], HEADINGS[:4] + ["Anm", "Kod"], ["BUN", "1", "Ett", 5, "En lång anmärkning som inte får plats", 17], ["BUN", "2", "Två", 6, None, 4]]
        workbook(self.book, {"Blad1": sheet(rows)})
        status, out, said = self.malkoll("import", "bok.xlsx", "--dry-run")
        self.assertNotIn("lästes så", out)  # what is asked for is the map
        self.assertIn("bladet Blad1 lästes så:\n", said)
        lines = said.split("lästes så:\n")[1].split("\n")
        self.assertRegex(lines[0], r"^ +A +B +C +D +E +F$")
        self.assertRegex(lines[1], r"^ +nämnd eller bolag +postens id +postens namn +drift 2025 +beskrivning +läses inte$")
        self.assertRegex(lines[2], r"^3 +Nämnd +Id +Namn +Drift 2025 \(tkr\) +Anm +Kod$")
        self.assertRegex(lines[3], r"^4 +BUN +1 +Ett +5 +En lång anmärknin… +17$")

    def pictures(self, *options):
        said = self.malkoll("import", "bok.xlsx", "--dry-run", *options)[2]
        return said, {picture.split(" lästes så:\n")[0]: picture.split("\n")[2].strip() for picture in re.split("(?:^|\n)bladet ", said)[1:]}

    def test_a_picture_of_each_sheet_that_is_read(self):
        by_year = [["BUN"], [], ["Nämnd", "Id", "Namn", "Drift (tkr)", "År"], ["BUN", "1", "Ett", 5, 2025], ["BUN", "1", "Ett", 6, 2026]]
        other = [["Nämnd", "Id", "Benämning", "Budget 2025 (tkr)", "Kod"], ["KN", "2", "Två", 7, 1]]
        workbook(self.book, {"Barn": sheet(by_year), "Kultur": sheet(other)})
        said, pictures = self.pictures()
        self.assertEqual(list(pictures), ["Barn", "Kultur"], said)
        self.assertRegex(pictures["Barn"], r"^nämnd eller bolag +postens id .* drift +år$")
        self.assertRegex(pictures["Kultur"], r"^nämnd eller bolag +postens id +postens namn +drift 2025 +läses inte$")
        for key in ("år", "period"):
            (self.folder / "k.txt").write_text(f"blad: BARN\nrubrikrad: 3\nenhet: Nämnd\npost: Id\nnamn: Namn\n{key}: År\ndrift: Drift (tkr)\nbelopp i: tkr\nlika poster: läggs ihop\n", encoding="utf-8")
            said, pictures = self.pictures("--mapping", "k.txt")
            self.assertEqual({n: re.sub(" +", " ", p) for n, p in pictures.items()}, {"Barn": "nämnd eller bolag postens id postens namn drift år"}, said)

    def test_a_picture_of_no_more_sheets_than_one_looks_at(self):
        rows = [HEADINGS[:4], ["BUN", "1", "Ett", 5]]
        workbook(self.book, {**{f"Blad{n}": sheet(rows) for n in range(1, 9)}, "Dolt": sheet(rows)}, states={"Dolt": ' state="hidden"'})
        (self.folder / "k.txt").write_text("blad: alla\nrubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Namn\ndrift 2025: Drift 2025 (tkr)\nbelopp i: tkr\nlika poster: läggs ihop\n", encoding="utf-8")
        said, pictures = self.pictures("--mapping", "k.txt")
        self.assertEqual(list(pictures), [f"Blad{n}" for n in range(1, 7)], said)
        self.assertIn("\n… och 2 blad till\n", said)

    def test_a_number_means_what_its_format_shows(self):
        def read(code, number, heading="Drift 2025"):
            styles = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
            workbook(self.book, {"Blad1": sheet([["Nämnd", "Namn", heading], ["BUN", "Ett", f'<c s="1"><v>{number}</v></c>']])}, styles=styles)
            status, text, said = self.posts()
            return status, text.split("drift 2025: ")[-1].strip() if status == 0 else said
        self.assertEqual(read("#,##0.0,,&quot; mnkr&quot;", 12500000), (0, "12 500 000 kr"))
        self.assertEqual(read("0&quot; tkr&quot;", 12500), (0, "12 500 tkr"))
        self.assertEqual(read("#,##0,", 12500000), (0, "12 500 000 kr"))
        for code, heading in (("#,##0&quot; kr&quot;", "Drift 2025 (tkr)"), ("#,##0,,", "Drift 2025 (tkr)")):
            status, said = read(code, 12500, heading)
            self.assertEqual(status, 2)
            self.assertIn("Drift 2025 (tkr)« är i tkr, men cellerna visar ", said)
        self.assertIn("valuta", read("#,##0\\ [$€-1]", 12500)[1])

    def test_comments_on_cells_are_kept(self):
        workbook(self.book, {"Blad1": sheet([HEADINGS[:4], ["BUN", "1", "Ett", 5], ["BUN", "2", "Två", 6]])})
        with_comments(self.book, 1, {"D2": "Kim:\nSänkt i juni\n\nse beslutet", "D3": "[Trådad kommentar] …", "A1": "rubrik", "B2": "Målkoll: nej", "B9": "ensam"}, [("D3", "Stämmer det?"), ("D3", "Ja.")])
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("post 1: Ett\n  drift 2025: 5 tkr\n  # Kommentar till Id: Målkoll: nej\n  # Kommentar till Drift 2025 (tkr): Kim:\n  # Sänkt i juni\n  # se beslutet\n\npost 2: Två\n  drift 2025: 6 tkr\n"
                      "  # Kommentar till Drift 2025 (tkr): Stämmer det?\n  # Kommentar till Drift 2025 (tkr): Ja.\n", text)
        self.assertIn("kommentaren i Blad1!A1 hör inte till någon post och är inte med\nkommentaren i Blad1!B9 hör", said)
        (self.folder / "sagt.malkoll").write_text(text, encoding="utf-8")
        self.assertEqual(self.malkoll("fmt", "--check", "sagt.malkoll")[0], 0)
        self.malkoll("check", "bok.xlsx", "--annotate")
        again = self.malkoll("import", "bok-granskad.xlsx")[1]
        for line in ("Målkoll: nej", "Sänkt i juni", "se beslutet", "Stämmer det?", "Ja."):
            self.assertIn(line, again)
        self.assertNotIn("S01", again)  # the findings are no comments of theirs
        with_comments(self.book, 1, {"D2": "x"})
        with zipfile.ZipFile(self.book) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
        parts["xl/comments1.xml"] = parts["xl/comments1.xml"][:-20]
        workbook(self.book, {}, extra=parts)
        self.refused("skadad")

    def test_a_copy_is_written_over_only_where_nobody_has_worked_in_it(self):
        workbook(self.book, {"Blad1": sheet([HEADINGS[:4], ["BUN", "1", "Ett", "12.500"]])})
        copy = self.folder / "bok-granskad.xlsx"
        self.assertEqual(self.malkoll("check", "bok.xlsx", "--annotate")[0], 1)
        first = copy.read_bytes()
        self.assertEqual(self.malkoll("check", "bok.xlsx", "--annotate")[0], 1)
        self.assertEqual(copy.read_bytes(), first)
        cells = self.parts(copy.name)["xl/worksheets/sheet1.xml"]
        for content in ({**self.parts(copy.name), "xl/worksheets/sheet1.xml": cells.replace("12.500", "12 500")}, {"_rels/.rels": relations()}, {"anteckning.txt": "x"}):
            with zipfile.ZipFile(copy, "w") as archive:
                for name, part in content.items():
                    archive.writestr(name, part)
            kept = copy.read_bytes()
            status, _, said = self.malkoll("check", "bok.xlsx", "--annotate")
            self.assertEqual(status, 2)
            self.assertIn("någon har sparat i bok-granskad.xlsx, eller så har Målkoll inte skrivit den; spara den under ett annat namn och försök igen", said)
            self.assertEqual(copy.read_bytes(), kept)
        for other in (b"", b"PK"):
            copy.write_bytes(other)
            self.assertEqual(self.malkoll("check", "bok.xlsx", "--annotate")[0], 2)
            self.assertEqual(copy.read_bytes(), other)

    def test_the_copy_lists_what_stands_in_the_plan(self):
        (self.folder / "plan.malkoll").write_text("plan P: p\n  budgetår: 2025\n  beloppsenhet: tkr\nmål M1: m\n  ansvarig: BUN\nnämnd BUN: b\n  ram 2025: 900\n", encoding="utf-8")
        workbook(self.book, {"Blad1": sheet([HEADINGS[:4], ["BUN", "1", "Ett", 500]])})
        status, out, _ = self.malkoll("check", "plan.malkoll", "bok.xlsx", "--annotate", "--format", "json")
        found = json.loads(out)["findings"]
        self.assertIn("B01", [f["rule"] for f in found if f["path"] == "plan.malkoll" and f["related"]])  # the frame, and where the submission is
        self.assertTrue([f for f in found if f["path"] == "plan.malkoll" and not f["related"]])
        sheets, _ = read(self.folder / "bok-granskad.xlsx")
        listed = {row: sheets["Fynd"].values[f"B{row}"] for row in range(2, 2 + len(found))}
        self.assertEqual(sorted(listed.values()), sorted(f["rule"] for f in found))
        row = next(row for row, code in listed.items() if code == "B01")
        self.assertEqual(sheets["Fynd"].values[f"C{row}"], "Blad1!A2")
        comments = next(text for name, text in self.parts("bok-granskad.xlsx").items() if name.startswith("xl/comments"))
        self.assertIn("fel B01", comments)

    def test_help_speaks_of_cells_in_a_table(self):
        (self.folder / "plan.malkoll").write_text("plan P: p\n  budgetår: 2025\nmål M1: m\nnämnd BUN: b\n", encoding="utf-8")
        (self.folder / "b.csv").write_text("Nämnd;Id;Namn;Slag;Drift 2025 (tkr)\nBUN;1;Ny skola;satsning;12500\n", encoding="utf-8")
        said = self.malkoll("check", "plan.malkoll", "b.csv")[1]
        self.assertIn("hjälp: fyll i, till exempel   bidrar till: … 100 %", said)
        self.assertIn("help: fill in, for example   bidrar till: … 100 %", self.malkoll("check", "plan.malkoll", "b.csv", "--lang", "en")[1])
        (self.folder / "b.se").write_text('#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20250101 20251231\n#KONTO 4010 "Konsulter"\n#PBUDGET 0 202501 4010 {} 1000.00\n')
        self.assertIn("hjälp: lägg till en rad, till exempel   bidrar till: … 100 %", self.malkoll("check", "plan.malkoll", "b.se", "--unit", "BUN")[1])

    def test_annotated_copy_of_csv_and_locked_files(self):
        (self.folder / "b.csv").write_text("Nämnd;Id;Namn;Drift 2025 (tkr)\nBUN;1;Ett;12.500\n", encoding="cp1252")
        self.assertEqual(self.malkoll("check", "b.csv", "--annotate")[0], 1)
        self.assertIn("12.500", self.parts("b-granskad.xlsx")["xl/sharedStrings.xml"])
        self.assertEqual(self.malkoll("check", "b.csv", "--annotate")[0], 1)  # nobody has worked in it
        (self.folder / "~$b-granskad.xlsx").write_bytes(b"x")
        (self.folder / ".~lock.b.csv#").write_bytes(b"x")
        kept = (self.folder / "b-granskad.xlsx").read_bytes()
        status, _, said = self.malkoll("check", "b.csv", "--annotate")
        self.assertEqual(status, 2)
        self.assertIn("b-granskad.xlsx är öppen i ett annat program; stäng den och försök igen", said)
        self.assertIn("b.csv är öppen i ett annat program; det som kontrolleras är det som senast sparades", said)
        self.assertEqual((self.folder / "b-granskad.xlsx").read_bytes(), kept)
        (self.folder / "plan.malkoll").write_text("plan P: p\n  budgetår: 2025\n", encoding="utf-8")
        status, _, said = self.malkoll("check", "plan.malkoll", "--annotate")
        self.assertEqual(status, 2)
        self.assertIn("--annotate", said)

    def test_a_long_sheet_takes_little_memory(self):
        rows = 200_000
        with zipfile.ZipFile(self.book, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            workbook_parts = self.folder / "delar.xlsx"
            workbook(workbook_parts, {"Blad1": ""})
            with zipfile.ZipFile(workbook_parts) as parts:
                for name in parts.namelist():
                    if "sheet1" not in name:
                        archive.writestr(name, parts.read(name))
            with archive.open("xl/worksheets/sheet1.xml", "w") as out:
                out.write(f'<worksheet xmlns="{MAIN}"><sheetData>{row(1, HEADINGS)}'.encode())
                for n in range(2, rows + 2):
                    out.write(row(n, ["BUN", n, f"Post nummer {n} med ett ganska långt namn som upptar plats", n, "KUN1 med sitt namn", "60 %"]).encode())
                out.write(b"</sheetData></worksheet>")
        (self.folder / "bok.karta").write_text("rubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Namn\ndrift 2025: Drift 2025 (tkr)\nbelopp i: tkr\nta med: Id = 77777\n", encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        status, text, said = self.posts()
        self.assertEqual(status, 0, said)
        self.assertIn("199999 rader (Blad1!rad 2 till Blad1!rad 200001) är inte med, för så säger kolumnkartan (ta med)", said)
        self.assertEqual(text.count("post "), 1)
        unpacked = zipfile.ZipFile(self.book).getinfo("xl/worksheets/sheet1.xml").file_size
        self.assertGreater(unpacked, 80 << 20)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        if b"__asan_init" not in pathlib.Path(MALKOLL).read_bytes():  # the address sanitizer keeps memory of its own
            self.assertLess(max(after, before) << 10, unpacked, "the sheet was held in memory")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
