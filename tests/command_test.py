#!/usr/bin/env python3
"""The command as people and scripts meet it: exit statuses, streams, formats, bad input.

usage: command_test.py MALKOLL ROOT
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

from program import ROOT, run, unlike

LINKS_AND_MODES = "MALKOLL_EXE" not in os.environ  # wine shows a program neither (tests/windows/run)


class Command(unittest.TestCase):
    def test_clean_sample(self):
        done = run("check", "samples/karlstad")
        self.assertEqual(done.returncode, 0, done.stdout.decode())
        self.assertIn("kan lämnas in", done.stdout.decode().splitlines()[-1])
        self.assertEqual(done.stderr, b"")

    def test_faults(self):
        for form in ("text", "short", "json", "sarif", "junit", "github", "gitlab"):
            self.assertEqual(run("check", "samples/karlstad-brister", "--format", form).returncode, 1, form)
        self.assertEqual(run("check", "samples/karlstad", "--fail-on", "råd").returncode, 1)

    def test_json_and_sarif_follow_their_schemas(self):
        with tempfile.TemporaryDirectory() as folder:
            baseline = pathlib.Path(folder) / "baslinje.json"
            self.assertEqual(run("check", "samples/karlstad-brister", "--write-baseline", baseline).returncode, 0)
            out = pathlib.Path(folder) / "out.json"
            for form, schema, more in (("json", "src/diag/findings.schema.json", []), ("sarif", "tests/golden/sarif-schema-2.1.0.json", []),
                                       ("json", "src/diag/findings.schema.json", ["--baseline", baseline]),
                                       ("sarif", "tests/golden/sarif-schema-2.1.0.json", ["--baseline", baseline]),
                                       ("", "src/check/baseline.schema.json", [])):
                self.assertTrue((ROOT / schema).exists(), schema)
                out.write_bytes(run("check", "samples/karlstad-brister", "--format", form, *more).stdout if form else baseline.read_bytes())
                self.assertEqual(unlike(schema, out), "")

    def test_the_same_input_gives_the_same_bytes(self):
        self.assertEqual(run("check", "samples/karlstad-brister", "--format", "json").stdout,
                         run("check", "samples/karlstad-brister", "--format", "json").stdout)

    def test_formats_agree(self):
        junit = xml.etree.ElementTree.fromstring(run("check", "samples/karlstad-brister", "--format", "junit").stdout)
        summary = json.loads(run("check", "samples/karlstad-brister", "--format", "json").stdout)["summary"]
        self.assertEqual((int(junit.get("failures")), int(junit.get("skipped"))), (summary["errors"], summary["waived"]))
        self.assertEqual(len(junit.findall("testsuite")), summary["files"])
        github = run("check", "samples/karlstad-brister", "--format", "github").stdout.decode().splitlines()
        self.assertEqual(len([line for line in github if line.startswith("::error ")]), summary["errors"])
        findings = json.loads(run("check", "samples/karlstad-brister", "--format", "json").stdout)["findings"]
        gitlab = json.loads(run("check", "samples/karlstad-brister", "--format", "gitlab").stdout)
        self.assertEqual(len(gitlab), len([f for f in findings if not f.get("waived")]))
        self.assertEqual(len({issue["fingerprint"] for issue in gitlab}), len(gitlab))
        self.assertEqual([issue["severity"] for issue in gitlab].count("major"), summary["errors"])
        short = run("check", "samples/karlstad-brister", "--format", "short").stdout.decode().splitlines()
        self.assertEqual(len([f for f in findings if not f.get("waived")]), len(short) - 1)

    def test_one_submission(self):
        done = run("check", "samples/karlstad/namnder/bun-2025.malkoll")
        self.assertEqual(done.returncode, 0, done.stdout.decode())
        self.assertIn("BUN", done.stdout.decode().splitlines()[-1])

    def test_this_folder_and_standard_input(self):
        self.assertEqual(run("check", cwd=ROOT / "samples/mini").returncode, 0)
        done = run("check", "-", stdin="använd: plan.malkoll\n".encode() + b"post S1: x\n", cwd=ROOT / "samples/mini")
        self.assertEqual(done.returncode, 1)
        self.assertIn("P04", done.stdout.decode())

    def test_the_readme_shows_a_real_finding(self):
        block = (ROOT / "README.md").read_text(encoding="utf-8").split("```\n")[1]
        self.assertTrue(block.startswith("fel["))
        self.assertIn(block, run("check", "samples/karlstad-brister").stdout.decode().replace("\u00a0", " "))

    def test_the_readme_says_what_the_sample_prints(self):
        block = (ROOT / "README.md").read_text(encoding="utf-8").split("Sist på skärmen står då:\n\n```\n")[1]
        self.assertEqual(block.split("\n")[0], run("check", "samples/karlstad").stdout.decode().replace("\u00a0", " ").splitlines()[-1])

    def test_the_references_example_is_in_order(self):
        block = (ROOT / "grammar/README.md").read_text(encoding="utf-8").split("```\n")[1]
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "exempel.malkoll").write_text(block, encoding="utf-8")
            done = run("check", folder, "--fail-on", "råd")
            self.assertEqual(done.returncode, 0, done.stdout.decode())

    def test_could_not_run(self):
        for arguments in (["check", "--formt", "text"], ["check", "finns-inte.malkoll"], ["explain", "L99"],
                          ["check", "--rules", "finns-inte"], ["query", "DELETE FROM post", "samples/mini"], []):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr or done.stdout)

    def test_query(self):
        done = run("query", "SELECT count(*) AS n FROM goal WHERE kind = 'mål'", "samples/karlstad")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stdout.decode().split("\n")[0], "n")

    def test_report(self):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "rapport.html"
            done = run("report", "samples/karlstad", "-o", str(out))
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
            self.assertEqual(out.read_bytes(), run("report", "samples/karlstad").stdout)
            page = out.read_text(encoding="utf-8")
            for path in sorted((ROOT / "samples/karlstad").rglob("*.malkoll")):
                self.assertIn(hashlib.sha256(path.read_bytes()).hexdigest(), page)
            out.write_text("den gamla")
            for arguments in (["--unit", "BNU"], ["--since", "finns-inte"], ["--plan"], ["--format", "pdf"], ["--follow-up", "2099"], ["--follow-up", "24"]):
                done = run("report", "samples/karlstad", "-o", str(out), *arguments)
                self.assertEqual(done.returncode, 2, arguments)
                self.assertEqual(out.read_text(), "den gamla")
            self.assertIn("menade du BUN?", run("report", "samples/karlstad", "--unit", "BNU").stderr.decode())
            self.assertEqual(run("report", "samples/karlstad", "-o", f"{folder}/finns-inte/r.html").returncode, 2)
            self.assertEqual([out], list(pathlib.Path(folder).iterdir()))
            done = run("report", "samples/karlstad-brister", "--format", "md", "--unit", "BUN")
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout.decode().startswith("# Barn- och ungdomsnämnden: Mål och pengar 2025\n"))
            alone = run("report", "samples/karlstad/namnder/bun-2025.malkoll", "--format", "md").stdout.decode()
            self.assertTrue(alone.startswith("# Barn- och ungdomsnämnden: Mål och pengar 2025\n"))
            for missing in ("saknar täckning", "har inte lämnat in"):  # of single submissions nothing is known about the others
                self.assertNotIn(missing, alone)
                self.assertNotIn(missing, run("report", "samples/karlstad/strategisk-plan.malkoll", "--format", "md").stdout.decode())
            done = run("report", "samples/karlstad", "--follow-up", "2024", "--format", "md")
            self.assertTrue(done.stdout.decode().startswith("# Uppföljning av 2024\n"))
            self.assertIn("Jämfört med", run("report", "samples/karlstad-brister", "--since", "samples/karlstad").stdout.decode())

    def test_diff_of_folders(self):
        done = run("diff", "samples/karlstad", "samples/karlstad")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Inget skiljer i det som jämförs.", done.stdout.decode())
        done = run("diff", "samples/karlstad", "samples/karlstad-brister", "--format", "json")
        self.assertEqual(done.returncode, 1)
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            out.write(done.stdout)
            out.flush()
            self.assertEqual(unlike("src/report/difference.schema.json", out.name), "")
        difference = json.loads(done.stdout)
        totals = [sum(unit[side] for unit in difference["unitMoney"]) for side in ("before", "after")]
        self.assertEqual(totals[1] - totals[0], difference["after"]["net"] - difference["before"]["net"])
        self.assertIn("hela budgeten", run("diff", "samples/karlstad", "samples/karlstad-brister").stdout.decode())

    def test_diff_of_git_revisions(self):
        if shutil.which("git") is None:
            self.skipTest("git is not installed")
        with tempfile.TemporaryDirectory() as folder:
            def git(*arguments):
                subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments], cwd=folder, check=True, capture_output=True)
            place = pathlib.Path(folder) / "under mapp/kommun å"
            shutil.copytree(ROOT / "samples/mini", place)
            git("init", "-q")
            git("add", ".")
            git("commit", "-qm", "ett")
            text = (place / "bun.malkoll").read_text(encoding="utf-8")
            (place / "bun.malkoll").write_text(text.replace("drift 2025: 10 000", "drift 2025: 12 000"), encoding="utf-8")
            self.assertEqual(run("diff", "HEAD", "HEAD", cwd=place).returncode, 0)
            for arguments, cwd in ((["HEAD", "."], place), (["HEAD", "under mapp/kommun å"], folder), (["HEAD:under mapp/kommun å", str(place)], folder)):
                done = run("diff", *arguments, cwd=cwd)
                self.assertEqual(done.returncode, 1, done.stderr.decode())
                self.assertIn("BUN/20 Ökad måluppfyllelse i mellan- och högstadiet: 10,0 → 12,0 (+2,0)", done.stdout.decode())
            git("commit", "-qam", "två")
            self.assertEqual(run("diff", "HEAD~1", "HEAD", str(place), cwd=folder).returncode, 1)
            done = run("diff", "HEAD", "HEAD~1", "under mapp/kommun å/bun.malkoll", cwd=folder)  # uses plan.malkoll beside it
            self.assertEqual(done.returncode, 1, done.stderr.decode())
            self.assertIn("(−2,0)", done.stdout.decode())
            for wrong in ("--upload-pack=x", "finns-inte", "HEAD:finns-inte", ":"):
                done = run("diff", "--", wrong, ".", cwd=place)
                self.assertEqual(done.returncode, 2, wrong)
                self.assertTrue(done.stderr.decode().startswith("malkoll: "), wrong)
            self.assertIn("git", run("diff", "HEAD", ".", cwd=place, PATH="/finns-inte", WINEPATH="").stderr.decode())

    def test_every_rule_is_explained(self):
        rules = run("rules").stdout.decode().splitlines()
        self.assertGreater(len(rules), 40)
        for line in rules:
            done = run("explain", line.split()[0])
            self.assertEqual(done.returncode, 0, line)
            self.assertIn("Varför", done.stdout.decode())

    def test_rules_shows_what_a_plan_has_set(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = pathlib.Path(folder) / "plan.malkoll"
            plan.write_text("plan SP: Plan\n  budgetår: 2025\n  regel L02: fel, högst 5 %\n  regel L05: av\n  regel L03: av, 3\n", encoding="utf-8")
            done = run("rules", folder)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            lines = {line.split()[0]: line.replace("\u00a0", " ").split(None, 1)[1] for line in done.stdout.decode().splitlines()}
            self.assertRegex(lines["L02"], f"^fel +okopplade-pengar +5 % +{plan}:3$")
            self.assertRegex(lines["L05"], f"^av +andelar-under-hundra +{plan}:4$")
            self.assertRegex(lines["L01"], "^fel +post-utan-mål +regelns eget$")
            self.assertIn("1 inställning har ingen verkan", done.stderr.decode())
            plan.write_text("nämnd N: N\n", encoding="utf-8")
            self.assertEqual(run("rules", folder).returncode, 2)

    def test_arguments_are_refused_in_swedish(self):
        for arguments, message in (
            ("chek", "det finns inget kommando som heter chek – menade du check?"),
            ("samples/mini", "samples/mini är inget kommando – menade du malkoll check samples/mini?"),
            ("--foo", "det finns inget val som heter --foo"),
            ("check --formt text", "kommandot check har inget val som heter --formt – menade du --format?"),
            ("check --format", "--format behöver ett värde efter sig: text, short"),
            ("check --format jsn", "--format: »jsn« går inte att välja; välj text, short"),
            ("check --format text --format json", "--format får bara anges en gång"),
            ("check samples/mini --all=3", "--all tar inget värde"),
            ("check --prune-baseline", "--prune-baseline behöver också --baseline"),
            ("check --baseline a --write-baseline b", "--baseline och --write-baseline går inte att använda på samma gång"),
            ("explain", "det saknas ett argument, kod: så skrivs kommandot   malkoll explain kod [VAL]"),
            ("split a.xlsx", "det saknas --output: så skrivs kommandot   malkoll split sökväg... [VAL]"),
            ("explain L01 L02", "»L02« är ett argument för mycket"),
        ):
            done = run(*arguments.split())
            lines = done.stderr.decode().splitlines()
            self.assertEqual((done.returncode, done.stdout, len(lines)), (2, b"", 2), arguments)
            self.assertTrue(lines[0].startswith(f"malkoll: {message}"), lines[0])
            self.assertTrue(lines[1].endswith("--help visar hur det används."), lines[1])

    def test_refusals_are_in_english_when_asked(self):
        for arguments in (["chek"], ["check", "--format", "jsn"], ["check", "--baseline", "nej.json"], ["report", "samples/mini", "--unit", "NOPE"],
                          ["explain", "Q1"], ["explain"], ["query", "SELECT x FROM y", "samples/mini"], ["query", "DELETE FROM goal", "samples/mini"],
                          ["new", "NOPE", "samples/mini"], ["diff", "nej", "samples/mini"], ["export", "samples/mini", "-o", "x.foo"],
                          ["export", "samples/mini", "-o", "/nej/x.csv"], ["merge", "nej.xlsx", "-o", "x.xlsx"]):
            done = run(*arguments, "--lang", "en")
            self.assertEqual(done.returncode, 2, arguments)
            self.assertNotRegex(done.stderr.decode().replace("sökväg", ""), "[åäö]|finns inte|ingen |saknas", arguments)

    def test_the_words_that_people_try(self):
        self.assertEqual(run("help").stdout, run("--help").stdout)
        self.assertEqual(run("help", "check").stdout, run("check", "--help").stdout)
        self.assertEqual(run("version").stdout, run("--version").stdout)
        for words in (["help", "nonsens"], ["nonsens", "--help"], ["nonsens"]):
            done = run(*words)
            self.assertEqual((done.returncode, done.stdout), (2, b""), words)
            self.assertIn("det finns inget kommando som heter nonsens", done.stderr.decode())
        for code in ("L01", "l01", "L1", "l1", "post-utan-mål"):
            self.assertEqual(run("explain", code).stdout, run("explain", "L01").stdout, code)
        self.assertIn("det finns ingen regel L022 – menade du L02? Alla visas av   malkoll rules", run("explain", "L022").stderr.decode())

    def test_a_query_sees_the_findings(self):
        done = run("query", "SELECT code, level, counts, waiver IS NOT NULL, message LIKE 'posten S12%' FROM finding WHERE code = 'L01' AND subject = 'S12'", "samples/karlstad-brister")
        self.assertEqual(done.stdout.decode().splitlines()[1:], ["L01\tfel\t1\t0\t1"])
        done = run("query", "SELECT level FROM rule WHERE code = 'L02'", "samples/mini")
        self.assertEqual(done.stdout, "level\nvarning\n".encode())

    def test_a_query_has_a_limit_and_a_time(self):
        self.assertEqual(run("query", "SELECT :limit AS l", "samples/mini", "--limit", "10 %").stdout.decode().split(), ["l", "1000"])
        self.assertEqual(run("query", "SELECT :limit AS l", "samples/mini", "--limit", "högst 50 mnkr").stdout.decode().split(), ["l", "5000000000"])
        self.assertEqual(run("query", "SELECT 1", "samples/mini", "--limit", "mycket").returncode, 2)
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        done = run("query", endless, "samples/mini", "--timeout", "1")
        self.assertEqual(done.returncode, 2)
        self.assertIn("mer än 1 s", done.stderr.decode())

    def test_a_query_says_the_unit_of_money(self):
        sql = "SELECT id, money, SUM(money), AVG(g.money) AS mean, SUM(g.money) AS money, title FROM goal AS g GROUP BY id LIMIT 1"
        done = run("query", sql, "samples/mini")
        self.assertIn("malkoll: money, SUM(money), mean, money är i öre; --money visar kronor", done.stderr.decode())
        plain = done.stdout.decode().splitlines()
        shown = run("query", "--money", sql, "samples/mini")
        self.assertEqual(shown.stderr, b"")
        head, row = (line.split("\t") for line in shown.stdout.decode().splitlines())
        self.assertEqual(head, ["id", "money (kr)", "SUM(money) (kr)", "mean (kr)", "money (kr)", "title"])
        self.assertEqual(row[1] + "00", plain[1].split("\t")[1])
        self.assertEqual(run("query", "SELECT id FROM goal", "samples/mini").stderr, b"")

    def test_a_query_knows_money_by_another_name(self):
        # Whatever it is called, in a part of the statement or in the answer; not what is no longer öre.
        sql = """WITH x AS (SELECT g.unit, SUM(money) AS m, COUNT(*) AS n FROM goal AS g WHERE g.unit IS NOT NULL GROUP BY g.unit)
                 SELECT m AS pengar, COALESCE(m, 0) - MIN(m) AS mindre, m * 2 AS dubbelt, m / n AS snitt, n AS antal, 'money' AS money_text FROM x"""
        shown = run("query", "--money", sql, "samples/mini")
        head, row = (line.split("\t") for line in shown.stdout.decode().splitlines())
        self.assertEqual(head, ["pengar (kr)", "mindre (kr)", "dubbelt", "snitt", "antal", "money_text"])
        self.assertEqual(row[:3], ["10000000", "0", "2000000000"])

    def test_help_is_in_swedish_with_an_example(self):
        commands = [line.split()[0] for line in run("--help").stdout.decode().split("Kommandon:\n")[1].split("\n\n")[0].splitlines()]
        self.assertIn("check", commands)
        for command in commands:
            text = run(command, "--help").stdout.decode()
            self.assertIn(f"\nExempel:\n  malkoll {command}", text)
            for word in ("Usage", "Options", "Positionals", "REQUIRED", "TEXT:"):
                self.assertNotIn(word, text, command)

    def test_timings(self):
        done = run("check", "samples/karlstad", "--timings")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, run("check", "samples/karlstad").stdout)
        names = [line.split("ms  ")[1] for line in done.stderr.decode().splitlines()]
        self.assertEqual(names[:3], ["regelfiler", "läsa filerna", "slå upp och summera"])
        self.assertIn("L01 post-utan-mål", names)
        self.assertIn("S05 undantag-onödigt", names)
        self.assertEqual(names[-1], "allt")

    def test_the_main_line_can_be_looked_at_between_its_phases(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "a.malkoll").write_text("kommun 1780: K\nplan P: Plan\n  budgetår: 2025\nmål M: Mål\nnämnd A: Nämnd\nbudget A: Budget\npost 1: Bok\n"
                                                         "  drift 2025: 5 tkr\n  bidrar till: M 40 %\n  slag: lagstadgatt\n", encoding="utf-8")
            done = run("check", "a.malkoll", "--stop-after", "read", cwd=folder)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(done.stdout.decode().splitlines()[-5:], [
                "a.malkoll:7:6: post 1: Bok", "a.malkoll:8:15:   drift 2025 = 500000 öre", "a.malkoll:9:16:   bidrar till = M 4000 hundredths of a percent",
                "a.malkoll:10:9:   slag could not be read: lagstadgatt", "a.malkoll:10:9: P08[ord] lagstadgatt"])
            lines = run("check", "a.malkoll", "--stop-after", "resolve", cwd=folder).stdout.decode().splitlines()
            self.assertLessEqual({"post: 1", "goal: 1", "money = 500000 öre", "linked_money = 200000 öre"}, set(lines))

    def test_a_rule_to_begin_with(self):
        page = (ROOT / "rules/README.md").read_text(encoding="utf-8").split("```sql\n")[1].split("```")[0]
        with tempfile.TemporaryDirectory() as folder:
            done = run("rules", "--new", "X01", "Satsning utan slutår", cwd=folder)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            written = pathlib.Path(folder, "rules/X01-satsning-utan-slutar.sql")
            self.assertEqual(written.read_text(encoding="utf-8"), page)
            self.assertEqual(run("rules", "--test", "rules", cwd=folder).returncode, 0)
            for code, name in (("X01", "en-annan"), ("L01", "en-annan"), ("x1", "en-annan"), ("X02", "?")):
                done = run("rules", "--new", code, name, cwd=folder)
                self.assertEqual((done.returncode, len(done.stderr.splitlines())), (2, 1), (code, name))
            golden = pathlib.Path(folder, "rules/X01.golden")
            self.assertEqual(sorted(pathlib.Path(folder, "rules").iterdir()), [written, golden])
            whole = golden.read_text(encoding="utf-8").replace("\u00a0", " ")
            self.assertTrue(whole.startswith("X01 satsning-utan-slutår, råd\n"), whole)
            self.assertIn("\n  meddelande: satsningen S12 »Fler lärare« på 10 000 tkr har inget slutår\n", whole)
            written.write_text(page.replace("har inget slutår", "saknar slutår"), encoding="utf-8")
            done = run("rules", "--test", "rules", cwd=folder)
            self.assertEqual(done.returncode, 1)
            self.assertIn("rules/X01.golden rad 8: där står »  meddelande: satsningen S12 »Fler lärare« på 10 000 tkr har inget slutår«, "
                          "och nu blir det »  meddelande: satsningen S12 »Fler lärare« på 10 000 tkr saknar slutår«", done.stdout.decode().replace("\u00a0", " "))
            self.assertEqual(run("rules", "--test", "rules", "--update-golden", cwd=folder).returncode, 0)
            self.assertEqual(golden.read_text(encoding="utf-8").replace("\u00a0", " "), whole.replace("har inget slutår", "saknar slutår"))
            self.assertEqual(run("rules", "--test", "rules", cwd=folder).returncode, 0)
            golden.unlink()
            self.assertEqual(run("rules", "--test", "rules", cwd=folder).returncode, 0)  # a rule need not have one
            self.assertEqual(run("rules", "--new", "A01", "först av alla", cwd=folder).returncode, 0)  # before every built-in code
            self.assertIn("\n  enhet: ", pathlib.Path(folder, "rules/A01.golden").read_text(encoding="utf-8"))
            self.assertEqual(run("rules", "--test", "rules", cwd=folder).returncode, 0)
            pathlib.Path(folder, "rules/X03.golden").write_text("X03\n", encoding="utf-8")
            self.assertEqual(run("rules", "--new", "X03", "en tredje", cwd=folder).returncode, 2)  # a golden that is there is somebody's
            self.assertFalse(list(pathlib.Path(folder, "rules").glob("X03-*")))
            pathlib.Path(folder, "tests/rules").mkdir(parents=True)
            self.assertEqual(run("rules", "--new", "X02", "en till", cwd=folder).returncode, 0)
            self.assertTrue(pathlib.Path(folder, "tests/rules/X02.golden").exists())

    def test_in_a_folder_tables_are_submissions_but_not_what_was_written_to_be_looked_at(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            shutil.copytree(ROOT / "samples/mini", here, dirs_exist_ok=True)
            before = run("check", ".", "--format", "json", cwd=folder).stdout
            for form in (["-o", "ut.xlsx"], ["-o", "ut.csv"], ["-o", "poster.csv", "--table", "post"]):
                self.assertEqual(run("export", ".", *form, cwd=folder).returncode, 0, form)
            self.assertEqual(run("check", ".", "--format", "json", cwd=folder).stdout, before)
            self.assertIn(b" ut.csv", b" " + run("check", "plan.malkoll", "ut.csv", "--format", "short", cwd=folder).stdout.replace(b"\n", b"\n "))  # one that is named is read
            (here / "till.csv").write_text("Nämnd;Id;Benämning;Budget 2025 (tkr)\nBUN;90;Ny post;500\n", encoding="utf-8")
            self.assertIn("till.csv:A2: råd[S07]", run("check", ".", "--format", "short", cwd=folder).stdout.decode())
            self.assertIn(run("check", "plan.malkoll", "till.csv", "--annotate", cwd=folder).returncode, (0, 1))
            (here / "till.csv").unlink()
            self.assertTrue((here / "till-granskad.xlsx").exists())
            self.assertEqual(run("check", ".", "--format", "json", cwd=folder).stdout, before)
            self.assertEqual(run("fmt", "--check", ".", cwd=folder).returncode, 0)

    def test_schema(self):
        page = (ROOT / "rules/README.md").read_text(encoding="utf-8")
        self.assertEqual(run("schema").stdout.decode(), page[page.index("\n### plan\n") + 1:])
        self.assertTrue(run("schema", "twin").stdout.decode().startswith("### twin\n"))
        done = run("schema", "posts")
        self.assertEqual(done.returncode, 2)
        self.assertIn("menade du post?", done.stderr.decode())

    def test_the_samples_stand_in_the_form_of_fmt(self):
        done = run("fmt", "--check", "samples")
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def test_everything_that_is_exported_is_known_again(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            shutil.copytree(ROOT / "samples/mini", here, dirs_exist_ok=True)
            before = run("check", ".", "--format", "json", cwd=folder).stdout
            self.assertEqual(run("export", ".", "--format", "tabledata", "-o", "oppna-data", cwd=folder).returncode, 0)
            tables = [line[4:] for line in run("schema").stdout.decode().splitlines() if line.startswith("### ")]
            self.assertGreater(len(tables), 30)
            for table in tables:
                self.assertEqual(run("export", ".", "-o", f"{table}.csv", "--table", table, cwd=folder).returncode, 0, table)
            self.assertEqual(run("check", ".", "--format", "json", cwd=folder).stdout, before)
            receipt = json.loads(self.receipt(here))
            self.assertEqual([file["path"] for file in receipt["files"]], ["bun.malkoll", "plan.malkoll"])
            # Somebody's own table is one, also where it lies beside the open data and has a name of theirs.
            (here / "oppna-data/posts.csv").write_text("Nämnd;Id;Benämning;Budget 2025 (tkr)\nBUN;90;Ny post;500\n", encoding="utf-8")
            (here / "goals.csv").write_bytes((here / "oppna-data/goals.csv").read_bytes())
            said = run("check", ".", "--format", "short", cwd=folder).stdout.decode()
            self.assertIn("oppna-data/posts.csv:A2: råd[S07]", said)
            self.assertIn("goals.csv: fel[F07]", said)

    @staticmethod
    def receipt(folder):
        run("check", ".", "--receipt", "../kvitto.json", cwd=folder)
        return (folder.parent / "kvitto.json").read_text(encoding="utf-8")

    def test_what_is_not_written_is_said(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            shutil.copytree(ROOT / "samples/mini", here, dirs_exist_ok=True)
            self.assertEqual(run("check", ".", "--write-baseline", "gammal.json", cwd=folder).returncode, 0)
            (here / "konstig.csv").write_text("a;b\n", encoding="utf-8")
            for option, path in (("--write-baseline", "bas.json"), ("--receipt", "kv.json")):
                done = run("check", ".", option, path, cwd=folder)
                self.assertEqual(done.returncode, 2)
                self.assertIn(f"{path} skrevs inte: något kunde inte läsas (konstig.csv)", done.stderr.decode())
                self.assertFalse((here / path).exists())
            self.assertIn("gammal.json skrevs inte: något", run("check", ".", "--baseline", "gammal.json", "--prune-baseline", cwd=folder).stderr.decode())
            (here / "konstig.csv").unlink()
            new = run("rules", "--new", "X01", "egen", cwd=folder)
            self.assertEqual(new.returncode, 0)
            rule = next((here / "rules").glob("X01*.sql"))
            rule.write_text(rule.read_text(encoding="utf-8") + "\nLIMIT nonsens\n", encoding="utf-8")
            done = run("check", ".", "--receipt", "kv.json", cwd=folder)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn("X01", done.stderr.decode())

    def test_a_dash_is_no_file(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            shutil.copytree(ROOT / "samples/mini", here / "mini")
            (here / "t.csv").write_text("Nämnd;Id;Benämning;Budget 2025 (tkr)\nBUN;90;Ny post;500\n", encoding="utf-8")
            there = sorted(os.listdir(folder))
            for words in (["check", "mini", "--receipt", "-"], ["check", "mini", "--write-baseline", "-"], ["watch", "mini", "-o", "-"], ["split", "mini", "-o", "-"], ["merge", "a.xlsx", "-o", "-"],
                          ["kolada", "mini", "--cache", "-"], ["kolada", "mini", "--from", "t.csv", "-o", "-"], ["export", "mini", "--format", "tabledata", "-o", "-"], ["export", "mini", "--format", "xlsx", "-o", "-"],
                          ["import", "t.csv", "--plan", "mini/plan.malkoll", "--write-map", "-o", "-"], ["import", "-", "--plan", "mini/plan.malkoll", "--write-map"], ["check", "mini/plan.malkoll", "-", "--annotate"]):
                done = run(*words, cwd=folder, stdin=(here / "t.csv").read_bytes())
                self.assertEqual((done.returncode, done.stdout), (2, b""), words)
                self.assertIn("malkoll: ", done.stderr.decode())
            for words in (["import", "t.csv", "--plan", "mini/plan.malkoll"], ["new", "BUN", "mini/plan.malkoll"], ["init", "--municipality", "1780", "--name", "Karlstad", "--years", "2026", "--amounts", "tkr", "--committee", "Nämnden"], ["report", "mini"], ["export", "mini", "--format", "csv"]):
                done = run(*words, "-o", "-", cwd=folder)
                self.assertEqual(done.returncode, 0, (words, done.stderr.decode()))
                self.assertTrue(done.stdout, words)
            self.assertEqual(sorted(os.listdir(folder)), there)

    def test_rules_of_ours_are_nobodys_own(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            shutil.copytree(ROOT / "samples/mini", here, dirs_exist_ok=True)
            before = run("check", ".", cwd=folder)
            shutil.copytree(ROOT / "rules", here / "rules")
            for rule in sorted((here / "rules").glob("L*.sql")):
                rule.write_bytes(rule.read_bytes().replace(b"\n", b"\r\n"))
            self.assertEqual(run("check", ".", cwd=folder).stdout, before.stdout)
            done = run("rules", ".", cwd=folder)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            for rule in sorted((here / "rules").glob("B*.sql")):
                rule.write_bytes(rule.read_bytes() + b"\n-- en annan version\n")
            done = run("check", ".", cwd=folder)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertEqual(len(done.stderr.decode().splitlines()), 1)
            self.assertIn("regler i mappen har koder som redan är tagna (B01, B02, B03 …): ta bort dem ur mappen eller lägg planen i en egen mapp", done.stderr.decode())

    def test_own_rules(self):
        guide = (ROOT / "rules/EGNA-REGLER.md").read_text(encoding="utf-8")
        rules = {f"{text.split(': ')[1][:3]}-egen.sql": text for text in (block.split("```")[0] for block in guide.split("```sql\n")[1:])}
        self.assertEqual(sorted(rules), ["X01-egen.sql", "X02-egen.sql", "X03-egen.sql"])
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder) / "kommun"
            shutil.copytree(ROOT / "samples/karlstad", here)
            own = here / "rules"
            own.mkdir()
            for name, text in rules.items():
                (own / name).write_text(text, encoding="utf-8")
            tested = run("rules", "--test", own)
            self.assertEqual(tested.returncode, 0, tested.stdout.decode())
            self.assertTrue(tested.stdout.decode().endswith("3 regler, alla exempel stämmer\n"))

            # Beside the plan they are found, also where one submission is checked; named as well they are the same rules.
            self.assertIn(f"X01", run("rules", here).stdout.decode())
            post = here / "namnder/bun-2025.malkoll"
            post.write_text(post.read_text(encoding="utf-8") + "post K1: Konsulter till skolan\n  drift 2025: 900 tkr\n  bidrar till: BUN1\n", encoding="utf-8")
            for arguments in ([here], [post], [here, "--rules", own]):
                done = run("check", *arguments)
                self.assertIn("varning[X01]: posten K1 »Konsulter till skolan« köper konsulter för 900\u00a0tkr", done.stdout.decode(), arguments)
                self.assertIn(f"malkoll explain X01 --rules {own}", done.stdout.decode())
            self.assertEqual(run("explain", "X01", "--rules", own).returncode, 0)
            self.assertEqual(run("explain", "X01", cwd=here).returncode, 0)
            self.assertEqual(run("explain", "X01").returncode, 2)

            broken = rules["X01-egen.sql"].replace("motivering: Bytet", "beskrivning: Bytet")
            (own / "X01-egen.sql").write_text(broken, encoding="utf-8")
            tested = run("rules", "--test", own)
            self.assertEqual(tested.returncode, 1)
            self.assertIn("X01 konsulter-utan-motivering: exemplen stämmer inte\n  rätt exempel: regeln säger »posten 31", tested.stdout.decode())

            # A code that is taken is an error, by whomever.
            (own / "X01-annan.sql").write_text(rules["X01-egen.sql"], encoding="utf-8")
            done = run("check", here)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(f"X01-egen.sql:1: koden X01 är redan tagen av regeln i {own}/X01-annan.sql", done.stderr.decode())
            (own / "X01-annan.sql").unlink()
            (own / "L01-egen.sql").write_text(rules["X01-egen.sql"].replace("X01", "L01"), encoding="utf-8")
            done = run("check", here)
            self.assertEqual(done.returncode, 2)
            self.assertIn("koden L01 är redan tagen av Målkolls regel post-utan-mål", done.stderr.decode())
            self.assertEqual(run("rules", "--test", here / "namnder").returncode, 2)

    def test_fix(self):
        with tempfile.TemporaryDirectory() as folder:
            plan, bun = pathlib.Path(folder) / "plan.malkoll", pathlib.Path(folder) / "bun.malkoll"
            plan.write_text("plan SP: Plan\n  budgetår: 2025\nmål KUN1: Alla når gymnasiet\n  tidigare namn: UTB1\n  ansvarig: bun\n"
                            "nämnd BUN: Nämnden\n", encoding="utf-8")
            text = ("\ufeffanvänd: plan.malkoll\r\nbudget BUN: Budget\r\n  plan: SP\r\nnämndmål BUN1: Fler når gymnasiet\r\n  mål: UTB1\r\n"
                    "pst S1:  Läslyft   \r\n  drfit 2025: 12.5 mnkr\r\n  bidrar till: bun1\r\n  # anmärkning\r\npost S2: Skrivlyft\r\n"
                    "  drift 2025: 12.500 tkr\r\n  bidrar till: UTB1\r\n  undantag S03: Citat ur beslutet\r\npost S3: Utan mål\r\n  drift 2025: 5 tkr")
            right = text
            for wrong, fixed in (("mål: UTB1", "mål: KUN1"), ("pst S1", "post S1"), ("drfit", "drift"), ("12.5 mnkr", "12,5 mnkr"), ("bun1", "BUN1")):
                right = right.replace(wrong, fixed)
            bun.write_bytes(text.encode())

            shown = run("check", bun, "--fix", "--diff")
            self.assertEqual((shown.returncode, bun.read_bytes()), (1, text.encode()))
            patch = shown.stdout.decode()
            self.assertIn("\n-  mål: UTB1\r\n", patch)
            self.assertIn("\n+  mål: KUN1\r\n", patch)
            self.assertEqual(patch, run("check", bun, "--fix", "--dry-run").stdout.decode())
            self.assertEqual(patch.replace(str(bun), "-"), run("check", "-", "--fix", "--diff", stdin=text.encode(), cwd=folder).stdout.decode())

            done = run("check", bun, "--fix", "--format", "json")
            self.assertEqual(done.returncode, 1)
            self.assertEqual(bun.read_bytes(), right.encode())
            self.assertEqual(done.stderr.decode(), patch + "5 rättelser i 1 fil\n")
            found = [(f["rule"], f["subject"]["id"]) for f in json.loads(done.stdout)["findings"] if not f["waived"]]
            self.assertIn(("L01", "S3"), found)  # no link is made up
            self.assertIn(("P07", "S2"), found)
            self.assertNotIn("P02", [rule for rule, _ in found])
            self.assertIn("ansvarig: bun", plan.read_text(encoding="utf-8"))  # the plan is not the submission's to change
            again = run("check", bun, "--fix")
            self.assertEqual(again.stderr.decode(), "inget går att rätta med säkerhet\n")

            run("check", folder, "--fix")
            self.assertIn("ansvarig: BUN", plan.read_text(encoding="utf-8"))
            self.assertEqual(run("check", folder, "--fix", "--diff").returncode, 0)
            self.assertEqual(sorted(os.listdir(folder)), ["bun.malkoll", "plan.malkoll"])

            plan.write_bytes("plan SP: Plan\n  budgetår: 2025\nmål KUN1: å\n  tidigare namn: UTB1\nnämnd BUN: Nämnden\n".encode("cp1252"))
            for encoding in ("utf-16", "cp1252"):
                bun.write_bytes(text.lstrip("\ufeff").encode(encoding))
                run("check", bun, "--fix")
                self.assertEqual(bun.read_bytes(), right.lstrip("\ufeff").encode(encoding), encoding)

            self.assertEqual(run("check", "-", "--fix", stdin=text.encode(), cwd=folder).returncode, 2)
            self.assertEqual(run("check", bun, "--diff").returncode, 2)
            bun.write_bytes(text.encode())
            os.chmod(folder, 0o555)
            if os.getuid() != 0:
                self.assertEqual(run("check", bun, "--fix").returncode, 2)
            os.chmod(folder, 0o755)

    def test_baseline(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder) / "kommun"
            shutil.copytree(ROOT / "samples/karlstad-brister", here)
            baseline = pathlib.Path(folder) / "baslinje.json"
            wrote = run("check", here, "--write-baseline", baseline)
            self.assertEqual((wrote.returncode, wrote.stdout), (0, b""))
            self.assertEqual(run("check", here).returncode, 1)
            done = run("check", here, "--baseline", baseline, "--fail-on", "råd")
            self.assertEqual(done.returncode, 0, done.stdout.decode())
            self.assertIn("i baslinjen", done.stdout.decode().splitlines()[-1])

            post = here / "namnder/bun-2025.malkoll"
            text = post.read_text(encoding="utf-8")
            mended = text.replace("post S12: Ökad", "# flyttad en rad\npost S12: Ökad", 1).replace("  slag: satsning\n", "  slag: satsning\n  bidrar till: BUN1\n", 1)
            post.write_text(mended, encoding="utf-8")
            before = json.loads(run("check", here, "--baseline", baseline, "--format", "json").stdout)
            post.write_text(mended + "post NY: En ny post\n  slag: satsning\n  drift 2025: 5 tkr\n", encoding="utf-8")
            done = run("check", here, "--baseline", baseline, "--prune-baseline", "--format", "json")
            self.assertEqual(done.returncode, 1)
            after = json.loads(done.stdout)
            new = [(f["rule"], f["subject"]["id"]) for f in after["findings"] if not f["baseline"] and not f["waived"]]
            self.assertIn(("L01", "NY"), new)
            entries = json.loads(baseline.read_text(encoding="utf-8"))["findings"]
            known = {(entry["rule"], (entry["subject"] or "").split(" ")[-1]) for entry in entries}
            grown = [f for f in new if f in known]  # more money without a goal than when the baseline was written
            self.assertEqual(grown, [("L02", "BUN")])
            self.assertEqual(before["summary"]["baseline"], after["summary"]["baseline"] + len(grown))
            self.assertEqual(sum(entry["count"] for entry in entries), before["summary"]["baseline"])
            self.assertEqual(sorted(os.listdir(folder)), ["baslinje.json", "kommun"])

            for wrong in ("", "{}", "[1", '{"baseline": 99, "findings": []}'):
                baseline.write_text(wrong)
                done = run("check", here, "--baseline", baseline)
                self.assertEqual((done.returncode, done.stdout), (2, b""), wrong)
                self.assertIn("baslinje.json", done.stderr.decode())
            self.assertEqual(run("check", here, "--baseline", here / "finns-inte").returncode, 2)
            self.assertEqual(run("check", here, "--write-baseline", here / "finns-inte/x").returncode, 2)
            self.assertEqual(run("check", here, "--prune-baseline").returncode, 2)

    def test_bad_files(self):
        with tempfile.TemporaryDirectory() as folder:
            bad = {"zip.malkoll": b"PK\x03\x04rest", "zero.malkoll": b"mal A: x\x00y\n", "noise.malkoll": os.urandom(100_000)}
            for name, content in bad.items():
                path = pathlib.Path(folder) / name
                path.write_bytes(content)
                done = run("check", str(path))
                self.assertEqual(done.returncode, 2, name)
                self.assertIn("F01", done.stdout.decode(), name)
            long_line = pathlib.Path(folder) / "long.malkoll"
            long_line.write_bytes(b"post A: " + b"x" * 20_000_000)
            done = run("check", str(long_line))
            self.assertEqual(done.returncode, 1)
            self.assertLess(len(done.stdout), 20_000)
            many = pathlib.Path(folder) / "many.malkoll"
            many.write_bytes("ord utan mening\n".encode() * 100_000)
            done = run("check", str(many))
            self.assertEqual(done.returncode, 1)
            self.assertLess(len(done.stdout), 20_000)
            self.assertIn("100", done.stdout.decode().splitlines()[-1])

    def test_fmt(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            untidy = "kommun 1780: K\r\nPLAN  SP:p\r\nbudgetår:2025\r\nbeskrivning: ÅÄÖ\r\n"
            tidy = "kommun 1780: K\r\n\r\nplan SP: p\r\n  budgetår: 2025\r\n  beskrivning: ÅÄÖ\r\n"
            real, link = folder / "plan.malkoll", folder / "länk.malkoll"
            real.write_bytes(untidy.encode("cp1252"))
            real.chmod(0o640)
            link.symlink_to("plan.malkoll")
            self.assertEqual((lambda d: (d.returncode, d.stdout.decode()))(run("fmt", "--check", str(real))), (1, f"{real}\n"))
            self.assertIn("+plan SP: p", run("fmt", "--diff", str(real)).stdout.decode())
            self.assertEqual(real.read_bytes(), untidy.encode("cp1252"))
            self.assertEqual(run("fmt", str(link if LINKS_AND_MODES else real)).returncode, 0)
            self.assertEqual(real.read_bytes().decode(), tidy)
            if LINKS_AND_MODES:
                self.assertEqual(real.stat().st_mode & 0o777, 0o640)
            self.assertTrue(link.is_symlink())
            self.assertEqual(sorted(p.name for p in folder.iterdir()), ["länk.malkoll", "plan.malkoll"])
            self.assertEqual(run("fmt", "--check", str(real)).returncode, 0)
            self.assertEqual(run("fmt", "-", stdin=untidy.encode()).stdout.decode(), tidy)
            broken = folder / "trasig.malkoll"
            broken.write_bytes("mål Å: ".encode() + b"\xff\n")
            done = run("fmt", str(folder))
            self.assertEqual(done.returncode, 2)
            self.assertIn("trasig.malkoll", done.stderr.decode())
            self.assertEqual(broken.read_bytes(), "mål Å: ".encode() + b"\xff\n")
        for arguments in (["fmt", "finns-inte.malkoll"], ["fmt", "--chekc"]):
            self.assertEqual(run(*arguments).returncode, 2)

    def test_fmt_knows_the_municipalitys_words(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "plan.malkoll").write_text("plan SP: p\n  benämning mål: Prioriterat KF-mål\n", encoding="utf-8")
            (folder / "mal.malkoll").write_text("använd: plan.malkoll\n\nPRIORITERAT  kf-mål A: a\n", encoding="utf-8")
            self.assertEqual(run("fmt", str(folder / "mal.malkoll")).returncode, 0)
            self.assertEqual((folder / "mal.malkoll").read_text(encoding="utf-8"), "använd: plan.malkoll\n\nPrioriterat KF-mål A: a\n")

    def test_fmt_changes_no_finding(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "kopia"
            shutil.copytree(ROOT / "samples/karlstad-brister", copy)
            keep = lambda done: [(f["rule"], f["message"], f["path"]) for f in json.loads(done.stdout)["findings"]]
            before = keep(run("check", ".", "--format", "json", cwd=copy))
            self.assertEqual(run("fmt", ".", cwd=copy).returncode, 0)
            self.assertEqual(run("fmt", "--check", ".", cwd=copy).returncode, 0)
            self.assertEqual(keep(run("check", ".", "--format", "json", cwd=copy)), before)

    def test_a_broken_rule_is_its_own_error(self):
        with tempfile.TemporaryDirectory() as folder:
            rule = pathlib.Path(folder) / "X01-egen.sql"
            rule.write_text("-- kod: X01\n-- namn: egen\n-- nivå: råd\n-- meddelande: m\n-- message: m\nSELECT place FROM postt\n", encoding="utf-8")
            done = run("check", "samples/mini", "--rules", folder)
            self.assertEqual(done.returncode, 2)
            self.assertIn("X01-egen.sql:6", done.stderr.decode())
            self.assertIn("kan lämnas in", done.stdout.decode())
            rule.write_text("-- kod: X01\n-- namn: egen\n-- nivå: råd\n-- meddelande: posten {id}\n-- message: item {id}\nSELECT place, id FROM post\n", encoding="utf-8")
            done = run("check", "samples/mini", "--rules", folder)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            self.assertIn("råd[X01]: posten", done.stdout.decode())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
