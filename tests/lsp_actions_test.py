"""What the language server offers to do about findings does what it says: every action of the files of tests/files is done, and the file checked.

lsp_actions_test.py MALKOLL ROOT [--each N] [-v]
"""
import collections
import pathlib
import sys
import tempfile
import unittest

from lsp_client import Client
from lsp_edits import edited, place

malkoll, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
every = sys.argv.index("--each") if "--each" in sys.argv else None
each = 8 if every is None else int(sys.argv[every + 1])  # of the files
rest = sys.argv[3:] if every is None else sys.argv[3:every] + sys.argv[every + 2:]

HARD = (1, 2)  # severities: error, warning


def tally(found):
    return collections.Counter((d["code"], d["severity"], d["message"]) for d in found)


class Done(unittest.TestCase):
    """A server whose root holds a folder for each municipality."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)

    def start(self):
        self.client = Client(malkoll, self.root)
        self.addCleanup(self.client.kill)
        self.version = 1

    def open(self, name, text):
        folder = self.root / name
        folder.mkdir()
        (folder / "a.malkoll").write_text(text, encoding="utf-8", newline="")
        return self.client.open(folder / "a.malkoll", text)

    def show(self, uri, text):
        self.version += 1
        self.client.change(uri, self.version, [{"text": text}])
        return self.client.settle(uri, self.version)

    def actions(self, uri, finding):
        context = {"diagnostics": [finding], "only": ["quickfix"]}
        return self.client.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": finding["range"], "context": context})

    @staticmethod
    def after(text, action):
        [change] = action["edit"]["documentChanges"]
        return edited(text, change["edits"])

    def offered(self, text, code, name="k"):
        """The titles that are offered for the first finding of a code, without those that every finding has; and their texts."""
        uri = self.open(name, text)
        found = [d for d in self.client.settle(uri, 1) if d["code"] == code]
        self.assertTrue(found, f"no {code}")
        made = [a for a in self.actions(uri, found[0]) if "edit" in a and a.get("diagnostics") and not a["title"].startswith("Undanta")]
        return {a["title"]: self.after(text, a) for a in made}

    PLAN = """plan SP: Plan
  budgetår: 2026
  planår: 2027
  beloppsenhet: tkr
  ram 2026: 100

nämnd BUN: Barnnämnden
  ram 2026: 100

mål M1: Alla elever når målen
  ansvarig: BUN
  dimension: social

nämnd KFN: Kulturnämnden
  ram 2026: 0
"""

    BUDGET = """
budget BUN: Budget
  plan: SP

nämndmål B1: Fler elever når målen
  mål: M1
  ej mätbart: prövas

post 1: Lärare
  drift 2026: 100
  slag: satsning
  bidrar till: B1

post 2: Skolbibliotek
  drift 2026: 0
  slag: lagstadgat
  lagrum: skollagen
"""

    def test_a_heading_stands_behind_what_the_declaration_says(self):
        self.start()
        offered = self.offered(self.PLAN, "I01")
        [after] = [text for title, text in offered.items() if title.startswith("Lägg till: indikator M1a")]
        self.assertIn("  dimension: social\nindikator M1a: …\n  enhet: …\n  källa: …\n  utgångsvärde 2025: …\n  målvärde 2026: minst …\n\nnämnd KFN", after)
        self.assertIn("Lägg till raden: ej mätbart: …", offered)

    def test_a_line_keeps_its_end(self):
        self.start()
        text = self.PLAN + self.BUDGET.replace("bidrar till: B1", "bidrar till: B1 80 %, M1 40 %")
        for offered in (self.offered(text, "L04", "lf"), self.offered(text.replace("\n", "\r\n"), "L04", "crlf")):
            self.assertTrue(offered)
            for after in offered.values():
                self.assertRegex(after, r"\n  bidrar till: B1, M1\r?\n\r?\npost 2: Skolbibliotek\r?\n")

    def test_an_example_is_no_answer(self):
        self.start()
        for name, line in (("kolon", "drift 2026 100"), ("id", "undantag: prövas"), ("slag", "verksamhet 3: skola")):
            text = self.PLAN + self.BUDGET.replace("  slag: satsning\n", f"  slag: satsning\n  {line}\n")
            uri = self.open(name, text)
            for finding in self.client.settle(uri, 1):
                for action in self.actions(uri, finding):
                    if "edit" in action:
                        self.assertNotIn("612", action["title"])
                        self.assertTrue(line in self.after(text, action) or "…" not in self.after(text, action), action["title"])

    def test_what_is_meant_for_another_declaration_is_not_offered_on_this(self):
        self.start()
        text = self.PLAN.replace("  ansvarig: BUN\n", "  ansvarig: BUN, KFN\n") + self.BUDGET
        uri = self.open("t", text)
        for finding in self.client.settle(uri, 1):
            for action in self.actions(uri, finding):
                self.assertFalse(action["title"].endswith("mål: M1"), (finding["code"], action["title"]))

    def test_what_stands_there_already_is_changed(self):
        self.start()
        text = self.PLAN + self.BUDGET.replace("  plan: SP\n", "  plan: SP\n  version: 1\n") + self.BUDGET.replace("  plan: SP\n", "  plan: SP\n  version: 1\n")
        offered = self.offered(text, "S07")
        self.assertTrue(any(after.count("version: 2") == 1 and after.count("version: 1") == 1 for after in offered.values()), offered.keys())

    def test_each_does_what_it_says(self):
        self.start()
        done = 0
        for case in sorted((root / "tests/files").glob("*.malkoll"))[::each]:
            try:
                text = case.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
            uri = self.open(case.stem, text)
            self.client.settle(uri, 1)
            found = self.show(uri, text)
            seen = set()
            for finding in found:
                for action in self.actions(uri, finding):
                    if "edit" not in action or not action.get("diagnostics") or len(action["edit"]["documentChanges"]) != 1:
                        continue
                    after = self.after(text, action)
                    if after in seen:
                        continue
                    seen.add(after)
                    done += 1
                    with self.subTest(case=case.name, code=finding["code"], action=action["title"]):
                        self.assert_kept(text, after)
                        now = tally(self.show(uri, after))
                        codes = collections.Counter(d["code"] for d in found if d["severity"] in HARD)
                        new = collections.Counter(code for code, severity, _ in now.elements() if severity <= min(2, finding["severity"])) - codes
                        if "…" in action["title"] or action["title"].startswith("Undanta"):
                            self.assertTrue(any(d[0] == "P15" for d in now), now)
                        elif not action["title"].startswith(("Koppla", "Ändra till", "Ta bort")):
                            self.assertLess(now[finding["code"], finding["severity"], finding["message"]], tally(found)[finding["code"], finding["severity"], finding["message"]])
                            self.assertEqual(new, {})
            self.show(uri, text)
            self.client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.assertGreater(done * each, 200)

    def assert_kept(self, before, after):
        """No line is lost or joined with another but the one that is changed."""
        lost = collections.Counter(before.splitlines()) - collections.Counter(after.splitlines())
        self.assertLessEqual(sum(n for line, n in lost.items() if not line.startswith("    ")), 1, lost)  # a list may go on below
        self.assertGreaterEqual(len(after.splitlines()), len(before.splitlines()) - 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *rest])
