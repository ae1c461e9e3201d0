#!/usr/bin/env python3
"""A made-up municipality of any size, to measure with:  municipality.py DIR --posts 100000 --goals 20000 --unknown 5000"""

import argparse
import pathlib

WORDS = "trygga friska kloka snabba gröna öppna lugna varma stolta nyfikna modiga hela raka djupa ljusa".split()
THINGS = "elever vägar parker hem skolor bad torg kök bibliotek lokaler bussar möten beslut broar träd gator".split()


def title(n):
    return f"{WORDS[n % len(WORDS)].capitalize()} {THINGS[n // len(WORDS) % len(THINGS)]} i område {n}"


def plan(size):
    yield "kommun 1780: Mätkommunen\nplan SP: Strategisk plan\n  budgetår: 2025\n  planår: 2026, 2027\n  beslutad: 2024-12-14\n  beloppsenhet: tkr"
    for goal in range(size.goals):
        if goal % 100 == 0:
            yield f"målområde O{goal}: Område {goal}"
        yield f"mål M{goal}: {title(goal)}\n  ansvarig: N{goal % size.units}"
        yield (f"indikator IND{goal}: Andel {title(goal).lower()}\n  enhet: %\n  källa: Kolada N{goal:05}\n  riktning: öka\n"
               f"  utgångsvärde 2023: 71,5\n  utfall 2024: 72\n  målvärde 2025: minst 75\n  målvärde 2027: minst 80")
    for unit in range(size.units):
        yield f"nämnd N{unit}: Nämnd {unit}"


def submission(size, unit):
    yield f"budget N{unit}: Budget för nämnd {unit}\n  plan: SP\n  version: 1\n  beslutad: 2024-11-22\n  diarienummer: N{unit}-1"
    for own in range(size.goals // size.units):
        goal = own * size.units + unit
        yield f"nämndmål N{unit}-{own}: {title(goal)} blir fler\n  mål: M{goal}\n  indikator: IND{goal}\n  målvärde 2025: minst 76"
    for wrong in range(unit, size.unknown, size.units):
        yield f"nämndmål N{unit}-X{wrong}: Mål {wrong} som pekar fel\n  mål: m{wrong}\n  indikator: IDN{wrong}"
    for post in range(unit, size.posts, size.units):
        link = f"M{post}{post}" if post < size.unknown else f"M{post % size.goals}"
        yield f"post P{post}: {title(post)}\n  slag: satsning\n  drift 2025: {post % 900 + 100}\n  bidrar till: {link}\n  motivering: Behövs"


def size_of(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("directory", type=pathlib.Path)
    for name, usual in (("units", 15), ("goals", 22), ("posts", 100_000), ("unknown", 0)):
        parser.add_argument("--" + name, type=int, default=usual)
    return parser.parse_args()


def main():
    size = size_of(__doc__)
    size.directory.mkdir(parents=True, exist_ok=True)
    (size.directory / "plan.malkoll").write_text("\n".join(plan(size)) + "\n", encoding="utf-8")
    for unit in range(size.units):
        (size.directory / f"n{unit}.malkoll").write_text("\n".join(submission(size, unit)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
