#!/usr/bin/env python3
"""A watched folder: what is changed is checked again, what is half-written is waited out, what Målkoll writes itself starts nothing, and
Ctrl-C ends it with nothing left behind.

usage: watch_test.py MALKOLL ROOT
"""
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from program import ENVIRONMENT, MALKOLL, ROOT

TABLE = "Nämnd;Id;Benämning;Budget 2025 (tkr)\nBUN;90;Ny post;{}\n"


class Watched:
    """The command at work over a folder, and what it has said so far."""

    def __init__(self, folder, *more):
        self.folder, self.said, self.heard = folder, [], threading.Condition()
        self.child = subprocess.Popen([MALKOLL, "watch", str(folder), "--every", "1", *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENVIRONMENT)
        self.reader = threading.Thread(target=self.listen)
        self.reader.start()

    def listen(self):
        for line in self.child.stdout:
            with self.heard:
                self.said.append(line.decode().rstrip("\n"))
                self.heard.notify_all()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, how=signal.SIGINT):
        if self.child.poll() is None:
            self.child.send_signal(how)
        self.child.wait(60)
        self.reader.join()
        self.child.stdout.close()
        return self.child.returncode

    def checks(self):
        return [line for line in self.said if re.match(r"\d\d:\d\d  (?!ändrat|changed)", line)]

    def wait(self, holds, what):
        with self.heard:
            if not self.heard.wait_for(lambda: holds(), 60):
                raise AssertionError(f"{what}; said: " + "\n".join(self.said))

    def wait_for_checks(self, number):
        self.wait(lambda: len(self.checks()) >= number, f"{number} checks never came")

    def wait_for_words(self, words):
        self.wait(lambda: any(words in line for line in self.said), f"»{words}« was never said")


class Watch(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name) / "inkommet"
        shutil.copytree(ROOT / "samples/mini", self.folder)

    def tearDown(self):
        self.place.cleanup()

    def report(self):
        return self.folder / "rapport.html"

    def quiet(self, watched, seconds=2.6):
        """Nothing more is said, though there is time for it."""
        before = len(watched.said)
        time.sleep(seconds)
        self.assertEqual(watched.said[before:], [])

    def test_what_it_writes_is_what_the_other_commands_write(self):
        (self.folder / "t.csv").write_text(TABLE.format(500), encoding="utf-8")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
        other = pathlib.Path(self.place.name) / "andra"
        shutil.copytree(self.folder, other, ignore=shutil.ignore_patterns("rapport.html", "*-granskad*"))
        subprocess.run([MALKOLL, "report", str(other), "-o", str(other / "rapport.html")], check=True, env=ENVIRONMENT)
        subprocess.run([MALKOLL, "check", str(other), "--annotate"], capture_output=True, env=ENVIRONMENT)
        self.assertEqual(self.report().read_bytes(), (other / "rapport.html").read_bytes())
        self.assertEqual((self.folder / "t-granskad.xlsx").read_bytes(), (other / "t-granskad.xlsx").read_bytes())
        self.assertEqual({path.name for path in self.folder.iterdir()}, {path.name for path in other.iterdir()})

    def test_a_change_is_checked_and_nothing_else(self):
        table = self.folder / "t.csv"
        table.write_text(TABLE.format(500), encoding="utf-8")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            first = self.report().read_bytes()
            self.quiet(watched)  # the report and the copy are its own
            (self.folder / "anteckningar.md").write_text("inget för Målkoll")
            self.quiet(watched)
            table.write_text(TABLE.format(700000), encoding="utf-8")
            watched.wait_for_checks(2)
            self.assertTrue(any("ändrat:" in line and "t.csv" in line for line in watched.said), watched.said)
            second = self.report().read_bytes()
            self.assertNotEqual(first, second)
            table.unlink()
            watched.wait_for_checks(3)
            self.assertNotEqual(self.report().read_bytes(), second)
        self.assertEqual(len(watched.checks()), 3)

    def test_a_copy_goes_with_its_table(self):
        for name in ("t.csv", "u.csv"):
            (self.folder / name).write_text(TABLE.format(500).replace("90", str(ord(name[0]))), encoding="utf-8")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            (self.folder / "u-granskad.xlsx").write_bytes(b"som en annan har sparat den")
            (self.folder / "t.csv").unlink()
            (self.folder / "u.csv").unlink()
            watched.wait_for_words("t.csv finns inte längre, så")
            watched.wait_for_words("u.csv finns inte längre, men")
        self.assertFalse((self.folder / "t-granskad.xlsx").exists())
        self.assertTrue((self.folder / "u-granskad.xlsx").exists())

    def test_new_files_rules_and_answers_of_kolada_are_changes(self):
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            (self.folder / "rules").mkdir()
            made = subprocess.run([MALKOLL, "rules", "--new", "X01", "egen-regel"], cwd=self.folder, capture_output=True, env=ENVIRONMENT)
            self.assertEqual(made.returncode, 0, made.stderr.decode())
            watched.wait_for_checks(2)
            (self.folder / "kolada.json").write_text("{}")
            watched.wait_for_words("kolada.json")

    def test_a_plan_that_lies_elsewhere(self):
        plan = pathlib.Path(self.place.name) / "plan.malkoll"
        shutil.move(self.folder / "plan.malkoll", plan)
        text = (self.folder / "bun.malkoll").read_text(encoding="utf-8")
        (self.folder / "bun.malkoll").write_text(text.replace("använd: plan.malkoll", "använd: ../plan.malkoll"), encoding="utf-8")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            self.quiet(watched)
            plan.write_text(plan.read_text(encoding="utf-8") + "\n# en rad till\n", encoding="utf-8")
            watched.wait_for_checks(2)
            self.assertTrue(any("ändrat:" in line and "plan.malkoll" in line for line in watched.said), watched.said)

    def test_what_is_half_written_is_waited_out(self):
        table = self.folder / "t.csv"
        whole = TABLE.format(500).encode()
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            with open(table, "wb", buffering=0) as slow:
                for at in range(0, len(whole), 12):
                    slow.write(whole[at:at + 12])
                    time.sleep(0.4)
            watched.wait_for_checks(2)
        self.assertEqual(len(watched.checks()), 2, watched.said)
        self.assertTrue(any("t-granskad.xlsx har" in line for line in watched.said), watched.said)

    def test_a_copy_that_is_open_is_written_when_it_is_closed(self):
        table = self.folder / "t.csv"
        table.write_text(TABLE.format(500), encoding="utf-8")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            lock = self.folder / "~$t-granskad.xlsx"
            lock.write_bytes(b"")
            before = (self.folder / "t-granskad.xlsx").read_bytes()
            table.write_text(TABLE.format(9), encoding="utf-8")
            watched.wait_for_words("öppen i ett annat program")
            watched.wait_for_checks(2)
            self.assertEqual((self.folder / "t-granskad.xlsx").read_bytes(), before)
            lock.unlink()
            watched.wait_for_checks(3)
            self.assertNotEqual((self.folder / "t-granskad.xlsx").read_bytes(), before)

    def test_somebody_elses_report_is_left_alone(self):
        self.report().write_text("<!doctype html><title>min egen</title>")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            watched.wait_for_words("Målkoll har inte skrivit den")
        self.assertIn("min egen", self.report().read_text())

    def test_what_cannot_be_read_is_said_and_the_old_report_stands(self):
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            before = self.report().read_bytes()
            (self.folder / "bok.xlsx").write_bytes(b"PK\x03\x04 en halv arbetsbok")
            watched.wait_for_words("rapporten skrevs inte")
            watched.wait_for_words("bok.xlsx")
            self.assertEqual(self.report().read_bytes(), before)

    def test_a_folder_that_goes_away_and_comes_back(self):
        away = self.folder.with_name("borta")
        with Watched(self.folder) as watched:
            watched.wait_for_checks(1)
            self.folder.rename(away)
            watched.wait_for_words("går inte att läsa; väntar")
            away.rename(self.folder)
            self.quiet(watched)  # nothing has changed in it
            text = (self.folder / "bun.malkoll").read_text(encoding="utf-8")
            (self.folder / "bun.malkoll").write_text(text + "\n# ny rad\n", encoding="utf-8")
            watched.wait_for_checks(2)

    def test_ctrl_c_leaves_nothing_behind(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            watched = Watched(self.folder)
            watched.wait_for_checks(1)
            self.assertEqual(watched.end(how), -how)
            self.assertEqual({path.name for path in self.folder.iterdir()}, {"plan.malkoll", "bun.malkoll", "rapport.html"})

    def test_english_and_another_place_for_the_report(self):
        elsewhere = pathlib.Path(self.place.name) / "r.html"
        with Watched(self.folder, "--lang", "en", "-o", str(elsewhere)) as watched:
            watched.wait_for_checks(1)
            watched.wait_for_words("Ctrl-C ends it")
        self.assertIn(b'lang="en"', elsewhere.read_bytes())
        self.assertFalse(self.report().exists())

    def test_what_cannot_be_watched(self):
        for words, said in (((str(self.folder / "bun.malkoll"),), "är ingen mapp"), ((str(self.folder / "nej"),), "är ingen mapp"),
                            ((str(self.folder), "--every", "0"), "minst 1 sekund"), ((), "mapp")):
            done = subprocess.run([MALKOLL, "watch", *words], capture_output=True, timeout=60, env=ENVIRONMENT)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(said, done.stderr.decode())


unittest.main(argv=sys.argv[:1], verbosity=1)
