#!/usr/bin/env python3
"""Changes rules, and the code that their columns come from, one thing at a time, and asks the tests whether they notice.

usage: mutate.py rules CASES [--sample N] [--seed S] [--again FILE] [CODE…]   CASES: build/release/tests/malkoll_cases
       mutate.py model BUILD [--sample N] [--seed S] [FILE…]   BUILD: a folder to build a copy of the tree in

Changes that survive are written. The status is 1 where more than --most percent of them survive that do not stand in tests/mutation/README.md.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import changes

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 120  # seconds; a change that makes a rule run for ever is noticed
KNOWN = re.compile(r"^(?:\w+: )?- (\S+): `(.+?)` → `(.*?)`")


def survivors_in(path):
    """(file or code, before, after) of those that stand in a file: the README, which excuses them, or what an earlier run wrote."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return {match.groups() for line in lines if (match := KNOWN.match(line))}


def sampled(mutants, arguments):
    """Those that survived an earlier run; N of them, the same for a seed, spread over the files."""
    if arguments.again:
        earlier = survivors_in(arguments.again)
        mutants = [m for m in mutants if m.key in earlier]
    if not arguments.sample or arguments.sample >= len(mutants):
        return mutants
    return sorted(random.Random(arguments.seed).sample(mutants, arguments.sample), key=lambda m: (m.where, m.offset))


def sound(program, code):
    """Whether the cases have no fault with the rule as it is: else every change of it would count as noticed."""
    done = subprocess.run([program, "rule", code], env={**os.environ, "MALKOLL_RULES": str(ROOT / "rules")}, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"{code} has faults unchanged: mend these first\n{done.stdout}{done.stderr}", file=sys.stderr, end="")
    return done.returncode == 0


def noticed_rule(program, mutant):
    with tempfile.TemporaryDirectory() as folder:
        for path in (ROOT / "rules").glob("*.sql"):
            if path != mutant.path:
                os.symlink(path, pathlib.Path(folder) / path.name)
        (pathlib.Path(folder) / mutant.path.name).write_text(mutant.text, encoding="utf-8")
        try:
            done = subprocess.run([program, "rule", mutant.where], env={**os.environ, "MALKOLL_RULES": folder}, capture_output=True, timeout=TIMEOUT)
            return done.returncode != 0
        except subprocess.TimeoutExpired:
            return True


def run_rules(arguments):
    mutants = [m for path in sorted((ROOT / "rules").glob("*.sql")) if not arguments.of or path.name[:3] in arguments.of for m in changes.of_rule(path)]
    mutants = sampled(mutants, arguments)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        if not all(list(pool.map(lambda code: sound(arguments.program, code), sorted({m.where for m in mutants})))):
            sys.exit(2)
        yield from zip(mutants, pool.map(lambda m: noticed_rule(arguments.program, m), mutants))


def run_model(arguments):
    """Each change is compiled in a copy of the tree: what is not compiled is no change."""
    build = pathlib.Path(arguments.program).resolve()
    tree = build / "tree"
    ignored = shutil.ignore_patterns("build", ".git", "node_modules")
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(ROOT, tree, ignore=ignored)
    configure = ["cmake", "-S", tree, "-B", build / "out", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1", "-DMALKOLL_BROWSER_TESTS=OFF"]
    make = ["cmake", "--build", build / "out", "--target", "malkoll_cases", "malkoll_tests"]
    subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    files = [ROOT / f for f in arguments.of] or sorted((ROOT / "src/model").glob("*.cpp"))
    mutants = sampled([m for path in files for m in changes.of_code(path, str(path.relative_to(ROOT)))], arguments)
    for mutant in mutants:
        (tree / mutant.where).write_text(mutant.text, encoding="utf-8")
        compiled = subprocess.run(make, capture_output=True).returncode == 0
        noticed = not compiled
        for test in (["malkoll_cases", "files"], ["malkoll_cases", "goldens"], ["malkoll_tests"]):
            if noticed:
                break
            try:
                noticed = subprocess.run([build / "out/tests" / test[0], *test[1:]], cwd=tree, capture_output=True, timeout=TIMEOUT).returncode != 0
            except subprocess.TimeoutExpired:
                noticed = True
        if compiled:
            yield mutant, noticed
        shutil.copyfile(mutant.path, tree / mutant.where)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["rules", "model"])
    parser.add_argument("program")
    parser.add_argument("of", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="so many; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", help="only those that survived in what an earlier run wrote to this file")
    parser.add_argument("--most", type=float, default=0, help="percent that may survive beside those in the README")
    arguments = parser.parse_intermixed_args()
    known, tried, survived, fresh = survivors_in(ROOT / "tests/mutation/README.md"), 0, 0, 0
    for mutant, noticed in (run_rules if arguments.what == "rules" else run_model)(arguments):
        tried += 1
        if noticed:
            continue
        survived += 1
        excused = mutant.key in known
        fresh += not excused
        print(f"{'known' if excused else 'SURVIVED'}: - {mutant.where}: `{mutant.before}` → `{mutant.after}`", flush=True)
    print(f"{tried} changes, {tried - survived} noticed, {survived} survived, {fresh} of these not in tests/mutation/README.md")
    return 1 if fresh * 100 > arguments.most * tried else 0


if __name__ == "__main__":
    sys.exit(main())
