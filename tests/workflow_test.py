#!/usr/bin/env python3
"""The recipes of samples/arbetsflode: the commands of its page, and each workflow as far as it can be run here.

usage: workflow_test.py MALKOLL ROOT
"""
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import unittest.mock
import xml.etree.ElementTree

from program import MALKOLL, ROOT, WITH_PATH, unlike
import yaml

RECIPES = ROOT / "samples/arbetsflode"
PAGE = (RECIPES / "README.md").read_text(encoding="utf-8")
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"]


def run(*words, cwd, **environment):
    done = subprocess.run(list(map(str, words)), cwd=cwd, env={**WITH_PATH, **environment}, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def lines_of_page():
    """Each command of the page, with the status that the page says."""
    for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.M | re.S):
        for line in block.splitlines():
            command, _, status = line.partition("   # status ")
            yield command, int(status or 0)


class Folder(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name)

    def tearDown(self):
        self.place.cleanup()

    def sample(self, name="forrad"):
        """A repository of git with a municipality that can be handed in."""
        folder = self.folder / name
        shutil.copytree(RECIPES / "svar/juni", folder)
        shutil.copy(RECIPES / "plan.malkoll", folder)
        text = (folder / "bun-2026.malkoll").read_text(encoding="utf-8")
        self.assertEqual(run(MALKOLL, "check", ".", cwd=folder)[0], 0)
        self.assertEqual(run(*GIT, "init", "-q", cwd=folder)[0], 0)
        return folder, folder / "bun-2026.malkoll", re.sub(r"(?m)^  bidrar till: .*\n", "", text)


class Year(Folder):
    def test_the_page_can_be_followed(self):
        folder = self.folder / "arbetsflode"
        shutil.copytree(RECIPES, folder)
        for command, status in lines_of_page():
            with self.subTest(command):
                if command.startswith("malkoll watch"):
                    self.watch(folder, command)
                else:
                    self.assertEqual((run("bash", "-c", command, cwd=folder)), (status, unittest.mock.ANY))
        for name in ("utskick/bun-2026.xlsx", "inkommet/tn-2026-granskad.xlsx", "inkommet/rapport.html", "rapport.html", "sammantrade.docx", "tjansteskrivelse.md", "budget-2026.xlsx", "oppna-data",
                     "beslutat.sha256", "fynd.json", "poster.csv"):
            self.assertTrue((folder / name).exists(), name)
        self.assertEqual(run("sha256sum", "-c", "beslutat.sha256", cwd=folder)[0], 0)
        self.power_query(folder)

    def watch(self, folder, command):
        child = subprocess.Popen(["bash", "-c", "exec " + command], cwd=folder, env=WITH_PATH, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        end = time.monotonic() + 60
        while not (folder / "inkommet/rapport.html").exists() and time.monotonic() < end:
            time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
        self.assertEqual(child.returncode, -signal.SIGINT)

    def power_query(self, folder):
        """No Excel here: each name that the queries ask for is there."""
        query = (folder / "fynd.pq").read_text(encoding="utf-8")
        findings = json.loads((folder / "fynd.json").read_text(encoding="utf-8"))["findings"]
        schema = json.loads((ROOT / "src/diag/findings.schema.json").read_text(encoding="utf-8"))["definitions"]["finding"]["required"]
        asked = re.findall(r'"(\w+)"', re.search(r"FromRecords\(Svar\[findings\], \{(.*?)\}", query).group(1))
        self.assertLessEqual(set(asked), set(schema))
        self.assertTrue(findings)
        self.assertTrue(all(set(asked) <= set(finding) for finding in findings))
        self.assertEqual(query.count("("), query.count(")"))
        table = (folder / "poster.csv").read_bytes().decode("utf-8-sig").splitlines()[0].split(";")
        for name in re.findall(r'StartsWith\(_, "(\w+)"', (folder / "poster.pq").read_text(encoding="utf-8")):
            self.assertTrue(any(heading.startswith(name) for heading in table) or name == "Intäkt", (name, table))  # nobody here has an income

    def test_the_page_names_every_recipe(self):
        for path in RECIPES.iterdir():
            if path.is_file() and path.name not in ("README.md",):
                self.assertIn(f"({path.name})", PAGE)


class PreCommit(Folder):
    def hooks(self):
        """The hooks' repository, as pre-commit fetches it."""
        folder = self.folder / "malkoll"
        folder.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["tag", "v0.1.0"]):
            self.assertEqual(run(*GIT, *words, cwd=folder)[0], 0)
        return folder

    def test_a_commit_with_an_error_is_stopped(self):
        folder, submission, faulty = self.sample()
        settings = (RECIPES / "pre-commit-config.yaml").read_text(encoding="utf-8").replace("repo: ADRESS", f"repo: {self.hooks()}")
        (folder / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
        more = {"HOME": str(self.folder), "PRE_COMMIT_HOME": str(self.folder / "cache"), "GIT_CONFIG_NOSYSTEM": "1"}
        code, said = run("pre-commit", "install", cwd=folder, **more)
        self.assertEqual(code, 0, said)
        self.assertEqual(run(*GIT, "add", ".", cwd=folder)[0], 0)
        code, said = run(*GIT, "commit", "-m", "hel", cwd=folder, **more)
        self.assertEqual(code, 0, said)
        self.assertIn("Målkoll kontrollerar budgeten", said)
        submission.write_text(faulty, encoding="utf-8")
        code, said = run(*GIT, "commit", "-am", "fel", cwd=folder, **more)
        self.assertEqual(code, 1, said)
        self.assertIn("fel[L01]", said)
        submission.write_text(faulty.replace("  drift 2026: 10 000", "drift 2026:   10000"), encoding="utf-8")
        self.assertIn("malkoll-fmt", run(*GIT, "commit", "-am", "form", cwd=folder, **more)[1])


class Action(Folder):
    """The composite action, its steps run as GitHub's and Gitea's runners run them."""
    ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    def act(self, cwd, **given):
        inputs = {name: given.get(name.replace("-", "_"), about.get("default", "")) for name, about in self.ACTION["inputs"].items()}
        fill = lambda text: re.sub(r"\$\{\{ *inputs\.([\w-]+) *\}\}", lambda m: inputs[m.group(1)], text)  # noqa: E731
        output, path = self.folder / "output", self.folder / "path"
        output.write_text("")
        said = ""
        for step in self.ACTION["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])  # what somebody else wrote must never become part of a script
            environment = {name: fill(value) for name, value in step.get("env", {}).items()}
            self.assertNotIn("${{", "".join(environment.values()))
            code, part = run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=cwd, GITHUB_OUTPUT=str(output), GITHUB_PATH=str(path), GITHUB_ACTION_PATH=str(ROOT), **environment)
            said += part
            if code != 0:
                break
        return code, said, dict(line.split("=", 1) for line in output.read_text().splitlines())

    def test_what_can_be_handed_in_passes(self):
        folder, _, _ = self.sample()
        code, said, outputs = self.act(folder)
        self.assertEqual(code, 0, said)
        self.assertEqual(outputs, {"sarif": "malkoll.sarif", "report": "rapport.html"})
        self.assertIn("kan lämnas in", said)
        self.assertTrue((folder / "rapport.html").read_text(encoding="utf-8").startswith("<!doctype html>"))

    def test_errors_are_annotations_and_sarif(self):
        folder, submission, faulty = self.sample()
        submission.write_text(faulty, encoding="utf-8")
        code, said, outputs = self.act(folder)
        self.assertEqual(code, 1, said)
        self.assertRegex(said, r"(?m)^::error file=bun-2026\.malkoll,line=\d+")
        sarif = self.folder / "forrad" / outputs["sarif"]
        self.assertEqual(unlike("tests/golden/sarif-schema-2.1.0.json", sarif), "")
        self.assertIn("L01", {result["ruleId"] for result in json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]})

    def test_inputs(self):
        folder, submission, faulty = self.sample()
        submission.write_text(faulty, encoding="utf-8")
        self.assertEqual(run(MALKOLL, "check", ".", "--write-baseline", "baslinje.json", cwd=folder)[0], 0)
        code, said, outputs = self.act(folder, baseline="baslinje.json", report="", sarif="")
        self.assertEqual((code, outputs), (0, {}), said)
        code, said, _ = self.act(folder, path="plan.malkoll\nbun-2026.malkoll\n", report="", sarif="fynd.sarif")
        self.assertEqual(code, 1, said)
        self.assertEqual(self.act(folder, path="  plan.malkoll  \n\t \n\tbun-2026.malkoll\r\n", report="", sarif="")[0], 1)
        self.assertEqual(self.act(folder, path="nej")[0], 2)
        code, said, outputs = self.act(folder, rules="nej")
        self.assertEqual((code, outputs), (2, {}), said)
        hostile = self.act(folder, path='$(touch hit)"; touch hit; "')
        self.assertNotEqual(hostile[0], 0)
        self.assertFalse((folder / "hit").exists())

    def test_the_workflows_use_what_the_action_has(self):
        for name in ("github.yml", "gitea.yml"):
            workflow = yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))
            steps = workflow["jobs"]["budget"]["steps"]
            ours = [step for step in steps if "malkoll@" in step["uses"]]
            self.assertEqual(len(ours), 1, name)
            self.assertLessEqual(set(ours[0]["with"]), set(self.ACTION["inputs"]))
            for used in re.findall(r"steps\.malkoll\.outputs\.(\w+)", (RECIPES / name).read_text(encoding="utf-8")):
                self.assertIn(used, self.ACTION["outputs"])


class GitLab(Folder):
    ISSUE = {"type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"], "additionalProperties": False, "properties": {
        "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "pattern": "^[A-Z]+[0-9]+ "}, "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {"type": "object", "required": ["path", "lines"], "properties": {
            "path": {"type": "string", "pattern": "^(?!\\./|/)"}, "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}

    def job(self, folder):
        status = 0
        for line in yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text(encoding="utf-8"))["budget"]["script"]:
            status, said = run("bash", "-eo", "pipefail", "-c", line, cwd=folder)
            if status != 0:
                break
        return status, json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))

    def test_the_job(self):
        folder, submission, faulty = self.sample()
        self.assertEqual(self.job(folder)[0], 0)
        submission.write_text(faulty, encoding="utf-8")
        (folder / "tn-2026.csv").write_text((RECIPES / "svar/maj/tn-2026.csv").read_text(encoding="utf-8"), encoding="utf-8")
        status, issues = self.job(folder)
        self.assertEqual(status, 1)
        schema = self.folder / "schema.json"
        schema.write_text(json.dumps({"type": "array", "items": self.ISSUE}))
        self.assertEqual(unlike(schema, folder / "gl-code-quality-report.json"), "")
        places = {(issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in issues}
        self.assertIn(("tn-2026.csv", 4), places)  # the row of the cell
        self.assertTrue(any(path == "bun-2026.malkoll" and line > 1 for path, line in places), places)
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(issues))
        xml.etree.ElementTree.parse(folder / "malkoll.xml")

    def test_a_finding_keeps_its_fingerprint_where_lines_move(self):
        folder, submission, faulty = self.sample()
        submission.write_text(faulty, encoding="utf-8")
        before = {issue["fingerprint"]: issue["location"] for issue in self.job(folder)[1]}
        submission.write_text("# en rad till\n" + faulty, encoding="utf-8")
        after = {issue["fingerprint"]: issue["location"] for issue in self.job(folder)[1]}
        self.assertEqual(set(before), set(after))
        self.assertNotEqual(before, after)


class Scheduled(Folder):
    def command_runs(self, line):
        folder = self.sample()[0]
        for share in ("/srv/budget", "\\\\server\\budget"):
            line = line.replace(share, str(folder))
        line = line.replace("/usr/bin/malkoll", "malkoll").replace(f"{folder}\\", f"{folder}/")
        code, said = run("bash", "-c", line, cwd=self.folder)
        self.assertEqual(code, 0, said)
        self.assertTrue((folder / "rapport.html").exists() or "report" not in line)
        self.assertTrue((folder / "tn-2026-granskad.xlsx").exists() or "annotate" not in line)
        shutil.rmtree(folder)

    def test_systemd(self):
        service = (RECIPES / "malkoll.service").read_text(encoding="utf-8")
        for line in re.findall(r"(?m)^ExecStart=(.*)$", service):
            self.command_runs(line)
        if shutil.which("systemd-analyze"):
            for name in ("malkoll.service", "malkoll.timer"):
                text = (RECIPES / name).read_text(encoding="utf-8").replace("/usr/bin/malkoll", MALKOLL)
                (self.folder / name).write_text(text, encoding="utf-8")
            done = subprocess.run(["systemd-analyze", "verify", "--man=no", "./malkoll.timer", "./malkoll.service"], cwd=self.folder, capture_output=True)
            said = [line for line in done.stderr.decode().splitlines() if line.startswith(("malkoll", str(self.folder)))]
            self.assertEqual(said, [])

    def test_cron(self):
        (line,) = [line for line in (RECIPES / "crontab").read_text(encoding="utf-8").splitlines() if re.match(r"\d", line)]
        self.assertRegex(line, r"^30 6 \* \* 1-5 malkoll ")
        self.command_runs(line.split(" ", 5)[5])

    def test_windows(self):
        space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
        task = xml.etree.ElementTree.parse(RECIPES / "schemalagd-aktivitet.xml").getroot()
        actions = task.findall(f".//{space}Exec")
        self.assertEqual(len(actions), 2)
        for action in actions:
            self.command_runs(action.find(f"{space}Command").text.removesuffix(".exe") + " " + action.find(f"{space}Arguments").text)


unittest.main(argv=sys.argv[:1], verbosity=1)
