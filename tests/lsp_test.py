"""The language server as an editor meets it, over its standard streams.

lsp_test.py MALKOLL ROOT [-v]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import unquote

from lsp_client import EVERYTHING, Client, Refused
from lsp_edits import edited, place

malkoll, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


class Case(unittest.TestCase):
    """A municipality of its own in a folder whose name has a blank and å."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name) / "Målstad budget 2025"
        shutil.copytree(root / "samples/mini", self.folder)
        self.path = self.folder / "bun.malkoll"
        self.text = self.path.read_text(encoding="utf-8")
        self.plan = self.folder / "plan.malkoll"

    def start(self, folder=None, **how):
        client = Client(malkoll, None if folder is False else folder or self.folder, **how)
        self.addCleanup(client.kill)
        return client

    def opened(self, text=None, **how):
        client = self.start(**how)
        uri = client.open(self.path, self.text if text is None else text)
        return client, uri, client.settle(uri, 1)

    def spot(self, needle, text=None, behind=0):
        """Where the needle stands, in UTF-16 units."""
        text = self.text if text is None else text
        at = text.index(needle) + behind
        line = text[:at].count("\n")
        return place(line, len(text[text.rfind("\n", 0, at) + 1:at].encode("utf-16-le")) // 2)

    def at(self, uri, needle, text=None, behind=0, **more):
        return {"textDocument": {"uri": uri}, "position": self.spot(needle, text, behind), **more}


class Diagnostics(Case):
    def test_a_finding_stands_where_the_check_puts_it(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        client, uri, found = self.opened(text)
        [finding] = [d for d in found if d["code"] == "L01"]
        self.assertEqual(finding["range"], {"start": self.spot("20:", text), "end": self.spot("20:", text, 2)})
        self.assertEqual(finding["severity"], 1)
        self.assertEqual(finding["source"], "malkoll")
        self.assertEqual(finding["codeDescription"], {"href": "malkoll:L01.md"})
        self.assertIn("posten 20", finding["message"])
        self.assertIn("\nhjälp: ", finding["message"])
        self.assertEqual(client.end(), 0)

    def test_they_are_of_the_buffer_and_not_of_the_disk(self):
        client, uri, before = self.opened()
        self.assertEqual([d["code"] for d in before if d["severity"] == 1], [])
        line = self.spot("  bidrar till: BUN1")
        client.change(uri, 2, [{"range": {"start": line, "end": place(line["line"] + 1, 0)}, "text": ""}])
        self.assertIn("L01", [d["code"] for d in client.settle(uri, 2)])
        client.change(uri, 3, [{"text": self.text}])
        self.assertEqual(client.settle(uri, 3), before)

    def test_other_files_of_the_municipality_are_checked_too(self):
        client, uri, _ = self.opened()
        plan = client.open(self.plan, self.plan.read_text(encoding="utf-8").replace("nämnd BUN", "nämnd BUX"))
        client.settle(plan, 1)
        self.assertTrue(any(d["severity"] == 1 for d in client.diagnostics[uri]))

    def test_closing_takes_them_away(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        client, uri, found = self.opened(text)
        self.assertTrue(found)
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[uri], [])

    def test_related_places(self):
        text = self.text + "\npost 20: En till\n  slag: satsning\n  drift 2025: 1\n  bidrar till: BUN1\n"
        client, uri, found = self.opened(text)
        related = [r for d in found for r in d.get("relatedInformation", [])]
        self.assertTrue(any(r["location"]["uri"] == uri for r in related), found)

    def test_a_storm_of_changes_is_one_check(self):
        client, uri, _ = self.opened()
        for n in range(1000):
            client.send({"method": "workspace/didChangeWatchedFiles", "params": {"changes": [{"uri": (self.folder / f"{n}.malkoll").as_uri(), "type": 1}]}})
        client.change(uri, 2, [{"text": self.text}])
        client.settle(uri, 2)

    def test_no_diagnostic_is_of_an_older_version_than_the_last_that_was_sent(self):
        client, uri, _ = self.opened()
        for version in range(2, 40):
            client.change(uri, version, [{"text": self.text + "#" * version + "\n"}])
        client.settle(uri, 39)
        versions = [client.versions[uri]]
        self.assertEqual(versions, [39])

    def test_pulled(self):
        capabilities = {**EVERYTHING, "textDocument": {**EVERYTHING["textDocument"], "diagnostic": {}}, "workspace": {**EVERYTHING["workspace"], "diagnostics": {"refreshSupport": True}}}
        client = self.start(capabilities=capabilities)
        uri = client.open(self.path, self.text.replace("  bidrar till: BUN1\n", ""))
        report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        self.assertIn("L01", [d["code"] for d in report["items"]])
        again = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}, "previousResultId": report["resultId"]})
        self.assertEqual(again["kind"], "unchanged")
        while "workspace/diagnostic/refresh" not in [m["method"] for m in client.asked]:
            client.read()
        everywhere = client.ask("workspace/diagnostic", {"previousResultIds": []})
        self.assertEqual({item["uri"] for item in everywhere["items"]}, {uri, self.plan.resolve().as_uri()})
        self.assertEqual(client.diagnostics, {})

    def test_a_table_and_its_text_are_one_municipality(self):
        (self.folder / "kf.csv").write_text("Nämnd;Post;Budget 2025 (tkr);Mål\nBUN;Lärare;500;FEL9\n", encoding="utf-8")
        client, uri, _ = self.opened(self.text.replace("budget BUN", "# budget BUN"))
        found = client.diagnostics[(self.folder / "kf.csv").resolve().as_uri()]
        self.assertTrue(any("D2" in d["message"] for d in found), found)
        self.assertTrue(all(d["range"] == {"start": place(0, 0), "end": place(0, 0)} for d in found))

    def test_what_is_wrong_with_a_map_or_an_own_rule_stands_in_its_file(self):
        (self.folder / "rules").mkdir()
        rule = self.folder / "rules/Z01-trasig.sql"
        rule.write_text("-- kod: Z01\n", encoding="utf-8")
        client, uri, _ = self.opened()
        self.assertTrue(client.diagnostics[rule.resolve().as_uri()])
        rule.unlink()
        (self.folder / "kf.csv").write_text("Post;Belopp\nx;1\n", encoding="utf-8")
        bad = self.folder / "kf.csv.karta"
        bad.write_text("hittepå: ja\n", encoding="utf-8")
        client.tell("workspace/didChangeWatchedFiles", {"changes": []})
        client.sync()
        self.assertTrue(client.diagnostics[bad.resolve().as_uri()])
        self.assertEqual(client.diagnostics[rule.resolve().as_uri()], [])


class Places(Case):
    """Whoever counts columns otherwise puts everything beside its place."""

    def both(self, text, needle):
        for encoding, unit in (("utf-8", 1), ("utf-16", 2)):
            with self.subTest(encoding=encoding):
                client = self.start(capabilities={"general": {"positionEncodings": [encoding]}})
                self.assertEqual(client.server["capabilities"]["positionEncoding"], encoding)
                uri = client.open(self.path, text)
                client.settle(uri, 1)
                line = next(n for n, l in enumerate(text.split("\n")) if needle in l)
                before = text.split("\n")[line].split(needle)[0]
                column = len(before.encode("utf-8" if unit == 1 else "utf-16-le")) // unit
                found = client.ask("textDocument/definition", {"textDocument": {"uri": uri}, "position": place(line, column + 1)})
                self.assertTrue(found, (encoding, line, column))
                highlights = client.ask("textDocument/documentHighlight", {"textDocument": {"uri": uri}, "position": place(line, column + 1)})
                self.assertIn({"start": place(line, column), "end": place(line, column + len(needle))}, [h["range"] for h in highlights])

    def test_wide_letters(self):
        self.both(self.text.replace("BUN1", "B🛒Å1").replace("mål: KUN1", "mål: KUN1"), "KUN1")

    def test_an_id_behind_wide_letters(self):
        text = self.text.replace("nämndmål BUN1:", "nämndmål Å🛒1:").replace("bidrar till: BUN1", "bidrar till: Å🛒1 60 %, BUN2").replace("post 10:", "nämndmål BUN2: Två\n  mål: KUN1\n\npost 10:")
        self.both(text, "BUN2")

    def test_letters_in_two_parts(self):
        text = self.text.replace("bidrar till: BUN1", "bidrar till: A\u030a1 60 %, BUN1")
        self.both(text, "BUN1")

    def test_crlf_and_tabs(self):
        text = self.text.replace("  bidrar till:", "\t\tbidrar till:")
        client = self.start()
        uri = client.open(self.path, text.replace("\n", "\r\n"))
        client.settle(uri, 1)
        found = client.ask("textDocument/documentHighlight", self.at(uri, "BUN1\n  motivering", text))
        self.assertIn({"start": self.spot("BUN1\n  motivering", text), "end": self.spot("BUN1\n  motivering", text, 4)}, [h["range"] for h in found])
        edits = client.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}})
        self.assertTrue(all("\r\n" in e["newText"] for e in edits), edits)

    def test_changes_in_pieces(self):
        client, uri, _ = self.opened()
        client.change(uri, 2, [
            {"range": {"start": place(0, 0), "end": place(0, 0)}, "text": "# 🛒å\r\n"},
            {"range": {"start": place(0, 2), "end": place(0, 4)}, "text": "x"},
            {"range": {"start": place(99, 0), "end": place(99, 9)}, "text": "\n# slut\n"},
        ])
        client.settle(uri, 2)
        symbols = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        self.assertEqual(symbols[0]["range"]["start"]["line"], self.spot("budget BUN")["line"] + 1)

    def test_uris(self):
        client = self.start()
        uri = self.path.resolve().as_uri().replace("bun.malkoll", "%62un.malkoll")  # as the client writes it, so it is answered
        client.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "malkoll", "version": 1, "text": self.text.replace("  bidrar till: BUN1\n", "")}})
        self.assertIn("L01", [d["code"] for d in client.settle(uri, 1)])

    def test_a_text_without_a_file_or_a_folder(self):
        client = self.start(folder=False)
        uri = client.open("untitled:Untitled-1", "budget BUN: X\n  plan: P1\n")
        self.assertTrue(client.settle(uri, 1))
        self.assertIsNone(client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place(50, 50)}))
        self.assertEqual(client.end(), 0)

    def test_what_is_no_file_has_nothing_beside_it(self):
        for uri in ("untitled:Namnlös-1", "vscode-vfs://github/å/plan.malkoll", "vscode-remote://ssh-remote%2Bx/home/a/bun.malkoll", "git:/x/bun.malkoll?%7B%7D", ""):
            with self.subTest(uri=uri):
                client = self.start()
                client.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "malkoll", "version": 1, "text": "plan SP: Plan\n  budgetår: 20x6\n"}})
                found = client.settle(uri, 1)
                self.assertIn("P08", [d["code"] for d in found])
                self.assertEqual({u for u in client.diagnostics if not u.startswith("untitled:~")}, {uri})

    def test_a_file_without_a_folder_uses_its_plan(self):
        client = self.start(folder=False)
        uri = client.open(self.path)
        self.assertEqual([d for d in client.settle(uri, 1) if d["severity"] == 1], [])
        self.assertTrue(client.ask("textDocument/definition", self.at(uri, "KUN1"))[0]["uri"].endswith("plan.malkoll"))
        client.end()

    def test_two_municipalities_in_one_folder(self):
        other = self.folder.parent / "Annanstad"
        shutil.copytree(root / "samples/mini", other)
        client = self.start(self.folder.parent)
        for folder in (self.folder, other):
            uri = client.open(folder / "bun.malkoll")
            self.assertEqual([d for d in client.settle(uri, 1) if d["severity"] == 1], [])
            [found] = client.ask("textDocument/definition", self.at(uri, "KUN1"))
            self.assertEqual(found["uri"], (folder / "plan.malkoll").resolve().as_uri())


class Reading(Case):
    def test_hover(self):
        client, uri, _ = self.opened()
        goal = client.ask("textDocument/hover", self.at(uri, "mål: KUN1", behind=5))
        self.assertIn("Fler ska klara behörigheten", goal["contents"]["value"])
        self.assertIn("10 mnkr", goal["contents"]["value"].replace("\u00a0", " "))
        self.assertIn("KUN1a", goal["contents"]["value"])
        word = client.ask("textDocument/hover", self.at(uri, "slag:", behind=1))
        self.assertIn("satsning", word["contents"]["value"])
        self.assertIsNone(client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place(1, 0)}))

    def test_hover_of_a_code(self):
        text = self.text + "  undantag L01: skäl\n"
        client, uri, _ = self.opened(text)
        found = client.ask("textDocument/hover", self.at(uri, "L01", text, behind=1))
        self.assertIn("post-utan-mål", found["contents"]["value"])

    def test_definition_and_references(self):
        client, uri, _ = self.opened()
        [found] = client.ask("textDocument/definition", self.at(uri, "KUN1"))
        self.assertEqual(found["uri"], self.plan.resolve().as_uri())
        all_places = client.ask("textDocument/references", self.at(uri, "bidrar till: BUN1", behind=14, context={"includeDeclaration": True}))
        self.assertEqual([p["range"]["start"] for p in all_places], [self.spot("BUN1:"), self.spot("bidrar till: BUN1", behind=13)])
        others = client.ask("textDocument/references", self.at(uri, "bidrar till: BUN1", behind=14, context={"includeDeclaration": False}))
        self.assertEqual(len(others), 1)

    def test_symbols(self):
        client, uri, _ = self.opened()
        [budget] = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        self.assertEqual([s["name"] for s in budget["children"]], ["BUN1", "10", "20"])
        self.assertEqual(budget["range"]["end"]["line"], len(self.text.splitlines()) - 1)
        self.assertTrue(client.ask("workspace/symbol", {"query": "behörighet"}))
        self.assertTrue(client.ask("workspace/symbol", {"query": ""}))
        self.assertEqual(client.ask("workspace/symbol", {"query": "finnsinte"}), [])

    def test_shown_beside(self):
        client, uri, _ = self.opened()
        whole = {"start": place(0, 0), "end": place(99, 0)}
        hints = client.ask("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})
        [share] = [h for h in hints if h["position"] == self.spot("bidrar till: BUN1", behind=17)]
        self.assertEqual(share["label"].replace("\u00a0", " "), "Fler niondeklassare ska bli godkända i… · 10 000 tkr")
        lenses = client.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})
        self.assertEqual([l["command"]["title"].replace("\u00a0", " ") for l in lenses], ["10 mnkr, 1 post"])
        folds = client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})
        self.assertIn(self.spot("post 10")["line"], [f["startLine"] for f in folds])
        [link] = client.ask("textDocument/documentLink", {"textDocument": {"uri": uri}})
        self.assertEqual(link["target"], self.plan.resolve().as_uri())
        self.assertEqual(link["range"], {"start": self.spot("plan.malkoll"), "end": self.spot("plan.malkoll", behind=12)})

    def test_colours(self):
        client, uri, _ = self.opened()
        legend = client.server["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        data = client.ask("textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})["data"]
        line = character = 0
        coloured = {}
        lines = self.text.split("\n")
        for lines_on, more, length, kind, _ in zip(*[iter(data)] * 5):
            character = more if lines_on else character + more
            line += lines_on
            coloured[(line, character)] = (lines[line].encode("utf-16-le")[2 * character:2 * (character + length)].decode("utf-16-le"), legend[kind])
        said = set(coloured.values())
        for expected in [("budget", "keyword"), ("BUN1", "class"), ("bidrar till", "property"), ("BUN1", "variable"), ("10 000", "number"), ("satsning", "enumMember"), ("2025", "parameter")]:
            self.assertIn(expected, said)
        part = client.ask("textDocument/semanticTokens/range", {"textDocument": {"uri": uri}, "range": {"start": place(0, 0), "end": place(1, 0)}})["data"]
        self.assertLess(len(part), len(data))


class Writing(Case):
    def labels(self, text, needle, behind):
        client, uri, _ = self.opened(text)
        return client.ask("textDocument/completion", self.at(uri, needle, text, behind))["items"]

    def test_goals_by_title_with_money_and_own_first(self):
        items = self.labels(self.text, "bidrar till: BUN1", 13)
        ordered = sorted(items, key=lambda item: item["sortText"])
        self.assertEqual([i["label"].split()[0] for i in ordered], ["BUN1", "KUN1"])
        self.assertIn("behörigheten", ordered[1]["filterText"])
        self.assertEqual(ordered[0]["detail"].replace("\u00a0", " "), "10 mnkr")
        client, uri, _ = self.opened()
        [item] = [i for i in client.ask("textDocument/completion", self.at(uri, "bidrar till: BUN1", behind=13))["items"] if i["textEdit"]["newText"] == "KUN1"]
        self.assertIn("Fler ska klara", client.ask("completionItem/resolve", item)["documentation"]["value"])

    def test_the_second_of_a_list(self):
        text = self.text.replace("bidrar till: BUN1", "bidrar till: BUN1 50 %, K")
        [item] = [i for i in self.labels(text, "50 %, K", 7) if i["label"].startswith("KUN1")]
        self.assertEqual(item["textEdit"]["range"], {"start": self.spot("50 %, K", text, 6), "end": self.spot("50 %, K", text, 7)})

    def test_words_by_place(self):
        text = self.text.replace("  slag: satsning", "  slag: ")
        self.assertEqual({i["label"] for i in self.labels(text, "slag: \n", 6)}, {"satsning", "effektivisering", "grunduppdrag", "lagstadgat", "finansiellt"})
        text = self.text.replace("  slag: satsning", "  sl")
        found = {i["label"] for i in self.labels(text, "  sl\n", 4)}
        self.assertIn("slag", found)
        self.assertNotIn("budgetår", found)
        text = self.text + "  drift \n"
        self.assertIn("2025", {i["label"] for i in self.labels(text, "  drift \n", 8)})
        text = self.text + "  undantag \n"
        self.assertIn("L01", {i["label"] for i in self.labels(text, "  undantag \n", 11)})
        self.assertEqual(self.labels(self.text, "# Nämndens", 5), [])

    def test_snippets(self):
        text = self.text + "\np"
        items = {i["label"]: i for i in self.labels(text, "4–9.\n\np", 7)}
        self.assertIn("${1:P1}", items["post med rader"]["textEdit"]["newText"])
        client = self.start(capabilities={})
        uri = client.open(self.path, text)
        plain = {i["label"]: i for i in client.ask("textDocument/completion", self.at(uri, "4–9.\n\np", text, 7))["items"]}
        self.assertTrue(plain["post med rader"]["textEdit"]["newText"].startswith("post P1: Vad pengarna är till\n  slag: satsning\n  drift 2025: 0 tkr\n  bidrar till: \n"))

    def test_the_form_of_a_setting(self):
        text = self.plan.read_text(encoding="utf-8").replace("  budgetår", "  regel L02: \n  budgetår")
        client = self.start()
        uri = client.open(self.plan, text)
        help_ = client.ask("textDocument/signatureHelp", self.at(uri, "regel L02: ", text, 11))
        self.assertEqual(help_["activeParameter"], 1)
        self.assertIn("L02", help_["signatures"][0]["documentation"])

    def test_formatting(self):
        ugly = self.text.replace("  slag: satsning\n  drift 2025: 10 000", "slag:satsning\n      drift 2025:10000")
        client, uri, _ = self.opened(ugly)
        edits = client.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}})
        self.assertEqual(edited(ugly, edits), self.text)
        self.assertEqual(len(edits), 2)  # only the lines that change
        line = self.spot("slag:satsning", ugly)["line"]
        edits = client.ask("textDocument/rangeFormatting", {"textDocument": {"uri": uri}, "range": {"start": place(line, 1), "end": place(line, 2)}, "options": {}})
        self.assertEqual([e["newText"] for e in edits], ["  slag: satsning\n"])
        edits = client.ask("textDocument/onTypeFormatting", {"textDocument": {"uri": uri}, "position": place(line + 1, 0), "ch": "\n", "options": {}})
        self.assertEqual([e["newText"] for e in edits], ["  slag: satsning\n"])


    def test_only_the_lines_that_are_asked_for_are_laid_out(self):
        text = self.text.replace("  slag: satsning\n", "   slag:satsning\n").replace("  bidrar till: BUN1\n", "   bidrar till:BUN1\n")
        client, uri, _ = self.opened(text)
        line = self.spot("bidrar till:BUN1", text)["line"]
        for begin, end in ((place(line, 0), place(line, 5)), (place(line, 0), place(line + 1, 0)), (place(line, 3), place(line, 3))):
            edits = client.ask("textDocument/rangeFormatting", {"textDocument": {"uri": uri}, "range": {"start": begin, "end": end}, "options": {}})
            self.assertEqual([e["newText"] for e in edits], ["  bidrar till: BUN1\n"])


class Mending(Case):
    def actions(self, client, uri, needle, text, only=None):
        spot = self.spot(needle, text)
        context = {"diagnostics": client.diagnostics[uri]}
        if only:
            context["only"] = only
        return client.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": {"start": spot, "end": spot}, "context": context})

    def done(self, client, uri, text, action):
        """The text after an action, as it is found by the next check."""
        [change] = action["edit"]["documentChanges"]
        self.assertEqual(change["textDocument"], {"uri": uri, "version": 1})
        after = edited(text, change["edits"])
        client.change(uri, 2, [{"text": after}])
        return after, [d["code"] for d in client.settle(uri, 2)]

    def test_every_finding_has_an_action(self):
        for case in sorted((root / "tests/files").glob("*.malkoll"))[::6]:
            text = case.read_text(encoding="utf-8", errors="replace")
            folder = pathlib.Path(self.temporary.name) / case.stem
            folder.mkdir()
            shutil.copy(case, folder)
            client = self.start(folder)
            uri = client.open(folder / case.name, text)
            for finding in client.settle(uri, 1):
                found = client.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": finding["range"], "context": {"diagnostics": [finding]}})
                if finding["range"] != {"start": place(0, 0), "end": place(0, 0)}:
                    self.assertTrue(any(finding["code"] in a["title"] for a in found), (case.name, finding))
            client.end()

    def test_a_goal_is_linked(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        client, uri, _ = self.opened(text)
        found = self.actions(client, uri, "20:", text)
        [link] = [a for a in found if a["title"].startswith("Koppla till BUN1")] or [a for a in found if "bidrar till: BUN1" in a["title"]]
        self.assertEqual([d["code"] for d in link["diagnostics"]], ["L01"])
        after, codes = self.done(client, uri, text, link)
        self.assertIn("post 20: Ökad måluppfyllelse i mellan- och högstadiet\n  bidrar till: BUN1", after)
        self.assertNotIn("L01", codes)

    def test_waived_and_explained(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        client, uri, _ = self.opened(text)
        found = self.actions(client, uri, "20:", text)
        [waive] = [a for a in found if a["title"].startswith("Undanta L01")]
        after, codes = self.done(client, uri, text, waive)
        self.assertIn("\n  undantag L01: …\n", after)
        self.assertIn("P15", codes)  # a reason is asked for
        [explain] = [a for a in found if "command" in a]
        told = client.ask("workspace/executeCommand", {"command": explain["command"]["command"], "arguments": explain["command"]["arguments"]})
        self.assertIn("post-utan-mål", told)

    def test_a_certain_correction_is_preferred(self):
        text = self.text.replace("bidrar till: BUN1", "bidrar till: bun1")
        client, uri, found = self.opened(text)
        self.assertTrue(found)
        certain = [a for a in self.actions(client, uri, "bun1", text) if a.get("isPreferred")]
        self.assertEqual(len(certain), 1)
        after, _ = self.done(client, uri, text, certain[0])
        self.assertEqual(after, self.text)
        self.assertEqual({a["kind"] for a in self.actions(client, uri, "BUN1:", self.text, ["source.fixAll"])} - {"source.fixAll"}, set())

    def test_shares_are_made_equal(self):
        text = self.text.replace("bidrar till: BUN1", "bidrar till: BUN1 70 %, KUN1 70 %")
        client, uri, _ = self.opened(text)
        [equal] = [a for a in self.actions(client, uri, "BUN1 70", text) if a["title"].startswith("Fördela lika")]
        after, codes = self.done(client, uri, text, equal)
        self.assertIn("  bidrar till: BUN1 50 %, KUN1 50 %\n", after)
        self.assertNotIn("L04", codes)

    def test_rename(self):
        client, uri, _ = self.opened()
        at = self.at(uri, "mål: KUN1", behind=5)
        self.assertEqual(client.ask("textDocument/prepareRename", at)["placeholder"], "KUN1")
        edit = client.ask("textDocument/rename", {**at, "newName": "KUN7"})
        by_uri = {c["textDocument"]["uri"]: c["edits"] for c in edit["documentChanges"]}
        self.assertEqual(set(by_uri), {uri, self.plan.resolve().as_uri()})
        for file, edits in ((self.path, by_uri[uri]), (self.plan, by_uri[self.plan.resolve().as_uri()])):
            file.write_text(edited(file.read_text(encoding="utf-8"), edits), encoding="utf-8")
        self.assertIn("mål KUN7: Fler ska", self.plan.read_text(encoding="utf-8"))
        client.change(uri, 2, [{"text": self.path.read_text(encoding="utf-8")}])
        self.assertEqual([d for d in client.settle(uri, 2) if d["severity"] == 1], [])

    def test_rename_is_refused(self):
        client, uri, _ = self.opened()
        at = self.at(uri, "mål: KUN1", behind=5)
        for name, why in (("BUN1", "finns redan"), ("två ord", "kan inte vara ett id"), ("", "kan inte vara ett id"), ("a:b", "kan inte vara ett id"),
                          ("60%", "kan inte vara ett id"), ("A(1)", "kan inte vara ett id"), ("»x«", "kan inte vara ett id"), ("A=B", "kan inte vara ett id"), ("...", "kan inte vara ett id"),
                          ("A\u00a0B", "kan inte vara ett id"), ("…", "kan inte vara ett id"), ("x'y", "kan inte vara ett id"), ("A–B", "kan inte vara ett id")):
            with self.assertRaises(Refused) as refused:
                client.ask("textDocument/rename", {**at, "newName": name})
            self.assertIn(why, refused.exception.message)
        self.assertIsNone(client.ask("textDocument/prepareRename", {"textDocument": {"uri": uri}, "position": place(1, 0)}))
        (self.folder / "kf.csv").write_text("Nämnd;Post;Budget 2025 (tkr);Mål\nBUN;Lärare;500;KUN1\n", encoding="utf-8")
        client.tell("workspace/didChangeWatchedFiles", {"changes": []})
        with self.assertRaises(Refused) as refused:
            client.ask("textDocument/rename", {**at, "newName": "KUN7"})
        self.assertIn("kf.csv", refused.exception.message)
        (self.folder / "kf.csv").write_text("Post;Budget 2025 (tkr)\nLärare;500\n", encoding="utf-8")
        (self.folder / "kf.csv.karta").write_text("enhet: alltid BUN\nplan: P2025\nnamn: Post\ndrift 2025: Budget 2025 (tkr)\nbelopp i: tkr\n", encoding="utf-8")
        client.tell("workspace/didChangeWatchedFiles", {"changes": []})
        for needle in ("plan: P2025", "budget BUN"):
            with self.assertRaises(Refused) as refused:
                client.ask("textDocument/rename", {**self.at(uri, needle, behind=7), "newName": "XYZ"})
            self.assertIn("kolumnkartan till kf.csv", refused.exception.message)

    def test_rename_in_a_baseline(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        self.path.write_text(text, encoding="utf-8")
        subprocess.run([malkoll, "check", self.folder, "--write-baseline", self.folder / "känt.json"], capture_output=True)
        known = (self.folder / "känt.json").read_text(encoding="utf-8")
        self.assertIn('"post 20"', known)
        client, uri, _ = self.opened(text)
        for needle, behind, to in (("post 20", 5, "B20"), ("budget BUN", 7, "BN")):
            edit = client.ask("textDocument/rename", {**self.at(uri, needle, text, behind), "newName": to})
            by_name = {pathlib.PurePath(unquote(c["textDocument"]["uri"])).name: c["edits"] for c in edit["documentChanges"]}
            self.assertIn("känt.json", by_name)
            for name, edits in by_name.items():
                file = self.folder / name
                file.write_text(edited(file.read_text(encoding="utf-8"), edits), encoding="utf-8")
            text = self.path.read_text(encoding="utf-8")
            client.change(uri, client.versions[uri] + 1, [{"text": text}])
            checked = subprocess.run([malkoll, "check", self.folder, "--baseline", self.folder / "känt.json"], capture_output=True, encoding="utf-8")
            self.assertEqual(checked.returncode, 0, checked.stdout)


    def test_an_action_is_about_its_own_finding(self):
        text = self.text.replace("  bidrar till: BUN1\n", "  bidrar till: FEL1, FEL2\n")
        client, uri, found = self.opened(text)
        for finding in (d for d in found if d["severity"] == 1):
            for action in client.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": finding["range"], "context": {"diagnostics": [finding]}}):
                for of in action.get("diagnostics", []):
                    self.assertEqual(of, finding)

    def test_what_stands_in_a_table_is_explained(self):
        (self.folder / "kf.csv").write_text("Nämnd;Post;Budget 2025 (tkr);Mål\nBUN;Lärare;500;FEL9\n", encoding="utf-8")
        client, uri, _ = self.opened(self.text.replace("budget BUN", "# budget BUN"))
        table = (self.folder / "kf.csv").resolve().as_uri()
        found = client.ask("textDocument/codeAction", {"textDocument": {"uri": table}, "range": {"start": place(0, 0), "end": place(0, 0)}, "context": {"diagnostics": client.diagnostics[table]}})
        self.assertEqual({a["command"]["arguments"][0] for a in found}, {d["code"] for d in client.diagnostics[table]})


class Protocol(Case):
    def test_a_question_about_the_word_exit_ends_nothing(self):
        client, uri, _ = self.opened()
        self.assertEqual(client.ask("workspace/symbol", {"query": "exit"}), [])
        self.assertEqual(client.ask("workspace/symbol", {"query": "\"method\":\"exit\""}), [])
        self.assertEqual(client.end(), 0)

    def test_errors(self):
        client, uri, _ = self.opened()
        for method, params, code in (("textDocument/hittepå", {}, -32601), ("textDocument/hover", {}, -32602), ("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": -1, "character": "x"}}, -32602), ("initialize", {}, -32600)):
            with self.assertRaises(Refused) as refused:
                client.ask(method, params)
            self.assertEqual(refused.exception.code, code)
            self.assertNotIn("json.exception", refused.exception.message)
        for body, code in ((b"{trasig", -32700), (b"[]", -32600)):
            client.send_bytes(body)
            answer = client.refusal()
            self.assertEqual((answer["id"], answer["error"]["code"]), (None, code))
        client.tell("textDocument/didChange", {"textDocument": {"uri": "file:///finns/inte", "version": 3}, "contentChanges": [{"text": "x"}]})
        self.assertTrue(client.ask("textDocument/hover", self.at(uri, "KUN1")))

    def test_one_list_of_endings(self):
        """What the editor watches, what git's hook is asked for, and what a check reads (src/check/table_names.cpp)."""
        client, _, _ = self.opened()
        client.sync()
        asked = next(message for message in client.asked if message["method"] == "client/registerCapability")
        pattern = asked["params"]["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"]
        watched = set(re.fullmatch(r"\*\*/\*\.\{(.*)\}", pattern).group(1).split(","))
        tables = set(re.findall(r'\{"\.(\w+)", TableKind', (root / "src/check/table_names.cpp").read_text(encoding="utf-8")))
        self.assertEqual(watched, tables | {"malkoll", "karta", "sql", "json"})
        hook = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
        self.assertEqual(set(re.search(r"files: \(\?i\)\\\.\((.*)\)\$", hook).group(1).split("|")), watched)

    def test_taken_back(self):
        client, uri, _ = self.opened()
        one = {"jsonrpc": "2.0", "id": "a", "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": uri}}}
        both = b"".join(b"Content-Length: %d\r\n\r\n" % len(body) + body for body in (json.dumps(m).encode() for m in (one, {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "a"}})))
        client.process.stdin.write(both)
        client.process.stdin.flush()
        while (answer := client.read()).get("id") != "a":
            pass
        self.assertTrue("result" in answer or answer["error"]["code"] == -32800)

    def test_before_and_after(self):
        client, uri, _ = self.opened()
        client.ask("shutdown", None)
        with self.assertRaises(Refused) as refused:
            client.ask("textDocument/hover", self.at(uri, "KUN1"))
        self.assertEqual(refused.exception.code, -32600)
        client.tell("exit", None)
        self.assertEqual(client.process.wait(timeout=20), 0)

    def test_a_client_that_goes_away(self):
        client, _, _ = self.opened()
        client.process.stdin.close()
        self.assertEqual(client.process.wait(timeout=20), 1)

    def test_english(self):
        text = self.text.replace("  bidrar till: BUN1\n", "")
        client, uri, found = self.opened(text, arguments=("--lang", "en"))
        [finding] = [d for d in found if d["code"] == "L01"]
        self.assertIn("\nhelp: ", finding["message"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
