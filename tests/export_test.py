#!/usr/bin/env python3
"""What malkoll export and malkoll new write, read by other programs than Målkoll.

usage: export_test.py MALKOLL ROOT
"""
import csv
import io
import json
import pathlib
import re
import sqlite3
import sys
import tempfile
import unittest

from program import ROOT, run
import workbook

CLEAN, FAULTY = str(ROOT / "samples/karlstad"), str(ROOT / "samples/karlstad-brister")
TABLES = 20  # at least so many are documented


def query(sql, path=CLEAN):
    lines = run("query", sql, path).stdout.decode().splitlines()
    return [line.split("\t") for line in lines[1:]]


class InFolder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def good(self, *arguments):
        done = run(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name


class Reading(InFolder):
    """A command that shows no findings still says what it has not read."""

    PLAN = (ROOT / "samples/mini/plan.malkoll").read_text(encoding="utf-8")

    def folder_with(self, name, table, plan=PLAN):
        folder = self.folder / name
        folder.mkdir()
        (folder / "plan.malkoll").write_text(plan, encoding="utf-8")
        (folder / "bun.csv").write_text(table, encoding="utf-8")
        return folder

    def test_what_a_table_leaves_out_is_said_by_every_command(self):
        before = self.folder_with("före", "Nämnd;Post;Benämning;Drift 2025 (tkr);Mål\nBUN;10;Skola;110000;KUN1\n")
        after = self.folder_with("efter", "Nämnd;Post;Benämning;Drift 2025 (tkr);Prognos 2025;Mål\nBUN;10;Skola;110000;90;KUN1\n")
        left_out = "varning[F12]: flera kolumner har belopp för 2025: kolumn D »Drift 2025 (tkr)« är läst, och kolumn E »Prognos 2025« (90 tkr) är inte med"
        for command in (["export", after, "-o", self.folder / "ut.json"], ["query", "SELECT id FROM post", after], ["diff", before, after],
                        ["split", after, "-o", self.folder / "delar"], ["new", "BUN", after, "--from", after], ["report", before, "--since", after]):
            with self.subTest(command=command[0]):
                said = run(*command).stderr.decode()
                self.assertEqual(said.count(left_out), 1, said)
                self.assertNotIn("fel i filerna", said)  # a choice that was made is no error

    def test_errors_are_counted_and_of_two_versions_named(self):
        good = self.folder_with("före", "Nämnd;Post;Benämning;Drift 2025 (tkr);Mål\nBUN;10;Skola;110000;KUN1\n")
        bad = self.folder_with("efter", "Nämnd;Post;Benämning;Drift 2025 (tkr);Mål\nBUN;10;Skola;110000;KUN1\n", self.PLAN + "  ram 2026: mycket\n")
        self.assertIn("malkoll: 1 fel i filerna kan påverka det som skrevs", self.good("export", bad, "-o", self.folder / "ut.json").stderr.decode())
        self.assertIn(f"malkoll: {bad}: 1 fel i filerna kan påverka jämförelsen", run("diff", good, bad).stderr.decode())


class Workbook(InFolder):
    def export(self, *paths):
        self.good("export", *paths, "-o", self.folder / "ut.xlsx", "--overwrite")
        return workbook.read(self.folder / "ut.xlsx")

    def test_every_declaration_has_its_row(self):
        sheets, hidden = self.export(CLEAN)
        self.assertEqual(list(sheets), ["Plan", "Mål", "Uppdrag", "Nämnder och bolag", "Inlämning", "Egna mål", "Indikatorer", "Poster", "Uppföljning", "Listor"])
        self.assertEqual(hidden, {"Listor"})
        self.assertEqual(sorted(sheets["Poster"].column("Id").values()), sorted(row[0] for row in query("SELECT id FROM post")))
        self.assertEqual(len(sheets["Egna mål"].column("Id")), int(query("SELECT count(*) FROM goal WHERE kind <> 'mål'")[0][0]))
        self.assertEqual(len(sheets["Indikatorer"].column("Id")), int(query("SELECT count(*) FROM indicator")[0][0]))
        for name, sheet in sheets.items():
            if name != "Listor":
                self.assertTrue(sheet.protected, name)
                self.assertIn(1, sheet.hidden_columns, name)
                self.assertEqual(len(set(sheet.column("Rad").values())), len(sheet.column("Rad")), name)
        listed = {v for n, v in sheets["Listor"].values.items() if n.startswith("C") and n != "C1"}
        self.assertEqual(listed, {f"{name}!{id}" for name, sheet in sheets.items() if name != "Listor" for id in sheet.column("Rad").values()})

    def test_sums_are_those_of_the_budget(self):
        sheets, _ = self.export(CLEAN + "/namnder")
        posts = sheets["Poster"]
        for year in (2025, 2026, 2027):
            cells = posts.column(f"Drift {year} (tkr)")
            total = int(query(f"SELECT sum(value) FROM amount WHERE kind = 'drift' AND year = {year}", CLEAN + "/namnder")[0][0])
            self.assertEqual(round(sum(cells.values()) * 100_000), total)
            formula = next(n for n, f in posts.formulas.items() if f.startswith("SUM(") and round(posts.values[n] * 100_000) == total)
            self.assertIn(re.match("[A-Z]+", formula)[0] + "5", posts.formulas[formula])
        sheets, _ = self.export(CLEAN)  # a bolag writes costs as negative: a sum over all would mean nothing
        self.assertFalse([f for f in sheets["Poster"].formulas.values() if f.startswith("SUM(")])

    def test_what_is_left_of_a_frame_follows_the_sign_of_the_submission(self):
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\n  beloppsenhet: tkr\nnämnd A: a\n  ram 2025: 100\nbudget A: b\n  tecken: kostnad negativ\npost 1: p\n  drift 2025: -60\n")
        posts = self.export(self.folder)[0]["Poster"]
        self.assertEqual([v for n, v in posts.values.items() if n[1:] in ("3", "4", "5") and isinstance(v, float)], [-60, -100, -40])

    def test_the_check_column(self):
        sheets, _ = self.export(FAULTY)
        said = set(sheets["Poster"].column("Kontroll").values())
        self.assertLessEqual({"Klar", "En satsning ska bidra till ett mål (L01)", "Andelarna är över 100 % (L04)", "Målet finns inte i planen (L10)", "Ange lagrum eller verksamhet (L03)"}, said)
        self.assertEqual(len([f for f in sheets["Poster"].formulas.values() if f.startswith("IF(")]), len(sheets["Poster"].column("Id")))
        self.assertIn("Välj det mål i planen som bryts ned (T06)", sheets["Egna mål"].column("Kontroll").values())
        self.assertIn("Målvärde saknas (I02)", sheets["Indikatorer"].column("Kontroll").values())
        self.assertIn("Diarienummer saknas (S01)", sheets["Inlämning"].column("Kontroll").values())

    def test_one_submission_sees_what_is_left_of_its_frame(self):
        sheets, _ = self.export(CLEAN + "/namnder/bun-2025.malkoll")
        self.assertEqual(list(sheets), ["Inlämning", "Egna mål", "Indikatorer", "Poster", "Listor"])
        values = list(sheets["Poster"].values.values())
        self.assertIn("Kvar av ramen", values)
        self.assertIn(("Listor!$E$2:$E$" + str(1 + len([n for n in sheets["Listor"].values if n.startswith("E") and n != "E1"])), "list"), [(f, t) for f, t in sheets["Poster"].validations.values()])

    def test_verdicts_are_offered_in_the_municipalitys_words(self):
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\n  benämning uppfyllt: grön, helt uppfyllt\nuppföljning 2025: å\n  samlad bedömning: grön\n")
        offered = [f for f, t in self.export(self.folder)[0]["Uppföljning"].validations.values() if t == "list"]
        self.assertIn('"grön,delvis uppfyllt,ej uppfyllt,kan inte bedömas"', offered)

    def test_a_text_that_looks_like_a_formula_is_a_text(self):
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\nnämnd A: a\nbudget A: b\npost 1: =1+1\n  drift 2025: 5 tkr\n")
        sheets, _ = self.export(self.folder)
        self.assertEqual(list(sheets["Poster"].column("Post").values()), ["=1+1"])

    def test_what_does_not_fit_in_a_cell_is_said_and_nothing_is_left_behind(self):
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\nnämnd A: a\nbudget A: b\npost 1: p\n  motivering: " + "x" * 40_000 + "\n")
        done = run("export", self.folder, "-o", self.folder / "ut.xlsx")
        self.assertEqual(done.returncode, 2)
        self.assertIn("32 767", done.stderr.decode())
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.malkoll"])

    def test_a_workbook_is_not_written_over(self):
        (self.folder / "ut.xlsx").write_bytes(b"ifyllt")
        done = run("export", CLEAN, "-o", self.folder / "ut.xlsx")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--overwrite", done.stderr.decode())
        self.assertEqual((self.folder / "ut.xlsx").read_bytes(), b"ifyllt")

    def test_what_excel_has_open_is_not_written_over(self):
        output = self.folder / "ut.xlsx"
        output.write_bytes(b"ifyllt")
        (self.folder / "~$ut.xlsx").write_bytes(b"x")
        for command in (("export", CLEAN), ("new", "KS", CLEAN), ("report", CLEAN)):
            done = run(*command, "-o", output, *(() if command[0] == "report" else ("--overwrite",)))
            self.assertEqual(done.returncode, 2, command)
            self.assertIn(f"{output} är öppen i ett annat program; stäng den och försök igen", done.stderr.decode())
            self.assertEqual(output.read_bytes(), b"ifyllt")

    def test_many_rows(self):
        posts = "".join(f"post {n}: Post nummer {n}\n  drift 2025: {n} tkr\n" for n in range(25_000))
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\n  beloppsenhet: tkr\nnämnd A: a\nbudget A: b\n" + posts)
        sheets, _ = self.export(self.folder)
        self.assertEqual(sum(sheets["Poster"].column("Drift 2025 (tkr)").values()), sum(range(25_000)))
        self.assertEqual(len(sheets["Poster"].column("Kontroll")), 25_000)


class OtherForms(InFolder):
    def test_csv(self):
        self.write("a.malkoll", 'kommun 1780: K\nplan P: p\n  budgetår: 2025\n  beloppsenhet: tkr\nnämnd A: a\nmål M: m\nbudget A: b\n'
                   'post 1: =HYPERLINK("x"); y\n  drift 2025: -12,5 tkr\n  bidrar till: M 40 %\n  motivering: -1 är ett tal\n    | på två rader\n')
        self.good("export", self.folder, "-o", self.folder / "ut.csv")
        raw = (self.folder / "ut.csv").read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        self.assertEqual(len(rows), 1)
        self.assertEqual({k: rows[0][k] for k in ("Nämnd eller bolag", "Id", "Post", "Drift 2025 (tkr)", "Mål 1", "Andel 1", "Motivering")},
                         {"Nämnd eller bolag": "A", "Id": "1", "Post": '\'=HYPERLINK("x"); y', "Drift 2025 (tkr)": "-12,5", "Mål 1": "M", "Andel 1": "40 %",
                          "Motivering": "'-1 är ett tal\npå två rader"})

    def test_guarded_texts_read_back_as_they_were(self):
        texts = ["=1+1", "+46 54 540", "-1", "– tankstreck", "@hej", "'=1+1", "''-1", "'citat'", "'", "''", "O'Hara", '=a;"b"']
        posts = "".join(f"\npost {n}: {text}\n  slag: satsning\n  drift 2025: {n} tkr\n  motivering: {text}\n" for n, text in enumerate(texts, 1))
        text = "budget A: a\n  tecken: kostnad positiv\n" + posts
        self.write("a.malkoll", "kommun 1780: K\nplan P: p\n  budgetår: 2025\nnämnd A: a\n\n" + text)
        self.good("export", self.folder, "-o", self.folder / "ut.csv")
        with open(self.folder / "ut.csv", encoding="utf-8-sig", newline="") as file:
            written = [row["Post"] for row in csv.DictReader(file, delimiter=";")]
        guarded = ["=1+1", "+46 54 540", "-1", "@hej", "'=1+1", "''-1", '=a;"b"']
        self.assertEqual(written, ["'" + t if t in guarded else t for t in texts])
        self.good("import", self.folder / "ut.csv", "-o", self.folder / "igen.malkoll")
        self.assertEqual((self.folder / "igen.malkoll").read_text(encoding="utf-8").split("\n\n", 1)[1].replace("budget A: A\n", "budget A: a\n"), text)

    def test_a_table_as_csv(self):
        done = self.good("export", CLEAN, "--table", "goal", "--format", "csv", "-o", "-")
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")), delimiter=";"))
        self.assertEqual(len(rows), int(query("SELECT count(*) FROM goal")[0][0]))
        line = (pathlib.Path(rows[0]["path"])).read_text(encoding="utf-8").splitlines()[int(rows[0]["line"]) - 1]
        self.assertIn(rows[0]["id"], line)

    def test_json_and_sqlite_hold_the_tables(self):
        tables = json.loads(self.good("export", CLEAN, "--format", "json", "-o", "-").stdout)["tables"]
        self.good("export", CLEAN, "-o", self.folder / "ut.sqlite")
        with sqlite3.connect(self.folder / "ut.sqlite") as database:
            names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            self.assertTrue({"finding", "rule"} <= set(names))
            self.assertGreater(database.execute("SELECT count(*) FROM rule WHERE ran = 1").fetchone()[0], 60)
            self.assertGreater(database.execute("SELECT count(place) FROM post").fetchone()[0], 0)
            self.assertEqual(names, list(tables))
            self.assertGreater(len(names), TABLES)
            for name, rows in tables.items():
                cursor = database.execute(f'SELECT * FROM "{name}"')
                columns = [c[0] for c in cursor.description]
                self.assertEqual([dict(zip(columns, row)) for row in cursor], rows, name)
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            keys = [row for name in names for row in database.execute(f'PRAGMA foreign_key_list("{name}")')]
            self.assertGreater(len(keys), 30)
            joined = database.execute("SELECT sum(l.money) FROM link AS l JOIN post AS p ON p.key = l.post JOIN goal AS g ON g.key = l.goal JOIN unit AS u ON u.key = p.unit WHERE l.works = 'bidrar'").fetchone()
            self.assertEqual(joined[0], int(query("SELECT sum(money) FROM link WHERE works = 'bidrar' AND goal IS NOT NULL")[0][0]))

    def test_stratsys(self):
        for values, table in (("utfall", "outcome"), ("målvärde", "target")):
            lines = self.good("export", CLEAN, "--values", values, "-o", self.folder / "ut.txt").stderr and None
            text = (self.folder / "ut.txt").read_bytes().decode("utf-8")
            lines = text.split("\r\n")
            self.assertEqual(lines[0].split("\t"), ["Enhet", "Period", "Mått", "Värde"])
            self.assertEqual(lines[-1], "")
            rows = [line.split("\t") for line in lines[1:-1]]
            self.assertTrue(all(len(row) == 4 for row in rows))
            numbers = "op IN ('>=', '<=', '>', '<', '=') AND value IS NOT NULL AND over <> 'summa'" if table == "target" else "value IS NOT NULL AND grp IS NULL"
            self.assertEqual(len(rows), int(query(f"SELECT count(*) FROM {table} WHERE year IS NOT NULL AND indicator IS NOT NULL AND {numbers}")[0][0]))
            titles = {row[0] for row in query("SELECT title FROM indicator")}
            self.assertLessEqual({row[2] for row in rows}, titles)

    def test_the_same_input_gives_the_same_bytes(self):
        for name in ("ut.xlsx", "ut.csv", "ut.json", "ut.sqlite", "ut.txt"):
            both = []
            for n in range(2):
                self.good("export", CLEAN, "-o", self.folder / name, "--overwrite")
                both.append((self.folder / name).read_bytes())
            self.assertEqual(both[0], both[1], name)

    def test_what_cannot_be_written(self):
        for arguments in ([CLEAN, "-o", "ut.okänt"], [CLEAN, "--table", "finns-inte", "-o", self.folder / "ut.csv"], [CLEAN, "--table", "goal", "-o", self.folder / "ut.json"],
                          [CLEAN, "-o", self.folder / "saknas/ut.csv"], [CLEAN, "-o", self.folder], ["finns-inte", "-o", self.folder / "ut.csv"],
                          [CLEAN, "--format", "xlsx", "-o", "-"], [CLEAN]):
            done = run("export", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr, arguments)
        self.assertEqual(list(self.folder.iterdir()), [])


class New(InFolder):
    PLAN = """kommun 1780: K
plan SP26: Plan 2026
  budgetår: 2026
  planår: 2027
  beloppsenhet: tkr

målområde O: Område
mål M1: Nya ord
  tidigare namn: Gamla ord
  ansvarig: BUN
indikator M1a: Ett mått
  enhet: %
mål M3: Samma mål

nämnd BUN: Barnnämnden
  ram 2026: 900
nämnd KS: Styrelsen
"""
    LAST = """kommun 1780: K
plan SP25: Plan 2025
  budgetår: 2025
  beloppsenhet: tkr
mål M0: Gamla ord
mål M2: Borta
mål M3: Samma mål
nämnd BUN: Barnnämnden

# om inlämningen
budget BUN: Budget 2025
  plan: SP25
  version: 4
  beslutad: 2024-11-20
  kontakt: Kim

nämndmål B1: Eget mål
  mål: M0, M2
indikator B1a: Eget mått
  enhet: %
  utgångsvärde 2024: 5
  målvärde 2025: minst 6
  målvärde 2027: minst 7

# om posten
post 1: Skola
  drift 2025: 100 tkr
  drift 2026: 110 tkr
  drift 2028: 130 tkr
  bidrar till: B1 50 %, M2 30 %, M3 20 %
  # skälet
  motivering: Första raden
    | andra raden
  undantag L09 till 2025-12-31: förra året
  undantag L06: alltid

post 2: Slut
  drift 2025: 5 tkr
  till och med: 2025

post 3: Bara borta
  drift 2026: 1 tkr
  bidrar till: M2
  indikatr: fel
"""

    def setUp(self):
        super().setUp()
        self.plan, self.last = self.write("plan.malkoll", self.PLAN), self.write("i-fjol.malkoll", self.LAST)

    def codes(self, path):
        findings = json.loads(run("check", path, "--format", "json").stdout)["findings"]
        return {f["rule"] for f in findings if pathlib.Path(f["path"]).name == path.name}

    def test_a_submission_to_fill_in_reads_without_a_fault(self):
        (self.folder / "nya").mkdir()
        out = self.folder / "nya/bun.malkoll"
        self.good("new", "BUN", self.plan, "-o", out)
        text = out.read_text(encoding="utf-8")
        self.assertIn("använd: ../plan.malkoll\n", text)
        self.assertIn("#   M1 * Nya ord", text)
        self.assertIn("# Er ram är 900 tkr 2026.", text)
        self.assertEqual(run("fmt", "--check", out).returncode, 0)
        self.assertFalse({c for c in self.codes(out) if c[0] in "PF"})
        at_hand = run("new", "BUN", "plan.malkoll", cwd=self.folder).stdout.decode()  # to standard output: as from this folder
        self.assertEqual(at_hand.replace("använd: plan", "använd: ../plan"), text)

    def test_the_examples_in_the_comments_hold_when_they_are_uncommented(self):
        out = self.folder / "bun.malkoll"
        self.good("new", "BUN", self.plan, "-o", out)
        lines = out.read_text(encoding="utf-8").splitlines()
        keep = [line[2:] if line.startswith(("# nämndmål", "# post", "#   ")) and " * " not in line and not line.startswith("#   M") else line for line in lines]
        out.write_text("\n".join(keep), encoding="utf-8")
        self.assertFalse({c for c in self.codes(out) if c[0] in "PF"} | ({"L10", "S06"} & self.codes(out)))
        self.assertEqual(query("SELECT count(*) FROM post", out)[0], ["1"])

    def test_last_year_is_carried_over(self):
        out = self.folder / "bun.malkoll"
        done = self.good("new", "BUN", self.plan, "--from", self.last, "-o", out)
        said = done.stderr.decode()
        for note in ("målet M0 »Gamla ord« heter nu M1 (B1)", "målet M2 »Borta« finns inte i SP26 (B1, 1, 3)", "posten 2 gällde till och med 2025", "en rad i fjolårets",
                     "1 eget mål och 2 poster är med från i fjol"):
            self.assertIn(note, said)
        text = out.read_text(encoding="utf-8")
        self.assertEqual(text[text.index("nämndmål"):], """nämndmål B1: Eget mål
  mål: M1
indikator B1a: Eget mått
  enhet: %
  utgångsvärde 2024: 5
  målvärde 2027: minst 7

# om posten
# Pekade på målet M2 »Borta« (30 %), som inte finns i SP26.
post 1: Skola
  drift 2025: 100 tkr
  drift 2026: 110 tkr
  bidrar till: B1 50 %, M3 20 %
  # skälet
  motivering: Första raden
    | andra raden
  undantag L06: alltid

# Pekade på målet M2 »Borta«, som inte finns i SP26.
post 3: Bara borta
  drift 2026: 1 tkr
""")
        self.assertIn("# Pekade på målet M2 »Borta«, som inte finns i SP26.\nnämndmål", text)
        self.assertIn("  version: 1\n", text)
        self.assertIn("  kontakt: Kim\n", text)
        self.assertEqual(run("fmt", "--check", out).returncode, 0)

    def test_a_workbook_to_fill_in(self):
        self.good("new", "BUN", self.plan, "--from", self.last, "-o", self.folder / "bun.xlsx", "--rows", "7")
        sheets, hidden = workbook.read(self.folder / "bun.xlsx")
        self.assertEqual(list(sheets), ["Läs först", "Inlämning", "Egna mål", "Indikatorer", "Poster", "Planens mål", "Listor"])
        self.assertEqual(hidden, {"Listor"})
        posts = sheets["Poster"]
        ids = list(posts.column("Rad").values())
        self.assertEqual(len(ids), 2 + 7)
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(list(posts.column("Drift 2026 (tkr)").values()), [110, 1])
        self.assertEqual(list(posts.column("Andel 1").values()), [0.5])
        self.assertEqual(posts.column("Mål 1"), {row: v for row, v in posts.column("Mål 1").items() if v == "B1 – Eget mål"})
        self.assertEqual(set(posts.column("Nämnd eller bolag").values()), {"BUN – Barnnämnden"})
        formulas = [f for f in posts.formulas.values() if f.startswith("IF(")]
        self.assertEqual(len(formulas), 9)
        self.assertEqual(list(posts.column("Kontroll").values())[:2], ["Andelarna är under 100 % (L05)", "Ange slag, eller ett mål (L01)"])
        self.assertEqual([v for n, v in posts.values.items() if n[1:] in ("3", "4", "5") and isinstance(v, float) and v], [100, 111, 900, 789])
        self.assertIn("M3 – Samma mål", sheets["Listor"].values.values())
        self.assertIn("B1 – Eget mål", sheets["Listor"].values.values())
        self.assertIn("Nya ord", sheets["Planens mål"].values.values())
        self.assertTrue(any(str(v).startswith("Inlämning från Barnnämnden") for v in sheets["Läs först"].values.values()))
        for sheet in ("Inlämning", "Egna mål", "Indikatorer", "Poster"):
            self.assertTrue(sheets[sheet].protected, sheet)
        # Rows that nobody has filled in are no posts, and nobody misses them.
        self.assertFalse({"F11"} & self.codes(self.folder / "bun.xlsx"))
        self.assertIn("bun.xlsx: 2 rader blev 2 poster i 1 nämnd eller bolag\n", self.good("import", self.folder / "bun.xlsx", "-o", self.folder / "bun.malkoll").stdout.decode())

    def test_what_cannot_be_made(self):
        (self.folder / "finns.malkoll").write_text("ifyllt", encoding="utf-8")
        for arguments, said in ((["BUM", self.plan], "menade du BUN?"), (["XYZ", self.plan], "BUN, KS"), (["BUN", self.folder / "finns.malkoll"], "ingen plan"),
                                (["BUN", self.plan, "-o", self.folder / "finns.malkoll"], "--overwrite"), (["BUN", self.plan, "-o", self.folder / "a.docx"], ".malkoll eller .xlsx"),
                                (["KS", self.plan, "--from", self.last], "ingen inlämning från KS"), (["BUN", self.plan, "-o", self.folder / "saknas/b.xlsx"], "mappen finns inte")):
            done = run("new", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(said, done.stderr.decode(), arguments)
        self.assertEqual((self.folder / "finns.malkoll").read_text(encoding="utf-8"), "ifyllt")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
