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
RANK = {"text": 0, "diag": 1, "kolada": 1, "model": 2, "grammar": 3, "store": 3, "check": 4, "format": 5, "grid": 6, "import": 7, "plan_import": 8, "workbook": 8, "submission": 9,
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

# What .editorconfig and .clang-format say and a script can hold; tables of words and data keep the lines that their writers gave them.
for path in sorted(path for folder in ("src", "grammar", "tests") for path in (root / folder).rglob("*")):
    if path.suffix not in (".h", ".cpp", ".def", ".mjs", ".py", ".ts", ".css", ".cmake") or {"files", "node_modules"} & set(path.relative_to(root).parts):
        continue
    checked += 1
    source = path.read_bytes().decode("utf-8")
    for fault, found in (("a tab", "\t" in source), ("a line that ends in blanks", re.search(r"[ \r]$", source, re.M)), ("no line end last", not source.endswith("\n")),
                         ("two blank lines", path.suffix in (".h", ".cpp") and "\n\n\n" in source)):
        if found:
            failures.append(f"{path.relative_to(root)} has {fault}")

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

# What is said of kinds has their forms, which the reader need not know.
checked += 1
inflected = set(re.findall(r'^    \{\{"([^"]+)", "', (root / "src/diag/vocabulary.cpp").read_text(encoding="utf-8").split("built_in = {{")[1].split("}};")[0], re.M))
if inflected - {"eget uppdrag"} != set(kinds.values()):
    failures.append("src/diag/vocabulary.cpp has other kinds than words.def")

# The words of values have their only place there too. `av`, `min` and `max` are also other words.
value_words = {word for shape, word in re.findall(r'^MALKOLL_CHOICE\((\w+), [^,]+, "([^"]+)"\)', definition, re.M) if shape not in ("amount_unit", "group", "over", "per_year", "measured") and word[0].isalpha()}
value_words |= set(re.findall(r'^MALKOLL_LEVEL\(\w+, "([^"]+)"', definition, re.M))
value_words -= {"av", "min", "max"}
for path in sorted(path for folder in ("grammar", "src/check", "src/diag", "src/format", "src/model", "src/server", "src/store", "src/workbook") for path in (root / folder).glob("*.*")):
    if path.suffix in (".h", ".cpp") and path.name not in ("parts.cpp", "rule_file.cpp", "rule_head.cpp"):  # words of people's texts, and of a rule's head
        checked += 1
        bare = re.sub(r'counted\(.*\)|variant\w* (=|==|!=) "[^"]*"|case [\w:]+: return "saknas";|//[^\n]*', "", path.read_text(encoding="utf-8"))  # told: what is counted
        failures += [f"{path.relative_to(root)}: »{word}« stands in grammar/words.def" for word in re.findall(r'"([^"\n]*)"', bare) if word.strip() in value_words]

# What is told has its English sentence, and what has one is told. `in_run_language` looks up what stands in a table.
STRING = r'"(?:[^"\\]|\\.)*"'
catalogue = re.findall(rf"\{{({STRING}),\s*({STRING})\}}", (root / "src/text/english.def").read_text(encoding="utf-8"))
sources = {path: path.read_text(encoding="utf-8") for path in sorted([*(root / "src").rglob("*.cpp"), *(root / "grammar").glob("*.cpp")])}
told = {'"' + "".join(part[1:-1] for part in re.findall(STRING, call)) + '"': path for path, text in sources.items() for call in re.findall(rf"(?:told|told_in|in_both)\((?:[\w.]+, )?\s*({STRING}(?:\s*{STRING})*)", text)}
ASKED = re.compile(rf"(?:\bin_language|[^\w]in|look\.word)\(((?:{STRING}|[^()\"]|\((?:[^()])*\))*)\)")
for path, text in sources.items():
    for call in ASKED.findall(text):
        told |= {'"' + "".join(part[1:-1] for part in re.findall(STRING, sentence)) + '"': path for sentence in re.findall(rf"{STRING}(?:\s*{STRING})*", call)}
    for one, other in re.findall(rf"\b(?:english|swedish)(?:\(\))?\s*\?\s*\(?({STRING})\s*:\s*({STRING})", text):
        if re.search(r"\w{3}", re.sub(r"en-GB|sv-SE|\\u\w{4}", "", one + other)):
            failures.append(f"{path.relative_to(root)}: {one} and {other} stand in src/text/english.def")
for sentence, path in told.items():
    checked += 1
    if sentence not in dict(catalogue):
        failures.append(f"{path.relative_to(root)}: {sentence} has no English sentence in src/text/english.def")
elsewhere = "".join([*sources.values(), (root / "src/store/columns.h").read_text(encoding="utf-8")])  # what all tables' columns share
for swedish, english in catalogue:
    checked += 1
    if swedish not in elsewhere and swedish not in told and swedish[1:-1] not in value_words:
        failures.append(f"src/text/english.def: {swedish} is told nowhere")
    if swedish.count("{") != english.count("{"):
        failures.append(f"src/text/english.def: {english} has not the places of the Swedish sentence")

# A Swedish sentence that nobody tells stands beside its English one, or is of a file's language. These write or read what is Swedish in
# every language: files to fill in and their comments, tables for others, the words that are looked for in people's texts, what columns are.
OF_FILES = ("work/example_", "cli/stop_after.cpp", "diag/rule_head.cpp", "export/stratsys.cpp", "export/tabledata", "format/value.cpp", "grammar/levels.cpp", "grammar/target_forms.cpp", "import/column_map_", "import/headings.cpp",
            "import/money_heading.cpp", "import/spent.cpp", "kolada/cache.cpp", "model/activity.cpp", "model/direction.cpp", "model/economy.cpp", "model/measure_unit.cpp",
            "model/motivation.cpp", "model/parts.cpp", "model/target_levels.cpp", "plan_import/budget_year.cpp", "plan_import/given.cpp", "plan_import/measure_units.cpp", "plan_import/other_words.cpp", "plan_import/words.cpp", "plan_import/economy_words.cpp", "server/completion.cpp", "store/assignment_tables.cpp", "store/follow_up_tables.cpp", "store/goal_tables.cpp", "store/indicator_tables.cpp", "store/post_tables.cpp", "store/statement_error.cpp", "store/text_tables.cpp", "store/unit_tables.cpp", "submission/kolada_", "submission/new_", "work/own_output.cpp",
            "workbook/guide.cpp", "workbook/layout", "workbook/lists.cpp", "workbook/row_checks.cpp", "workbook/write.cpp")
OF_THE_LANGUAGE = set(re.findall(STRING, definition + (root / "src/import/column_map_words.h").read_text(encoding="utf-8"))) | {'"alla nämnder"', '"samtliga nämnder"'}
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|inte|kan|ska|som|till|av|med|rad|raden|den|det|har|finns|eller|saknas|fel|ingen|inget|utan|vid|vilken|står|är)\b")
TOKEN = re.compile(rf"//[^\n]*|'(?:[^'\\]|\\.)'|R\"(\w*)\(.*?\)\1\"|{STRING}(?:\s*{STRING})*", re.S)
known = dict(catalogue)
LOOKS_FOR = ("starts_with", "ends_with", "find", "has_word")
WITH_BOTH = ("told", "told_in", "in_both", "in_language", "in_run_language", "in", "word")


def is_swedish(literal):
    plain = re.sub(r"\\[nt]|\{[^}]*\}|Målkoll", " ", "".join(part[1:-1] for part in re.findall(STRING, literal)))
    words = re.findall(r"[A-Za-zåäöÅÄÖ]{2,}", plain)
    return len(words) > 1 and " " in plain.strip() and SWEDISH.search(plain)


def untold(text):
    """The Swedish sentences of a source that have no English one beside them."""
    tokens = [m for m in TOKEN.finditer(text) if m.group().startswith('"') and not text[text.rfind("\n", 0, m.start()) + 1:m.start()].startswith("#include")]
    bare = TOKEN.sub(lambda m: "_" * len(m.group()), text)
    beside = [re.fullmatch(r"\s*([,:]|\}?, ?\{?)\s*", text[a.end():b.start()]) is not None for a, b in zip(tokens, tokens[1:])] + [False]
    for n, token in enumerate(tokens):
        sentence = token.group()
        of_a_file = re.match(r'"(\\n)?(#| +#|fråga: |malkoll )', sentence) or '"' + sentence.strip('": ') + '"' in OF_THE_LANGUAGE or re.fullmatch('" .* "', sentence)
        if not is_swedish(sentence) or of_a_file:
            continue
        call = re.search(r"(\w+)\(\s*$", text[max(0, token.start() - 200):token.start()])
        if call and call.group(1) in WITH_BOTH + LOOKS_FOR or sentence in known and not (call and call.group(1) == "format"):
            continue
        near = [tokens[k].group() for k in (n - 1, n + 1, n + 2) if 0 <= k < len(tokens) and all(beside[min(n, k):max(n, k)])]
        statement = bare[max(bare.rfind(c, 0, token.start()) for c in ";{}") + 1:bare.find(";", token.end())]
        if all(is_swedish(other) for other in near) and not re.search(r"\b(english|swedish|Language::\w+)\b", statement):
            yield sentence


for path, text in sources.items():
    inside = path.relative_to(root).as_posix().removeprefix("src/")
    checked += 1
    if not inside.startswith(OF_FILES):
        failures += [f"{path.relative_to(root)}: {sentence} is not told(…) and has no English beside it" for sentence in untold(text)]

for path in sorted((root / "src/report").rglob("*.mustache")):
    checked += 1
    english = re.sub(r"(?s)\{\{#sv\}\}.*?\{\{/sv\}\}|<!--.*?-->|<style>.*?</style>|<script>.*?</script>|<pre.*?</pre>|\{\{!.*?\}\}", "", path.read_text(encoding="utf-8"))
    failures += [f"{path.relative_to(root)}: »{said.strip()}« stands in the English text" for said in re.split(r"<[^>]*>|\{\{[^}]*\}\}", english) if SWEDISH.search(said.replace("Målkoll", ""))]

print(*failures, sep="\n")
print(f"{checked - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures or checked == 0 else 0)
