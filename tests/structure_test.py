#!/usr/bin/env python3
"""The house stays as it was drawn: includes point one way, and the documents say what the code has.

usage: structure_test.py ROOT
"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
failures = []

# A folder may include those of lower rank, and itself; its code stands in the namespace of its name.
RANK = {"text": 0, "diag": 1, "kolada": 1, "model": 2, "grammar": 3, "store": 3, "check": 4, "format": 5, "grid": 6, "import": 7, "workbook": 8, "submission": 9,
        "work": 10, "export": 11, "report": 11, "server": 11, "registry": 12, "page": 13, "cli": 13}
NAMESPACE = {"import": "importing", "export": "exporting", "text": "", "diag": "", "store": "", "check": "", "format": ""}  # the words import and export are C++'s
# The system is known in src/cli/NAME_SYSTEM.cpp alone: src/cli/system_posix.cpp, src/cli/system_windows.cpp. C++'s own headers have no ending, so that one which has is a
# library's, or the system's.
LIBRARIES = {"fmt/format.h", "sqlite3.h", "SQLiteCpp/SQLiteCpp.h", "utf8proc.h", "xlsxwriter.h", "zlib.h", "zip.h", "unzip.h", "sha2.h", "curl/curl.h", "libpq-fe.h"}
SYSTEM_HEADER = re.compile(r"^ *# *include *<([^>]+\.h|csignal|sys/[^>]+)>", re.M)
SYSTEM_CALL = re.compile(r"(?<![\w.>])(memrchr|strptime|strcasecmp|localtime_r|gmtime_r|isatty|fileno|popen|getpid|setenv|mkstemp|realpath|getcwd|ssize_t|off_t|environ|clock_gettime|timespec)\b")
SYSTEM_ASKED = re.compile(r"\b(_WIN32|__MINGW\w*|__linux__|__unix__|__APPLE__|_POSIX\w*)\b")
checked = 0
for folder, rank in RANK.items():
    where = root / "grammar" if folder == "grammar" else root / "src" / folder
    for path in sorted(where.glob("*.*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        checked += 1
        source = path.read_text(encoding="utf-8")
        for include in re.findall(r'#include "([^"]+)"', source):
            if include.endswith(".def"):
                continue  # the words of the language are data, and everyone's
            other = include.split("/")[0] if "/" in include else "grammar"
            if other != folder and RANK.get(other, 99) >= rank:
                failures.append(f"{path.relative_to(root)} includes {include}: includes point from {folder} to lower folders only")
        namespaces = set(re.findall(r"^namespace (malkoll\S*) \{", source, re.M))
        name = NAMESPACE.get(folder, folder)
        if name and folder not in ("model", "grammar") and namespaces - {f"malkoll::{name}"}:
            failures.append(f"{path.relative_to(root)} is in {', '.join(namespaces)}: the folder's namespace is malkoll::{name}")
        if "boost/spirit" in source and path.name != "grammar.cpp":
            failures.append(f"{path.relative_to(root)} includes X3: only grammar/grammar.cpp may")
        if source.count("\n") > 400:
            failures.append(f"{path.relative_to(root)} has more than 400 lines: look for the two things in it")
        if folder == "cli" and path.stem.endswith(("_posix", "_windows")):
            continue
        browser = {"emscripten.h"} if path.relative_to(root).as_posix() == "src/page/bridge.cpp" else set()
        code = re.sub(r"//[^\n]*", "", source)
        for used in {*SYSTEM_HEADER.findall(source), *SYSTEM_CALL.findall(code), *SYSTEM_ASKED.findall(code)} - LIBRARIES - browser:
            failures.append(f"{path.relative_to(root)} uses {used}: only src/cli/…_posix.cpp and …_windows.cpp know the system")

made = subprocess.run([sys.executable, root / "src/text/code_pages.py"], capture_output=True, text=True, encoding="utf-8", check=True).stdout
if made != (root / "src/text/code_pages.cpp").read_text(encoding="utf-8"):
    failures.append("src/text/code_pages.cpp is not what code_pages.py writes")

for path in sorted(path for folder in ("src/page/web", "src/server/vscode", "tests/editor") for path in (root / folder).glob("*.*")):
    if path.suffix in (".ts", ".mjs", ".css"):
        checked += 1
        if path.read_text(encoding="utf-8").count("\n") > 400:
            failures.append(f"{path.relative_to(root)} has more than 400 lines: look for the two things in it")

for folder in (root / "rules").glob("*.sql"):
    checked += 1
    text = folder.read_text(encoding="utf-8")
    name = re.search(r"^-- namn: (.+)$", text, re.M).group(1)
    plain = name.translate(str.maketrans("åäö", "aao"))
    if folder.stem.split("-", 1)[1] != plain:
        failures.append(f"rules/{folder.name}: the file's name is not that of the rule, {name}")

# The tables of the reference say what words.def says.
definition = (root / "grammar/words.def").read_text(encoding="utf-8")
reference = (root / "grammar/README.md").read_text(encoding="utf-8")
kinds = dict(re.findall(r'^MALKOLL_KIND\((\w+), "([^"]+)"\)', definition, re.M))
groups = {"units": ["committee", "company"], "own_goals": ["committee_goal", "company_goal"]}
groups["goals"] = [*groups["own_goals"], "goal"]
groups["anywhere"] = list(kinds)


def kinds_in(owners):
    found = []
    for name in re.findall(r"\w+", owners):
        found += groups.get(name, [name] if name in kinds else [])
    return {kinds[name] for name in found}


listed = {}
for owners, keys in re.findall(r"^\| ([^|`]+) \| (`[^|]+) \| [^|]+ \|$", reference.split("## Uppgifter")[1].split("\n## ")[0], re.M):
    on = set(kinds.values()) if owners in ("allt", "filen") else set(owners.split(", "))
    for key in re.findall(r"`([^`]+)`", keys):
        listed.setdefault(re.sub(r"[,]? [A-ZÅÄÖ]{2}.*", "", key), set()).update(on)
may_stand = {}  # two keys may have one word, on different kinds
for word, owners in re.findall(r'^MALKOLL_KEYS?\(\w+, "([^"]+)", \w+, \w+, (.+)\)$', definition, re.M):
    may_stand.setdefault(word, set()).update(kinds_in(owners))
for word, on in may_stand.items():
    checked += 1
    if listed.pop(word, None) != on:
        failures.append(f"grammar/README.md: the tables do not say that {word} may stand on {', '.join(sorted(on))}, and on nothing else")
failures += [f"grammar/README.md: {word} is no key" for word in listed]
rows = re.findall(r"^\| (`[^|]+) \| [^|]+ \| [^|]*\|$", reference.split("## Rubriker")[1].split("\n## ")[0], re.M)
checked += 1
if {kind for row in rows for kind in re.findall(r"`([^`]+)`", row)} != set(kinds.values()):
    failures.append("grammar/README.md: the table of headings has other kinds than words.def")

# What is told has its English sentence, and what has one is told. `in_run_language` looks up what stands in a table.
STRING = r'"(?:[^"\\]|\\.)*"'
catalogue = re.findall(rf"\{{({STRING}),\s*({STRING})\}}", (root / "src/text/english.def").read_text(encoding="utf-8"))
sources = {path: path.read_text(encoding="utf-8") for path in sorted((root / "src").rglob("*.cpp"))}
told = {'"' + "".join(part[1:-1] for part in re.findall(STRING, call)) + '"': path for path, text in sources.items() for call in re.findall(rf"told\(\s*({STRING}(?:\s*{STRING})*)", text)}
for sentence, path in told.items():
    checked += 1
    if sentence not in dict(catalogue):
        failures.append(f"{path.relative_to(root)}: {sentence} has no English sentence in src/text/english.def")
elsewhere = "".join(text for path, text in sources.items() if path.name != "english.def")
for swedish, english in catalogue:
    checked += 1
    if swedish not in elsewhere and swedish not in told:
        failures.append(f"src/text/english.def: {swedish} is told nowhere")
    if swedish.count("{") != english.count("{"):
        failures.append(f"src/text/english.def: {english} has not the places of the Swedish sentence")
for path, text in sources.items():
    if path.parent.name == "cli" and re.search(r'(?:refuse|mention)\((?:fmt::format\()?"[^"]*[a-zåäö]{3} ', text):
        failures.append(f"{path.relative_to(root)} refuses or mentions something that is not told(…): it is in one language only")

print(*failures, sep="\n")
print(f"{checked - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures or checked == 0 else 0)
