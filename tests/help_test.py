#!/usr/bin/env python3
"""Every help that can be pasted is pasted at its place, and mends: the finding goes and no new error comes. A help that leaves a value to
whoever knows it (…) is pasted too: it is read as not filled in, and silences nothing with a falsehood.

usage: help_test.py MALKOLL ROOT [CODE…]
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from program import MALKOLL, ROOT

ONLY = set(sys.argv[3:])
WORDS = (ROOT / "grammar/words.def").read_text(encoding="utf-8")
KINDS = set(re.findall(r'^MALKOLL_KIND\(\w+, "([^"]+)"\)', WORDS, re.M))
KEYS = set(re.findall(r'^MALKOLL_KEYS?\(\w+, "([^"]+)"', WORDS, re.M))

# Why a help's rows cannot mend by being pasted where the test can see that they should stand.
CANNOT = {
    "P": "a line that cannot be read is mended by hand: the help shows a form",
    "M": "a goal's own words, and what is put on another declaration, are for whoever decides the goal",
    "F": "a file or a table, not a line",
    "S07": "the number is that of the one in force, which only whoever sent them knows",
    "I08": "what is wrong is most often the value, which only its source tells",
    "I11": "which of the two is right is for whoever wrote them",
}
# New findings that a help's row may bring: what it says leads on to them.
BRINGS = {code: {"B01"} for code in ("T01", "T02", "T03", "T05", "T09")}  # the post that the test makes costs something
BRINGS["G02"] = {"I01", "L01", "T01", "T05"}  # what every goal needs
BRINGS["T07"] = {"T01", "T05"}  # what waited for the submission is told
# One of the ways is right, the others are for other reasons.
CHOICES = {"B04", "I04", "I05", "I08"}


def check(where, whole):
    """Findings of a folder, or of the files in it as a single submission."""
    paths = ["."] if whole else whole_files(where)
    done = subprocess.run([MALKOLL, "check", *paths, "--format", "json"], cwd=where, capture_output=True, timeout=120,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode == 2:
        raise AssertionError(done.stderr.decode())
    return [f for f in json.loads(done.stdout)["findings"] if not f["waived"]]


def whole_files(where):
    return sorted(str(p.relative_to(where)) for p in where.rglob("*.malkoll"))


def is_row(text):
    head = text.split(":")[0]
    words = head.split()
    return ":" in text and text.split(":", 1)[1].strip() != "" and bool(words) and not text.startswith("malkoll ") and (
        words[0] in KINDS or any(head == key or head.startswith(key + " ") for key in KEYS))


def alternatives(text):
    """The ways that a help offers, each a list of rows with the words before them."""
    ways, words = [[]], ""
    for piece in text.split("   "):
        if is_row(piece):
            ways[-1].append((words, piece.rstrip(",;")))
            words = ""
        else:
            if ways[-1] and re.search(r"\beller\b|\bannars\b", piece):
                ways.append([])
            words = piece
    return [way for way in ways if way]


def key_of(line):
    return re.sub(r"\s+", " ", line.split(":")[0].strip().lower())


def is_head(line):
    words = line.split(":")[0].split()
    return ":" in line and not line.lstrip().startswith(("#", "|")) and bool(words) and words[0].lower() in KINDS and (len(words) > 1 or words[0] == "vision")


class Text:
    """A file's lines, and where in it a row belongs."""

    def __init__(self, path):
        self.path, self.lines = path, path.read_text(encoding="utf-8").split("\n")

    def head(self, at):
        while at > 0 and not is_head(self.lines[at]):
            at -= 1
        return at

    def end(self, head):
        at = head + 1
        while at < len(self.lines) and not is_head(self.lines[at]):
            at += 1
        while at > head + 1 and not self.lines[at - 1].strip():
            at -= 1
        return at

    def put(self, row, at, renamed=False):
        """Where the same key stands on that line or in that declaration it is replaced, else the row is put below the head. Gives the
        head that rows after it belong to."""
        words = row.split(":")[0].split()
        head = self.head(at)
        if words[0] in KINDS and len(words) > 1:
            at = self.end(head)
            self.lines.insert(at, row)
            return at
        for line in [at, *range(head + 1, self.end(head))]:
            known = key_of(self.lines[line])
            another_id = renamed and line == at and known.split()[0] == words[0]  # the id stands before the colon
            if line != head and (known == key_of(row) or another_id or (words[0] == "undantag" and known.split()[:2] == key_of(row).split()[:2])):
                last = self.lines[line]
                while line + 1 < len(self.lines) and (last.rstrip().endswith(",") or self.lines[line + 1].lstrip().startswith("|")):
                    gone = self.lines.pop(line + 1)
                    last = last if gone.lstrip().startswith("#") else gone
                self.lines[line] = "  " + row
                return head
        self.lines.insert(head + 1, "  " + row)
        return head

    def save(self):
        self.path.write_text("\n".join(self.lines), encoding="utf-8")


def heads(folder, kind, name=None):
    """The declarations of a kind, by file and line."""
    for path in sorted(folder.rglob("*.malkoll")):
        text = Text(path)
        for at, line in enumerate(text.lines):
            words = line.split(":")[0].split()
            if is_head(line) and words[0].lower() == kind and (name is None or words[1:2] == [name]):
                yield text, at


def new_of(folder, finding, kind, row):
    """A new own goal, uppdrag or post with the row, in the unit's budget, else in the first."""
    found = list(heads(folder, "budget", finding["unit"])) if finding["unit"] else []
    if not found and finding["related"]:  # where it is broken down
        found = [(text, at) for text, at in heads(folder, "budget") if text.path == folder / finding["related"][0]["path"] and at < finding["related"][0]["line"]][-1:]
    found = found or list(heads(folder, "budget"))
    if not found:
        return False
    text, at = found[0]
    unit = text.lines[at].split(":")[0].split()[1]
    if kind == "mål":
        kind = "bolagsmål" if any(heads(folder, "bolag", unit)) else "nämndmål"
        lines = [f"{kind} HJÄLP1: Det som hjälpen säger", "  " + row, "  ej mätbart: Följs i ord"]
    elif kind == "uppdrag":
        lines = ["uppdrag HJÄLP3: Det som hjälpen säger", "  " + row]
    else:
        year = max(line.split(":")[1].strip() for path in sorted(folder.rglob("*.malkoll")) for line in Text(path).lines if key_of(line) == "budgetår")
        lines = ["post HJÄLP2: Det som hjälpen säger", "  slag: satsning", f"  drift {year}: 1 tkr", "  " + row, "  motivering: Behövs för det som hjälpen säger"]
    text.lines[text.end(at):text.end(at)] = lines
    text.save()
    return True


def paste(folder, finding, way):
    """The rows of one way, each at its place. False: the test does not see the place."""
    opened = None  # by a row that is a head
    for words, row in way:
        key = key_of(row)
        if key == "använd":
            return False  # the plan's file
        if finding["rule"] == "U07" and re.search(r"\bpå dem där\b", words):
            return False  # which they are is for whoever knows
        if opened:
            text = Text(opened[0])
            text.put(row, opened[1])
            text.save()
            continue
        if re.search(r"\beget mål\b", words) and key == "mål":
            if not new_of(folder, finding, "mål", row):
                return False
            continue
        if re.search(r"\beget uppdrag\b", words) and key == "uppdrag":
            if not new_of(folder, finding, "uppdrag", row):
                return False
            continue
        if key == "aspekt":
            goal = re.search(r"bryter ned ([^,: ]+)", words)
            found = [(text, at) for kind in ("nämndmål", "bolagsmål") for text, at in heads(folder, kind)
                     if any(key_of(line) == "mål" and goal and goal[1] in re.split(r"[ ,:]+", line) for line in text.lines[at:text.end(at)])]
            if not found:
                return False
            found[0][0].put(row, found[0][1])
            found[0][0].save()
            continue
        if re.search(r"\bpost\b", words) and key == "bidrar till":
            if not new_of(folder, finding, "post", row):
                return False
            continue
        text = Text(folder / finding["path"])
        at = finding["line"] - 1
        post = re.search(r"\bposten (\S+) »", words)
        if post:
            found = list(heads(folder, "post", post[1]))
            if not found:
                return False
            found[0][0].put(row, found[0][1])
            found[0][0].save()
            continue
        if re.search(r"\bposterna\b", words):
            if not finding["related"]:
                return False
            text, at = Text(folder / finding["related"][0]["path"]), finding["related"][0]["line"] - 1
            text.put(row, at)
            text.save()
            continue
        if re.search(r"\bi stället\b", words) and finding["subject"] and finding["subject"]["kind"] == "post":
            text.lines[at] = "  " + row
            text.save()
            continue
        if re.search(r"\bpå ett mål\b", words):
            found = list(heads(folder, "mål"))
            if not found:
                return False
            text, at = found[0]
        elif re.search(r"\bunder planen\b|\bpå planen\b", words):
            found = list(heads(folder, "plan"))
            if not found:
                return False
            text, at = found[0]
        elif re.search(r"i planen", words) and finding["subject"] and finding["subject"]["kind"] == "budget":
            found = list(heads(folder, "nämnd", finding["unit"])) + list(heads(folder, "bolag", finding["unit"]))
            if not found:
                return False
            text, at = found[0]
        elif re.search(r"i uppföljningen", words) and finding["subject"] and finding["subject"]["kind"] != "uppföljning":
            found = list(heads(folder, "uppföljning"))
            if not found:
                return False
            text, at = found[0]
        elif re.search(r"överst i budgeten|i budgeten för", words) and finding["unit"]:
            found = list(heads(folder, "budget", finding["unit"]))
            if not found:
                return False
            text, at = found[0]
        under = text.put(row, at, renamed=finding["rule"] == "S03")
        text.save()
        if row.split()[0] in KINDS and len(row.split(":")[0].split()) > 1:
            opened = text.path, under
    return True


def same(finding):
    subject = finding["subject"] or {}
    wording = re.sub(r"[^a-zåäö ]", "", finding["message"].split("»")[0].split(":")[0])  # one wording of a rule may lead on to the next
    return finding["rule"], finding["path"], subject.get("kind"), subject.get("id"), wording


def how_many(finding):
    """Of a finding with a list (D02), of which the help mends one."""
    number = re.search(r"\b(\d+) uppdrag\b", finding["message"])
    return int(number[1]) if number else 1


def try_way(source, whole, findings, finding, way):
    """What is wrong with the help; empty: nothing."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "f"
        if source.is_dir():
            shutil.copytree(source, folder)
        else:
            folder.mkdir()
            shutil.copy(source, folder / source.name)
        if not paste(folder, finding, way):
            return "the place is not there"
        after = check(folder, whole)
    rows = " / ".join(row for _, row in way)
    if "…" in rows:
        unread = sum(f["rule"][0] == "P" and f["level"] == "error" for f in after) - sum(f["rule"][0] == "P" and f["level"] == "error" for f in findings)
        stays = sum(same(f) == same(finding) for f in after) >= sum(same(f) == same(finding) for f in findings)
        return "" if unread > 0 or stays else f"»{rows}« is read as if it were filled in"
    if sum(same(f) == same(finding) and how_many(f) >= how_many(finding) for f in after) >= sum(same(f) == same(finding) for f in findings):
        return f"»{rows}« does not mend: {finding['message']}"
    before = collections.Counter((f["rule"], f["message"]) for f in findings)
    new = collections.Counter((f["rule"], f["message"]) for f in after if f["level"] == "error") - before
    new = [n for n in new if n[0] not in BRINGS.get(finding["rule"], ())]
    return f"»{rows}« brings {new[0][0]}: {new[0][1]}" if new else ""


def cases():
    yield ROOT / "samples/karlstad-brister", True
    for path in sorted((ROOT / "tests/files").iterdir()):
        if path.suffix == ".malkoll":
            yield path, "omfattning: inlämning" not in path.read_text(encoding="utf-8")[:200]
        elif path.is_dir() and not path.name.startswith("F"):
            yield path, not any("omfattning: inlämning" in p.read_text(encoding="utf-8")[:200] for p in path.rglob("*.malkoll"))


jobs, seen = [], collections.Counter()
for source, whole in cases():
    folder = source if source.is_dir() else source.parent
    with tempfile.TemporaryDirectory() as place:
        here = pathlib.Path(place) / "f"
        shutil.copytree(source, here) if source.is_dir() else (here.mkdir(), shutil.copy(source, here / source.name))
        findings = check(here, whole)
    for finding in findings:
        code = finding["rule"]
        if (ONLY and code not in ONLY) or finding["cell"] or not finding["help"] or code in CANNOT or code[0] in CANNOT:
            continue
        for number, way in enumerate(alternatives(finding["help"])):
            shape = (code, number, re.sub(r"[\d ,.]+|\b[A-ZÅÄÖ]+\d*\w*\b", "", " ".join(row for _, row in way)))
            seen[shape] += 1
            if seen[shape] <= 3:  # the same row at three places tells what there is to tell
                jobs.append((source, whole, findings, finding, way))

failures, unseen, right = [], collections.Counter(), set()
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    faults = list(pool.map(lambda job: try_way(*job), jobs))
for (source, _, _, finding, way), fault in zip(jobs, faults):
    if not fault:
        right.add((source, same(finding)))
for (source, _, _, finding, way), fault in zip(jobs, faults):
    if fault == "the place is not there":
        unseen[finding["rule"]] += 1
    elif fault and not (finding["rule"] in CHOICES and (source, same(finding)) in right):
        failures.append(f"{source.relative_to(ROOT)}:{finding['line']} {finding['rule']}: {fault}")
print(*failures, sep="\n")
if unseen:
    print("not pasted, the place is not in the case:", ", ".join(f"{code} {n}" for code, n in sorted(unseen.items())))
print(f"{len(jobs) - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures or not jobs else 0)
