#!/usr/bin/env python3
"""The open data of malkoll export --format tabledata: as datapackage.json says that they are, and as the municipality's files say.

usage: open_data_test.py MALKOLL ROOT
Needs python3-jsonschema and python3-rdflib.
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction

from program import ROOT, run, unlike

DCAT = "http://www.w3.org/ns/dcat#"
TERMS = "http://purl.org/dc/terms/"
TRIPLES = "import json, rdflib, sys; g = rdflib.Graph(); g.parse(sys.argv[1], format='json-ld', publicID='https://data.example/budget/'); print(json.dumps([[str(x) for x in t] for t in g]))"


def listed(names):
    return names if isinstance(names, list) else [names]


def triples(path):
    """What an RDF library reads; the tests' own Python may lack it where Debian's has it."""
    for python in (sys.executable, "/usr/bin/python3"):
        done = subprocess.run([python, "-c", TRIPLES, str(path)], capture_output=True, timeout=60)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise AssertionError("python3-rdflib: " + done.stderr.decode())


class Package:
    """A data package by its own description."""

    def __init__(self, folder):
        self.folder = folder
        self.about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.schemas = {r["name"]: r["schema"] for r in self.about["resources"]}
        self.rows = {r["name"]: self.read(folder / r["path"], r["schema"]) for r in self.about["resources"]}

    @staticmethod
    def read(path, schema):
        data = path.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n") and not data.startswith(b"\xef\xbb\xbf"), path
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert rows[0] == [f["name"] for f in schema["fields"]], path
        return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]

    def faults(self):
        forms = {"number": r"-?[0-9]+([.][0-9]+)?(e[-+]?[0-9]+)?", "integer": "-?[0-9]+", "year": "[0-9]{4}", "string": "(?s).*"}
        for name, schema in self.schemas.items():
            rows = self.rows[name]
            for field in schema["fields"]:
                limits = field.get("constraints", {})
                values = [row[field["name"]] for row in rows]
                if limits.get("required"):
                    yield from (f"{name}.{field['name']} is missing" for v in values if v == "")
                if limits.get("unique"):
                    yield from (f"{name}.{field['name']}: {v} twice" for v, n in collections.Counter(values).items() if n > 1)
                given = [v for v in values if v]
                yield from (f"{name}.{field['name']}: {v}" for v in given if not re.fullmatch(forms[field["type"]], v))
                yield from (f"{name}.{field['name']}: {v}" for v in given if "enum" in limits and v not in limits["enum"])
            if "primaryKey" in schema:
                keys = collections.Counter(tuple(row[f] for f in listed(schema["primaryKey"])) for row in rows)
                yield from (f"{name}: {key} twice" for key, n in keys.items() if n > 1)
            for reference in schema.get("foreignKeys", []):
                to = reference["reference"]
                known = {tuple(row[f] for f in listed(to["fields"])) for row in self.rows[to["resource"]]}
                for row in rows:
                    key = tuple(row[f] for f in listed(reference["fields"]))
                    if any(key) and key not in known:
                        yield f"{name}: {key} is not in {to['resource']}"


class OpenData(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def export(self, what, *more, status=0):
        done = run("export", str(what), "--format", "tabledata", "-o", str(self.folder / "data"), *more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.said = done.stderr.decode().replace("\u00a0", " ")
        return Package(self.folder / "data") if status == 0 else None

    def query(self, what, sql):
        return [line.split("\t") for line in run("query", sql, str(what)).stdout.decode().splitlines()[1:]]

    def test_samples_are_as_they_say(self):
        for sample in ("karlstad", "karlstad-brister", "mini"):
            with self.subTest(sample):
                package = self.export(ROOT / "samples" / sample)
                self.assertEqual(unlike("tests/open_data.schema.json", package.folder / "datapackage.json"), "")
                self.assertEqual(list(package.faults()), [])
                for name, schema in package.schemas.items():
                    for reference in schema.get("foreignKeys", []):
                        to = reference["reference"]
                        self.assertEqual(listed(package.schemas[to["resource"]]["primaryKey"]), listed(to["fields"]), name)

    def test_a_package_with_faults_is_seen(self):
        package = self.export(ROOT / "samples/karlstad")
        for name, field, value in (("links", "goal", "X9"), ("posts", "unit", ""), ("amounts", "amount", "1,5"), ("units", "kind", "styrelse"), ("targets", "year", "25")):
            kept = package.rows[name][0][field]
            package.rows[name][0][field] = value
            self.assertNotEqual(list(package.faults()), [], name)
            package.rows[name][0][field] = kept
        package.rows["posts"].append(package.rows["posts"][0])
        self.assertEqual(len(list(package.faults())), 1)

    def test_money_is_that_of_the_budget(self):
        package = self.export(ROOT / "samples/karlstad")
        amounts = sorted((r["unit"], r["post"], r["kind"], r["year"], str(int(Fraction(r["amount"]) * 100))) for r in package.rows["amounts"])
        self.assertEqual(amounts, sorted(map(tuple, self.query(ROOT / "samples/karlstad", "SELECT u.id, p.id, a.kind, a.year, a.value FROM amount a JOIN post p ON p.key = a.post JOIN unit u ON u.key = p.unit"))))
        links = sorted((r["post"], r["goal"], r["share"], str(int(Fraction(r["amount"]) * 100))) for r in package.rows["links"] if r["relation"] == "bidrar")
        stored = self.query(ROOT / "samples/karlstad", "SELECT p.id, g.id, l.share, l.money FROM link l JOIN post p ON p.key = l.post JOIN goal g ON g.key = l.goal WHERE l.works = 'bidrar'")
        self.assertEqual(links, sorted((p, g, f"{Fraction(int(s), 100)}", m) for p, g, s, m in stored))
        self.assertGreater(len(links), 20)

    def test_what_reaches_a_goal_can_be_counted_as_the_format_says(self):
        package = self.export(ROOT / "samples/karlstad")
        owned = {u["id"]: Fraction(u["owned_share"] or 100) / 100 for u in package.rows["units"]}
        parents = collections.defaultdict(list)
        for row in package.rows["goal_parents"]:
            parents[row["goal"]].append(row["parent"])
        reached = collections.Counter()

        def reach(goal, money):
            reached[goal] += money
            for parent in parents[goal]:
                reach(parent, money / len(parents[goal]))
        for link in package.rows["links"]:
            if link["relation"] != "bidrar":
                continue
            reach(link["goal"], abs(Fraction(link["amount"] or 0)) * owned[link["unit"]])
        stored = dict(self.query(ROOT / "samples/karlstad", "SELECT id, money FROM goal"))
        self.assertEqual({g: round(reached[g] * 100) for g in stored}, {g: int(m) for g, m in stored.items()})

    def test_texts_are_whole_and_no_formulas(self):
        (self.folder / "plan.malkoll").write_text(
            'kommun 9999: Prov "Q", kommun\nplan P: Plan\n  budgetår: 2025\n  tecken: kostnad negativ\nmål A1: =1+1, och "så"\nnämnd BUN: -1 Nämnden\n  ram 2025: -12,5 tkr\n'
            "budget BUN: Budget\n  plan: P\npost 1: En\n  slag: satsning\n  drift 2025: -12 500,05 kr\n  bidrar till: A1 33,33 %\n  motivering: Rad ett\n    | rad två\n", encoding="utf-8")
        package = self.export(self.folder / "plan.malkoll")
        self.assertEqual(list(package.faults()), [])
        self.assertEqual(package.rows["goals"][0]["text"], "'=1+1, och \"så\"")
        self.assertEqual(package.rows["units"][0]["name"], "'-1 Nämnden")
        self.assertEqual(package.rows["posts"][0]["motivation"], "Rad ett rad två")
        self.assertEqual(package.rows["amounts"][0]["amount"], "12500.05")  # costs positive, to the öre
        self.assertEqual(package.rows["frames"][0]["amount"], "12500")
        self.assertEqual(package.rows["links"][0]["share"], "33.33")
        self.assertEqual(package.about["contributors"], [{"title": 'Prov "Q", kommun', "role": "publisher"}])

    def test_what_points_nowhere_is_said(self):
        (self.folder / "plan.malkoll").write_text("kommun 9999: Prov\nplan P: Plan\n  budgetår: 2025\nmål A1: Friska\nnämnd BUN: Nämnden\n  ram 2025: 12 kr\nbudget BUN: Budget\n  plan: P\n"
                                                  "post 1: En\n  slag: satsning\n  drift 2025: 12 kr\n  bidrar till: A1 50 %, A9 50 %\n", encoding="utf-8")
        package = self.export(self.folder / "plan.malkoll")
        self.assertEqual([r["goal"] for r in package.rows["links"]], ["A1"])
        self.assertIn("Kopplingar: 1 rad pekar på något som inte finns och är inte med, 6 kr", self.said)
        self.assertEqual(list(package.faults()), [])

    def test_a_folder_is_written_again_and_what_others_wrote_is_kept(self):
        self.export(ROOT / "samples/mini")
        self.export(ROOT / "samples/mini")
        (self.folder / "data/posts.csv").write_text("mitt eget\n", encoding="utf-8")
        self.export(ROOT / "samples/mini", status=2)
        self.assertIn("posts.csv finns redan, och Målkoll har inte skrivit den", self.said)
        self.assertEqual((self.folder / "data/posts.csv").read_text(encoding="utf-8"), "mitt eget\n")
        self.export(ROOT / "samples/mini", "--overwrite")
        done = run("export", str(ROOT / "samples/mini"), "--format", "tabledata", "-o", "-")
        self.assertEqual(done.returncode, 2)

    def test_dcat(self):
        package = self.export(ROOT / "samples/karlstad")
        said = triples(package.folder / "dcat.jsonld")
        base = "https://data.example/budget/"
        of = collections.defaultdict(lambda: collections.defaultdict(set))
        for subject, predicate, value in said:
            of[subject][predicate].add(value)
        kinds = {v: s for s, p, v in said if p.endswith("#type")}
        # What DCAT-AP-SE asks of a catalogue, a data set, a publisher and a distribution.
        for kind, needed in ((DCAT + "Catalog", (TERMS + "title", TERMS + "description", TERMS + "publisher", DCAT + "dataset")),
                             (DCAT + "Dataset", (TERMS + "title", TERMS + "description", TERMS + "publisher", DCAT + "distribution", DCAT + "theme")),
                             ("http://xmlns.com/foaf/0.1/Agent", ("http://xmlns.com/foaf/0.1/name", TERMS + "type")),
                             (DCAT + "Distribution", (DCAT + "accessURL", TERMS + "title"))):
            for subject in [s for s, p, v in said if p.endswith("#type") and v == kind]:
                for property in needed:
                    self.assertEqual(len(of[subject][property]) > 0, True, (subject, property))
            self.assertIn(kind, kinds)
        data = of[kinds[DCAT + "Dataset"]]
        self.assertEqual(data[TERMS + "publisher"], {s for s, p, v in said if v == "http://xmlns.com/foaf/0.1/Agent"})
        files = {v for d in data[DCAT + "distribution"] for v in of[d][DCAT + "downloadURL"]}
        self.assertEqual(files, {base + p.name for p in package.folder.iterdir() if p.name != "dcat.jsonld"})
        self.assertIn("Karlstads kommun", {v for s, p, v in said if p.endswith("/name")})
        self.assertTrue({"2025-01-01", "2027-12-31"} <= {v for _, _, v in said})

    def test_without_a_municipality_nobody_is_made_publisher(self):
        (self.folder / "plan.malkoll").write_text("plan P: Plan\n  budgetår: 2025\nmål A1: Friska\n", encoding="utf-8")
        package = self.export(self.folder / "plan.malkoll")
        self.assertNotIn("contributors", package.about)
        said = triples(package.folder / "dcat.jsonld")
        self.assertEqual([t for t in said if "publisher" in t[1] or "Agent" in t[2]], [])
        self.assertIn("Öppna data om budgeten", {v for _, _, v in said})

    def test_the_format_is_written_down_as_it_is(self):
        package = self.export(ROOT / "samples/mini")
        page = (ROOT / "grammar/tabelldata.md").read_text(encoding="utf-8")
        sections = dict(zip(re.findall(r"^### ([a-z_]+)\.csv$", page, re.M), re.split(r"^### .*$", page, flags=re.M)[1:]))
        self.assertEqual(list(sections), list(package.schemas))
        for name, schema in package.schemas.items():
            targets = {f: f"{k['reference']['resource']}.{t}" for k in schema.get("foreignKeys", []) for f, t in zip(listed(k["fields"]), listed(k["reference"]["fields"]))}
            wanted = []
            for field in schema["fields"]:
                limits = field.get("constraints", {})
                key = ", ".join(["nyckel"] * (field["name"] in listed(schema.get("primaryKey", []))) + [f"→ {targets.get(field['name'])}"] * (field["name"] in targets))
                about = field["description"] + (": " + ", ".join(f"`{c}`" for c in limits["enum"]) if "enum" in limits else "")
                wanted.append(f"| {field['name']} | {field['type']}{' *' if limits.get('required') else ''} | {key} | {about} |")
            self.assertEqual([line for line in sections[name].splitlines() if line.startswith("| ")][2:], wanted, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
