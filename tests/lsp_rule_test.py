"""A municipality's own rule while it is written: its faults, and the tables and columns that it may read.

lsp_rule_test.py MALKOLL ROOT [-v]
"""
import subprocess
import sys
import unittest

from lsp_test import Case, malkoll, place


class OwnRule(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "rules").mkdir()
        subprocess.run([malkoll, "rules", "--new", "X01", "satsning-utan-slutår"], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        [self.rule] = (self.folder / "rules").glob("X01*.sql")
        self.right = self.rule.read_text(encoding="utf-8")
        self.client = self.start()
        self.uri = None

    def write(self, statement):
        """The rule's head with another statement; the place is where ▸ stands."""
        head = "".join(line + "\n" for line in self.right.split("\n") if line.startswith("--"))
        text = head + statement.replace("▸", "")
        if self.uri is None:
            self.uri = self.client.open(self.rule, text, language="sql")
        else:
            self.client.change(self.uri, 2, [{"text": text}])
        return {"textDocument": {"uri": self.uri}, "position": self.spot("▸", head + statement)} if "▸" in statement else None

    def labels(self, statement):
        return [item["label"] for item in self.client.ask("textDocument/completion", self.write(statement))["items"]]

    def hover(self, statement):
        found = self.client.ask("textDocument/hover", self.write(statement))
        return found and found["contents"]["value"]

    def test_tables_behind_from(self):
        for statement in ("SELECT 1 FROM ▸", "SELECT 1 FROM po▸", "select 1\nfrom post p\njoin ▸", "SELECT 1 FROM post LEFT JOIN u▸ ON 1"):
            found = self.labels(statement)
            self.assertIn("post", found, statement)
            self.assertIn("unit", found, statement)
            self.assertIn("finding", found, statement)
            self.assertNotIn("money", found, statement)

    def test_columns_behind_a_name_and_a_dot(self):
        for statement in ("SELECT p.▸ FROM post p", "SELECT p.mo▸ FROM post AS p WHERE 1", "SELECT post.▸ FROM post", "SELECT x FROM goal g, post p WHERE p.▸"):
            found = self.labels(statement)
            self.assertIn("money", found, statement)
            self.assertNotIn("goal_area", found, statement)
        self.assertEqual(self.labels("SELECT q.▸ FROM post p"), [])

    def test_columns_of_the_statements_tables(self):
        found = self.labels("SELECT ▸ FROM post WHERE 1")
        self.assertLess(found.index("money"), found.index("post"))

    def test_nothing_in_comments_and_texts(self):
        for statement in ("SELECT 1 FROM post -- och ▸", "SELECT 'a ▸ b' FROM post"):
            self.assertEqual(self.labels(statement), [], statement)

    def test_what_is_begun_is_replaced(self):
        spot = self.write("SELECT 'å🛒', p.mon▸ey FROM post p")
        [money] = [i for i in self.client.ask("textDocument/completion", spot)["items"] if i["label"] == "money"]
        line, character = spot["position"]["line"], spot["position"]["character"]
        self.assertEqual(money["textEdit"]["range"], {"start": place(line, character - 3), "end": place(line, character + 2)})
        self.assertTrue(money["documentation"])

    def test_hover(self):
        self.assertIn("| kolumn |", self.hover("SELECT 1 FROM po▸st"))
        self.assertIn("### post", self.hover("SELECT p▸.money FROM post p"))
        self.assertIn("**post.money**", self.hover("SELECT p.mon▸ey FROM post p"))
        self.assertIn("**post.money**", self.hover("SELECT mon▸ey FROM post"))
        self.assertIsNone(self.hover("SEL▸ECT 1 FROM post"))
        self.assertIsNone(self.hover("SELECT hittep▸å FROM post"))

    def test_a_fault_is_told_and_taken_back(self):
        self.uri = self.client.open(self.rule, language="sql")
        self.client.sync()
        self.assertEqual(self.client.diagnostics.get(self.uri, []), [])
        self.client.change(self.uri, 2, [{"text": self.right.replace("SELECT", "SELEKT")}])
        self.client.sync()
        [fault] = self.client.diagnostics[self.uri]
        self.assertEqual(fault["severity"], 1)
        self.client.change(self.uri, 3, [{"text": self.right}])
        self.client.sync()
        self.assertEqual(self.client.diagnostics[self.uri], [])

    def test_its_examples_are_run(self):
        self.uri = self.client.open(self.rule, self.right.replace("--     slag: satsning", "--     slag: grunduppdrag"), language="sql")
        self.client.sync()
        [fault] = self.client.diagnostics[self.uri]
        self.assertEqual(fault["severity"], 2)
        self.assertIn("exempel", fault["message"])
        self.assertEqual(self.right.split("\n")[fault["range"]["start"]["line"]], "-- fel exempel:")
        self.client.change(self.uri, 2, [{"text": self.right}])
        self.client.sync()
        self.assertEqual(self.client.diagnostics[self.uri], [])

    def test_what_only_sqlite_takes_is_told(self):
        self.uri = self.client.open(self.rule, self.right.replace("FROM post AS p", "FROM post AS p /* */ WHERE p.title GLOB '*' OR 1"), language="sql")
        self.client.sync()
        self.assertTrue(any("SQLite" in d["message"] for d in self.client.diagnostics[self.uri]), self.client.diagnostics[self.uri])

    def test_one_that_never_ends_is_run_once(self):
        plan = self.client.open(self.plan)
        self.client.settle(plan, 1)
        self.write("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT p.place, p.unit, p.id, p.title, p.money FROM post AS p, n WHERE n.x < 0")
        self.client.sync()
        self.assertIn("avbröts", self.client.diagnostics[self.uri][0]["message"])
        for version in (2, 3):
            self.client.change(plan, version, [{"text": self.plan.read_text(encoding="utf-8") + "#" * version + "\n"}])
            self.client.settle(plan, version)
            self.assertIn("körs inte igen förrän den har ändrats", self.client.diagnostics[self.uri][0]["message"])
        self.client.change(self.uri, 2, [{"text": self.right}])
        self.client.sync()
        self.assertEqual(self.client.diagnostics[self.uri], [])

    def test_what_is_not_for_rules_is_answered_with_nothing(self):
        spot = self.write("SELECT 1 FROM ▸post")
        for method in ("definition", "codeLens", "foldingRange", "semanticTokens/full", "documentSymbol", "formatting"):
            self.assertIsNone(self.client.ask(f"textDocument/{method}", spot), method)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
