#!/usr/bin/env python3
"""malkoll kolada, against a server with the shapes of Kolada's API, and check with what was fetched.

usage: kolada_test.py MALKOLL ROOT
"""
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

import sys

from program import MALKOLL, ROOT, run
from kolada_server import Kolada, answer, cut, endless, hang

PLAN = """kommun 1780: Karlstads kommun
plan SP2024: Strategisk plan
  budgetår: 2024
  planår: 2025
mål KUN1: Alla elever når gymnasiet
  ansvarig: BUN
indikator KUN1a: Elever med behörighet till gymnasiet
  enhet: %
  källa: Kolada N15436
  riktning: öka
  utgångsvärde 2022: 85,5
  utfall 2023: 82,0
  målvärde 2024: minst 86,5
indikator KUN1b: Kostnad för skolan
  enhet: tkr
  källa: Kolada n15006
  utgångsvärde 2022: 110,0
  målvärde 2024: högst 118,0
nämnd BUN: Barn- och ungdomsnämnden
"""


class Fetching(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.write("plan.malkoll", PLAN)
        self.server = Kolada()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.temporary.cleanup()

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def malkoll(self, *arguments):
        done = run(*arguments, cwd=self.folder, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
        return done.returncode, done.stdout.decode().replace("\u00a0", " "), done.stderr.decode().replace("\u00a0", " ")

    def fetch(self, *arguments):
        return self.malkoll("kolada", "plan.malkoll", "--fetch", "--base-url", self.server.base, *arguments)

    def refused(self, sentence, *arguments):
        status, out, said = self.fetch("--cache", "kolada.json", *arguments)
        self.assertEqual((status, out), (2, ""), said)
        self.assertIn(sentence, said)
        self.assertFalse((self.folder / "kolada.json").exists())

    def test_the_difference(self):
        status, out, said = self.fetch()
        self.assertEqual((status, said), (1, ""))
        self.assertIn("KUN1a »Elever med behörighet till gymnasiet«: N15436 »Elever i åk 9 som är behöriga till gymnasieskolan, kommunala skolor, andel (%)«\n"
                      "  stämmer: utfall 2022: 85,5\n"
                      "  nytt: utfall 2022 kvinnor: 86,7\n"
                      "  nytt: utfall 2022 män: 84,3\n"
                      "  skiljer: utfall 2023: 82,0 på plan.malkoll:12, 82,1 i Kolada\n"
                      "  nytt: utfall 2024: 81,4\n"
                      "  nytt: utfall 2024 kvinnor: 83,0\n"
                      "  nytt: utfall 2024 män: 80,0\n"
                      "  nytt: jämförelse 2024 riket: 85,0\n"
                      "  saknas i Kolada: 2025\n", out)
        self.assertIn("KUN1b »Kostnad för skolan«: N15006 »Kostnad per elev i grundskolan, kr/elev«\n  mätenheten är tkr här, men kr/elev i Kolada\n", out)
        self.assertIn("  nytt: utfall 2024: 118,4\n", out)  # 118 449 kr
        self.assertIn("indikatorer ur Kolada: 2 · värden som stämmer: 1, skiljer sig: 1, är nya: 7 · Källa: Kolada, hämtat ", out)
        self.assertEqual(self.read("plan.malkoll"), PLAN)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["plan.malkoll"])
        status, out, said = self.fetch("--lang", "en")
        self.assertIn("differs: utfall 2023: 82,0 at plan.malkoll:12, 82,1 in Kolada", out)
        self.assertIn("indicators from Kolada: 2", out)

    def test_a_cache_repeats_it_without_a_network(self):
        _, out, said = self.fetch("--cache", "kolada.json")
        self.assertIn("Koladas svar skrevs i kolada.json", said)
        asked = len(self.server.asked)
        for option in ("--from", "--cache"):
            self.assertEqual(self.malkoll("kolada", "plan.malkoll", option, "kolada.json"), (1, out, ""))
        self.assertEqual(len(self.server.asked), asked)
        cache = json.loads(self.read("kolada.json"))
        self.assertEqual((cache["format"], cache["version"], cache["municipality"], cache["source"]), ("malkoll-kolada", 1, "1780", "Källa: Kolada"))
        self.assertEqual([v["value"] for v in cache["values"] if v["kpi"] == "N15436" and v["year"] == 2022], [85.4634798657718, 86.65106779999999, 84.3])
        self.assertIn({"kpi": "N15436", "municipality": "1780", "year": 2025, "gender": "T", "value": None, "status": "Missing"}, cache["values"])
        first = self.read("kolada.json")
        self.fetch("--cache", "kolada.json")
        self.assertEqual(self.read("kolada.json"), first)

    def test_what_kolada_has_altered_since_is_said(self):
        self.fetch("--cache", "kolada.json")
        self.server.extra = {("N15436", "1780", 2023): {"T": 83.5}}
        _, _, said = self.fetch("--cache", "kolada.json")
        self.assertIn("Kolada har ändrat N15436 2023 för 1780: 82.05 är nu 83.5", said)
        self.write("kolada.json", self.read("kolada.json").replace("Elever i åk 9", "Elever i åk 8"))
        _, _, said = self.fetch("--cache", "kolada.json")
        self.assertIn("Kolada har bytt namn på N15436: »Elever i åk 8", said)
        self.write("kolada.json", "något helt annat")
        self.assertEqual(self.fetch("--cache", "kolada.json")[0], 2)
        self.assertEqual(self.read("kolada.json"), "något helt annat")

    def test_a_follow_up_file(self):
        status, out, _ = self.fetch("-o", "uppfoljning.malkoll", "--group", "G35880")
        self.assertEqual(status, 1)  # 2023 differs
        self.assertIn("nya rader i uppfoljning.malkoll: 6\n", out)
        self.assertIn("värden för år före planens, som hör hemma på indikatorn och inte skrevs: 2\n", out)
        text = self.read("uppfoljning.malkoll")
        self.assertRegex(text, r"""\A# Värden ur Kolada. Källa: Kolada.
använd: plan.malkoll

uppföljning 2024: Uppföljning 2024
  # Källa: Kolada N15436, hämtat \d{4}-\d\d-\d\d.
  utfall KUN1a: 81,4
  utfall KUN1a kvinnor: 83,0
  utfall KUN1a män: 80,0
  jämförelse KUN1a riket: 85,0
  jämförelse KUN1a Liknande kommuner grundskola, 2024: 83,3
  # Källa: Kolada N15006, hämtat \d{4}-\d\d-\d\d.
  utfall KUN1b: 118,4
\Z""")
        self.assertEqual(self.malkoll("fmt", "--check", "uppfoljning.malkoll")[0], 0)
        _, out, _ = self.malkoll("check", ".", "--format", "json")
        self.assertNotIn('"P', "".join(f["rule"] for f in json.loads(out)["findings"]))
        # Nothing is new the second time, and nothing is written.
        _, out, _ = self.fetch("-o", "uppfoljning.malkoll", "--group", "G35880")
        self.assertIn("det fanns inget nytt att skriva i uppfoljning.malkoll", out)
        self.assertEqual(self.read("uppfoljning.malkoll"), text)

    def test_what_a_person_wrote_stays(self):
        mine = ("# Min uppföljning.\nanvänd: plan.malkoll\n\nuppföljning 2024: Årsredovisning\n  utfall KUN1a:   80,9\n  # Min anteckning.\n\n"
                "# Hör till delåret.\nuppföljning 2024-delår: Delår\n  utfall KUN1b: 60")
        self.write("uppfoljning.malkoll", mine)
        status, out, _ = self.fetch("-o", "uppfoljning.malkoll")
        self.assertEqual(status, 1)
        self.assertIn("skiljer: utfall 2024: 80,9 på uppfoljning.malkoll:5, 81,4 i Kolada", out)
        text = self.read("uppfoljning.malkoll")
        added = [line for line in text.splitlines() if line not in mine.splitlines()]
        self.assertEqual([line for line in text.splitlines() if line in mine.splitlines()], mine.splitlines())
        self.assertEqual([line for line in added if "#" not in line], ["  utfall KUN1a kvinnor: 83,0", "  utfall KUN1a män: 80,0", "  jämförelse KUN1a riket: 85,0", "  utfall KUN1b: 118,4"])
        self.assertLess(text.index("utfall KUN1b: 118,4"), text.index("# Hör till delåret."))
        self.assertEqual(self.malkoll("check", ".", "--format", "short")[1].count("P0"), 0)

    def test_a_follow_up_that_cannot_be_written(self):
        self.assertIn("u.xlsx är ingen uppföljning som text", self.fetch("-o", "u.xlsx")[2])
        broken = "uppföljning 2024: A".encode() + b"\x81\xff\n" + "  utfall KUN1a: 3\n".encode()
        (self.folder / "u.malkoll").write_bytes(broken)
        self.assertEqual(self.fetch("-o", "u.malkoll")[0], 2)
        self.assertEqual((self.folder / "u.malkoll").read_bytes(), broken)

    def test_an_indicator_of_a_submission(self):
        self.write("bun.malkoll", "använd: plan.malkoll\nbudget BUN: Budget\n  plan: SP2024\nnämndmål BUN1: Eleverna trivs\n  mål: KUN1\nindikator BUN1a: Elever som är behöriga\n  källa: Kolada N15436\n  utfall 2023 flickor: 1\n")
        status, out, _ = self.malkoll("kolada", ".", "--fetch", "--base-url", self.server.base, "-o", "u.malkoll")
        self.assertIn("  utfall BUN1a flickor: 83\n", self.read("u.malkoll"))
        self.assertIn("  utfall BUN1a pojkar: 80\n", self.read("u.malkoll"))
        self.assertNotIn("S06", self.malkoll("check", ".", "--format", "short")[1])

    def test_windows_line_ends_stay(self):
        (self.folder / "u.malkoll").write_bytes("använd: plan.malkoll\r\nuppföljning 2024: Årsredovisning\r\n  utfall KUN1a: 81,4\r\n".encode())
        self.fetch("-o", "u.malkoll")
        written = (self.folder / "u.malkoll").read_bytes()
        self.assertIn(b"  utfall KUN1b: 118,4\r\n", written)
        self.assertNotIn(b"\n", written.replace(b"\r\n", b""))

    def test_numbers_that_are_gone(self):
        self.write("plan.malkoll", PLAN.replace("n15006", "N99999") + "mål M2: Fler cyklar\n  ansvarig: BUN\nindikator M2a: Antal invånare som cyklar\n  källa: Kolada N00090\n  utfall 2019: 3\n")
        status, out, _ = self.fetch("--cache", "kolada.json")
        self.assertEqual(status, 1)
        self.assertIn("KUN1b »Kostnad för skolan«: N99999\n  Kolada har inte kvar N99999: byt nyckeltal, eller källa\n", out)
        self.assertIn("  nyckeltalet har inga värden efter 2019\n", out)
        self.assertIn("skiljer: utfall 2019: 3 på plan.malkoll:24, 0 i Kolada", out)
        _, out, _ = self.malkoll("check", "plan.malkoll", "--format", "short")
        self.assertIn("I24", out)
        self.assertIn("I23", out)
        status, out, _ = self.malkoll("kolada", "plan.malkoll", "--from", "kolada.json")
        self.assertIn("Kolada har inte kvar N99999", out)
        self.write("plan.malkoll", PLAN.replace("n15006", "N15007"))
        _, out, _ = self.malkoll("kolada", "plan.malkoll", "--from", "kolada.json")
        self.assertIn("svaren har inget om N15007: hämta dem på nytt med   --fetch", out)

    def test_another_measure_behind_the_number_is_told(self):
        self.write("plan.malkoll", PLAN.replace("Elever med behörighet till gymnasiet", "Nöjda brukare inom hemtjänsten"))
        self.assertIn("namnet liknar inte det i Kolada: kontrollera att numret är rätt", self.fetch()[1])
        self.assertNotIn("liknar inte", self.malkoll("kolada", "plan.malkoll", "--help")[1])

    def test_pages_of_any_size(self):
        whole = self.fetch()[1]
        for rows in (1, 2):
            self.server.page = rows
            for v2 in (False, True):
                self.server.v2 = v2
                self.assertEqual(self.fetch()[1], whole)
        self.assertTrue(any("page=2" in path for path in self.server.asked))
        # Behind a proxy the API may write another scheme than it was asked by.
        self.server.page, self.server.v2 = 1, False
        self.server.scheme = "https"
        self.assertEqual(self.fetch()[1], whole)

    def test_no_more_than_25_at_a_time(self):
        more = "".join(f"indikator X{n}: Elever {n}\n  källa: Kolada N2{n:04}\n" for n in range(60))
        self.write("plan.malkoll", PLAN + more)
        status, out, said = self.fetch()
        self.assertEqual(status, 1, said)
        self.assertEqual(out.count("Kolada har inte kvar"), 60)
        self.assertIn("  nytt: utfall 2024: 81,4\n", out)

    def test_a_busy_server_is_asked_again(self):
        whole = self.fetch()[1]
        self.server.faults = [answer(429, "", Retry_After="1"), answer(503, "")]
        begun = time.monotonic()
        self.assertEqual(self.fetch()[1], whole)
        self.assertGreater(time.monotonic() - begun, 2)
        self.server.always = answer(500, "")
        self.refused("det gick inte att hämta ur Kolada: servern svarade 500")

    def test_answers_that_are_none(self):
        for fault, sentence in ((answer(200, "<html>Underhåll</html>"), "svaret är inte JSON"),
                                (answer(200, "[1, 2]"), "svaret är inte så som Kolada skriver: values"),
                                (answer(200, '{"values": [{"id": 1}]}'), "svaret är inte så som Kolada skriver: id"),
                                (answer(200, '{"values": ' + "[" * 100_000), "svaret är inte JSON"),
                                (answer(404, "{}"), "servern svarade 404"),
                                (answer(422, "{}"), "servern svarade 422"),
                                (answer(302, "", Location="http://127.0.0.1:9/"), "servern hänvisar till en annan adress (302)"),
                                (answer(200, '{"values": [], "next_url": "http://example.org/v3/kpi"}'), "svaret pekar vidare till en annan server (http://example.org/v3/kpi)"),
                                (answer(200, '{"values": [], "next_url": "file:///etc/passwd"}'), "svaret pekar vidare till en annan server"),
                                (cut, "servern går inte att nå"),
                                (endless, "svaret är större än 32 MB")):
            with self.subTest(sentence):
                self.server.always = fault
                self.refused(sentence)
        self.server.always = lambda handler: handler.send(200, json.dumps({"values": [], "next_url": self.server.base + "/kpi/N1"}))
        self.refused("servern ger samma sida om igen")
        counter = iter(range(10_000))
        self.server.always = lambda handler: handler.send(200, json.dumps({"values": [], "next_url": f"{self.server.base}/kpi/{next(counter)}"}))
        self.refused("frågorna blev fler än 500")

    def test_a_fault_in_the_middle_is_no_missing_value(self):
        for at in range(1, len(self.asked_by_one_run())):
            self.server.faults = [None] * at + [answer(404, "{}")]
            self.refused("servern svarade 404")

    def asked_by_one_run(self):
        self.server.asked.clear()
        self.fetch()
        return list(self.server.asked)

    def test_a_server_that_hangs_or_is_not_there(self):
        self.server.always = hang(5)
        begun = time.monotonic()
        self.refused("servern svarade inte inom 1 sekunder", "--timeout", "1")
        self.assertLess(time.monotonic() - begun, 4)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
        status, _, said = self.malkoll("kolada", "plan.malkoll", "--fetch", "--base-url", nobody)
        self.assertEqual(status, 2)
        self.assertIn("servern går inte att nå", said)
        for address in ("file:///etc", "ftp://127.0.0.1/", "api.kolada.se", "http://", "https://a@b/"):
            status, _, said = self.malkoll("kolada", "plan.malkoll", "--fetch", "--base-url", address)
            self.assertEqual(status, 2)
            self.assertIn("är ingen adress som kan hämtas från", said)

    def test_what_cannot_be_asked_for(self):
        for text, sentence in ((PLAN.replace("kommun 1780: Karlstads kommun\n", ""), "det framgår inte vilken kommun planen gäller"),
                               (PLAN.replace("Kolada", "SCB"), "ingen indikator hämtas ur Kolada")):
            self.write("plan.malkoll", text)
            status, _, said = self.fetch()
            self.assertEqual(status, 2)
            self.assertIn(sentence, said)
        self.write("plan.malkoll", PLAN)
        self.assertEqual(self.server.asked, [])
        self.assertIn("Kolada har ingen kommun eller grupp G1", self.fetch("--group", "G1")[2])
        self.assertIn("»../x« är ingen kommun eller grupp i Kolada", self.fetch("--group", "../x")[2])
        self.assertIn("ange varifrån: --fetch", self.malkoll("kolada", "plan.malkoll")[2])
        self.assertEqual(self.malkoll("kolada", "plan.malkoll", "--fetch", "--from", "x.json")[0], 2)

    def test_files_that_are_no_answers(self):
        self.fetch("--cache", "kolada.json")
        good = self.read("kolada.json")
        for text, sentence in (("", "den är inte JSON"), ("{}", "varken skriven av"), (good.replace('"version": 1', '"version": 2').replace('"version":1', '"version":2'), "skriven av en senare version av Målkoll"),
                               (good.replace("1780", "1715"), "filen har Koladas värden för kommun 1715, men planen gäller kommun 1780"), (good[:-200], "den är inte JSON"),
                               ('{"values": [], "next_url": "http://x/"}', "den är bara en av flera sidor")):
            with self.subTest(sentence):
                self.write("fel.json", text)
                status, out, said = self.malkoll("kolada", "plan.malkoll", "--from", "fel.json")
                self.assertEqual((status, out), (2, ""))
                self.assertIn(sentence, said)
                # check says so as F01, and neither rule is run.
                status, out, _ = self.malkoll("check", "plan.malkoll", "--kolada", "fel.json", "--format", "json")
                found = [f for f in json.loads(out)["findings"] if f["rule"] == "F01"]
                self.assertEqual([f["path"] for f in found], ["fel.json"])
                self.assertIn(sentence, found[0]["message"].replace("\u00a0", " "))
                self.assertNotIn("I23", out)
        self.assertIn("saknas.json finns inte", self.malkoll("kolada", "plan.malkoll", "--from", "saknas.json")[2])

    def test_a_page_that_somebody_saved(self):
        self.write("sida.json", json.dumps({"count": 1, "values": [{"kpi": "N15436", "municipality": "1780", "period": 2023, "values": [{"gender": "T", "count": 1, "status": "", "value": 85.2}]}], "next_page": None}))
        status, out, _ = self.malkoll("kolada", "plan.malkoll", "--from", "sida.json")
        self.assertEqual(status, 1)
        self.assertIn("skiljer: utfall 2023: 82,0 på plan.malkoll:12, 85,2 i Kolada", out)
        self.assertIn("svaren har inget om N15006", out)
        _, out, _ = self.malkoll("check", "plan.malkoll", "--kolada", "sida.json", "--format", "short")
        self.assertIn("I23", out)

    def test_check_reads_what_lies_beside_the_plan(self):
        self.assertNotIn("I23", self.malkoll("check", ".", "--format", "short")[1])
        self.fetch("--cache", "svar.json")
        self.assertNotIn("I23", self.malkoll("check", ".", "--format", "short")[1])
        self.assertIn("I23", self.malkoll("check", ".", "--kolada", "svar.json", "--format", "short")[1])
        shutil.move(self.folder / "svar.json", self.folder / "kolada.json")
        self.assertIn("plan.malkoll:12:16", next(line for line in self.malkoll("check", ".", "--format", "short")[1].splitlines() if "I23" in line))
        self.assertIn("I23", self.malkoll("report", ".", "-o", "rapport.html")[1] + self.read("rapport.html"))
        self.assertIn("kolada.json", self.read("rapport.html"))

    def test_a_baseline_forgets_nothing_where_kolada_is_not_at_hand(self):
        self.fetch("--cache", "kolada.json")
        self.assertEqual(self.malkoll("check", ".", "--write-baseline", "baslinje.json")[0], 0)
        (self.folder / "kolada.json").unlink()
        self.malkoll("check", ".", "--baseline", "baslinje.json", "--prune-baseline")
        self.assertIn("I23", self.read("baslinje.json"))

    def test_the_library_that_fetches_is_not_loaded_at_every_start(self):
        needed = subprocess.run(["readelf", "-d", MALKOLL], capture_output=True, check=True, text=True).stdout
        self.assertIn("NEEDED", needed)
        self.assertNotIn("libcurl", needed)

    def test_nothing_else_uses_the_network(self):
        files = {path.name for path in (ROOT / "src").rglob("*.*") if path.suffix in (".h", ".cpp") and "curl/curl.h" in path.read_text(encoding="utf-8")}
        self.assertEqual(files, {"http_posix.cpp"})
        users = {path.name for path in (ROOT / "src").rglob("*.cpp") if '"cli/http.h"' in path.read_text(encoding="utf-8") or '"cli/kolada_fetch.h"' in path.read_text(encoding="utf-8")}
        self.assertEqual(users, {"http_posix.cpp", "http_absent.cpp", "libraries.cpp", "kolada_fetch.cpp", "kolada_command.cpp"})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
