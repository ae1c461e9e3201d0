#!/usr/bin/env python3
"""What is handed out on Linux: what is installed and where, the manual's pages as man shows them, and what bash, zsh and fish complete.

usage: install_test.py MALKOLL ROOT BUILD
"""
import gzip
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import time
import unittest

from program import MALKOLL, ROOT, WITH_PATH
import terminals

BUILD = pathlib.Path(sys.argv[3]).resolve()


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, timeout=120, cwd=ROOT, env={**WITH_PATH, **more})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def help_of(*command, language="sv"):
    return run(MALKOLL, *command, "--help", "--lang", language)[1]


def commands():
    return [line.split()[0] for line in help_of().split("Kommandon:\n")[1].split("\n\n")[0].splitlines()]


def options(*command):
    block = help_of(*command).split("Val:\n")[1].split("\n\n")[0]
    return {name for line in block.splitlines() for name in re.findall(r"(?<!\S)--?[a-z][a-z-]*", line[:line.index("   ", 4)])}


def bash(script, line):
    words = re.split(r"(=)|\s+", line)
    words = [word for word in words[:-1] if word] + [words[-1]]
    told = "COMP_WORDS=(" + " ".join("'" + word + "'" for word in words) + f"); COMP_CWORD={len(words) - 1}; _malkoll; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    return set(run("bash", "--norc", "-c", f"source '{script}'; {told}")[1].split())


def fish(script, line):
    with tempfile.TemporaryDirectory() as home:
        return {hit.split("\t")[0].rstrip("/") for hit in run("fish", "--no-config", "-c", f"source '{script}'; complete -C '{line}'", HOME=home)[1].splitlines()}


ZSH = """
fpath=('{folder}' $fpath)
autoload -Uz compinit
compinit -u -D
compadd() {{
  if [[ ${{@[1,(i)(-|--)]}} != *-(O|A|D)\\ * ]]; then
    local -a hits
    builtin compadd -A hits "$@"
    print -rl -- $hits >>'{hits}'
  fi
  builtin compadd "$@"
}}
ended() {{ print END >>'{hits}' }}
zle -N ended
bindkey '^G' ended
bindkey '^I' complete-word
print READY >>'{hits}'
"""


def zsh(script, line):
    """As a person has it: zsh knows completions only where there is a terminal."""
    with tempfile.TemporaryDirectory() as home:
        hits = pathlib.Path(home) / "hits"
        (pathlib.Path(home) / ".zshrc").write_text(ZSH.format(folder=os.path.dirname(script), hits=hits), encoding="utf-8")
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(ROOT)
            os.execvpe("zsh", ["zsh", "-i", "-o", "no_global_rcs"], {**WITH_PATH, "HOME": home, "ZDOTDIR": home, "TERM": "dumb"})
        try:
            wait_for(hits, "READY")
            os.write(terminal, (line + "\t\x07").encode())
            wait_for(hits, "END")
            return {hit.strip() for hit in hits.read_text(encoding="utf-8").splitlines()} - {"READY", "END", ""}
        finally:
            os.close(terminal)
            os.waitpid(child, 0)


def wait_for(path, word):
    end = time.monotonic() + 60
    while not path.exists() or word not in path.read_text(encoding="utf-8").split():
        if time.monotonic() > end:
            raise AssertionError(f"zsh never came to {word}")
        time.sleep(0.05)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        code, _, error = run("cmake", "--install", str(BUILD), "--prefix", cls.place.name)
        assert code == 0, error
        cls.root = pathlib.Path(cls.place.name)
        cls.share = cls.root / "share"

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_the_installed_program_checks_the_installed_sample(self):
        code, shown, _ = run(str(self.root / "bin/malkoll"), "check", str(self.share / "doc/malkoll/examples/karlstad"))
        self.assertEqual(code, 0, shown)
        self.assertIn("kan lämnas in", shown)

    def test_the_texts_links_lead_to_what_is_installed(self):
        doc = self.share / "doc/malkoll"
        for text in (doc / "README.md", doc / "grammar/README.md", doc / "rules/README.md", doc / "SECURITY.md", *sorted((doc / "samples/it").glob("*.md"))):
            for link in re.findall(r"\]\((?!https?:)([^)#:]+)[^)]*\)", text.read_text(encoding="utf-8")):
                if not link.removeprefix("../").removeprefix("../").startswith(("src/", "tests/", "LICENSE", "CONTRIBUTING.md")):  # for those who build
                    self.assertTrue((text.parent / link).exists(), f"{text}: {link}")
        self.assertEqual({path.name for path in (doc / "rules").glob("*.sql")}, {path.name for path in (ROOT / "rules").glob("*.sql")})

    def test_the_manual_has_every_command_and_option(self):
        for language, folder, name in (("sv", "man/sv/man1", "NAMN"), ("en", "man/man1", "NAME")):
            page = self.root / "share" / folder / "malkoll.1.gz"
            code, shown, warned = run("man", "--warnings", "-E", "UTF-8", "-l", str(page), MANWIDTH="400", MANPAGER="cat")
            self.assertEqual((code, warned), (0, ""), language)
            shown = re.sub(r".\x08", "", shown)
            self.assertIn(name, shown.splitlines())
            for command in commands():
                self.assertRegex(shown, rf"(?m)^   malkoll {command}\b")
                for row in re.findall(r"(?m)^  (\S.*)$", help_of(command, language=language).split("\n\n", 2)[2]):
                    for part in re.split(r" {3,}", row):
                        self.assertIn(re.sub(r"\s+", " ", part), re.sub(r"\s+", " ", shown), (language, command))
        self.assertNotRegex(gzip.decompress((self.share / "man/man1/malkoll.1.gz").read_bytes()).decode(), r"\b(eller|inte|för|skriv|filen)\b")

    def test_desktop_and_mime(self):
        code, shown, error = run("desktop-file-validate", str(self.share / "applications/malkoll.desktop"))
        self.assertEqual((code, shown, error), (0, "", ""))
        code, _, error = run("update-mime-database", str(self.share / "mime"))
        self.assertEqual(code, 0, error)
        self.assertIn("text/x-malkoll:*.malkoll", (self.share / "mime/globs").read_text(encoding="utf-8"))
        self.assertIn("Icon=malkoll", (self.share / "applications/malkoll.desktop").read_text(encoding="utf-8").splitlines())
        for icon in ("apps/malkoll.svg", "mimetypes/text-x-malkoll.svg"):
            self.assertTrue((self.share / "icons/hicolor/scalable" / icon).exists(), icon)

    def test_completions(self):
        shells = {bash: "bash-completion/completions/malkoll", zsh: "zsh/vendor-completions/_malkoll", fish: "fish/vendor_completions.d/malkoll.fish"}
        codes = {path.name[:3] for path in (ROOT / "rules").glob("L0*.sql")}
        self.assertTrue(codes)
        for shell, file in shells.items():
            with self.subTest(shell=shell.__name__):
                if shell is zsh:
                    terminals.needed(self)
                complete = lambda line: shell(str(self.share / file), line)  # noqa: E731
                self.assertEqual(complete("malkoll ex"), {"explain", "export"})
                self.assertEqual(complete("malkoll check --form"), {"--format"})
                self.assertEqual(complete("malkoll check --format "), {"text", "short", "json", "sarif", "junit", "github", "gitlab"})
                self.assertEqual(complete("malkoll report --format "), {"html", "md", "docx"})
                self.assertEqual(complete("malkoll check --fail-on v"), {"varning"})
                self.assertEqual(complete("malkoll explain L0"), codes)
                self.assertEqual(complete("malkoll help ex"), {"explain", "export"})
                self.assertLessEqual({"post", "plan", "finding"}, complete("malkoll schema "))
                self.assertLessEqual({"post", "plan"}, complete("malkoll export --table p"))
                self.assertEqual(complete("malkoll report --unit "), set())
                self.assertEqual({hit.rstrip("/") for hit in complete("malkoll check sampl")}, {"samples"})
                self.assertIn("README.md", complete("malkoll check --baseline READ"))
                self.assertEqual(complete("malkoll check --rules READ"), set())
                self.assertEqual({hit.rstrip("/") for hit in complete("malkoll check --rules rul")}, {"rules"})
        bash_file = str(self.share / shells[bash])
        self.assertEqual(bash(bash_file, "malkoll "), {"help", *commands()})
        self.assertEqual(bash(bash_file, "malkoll check --format=js"), {"json"})
        self.assertEqual(bash(bash_file, "malkoll --generate z"), {"zsh"})
        self.assertEqual(bash(bash_file, "malkoll -"), options())
        fish_file = str(self.share / shells[fish])
        for command in commands():
            self.assertEqual(bash(bash_file, f"malkoll {command} -"), options(command))
            self.assertLessEqual({o for o in options(command) if o.startswith("--")}, fish(fish_file, f"malkoll {command} --"))
        terminals.needed(self)
        self.assertEqual(zsh(str(self.share / shells[zsh]), "malkoll "), {"help", *commands()})

    def test_the_program_says_what_it_is_made_of(self):
        code, shown, _ = run(MALKOLL, "--version", "--verbose")
        self.assertEqual(code, 0)
        first, *rest = shown.splitlines()
        self.assertEqual(first + "\n", run(MALKOLL, "--version")[1])
        self.assertRegex(shown, r"(?m)^  SQLite +3\.\d+\.\d+$")
        self.assertTrue(all(re.fullmatch(r"  \S.*\S {2,}(\d[\d.]*|säger inte sin version)|  kainjow::mustache  säger inte sin version|  lib(curl|pq) +inte med|  Boost\.Spirit X3 +[\d.]+", line) for line in rest), shown)
        self.assertEqual(sum("säger inte" in line for line in rest), 1, shown)
        self.assertEqual(shown, run(MALKOLL, "--verbose", "--version")[1])
        self.assertEqual(run(MALKOLL, "--verbose")[0], 2)

    def test_what_cannot_be_generated_is_refused(self):
        code, shown, error = run(MALKOLL, "--generate", "csh")
        self.assertEqual((code, shown), (2, ""))
        self.assertIn("välj man, bash, zsh eller fish", error)


unittest.main(argv=sys.argv[:1], verbosity=1)
