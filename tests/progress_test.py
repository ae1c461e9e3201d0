#!/usr/bin/env python3
"""Work that takes more than a second says on a terminal what it is at, and nowhere else. What is read comes through a pipe that is slow, so
that the work takes its time on any machine.

usage: progress_test.py MALKOLL ROOT
"""
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from program import MALKOLL, ROOT
import terminals

SAMPLE = ROOT / "samples/karlstad"
SLOW = 2.5  # seconds


class Progress(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name)
        shutil.copytree(SAMPLE, self.folder / "kommun")

    def tearDown(self):
        self.place.cleanup()

    def slow(self, path, seconds=SLOW):
        """Puts a pipe in the file's place, from which its bytes come after some seconds."""
        bytes_of_it = path.read_bytes()
        path.unlink()
        os.mkfifo(path)

        def write():
            with open(path, "wb") as pipe:  # waits until it is read
                time.sleep(seconds)
                pipe.write(bytes_of_it)

        threading.Thread(target=write, daemon=True).start()

    def on_terminal(self, *arguments, **environment):
        """The status, what came on standard output, and on a terminal that is standard error."""
        terminals.needed(self)
        ours, theirs = pty.openpty()
        env = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", **environment}
        shown = bytearray()
        child = subprocess.Popen([MALKOLL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=theirs, cwd=self.folder, env=env)
        os.close(theirs)

        def read():
            try:
                while piece := os.read(ours, 4096):
                    shown.extend(piece)
            except OSError:  # the other end is closed
                pass

        reader = threading.Thread(target=read)
        reader.start()
        out = child.communicate(timeout=120)[0]
        reader.join()
        os.close(ours)
        return child.returncode, out.decode(), shown.decode()

    def screen(self, shown):
        """What stands on the terminal when all is done."""
        lines = []
        for line in shown.split("\n"):
            kept = ""
            for piece in line.split("\r"):
                kept = piece[len("\x1b[K"):] if piece.startswith("\x1b[K") else piece or kept
            lines.append(kept)
        return "\n".join(lines).strip()

    def paths(self):
        """The plan and a submission, each named: what is named may be a pipe."""
        return self.folder / "kommun/strategisk-plan.malkoll", self.folder / "kommun/namnder/bun-2025.malkoll"

    def test_each_command_says_what_it_is_at(self):
        plan, budget = self.paths()
        whole = budget.read_bytes()
        for arguments, phases in ((("check", budget), ["läser filerna", "kör reglerna"]),
                                  (("report", budget, "-o", "r.html"), ["läser filerna", "kör reglerna", "skriver rapporten"]),
                                  (("export", budget, "-o", "e.xlsx"), ["läser filerna", "skriver e.xlsx"]),
                                  (("export", budget, "-o", "e.sqlite"), ["läser filerna", "skriver e.sqlite"]),
                                  (("export", budget, "-o", "e.json"), ["läser filerna", "skriver e.json"])):
            with self.subTest(arguments=arguments):
                budget.unlink()
                budget.write_bytes(whole)
                self.slow(budget)
                code, _, shown = self.on_terminal(*arguments)
                self.assertIn(code, (0, 1), shown)
                at = -1
                for phase in phases:
                    self.assertGreater(shown.find(phase, at + 1), at, (phase, shown))
                    at = shown.find(phase, at + 1)
                self.assertRegex(shown, r"läser filerna … [12] s")
                self.assertNotIn("…", self.screen(shown))

    def test_tables(self):
        plan, _ = self.paths()
        table = self.folder / "b.csv"
        rows = "Nämnd;Id;Post;Slag;Drift 2025\n" + "".join(f"BUN;{n};Post {n};satsning;{n}\n" for n in range(1, 20))
        for arguments, phases in ((("import", table, "-o", "b.malkoll", "--plan", plan), ["läser filerna", "kör reglerna"]),
                                  (("check", plan, table, "--annotate"), ["läser filerna", "kör reglerna", "skriver"])):
            with self.subTest(arguments=arguments):
                table.unlink(missing_ok=True)
                table.write_text(rows, encoding="utf-8")
                self.slow(table)
                code, out, shown = self.on_terminal(*arguments)
                self.assertIn(code, (0, 1), shown)
                for phase in phases:
                    self.assertIn(phase, shown)
                self.assertNotIn("läser filerna", self.screen(shown))
                if "--annotate" in arguments:
                    self.assertIn("b-granskad.xlsx har", self.screen(shown))  # what is mentioned stands on a line of its own
                    self.assertNotIn("skriver", self.screen(shown))

    def test_quiet_where_nobody_waits(self):
        _, budget = self.paths()
        self.slow(budget)
        done = subprocess.run([MALKOLL, "check", budget, "--fail-on", "fel"], capture_output=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm"})
        self.assertEqual(done.stderr, b"")
        self.assertNotIn(b"\x1b[K", done.stdout)

    def test_quiet_on_a_terminal_that_cannot(self):
        _, budget = self.paths()
        self.slow(budget)
        self.assertEqual(self.on_terminal("check", budget, TERM="dumb")[2], "")

    def test_quick_work_says_nothing(self):
        self.assertEqual(self.on_terminal("check", self.folder / "kommun")[2], "")

    def test_in_english(self):
        _, budget = self.paths()
        self.slow(budget)
        self.assertIn("reading the files … 1 s", self.on_terminal("check", budget, "--lang", "en")[2])


unittest.main(argv=sys.argv[:1], verbosity=1)
