#!/usr/bin/env python3
"""What the papers for an IT department say: that the bill of materials names what the program is made of (materials_test.py has its form), the
checksums, that nothing leaves the computer.

usage: trust_test.py MALKOLL ROOT BUILD
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from program import ENVIRONMENT, MALKOLL, ROOT

BUILD = pathlib.Path(sys.argv[3]).resolve()
PAPERS = ROOT / "samples/it"


def run(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, timeout=300, **{"env": ENVIRONMENT, **more})


def document(ending):
    return json.loads((BUILD / f"papers/malkoll.{ending}.json").read_text(encoding="utf-8"))


class Materials(unittest.TestCase):
    def test_what_the_program_says_of_itself_is_there(self):
        """`--version --verbose`, with the versions."""
        names = {"SQLite": "sqlite3", "SQLiteCpp": "sqlitecpp", "Boost.Spirit X3": "boost1.81", "fmt": "fmtlib", "libcurl": "curl", "nlohmann_json": "nlohmann-json3", "tl::expected": "tl-expected", "CLI11": "cli11",
                 "kainjow::mustache": "libkainjow-mustache", "libpq": "postgresql-15"}
        listed = {part["name"]: part["version"] for part in document("cdx")["components"]}
        said = re.findall(r"(?m)^  (\S.*?) {2,}(.+)$", run(MALKOLL, "--version", "--verbose").stdout.decode())
        self.assertTrue(said)
        for name, version in said:
            if name in ("g++", "clang") or (name == "libpq" and not version[0].isdigit()):  # it is built without the register
                continue
            part = names.get(name, name)
            self.assertIn(part, listed, (name, sorted(listed)))
            if re.match(r"\d", version) and name != "minizip":  # its package has a number of its own
                self.assertTrue(listed[part].startswith(version) or version.startswith(listed[part]), (name, version, listed[part]))

    def test_what_it_loads_is_there(self):
        needed = re.findall(r"\(NEEDED\).*\[(lib[a-z0-9+]+)", run("readelf", "-d", MALKOLL).stdout.decode())
        loads = {part["name"] for part in document("cdx")["components"] if part["properties"][0]["value"] == "loads"}
        self.assertGreaterEqual(len(loads), 6)
        for name, part in {"libsqlite3": "sqlite3", "libfmt": "fmtlib", "libutf8proc": "utf8proc", "libpugixml": "pugixml", "libstdc++": "gcc-12", "libc": "glibc", "libmd": "libmd"}.items():
            if name in needed:
                self.assertIn(part, loads)

    def test_the_paper_lists_the_same_parts(self):
        """Whole, with its licences: not the versions, which Debian mends."""
        rows = [f"| {c['name']} | {c['licenses'][0]['expression']} | {'laddas när det körs' if c['properties'][0]['value'] == 'loads' else 'i programmet'} |" for c in document("cdx")["components"]]
        stands = re.findall(r"(?m)^\| .* \|$", (PAPERS / "README.md").read_text(encoding="utf-8").split("## Delar och licenser")[1])[2:]
        if any(row.startswith("| llvm-toolchain") for row in rows):
            self.skipTest("a program with sanitizers in it is not handed out")
        if not any(row.startswith("| postgresql-15 ") for row in rows):  # it is built without the register
            stands = [row for row in stands if not row.startswith("| postgresql-15 ")]
        self.assertEqual(stands, rows)

    def test_the_same_build_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("a", "b"):
                done = run(ROOT / "src/cli/install/sbom.py", BUILD, MALKOLL, "0", f"{folder}/{name}")
                self.assertEqual(done.returncode, 0, done.stderr.decode())
            for ending in ("spdx", "cdx"):
                self.assertEqual(*[pathlib.Path(f"{folder}/{name}.{ending}.json").read_bytes() for name in ("a", "b")])


class HandedOut(unittest.TestCase):
    def test_checksums(self):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "ut"
            done = run(ROOT / "src/cli/install/hand-out", folder, ROOT / "LICENSE", ROOT / "README.md")
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            self.assertEqual({path.name for path in folder.iterdir()}, {"LICENSE", "README.md", "SHA256SUMS"})
            self.assertEqual(run("sha256sum", "-c", "SHA256SUMS", cwd=folder).returncode, 0)
            (folder / "LICENSE").write_text("en annan")
            self.assertEqual(run("sha256sum", "-c", "SHA256SUMS", cwd=folder).returncode, 1)
            for words in ((folder, ROOT / "LICENSE"), (place + "/ny", ROOT / "nej"), (place + "/ny2", ROOT / "README.md", ROOT / "grammar/README.md"), (folder,)):
                self.assertEqual(run(ROOT / "src/cli/install/hand-out", *words).returncode, 2)


class Papers(unittest.TestCase):
    FILES = [ROOT / "SECURITY.md", *sorted(PAPERS.glob("*.md")), ROOT / "samples/arbetsflode/README.md"]

    def test_links_lead_somewhere(self):
        for paper in self.FILES:
            for link in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", paper.read_text(encoding="utf-8")):
                self.assertTrue((paper.parent / link).exists(), f"{paper.name}: {link}")

    def test_what_they_point_at_exists(self):
        for paper in self.FILES:
            for path in re.findall(r"`((?:tests|src|\.ci)/[\w./-]+)", paper.read_text(encoding="utf-8")):
                self.assertTrue((ROOT / path).exists(), f"{paper.name}: {path}")

    def test_it_finds_them(self):
        index = (PAPERS / "README.md").read_text(encoding="utf-8")
        for paper in PAPERS.glob("*.md"):
            self.assertTrue(paper.name == "README.md" or f"({paper.name})" in index, paper.name)
        self.assertIn("SECURITY.md", (ROOT / "README.md").read_text(encoding="utf-8"))
        self.assertIn("accessibility: [\"Tillgänglighetsredogörelse (utkast)\"", (ROOT / "src/page/web/texts.ts").read_text(encoding="utf-8"))

    def test_the_files_that_it_names_besides_are_the_ones_it_reads(self):
        """`rules`, `kartor` and `kolada.json`: what a check looks for beside the plan."""
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "k"
            shutil.copytree(ROOT / "samples/mini", folder)
            done = run("strace", "-f", "-e", "trace=openat,socket,connect,execve", MALKOLL, "check", folder)
            if b"ptrace" in done.stderr or done.returncode > 1:
                self.skipTest("no strace here")
            said = done.stderr.decode()
            beside = {pathlib.Path(path).name for path in re.findall(rf'openat\(AT_FDCWD, "({re.escape(str(folder))}/[^"]+)"', said)}
            self.assertLessEqual(beside, {"plan.malkoll", "bun.malkoll", "rules", "kartor", "kolada.json"})
            self.assertNotRegex(said, r"socket\(AF_INET|connect\(")
            self.assertEqual(len(re.findall(r"execve\(", said)), 1)

    def test_nothing_is_sent(self):
        """Every command that reads a municipality opens no connection; `kolada --fetch` is the one that may."""
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            shutil.copytree(ROOT / "samples/mini", folder / "k")
            for words in (("check", "k", "--annotate"), ("report", "k", "-o", "r.html"), ("export", "k", "-o", "k.xlsx"), ("check", "k.xlsx", "--format", "sarif"), ("fmt", "k"), ("diff", "k", "k"),
                          ("query", "SELECT id FROM post", "k"), ("kolada", "k"), ("explain", "L01"), ("--version", "--verbose")):
                done = run("strace", "-f", "-e", "trace=socket,connect,sendto", MALKOLL, *words, cwd=folder)
                if b"ptrace" in done.stderr:
                    self.skipTest("no strace here")
                self.assertNotRegex(done.stderr.decode(), r"socket\(|connect\(|sendto\(", words)


unittest.main(argv=sys.argv[:1], verbosity=1)
