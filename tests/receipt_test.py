"""A receipt of a check, and its verification: receipt_test.py MALKOLL ROOT"""
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

from program import MALKOLL, ROOT



class Receipt(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name) / "kommunen"
        shutil.copytree(ROOT / "samples/karlstad", self.folder)
        self.receipt = self.folder / "kvitto.json"

    def run_it(self, *words, cwd=None):
        return subprocess.run([MALKOLL, *map(str, words)], capture_output=True, text=True, encoding="utf-8", cwd=cwd)

    def written(self, *words):
        done = self.run_it("check", self.folder, "--receipt", self.receipt, "--format", "short", *words)
        self.assertLess(done.returncode, 2, done.stderr)
        return json.loads(self.receipt.read_text(encoding="utf-8"))

    def verified(self, *words):
        return self.run_it("verify", self.receipt, *words)

    def holds(self, *words):
        done = self.verified(*words)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertIn("kvittot stämmer: ", done.stdout)

    def differs(self, *said):
        done = self.verified()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        for text in said:
            self.assertIn(text, done.stdout)

    def test_what_it_says(self):
        receipt = self.written()
        summary = json.loads(self.run_it("check", self.folder, "--format", "json").stdout)["summary"]
        self.assertEqual(receipt["counts"]["waived"], summary["waived"])
        self.assertEqual(receipt["money"]["linked"], summary["linkedMoney"])
        self.assertEqual(receipt["verdict"], "submittable")
        files = {str(p.relative_to(self.folder)): p for p in self.folder.rglob("*.malkoll")}
        self.assertEqual([f["path"] for f in receipt["files"]], sorted(files))
        for file in receipt["files"]:
            done = subprocess.run(["sha256sum", files[file["path"]]], capture_output=True, text=True)
            self.assertEqual(file["sha256"], done.stdout.split()[0])
        page = self.receipt.with_suffix(".html").read_text(encoding="utf-8")
        self.assertIn('<html lang="sv">', page)
        self.assertIn("Kan lämnas in", page)
        self.assertIn("Underskrift", page)
        self.assertIn(subprocess.run(["sha256sum", self.receipt], capture_output=True, text=True).stdout.split()[0], page)

    def test_it_is_the_same_wherever_one_stands(self):
        self.written()
        first = self.receipt.read_bytes()
        self.run_it("check", ".", "--receipt", "kvitto.json", cwd=self.folder)
        self.assertEqual(self.receipt.read_bytes(), first)
        moved = self.folder.parent / "annanstans"
        shutil.move(self.folder, moved)
        self.receipt = moved / "kvitto.json"
        self.holds()
        self.assertEqual(self.run_it("verify", "kvitto.json", cwd=moved).returncode, 0)
        shutil.move(self.receipt, moved.parent / "kvitto.json")
        self.receipt = moved.parent / "kvitto.json"
        self.holds(moved)

    def test_single_changes(self):
        self.written()
        chosen = random.Random(1)
        for path in sorted(self.folder.rglob("*.malkoll")):
            bytes_ = path.read_bytes()
            at = chosen.randrange(len(bytes_))
            path.write_bytes(bytes_[:at] + bytes([bytes_[at] ^ 1]) + bytes_[at + 1:])
            self.differs(f"{path.relative_to(self.folder)} är ändrad: {len(bytes_)} byte var {len(bytes_)}")
            path.write_bytes(bytes_)
        self.holds()
        path = self.folder / "namnder/bun-2025.malkoll"
        path.rename(self.folder / "bun.malkoll")
        self.differs("namnder/bun-2025.malkoll finns inte", "bun.malkoll har tillkommit")

    def test_maps_rules_and_tables_are_files_too(self):
        (self.folder / "extra.csv").write_text("Nämnd;Benämning;Budget 2025;Mål\nKS;Möten;5;KS1\n", encoding="utf-8")
        (self.folder / "rules").mkdir()
        shutil.copy(next((ROOT / "rules").glob("L01-*.sql")), self.folder / "rules/ZZ901-post-utan-mal.sql")
        own = self.folder / "rules/ZZ901-post-utan-mal.sql"
        own.write_text(own.read_text(encoding="utf-8").replace("-- kod: L01", "-- kod: ZZ901"), encoding="utf-8")
        receipt = self.written()
        paths = [f["path"] for f in receipt["files"]]
        self.assertIn("rules/ZZ901-post-utan-mal.sql", paths)
        self.assertIn("extra.csv", paths)
        [stamp] = [r for r in receipt["rules"] if r["code"] == "ZZ901"]
        self.assertEqual(stamp["sha256"], next(f["sha256"] for f in receipt["files"] if f["path"].startswith("rules/")))
        self.holds()
        self.run_it("check", self.folder, "--annotate")  # its copies are no part of what is checked
        self.holds()
        own.write_text(own.read_text(encoding="utf-8") + "-- mer\n", encoding="utf-8")
        self.differs("regeln ZZ901 har en annan lydelse", "rules/ZZ901-post-utan-mal.sql är ändrad")

    def test_a_submission_alone(self):
        file = self.folder / "namnder/bun-2025.malkoll"
        self.receipt = file.parent / "kvitto.json"
        done = self.run_it("check", file, "--receipt", self.receipt)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.holds()
        receipt = json.loads(self.receipt.read_text(encoding="utf-8"))
        self.assertEqual(receipt["checked"], ["bun-2025.malkoll"])
        self.assertEqual([f["path"] for f in receipt["files"]], ["../strategisk-plan.malkoll", "bun-2025.malkoll"])
        plan = self.folder / "strategisk-plan.malkoll"
        plan.write_text(plan.read_text(encoding="utf-8") + "\n# En rad till\n", encoding="utf-8")
        self.differs("../strategisk-plan.malkoll är ändrad")

    def test_settings_are_those_of_then(self):
        receipt = self.written("--fail-on", "råd")
        self.assertEqual(receipt["settings"], {"fail-on": "råd"})
        self.assertEqual(receipt["verdict"], "not submittable")
        self.holds()

    def test_a_setting_is_written_whatever_it_is_called(self):
        for path in self.folder.rglob("*.malkoll"):
            path.write_text(path.read_text(encoding="utf-8").replace("SP2025", "fel"), encoding="utf-8")
        self.assertEqual(self.written("--plan", "fel")["settings"], {"plan": "fel"})
        self.holds()

    def test_what_cannot_be_verified(self):
        self.written()
        text = self.receipt.read_text(encoding="utf-8")
        for changed, why in ((text.replace('"errors": 0', '"errors": 1'), "ändrad sedan"), (text + "\n", "ändrad sedan"), ("{}", "inget kvitto"), ("", "inget kvitto")):
            self.receipt.write_text(changed, encoding="utf-8")
            done = self.verified()
            self.assertEqual(done.returncode, 2)
            self.assertIn(why.replace("ändrad", "ändrat"), done.stderr)
        done = self.run_it("verify", self.folder / "finns-inte.json")
        self.assertEqual(done.returncode, 2)

    def test_nothing_is_written_over(self):
        self.receipt.write_text("mina anteckningar", encoding="utf-8")
        done = self.run_it("check", self.folder, "--receipt", self.receipt)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.receipt.read_text(encoding="utf-8"), "mina anteckningar")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
