"""What the tests of `import --as plan` share: the command, and pieces that its text must have or must not."""
import subprocess
import sys

from program import MALKOLL

failures, checked = [], 0


def import_plan(path, *options, stdin=None, folder=None, year="2026"):
    """The status, the plan, and what is said beside it."""
    done = subprocess.run([MALKOLL, "import", str(path), "--as", "plan", "--municipality", "9999", *(["--year", year] if year else []), *options], capture_output=True, input=stdin, timeout=60, cwd=folder)
    return done.returncode, done.stdout.decode(), done.stderr.decode().replace("\u00a0", " ")


def expect(name, text, *wanted, never=()):
    global checked
    for piece in wanted:
        checked += 1
        if piece not in text:
            failures.append(f"{name}: »{piece}« is missing in\n{text}")
    for piece in never:
        checked += 1
        if piece in text:
            failures.append(f"{name}: »{piece}« stands in\n{text}")


def finish():
    print(*failures, sep="\n")
    print(f"{checked - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures or checked == 0 else 0)
