#!/usr/bin/env python3
"""The installer under wine: what it puts where, that it works from there, and that nothing is left where it is uninstalled.

usage: msi_test.py MALKOLL.msi ROOT
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

msi, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
failures, passed = [], 0


def check(what, good, got=""):
    global passed
    passed += bool(good)
    if not good:
        failures.append(f"{what}: {got}")


with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)
    bin_folder = here / "bin"
    bin_folder.mkdir()
    (bin_folder / "xdg-open").write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >>'{here}/opened'\n")
    (bin_folder / "xdg-open").chmod(0o755)
    env = {**os.environ, "WINEPREFIX": str(here / "disk"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=", "PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    user = here / "disk/drive_c/users"

    def wine(*words, cwd=here):
        return subprocess.run(["/usr/lib/wine/wine64", *map(str, words)], cwd=cwd, env=env, capture_output=True, timeout=300)

    def on_disk():
        """What there is but for wine's own: users' files, and the user's registry without the times of its changes."""
        subprocess.run(["wineserver", "-w"], env=env, timeout=300)
        registry = re.sub(r"(?m)^(\[.*\]) \d+|^#time=.*$|^#link$", r"\1", (here / "disk/user.reg").read_text(encoding="latin-1"))
        files = {p.relative_to(user).as_posix() for p in user.rglob("*") if "Malkoll" in p.as_posix() or p.suffix == ".lnk" or "lkoll" in p.name}
        return registry, files

    wine("wineboot", "-i")
    before, nothing = on_disk()
    check("a new disk has nothing of it", not nothing and "alkoll" not in before, nothing)
    done = wine("msiexec", "/i", msi, "/qn")
    check("it is installed without an administrator and without a question", done.returncode == 0, done)
    registry, files = on_disk()
    place = next(iter(user.glob("*/AppData/Local/Programs/Malkoll")), None)
    check("it lies under the user's own AppData", place is not None, sorted(files)[:5])
    if place is not None:
        for name in ("malkoll.exe", "malkoll.html", "LICENSE", "README.md", "rules/L01-post-utan-mal.sql", "samples/mini/plan.malkoll", "licenser/sqlite3.txt"):
            check(f"{name} is installed", (place / name).exists())
        check("the page is on the Start menu", any(name.endswith("Start Menu/Programs/Målkoll.lnk") for name in files), sorted(files)[-5:])
        shutil.copytree(root / "samples/mini", here / "å k")
        done = wine("cmd", "/c", "malkoll check .", cwd=here / "å k")
        check("the command is on PATH", done.returncode == 0 and "kan lämnas in" in done.stdout.decode(), done)
        menus = dict(re.findall(r'\[Software\\\\Classes\\\\(\S+?)\\\\shell\\\\Malkoll\\\\command\][^\n]*\n(?:#[^\n]*\n|\n)*@="(.*)"', registry))
        check("a right click checks a submission, a workbook and a folder", sorted(menus) == ["Directory", "SystemFileAssociations\\\\.malkoll", "SystemFileAssociations\\\\.xlsx"], menus)
        check("the menus have its icon", len(re.findall(r'"Icon"="C:\\\\[^"]*\\\\malkoll\.exe"', registry)) == 3, "")
        check("what the menu says", registry.count('@="Kontrollera med M\\xe5lkoll"') == 3, "")
        subprocess.run(["/usr/lib/wine/wine64", place / "malkoll.exe", "export", "å k", "-o", "å k.xlsx"], cwd=here, env=env, timeout=300)
        for kind, target, report in (("Directory", "å k", "å k/rapport.html"), ("SystemFileAssociations\\\\.malkoll", "å k/bun.malkoll", "å k/bun-rapport.html"),
                                     ("SystemFileAssociations\\\\.xlsx", "å k.xlsx", "å k-rapport.html")):
            words = menus.get(kind, "").replace('\\"', '"').replace("\\\\", "\\").replace("%1", "Z:" + str(here / target).replace("/", "\\"))
            (here / "opened").unlink(missing_ok=True)
            program, rest = re.match(r'"([^"]*)" (.*)', words).groups() if words else ("", "")
            done = wine(program, *[quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', rest)])
            end = time.time() + 60
            while not (here / "opened").exists() and time.time() < end:
                time.sleep(0.1)
            check(f"{kind}: a report is written and opened", done.returncode == 0 and (here / report).exists() and (here / "opened").exists(), done)
    done = wine("msiexec", "/x", msi, "/qn")
    check("it is uninstalled", done.returncode == 0, done)
    after, files = on_disk()
    check("nothing of it is left on the disk", not files, sorted(files)[:5])
    check("nothing of it is left in the registry", "alkoll" not in after, [line for line in after.splitlines() if "alkoll" in line][:5])
    subprocess.run(["wineserver", "-k"], env=env, timeout=60)

print(*failures, sep="\n")
print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
