#!/usr/bin/env python3
"""The municipality's workbook divided among its units and put together again; budgets from a system to a workbook and back.

usage: merge_test.py MALKOLL ROOT
"""
import pathlib
import re
import sys
import tempfile
import unittest
from xml.etree import ElementTree

from program import ROOT, run
from workbook import Edited, M
from workbooks import with_comments


class Workbooks(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def malkoll(self, *arguments, status=0):
        done = run(*arguments, cwd=self.folder)
        said = done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")
        self.assertEqual(done.returncode, status, "\n".join(said))
        return said

    def declarations(self, path):
        """What a file says: its declarations with what stands below each, without comments and blank lines, sorted."""
        lines = [line for line in (self.folder / path).read_text(encoding="utf-8").splitlines() if line.strip() and not line.strip().startswith("#")]
        blocks, budget = [], ""
        for line in lines:
            if line.startswith("budget "):
                budget = line
            if not line.startswith(" "):
                blocks.append([budget if line.startswith(("post ", "nämndmål ", "bolagsmål ")) else "", line])
            else:
                blocks[-1].append(line)
        return sorted(map(tuple, blocks))

    def test_split_and_merge(self):
        self.malkoll("export", str(ROOT / "samples/karlstad"), "-o", "kommun.xlsx")
        self.malkoll("import", "kommun.xlsx", "-o", "kommun.malkoll")
        out, _ = self.malkoll("split", "kommun.xlsx", "-o", "ut")
        files = out.splitlines()
        self.assertIn("ut/BUN.xlsx", files)
        self.assertEqual(len(files), 14)
        # One unit's workbook holds the plan and that unit's submission, and can be checked on its own.
        self.malkoll("import", "ut/BUN.xlsx", "-o", "bun.malkoll")
        text = (self.folder / "bun.malkoll").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"^budget (\S+):", text, re.M), ["BUN"])
        self.assertIn("\nplan SP2025:", "\n" + text)
        out, _ = self.malkoll("check", "ut/BUN.xlsx")
        # Together again they say what they said.
        out, _ = self.malkoll("merge", *files, "-o", "igen.malkoll")
        self.assertNotIn("raden", out)
        self.assertNotIn("skiljer sig", out)
        self.assertEqual(self.declarations("igen.malkoll"), self.declarations("kommun.malkoll"))
        self.malkoll("merge", *files, "-o", "igen.xlsx")
        self.malkoll("import", "igen.xlsx", "-o", "igen2.malkoll")
        self.assertEqual(self.declarations("igen2.malkoll"), self.declarations("kommun.malkoll"))
        # What is there is not written over.
        self.malkoll("split", "kommun.xlsx", "-o", "ut", status=2)
        self.malkoll("merge", *files, "-o", "igen.xlsx", status=2)

    PLAN = ("plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\n\n# Beslutat i juni.\nmål M1: Mål\n\nnämnd A: Nämnd A\n\nnämnd B: Nämnd B\n\n"
            "budget A: Budget A\n  plan: P\n\npost A1: Ett\n  drift 2025: 1 tkr\n\n# Sägs upp i höst.\npost A2: Två\n  drift 2025: 2,00001 tkr\n  # Enligt avtal.\n  bidrar till: M1\n\n"
            "budget B: Budget B\n  plan: P\n\npost B1: Ett\n  drift 2025: 3 tkr\n")

    def split(self):
        (self.folder / "allt.malkoll").write_text(self.PLAN, encoding="utf-8")
        self.malkoll("split", "allt.malkoll", "-o", "ut")
        return Edited(self.folder / "ut/A.xlsx"), Edited(self.folder / "ut/B.xlsx")

    def merge(self, name, status=0):
        out, _ = self.malkoll("merge", "ut/A.xlsx", "ut/B.xlsx", "-o", name + ".malkoll", status=status)
        return [line for line in out.splitlines() if not line.startswith(" ")], (self.folder / (name + ".malkoll")).read_text(encoding="utf-8"), out

    def test_nothing_has_happened(self):
        self.split()
        said, text, sums = self.merge("lika")
        self.assertEqual(said, [])
        self.assertEqual(text, self.PLAN)
        self.assertIn("3,00001 tkr", sums)
        self.assertNotIn("skiljer sig", sums)

    def test_blank_lines_and_comments_come_back(self):
        plan = self.folder / "plan.malkoll"
        plan.write_bytes((ROOT / "samples/karlstad/strategisk-plan.malkoll").read_bytes())
        self.malkoll("fmt", "plan.malkoll")
        text = plan.read_text(encoding="utf-8")
        self.assertIn("\n\nmål ARB1", text)  # a blank line where the workbook would have none
        self.malkoll("export", "plan.malkoll", "-o", "plan.xlsx")
        self.malkoll("import", "plan.xlsx", "-o", "igen.malkoll")
        self.assertEqual((self.folder / "igen.malkoll").read_text(encoding="utf-8"), text)

    def test_money_below_a_heading_that_cannot_be_read(self):
        """It stands as text in Övriga uppgifter, and is counted there: in the workbooks as in the text."""
        text = self.PLAN.replace("post A2: Två", "• post A2: Två\n  investering 2025: 5").replace("post B1: Ett", "post B1 Ett").replace("drift 2025: 1 tkr", "drift 2025: 1 tkr\n  drift 2025: 9 tkr")
        (self.folder / "allt.malkoll").write_text(text, encoding="utf-8")
        self.malkoll("split", "allt.malkoll", "-o", "ut")
        _, _, sums = self.merge("oläst")
        self.assertRegex(sums, r"A +drift 2025 +3,00001 tkr +3,00001 tkr\n")
        self.assertRegex(sums, r"A +investering 2025 +5 tkr +5 tkr\n")
        self.assertRegex(sums, r"B +drift 2025 +3 tkr +3 tkr\n")
        self.assertNotIn("skiljer sig", sums)
        sums, _ = self.malkoll("import", "ut/A.xlsx", "-o", "a.malkoll", status=1)
        self.assertRegex(sums, r"A +investering 2025 +5 tkr +5 tkr\n")
        self.assertNotIn("skiljer sig", sums)

    def test_a_row_moved_to_another_workbook(self):
        a, b = self.split()
        row = a.cut("Poster", a.row("Poster", "Id", "A2"))
        row[b.letters("Poster", "Nämnd eller bolag")] = "B – Nämnd B"
        b.paste("Poster", row)
        a.save(), b.save()
        said, text, _ = self.merge("flyttad")
        self.assertEqual(said, ["raden A/A2 på bladet Poster är flyttad från A.xlsx till B.xlsx"])
        moved = "# Sägs upp i höst.\npost A2: Två\n  drift 2025: 2,00001 tkr\n  # Enligt avtal.\n  bidrar till: M1\n"
        self.assertEqual(text, self.PLAN.replace("\n" + moved, "") + "\n" + moved)

    def test_a_row_copied_to_another_workbook(self):
        a, b = self.split()
        original = a.cut("Poster", a.row("Poster", "Id", "A2"))
        a.paste("Poster", original), b.paste("Poster", original)
        a.save(), b.save()
        said, text, _ = self.merge("kopierad")
        self.assertEqual(said, ["raden A/A2 på bladet Poster står i både A.xlsx och B.xlsx; den är med en gång"])
        self.assertEqual(text, self.PLAN)
        b.write("Poster", b.row("Poster", "Id", "A2"), {"Post": "Två till"})
        b.save()
        said, text, _ = self.merge("ändrad", status=1)
        self.assertEqual(said, ["raden A/A2 på bladet Poster står i både A.xlsx och B.xlsx och säger olika (»Post«); båda är med"])
        self.assertEqual(text.count("post A2: Två"), 2)

    def test_rows_that_are_gone(self):
        a, b = self.split()
        a.cut("Poster", a.row("Poster", "Id", "A1"))
        b.write("Poster", b.row("Poster", "Id", "B1"), {"Id": None, "Post": None, "Drift 2025 (tkr)": None})  # emptied, not cut
        a.save(), b.save()
        said, text, _ = self.merge("borta")
        self.assertEqual(said, ["raden A/A1 på bladet Poster är borttagen ur A.xlsx", "raden B/B1 på bladet Poster är borttagen ur B.xlsx"])
        self.assertEqual([line for line in text.splitlines() if line.startswith("post")], ["post A2: Två"])
        out, _ = self.malkoll("check", "ut/A.xlsx", "--format", "short", status=1)
        self.assertIn("raden A/A1 på bladet Poster, som fanns när arbetsboken skrevs, är borttagen", out)

    def test_rows_that_were_sorted_and_added(self):
        a, b = self.split()
        row = a.cut("Poster", a.row("Poster", "Id", "A1"))
        a.paste("Poster", row)
        letters = {heading: a.letters("Poster", heading) for heading in ("Rad", "Nämnd eller bolag", "Id", "Post", "Drift 2025 (tkr)")}
        for book, unit in ((a, "A"), (b, "B")):  # new rows have numbers of their own in each workbook
            book.paste("Poster", dict(zip(letters.values(), ("ny-1", unit, unit + "9", "Ny i " + unit, 4))))
            book.paste("Poster", dict(zip(list(letters.values())[2:], (unit + "10", "Utan id i " + unit, 5))))
        a.save(), b.save()
        said, text, _ = self.merge("nya")
        self.assertEqual(said, [])
        posts = [line[5:].split(":")[0] for line in text.splitlines() if line.startswith("post ")]
        self.assertEqual(posts, ["A2", "A1", "A9", "A10", "B1", "B9", "B10"])
        self.assertEqual(sum(float(line.split()[2].replace(",", ".")) for line in text.splitlines() if line.startswith("  drift")), 24.00001)

    def test_the_shared_rows_say_different_things(self):
        a, b = self.split()
        b.write("Mål", b.row("Mål", "Id", "M1"), {"Namn": "Ett annat mål"})
        b.save()
        said, text, _ = self.merge("olika", status=1)
        self.assertEqual(said, ["raden M1 på bladet Mål säger olika i A.xlsx och B.xlsx (»Namn«); den första gäller"])
        self.assertEqual(text, self.PLAN)

    def test_a_percentage_is_no_amount(self):
        a, _ = self.split()
        cell = a.cells("Poster")[a.row("Poster", "Id", "A2"), a.letters("Poster", "Drift 2025 (tkr)")]
        share = next(c for (row, column), c in a.cells("Poster").items() if column == a.letters("Poster", "Andel 1") and row > 4)
        cell.set("s", share.get("s"))  # the look of a percentage, as a spreadsheet gives it to what is typed as 50 %
        a.put(cell, 0.5)
        a.save()
        out, _ = self.malkoll("import", "ut/A.xlsx", "-o", "a.malkoll", status=1)
        self.assertNotIn("skiljer sig", out)
        self.assertIn("ut/A.xlsx:Poster!" + cell.get("r"), out)
        self.assertIn("  drift 2025: 50 %\n", (self.folder / "a.malkoll").read_text(encoding="utf-8"))

    def test_comments_on_cells_stay_with_their_rows(self):
        a, _ = self.split()
        number = next(n for n, (name, part) in enumerate(a.names.items(), 1) if name == "Poster")
        cell = f'{a.letters("Poster", "Drift 2025 (tkr)")}{a.row("Poster", "Id", "A2")}'
        with_comments(self.folder / "ut/A.xlsx", number, {cell: "Kim: räcker det?", "C1": "ovanför"})
        said, text, _ = self.merge("sagt")
        self.assertEqual(said, ["inte med: kommentaren i Poster!C1 i A.xlsx"])
        told = "# Kommentar till Drift 2025 (tkr): Kim: räcker det?\n"
        self.assertEqual(text, self.PLAN.replace("# Sägs upp i höst.\n", "# Sägs upp i höst.\n" + told))
        self.malkoll("merge", "ut/A.xlsx", "ut/B.xlsx", "-o", "ihop.xlsx")
        self.malkoll("import", "ihop.xlsx", "-o", "igen.malkoll")
        self.assertEqual((self.folder / "igen.malkoll").read_text(encoding="utf-8"), text)

    def test_what_somebody_has_added(self):
        a, b = self.split()
        column = a.letters("Poster", "Som skrivet")
        extra = column[:-1] + chr(ord(column[-1]) + 1)
        for row, value in ((4, "Min egen kolumn"), (5, "ring Kim")):
            line = next(r for r in a.roots["Poster"].find(M + "sheetData") if r.get("r") == str(row))
            a.put(ElementTree.SubElement(line, M + "c", {"r": f"{extra}{row}"}), value)
        a.save()
        said, text, _ = self.merge("egna")
        self.assertEqual(said, ["inte med: »Min egen kolumn« på bladet Poster i A.xlsx"])
        self.assertEqual(text, self.PLAN)
        self.assertIn("inte med: »Min egen kolumn« på bladet Poster\n", self.malkoll("import", "ut/A.xlsx", "-o", "a.malkoll")[0])

    def short(self, name):
        out, _ = self.malkoll("check", name, "--format", "short", status=1)
        return out

    def test_a_sheet_that_cannot_be_read(self):
        """Whatever somebody has done to it: its posts are not gone without a word."""
        def renamed(book):
            book.parts["xl/workbook.xml"] = book.parts["xl/workbook.xml"].replace(b'name="Poster"', b'name="Poster A"')

        def without_id_heading(book):
            book.put(book.cells("Poster")[4, "A"], None)

        def without_headings(book):
            book.cut("Poster", 4)

        for change, wanted in ((renamed, "'Poster A'!A4: fel[F12]: bladet Poster A är inte med: det har rubrikerna på bladet Poster"),
                               (without_id_heading, "Poster!A4: fel[F12]: ingenting på bladet Poster är med: den dolda kolumnen A"),
                               (without_headings, "Poster!A1: fel[F12]: ingenting på bladet Poster är med: raden med rubriker är borta")):
            a, _ = self.split()
            change(a)
            a.save()
            out = self.short("ut/A.xlsx")
            self.assertIn("ut/A.xlsx:" + wanted, out)
            self.assertNotIn("är borttagen", out)
            self.assertNotIn("kan lämnas in", out.replace("kan inte lämnas in", ""))
            self.malkoll("import", "ut/A.xlsx", "-o", "a.malkoll", "--overwrite", status=1)
            _, error = self.malkoll("merge", "ut/A.xlsx", "ut/B.xlsx", "-o", "m.malkoll", status=2)
            self.assertIn("ut/A.xlsx:", error)
            self.temporary.cleanup(), self.setUp()

    def test_a_sum_below_the_posts(self):
        a, _ = self.split()
        letters = [a.letters("Poster", heading) for heading in ("Nämnd eller bolag", "Id", "Post", "Drift 2025 (tkr)")]
        a.paste("Poster", dict(zip(letters, ("A", "S", "Summa", 3.00001))))
        a.save()
        said, text, sums = self.merge("summa")
        self.assertEqual(said, ["inte med: rad 7 »Summa« på bladet Poster i A.xlsx, som är summan av raderna ovanför"])
        self.assertEqual(text, self.PLAN)
        self.assertRegex(sums, r"A +drift 2025 +3,00001 tkr +3,00001 tkr\n")
        self.assertIn("ut/A.xlsx:Poster!rad 7: varning[F12]: rad 7 »Summa« är summan av raderna ovanför, och är inte med", self.short("ut/A.xlsx"))
        # Without a name it is one too; what is called a sum and is none is asked about.
        a.put(a.cells("Poster")[7, letters[2]], None)
        a.save()
        self.assertEqual(self.merge("utan")[1], self.PLAN)
        a.put(a.cells("Poster")[7, letters[2]], "Summa"), a.put(a.cells("Poster")[7, letters[3]], 4)
        a.save()
        said, text, _ = self.merge("annan", status=1)
        self.assertEqual(said, ["rad 7 »Summa« på bladet Poster i A.xlsx kan vara en summa, men är läst som en post"])
        self.assertIn("fel[F12]: rad 7 »Summa« kallas summa men är inte summan av raderna ovanför", self.short("ut/A.xlsx"))

    def test_a_column_that_is_gone(self):
        a, _ = self.split()
        column = a.letters("Poster", "Drift 2025 (tkr)")
        for row in a.roots["Poster"].find(M + "sheetData"):
            for cell in [c for c in row if re.sub("[0-9]", "", c.get("r")) == column]:
                row.remove(cell)
        a.save()
        said, _, _ = self.merge("kolumn", status=1)
        self.assertEqual(said, ["kolumnen »Drift 2025 (tkr)« är borttagen ur A.xlsx"])
        self.assertIn("ut/A.xlsx:Poster!A4: fel[F12]: kolumnen »Drift 2025 (tkr)« på bladet Poster hade innehåll", self.short("ut/A.xlsx"))

    def test_a_heading_that_is_altered(self):
        a, _ = self.split()
        heading = a.cells("Poster")[4, a.letters("Poster", "Post")]
        a.put(heading, "Benämning")
        a.save()
        self.assertIn(f'ut/A.xlsx:Poster!{heading.get("r")}: fel[F12]: kolumnen »Benämning« på bladet Poster finns inte', self.short("ut/A.xlsx"))
        a.put(heading, "Post"), a.put(a.cells("Poster")[4, a.letters("Poster", "Drift 2025 (tkr)")], "Drift 2025")
        a.save()
        self.assertNotIn("skiljer sig", self.merge("enhet")[2])  # amounts are in thousands, as the workbook was written

    def test_nothing_has_been_filled_in(self):
        (self.folder / "plan.malkoll").write_text(self.PLAN[:self.PLAN.index("budget A")], encoding="utf-8")
        self.malkoll("new", "A", "plan.malkoll", "-o", "ny.xlsx")
        out, _ = self.malkoll("check", "plan.malkoll", "ny.xlsx", "--format", "short", status=1)
        self.assertIn("fel[F12]: inlämningen har varken poster eller egna mål", out)
        self.assertIn("inlämningen i ny.xlsx har inga poster", self.malkoll("merge", "ny.xlsx", "-o", "m.malkoll")[0])

    def test_what_cannot_be_merged(self):
        a, b = self.split()
        (self.folder / "ut/C.xlsx").write_bytes(b"PK\x03\x04")
        (self.folder / "ut/d.malkoll").write_text("plan P: p\n", encoding="utf-8")
        for name, wanted in (("ut/C.xlsx", "ut/C.xlsx"), ("ut/d.malkoll", "ut/d.malkoll är ingen av Målkolls egna arbetsböcker"), ("saknas.xlsx", "saknas.xlsx finns inte")):
            _, error = self.malkoll("merge", "ut/A.xlsx", name, "-o", "ut.malkoll", status=2)
            self.assertIn(wanted, error)
        self.assertIn("ska sluta på .malkoll eller .xlsx", self.malkoll("merge", "ut/A.xlsx", "-o", "ut.docx", status=2)[1])
        for name in ("ut.xlsx", "~$ut.xlsx"):
            (self.folder / name).write_bytes(b"x")
        self.assertIn("ut.xlsx är öppen i ett annat program", self.malkoll("merge", "ut/A.xlsx", "-o", "ut.xlsx", "--overwrite", status=2)[1])
        b.write("Poster", b.row("Poster", "Id", "B1"), {"Drift 2025 (tkr)": None})
        cell = b.cells("Poster")[b.row("Poster", "Id", "B1"), b.letters("Poster", "Drift 2025 (tkr)")]
        ElementTree.SubElement(cell, M + "f").text = "1+1"
        b.save()
        _, error = self.malkoll("merge", "ut/A.xlsx", "ut/B.xlsx", "-o", "ut.malkoll", status=2)
        self.assertIn("B.xlsx:Poster!" + cell.get("r") + ": formeln är inte beräknad", error)
        self.assertFalse((self.folder / "ut.malkoll").exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
