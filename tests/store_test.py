"""The register in PostgreSQL, on a server of its own in a temporary folder: store_test.py MALKOLL ROOT RULES

RULES is the program that holds each rule against PostgreSQL (tests/store). Without a server the test is passed over, and says why.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

malkoll, root, rules = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
PASSED_OVER = 77


def programs():
    """Where initdb and pg_ctl are: Debian keeps them out of PATH."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found and shutil.which("initdb"):
        found = [pathlib.Path(shutil.which("initdb")).resolve()]
    return found[-1].parent if found else None


class Server:
    """A server that only this test reaches: a socket in its folder, no port."""

    def __init__(self, bin_folder):
        self.bin = bin_folder
        self.folder = tempfile.mkdtemp(prefix="malkoll-pg-", dir="/tmp")  # a socket's path has to be short
        self.user = None
        if os.getuid() == 0:  # PostgreSQL does not run as root
            self.user = "postgres" if any(u.pw_name == "postgres" for u in pwd.getpwall()) else "nobody"
            shutil.chown(self.folder, self.user)
        self.as_user(self.bin / "initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "owner", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def as_user(self, *words):
        drop = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if self.user else {}
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd="/", **drop)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=30"
        self.as_user(self.bin / "pg_ctl", "-D", f"{self.folder}/data", "-o", options, "-l", f"{self.folder}/log", "-w", "start")

    def stop(self, mode="fast"):
        self.as_user(self.bin / "pg_ctl", "-D", f"{self.folder}/data", "-m", mode, "-w", "stop")

    def url(self, database, role="owner"):
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def sql(self, text, database="postgres", role="owner"):
        done = subprocess.run([self.bin / "psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", self.url(database, role)], input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()


PLAN = """kommun {code}: {name}

plan budget-{year}: Budget {year}
  budgetår: {year}
  beslutad: {before}-06-01

  nämnd BUN: Barn- och utbildningsnämnden
    ram {year}: 300 mnkr

  mål M1: Eleverna klarar skolan
    indikator I1: Andel behöriga
      {target}
    ansvarig: BUN
"""
BUDGET = """budget BUN: Barn- och utbildningsnämnden
  plan: budget-{year}
  version: 1
  beslutad: {before}-09-01
  diarienummer: 1

  nämndmål N1: Fler klarar skolan
    mål: M1
    indikator: I1

  post S1: Undervisning
    drift {year}: 300 mnkr
    bidrar till: {goal}
"""


class Store(unittest.TestCase):
    number = 0

    def setUp(self):
        Store.number += 1
        self.database = f"d{Store.number}"
        server.sql(f"CREATE DATABASE {self.database}")
        self.url = server.url(self.database)
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def municipality(self, code="1780", year=2026, goal="N1", target="målvärde {year}: minst 85 %", name="Karlstad"):
        folder = self.folder / f"{code}-{year}-{goal}"
        folder.mkdir(exist_ok=True)
        about = {"code": code, "name": name, "year": year, "before": year - 1, "goal": goal}
        (folder / "plan.malkoll").write_text(PLAN.format(target=target.format(**about), **about), encoding="utf-8")
        (folder / "bun.malkoll").write_text(BUDGET.format(**about), encoding="utf-8")
        return folder

    def run_it(self, *words, url=None):
        return subprocess.run([malkoll, "store", url or self.url, *map(str, words)], capture_output=True, text=True, encoding="utf-8", cwd=self.folder)

    def well(self, *words, url=None, status=0):
        done = self.run_it(*words, url=url)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def refused(self, *words, said, url=None):
        done = self.run_it(*words, url=url)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertIn(said, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def sql(self, text, role="owner"):
        return server.sql(text, self.database, role)

    def until(self, question, answer):
        end = time.monotonic() + 60
        while self.sql(question) != answer:
            self.assertLess(time.monotonic(), end, question)
            time.sleep(0.05)

    def counts(self):
        """Everything that is there: sets, rows and parts."""
        tables = self.sql("SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'malkoll' AND c.relkind IN ('r', 'p')").split()
        return {table: self.sql(f'SELECT count(*) FROM malkoll."{table}"') for table in tables}

    def reader(self, municipality=None, role="lasare"):
        name = f"{role}_{self.database}"
        server.sql(f"CREATE ROLE {name} LOGIN")
        self.well("init", "--reader", name, *(["--municipality", municipality] if municipality else []))
        return server.url(self.database, name)


class Rules(Store):
    def test_each_rule_gives_the_same_rows(self):
        self.well("init")
        done = subprocess.run([rules], capture_output=True, text=True, env={**os.environ, "MALKOLL_STORE_URL": self.url})
        print("\n".join(line.strip() for line in done.stdout.splitlines() if "rules with rows" in line))
        self.assertEqual(done.returncode, 0, done.stdout[-6000:])


class Adding(Store):
    def test_nothing_is_there_before_init(self):
        for words in (["list"], ["add", self.municipality()], ["query", "SELECT 1"], ["check"], ["report", "-o", "a.html"], ["drop", "1780/budget-2026/1"]):
            self.refused(*words, said="store URL init lägger upp det")

    def test_init_twice_is_as_once(self):
        self.well("init")
        self.well("add", self.municipality())
        before = self.counts()
        self.well("init")
        self.assertEqual(self.counts(), before)

    def test_an_older_register_is_brought_on(self):
        self.well("init")
        self.well("add", self.municipality())
        self.sql("ALTER TABLE malkoll.goal DROP COLUMN parts")
        self.refused("list", said="av en äldre version")
        self.well("init")
        self.assertIn("1780/budget-2026/1", self.well("list"))

    def test_a_newer_register_is_left_alone(self):
        self.well("init")
        self.sql("UPDATE malkoll.structure SET version = 99")
        for words in (["init"], ["list"], ["add", self.municipality()]):
            self.refused(*words, said="av en senare version")
        self.assertEqual(self.sql("SELECT version FROM malkoll.structure"), "99")

    def test_the_same_content_is_added_once(self):
        self.well("init")
        folder = self.municipality()
        self.assertIn("1780/budget-2026/1 är inlagd", self.well("add", folder))
        before = self.counts()
        self.assertIn("finns redan", self.well("add", folder))
        elsewhere = self.folder / "annanstans"
        shutil.copytree(folder, elsewhere)
        self.assertIn("finns redan", self.well("add", elsewhere))
        self.assertEqual(self.counts(), before)

    def test_what_was_stored_with_other_tables_is_not_asked_and_is_stored_anew(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder)
        before = self.counts()
        self.sql("UPDATE malkoll.submission_set SET form = 'äldre'")
        self.refused("query", "SELECT count(*) FROM post", said="av en annan version av Målkoll")
        self.refused("check", said="av en annan version av Målkoll")
        self.assertIn("1780/budget-2026/1 är inlagd", self.well("add", folder))
        self.assertEqual(list(self.counts().values()), list(before.values()))  # its parts have another number
        self.well("query", "SELECT count(*) FROM post")

    def test_a_version_says_what_was_mended(self):
        self.well("init")
        self.well("add", self.municipality(goal="N9"), "--date", "2025-09-01")
        self.assertIn("fynd från versionen före är rättade", self.well("add", self.municipality(goal="N1"), "--date", "2025-10-01", "--unit", "BUN"))
        rows = [line.split("\t") for line in self.well("list", "--all").splitlines()[1:]]
        self.assertEqual([(row[0], row[4]) for row in rows], [("1780/budget-2026/1", "2025-09-01"), ("1780/budget-2026/2", "2025-10-01")])
        self.assertEqual(rows[1][3], "BUN")
        self.assertGreater(int(rows[1][-1]), 0)
        self.assertIn("L10", self.sql("SELECT string_agg(code, ' ') FROM malkoll.mended"))
        self.assertEqual(len(self.well("list").splitlines()), 2)  # the last one only
        self.refused("add", self.municipality(goal="M1"), "--as", "2", said="version 2 av 1780/budget-2026 finns redan, med annat innehåll")
        self.assertIn("/7 är inlagd", self.well("add", self.municipality(goal="M1"), "--as", "7"))

    def test_the_register_keeps_a_receipt_that_holds(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder)
        self.well("list", "1780", "-o", "kvitto.json")
        done = subprocess.run([malkoll, "verify", self.folder / "kvitto.json", folder], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        (folder / "bun.malkoll").write_text((folder / "bun.malkoll").read_text().replace("300", "301"))
        self.assertEqual(subprocess.run([malkoll, "verify", self.folder / "kvitto.json", folder], capture_output=True).returncode, 1)

    def sample(self, name="mini"):
        folder = self.folder / name
        shutil.copytree(root / "samples" / name, folder)
        return folder

    def checked(self, folder, *words):
        done = subprocess.run([malkoll, "check", folder, "--format", "json", *words], capture_output=True, text=True, encoding="utf-8")
        return done.returncode, json.loads(done.stdout)

    def agrees_with_check(self, folder, name):
        """The same status, and of each rule and level as many findings."""
        status, said = self.checked(folder)
        found = collections.Counter((f["rule"], f["level"]) for f in said["findings"] if f["waived"] is None)
        rows = [line.split("\t") for line in self.well("--lang", "en", "check", name, status=status).splitlines()[1:]]
        self.assertEqual({(row[1], row[3]): int(row[5]) for row in rows if row[5] != "0"}, dict(found))
        return {row[1]: row for row in rows}

    def test_what_is_said_is_what_check_says(self):
        self.well("init")
        folder = self.sample("karlstad")
        self.well("add", folder)
        said = self.agrees_with_check(folder, "1780")
        self.assertEqual(said["I01"][3:], ["advice", "1", "1"])  # the rule's head says error, the row's variant advice
        waived = self.folder / "undantag"
        waived.mkdir()
        shutil.copy(root / "tests" / "files" / "G02-undantag.malkoll", waived / "plan.malkoll")
        self.well("add", waived)
        self.assertEqual(self.agrees_with_check(waived, "1780/SP2025")["G02"][3:], ["error", "1", "0"])

    def test_what_could_not_be_read_is_said(self):
        self.well("init")
        folder = self.sample()
        text = next(path for path in folder.glob("*.malkoll") if "post 20" in path.read_text())
        text.write_text(text.read_text().replace("drift 2025: 10 000", "drift 2025: tolv tusen"))
        self.well("add", folder)
        self.assertEqual(self.agrees_with_check(folder, "1780")["P07"][4:], ["", "1"])
        self.assertIn("kan inte lämnas in", self.well("list"))
        self.assertIn("cannot be handed in", self.well("--lang", "en", "list"))

    def test_gathered_findings_are_one(self):
        self.well("init")
        folder = self.municipality()
        text = folder / "bun.malkoll"
        text.write_text(text.read_text() + "".join(f"\n  post P{n}: Post {n}\n    slag: grunduppdrag\n    drift 2026: 9 mnkr\n" for n in range(1, 9)))
        self.well("add", folder)
        self.assertEqual(self.agrees_with_check(folder, "1780")["L03"][3:], ["warning", "8", "1"])
        self.assertEqual(self.well("query", "SELECT count(*) AS n FROM finding WHERE code = 'L03' AND gathered = 1").split()[1], "8")
        self.well("--lang", "en", "report", "-o", "landet.html")
        self.assertRegex((self.folder / "landet.html").read_text(encoding="utf-8"), r"L03[^<]*(<[^>]*>\s*)+warning<")
        self.well("report", "-o", "landet.html")
        self.assertRegex((self.folder / "landet.html").read_text(encoding="utf-8"), r"L03[^<]*(<[^>]*>\s*)+varning(<[^>]*>\s*)+1(<[^>]*>\s*)+1<")

    def test_two_plans_in_one_folder_are_two(self):
        self.well("init")
        folder = self.sample()
        plan = next(path for path in folder.glob("*.malkoll") if "plan P2025" in path.read_text())
        (folder / "nasta.malkoll").write_text(plan.read_text().replace("P2025", "P2026").replace("2025", "2026"))
        self.assertIn("1780/P2025/1 är inlagd", self.well("add", folder, "--plan", "P2025"))
        self.assertIn("1780/P2026/1 är inlagd", self.well("add", folder, "--plan", "P2026"))
        self.assertIn("1780/P2025/1 finns redan", self.well("add", folder, "--plan", "P2025"))

    def test_other_rules_are_another_content(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder)
        own = self.folder / "rules"
        own.mkdir()
        subprocess.run([malkoll, "rules", "--new", "X01", "egen", "--rules", own], check=True, capture_output=True, cwd=self.folder)
        self.assertIn("1780/budget-2026/2 är inlagd", self.well("--rules", own, "add", folder))
        self.assertIn("1780/budget-2026/2 finns redan", self.well("--rules", own, "add", folder))

    def test_what_an_older_program_stored_is_replaced_by_its_files(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder)
        before = self.counts()
        self.sql("UPDATE malkoll.submission_set SET form = 'äldre', sha256 = 'med andra regler'")
        self.assertIn("1780/budget-2026/1 är inlagd", self.well("add", folder))
        self.assertEqual(list(self.counts().values()), list(before.values()))

    def test_a_changed_rule_is_judged_by_its_rows(self):
        self.well("init")
        reader = self.reader()
        folder = self.municipality(goal="N9")
        own = self.folder / "rules"
        own.mkdir()
        head = "-- X01 egen\n-- nivå: varning\n-- omfattning: inlämning\n-- meddelande: posten {id}\n-- message: the post {id}\n-- varför: V.\n-- vem frågar: V.\n-- fixa: F.\n-- undantag: Nej.\n"
        made = subprocess.run([malkoll, "rules", "--new", "X01", "egen", "--rules", own], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(made.returncode, 0, made.stderr)
        rule = next(own.glob("X01*.sql"))
        rule.write_text("".join(line for line in rule.read_text().splitlines(True) if line.startswith("--")) + "SELECT p.place, p.id, p.title, p.money FROM post AS p\n")
        self.well("--rules", own, "add", folder)
        done = self.run_it("check", "--rules", own, url=reader)
        self.assertNotIn("X01", done.stderr)
        found = next(line.split("\t") for line in self.run_it("check", url=reader).stdout.splitlines() if "\tX01\t" in line)
        self.assertEqual(found[4:], ["", "1"])  # the rule is not here, and was there
        rule.write_text(rule.read_text() + "WHERE p.money > 0\n")
        done = self.run_it("check", "--rules", own, url=reader)
        self.assertIn("X01 är nya eller ändrade", done.stderr)
        self.assertIn(["1780/budget-2026/1", "X01", "egen"], [line.split("\t")[:3] for line in done.stdout.splitlines() if line.endswith("\t1\t")])

    def test_only_what_is_there_is_taken(self):
        self.well("init")
        folder = self.municipality()
        for day in ("2025-13-45", "2025-02-29", "2025-6-1", "0000-00-00"):
            self.refused("add", folder, "--date", day, said="ÅÅÅÅ-MM-DD")
        self.refused("add", folder, "--unit", "FINNSEJ", said="inget bolag med id FINNSEJ")
        self.refused("add", folder, "--unit", "BUM", said="menade du BUN?")
        self.assertEqual(self.sql("SELECT count(*) FROM malkoll.submission_set"), "0")
        self.well("add", folder, "--date", "2024-02-29", "--unit", "BUN")
        self.refused("add", folder, "--as", "5", "--date", "2024-02-29", said="finns redan, som 1780/budget-2026/1, så ingen version 5 lades in")
        self.well("add", folder, "--as", "1")

    def test_the_receipt_is_of_the_day_that_is_given(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder, "--date", "2031-05-01")
        self.well("list", "1780", "-o", "kvitto.json")
        done = subprocess.run([malkoll, "verify", self.folder / "kvitto.json", folder], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_several_add_at_once(self):
        self.well("init")
        folders = [self.municipality(code=str(1700 + n)) for n in range(6)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            done = list(pool.map(lambda folder: self.run_it("add", folder), [*folders, *folders[:3], *folders[:3]]))
        self.assertEqual([d.returncode for d in done], [0] * 12, [d.stderr for d in done])
        self.assertEqual(sum("finns redan" in d.stdout for d in done), 6)
        self.assertEqual(self.sql("SELECT count(*) FROM malkoll.submission_set"), "6")

    def test_a_client_that_is_killed_leaves_nothing_half(self):
        self.well("init")
        folder = self.municipality()
        self.well("add", folder)
        before = self.counts()
        large = self.municipality(code="1781")
        posts = "".join(f"\n  post P{n}: Post {n}\n    drift 2026: {n} tkr\n    bidrar till: N1\n" for n in range(1, 12000))
        (large / "bun.malkoll").write_text((large / "bun.malkoll").read_text() + posts)
        # Somebody holds a table that is filled half-way, so that it is killed there.
        blocker = subprocess.Popen([server.bin / "psql", "-X", "-q", self.url], stdin=subprocess.PIPE, text=True)
        blocker.stdin.write("BEGIN; LOCK TABLE malkoll.goal IN ACCESS EXCLUSIVE MODE;\n")
        blocker.stdin.flush()
        self.until("SELECT count(*) FROM pg_locks WHERE relation = 'malkoll.goal'::regclass AND granted", "1")
        process = subprocess.Popen([malkoll, "store", self.url, "add", large], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.until("SELECT count(*) FROM pg_locks WHERE NOT granted", "1")
        process.send_signal(signal.SIGKILL)
        process.wait()
        blocker.communicate("COMMIT;\n")
        self.until("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", "0")  # the server finds out, and takes it back
        self.assertEqual(self.counts(), before)
        self.well("add", large)
        self.assertEqual(self.well("query", "SELECT count(*) FROM post", "--set", "1781").split()[1], "12000")

    def test_a_server_that_stops_is_said(self):
        self.well("init")
        self.refused("list", url=f"postgresql:///d?host={self.folder}", said="kan inte nå databasen")
        blocker = subprocess.Popen([server.bin / "psql", "-X", "-q", self.url], stdin=subprocess.PIPE, text=True)
        blocker.stdin.write("BEGIN; LOCK TABLE malkoll.goal IN ACCESS EXCLUSIVE MODE;\n")
        blocker.stdin.flush()
        time.sleep(0.5)
        adding = subprocess.Popen([malkoll, "store", self.url, "add", str(self.municipality())], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        self.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        said = adding.communicate()[1]
        blocker.communicate()
        self.assertEqual(adding.returncode, 2)
        self.assertIn("förbindelsen med databasen bröts", said)
        self.assertEqual(self.sql("SELECT count(*) FROM malkoll.submission_set"), "0")
        self.well("add", self.municipality())

    def test_without_a_plan_or_a_municipality_nothing_is_added(self):
        self.well("init")
        folder = self.municipality()
        (folder / "plan.malkoll").write_text((folder / "plan.malkoll").read_text().replace("kommun 1780: Karlstad\n", ""))
        self.refused("add", folder, said="vilken kommun")
        self.refused("add", self.folder / "finns-inte", said="finns inte")
        self.refused("add", self.municipality(), "--date", "i går", said="är ingen dag")

    def test_names_may_be_hostile(self):
        self.well("init")
        name = "Ö'stad\"; DROP SCHEMA malkoll; -- \\N \\t"
        self.well("add", self.municipality(name=name))
        self.assertEqual(self.sql("SELECT name FROM malkoll.submission_set"), name)
        self.refused("list", "1780'; --", said="finns inte, eller får inte läsas")
        self.refused("init", "--reader", "x; DROP TABLE malkoll.goal", said="finns inte i databasen")


class Asking(Store):
    def setUp(self):
        super().setUp()
        self.well("init")
        self.well("add", self.municipality("1780"))
        self.well("add", self.municipality("1715", goal="N9", name="Kil"))

    def test_one_set_and_all(self):
        self.assertEqual(self.well("query", "SELECT id, money FROM post", "--set", "1780").splitlines(), ["id\tmoney", "S1\t30000000000"])
        self.assertEqual(self.well("query", "SELECT municipality, sum(linked) AS linked FROM unit GROUP BY municipality ORDER BY 1;").splitlines(), ["municipality\tlinked", "1715\t0", "1780\t30000000000"])
        self.assertEqual(self.well("query", "SELECT count(*) AS n FROM post WHERE money > :limit AND :today IS NOT NULL", "--limit", "50 mnkr").splitlines(), ["n", "2"])

    def test_a_set_that_is_not_there_is_no_answer(self):
        self.refused("query", "SELECT 1", "--set", "9999", said="inlämningen 9999 finns inte, eller får inte läsas")
        self.refused("check", "1780/budget-2026/9", said="finns inte, eller får inte läsas")
        self.refused("drop", "1780/budget-2026/9", said="finns inte, eller får inte läsas")
        self.refused("drop", "1780", said="en version i taget")

    def test_check_runs_the_rules(self):
        said = [line.split("\t") for line in self.well("check", status=1).splitlines()[1:]]
        self.assertIn(["1715/budget-2026/1", "L10", "okänt-mål", "fel", "1", "1"], said)
        self.assertNotIn("L10", [row[1] for row in said if row[0].startswith("1780")])
        self.well("check", "1780")

    def test_own_rules_run_as_a_reader_only(self):
        own = self.folder / "rules"
        own.mkdir()
        new = subprocess.run([malkoll, "rules", "--new", "X01", "egen", "--rules", own], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(new.returncode, 0, new.stderr)
        self.refused("check", "--rules", own, said="en roll som bara får läsa")
        reader = self.reader()
        self.run_it("check", "--rules", own, url=reader)
        rule = next(own.glob("X01*.sql"))
        head = "\n".join(line for line in rule.read_text().splitlines() if line.startswith("--"))
        for statement, said in (("SELECT g.place, nextval('malkoll.submission_set_id_seq') AS n FROM goal AS g", "får"), ("SELECT g.place, pg_sleep(20) AS n FROM goal AS g", "tog för lång tid")):
            rule.write_text(head + "\n" + statement + "\n")
            done = self.run_it("check", "1780", "--rules", own, "--timeout", "1", url=reader)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(said, done.stderr)

    def test_a_question_only_reads(self):
        reader = self.reader()
        before = self.counts()
        for question in ("DELETE FROM malkoll.goal", "WITH gone AS (DELETE FROM malkoll.goal RETURNING 1) SELECT * FROM gone", "SELECT 1; DROP SCHEMA malkoll CASCADE", "SELECT 1) AS a; DELETE FROM malkoll.goal; --",
                         "COPY malkoll.goal TO '/tmp/malkoll-mal'", "CREATE TABLE malkoll.x (a int)", "SELECT set_config('transaction_read_only', 'off', false)", "SELECT * INTO malkoll.x FROM goal", "", "SELECT nextval('malkoll.submission_set_id_seq')"):
            for url in (self.url, reader):
                self.assertEqual(self.run_it("query", question, url=url).returncode, 2, question)
        self.assertEqual(self.counts(), before)
        self.refused("query", "SELECT pg_sleep(30)", "--timeout", "1", said="tog för lång tid")

    def test_nothing_of_a_question_is_kept(self):
        reader = self.reader()
        objects = "SELECT count(*) FROM pg_largeobject_metadata"
        for question in ("SELECT lo_create(0)", "SELECT lo_from_bytea(0, 'x')", "SELECT lo_creat(-1)"):
            self.run_it("query", question)  # as the owner, for whom it is not closed
            self.assertEqual(self.sql(objects), "0", question)
            self.refused("query", question, url=reader, said="rollen får inte göra det")
        name = reader.split("//")[1].split("@")[0]
        with self.assertRaisesRegex(RuntimeError, "permission denied"):  # nor with another program
            self.sql("SELECT lo_create(0)", role=name)
        self.assertEqual(self.sql(objects), "0")
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        self.assertEqual(self.well("query", f"SELECT pg_advisory_lock(1)::text || ({held})", url=reader).splitlines()[1], "1")
        self.assertEqual(self.sql(held), "0")

    def test_where_it_cannot_be_closed_it_is_said(self):
        server.sql(f"CREATE ROLE skotare_{self.database} LOGIN; CREATE ROLE last_{self.database} LOGIN; ALTER DATABASE {self.database} OWNER TO skotare_{self.database}")
        other = server.url(self.database, f"skotare_{self.database}")
        self.sql("DROP SCHEMA malkoll CASCADE")
        self.well("init", url=other)
        self.well("add", self.municipality("1790"), url=other)
        done = self.run_it("init", "--reader", f"last_{self.database}", url=other)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("en superanvändare stänger det", done.stderr)
        reader = server.url(self.database, f"last_{self.database}")
        self.well("query", "SELECT lo_create(0)", url=reader)
        self.assertEqual(self.sql("SELECT count(*) FROM pg_largeobject_metadata"), "0")
        self.well("query", "SELECT count(*) FROM post", url=other)

    def test_who_may_do_anything_asks_as_a_reader(self):
        secret = "SELECT length(pg_read_file('PG_VERSION')) AS n"
        done = self.run_it("query", secret)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("init --reader ROLL", done.stderr)
        self.reader("1780")  # of one municipality: nobody to ask all as
        self.assertIn("init --reader ROLL", self.run_it("query", secret).stderr)
        self.reader(role="alla")
        self.refused("query", secret, said="rollen får inte göra det")
        done = self.run_it("query", "SELECT count(*) AS n FROM post")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "n\n2\n", ""))
        self.well("check", status=1)

    def test_what_is_no_question_is_said_in_words(self):
        for question, said in (("DELETE FROM goal", "börjar med SELECT eller WITH"), ("update goal SET id = ''", "börjar med SELECT eller WITH"), ("SELECT 1; DROP TABLE malkoll.goal", "en enda sats"),
                               ("WITH gone AS (DELETE FROM malkoll.goal RETURNING 1) SELECT * FROM gone", "försöker skriva"), ("SELECT * INTO x FROM goal", "försöker skriva")):
            self.refused("query", question, said="frågan får bara läsa")
            self.refused("query", question, said=said)
        self.assertEqual(self.well("query", "SELECT 'x; into' AS \"into\";;").splitlines(), ["into", "x; into"])
        self.assertEqual(self.well("query", "-- svaret\nSELECT 1 AS n; -- slut").splitlines(), ["n", "1"])
        for question in (";", "-- inget"):
            self.refused("query", question, said="fråga")

    def test_a_reader_sees_its_own(self):
        one, all_of_them = self.reader("1780"), self.reader(role="alla")
        self.assertEqual(self.well("query", "SELECT DISTINCT municipality FROM post", url=one).split()[1:], ["1780"])
        self.assertEqual(self.well("query", "SELECT DISTINCT municipality FROM post ORDER BY 1", url=all_of_them).split()[1:], ["1715", "1780"])
        self.assertEqual(len(self.well("list", url=one).splitlines()), 2)
        self.refused("query", "SELECT count(*) FROM post", "--set", "1715", url=one, said="finns inte, eller får inte läsas")
        self.refused("check", "1715", url=one, said="finns inte, eller får inte läsas")
        name = one.split("//")[1].split("@")[0]
        for table in ("post", "goal", "finding", "submission_set", "mended"):
            self.sql(f"INSERT INTO malkoll.mended (set_id, code) SELECT id, 'X01' FROM malkoll.submission_set" if table == "mended" else "SELECT 1")
            column = "id" if table == "submission_set" else "set_id"
            self.assertEqual(self.sql(f"SELECT count(DISTINCT {column}) FROM malkoll.{table}", role=name), "1", table)
        part = self.sql("SELECT 'post_' || id FROM malkoll.submission_set WHERE municipality = '1715'")
        for statement in (f"SELECT count(*) FROM malkoll.{part}", "INSERT INTO malkoll.reader VALUES (current_user, NULL)", "DELETE FROM malkoll.goal", "CREATE TABLE malkoll.x (a int)"):
            with self.assertRaisesRegex(RuntimeError, "permission denied"):
                self.sql(statement, role=name)
        self.refused("add", self.municipality(goal="M1"), url=one, said="rollen får inte göra det")
        self.refused("drop", "1780/budget-2026/1", url=one, said="rollen får inte göra det")

    def test_drop_takes_one_and_all_of_it(self):
        self.well("drop", "1715/budget-2026/1")
        self.assertEqual(self.well("query", "SELECT DISTINCT municipality FROM post").split()[1:], ["1780"])
        self.assertEqual(self.sql("SELECT count(DISTINCT set_id) FROM malkoll.finding"), "1")
        self.assertEqual(self.sql("SELECT count(*) FROM pg_class WHERE relname ~ '^(post|amount|link|twin)_[0-9]+$' AND relkind = 'r'"), "4")

    def test_what_is_read_is_not_dropped_from_under_the_reader(self):
        reading = subprocess.Popen([server.bin / "psql", "-X", "-q", "-At", self.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        reading.stdin.write("BEGIN; SELECT count(*) FROM malkoll.post;\n")
        reading.stdin.flush()
        reading.stdout.readline()
        dropping = subprocess.Popen([malkoll, "store", self.url, "drop", "1715/budget-2026/1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(0.5)
        self.assertIsNone(dropping.poll())
        self.assertEqual(reading.communicate("SELECT count(*) FROM malkoll.post; COMMIT;\n")[0].split()[0], "2")
        said = dropping.communicate()[1]
        self.assertEqual(dropping.returncode, 0, said)

    def test_adding_waits_for_no_reader(self):
        reading = subprocess.Popen([server.bin / "psql", "-X", "-q", "-At", self.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        reading.stdin.write("BEGIN; SELECT count(*) FROM malkoll.post;\n")
        reading.stdin.flush()
        reading.stdout.readline()
        self.well("add", self.municipality("1716"))
        reading.communicate("COMMIT;\n")

    def test_report(self):
        self.well("add", self.municipality("1780", year=2025, goal="N9"))
        self.well("report", "-o", "landet.html", "--group", "Värmland=1780,1715,1799")
        page = (self.folder / "landet.html").read_text(encoding="utf-8")
        for part in ("Mål och pengar i 2 kommuner", "Karlstad", "Kil", "Värmland", "inte i registret: 1799", "År för år", "L10 okänt-mål", "100 %", "50 %"):
            self.assertIn(part, page.replace("\u00a0", " "))
        self.refused("report", "-o", "landet.html", "--group", "Värmland", said="går inte att läsa")
        self.refused("report", said="vilken fil")


class Moving(Store):
    def test_dump_and_restore(self):
        self.well("init")
        self.well("add", self.municipality("1780"))
        self.well("add", self.municipality("1715", goal="N9"))
        before = self.counts()
        dump = self.folder / "registret.dump"
        subprocess.run([server.bin / "pg_dump", "-Fc", "-f", dump, self.url], check=True)
        server.sql("CREATE DATABASE aterstalld")
        restored = server.url("aterstalld")
        done = subprocess.run([server.bin / "pg_restore", "--exit-on-error", "-d", restored, dump], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        first, self.database = self.database, "aterstalld"
        self.assertEqual(self.counts(), before)
        self.database = first
        self.assertEqual(self.well("check", status=1), self.well("check", url=restored, status=1))
        self.assertIn("är inlagd", self.well("add", self.municipality("1716"), url=restored))

    def test_a_part_may_lie_on_another_server(self):
        """postgres_fdw: here another database of the same server, asked as another server is."""
        self.well("init")
        self.well("add", self.municipality("1780"))
        self.well("add", self.municipality("1715", goal="N9"))
        columns = self.sql("SELECT string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || ' COLLATE \"' || coalesce((SELECT collname FROM pg_collation AS c WHERE c.oid = attcollation), '') || '\"', ', ' ORDER BY attnum) "
                           "FROM pg_attribute WHERE attrelid = 'malkoll.post'::regclass AND attnum > 0 AND NOT attisdropped").replace(' COLLATE ""', "")
        number = self.sql("SELECT id FROM malkoll.submission_set WHERE municipality = '1715'")
        server.sql("CREATE DATABASE annan")
        server.sql(f"CREATE TABLE post_{number} ({columns})", "annan")
        rows = self.sql(f"COPY malkoll.post_{number} TO STDOUT")
        server.sql(f"COPY post_{number} FROM STDIN;\n{rows}\n\\.\n", "annan")
        before = self.well("check", status=1)
        self.sql(f"""
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER annan FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{server.folder}', dbname 'annan');
            CREATE USER MAPPING FOR owner SERVER annan OPTIONS (user 'owner');
            BEGIN;
            ALTER TABLE malkoll.post DETACH PARTITION malkoll.post_{number};
            DROP TABLE malkoll.post_{number};
            CREATE FOREIGN TABLE malkoll.post_{number} PARTITION OF malkoll.post FOR VALUES IN ({number}) SERVER annan OPTIONS (schema_name 'public', table_name 'post_{number}');
            COMMIT;""")
        self.assertEqual(self.well("check", status=1), before)
        self.assertEqual(self.well("query", "SELECT municipality, count(*) AS n FROM post GROUP BY municipality ORDER BY 1").splitlines(), ["municipality\tn", "1715\t1", "1780\t1"])


if __name__ == "__main__":
    found = programs()
    if found is None:
        print("passed over: there is no PostgreSQL here (.ci/packages-store)")
        sys.exit(PASSED_OVER)
    server = Server(found)
    try:
        result = unittest.main(argv=[sys.argv[0], *sys.argv[4:]], exit=False).result
    finally:
        server.stop("immediate")
        shutil.rmtree(server.folder, ignore_errors=True)
    sys.exit(0 if result.wasSuccessful() else 1)
