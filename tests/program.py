"""What the tests of the program share: where it is (their first argument), the tree that they stand in, and how it is run."""
import os
import pathlib
import subprocess
import sys

MALKOLL = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
WITH_PATH = {**ENVIRONMENT, "PATH": os.path.dirname(MALKOLL) + ":" + os.environ["PATH"]}  # malkoll is found by its name


def run(*arguments, stdin=b"", cwd=ROOT, **environment):
    return subprocess.run([MALKOLL, *map(str, arguments)], input=stdin, cwd=cwd, env={**ENVIRONMENT, **environment}, capture_output=True, timeout=600)


def unlike(schema, path):
    """What in a file does not follow a schema of the tree; empty: it does."""
    done = subprocess.run([sys.executable, ROOT / "tests/validate_json.py", ROOT / schema, path], capture_output=True, timeout=600)
    return done.stdout.decode() + done.stderr.decode() if done.returncode else ""
