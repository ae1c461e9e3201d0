#!/usr/bin/env python3
"""A country of made-up municipalities in the register, and what it takes:  store.py MALKOLL URL --municipalities 20 --posts 30000 --years 1

The database is the caller's own, and empty: createdb --encoding=UTF8 --template=template0 NAME. Full size: --municipalities 290 --years 3."""

import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

MADE = pathlib.Path(__file__).with_name("municipality.py")


def took(*words):
    begun = time.monotonic()
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return time.monotonic() - begun


def municipality(folder, code, year, posts):
    """One is made by municipality.py; the others are it with another code and year, and other amounts."""
    made = folder / "made"
    if not made.exists():
        subprocess.run([sys.executable, MADE, made, "--posts", str(posts), "--unknown", str(posts // 100)], check=True)
    for file in made.glob("*.malkoll"):
        text = file.read_text(encoding="utf-8").replace("kommun 1780: Mätkommunen", f"kommun {code}: Kommun {code}").replace("plan SP:", f"plan SP-{year}:").replace("plan: SP\n", f"plan: SP-{year}\n")
        text = text.replace("2027", str(year + 2)).replace("2026", str(year + 1)).replace("2025", str(year)).replace("drift " + str(year) + ": 1", f"drift {year}: 1{code % 10}")
        (folder / file.name).write_text(text, encoding="utf-8")
    return [folder / file.name for file in made.glob("*.malkoll")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("malkoll")
    parser.add_argument("url")
    for name, usual in (("municipalities", 20), ("posts", 30_000), ("years", 1)):
        parser.add_argument("--" + name, type=int, default=usual)
    size = parser.parse_args()
    store = (size.malkoll, "store", size.url)
    took(*store, "init")
    loads = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for year in range(2025, 2025 + size.years):
            for code in range(1000, 1000 + size.municipalities):
                loads.append(took(*store, "add", *municipality(folder, code, year, size.posts), "--date", f"{year - 1}-11-01"))
        print(f"{len(loads)} submissions of {size.posts} posts")
        print(f"load: {sum(loads):.1f} s, median {statistics.median(loads):.2f}, first {loads[0]:.2f}, last {loads[-1]:.2f}, worst {max(loads):.2f}")
        print(f"memory of malkoll at its most: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")
        one = f"1000/SP-{2024 + size.years}/1"
        print(f"all rules of one: {min(took(*store, 'check', one) for _ in range(3)):.2f} s")
        for what, question in (("derived columns of all", "SELECT municipality, sum(linked) AS l FROM unit GROUP BY municipality"), ("all posts", "SELECT municipality, sum(money / 100) AS kr FROM post GROUP BY municipality"),
                               ("all links with their goals", "SELECT g.id, count(*) AS n FROM link AS l JOIN goal AS g ON g.set_id = l.set_id AND g.key = l.goal GROUP BY g.id")):
            print(f"{what}: {min(took(*store, 'query', question, '--timeout', '600') for _ in range(3)):.2f} s")
        print(f"report: {took(*store, 'report', '-o', folder / 'landet.html'):.2f} s")


if __name__ == "__main__":
    main()
