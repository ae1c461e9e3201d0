#!/usr/bin/env python3
"""--lang en leaves no Swedish sentence: what commands print and write is looked through for words that are of no file, no rule and no key.

usage: english_test.py MALKOLL ROOT
"""
import html
import json
import pathlib
import re
import sys
import tempfile
import unittest
import zipfile

from program import ROOT, run
from documents import docx, par, table
from workbook import Edited, read

# Words that a Swedish sentence has and a plan's own matters, which stand in quotes, need not.
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|inte|kan|ska|som|finns|eller|saknas|ingen|inget|utan|vid|vilken|rad|raden|rader|tabell|tabellen|kolumn|kolumnen|cellen|bladet|filen|beloppen|stycke|"
                     r"fråga|till|från|av|med|det|den|har)\b")
SHEETS = "Nämnder och bolag", "Inlämning", "Egna mål"  # of our own workbook
KARLSTAD, BROKEN = ROOT / "samples/karlstad", ROOT / "samples/karlstad-brister"


def words_of_ours():
    """What is Swedish in both languages: keys, kinds and values, and the names of rules."""
    definition = (ROOT / "grammar/words.def").read_text(encoding="utf-8") + (ROOT / "src/import/column_map_words.h").read_text(encoding="utf-8")
    names = [re.search(r"^-- namn: (.+)$", rule.read_text(encoding="utf-8"), re.M).group(1) for rule in (ROOT / "rules").glob("*.sql")]
    return {word.strip() for word in re.findall(r'"([^"\\]+)"', definition)} | set(names) | {"Målkoll", "öre", "råd", "varning", "av, råd", *SHEETS, "Alla barn får en trygg uppväxt"}  # the last is the example that helps show


OURS = words_of_ours()


def said_in(text):
    """The texts of a file of the language or of a table: lines, what stands behind a colon, and between colons and commas."""
    return {piece.strip(" »«.\t%") for line in text.split("\n") for piece in [line, line.partition(":")[2], *re.split(r"[:;,\t]|\d%|\u2013", line)]}


def swedish_in(said, *files):
    """The lines that are Swedish when all is taken away that is quoted, to be pasted, of the files or a word of the language."""
    known = set(OURS)
    for file in files:
        for path in sorted(file.rglob("*.malkoll")) if file.is_dir() else [file]:
            text = path.read_text(encoding="utf-8")
            known |= said_in(text) | said_in(re.sub(r"\n +\| ", " ", text))  # with the lines that go on
    said = re.sub("[\u00a0\u202f\u2009]", " ", said)
    said = re.sub(r"»[^«]*«", "»«", said)
    said = re.sub(r"[\w./-]+\.(malkoll|csv|karta|xlsx|docx|sql)\b|https?:\S+|\b[A-ZÅÄÖ]+\d+\w*", "…", said)
    said = re.sub(r"(?<=\S)   \S[^\n]*?(?:   |$)|^ *malkoll [a-z]+ .*$", " … ", said, flags=re.M)
    for text in sorted((k for k in known if len(k) > 2 and SWEDISH.search(k)), key=len, reverse=True):
        if text.lower() in said.lower():
            said = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "…", said, flags=re.I)
    return [line.strip() for line in said.split("\n") if SWEDISH.search(line)]


class English(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "plan.malkoll").write_text("kommun 1780: K\nplan P26: Plan 2026\n  budgetår: 2026\n  beslutad: 2025-06-18\n  beloppsenhet: tkr\nmål M1: Fler klarar skolan\nnämnd BUN: Skola\n  ram 2026: 500 tkr\n",
                                                  encoding="utf-8")

    def tearDown(self):
        self.temporary.cleanup()

    def said(self, *arguments, files=(), status=None, **more):
        """Both streams of a command in English, which are looked through."""
        done = run(*arguments, "--lang", "en", cwd=more.pop("cwd", self.folder), **more)
        if status is not None:
            self.assertEqual(done.returncode, status, (arguments, done.stdout.decode(), done.stderr.decode()))
        out, error = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(swedish_in(out + "\n" + error, *files), [], arguments)
        return out, error

    def test_findings_in_every_format(self):
        for more in ([], ["--all", "--timings"], *(["--format", form] for form in ("short", "junit", "github", "gitlab", "json"))):
            self.said("check", "samples/karlstad-brister", *more, files=(BROKEN,), cwd=ROOT)
        self.assertIn("none of the groups kvinnor, män, flickor and pojkar", self.said("check", "samples/karlstad-brister", files=(BROKEN,), cwd=ROOT)[0])

    def test_sarif(self):
        driver = json.loads(run("check", "samples/karlstad", "--format", "sarif", "--lang", "en").stdout)["runs"][0]["tool"]["driver"]
        for rule in driver["rules"]:
            headings = re.findall(r"\*\*(.*?)\*\*", rule["help"]["markdown"])
            self.assertEqual(swedish_in("\n".join([*headings, rule["shortDescription"]["text"], rule.get("fullDescription", {"text": ""})["text"]])), [], rule["id"])

    def test_reports(self):
        self.said("report", BROKEN, "-o", "r.html", status=0)
        page = re.sub(r"(?s)<(style|script|pre)\b.*?</\1>|<(\w+) lang=\"sv\">.*?</\2>|<meta[^>]*>", "", (self.folder / "r.html").read_text(encoding="utf-8"))
        self.assertEqual(swedish_in(html.unescape(re.sub(r"<[^>]*>", "\n", page)), BROKEN), [])
        for word in ("How to mend it (in Swedish):", "Who asks for it (in Swedish):"):
            self.assertIn(word, page)

    def test_explain_says_what_is_in_swedish(self):
        for line in run("explain", "L01", "--lang", "en").stdout.decode().splitlines():
            self.assertFalse(not line.startswith(" ") and swedish_in(line), line)

    def test_own_rules(self):
        (self.folder / "rules").mkdir()
        for code, wrong, right in (("X01", "post A: a\n--     slag: satsning", "post A: a\n--     slag: satsning"), ("X02", "post A: a\n--     sla: x", "post A: a"), ("X03", "", "")):
            (self.folder / f"rules/{code}-x.sql").write_text(
                f"-- kod: {code}\n-- namn: x\n-- nivå: råd\n-- meddelande: posten {{id}} är fel\n-- message: item {{id}} is wrong\n" + (f"-- fel exempel:\n--   {wrong}\n-- rätt exempel:\n--   {right}\n" if wrong else "") +
                "\nSELECT p.place, p.id FROM post AS p WHERE p.class IS NULL\n", encoding="utf-8")
        out, error = self.said("rules", "--test", "rules")
        for said in ("»fel exempel«: the rule says nothing of it", "»rätt exempel«: the rule says »item A is wrong«", "»sla« is no word", "»rätt exempel« is missing"):
            self.assertIn(said, out + error)

    def test_a_document_read_as_a_plan(self):
        docx(self.folder / "plan.docx", par("Mål och budget 2026", "Rubrik1") + par("Trygghet", "Rubrik1") + par("Alla ska vara trygga", "Rubrik2") + par("Ansvarig: Samtliga nämnder") + par("Skulden ska inte öka.") +
             table(["Mål", "Indikator", "Utfall 2024", "Målvärde 2026", "Övrigt"], ["Fler i arbete", "Andel som arbetar", "cirka 70", "bättre än riket 2024", "x"], ["", "Kön", "8 (kvinnor 7)", "öka", ""]) +
             table(["Uppdrag", "Ansvarig", "Klart"], ["Ta fram en plan", "VD", "snart"]) + par("Ramar, tkr", "Rubrik1") +
             table(["Nämnd", "Budget 2025", "Budget 2026", "Förändring"], ["Kommunstyrelsen", "90", "100", "10"], ["varav IT", "5", "20", "1"], ["Finansförvaltningen", "5", "7", "2"], ["Summa", "95", "150", "13"]))
        (self.folder / "plan.csv").write_text("Nämnd;Budget 2026\nKommunstyrelsen;100\nSocialnämnden;nej\n", encoding="utf-8")
        (self.folder / "plan.txt").write_text("Mål 1 Trygga invånare\n\nIndikator            Utfall 2024     Målvärde 2026\nTrygga               71              ungefär samma\n", encoding="utf-8")
        for document in ("plan.docx", "plan.csv", "plan.txt"):
            plain = [run("import", document, "--as", "plan", "--lang", language, cwd=self.folder) for language in ("sv", "en")]
            self.assertEqual(plain[0].stdout, plain[1].stdout)  # the plan is of the language, with its comments
            error = plain[1].stderr.decode()
            self.assertEqual(swedish_in(error), [], document)
            self.assertIn("question: ", error)
        self.said("import", "-", "--as", "plan", "-o", "p.malkoll", stdin=b"x\n")

    def test_tables(self):
        csv = self.folder / "t.csv"
        csv.write_text("Nämnd;Post;Namn;Drift 2026 (tkr);Bidrar till;Intern kod\nBUN;1;Lärare;100;M1;A\nBUN;2;Stöd;1e3;M9;B\nXYZ;3;Annat;5;;C\nSumma;;;105;;\n", encoding="utf-8")
        files = (self.folder / "plan.malkoll", csv)
        self.said("import", "t.csv", "-o", "b.malkoll", files=files)
        self.said("check", "plan.malkoll", "t.csv", files=files)
        self.said("check", "plan.malkoll", "t.csv", "--format", "short", files=files)
        self.assertNotIn("Swedish", self.said("import", "nope.csv", status=2)[1])

    def list_in(self, copy):
        """The sheet that lists findings, and the comments on the cells, which are looked through."""
        with zipfile.ZipFile(self.folder / copy) as archive:
            comments = [html.unescape(re.sub(r"<[^>]*>", "\n", archive.read(name).decode())) for name in archive.namelist() if re.search(r"comments\d*\.xml$", name)]
        values = read(self.folder / copy)[0]["Findings"].values
        return values, "\n".join([*map(str, values.values()), *comments])

    def test_the_copy_with_findings(self):
        (self.folder / "t.csv").write_text("Nämnd;Post;Namn;Drift 2026 (tkr)\nBUN;1;A;100\n", encoding="utf-8")
        self.said("check", "plan.malkoll", "t.csv", "--annotate", files=(self.folder / "t.csv", self.folder / "plan.malkoll"))
        values, text = self.list_in("t-granskad.xlsx")
        self.assertEqual([values[name + "1"] for name in "ABCDEFG"], ["Level", "Code", "Cell", "About", "Finding", "Help", "Amount (kr)"])
        self.assertIn("\nHelp: ", text)
        self.assertEqual(swedish_in(text, self.folder / "t.csv"), [])
        (self.folder / "allt.malkoll").write_text((self.folder / "plan.malkoll").read_text(encoding="utf-8") + "budget BUN: B\n  plan: P26\npost 1: A\n  drift 2026: 5 tkr\n", encoding="utf-8")
        run("split", "allt.malkoll", "-o", "parts", cwd=self.folder)
        self.said("check", "parts/BUN.xlsx", "--annotate")
        self.assertEqual(swedish_in(self.list_in("parts/BUN-granskad.xlsx")[1]), [])
        # What a copy lists is no table of anybody's, whoever reads it.
        before, again = (run("check", name, "--format", "short", cwd=self.folder).stdout for name in ("parts/BUN.xlsx", "parts/BUN-granskad.xlsx"))
        self.assertEqual(before.replace(b"BUN.xlsx", b"BUN-granskad.xlsx"), again)

    def test_workbooks_put_together(self):
        units = "".join(f"nämnd {u}: {u}\nbudget {u}: {u}\n  plan: P26\npost 1: Ett\n  drift 2026: 5 tkr\npost 2: Tre\n  drift 2026: 5 tkr\n" for u in "AB")
        (self.folder / "allt.malkoll").write_text((self.folder / "plan.malkoll").read_text(encoding="utf-8") + units, encoding="utf-8")
        run("split", "allt.malkoll", "-o", "parts", cwd=self.folder)
        first, second = Edited(self.folder / "parts/A.xlsx"), Edited(self.folder / "parts/B.xlsx")
        copied = first.cut("Poster", first.row("Poster", "Id", "1"))
        first.cut("Poster", first.row("Poster", "Id", "2"))
        first.paste("Poster", copied), second.paste("Poster", copied)
        second.write("Mål", second.row("Mål", "Id", "M1"), {"Namn": "Annat"})
        first.save(), second.save()
        out, _ = self.said("merge", "parts/A.xlsx", "parts/B.xlsx", "-o", "m.malkoll")
        for said in ("the row M1 on the sheet Mål says different things in A.xlsx and B.xlsx", "the row A/2 on the sheet Poster is taken away from A.xlsx", "the row A/1 on the sheet Poster stands both in A.xlsx and in B.xlsx"):
            self.assertIn(said, out)

    def test_last_years_submission(self):
        (self.folder / "old.malkoll").write_text("plan P25: Plan 2025\n  budgetår: 2025\nmål M1: Alla klarar skolan\nmål M2: Bort\nnämnd BUN: Skola\nbudget BUN: Skolans budget\n  plan: P25\npost 1: A\n  bidrar till: M1, M2\n  drift 2025: 5 tkr\n"
                                                 "post 2: B\n  till och med: 2025\n  drift 2025: 5 tkr\n", encoding="utf-8")
        done = run("new", "BUN", "plan.malkoll", "--from", "old.malkoll", "--lang", "en", cwd=self.folder)
        self.assertEqual(swedish_in(done.stderr.decode()), [], done.stderr.decode())
        self.assertIn("the goal M2", done.stderr.decode())

    def test_help(self):
        listed = run("--help", "--lang", "en").stdout.decode()
        for name in re.findall(r"^  ([a-z]+) ", listed, re.M):
            self.said(name, "--help", files=(KARLSTAD,))

    def test_the_tables_of_rules(self):
        out, _ = self.said("schema", "twin", status=0)
        self.assertIn("| column | type | key | meaning |", out)
        self.assertIn("| post | INT | i | the later item (derived) |", out)

    def test_what_is_wrong_is_refused_in_english(self):
        (self.folder / "x.malkoll").write_text("plan P: x\n  budgetår: 20x\n  regel L01: kanske\n  regel L01: varning, högst 3\n  regel L04: minst 3\nmål\npost 1: a\n  drift 2026: hej\n  ram 2026: 5\n  fel: 1\nnämd X: y\n", encoding="utf-8")
        for arguments in (["check", "x.malkoll"], ["check", "x.malkoll", "--format", "short"], ["check", "nope"], ["check", "--fail-on", "xx"], ["check", "plan.malkoll", "--baseline", "nope"], ["report", "plan.malkoll", "-o", "r.html", "--unit", "N"],
                          ["query", "SELEC", "plan.malkoll"], ["query", "SELECT x", "plan.malkoll"], ["explain", "L99"], ["rules", "--new", "x", "y"], ["rules", "--test", "nope"], ["merge", "nope", "-o", "x.malkoll"],
                          ["new", "N", "plan.malkoll"], ["export", "plan.malkoll", "-o", "x.foo"], ["export", "plan.malkoll", "-o", "/nope/x.sqlite"], ["verify", "plan.malkoll"], ["diff", "plan.malkoll", "nope"],
                          ["import", "plan.malkoll"], ["import", "x", "--as", "plan"], ["init", "--municipality", "1"], ["store", "x", "y"], ["kolada", "plan.malkoll", "--nope"], ["fmt", "nope"], ["schema", "nope"], ["nope"], []):
            self.said(*arguments, files=(self.folder / "x.malkoll",))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
