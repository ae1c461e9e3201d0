#!/usr/bin/env python3
"""A nämnd's own letter in Word: its tables are read as posts, and its copy has the findings as comments, with nothing else changed.

usage: document_test.py MALKOLL ROOT
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from xml.etree import ElementTree

from program import run as malkoll
from documents import OFFICE, W, cell, docx, par, row, run, table
from packages import entries, local, only_inserted, parts

PLAN = ("kommun 1780: K\nplan P: p\n  budgetår: 2026\n  beloppsenhet: tkr\nmål M1: Alla ska lära\n  ansvarig: BUN\nnämnd BUN: Barn- och utbildningsnämnden\n  ram 2026: 900\n"
        "nämnd KFN: Kultur- och fritidsnämnden\n  ram 2026: 100\n")
HEADINGS = ["Post", "Benämning", "Slag", "Drift 2026 (tkr)", "Bidrar till"]
TITLE = par("Barn- och utbildningsnämnden: budget 2026", "Rubrik1")
INSERTED = re.compile(r'<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/><w:r><w:commentReference w:id="\d+"/></w:r>')
CHANGED = ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"]


def comments(path):
    """[(the paragraph's text, the comment's author, its text)] in the document's order. A comment without its three marks, in order, is none."""
    all_parts = parts(path)
    said = {}
    for comment in ElementTree.fromstring(all_parts["word/comments.xml"]):
        author, number = (next(v for k, v in comment.attrib.items() if k.endswith("}" + n)) for n in ("author", "id"))
        assert number not in said, f"two comments {number}"
        said[number] = (author, "\n".join("".join(t.text or "" for t in p.iter() if local(t) == "t") for p in comment))
    found = []
    for paragraph in ElementTree.fromstring(all_parts["word/document.xml"]).iter():
        if local(paragraph) != "p":
            continue
        text, marks = "", {}
        for element in paragraph.iter():
            if local(element) == "t":
                text += element.text or ""
            if local(element).startswith("comment"):
                marks.setdefault(next(v for k, v in element.attrib.items() if k.endswith("}id")), []).append(local(element))
        for number, names in marks.items():
            if names == ["commentRangeStart", "commentRangeEnd", "commentReference"]:
                found.append((text, *said[number]))
    return found


class Letter(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.letter, self.copy = self.folder / "skrivelse.docx", self.folder / "skrivelse-granskad.docx"
        (self.folder / "plan.malkoll").write_text(PLAN, encoding="utf-8")

    def tearDown(self):
        self.temporary.cleanup()

    def check(self, *options, status=1, name="skrivelse.docx"):
        done = malkoll("check", "plan.malkoll", name, "--format", "short", *options, cwd=self.folder)
        out, said = done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")
        self.assertEqual(done.returncode, status, out + said)
        return out, said

    def annotate(self, *options, status=1):
        out, said = self.check("--annotate", *options, status=status)
        return comments(self.copy) if status == 1 else said

    def spoken(self, found, text):
        """Where the comment stands that says so."""
        where = [paragraph for paragraph, author, said in found if text in said and author == "Målkoll"]
        self.assertEqual(len(where), 1, f"{text}: {found}")
        return where[0]

    def nothing_lost(self, changed=CHANGED):
        """Other entries are the same bytes, and the document without what was put in is too. Office programs take the copy."""
        before, after = entries(self.letter), entries(self.copy)
        self.assertEqual(sorted(n for n in before if before[n] != after.get(n)), sorted(changed))
        old, new = parts(self.letter), parts(self.copy)
        self.assertEqual(INSERTED.sub("", new["word/document.xml"].decode()), old["word/document.xml"].decode())
        for name in changed:
            self.assertIsNone(only_inserted(old[name].decode(), new[name].decode(), set()), name)
        with zipfile.ZipFile(self.copy) as archive:
            self.assertIsNone(archive.testzip())
        for name, part in new.items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(part)
        self.office_shows()

    def office_shows(self):
        """LibreOffice has as many comments by Målkoll as the copy."""
        office = shutil.which("soffice")
        if not office:
            return
        folder = self.folder / "odt"
        subprocess.run([office, f"-env:UserInstallation=file://{self.folder}/p", "--headless", "--convert-to", "odt", "--outdir", str(folder), str(self.copy)], capture_output=True)
        made = folder / "skrivelse-granskad.odt"
        if made.exists():  # an office without a word processor makes none
            with zipfile.ZipFile(made) as archive:
                shown = archive.read("content.xml").decode().count("<dc:creator>Målkoll</dc:creator>")
            self.assertEqual(shown, len([c for c in comments(self.copy) if c[1] == "Målkoll"]))

    def test_findings_stand_where_they_speak(self):
        docx(self.letter, TITLE + par("Nämnden begär 3 mnkr till för lokaler.") + par("Tabell 1. Poster") +
             table(HEADINGS, ["1", "Undervisning", "grunduppdrag", "800", ""], ["2", "Fler lärare", "satsning", "12.500", "M1"], ["3", "Lokaler", "satsning", "100", "M9"], ["", "Summa", "", "1000", ""]) +
             par("Elever") + table(["Skola", "Antal"], ["Norra", "430"]) + par("Kontakt") + table(["Namn", "Roll"], ["Kim", "ekonom"]),
             more={"word/media/image1.png": bytes(range(256)), "customXml/item1.xml": "<äpple/>"})
        before = self.letter.read_bytes()
        out, said = self.check("--annotate")
        self.assertEqual(self.letter.read_bytes(), before)
        self.assertIn("skrivelse.docx:tabell 1, rad 3, kolumn 4: fel[P07]", out)
        self.assertIn("skrivelse.docx:stycke 2: råd[F12]: stycket talar om pengar (3 mnkr)", out)
        found = comments(self.copy)
        self.assertIn(f"skrivelse-granskad.docx har {len(found)} fynd", said)
        self.assertIn(f"{out.count('plan.malkoll:')} fynd gäller andra filer och står inte i skrivelse-granskad.docx", said)
        self.assertEqual(self.spoken(found, "P07: »12.500«"), "12.500")
        self.assertEqual(self.spoken(found, "L10: målet M9"), "M9")
        self.assertEqual(self.spoken(found, "stycket talar om pengar"), "Nämnden begär 3 mnkr till för lokaler.")
        self.assertEqual(self.spoken(found, "summan på rad 5 i tabell 1"), "")
        self.assertEqual(self.spoken(found, "tabell 2 är inte läst"), "Skola")
        self.assertEqual(self.spoken(found, "tabell 3 är inte läst: där finns inga belopp"), "Namn")
        self.assertEqual(self.spoken(found, "hela tabellen är läst som BUN"), "Barn- och utbildningsnämnden: budget 2026")
        self.assertTrue(any("\nHjälp: skriv med komma" in text for _, _, text in found))
        self.nothing_lost()

    def test_twice_is_the_same_and_what_somebody_saved_stays(self):
        docx(self.letter, TITLE + table(HEADINGS, ["2", "Fler lärare", "satsning", "12.500", "M1"]))
        self.annotate()
        first = self.copy.read_bytes()
        self.annotate()
        self.assertEqual(self.copy.read_bytes(), first)
        # The copy can be checked itself: what Målkoll has said in it is nobody's.
        out, _ = self.check("--annotate", name="skrivelse-granskad.docx")
        self.assertNotIn("kommentarerna i dokumentet", out)
        again = comments(self.folder / "skrivelse-granskad-granskad.docx")
        self.assertEqual(len(again), 2 * len(comments(self.copy)))
        with zipfile.ZipFile(self.copy, "a") as archive:
            archive.writestr("word/extra.xml", "<a/>")
        saved = self.copy.read_bytes()
        self.assertIn("någon har sparat i", self.annotate(status=2))
        self.assertEqual(self.copy.read_bytes(), saved)

    def test_comments_that_are_there_stay(self):
        theirs = '<w:comment w:id="7" w:author="Kim" w:initials="K"><w:p><w:r><w:t>Sänkt i juni</w:t></w:r></w:p></w:comment>'
        marked = '<w:p><w:commentRangeStart w:id="7"/>' + run("100") + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
        docx(self.letter, TITLE + table(HEADINGS, ["1", "Lokaler", "satsning", "<w:tc>" + marked + "</w:tc>", "M9"]), comments=theirs)
        found = self.annotate()
        self.assertIn(("100", "Kim", "Sänkt i juni"), found)
        self.assertEqual(self.spoken(found, "L10"), "M9")
        self.assertIn("(1)", next(text for _, _, text in found if "kommentarerna i dokumentet läses inte" in text))
        before, after = parts(self.letter), parts(self.copy)
        self.assertIn(theirs, after["word/comments.xml"].decode())
        self.assertGreater(min(int(n) for n in re.findall(r'commentReference w:id="(\d+)"', after["word/document.xml"].decode()) if n != "7"), 7)
        self.assertEqual([n for n in before if before[n] != after[n]], ["word/document.xml", "word/comments.xml"])
        self.assertIsNone(only_inserted(before["word/comments.xml"].decode(), after["word/comments.xml"].decode(), set()))
        self.assertIsNone(only_inserted(before["word/document.xml"].decode(), after["word/document.xml"].decode(), set()))
        self.office_shows()

    def test_whatever_word_has(self):
        """Tracked changes, content controls, merged cells, a table in a cell, text boxes, fields, notes and other prefixes."""
        down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        box = ('<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>'
               '<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>').format(par("Ruta: 5 mnkr"))
        tracked = '<w:del w:id="1" w:author="Kim"><w:r><w:delText>900</w:delText></w:r></w:del><w:ins w:id="2" w:author="Kim">' + run("12.500") + "</w:ins>"
        control = "<w:tc><w:sdt><w:sdtPr/><w:sdtContent>" + par("M9") + "</w:sdtContent></w:sdt></w:tc>"
        nested = "<w:tc>" + table(["inre", "tabell"]) + "<w:p/></w:tc>"
        struck = "<w:tr><w:trPr><w:del w:id=\"3\" w:author=\"Kim\"/></w:trPr>" + "".join(cell(c) for c in ("9", "Struken", "satsning", "7.000", "M1")) + "</w:tr>"
        rows = [row(*HEADINGS), row("1", "Lokaler", cell("satsning", down), cell(tracked), "M1"), struck, row("2", "Böcker", cell("", on), "100", control), row("3", nested, "satsning", cell("50"), "M8")]
        body = (TITLE + '<w:p><w:pPr><w:jc w:val="left"/></w:pPr>' + run("Här är en ruta.") + box + "</w:p>" +
                '<w:sdt><w:sdtPr/><w:sdtContent><w:tbl><w:tblPr/>' + "".join(rows) + "</w:tbl></w:sdtContent></w:sdt><w:p/><w:sectPr/>")
        docx(self.letter, body)
        found = self.annotate()
        self.assertEqual(self.spoken(found, "P07: »12.500«"), "12.500")
        self.assertEqual(self.spoken(found, "spårade ändringar"), "Barn- och utbildningsnämnden: budget 2026")
        self.assertEqual(self.spoken(found, "målet M9"), "M9")
        self.assertEqual(self.spoken(found, "målet M8"), "M8")
        self.assertIn("Här är en ruta.", self.spoken(found, "stycket talar om pengar (5 mnkr)"))
        self.assertNotIn("7.000", "".join(text for _, _, text in found))
        self.nothing_lost()

    def test_what_is_struck_through_is_no_money(self):
        struck = '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">9</w:t></w:r>'
        docx(self.letter, TITLE + table(HEADINGS, ["1", "Lokaler", "satsning", struck + run("100"), "M1"], ["2", "Böcker", "satsning", "50", "M1"]))
        out, _ = self.check()
        self.assertIn("överstruken text i dokumentet är inte med (1 ställe): »9«", out)
        self.assertNotIn("9 100", out.replace("\u00a0", " "))

    def test_a_comment_never_stands_in_the_continuation_of_a_merged_cell(self):
        down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        docx(self.letter, TITLE + table(row(*HEADINGS), row("1", "Lokaler", "satsning", cell("100", down), "M1"), row("2", "Böcker", "satsning", cell("40", on), "M1")))
        out, _ = self.check("--annotate")
        self.assertIn("ligger ett belopp i tabell 1, rad 3, kolumn 4 som ingen ser: 40 tkr", out)
        inside = re.search(r'<w:tc><w:tcPr><w:vMerge/></w:tcPr>(.*?)</w:tc>', parts(self.copy)["word/document.xml"].decode())[1]
        self.assertEqual(inside, par("40"))
        self.nothing_lost()

    def test_empty_paragraphs_are_opened(self):
        docx(self.letter, TITLE + table(HEADINGS, ["1", "Lokaler", "satsning", "100", "M1"], ["<w:tc><w:p/></w:tc>", "Summa", "", "90", ""]))
        found = self.annotate()
        self.assertEqual(self.spoken(found, "summan på rad 3"), "")
        self.assertIn("</w:r></w:p></w:tc>", parts(self.copy)["word/document.xml"].decode())
        self.assertIsNone(only_inserted(parts(self.letter)["word/document.xml"].decode(), parts(self.copy)["word/document.xml"].decode(), set()))

    def test_other_prefixes_and_the_strict_form(self):
        text = TITLE + table(HEADINGS, ["2", "Fler lärare", "satsning", "12.500", "M1"])
        for space in ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"):
            for prefix in ("o:", ""):
                inside = re.sub(r"(</?)w:", rf"\1{prefix}", text)
                inside = re.sub(r" w:(\w+)=", r" o:\1=" if prefix else r" x:\1=", inside)
                names = f'xmlns:o="{space}"' if prefix else f'xmlns="{space}" xmlns:x="{space}"'
                docx(self.letter, "", raw=f'<?xml version="1.0" encoding="UTF-8"?><{prefix}document {names}><{prefix}body>{inside}</{prefix}body></{prefix}document>')
                self.copy.unlink(missing_ok=True)
                self.assertEqual(self.spoken(self.annotate(), "P07"), "12.500")
                made = parts(self.copy)
                for name in ("word/document.xml", "word/comments.xml"):
                    marks = [e for e in ElementTree.fromstring(made[name]).iter() if local(e).startswith("comment")]
                    self.assertTrue(all(e.tag.startswith("{" + space + "}") for e in marks), name)

    def test_what_stands_above_a_table_is_asked(self):
        """Whose it is, which year and what unit; running text with amounts is none of that."""
        (self.folder / "plan.malkoll").write_text(PLAN.replace("  beloppsenhet: tkr\n", ""), encoding="utf-8")  # nothing else says the unit
        docx(self.letter, par("Kultur- och fritidsnämnden", "Rubrik1") + par("Budget 2026", "Rubrik2") + par("Vi satsar 3 mnkr") + par("Belopp i tkr") +
             table(["Post", "Benämning", "Drift", "Bidrar till"], ["1", "Bad", "100", "M1"]))
        done = malkoll("import", "skrivelse.docx", "--plan", "plan.malkoll", cwd=self.folder)
        text = done.stdout.decode().replace("\u00a0", " ")
        self.assertIn("budget KFN", text)
        self.assertIn("drift 2026: 100 tkr", text)
        self.assertIn("# Vi satsar 3 mnkr", text)

    def test_a_letterhead_says_whose_it_is(self):
        """But never which year, and nothing where it names two."""
        posts = table(["Post", "Benämning", "Drift 2026 (tkr)", "Bidrar till"], ["1", "Bad", "100", "M1"])
        head = par("K kommun") + par("Kultur- och fritidsnämnden") + par("Dnr KFN-2025-412") + par("Till Barn- och utbildningsnämnden") + par("Förvaltningen föreslår att nämnden beslutar om budgeten.")
        imported = lambda: malkoll("import", "skrivelse.docx", "--plan", "plan.malkoll", cwd=self.folder)
        docx(self.letter, head + posts)
        self.assertIn("budget KFN", imported().stdout.decode())
        docx(self.letter, head.replace("Till Barn", "Barn") + posts)
        self.refused("det framgår inte vilken kolumn som säger nämnd eller bolag", also="fynd; originalet är orört", copied=True)
        docx(self.letter, head + posts.replace("Drift 2026", "Drift"))
        self.assertNotIn("drift 2025", imported().stdout.decode())

    def test_notes_are_kept_by_the_post(self):
        note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        docx(self.letter, TITLE + table(HEADINGS, ["1", "Lokaler", "satsning", "<w:tc><w:p>" + run("100") + note + "</w:p></w:tc>", "M1"]), footnotes='<w:footnote w:id="1"><w:p>' + run("Preliminärt.") + "</w:p></w:footnote>")
        text = malkoll("import", "skrivelse.docx", "--plan", "plan.malkoll", cwd=self.folder).stdout.decode().replace("\u00a0", " ")
        self.assertIn("drift 2026: 100", text)
        self.assertIn("Kommentar till Drift 2026 (tkr): fotnot 1: Preliminärt.", text)

    def refused(self, *wanted, also="den går inte att läsa", copied=False):
        out, said = self.check("--annotate", status=2)
        for text in wanted:
            self.assertIn(text, out)
        self.assertIn(also, said)
        self.assertEqual(self.copy.exists(), copied)
        self.assertNotIn("terminate", said)

    def test_what_is_refused(self):
        without = "det har ingen tabell med poster; skriv dem i en tabell med rubriker"
        docx(self.letter, TITLE + par("Inga tabeller, men 3 mnkr."))
        self.refused("dokumentet har ingen tabell, och poster i löpande text läses inte", also=without)
        docx(self.letter, TITLE + table(["Namn", "Roll"], ["Kim", "ekonom"]))
        self.refused("ingen tabell i dokumentet har poster", also=without)
        self.letter.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        self.refused("Word-dokument av den äldre sorten (.doc)")
        self.letter.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
        self.refused("dokumentet är skyddat med lösenord")
        self.letter.write_bytes(b"{\\rtf1 hej}")
        self.refused("filen heter som ett Word-dokument men är inget")
        good = TITLE + table(HEADINGS, ["2", "Fler lärare", "satsning", "12.500", "M1"])
        docx(self.letter, good, more={"_xmlsignatures/sig1.xml": "<Signature/>"})
        self.refused("P07", also="den är signerad")
        docx(self.letter, good, links=f'<Relationship Id="c" Type="{OFFICE}comments" Target="comments.xml"/>')
        self.refused("P07", also="kommentarerna i den kan inte läsas")

    def test_nothing_is_corrected_in_it(self):
        (self.folder / "plan.malkoll").write_text(PLAN.replace("  ansvarig: BUN\n", "  ansvarig: BUN\n  aspekt trygghet: Trygga barn\n"), encoding="utf-8")
        docx(self.letter, TITLE + table([*HEADINGS, "Aspekt"], ["2", "Fler lärare", "satsning", "100", "M1", "Trygghet"]))
        before = self.letter.read_bytes()
        done = malkoll("check", "plan.malkoll", "skrivelse.docx", "--fix", cwd=self.folder)
        self.assertIn("skrivelse.docx:tabell 1, rad 2, kolumn 6: »Trygghet« rättas inte till »trygghet«: i ett Word-dokument rättar Målkoll ingenting", done.stderr.decode() + done.stdout.decode())
        self.assertEqual(self.letter.read_bytes(), before)
        self.assertFalse((self.folder / "skrivelse-rättad.docx").exists())

    def test_in_a_folder(self):
        """Not read, and that is said; but where a map lies beside it. What Målkoll has written is nobody's submission."""
        docx(self.letter, TITLE + table(HEADINGS, ["2", "Fler lärare", "satsning", "12.500", "M1"]))
        self.annotate()
        done = malkoll("report", "plan.malkoll", "-o", "rapport.docx", "--edition", "kort", "--format", "docx", cwd=self.folder)
        self.assertTrue((self.folder / "rapport.docx").exists(), done.stderr)
        out = malkoll("check", ".", "--format", "short", cwd=self.folder).stdout.decode()
        self.assertIn("skrivelse.docx: råd[F12]: Word-dokumentet är inte läst", out)
        self.assertEqual(out.count(".docx"), 1, out)
        self.assertIn("nämnden BUN »Barn- och utbildningsnämnden« har inte lämnat in", out)
        self.assertIn("the Word document is not read", malkoll("check", ".", "--format", "short", "--lang", "en", cwd=self.folder).stdout.decode())
        malkoll("import", "skrivelse.docx", "--plan", "plan.malkoll", "--write-map", cwd=self.folder)
        self.assertIn("blad: tabell 1", (self.folder / "skrivelse.docx.karta").read_text(encoding="utf-8"))
        out = malkoll("check", ".", "--format", "short", cwd=self.folder).stdout.decode()
        self.assertIn("skrivelse.docx:tabell 1, rad 2, kolumn 4: fel[P07]", out)
        self.assertNotIn("har inte lämnat in någon budget (900", out)

    def test_documents_that_mean_harm(self):
        """A sentence, at once, and never a file of the system or of the net."""
        posts = table(HEADINGS, ["1", "Lokaler", "satsning", "100", "M9"])
        document = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
        def raw(text):
            docx(self.letter, "", raw=text)
        raw('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + document.format(posts))
        self.refused("innehåller en dokumenttyp (DOCTYPE)")
        raw(document.format(" " * 100_000_000))
        self.refused("dokumentet är")
        raw(document.format("<w:sdt><w:sdtContent>" * 3000 + posts + "</w:sdtContent></w:sdt>" * 3000))
        self.refused("dokumentet är skadat")
        raw(document.format("<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000))
        self.refused("dokumentet är skadat")
        raw("<w:document><w:body>")
        self.refused("dokumentet är skadat")
        raw(document.format(table([cell("x" * 1_000_000, '<w:gridSpan w:val="200"/>')] * 3)))
        self.refused("dokumentet är för stort")
        raw(document.format(table([cell("x" * 1_000_000, '<w:vMerge w:val="restart"/>')], *[[cell("", "<w:vMerge/>")]] * 200)))
        self.refused("dokumentet är för stort")
        raw(document.format("<w:tbl>" + ("<w:tr>" + "<w:tc><w:tcPr><w:gridSpan w:val=\"200\"/></w:tcPr></w:tc></w:tr>") * 11_000 + "</w:tbl>"))
        self.refused("dokumentet är för stort")
        raw(document.format("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 201 + "</w:tr></w:tbl>"))
        self.refused("dokumentet är för stort")
        raw(document.format("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 10_001))
        self.refused("dokumentet är för stort")
        docx(self.letter, TITLE + posts, left_out=["word/document.xml"])
        self.refused("dokumentet är skadat")
        # Relations outside the package: nothing is fetched, and what was to be had there is not there.
        outside = f'<Relationship Id="s2" Type="{OFFICE}footnotes" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="h" Type="{OFFICE}comments" Target="http://127.0.0.1:9/c.xml" TargetMode="External"/>'
        docx(self.letter, TITLE + posts, links=outside)
        self.assertEqual(self.spoken(self.annotate(), "L10"), "M9")
        self.copy.unlink()
        docx(self.letter, TITLE + posts, links=f'<Relationship Id="c" Type="{OFFICE}comments" Target="../../../../etc/passwd"/>')
        self.refused("L10", also="kommentarerna i den kan inte läsas")
        # What each thing asks of every other takes time: notes by the hundred thousand, and titles over tables.
        note = lambda n: f'<w:r><w:footnoteReference w:id="{n}"/></w:r>'
        docx(self.letter, TITLE + table(HEADINGS, ["1", "Lokaler", "satsning", "<w:tc><w:p>" + run("100") + "".join(note(n) for n in range(100_000)) + "</w:p></w:tc>", "M9"]),
             footnotes="".join(f'<w:footnote w:id="{n}">' + par("n") + "</w:footnote>" for n in range(100_000)))
        begun = time.monotonic()
        self.check()
        docx(self.letter, TITLE + (par("Titel", "Titel") + par("x", "Rubrik2") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>") * 9_000 + posts)
        self.check()
        self.assertLess(time.monotonic() - begun, 50)
        # A large letter is read for what it is.
        docx(self.letter, TITLE + table(HEADINGS, *[[str(n), f"Post {n}", "satsning", "1", "M9"] for n in range(5000)]))
        self.assertEqual(len([c for c in self.annotate("--all") if "målet M9" in c[2]]), 5000)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
