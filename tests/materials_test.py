#!/usr/bin/env python3
"""The bills of materials of anything that is built: the forms that they have, the licences that they name, and the parts that they list.

usage: materials_test.py PAPERS ROOT [PART…]   (PAPERS.spdx.json, PAPERS.cdx.json and PAPERS.licenser; the parts that there are, all of them)
"""
import json
import pathlib
import re
import sys
import unittest

from jsonschema import FormatChecker, validators

PAPERS, ROOT, PARTS = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:]
GOLDEN = ROOT / "tests/golden"


def document(ending):
    return json.loads(pathlib.Path(f"{PAPERS}.{ending}.json").read_text(encoding="utf-8"))


def licence_ids(expression):
    return {word for word in re.findall(r"[A-Za-z0-9.+-]+", expression) if word not in ("AND", "OR", "WITH")}


class Materials(unittest.TestCase):
    KNOWN = set(json.loads((GOLDEN / "cyclonedx-spdx.schema.json").read_text(encoding="utf-8"))["enum"])  # the identifiers of SPDX

    def test_cyclonedx_follows_its_schema(self):
        text = (GOLDEN / "cyclonedx-bom-1.5.schema.json").read_text(encoding="utf-8")
        text = text.replace('"$ref":"spdx.schema.json"', '"$ref":"#/definitions/spdx"').replace('"$ref":"jsf-0.82.schema.json#/definitions/signature"', '"not":{}')  # nothing is signed in it
        schema = json.loads(text)
        schema["definitions"]["spdx"] = {"enum": sorted(self.KNOWN)}
        validator = validators.validator_for(schema)(schema, format_checker=FormatChecker())
        self.assertEqual([error.message for error in validator.iter_errors(document("cdx"))], [])
        broken = document("cdx")
        broken["components"][0]["type"] = "bibliotek"
        self.assertTrue(list(validator.iter_errors(broken)))

    def test_spdx_holds_together(self):
        spdx = document("spdx")
        self.assertEqual((spdx["spdxVersion"], spdx["dataLicense"], spdx["SPDXID"]), ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"))
        self.assertRegex(spdx["documentNamespace"], r"^https://[^#]+$")
        self.assertRegex(spdx["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        ids = {package["SPDXID"] for package in spdx["packages"]}
        self.assertEqual(len(ids), len(spdx["packages"]))
        self.assertTrue(all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name) for name in ids))
        for relation in spdx["relationships"]:
            self.assertIn(relation["relationshipType"], ("DESCRIBES", "STATIC_LINK", "DYNAMIC_LINK"))
            self.assertIn(relation["relatedSpdxElement"], ids)
        self.assertEqual({relation["relatedSpdxElement"] for relation in spdx["relationships"]}, ids)

    def test_every_licence_is_one_that_spdx_knows_or_stands_whole(self):
        spdx = document("spdx")
        extracted = {info["licenseId"]: info["extractedText"] for info in spdx.get("hasExtractedLicensingInfos", [])}
        for package in spdx["packages"]:
            for name in licence_ids(package["licenseDeclared"]) - {"GCC-exception-3.1", "LLVM-exception"}:
                self.assertTrue(name in self.KNOWN or (len(extracted.get(name, "")) > 15 and "copyright file" not in extracted[name]), (package["name"], name))

    def test_both_say_the_same(self):
        spdx, cyclonedx = document("spdx"), document("cdx")
        self.assertEqual([(p["name"], p["versionInfo"], p["licenseDeclared"]) for p in spdx["packages"][1:]],
                         [(c["name"], c["version"], c["licenses"][0]["expression"]) for c in cyclonedx["components"]])

    def test_what_has_come_into_it_hands_out_its_terms(self):
        inside = {part["name"].replace("/", "-") + ".txt" for part in document("cdx")["components"] if part["properties"][0]["value"] == "in"}
        terms = {path.name: path.read_text(encoding="utf-8") for path in pathlib.Path(f"{PAPERS}.licenser").iterdir()}
        self.assertEqual(set(terms), inside)
        self.assertEqual([name for name, text in terms.items() if len(text) < 200], [])

    @unittest.skipUnless(PARTS, "no parts are named to hold it against")
    def test_the_parts_are_those(self):
        self.assertEqual(sorted(part["name"] for part in document("cdx")["components"]), sorted(PARTS))


unittest.main(argv=sys.argv[:1], verbosity=1)
