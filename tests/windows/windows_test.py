#!/usr/bin/env python3
"""The Windows program under wine: what it says and writes is what the Linux one does, byte for byte, and what only Windows has is right too.

usage: windows_test.py MALKOLL.EXE HOLD.EXE MALKOLL ROOT
"""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

EXE, HOLD, LINUX = (os.path.abspath(word) for word in sys.argv[1:4])
ROOT = pathlib.Path(sys.argv[4]).resolve()
WINE = str(ROOT / "tests/windows/wine")
ENV = {**os.environ, "MALKOLL_EXE": EXE, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
for name in ("TERM", "NO_COLOR", "WINEPATH", "MALKOLL_GIT"):
    ENV.pop(name, None)


def windows(*words, cwd, stdin=b"", **more):
    return subprocess.run([WINE, *map(str, words)], input=stdin, cwd=cwd, env={**ENV, **more}, capture_output=True, timeout=300)


def linux(*words, cwd, stdin=b"", **more):
    return subprocess.run([LINUX, *map(str, words)], input=stdin, cwd=cwd, env={**ENV, **more}, capture_output=True, timeout=300)


def drive(path):
    """As Windows calls a path of this machine."""
    return "Z:" + str(path).replace("/", "\\")


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()}


class Held:
    """Another program has the file open meanwhile."""

    def __init__(self, path, how):
        self.child = subprocess.Popen([WINE, how, drive(path)], env={**ENV, "MALKOLL_EXE": HOLD}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        assert self.child.stdout.readline().strip() == b"held"

    def __exit__(self, *_):
        self.child.communicate(b"", timeout=60)


class Folder(tempfile.TemporaryDirectory):
    """A copy of the small sample, k, and of the one with faults, b."""

    def __enter__(self):
        here = pathlib.Path(super().__enter__())
        shutil.copytree(ROOT / "samples/mini", here / "k")
        shutil.copytree(ROOT / "samples/karlstad-brister", here / "b")
        (here / "t.csv").write_text("Nämnd;Id;Benämning;Budget 2025 (tkr)\nBUN;90;Ny post;500\n", encoding="utf-8")
        return here


# Each in a folder of its own; what one line writes the next ones read.
SAME = {
    "check": [["check", "b", "--format", form] for form in ("text", "short", "json", "sarif", "junit", "github", "gitlab")] + [["check", "b", "--lang", "en", "--all"], ["check", "k"]],
    "tables": [["import", "t.csv", "--plan", "k/plan.malkoll", "-o", "t.malkoll"], ["import", "t.csv", "--plan", "k/plan.malkoll", "--write-map"],
               ["check", "k/plan.malkoll", "t.csv", "--annotate"], ["check", "k/plan.malkoll", "t.csv", "--format", "json"], ["check", "k/plan.malkoll", "t-granskad.xlsx"]],
    "report": [["report", "b", "-o", "r.html"], ["report", "b"], ["report", "b", "--edition", "kort", "-o", "kort.html"], ["report", "b", "--format", "md", "-o", "r.md"],
               ["report", "b", "--format", "docx", "-o", "r.docx"], ["report", "k", "--since", "b", "-o", "s.html"], ["report", "k", "-o", "r.html"]],
    "export": [["export", "b", "-o", name] for name in ("b.xlsx", "b.csv", "b.json", "b.sqlite", "b.txt")] +
              [["export", "b", "-o", "post.csv", "--table", "post"], ["export", "b", "--format", "json", "-o", "-"], ["export", "k", "-o", "b.json"], ["export", "k", "-o", "b.xlsx"],
               ["export", "k", "-o", "b.xlsx", "--overwrite"], ["export", "k", "-o", "nej/b.csv"]],
    "workbooks": [["export", "k", "-o", "k.xlsx"], ["split", "k", "-o", "ut/skick"], ["merge", "ut/skick/BUN.xlsx", "-o", "m.xlsx"], ["merge", "ut/skick/BUN.xlsx", "-o", "m.malkoll"],
                  ["check", "k.xlsx"], ["check", "k.xlsx", "--annotate"], ["new", "BUN", "k", "-o", "n.xlsx"], ["new", "BUN", "k", "-o", "n.malkoll"], ["new", "BUN", "k"]],
    "mend": [["fmt", "--check", "b"], ["fmt", "--diff", "b"], ["fmt", "b"], ["check", "b", "--fix", "--diff"], ["check", "b", "--fix"], ["check", "b", "--write-baseline", "bas.json"],
             ["check", "b", "--baseline", "bas.json"], ["rules", "--new", "X01", "Satsning utan slutår"], ["rules", "--test", "rules"], ["check", "k", "--rules", "rules"]],
    "ask": [["diff", "k", "b"], ["diff", "k", "b", "--format", "json"], ["query", "--money", "SELECT * FROM post", "b"], ["schema"], ["explain", "L01"], ["rules", "b"], ["--help"], ["--version"],
            ["chek"], ["check", "/nej"], ["check", "--formt"]],
}


class Windows(unittest.TestCase):
    def test_nothing_but_windows_is_asked_for(self):
        shown = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", EXE], capture_output=True, text=True, check=True).stdout
        asked = {line.split(":")[1].strip().lower() for line in shown.splitlines() if "DLL Name" in line}
        self.assertLessEqual(asked, {"kernel32.dll", "msvcrt.dll", "shell32.dll", "user32.dll", "advapi32.dll"})
        self.assertIn("kernel32.dll", asked)

    def test_it_has_an_icon(self):
        shown = subprocess.run(["wrestool", "--list", "--type=3", EXE], capture_output=True, text=True, check=True).stdout
        self.assertEqual(len(shown.splitlines()), 6, shown)

    def test_it_says_and_writes_the_same_bytes(self):
        for subject, lines in SAME.items():
            with Folder() as one, Folder() as two:
                for words in lines:
                    there, here = windows(*words, cwd=one), linux(*words, cwd=two)
                    with self.subTest(subject=subject, words=" ".join(words)):
                        self.assertEqual((there.returncode, there.stderr.decode()), (here.returncode, here.stderr.decode()))
                        self.assertEqual(there.stdout, here.stdout)
                written, expected = files_in(one), files_in(two)
                self.assertEqual(sorted(written), sorted(expected), subject)
                for name, data in written.items():
                    with self.subTest(subject=subject, file=name):
                        self.assertTrue(data == expected[name], f"{len(data)} bytes, {len(expected[name])} of them expected")

    def test_names_of_all_kinds(self):
        with Folder() as here:
            odd = here / "Årsbudget 😀 é/Nämnd å (1)"
            odd.mkdir(parents=True)
            shutil.copytree(here / "k", odd / "kö")
            relative = "Årsbudget 😀 é\\Nämnd å (1)\\kö"
            for place in (relative, drive(here / relative.replace("\\", "/")), relative.replace("\\", "/")):
                self.assertEqual(windows("check", place, cwd=here).returncode, 0, place)
            one = windows("check", relative + "\\bun.malkoll", "--format", "short", cwd=here)
            self.assertEqual(one.returncode, 0, one.stdout.decode())
            for name in ("rå.html", "rå.docx", "rå.md", "rå.xlsx", "rå.csv", "rå.json", "rå.sqlite", "rå.txt"):
                kind = "report" if name.endswith(("html", "docx", "md")) else "export"
                form = ["--format", name.rpartition(".")[2]] if kind == "report" else []
                for place in (relative + "\\ut 😀 " + name, drive(odd / ("på disk " + name))):
                    done = windows(kind, "k", "-o", place, *form, cwd=here)
                    self.assertEqual(done.returncode, 0, done.stderr.decode())
                self.assertTrue((odd / "kö" / f"ut 😀 {name}").stat().st_size > 100, name)
                self.assertTrue((odd / f"på disk {name}").stat().st_size > 100, name)
            self.assertEqual(windows("split", "k", "-o", "ut\\skick å", cwd=here).returncode, 0)
            self.assertEqual([path.name for path in (here / "ut/skick å").iterdir()], ["BUN.xlsx"])
            done = windows("merge", "ut\\skick å\\*.xlsx", "-o", "åter.xlsx", cwd=here)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            self.assertIn("namnet har tecken", windows("report", "k", "-o", "vad?.html", cwd=here).stderr.decode())

    def test_long_paths(self):
        with Folder() as here:
            deep = here.joinpath(*["en mapp med ett långt namn som nämnder har"] * 9)
            deep.mkdir(parents=True)
            self.assertGreater(len(str(deep)), 350)
            shutil.copytree(here / "k", deep / "k")
            for name in ("r.html", "k.xlsx", "k.json", "k.sqlite", "k.csv"):
                kind = "report" if name.endswith("html") else "export"
                done = windows(kind, "k", "-o", drive(deep / name), cwd=here)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                self.assertTrue((deep / name).stat().st_size > 100, name)
            self.assertEqual(windows("check", drive(deep / "k"), cwd=here).returncode, 0)
            self.assertEqual(windows("check", drive(deep / "k/bun.malkoll"), cwd=here).returncode, 0)
            self.assertEqual(windows("split", "k", "-o", drive(deep / "ut/skick"), cwd=here).returncode, 0)
            self.assertTrue((deep / "ut/skick/BUN.xlsx").exists())

    def test_a_file_that_is_open_in_another_program(self):
        ways = {"r.html": ["report", "k", "-o", "r.html"], "k.xlsx": ["export", "k", "-o", "k.xlsx", "--overwrite"], "k.json": ["export", "k", "-o", "k.json"],
                "k.sqlite": ["export", "k", "-o", "k.sqlite"], "bas.json": ["check", "k", "--write-baseline", "bas.json"]}
        with Folder() as here:
            for name, words in ways.items():
                self.assertEqual(windows(*words, cwd=here).returncode, 0, name)
            before = files_in(here)
            for name, words in ways.items():
                for how in ("read", "none"):
                    with Held(here / name, how):
                        done = windows(*words, cwd=here)
                    self.assertEqual((done.returncode, files_in(here) == before), (2, True), (name, how, sorted(set(files_in(here)) ^ set(before))))
                    if how == "read" or name != "bas.json":
                        self.assertIn(f"malkoll: {name} är öppen i ett annat program; stäng den och försök igen", done.stderr.decode())
            untidy = here / "k/bun.malkoll"
            untidy.write_bytes(untidy.read_bytes().replace(b"  ", b" ", 1))
            before = files_in(here)
            with Held(untidy, "read"):
                self.assertEqual(windows("check", "k", cwd=here).returncode, 0)  # what Excel has open is read as it was saved last
                done = windows("fmt", "k", cwd=here)
            self.assertEqual((done.returncode, files_in(here) == before), (2, True))
            self.assertIn("är öppen i ett annat program", done.stderr.decode())
            with Held(untidy, "none"):
                done = windows("check", "k", cwd=here)
            self.assertEqual(done.returncode, 2)
            self.assertIn("kontrollera att den inte är öppen i ett annat program", done.stdout.decode().replace("\u00a0", " "))
            self.assertEqual(windows("fmt", "k", cwd=here).returncode, 0)

    def test_what_may_not_be_written_over(self):
        with Folder() as here:
            (here / "r.html").write_text("<!doctype html>\n<p>mitt")
            done = windows("report", "k", "-o", "r.html", cwd=here)
            self.assertEqual((done.returncode, (here / "r.html").read_text()), (2, "<!doctype html>\n<p>mitt"))
            self.assertIn("--overwrite", done.stderr.decode())
            self.assertEqual(windows("report", "k", "-o", "r.html", "--overwrite", cwd=here).returncode, 0)
            (here / "r.html").chmod(0o444)
            before = files_in(here)
            done = windows("report", "k", "-o", "r.html", cwd=here)
            self.assertEqual((done.returncode, files_in(here) == before), (2, True))
            self.assertIn("du har inte rätt att skriva där", done.stderr.decode())
            for name in ("k\\plan.malkoll", "K\\PLAN.MALKOLL"):  # whatever it is called
                done = windows("report", "k", "-o", name, "--overwrite", cwd=here)
                self.assertEqual((done.returncode, files_in(here) == before), (2, True), name)
                self.assertIn("är en av filerna som läses", done.stderr.decode())
            self.assertIn("det är ingen vanlig fil", windows("report", "k", "-o", "b", cwd=here).stderr.decode())
            self.assertIn("mappen finns inte", windows("report", "k", "-o", "nej\\r.html", cwd=here).stderr.decode())

    def test_interrupted_it_leaves_nothing(self):
        with Folder() as here:
            text = (here / "k/bun.malkoll").read_text(encoding="utf-8")
            (here / "k/bun.malkoll").write_text(text + "".join(f"post Q{i}: Post {i}\n  slag: grunduppdrag\n  lagrum: skollagen 10 kap.\n  drift 2025: {i} tkr\n" for i in range(15000)), encoding="utf-8")
            before = files_in(here)
            stopped = 0
            for name in ("k.xlsx", "k.sqlite", "k.json"):
                for wait in (0.5, 1, 1.5, 2, 3):
                    child = subprocess.Popen([WINE, "export", "k", "-o", name], cwd=here, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                    time.sleep(wait)
                    child.send_signal(signal.SIGINT)
                    child.wait(timeout=120)
                    stopped += child.returncode != 0
                    (here / name).unlink(missing_ok=True)
                    self.assertEqual(sorted(set(files_in(here)) ^ set(before)), [], (name, wait))
            self.assertGreater(stopped, 0)

    def test_two_writers_of_one_baseline(self):
        with Folder() as here:
            for _ in range(4):
                (here / "bas.json").unlink(missing_ok=True)
                both = [subprocess.Popen([WINE, "check", name, "--write-baseline", "bas.json"], cwd=here, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for name in ("k/bun.malkoll", "k")]
                self.assertEqual([child.wait() for child in both], [0, 0])
                self.assertEqual(sorted(path.name for path in here.iterdir()), ["b", "bas.json", "k", "t.csv"])

    def test_streams_carry_bytes(self):
        with Folder() as here:
            text = "kommun 1780: K\r\nPLAN  SP:p\r\nbudgetår:2025\r\nbeskrivning: ÅÄÖ\x1a\r\n".encode()
            for words in (["fmt", "-"], ["check", "-", "--format", "json"]):
                there, here_ = windows(*words, cwd=here, stdin=text), linux(*words, cwd=here, stdin=text)
                self.assertEqual((there.returncode, there.stdout, there.stderr), (here_.returncode, here_.stdout, here_.stderr), words)

    def test_versions_in_git(self):
        git = shutil.which("git")
        if git is None:
            self.skipTest("git is not installed")
        with Folder() as here:
            for words in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "ett"]):
                subprocess.run([git, *words], cwd=here / "k", check=True, capture_output=True)
            text = (here / "k/bun.malkoll").read_text(encoding="utf-8")
            (here / "k/bun.malkoll").write_text(text.replace("drift 2025: 10 000", "drift 2025: 12 000"), encoding="utf-8")
            (here / "bin").mkdir()
            shutil.copy(ROOT / "tests/windows/git", here / "bin/git-here")
            found = {"WINEPATH": drive(pathlib.Path(EXE).parent / "git"), "MALKOLL_GIT": drive(here / "bin/git-here")}
            there, here_ = windows("diff", "HEAD", ".", cwd=here / "k", **found), linux("diff", "HEAD", ".", cwd=here / "k")
            self.assertEqual((there.returncode, there.stdout.decode(), there.stderr), (1, here_.stdout.decode(), b""))
            # Not the one that lies in the folder that is checked.
            shutil.copy(EXE, here / "k/git.exe")
            self.assertIn("behövs git, som inte är installerat", windows("diff", "HEAD", ".", cwd=here / "k").stderr.decode())

    def on_console(self, *words, cwd, keys=b"", until=None):
        """What a window shows, and the exit status; `keys` are pressed when `until` has been shown."""
        child, window = pty.fork()
        if child == 0:
            os.chdir(cwd)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 400, 0, 0))
            os.execve(WINE, [WINE, *words], {**ENV, "TERM": "xterm"})
        shown, end = b"", time.time() + 120
        while time.time() < end:
            if not select.select([window], [], [], 1)[0]:
                if until is not None and until in shown:
                    os.write(window, keys)
                continue
            try:
                piece = os.read(window, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        else:
            os.kill(child, signal.SIGKILL)
        return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def test_a_double_click_says_what_to_do_and_waits(self):
        with Folder() as here:
            shown, status = self.on_console(cwd=here, keys=b"\r", until="Tryck på Enter".encode())
            self.assertIn("Högerklicka", shown.decode(errors="replace"))
            self.assertIn("Tryck på Enter", shown.decode(errors="replace"))
            self.assertEqual(status, 2)

    def test_a_console_shows_the_letters_as_they_are(self):
        with Folder() as here:
            shown, status = self.on_console("check", "k", cwd=here)
            self.assertEqual(status, 0, shown)
            self.assertIn("kan lämnas in", shown.decode(errors="replace"))

    def test_a_report_is_opened(self):
        with Folder() as here:
            (here / "bin").mkdir()
            opener = here / "bin/xdg-open"
            opener.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >>'{here}/opened'\n")
            opener.chmod(0o755)
            path = {"PATH": f"{here}/bin:{os.environ['PATH']}"}
            for words, written in ((["k"], "k/rapport.html"), (["k\\bun.malkoll"], "k/bun-rapport.html")):
                (here / "opened").unlink(missing_ok=True)
                done = windows("report", "--open", *words, cwd=here, **path)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                self.assertTrue((here / written).read_bytes().startswith(b"<!doctype html>"))
                end = time.time() + 30
                while not (here / "opened").exists() and time.time() < end:
                    time.sleep(0.1)
                self.assertIn(written.rpartition("/")[2], (here / "opened").read_text())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]], verbosity=1)
