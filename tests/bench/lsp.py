#!/usr/bin/env python3
"""From a keystroke to the findings: the language server over a made-up municipality, beside what the check alone takes.

    tests/bench/lsp.py MALKOLL --posts 30000 --edits 100

Each edit writes one character in the middle of a submission, and is timed until its diagnostics have come; then hover, completion and colours at the
same place. Milliseconds, p50 and p95.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))

from lsp_client import Client  # noqa: E402


def timed(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def say(what, times):
    ordered = sorted(times)
    print(f"{what:24} p50 {ordered[len(ordered) // 2]:8.1f}   p95 {ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]:8.1f}   ({len(ordered)})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--posts", type=int, default=30_000)
    parser.add_argument("--edits", type=int, default=100)
    options = parser.parse_args()
    program = options.program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, here / "municipality.py", folder, "--posts", str(options.posts)], check=True)
        check = [program, "check", folder, "--format", "short"]
        say("check, a program each", [timed(lambda: subprocess.run(check, stdout=subprocess.DEVNULL, check=False)) for _ in range(20)])
        path = pathlib.Path(folder) / "n3.malkoll"
        text = path.read_text(encoding="utf-8")
        client = Client(program, folder)
        uri = client.open(path)
        client.settle(uri, 1)
        line = text.count("\n") // 2
        while not text.split("\n")[line].startswith("  motivering: "):
            line += 1
        spot = {"line": line, "character": 14}
        at = {"textDocument": {"uri": uri}, "position": spot}

        def edit(version):
            client.change(uri, version, [{"range": {"start": spot, "end": spot}, "text": "å"}])
            while client.versions.get(uri) != version:
                client.read()
        say("edit to diagnostics", [timed(lambda: edit(n + 2)) for n in range(options.edits)])
        for method, params in (("hover", at), ("completion", {**at, "position": {"line": line - 1, "character": 15}}), ("semanticTokens/full", at), ("codeAction", {**at, "range": {"start": spot, "end": spot}, "context": {"diagnostics": []}})):
            say(method, [timed(lambda: client.ask(f"textDocument/{method}", params)) for _ in range(options.edits)])
        of, range_ = next((of, d["range"]) for of, found in client.diagnostics.items() for d in found if d["code"] == "G01")  # its help is tried
        on_finding = {"textDocument": {"uri": of}, "range": range_, "context": {"diagnostics": []}}
        say("codeAction, a finding", [timed(lambda: client.ask("textDocument/codeAction", on_finding)) for _ in range(20)])
        client.end()


if __name__ == "__main__":
    main()
