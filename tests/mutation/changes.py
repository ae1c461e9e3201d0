"""The changes that mutate.py makes: one token or one clause each."""
import dataclasses
import pathlib
import re


@dataclasses.dataclass(frozen=True)
class Mutant:
    path: pathlib.Path
    where: str    # the rule's code, or the file's path in the tree
    offset: int   # in the file's text
    text: str     # of the whole changed file
    before: str   # the piece with its surroundings on the line
    after: str

    @property
    def key(self):
        return self.where, self.before, self.after


SURROUNDINGS = 24  # characters on each side that tell a change from others on the line


def mutant(path, where, text, begin, end, replacement):
    """`text[begin:end]` replaced; shown with so much of its line that it can be found."""
    left = max(text.rfind("\n", 0, begin) + 1, begin - SURROUNDINGS)
    line_end = text.find("\n", end)
    right = min(len(text) if line_end < 0 else line_end, end + SURROUNDINGS)
    shown = lambda piece: re.sub(r"\s+", " ", piece).strip().replace("`", "'")
    return Mutant(path, where, begin, text[:begin] + replacement + text[end:], shown(text[left:right]), shown(text[left:begin] + replacement + text[end:right]))


def other_number(number):
    """A constant moved by one, a large one by a tenth."""
    value = int(number)
    return str(value + 1) if value < 100 else str(value + value // 10)


def blanked(text, *patterns):
    """Comments and texts as blanks, so that offsets stay."""
    for pattern in patterns:
        text = re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
    return text


SQL_OPERATORS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "AND": "OR", "OR": "AND", "MIN(": "MAX(", "MAX(": "MIN(", "+": "-", " - ": " + ",
                 "NOT EXISTS": "EXISTS", "IS NOT NULL": "IS NULL", "IS NULL": "IS NOT NULL", "NOT IN": "IN", "LEFT JOIN": "JOIN", "DISTINCT ": "", "DESC": "ASC"}
SQL_TOKEN = re.compile(r"NOT EXISTS|IS NOT NULL|IS NULL|NOT IN|LEFT JOIN|DISTINCT |DESC|MIN\(|MAX\(|\bAND\b|\bOR\b|<=|>=|<>|<|>|=|\+| - ")


def clause_end(code, begin):
    """The end of the clause that begins here: before the next AND, OR or keyword of the same depth, or the bracket that closes around it."""
    depth = 0
    for match in re.compile(r"[()]|\b(?:AND|OR|GROUP BY|ORDER BY|UNION|WINDOW|THEN|LIMIT|JOIN|CROSS JOIN|LEFT JOIN|WHERE|END)\b|,|\bCASE\b|\bBETWEEN\b").finditer(code, begin):
        token = match.group()
        if token in ("(", "CASE"):
            depth += 1
        elif token in (")", "END"):
            if depth == 0:
                return match.start()
            depth -= 1
        elif depth == 0:
            return match.start()
    return len(code)


def of_statement(path, code, text, begin):
    statement = blanked(text, r"\A(?:--[^\n]*\n)*", r"--[^\n]*")
    bare = blanked(statement, r"'[^']*'")
    for match in SQL_TOKEN.finditer(bare, begin):
        yield mutant(path, code, text, match.start(), match.end(), SQL_OPERATORS[match.group()])
    for match in re.compile(r"(?<!SELECT )(?<!LIMIT )(?<![\w.:'])\d+(?![\w.])").finditer(bare, begin):  # EXISTS (SELECT 1, LIMIT 1 of a single value
        yield mutant(path, code, text, match.start(), match.end(), other_number(match.group()))
    for match in re.compile(r"'[^']*'").finditer(statement, begin):
        if match.group() not in ("''",):
            yield mutant(path, code, text, match.start(), match.end(), match.group()[:-1] + "x'")
    # a clause left out: what follows AND or OR, and what stands between WHERE and the first AND
    for match in re.compile(r"\b(?:AND|OR)\b").finditer(bare, begin):
        yield mutant(path, code, text, match.start(), clause_end(bare, match.end()), "")
    for match in re.compile(r"\b(?:WHERE|ON|WHEN)\s").finditer(bare, begin):
        end = clause_end(bare, match.end())
        if text[match.end():end].strip() != "1":  # CASE x WHEN 1
            yield mutant(path, code, text, match.end(), end, " 1 ")


LEVELS = {"fel": "varning", "varning": "råd", "råd": "varning", "av": "råd"}


def of_head(path, code, text, end):
    for match in re.compile(r"^-- ([^:\n]+): (.+)$", re.M).finditer(text, 0, end):
        key, value = match.group(1), match.group(2)
        begin, stop = match.span(2)
        name = key.split("[")[0]
        if name == "nivå":
            yield mutant(path, code, text, begin, stop, LEVELS[value])
        elif name == "omfattning":
            yield mutant(path, code, text, begin, stop, "kommun" if value != "kommun" else "inlämning")
        elif name == "behöver":
            needs = value.split(", ")
            for n in range(len(needs)):
                rest = ", ".join(needs[:n] + needs[n + 1:])
                yield mutant(path, code, text, begin, stop, rest) if rest else mutant(path, code, text, match.start(), match.end() + 1, "")
        elif name == "gräns":
            number = re.match(r"\d+", value)
            if number:
                yield mutant(path, code, text, begin, begin + number.end(), other_number(number.group()))
        elif name in ("omgång", "undantas"):
            yield mutant(path, code, text, match.start(), match.end() + 1, "")
        elif name == "på sidan":
            yield mutant(path, code, text, begin, stop, "ord" if value != "ord" else "fil")
        elif name in ("meddelande", "message", "markering", "label", "hjälp", "help", "relaterat", "related"):
            yield mutant(path, code, text, stop, stop, " x")


def of_rule(path):
    text = path.read_text(encoding="utf-8")
    code = re.search(r"^-- kod: (\S+)", text, re.M).group(1)
    begin = re.match(r"(?:--[^\n]*\n)*", text).end()
    yield from of_head(path, code, text, begin)
    if text[begin:].strip():
        yield from of_statement(path, code, text, begin)


CODE_OPERATORS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", " + ": " - ", " - ": " + ", " * ": " / ", "std::max(": "std::min(", "std::min(": "std::max(",
                  "+=": "-=", "-=": "+="}
CODE_TOKEN = re.compile(r"std::max\(|std::min\(|&&|\|\||==|!=|(?<= )<=(?= )|(?<= )>=(?= )|(?<= )<(?= )|(?<= )>(?= )| \+ | - | \* |\+=|-=")


def of_code(path, where):
    text = path.read_text(encoding="utf-8")
    bare = blanked(text, r"//[^\n]*", r'"(?:\\.|[^"\\\n])*"', r"^#[^\n]*|\n#[^\n]*", r"template <[^>]*>")
    for match in CODE_TOKEN.finditer(bare):
        yield mutant(path, where, text, match.start(), match.end(), CODE_OPERATORS[match.group()])
    for match in re.compile(r"(?<![\w.'\[<])\d+(?![\w.'\]>])").finditer(bare):
        yield mutant(path, where, text, match.start(), match.end(), other_number(match.group()))
    for match in re.compile(r"\bif \(").finditer(bare):
        depth, at = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(bare[at], 0)
            at += 1
        yield mutant(path, where, text, match.end(), at - 1, "false")
