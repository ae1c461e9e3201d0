#!/usr/bin/env python3
"""Findings in somebody's own workbook: what is not touched is the same bytes, and nothing that people made is lost.

usage: annotate_test.py MALKOLL ROOT
"""
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

from program import run
from packages import entries, faults, notes, only_inserted, parts
from workbook import read
from workbooks import KIND, MAIN, OFFICE, relations, row, sheet, with_comments, workbook

HEADINGS = ["Nämnd", "Id", "Namn", "Drift 2025 (tkr)"]
STYLES = ('<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0\\ &quot;tkr&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
          '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>'
          '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
          '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"><protection locked="0"/></xf>'
          '<xf numFmtId="3" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
          '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>')
VML = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1,3"/></o:shapelayout>'
       '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><v:textbox>rad ett<br>rad två</v:textbox>'
       '<x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>3</x:Column></x:ClientData></v:shape></xml>')
PLAN = "plan P: p\n  budgetår: 2025\n  beloppsenhet: tkr\nmål M1: m\n  ansvarig: BUN\nnämnd BUN: b\n  ram 2025: 900\n"
MAY_CHANGE = {"c", "row", "sheetData", "fills", "cellXfs", "fonts", "idmap"}


def text(value, style=""):
    return f'<c{style} t="inlineStr"><is><t>{value}</t></is></c>'


def officers(path, extra=None, before="", after="", rows=None, **more):
    """A workbook with what officers have in theirs."""
    if rows is None:
        rows = [HEADINGS, ["BUN", "1", "Ett", text("12.500", ' s="1"')], ["BUN", "2", "Två", text("13.500", ' s="2"')], ["BUN", "3", "Tre", '<c s="1"><f>D2*2</f><v>25</v></c>'], ["BUN", "4", "Fyra", text("14.500")], row(6, ["BUN", "5", "Fem"], ' spans="1:3"')]
    pieces = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "comments", "../comments1.xml"), ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId3", "drawing", "../drawings/drawing1.xml")),
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>Kim</author></authors><commentList><comment ref="D3" authorId="0"><text><t>Sänkt i juni</t></text></comment></commentList></comments>',
        "xl/drawings/vmlDrawing1.vml": VML, "xl/drawings/drawing1.xml": '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>', "xl/media/image1.png": bytes(range(256)) * 9,
        "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="D4" i="1"/></calcChain>', "docProps/app.xml": "<Properties/>", "customXml/item1.xml": "<äpple/>",
        **(extra or {})}
    cells = {"Budget 'A'": sheet(rows, before=before or '<sheetPr><tabColor rgb="FF1F3864"/></sheetPr><cols><col min="4" max="4" width="18" style="1"/></cols>',
                                 after=after or '<sheetProtection sheet="1"/><conditionalFormatting sqref="D2:D9"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting>'
                                 f'<dataValidations count="1"><dataValidation type="list" sqref="A2:A9"><formula1>"BUN,KN"</formula1></dataValidation></dataValidations><drawing xmlns:r="{OFFICE}" r:id="rId3"/><legacyDrawing xmlns:r="{OFFICE}" r:id="rId2"/>'),
             "Fynd": sheet([["upptaget"]]), "Dolt": sheet([[1]])}
    workbook(path, cells, styles=STYLES, states={"Dolt": ' state="hidden"'}, properties='<workbookPr/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="1"/></bookViews>', extra=pieces, **more)
    with zipfile.ZipFile(path) as archive:
        content = {n: archive.read(n) for n in archive.namelist()}
    types = content["[Content_Types].xml"].decode()
    if "vml" not in types:
        added = '<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/>' + f'<Override PartName="/xl/comments1.xml" ContentType="{KIND}.comments+xml"/>'
        content["[Content_Types].xml"] = types.replace("</Types>", added + "</Types>").encode()
    pack(path, content)


class Stream(io.RawIOBase):
    """A file that cannot go back: zipfile then sets bit 3, as some programs do."""

    def __init__(self, path):
        self.file = open(path, "wb")

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def close(self):
        self.file.close()
        super().close()


def pack(path, content, stream=False):
    with zipfile.ZipFile(Stream(path) if stream else path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, part) in enumerate(content.items()):
            info = zipfile.ZipInfo(name, (2024, 3, 1 + number % 28, 10, 11, 12))
            info.external_attr, info.compress_type = 0o600 << 16, zipfile.ZIP_STORED if name.endswith("png") else zipfile.ZIP_DEFLATED
            if name == "[Content_Types].xml":
                info.extra = b"\x20\xa2\x04\x00\x00\x00\x00\x00"  # Excel's own padding
            archive.writestr(info, part)


class Annotated(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.book, self.copy = self.folder / "bok.xlsx", self.folder / "bok-granskad.xlsx"

    def tearDown(self):
        self.temporary.cleanup()

    def annotate(self, name="bok.xlsx", status=1, *options):
        done = run("check", name, *options, "--annotate", "--format", "short", cwd=self.folder)
        said = done.stderr.decode().replace("\u00a0", " ")
        self.assertEqual(done.returncode, status, done.stdout.decode() + said)
        return said

    def can_be_read(self):
        if b"F07" in run("check", "bok.xlsx", "--format", "short", cwd=self.folder).stdout:
            self.skipTest("such a workbook is not read")

    def nothing_lost(self, changed, may_change=MAY_CHANGE, book=None, copy=None):
        """Entries that are not in `changed` are the same bytes; those have only got something more. And spreadsheets take the copy."""
        book, copy = book or self.book, copy or self.copy
        before, after = entries(book), entries(copy)
        same = [n for n in before if before[n] == after.get(n)]
        self.assertEqual(sorted(set(before) - set(same)), sorted(changed))
        old, new = parts(book), parts(copy)
        for name in changed:
            self.assertIsNone(only_inserted(old[name].decode("utf-8-sig"), new[name].decode("utf-8-sig"), may_change), f"{name} has lost something: {new[name].decode()}")
        self.assertEqual([w for w in faults(copy) if w not in faults(book)], [])
        with zipfile.ZipFile(copy) as archive:
            self.assertIsNone(archive.testzip())
        self.assertEqual(subprocess.run(["unzip", "-tqq", str(copy)], capture_output=True).returncode if shutil.which("unzip") else 0, 0)
        self.programs_take(book, copy)
        return new

    def programs_take(self, book, copy):
        try:
            import openpyxl
        except ImportError:
            openpyxl = None
        if openpyxl is not None:
            try:
                openpyxl.load_workbook(book)
            except Exception:
                openpyxl = None  # it does not read the original either
        if openpyxl is not None:
            openpyxl.load_workbook(copy)
        if self.opens_in_office(book):  # an office without spreadsheets opens none
            self.assertTrue(self.opens_in_office(copy))

    def opens_in_office(self, book):
        office = shutil.which("soffice")
        if not office:
            return False
        folder = self.folder / "ods"
        command = [office, f"-env:UserInstallation=file://{self.folder}/p", "--headless", "--convert-to", "ods", "--outdir", str(folder), str(book)]
        subprocess.run(command, capture_output=True)
        return (folder / (book.stem + ".ods")).exists()

    def test_only_what_is_added_differs(self):
        officers(self.book)
        before = self.book.read_bytes()
        self.assertIn("bok-granskad.xlsx har", self.annotate())
        self.assertEqual(self.book.read_bytes(), before)
        new = self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"])
        cells = new["xl/worksheets/sheet1.xml"].decode()
        styles = re.findall(r"<xf .*?(?:/>|</xf>)", new["xl/styles.xml"].decode().split("<cellXfs")[1])
        of = lambda ref: styles[int(re.search(rf'<c r="{ref}"[^>]* s="(\d+)"|$', cells)[1] or re.search(rf'<c s="(\d+)" r="{ref}"|$', cells)[1])]
        self.assertIn('numFmtId="164"', of("D2"))  # number format, font and protection stay
        self.assertIn('<protection locked="0"/>', of("D2"))
        self.assertIn('applyFill="1"', of("D2"))
        self.assertIn('fillId="2"', of("D3"))  # somebody's own colour stays
        self.assertIn("<f>D2*2</f><v>25</v>", cells)
        said = notes(self.copy, "xl/worksheets/sheet1.xml")
        self.assertIn("fel P07: »12.500« kan läsas på två sätt", said["D2"])
        self.assertTrue(said["D3"].startswith("Sänkt i juni\n\nMålkoll:\nfel P07"), said["D3"])
        self.assertIn("<r><t>Sänkt i juni</t></r>", new["xl/comments1.xml"].decode())
        shapes = new["xl/drawings/vmlDrawing1.vml"].decode()
        self.assertIn('data="1,3,2"', shapes)
        self.assertIn("_x0000_s2049", shapes)
        book = new["xl/workbook.xml"].decode()
        self.assertIn("Fynd (2)", book)
        self.assertGreater(book.index("Fynd (2)"), book.index("Dolt"))
        listed = new["xl/worksheets/sheet4.xml"].decode()
        self.assertIn("location=\"'Budget ''A'''!D2\"", listed)
        self.assertIn("Bladet Dolt är inte läst.", listed)

    def test_twice_is_the_same_and_the_copy_can_be_annotated_again(self):
        officers(self.book)
        self.annotate()
        first = self.copy.read_bytes()
        self.annotate()
        self.assertEqual(self.copy.read_bytes(), first)
        self.annotate("bok-granskad.xlsx")
        again = self.folder / "bok-granskad-granskad.xlsx"
        self.assertEqual([f for f in faults(again) if f not in faults(self.book)], [])
        self.assertEqual(list(read(again)[0]), ["Budget 'A'", "Fynd", "Dolt", "Fynd (2)", "Fynd (3)"])
        self.assertNotIn("Bladet Fynd (2)", parts(again)["xl/worksheets/sheet5.xml"].decode())  # a list of findings is no table
        self.assertTrue(notes(again, "xl/worksheets/sheet1.xml")["D3"].startswith("Sänkt i juni\n\nMålkoll:\n"))

    def test_a_program_that_puts_sizes_behind(self):
        officers(self.book)
        content = parts(self.book)
        pack(self.book, content, stream=True)
        with zipfile.ZipFile(self.book) as archive:
            self.assertTrue(all(e.flag_bits & 8 for e in archive.infolist()))
        self.annotate()
        with zipfile.ZipFile(self.copy) as archive:
            self.assertFalse(any(e.flag_bits & 8 for e in archive.infolist()))
        self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"])

    def plain(self, **changes):
        workbook(self.book, {"Blad1": sheet([HEADINGS, ["BUN", "1", "Ett", "12.500"], row(3, ["BUN", "2", "Två"], ' spans="1:3"'), '<row r="4"/>'], **changes)})

    def test_no_comments_before(self):
        for after, mark in (("", "</worksheet>"), ('<tableParts count="0"/>', "<tableParts"), ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"/></mc:AlternateContent><extLst/>', "<mc:Alt"),
                            ("<pageMargins/><extLst><ext><legacyDrawing/></ext></extLst>", "<extLst>")):
            self.plain(after=after)
            self.annotate()
            new = self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
            cells = new["xl/worksheets/sheet1.xml"].decode()
            self.assertRegex(cells, f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId[12]"/>{re.escape(mark)}')
            self.assertIn("D2", notes(self.copy, "xl/worksheets/sheet1.xml"))
            self.assertIn('Extension="vml"', new["[Content_Types].xml"].decode())

    def test_no_styles_and_styles_without_fills(self):
        self.plain()
        self.annotate()
        self.assertNotIn(' s="', parts(self.copy)["xl/worksheets/sheet1.xml"].decode())
        workbook(self.book, {"Blad1": sheet([HEADINGS, ["BUN", "1", "Ett", "12.500"]])}, styles='<cellXfs count="1"><xf numFmtId="0"/></cellXfs>')
        self.annotate()
        styles = parts(self.copy)["xl/styles.xml"].decode()
        self.assertLess(styles.index("<fills"), styles.index("<cellXfs"))
        self.assertEqual(faults(self.copy), [])

    def test_cells_that_are_not_there(self):
        (self.folder / "plan.malkoll").write_text(PLAN, encoding="utf-8")
        rows = [[None, *HEADINGS[1:], "Mål 1"], [None, "1", "Ett", 500], row(3, [None, "2", "Två", 600], ' spans="2:4"'), row(4, [None, "3", "Tre", 700], ' spans="2:4" s="3" customFormat="1"')]
        workbook(self.book, {"Blad1": sheet(rows, before='<cols><col min="1" max="1" width="9" style="1"/></cols>')}, styles=STYLES)
        self.annotate("plan.malkoll", 1, "bok.xlsx", "--unit", "BUN")
        new = self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
        cells = new["xl/worksheets/sheet1.xml"].decode()
        at = re.search(r'<row r="2"><c r="A2" s="(\d+)"/><c r="B2"', cells)
        self.assertTrue(at, cells)
        formats = re.findall(r"<xf .*?(?:/>|</xf>)", new["xl/styles.xml"].decode().split("<cellXfs")[1])
        self.assertIn('numFmtId="164"', formats[int(at[1])])  # the column's

    def test_strict_and_prefixes(self):
        self.plain()
        content = {n: p.decode() for n, p in parts(self.book).items()}
        strict = [(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"), (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")]
        for name, part in content.items():
            for old, new in strict:
                part = part.replace(old, new)
            if name.startswith("xl/") and not name.endswith(".rels"):
                part = re.sub(r"<(/?)(\w+)", r"<\1x:\2", part).replace("xmlns=", "xmlns:x=").replace("<x:t xml", "<x:t xml")
            content[name] = part
        pack(self.book, content)
        self.annotate()
        new = self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
        self.assertIn('<x:legacyDrawing xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"', new["xl/worksheets/sheet1.xml"].decode())
        self.assertIn('<x:sheet xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" name="Fynd"', new["xl/workbook.xml"].decode())
        self.assertIn("purl.oclc.org/ooxml/officeDocument/relationships/comments", new["xl/worksheets/_rels/sheet1.xml.rels"].decode())

    def test_rows_in_pieces_and_without_numbers(self):
        piece = lambda r, first, values: f'<row r="{r}">' + "".join(f'<c r="{chr(first + n)}{r}" t="inlineStr"><is><t>{v}</t></is></c>' for n, v in enumerate(values)) + "</row>"
        rows = [row(1, HEADINGS), piece(2, 65, ["BUN", "1"]), piece(2, 67, ["Ett", "12.500"]), "<row>" + "".join(text(v) for v in ["BUN", "2", "Två", "13.500"]) + "</row>"]
        workbook(self.book, {"Blad1": sheet(rows)}, styles=STYLES)
        self.can_be_read()
        self.annotate()
        self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"])

    def test_comments_that_lack_shapes(self):
        workbook(self.book, {"Blad1": sheet([HEADINGS, ["BUN", "1", "Ett", "12.500"], ["BUN", "2", "Två", "13.500"]])})
        with_comments(self.book, 1, {"D2": "Kim"})
        self.annotate()
        self.assertEqual([f for f in faults(self.copy) if "comments1" not in f], [])
        self.assertTrue(notes(self.copy, "xl/worksheets/sheet1.xml")["D2"].startswith("Kim\n\nMålkoll:"))

    def test_threads_are_left_alone(self):
        officers(self.book, extra={"xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "comments", "../comments1.xml"), ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId3", "drawing", "../drawings/drawing1.xml"),
                                                                                   ("rId4", "threadedComment", "../threadedComments/threadedComment1.xml")),
                                   "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D3" id="{1}"><text>Stämmer det?</text></threadedComment></ThreadedComments>'})
        self.annotate()
        said = notes(self.copy, "xl/worksheets/sheet1.xml")
        self.assertEqual(said["D3"], "Sänkt i juni")
        self.assertIn("D2", said)
        listed = parts(self.copy)["xl/worksheets/sheet4.xml"].decode()
        self.assertIn("1 celler har en tråd av kommentarer, som är orörd", listed)
        self.assertIn("!D3", listed)

    def test_merged_cells_have_the_note_where_one_sees_it(self):
        (self.folder / "plan.malkoll").write_text(PLAN, encoding="utf-8")
        rows = [HEADINGS, ["BUN", "1", "Ett", 5], ["BUN", None, "Två", 6], ["BUN", "3", "Tre", 7]]
        workbook(self.book, {"Blad1": sheet(rows, after='<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="C5:D5"/></mergeCells>')}, styles=STYLES)
        self.annotate("plan.malkoll", 1, "bok.xlsx")
        said = notes(self.copy, "xl/worksheets/sheet1.xml")
        self.assertNotIn("B3", said)
        self.assertIn("»Två«", said["B2"])
        self.assertIn("B4", said)
        self.assertIn("Blad1!B3", parts(self.copy)["xl/worksheets/sheet2.xml"].decode())  # the list says which row it is

    def test_texts_of_all_kinds(self):
        self.plain()
        content = parts(self.book)
        content["xl/worksheets/sheet1.xml"] = content["xl/worksheets/sheet1.xml"].replace("12.500".encode(), "12.500 &amp; _x000D_ &#9; 😀".encode()).replace(b">Ett<", b"><![CDATA[<row r=\"2\">]]><")
        pack(self.book, content)
        self.annotate()
        new = self.nothing_lost(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
        for piece in ("xl/comments1.xml", "xl/worksheets/sheet2.xml"):
            self.assertIn("😀", new[piece].decode())

    def test_names_as_some_programs_write_them(self):
        officers(self.book)
        content = {("XL\\Worksheets\\Sheet1.XML" if n == "xl/worksheets/sheet1.xml" else n): p for n, p in parts(self.book).items()}
        pack(self.book, content)
        self.can_be_read()
        self.annotate()
        self.assertIn("D2", notes(self.copy, "XL\\Worksheets\\Sheet1.XML".replace("\\", "/")))

    def test_macros_keep_their_kind(self):
        officers(self.folder / "bok.xlsm")
        self.assertIn("bok-granskad.xlsm har", self.annotate("bok.xlsm"))

    def test_what_is_refused(self):
        officers(self.book, extra={"_xmlsignatures/sig1.xml": "<Signature/>"})
        self.annotate(status=2)
        self.assertIn("arbetsboken är digitalt signerad", run("check", "bok.xlsx", "--format", "short", cwd=self.folder).stdout.decode())
        self.assertFalse(self.copy.exists())
        rows = [row(1, HEADINGS), row(2, ["BUN", "1", "Ett"]), row(3, ["BUN", "2", "Två", 5]), '<row r="2"><c r="D2" t="inlineStr"><is><t>12.500</t></is></c></row>']
        workbook(self.book, {"Blad1": sheet(rows)}, styles=STYLES)
        self.can_be_read()
        self.annotate(status=1)
        self.assertEqual([f for f in faults(self.copy) if "two cells" in f], [])

    def test_our_own_workbook_stays_alive(self):
        (self.folder / "plan.malkoll").write_text(PLAN, encoding="utf-8")
        self.assertEqual(run("new", "BUN", "plan.malkoll", "-o", "bok.xlsx", cwd=self.folder).returncode, 0)
        done = run("check", "plan.malkoll", "bok.xlsx", "--annotate", cwd=self.folder)
        self.assertIn(b"bok-granskad.xlsx har", done.stderr, done.stdout + done.stderr)
        before, after = read(self.book)[0], read(self.copy)[0]
        for name, cells in before.items():
            self.assertEqual((cells.formulas, cells.values, cells.validations, cells.protected), (after[name].formulas, after[name].values, after[name].validations, after[name].protected), name)
        self.assertTrue(any(s.formulas for s in before.values()))
        self.assertEqual([f for f in faults(self.copy) if f not in faults(self.book)], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
