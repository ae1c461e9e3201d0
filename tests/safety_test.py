#!/usr/bin/env python3
"""What the command reads and writes is whole, and nothing is lost in silence: rights, full disks, interrupts, pipes, odd names, git.

usage: safety_test.py MALKOLL ROOT
"""
import atexit
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

malkoll, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
sample = root / "samples/mini"
failures, passed = [], 0
as_root = os.geteuid() == 0
sanitized = "asan" in malkoll
NOBODY = 65534


def check(what, good, got=""):
    global passed
    passed += bool(good)
    if not good:
        failures.append(f"{what}: {got}")


if as_root:  # nobody runs it too, and the tree may stand in a home that is closed to others
    beside_all = pathlib.Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, beside_all)
    beside_all.chmod(0o755)
    malkoll = shutil.copy(malkoll, beside_all / "malkoll")


def run(*words, folder, stdout=None, nobody=False, limit=60, stdin="", prefix=()):
    rights = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if nobody and as_root else {}
    into = open(stdout, "wb") if stdout else subprocess.PIPE
    try:
        return subprocess.run([*prefix, malkoll, *map(str, words)], cwd=folder, stdout=into, stderr=subprocess.PIPE, input=stdin.encode() or b"", timeout=limit,
                              env={**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
                                   "ASAN_OPTIONS": "detect_leaks=0"}, **rights)  # the sanitizer's search for leaks needs what is taken away here
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, -999, b"", b"no end")


def told(r):
    return f"status {r.returncode}: {(r.stdout or b'').decode()[-300:]} {r.stderr.decode()[-300:]}"


def beside(folder):
    return sorted(p.name for p in pathlib.Path(folder).rglob("*.??????") if len(p.suffix) == 7 and p.suffix[1:].isalnum() and not p.suffix.islower())


class Folder:
    """A copy of the small sample that is gone afterwards."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp())
        self.path.chmod(0o777)
        shutil.copytree(sample, self.path / "k")
        for p in self.path.rglob("*"):
            p.chmod(0o777 if p.is_dir() else 0o666)
        return self.path

    def __exit__(self, *_):
        for p in [self.path, *self.path.rglob("*")]:
            if p.is_dir() and not p.is_symlink():
                p.chmod(0o777)
        shutil.rmtree(self.path)


# ---- what cannot be read is said by every command, and nothing is written over what there was

with Folder() as f:
    (f / "k/under").mkdir()
    (f / "k/under").chmod(0)
    reads = [("check", "k"), ("report", "k", "-o", "r.html"), ("query", "SELECT id FROM post", "k"), ("export", "k", "-o", "k.json"), ("rules", "k"),
             ("diff", "k", "k"), ("new", "BUN", "k", "-o", "n.malkoll"), ("split", "k", "-o", "ut"), ("fmt", "--check", "k"), ("check", "k", "--write-baseline", "b.json")]
    for words in reads:
        r = run(*words, folder=f, nobody=True)
        text = (r.stdout + r.stderr).decode()
        check(f"{words[0]} of a folder with one that cannot be read", r.returncode == 2 and "under" in text and "kan lämnas in" not in text, told(r))
    check("nothing is written where something cannot be read", not any((f / name).exists() for name in ("r.html", "k.json", "n.malkoll", "ut/BUN.xlsx", "b.json")), os.listdir(f))

with Folder() as f:
    (f / "k/rules").mkdir()
    (f / "k/rules/X01-prov.sql").write_text("")
    (f / "k/rules").chmod(0)
    r = run("check", "k", folder=f, nobody=True)
    check("rules that cannot be read", r.returncode == 2 and b"rules" in r.stderr, told(r))

with Folder() as f:
    for most in (5, 6, 8):
        r = run("check", "k", folder=f, prefix=("bash", "-c", f'ulimit -n {most}; exec "$@"', "bash"))
        check(f"{most} descriptors", r.returncode == 2 or (r.returncode == 0 and b" 2 filer" in r.stdout), told(r))
    r = run("check", "k", folder=f, nobody=True, prefix=("bash", "-c", 'ulimit -u 1; exec "$@"', "bash"))
    check("no thread to be had", r.returncode in (0, 1, 2) and b"temporarily" not in r.stderr, told(r))

# ---- over what is read nothing is written; over other files only what was written by the command itself

with Folder() as f:
    plan = next((f / "k").glob("*plan*.malkoll"))
    before = plan.read_bytes()
    os.link(plan, f / "hard.malkoll")
    (f / "soft.html").symlink_to(plan)
    for target in (plan, f / "hard.malkoll", f / "soft.html"):
        for words in (("report", "k", "-o", target), ("report", "k", "-o", target, "--overwrite"), ("export", "k", "--format", "json", "-o", target, "--overwrite")):
            r = run(*words, folder=f)
            check(f"{words[0]} over {target.name}", r.returncode == 2 and plan.read_bytes() == before, told(r))
    (f / "notes.html").write_text("<!doctype html>\n<p>mine")
    for name, words in (("notes.html", ("report", "k")), ("notes.json", ("export", "k")), ("notes.csv", ("export", "k")), ("notes.sqlite", ("export", "k"))):
        (f / name).write_text("<!doctype html>\n<p>mine")
        r = run(*words, "-o", name, folder=f)
        check(f"{name} is somebody's", r.returncode == 2 and (f / name).read_text().endswith("mine") and b"--overwrite" in r.stderr, told(r))
        r = run(*words, "-o", name, "--overwrite", folder=f)
        check(f"{name} --overwrite", r.returncode == 0 and not (f / name).read_bytes().endswith(b"mine"), told(r))
        r = run(*words, "-o", name, folder=f)
        check(f"{name} is ours now", r.returncode == 0, told(r))
    check("nothing is left beside", beside(f) == [], beside(f))

# ---- links, owners, permissions

with Folder() as f:
    (f / "arkiv").mkdir()
    (f / "r.html").symlink_to("arkiv/r.html")
    r = run("report", "k", "-o", "r.html", folder=f)
    check("a link leads on", (f / "r.html").is_symlink() and (f / "arkiv/r.html").exists(), told(r))
    plan = next((f / "k").glob("*plan*.malkoll"))
    plan.write_text(plan.read_text().replace("  budgetår:", "budgetår:"))
    plan.chmod(0o664)
    if as_root:
        os.chown(plan, NOBODY, NOBODY)
    r = run("fmt", "k", folder=f)
    now = plan.stat()
    check("owner, group and mode survive", now.st_mode & 0o7777 == 0o664 and (not as_root or (now.st_uid, now.st_gid) == (NOBODY, NOBODY)), told(r))

# ---- lost writes, full disks, interrupts

with Folder() as f:
    for words in (("query", "SELECT id FROM post", "k"), ("check", "k"), ("report", "k", "-o", "-"), ("export", "k", "--format", "json", "-o", "-"), ("rules",), ("explain", "L01"),
                  ("new", "BUN", "k"), ("diff", "k", "k"), ("--help",), ("fmt", "--diff", "k/bun.malkoll")):
        if words[0] == "fmt":
            (f / "k/bun.malkoll").write_text((f / "k/bun.malkoll").read_text().replace("  ", " ", 1))
        r = run(*words, folder=f, stdout="/dev/full")
        check(f"{words[0]} onto a full disk", r.returncode == 2 and r.stderr, told(r))
        r = run(*words, folder=f, prefix=("bash", "-c", 'exec "$@" >&-', "bash"))
        check(f"{words[0]} onto a closed output", r.returncode == 2 and r.stderr, told(r))

with Folder() as f:
    text = next((f / "k").glob("bun.malkoll")).read_text()
    (f / "k/bun.malkoll").write_text(text + "".join(f"post Q{i}: Post {i}\n  slag: grunduppdrag\n  lagrum: skollagen 10 kap.\n  drift 2025: {i} tkr\n" for i in range(15000)))
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for wait in (0.05, 0.2, 0.4):
            child = subprocess.Popen([malkoll, "export", "k", "-o", "k.xlsx", "--overwrite"], cwd=f, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(wait)
            child.send_signal(sent)
            child.wait()
            check(f"{sent.name} after {wait} s leaves nothing", beside(f) == [], beside(f))
    if as_root and shutil.which("mount"):
        small = f / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", small], capture_output=True).returncode == 0:
            try:
                run("export", sample, "-o", small / "k.xlsx", folder=f)
                before = (small / "k.xlsx").read_bytes()
                r = run("export", "k", "-o", small / "k.xlsx", "--overwrite", folder=f)
                check("a workbook onto a full disk", r.returncode == 2 and (small / "k.xlsx").read_bytes() == before and beside(small) == [], told(r))
                r = run("export", "k", "-o", small / "k.json", folder=f)
                check("a text onto a full disk", r.returncode == 2 and not (small / "k.json").exists(), told(r))
            finally:
                subprocess.run(["umount", small], check=True)

# ---- two writers of one baseline

with Folder() as f:
    (f / "a.malkoll").write_text((f / "k/bun.malkoll").read_text())
    for _ in range(8):
        (f / "b.json").unlink(missing_ok=True)
        both = [subprocess.Popen([malkoll, "check", name, "--write-baseline", "b.json"], cwd=f, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for name in ("k/bun.malkoll", "k")]
        statuses = [child.wait() for child in both]
        entries = json.loads((f / "b.json").read_text())
        check("two writers of one baseline", statuses == [0, 0] and entries, statuses)

# ---- pipes and odd names

with Folder() as f:
    os.mkfifo(f / "k/rör.malkoll")
    (f / "n.malkoll").write_text("använd: k/rör.malkoll\n")
    for words in (("check", "k"), ("check", "n.malkoll"), ("fmt", "--check", "k")):
        r = run(*words, folder=f, limit=10)
        check(f"{words} does not wait for a pipe", r.returncode in (0, 1, 2), told(r))
    (f / "k/rules").mkdir()
    os.mkfifo(f / "k/rules/X01-prov.sql")
    r = run("check", "k", folder=f, limit=10)
    check("a pipe among the rules", r.returncode in (0, 1, 2), told(r))
    (f / "k/a\x1b[2J\n::error::x.malkoll").write_text("anvand:bun.malkoll\n")
    (f / "::error::x.malkoll").write_text("anvand:bun.malkoll\n")
    for words in (("check", "::error::x.malkoll", "--format", "short"), ("fmt", "--check", "::error::x.malkoll"), ("check", "k"), ("check", "k", "--format", "short"), ("check", "k", "--format", "github"), ("fmt", "--check", "k"), ("fmt", "--diff", "k"), ("check", "nej\x1b[2J.malkoll")):
        r = run(*words, folder=f)
        text = (r.stdout + r.stderr).decode()
        forged = [line for line in text.splitlines() if line.startswith("::error::x")]
        check(f"{words}: signs of names are shown", "\x1b" not in text and not forged, text[-300:])
    # A runner takes what begins with :: for a command, whatever blanks are before it; a carriage return begins a line too.
    (f / "rader.malkoll").write_bytes("budget BUN: Budget\n  ::error::x y\npost 1: En post\n   drift 2025:  8 000\n# a\r::error::x z\x1b[2J\n".encode())
    r = run("fmt", "--diff", "rader.malkoll", folder=f)
    text = r.stdout.decode()
    forged = [line for line in text.replace("\r", "\n").split("\n") if line.lstrip().startswith("::")]
    check("lines of a difference are no commands", r.returncode == 1 and "\x1b" not in text and "drift 2025: 8 000" in text and not forged, text)
    r = run("query", "SELECT 'a' || char(27, 10) || 'b' AS c", "k", folder=f)
    check("signs in an answer are shown", r.stdout.count(b"\n") == 2 and b"\x1b" not in r.stdout, told(r))

with Folder() as f:
    # A rule that sorts long texts: it is stopped long before the machine is full, and told as that rule's error; the others run.
    (f / "regler").mkdir()
    head = "\n".join(f"-- {key}: {value}" for key, value in (
        ("kod", "X01"), ("namn", "prov"), ("nivå", "råd"), ("meddelande", "{a}"), ("message", "{a}"), ("varför", "x"), ("vem frågar", "x"), ("rätta", "x"), ("undantag", "x")))
    (f / "regler/X01-prov.sql").write_text(head + """
-- fel exempel:
--   mål A1: Trygghet
-- rätt exempel:
--   mål A1: Trygghet
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000), t AS (SELECT printf('%.*c%d', 1000000, 'x', i) AS a FROM n ORDER BY a)
SELECT (SELECT place FROM plan) AS place, substr(a, 1, 3) AS a FROM t LIMIT 1
""")
    said = f / "fel.txt"
    with open(said, "wb") as into:
        child = subprocess.Popen([malkoll, "check", "k", "--rules", "regler"], cwd=f, stdout=subprocess.DEVNULL, stderr=into)
        _, status, usage = os.wait4(child.pid, 0)
    most = 400_000  # kB, with what the sanitizers need
    check("a rule that needs too much memory", "X01" in said.read_text() and (usage.ru_maxrss < most or sanitized), (usage.ru_maxrss, said.read_text()))

with Folder() as f:
    (f / "hemlig").write_text("-----BEGIN KEY-----\nQWxs\n")
    (f / "n.malkoll").write_text("använd: hemlig\n")
    for form in ("text", "short", "json", "sarif", "junit", "github", "gitlab"):
        r = run("check", "n.malkoll", "--all", "--format", form, folder=f)
        check(f"nothing of a strange file is shown as {form}", b"BEGIN" not in r.stdout + r.stderr and b"F04" in r.stdout, told(r))
    decomposed = "o\u0308versikt.malkoll"
    (f / decomposed).write_text((next((f / "k").glob("*plan*.malkoll"))).read_text())
    (f / "n.malkoll").write_text("använd: översikt.malkoll\n")
    r = run("check", "n.malkoll", folder=f)
    check("a name as a Mac writes it", b"F04" not in r.stdout, told(r))

# ---- git runs nothing of the repository's

if shutil.which("git"):
    with Folder() as f:
        def git(*words):
            return subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=f / "k", capture_output=True, text=True)
        git("init", "-q", ".")
        git("add", ".")
        git("commit", "-qm", "1")
        (f / "k/bun.malkoll").write_text((f / "k/bun.malkoll").read_text() + "# nytt\n")
        git("commit", "-qam", "2")
        evil = f / "evil"
        evil.write_text(f"#!/bin/sh\ntouch '{f}/ran'\nexit 1\n")
        evil.chmod(0o755)
        (f / "k/.gitattributes").write_text("*.malkoll diff=evil filter=evil\n")
        for key in ("core.fsmonitor", "core.sshCommand", "core.askPass", "core.pager", "diff.external", "diff.evil.textconv", "filter.evil.smudge", "filter.evil.process",
                    "core.alternateRefsCommand", "core.editor", "credential.helper", "gpg.program", "remote.origin.uploadpack"):
            git("config", key, str(evil))
        git("config", "core.hooksPath", str(f))
        blob = git("rev-parse", "HEAD~1:bun.malkoll").stdout.strip()
        r = run("diff", "HEAD~1", ".", folder=f / "k")
        check("a version of git is read", r.returncode in (0, 1), told(r))
        for key, value in (("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"), ("remote.origin.url", str(f / "k"))):
            git("config", key, value)
        (f / "k/.git/objects" / blob[:2] / blob[2:]).unlink()
        r = run("diff", "HEAD~1", ".", folder=f / "k")
        check("git runs nothing of the repository's", not (f / "ran").exists() and r.returncode == 2, told(r))

# ---- a version against itself

with Folder() as f:
    text = (f / "k/bun.malkoll").read_text()
    (f / "k/bun.malkoll").write_text(text + text[text.index("post "):])
    r = run("diff", "k", "k", folder=f)
    check("posts given twice do not differ from themselves", r.returncode == 0, told(r))
    r = run("report", f / "k", "-o", "-", folder=f)
    check("a report does not show the folders above the plan's", str(f).encode() not in r.stdout, "")

print(*failures, sep="\n")
print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
