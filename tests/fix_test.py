"""`check --fix` never makes anything worse: over all of tests/files and the samples, no more errors and no more warnings for fewer errors.

fix_test.py MALKOLL ROOT
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from program import MALKOLL, ROOT



def weight(folder):
    """(errors, warnings) of what stands in the folder; nothing where it cannot be checked."""
    run = subprocess.run([MALKOLL, "check", ".", "--all", "--format", "json"], cwd=folder, capture_output=True, text=True)
    if run.returncode == 2:
        return None
    levels = [f["level"] for f in json.loads(run.stdout)["findings"] if not f.get("waived")]
    return levels.count("error"), levels.count("warning")


def main():
    faults = changed = 0
    for case in sorted([*(ROOT / "tests" / "files").iterdir(), *(ROOT / "samples").iterdir()]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "m"
            if case.is_dir():
                shutil.copytree(case, folder)
            else:
                folder.mkdir()
                shutil.copy(case, folder)
            before = weight(folder)
            if before is None:
                continue
            texts = {p: p.read_bytes() for p in folder.rglob("*.malkoll")}
            subprocess.run([MALKOLL, "check", "--fix", "."], cwd=folder, capture_output=True)
            changed += sum(p.read_bytes() != text for p, text in texts.items())
            after = weight(folder)
            if after > before:
                faults += 1
                print(f"{case.name}: {before} (errors, warnings) before --fix, {after} after it")
    if not changed:
        print("--fix changed no file: the test shows nothing")
    return 1 if faults or not changed else 0


sys.exit(main())
