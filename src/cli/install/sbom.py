#!/usr/bin/python3
"""Writes the bill of materials of what has been built, as SPDX 2.3 and as CycloneDX 1.5, and the terms of all that has come into it.

What it is made of is asked of the build, not of a list: the files that it was compiled of (ninja), the archives that were linked into it (the
linker's map, beside the program), the libraries that it loads (readelf); and of these the packages of Debian, their versions and their licences
(dpkg, or the package's own source). The same build gives the same bytes.

usage: sbom.py BUILD PROGRAM VERSION OUTPUT [NPM]   (writes OUTPUT.spdx.json, OUTPUT.cdx.json and the folder OUTPUT.licenser)
       NPM: what has been bundled of npm's, as a list of {name, version, license, file}
"""
import datetime
import fnmatch
import hashlib
import json
import logging
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import uuid

from debian.changelog import Changelog
from debian.copyright import Copyright
from debian.deb822 import Deb822

# What copyright files call them, and what SPDX does. Only what stands here is known; anything else is a LicenseRef with its own name.
LICENCES = {"expat": "MIT", "mit": "MIT", "expat with embedded exception": "MIT", "zlib": "Zlib", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause", "bsl-1.0": "BSL-1.0",
            "curl": "curl", "cc0-1.0": "CC0-1.0", "isc": "ISC", "apache-2.0": "Apache-2.0", "mpl-2.0": "MPL-2.0", "beerware": "Beerware", "postgresql": "PostgreSQL", "zpl-2.1": "ZPL-2.1",
            "ncsa~llvm": "NCSA", "expat or ncsa~llvm": "(MIT OR NCSA)", "expat or ncsa~mozilla": "(MIT OR NCSA)", "apache-2.0 with llvm exception": "Apache-2.0 WITH LLVM-exception"}
# Packages whose copyright file is prose.
PROSE = {"glibc": "LGPL-2.1-or-later", "gcc-12": "GPL-3.0-or-later WITH GCC-exception-3.1", "gcc-mingw-w64": "GPL-3.0-or-later WITH GCC-exception-3.1"}
# Of the sources of a compiler's own libraries, the folders that come into what it makes.
RUNTIME = {"mingw-w64": re.compile(r"^(\*$|mingw-w64-crt/(?!profile/|testcases/)|mingw-w64-libraries/winpthreads/)"),
           "emscripten": re.compile(r"^(\*$|src/|system/lib/(libc/musl|libcxx|libcxxabi|libunwind|dlmalloc\.c|compiler-rt/(\*$|stack_ops|lib/builtins)))")}
# Files that do not come into the program.
NOT_IN_IT = re.compile(r"^(debian|doc|docs|test|tests|examples|tools|cmake|scripts|bindings|contrib|amiga|packages|m4|dev)/|cpplint|\.(cmake|1|m4|rst|html)$|^(compile|depcomp|missing|test-driver|config\.(guess|sub)|configure|ltmain|install-sh)")
# Of the compiler: none of its headers ends up in the program but what its own library is, which is linked or loaded.
COMPILER = re.compile(r"^(libc6-dev.*|linux-libc-dev.*|libstdc\+\+-.*|libgcc-.*-dev|gcc-.*|g\+\+-.*|clang-.*|libclang.*|libcrypt-dev|mingw-w64-.*|emscripten.*)$")


def run(*words, cwd=None):
    return subprocess.run(words, capture_output=True, text=True, check=True, cwd=cwd, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout


def compiled_of(build, program):
    """The files that the program's objects, and those of its libraries that are built with it, are compiled of."""
    needed = {line.strip() for line in run("ninja", "-C", build, "-t", "inputs", os.path.relpath(program, build)).splitlines()}
    files, ours = set(), False
    for line in run("ninja", "-C", build, "-n", "-t", "deps").splitlines():
        if line and not line.startswith(" "):
            ours = line.split(": ")[0] in needed
        elif ours and line.strip():
            files.add(line.strip())
    return {os.path.realpath(os.path.join(build, file)) for file in files}


def linked(program):
    """The archives that something was taken of, and the objects, that the linker put in besides: of the compiler, and of Debian's libraries."""
    text = pathlib.Path(program).with_suffix(".map").read_text(encoding="utf-8", errors="replace")
    return {os.path.realpath(file) for file in re.findall(r"(?m)(?:^|\s)(/\S+\.a)\(\S+\.o", text) + re.findall(r"(?m)^LOAD (/\S+\.o)$", text)}


def loaded(program):
    """The libraries that it loads when it starts, or when it comes to need them, as files; empty for a program of one piece."""
    if not pathlib.Path(program).read_bytes().startswith(b"\x7fELF"):  # what Windows or a browser has is no part of it
        return set()
    names = re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "-d", program))
    later = re.findall(rb"(lib[\w+-]+\.so\.\d+)\0", pathlib.Path(program).read_bytes())
    known = dict(re.findall(r"(\S+) \(.*x86-64.*\) => (\S+)", run("/sbin/ldconfig", "-p"))) if names else {}
    return {os.path.realpath(known[name]) for name in [*names, *(name.decode() for name in later)] if name in known}


def owners(files):
    """dpkg's packages, each with those of the files that are its own. What lies in one folder below /usr/include is one package's."""
    folders = {}
    for file in sorted(files):
        parts = pathlib.Path(file).parts
        deep = 5 if "x86_64-linux-gnu" in parts else 4
        folders.setdefault(parts[:deep] if file.startswith("/usr/include/") else parts, []).append(file)
    asked = [name for files in folders.values() for name in {files[0], files[0].removeprefix("/usr")}]
    said = subprocess.run(["dpkg", "-S", *asked], capture_output=True, text=True).stdout if asked else ""
    owner = dict(reversed(line.split(": ", 1)) for line in said.splitlines() if not line.startswith("diversion"))
    packages = {}
    for files in folders.values():
        name = owner.get(files[0]) or owner.get(files[0].removeprefix("/usr"))
        if name:  # what no package has, Debian has not installed
            packages.setdefault(name.split(",")[0], []).extend(files)
    return packages


def package(name):
    binary, version, source, page = run("dpkg-query", "-W", "-f", "${Package}\t${Version}\t${source:Package}\t${Homepage}\n", name).splitlines()[0].split("\t")
    return {"name": source, "version": upstream(version), "exact": version, "page": page, "copyright": f"/usr/share/doc/{binary}/copyright", "purl": purl("deb/debian", binary, version)}


def upstream(version):
    """The version without what Debian has added."""
    return re.sub(r"^\d+:", "", version).rsplit("-", 1)[0]


def purl(kind, name, version):
    return f"pkg:{kind}/{urllib.parse.quote(name)}@{urllib.parse.quote(version, safe='')}"


def source_package(folder):
    """One of Debian's that is compiled from its source (src/libraries/fetch)."""
    with open(folder / "debian/changelog", encoding="utf-8") as file:
        newest = Changelog(file, max_blocks=1)
    with open(folder / "debian/control", encoding="utf-8") as file:
        page = Deb822(file).get("Homepage", "")
    return {"name": newest.package, "version": upstream(str(newest.version)), "exact": str(newest.version), "page": page, "copyright": str(folder / "debian/copyright"),
            "purl": purl("deb/debian", newest.package, str(newest.version)) + "?arch=source"}


def source_packages(files):
    """The folders of Debian's source packages that the files lie in, each with the names of its own there."""
    ours, known, folders = pathlib.Path(__file__).resolve().parents[3], {}, {}
    for file in sorted(files):
        for folder in pathlib.Path(file).parents:
            if folder not in known:
                known[folder] = folder != ours and (folder / "debian/changelog").exists()
            if known[folder]:
                folders.setdefault(folder, []).append(os.path.relpath(file, folder))
                break
    return folders


def npm_package(told):
    return {"name": told["name"], "version": told["version"], "exact": told["version"], "page": "", "copyright": told["file"], "licence": told["license"],
            "purl": purl("npm", told["name"], told["version"]), "how": "in", "files": []}


def licence_of(part):
    """The licence of what comes into the program, as SPDX says it."""
    if part["name"] in PROSE:
        return PROSE[part["name"]]
    comes = RUNTIME.get(part["name"])
    with open(part["copyright"], encoding="utf-8") as file:
        stated = Copyright(file, strict=False)
    if comes:
        paragraphs = [paragraph for paragraph in stated.all_files_paragraphs() if any(comes.search(glob) for glob in paragraph.files)]
    elif part["how"] == "in":  # as source, file by file
        paragraphs = paragraphs_of(stated, [file.removeprefix("/usr/include/").removeprefix("x86_64-linux-gnu/") for file in part["files"]])
    else:
        paragraphs = [paragraph for paragraph in stated.all_files_paragraphs() if not all(NOT_IN_IT.search(glob) for glob in paragraph.files)]
    known = []
    for name in dict.fromkeys(paragraph.license.synopsis.strip() for paragraph in paragraphs if paragraph and paragraph.license):
        for word in re.split(r",? and ", name):
            spdx = LICENCES.get(word.lower(), own_name(part, word))
            known += [spdx] if spdx not in known else []
    return " AND ".join(known) or "NOASSERTION"


def paragraphs_of(stated, names):
    """The paragraph of each file: the last that names it. Most paragraphs of a large package name files whole, and are looked up."""
    whole, patterns = {}, []
    for at, paragraph in enumerate(stated.all_files_paragraphs()):
        for glob in paragraph.files:
            if "*" in glob or "?" in glob:
                patterns.append((at, glob.replace("[", "[[]"), paragraph))
            whole[glob] = (at, paragraph)
    for name in names:
        found = [(at, paragraph) for at, glob, paragraph in patterns if fnmatch.fnmatchcase(name, glob)] + ([whole[name]] if name in whole else [])
        yield max(found, key=lambda hit: hit[0])[1] if found else None


def own_name(part, licence):
    return f"LicenseRef-{part['name']}-" + re.sub(r"[^A-Za-z0-9.-]+", "-", licence)


def parts_of(build, program, npm):
    """Each part once, with how it is in the program: there whole (`in`), or loaded when it starts (`loads`)."""
    files, archives = compiled_of(build, program), linked(program)
    found = [("in", package(name), at) for name, at in owners({file for file in files if file.startswith("/usr/")}).items() if not COMPILER.match(name.split(":")[0])]
    found += [("in", source_package(folder), at) for folder, at in source_packages(files).items()]
    found += [("in", package(name), at) for name, at in owners(archives).items()]
    if any("/wasm32-emscripten/" in file for file in archives):  # which emscripten has compiled of its own sources
        found.append(("in", package("emscripten"), []))
    found += [("loads", package(name), at) for name, at in owners(loaded(program)).items()]
    parts = {}
    for how, part, at in found:
        before = parts.get(part["name"])
        more = before["files"] if before and before["how"] == how else []  # what is loaded has headers too
        parts[part["name"]] = {**part, "how": how, "files": [*more, *at]}
    for part in parts.values():
        part["licence"] = licence_of(part)
    for told in npm:
        parts[told["name"]] = npm_package(told)
    return [parts[name] for name in sorted(parts)]


def moment():
    """When the version was made: the same for everybody who builds it."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        asked = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, cwd=pathlib.Path(__file__).parent)
        seconds = asked.stdout.strip() or "315532800"
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def name_of(version, parts):
    """Another one for each set of parts. The program itself has no checksum here: it is stripped where it is packed, and SHA256SUMS has the package's."""
    told = json.dumps([[part["name"], part["exact"]] for part in parts])
    return f"malkoll-{version}-{hashlib.sha256(told.encode()).hexdigest()}"


def spdx(version, parts):
    reference = lambda part: "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", part["name"])  # noqa: E731
    refs = sorted({word for part in parts for word in re.findall(r"LicenseRef-[A-Za-z0-9.-]+", part["licence"])})
    listed = [{"SPDXID": "SPDXRef-malkoll", "name": "malkoll", "versionInfo": version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "primaryPackagePurpose": "APPLICATION",
               "licenseConcluded": "MIT", "licenseDeclared": "MIT", "copyrightText": "NOASSERTION"}]
    for part in parts:
        listed.append({"SPDXID": reference(part), "name": part["name"], "versionInfo": part["version"], "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
                       "primaryPackagePurpose": "LIBRARY", **({"homepage": part["page"]} if part["page"] else {}), "licenseConcluded": part["licence"], "licenseDeclared": part["licence"],
                       "copyrightText": "NOASSERTION", "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": part["purl"]}]})
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-malkoll"}]
    relations += [{"spdxElementId": "SPDXRef-malkoll", "relationshipType": "DYNAMIC_LINK" if part["how"] == "loads" else "STATIC_LINK", "relatedSpdxElement": reference(part)} for part in parts]
    return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"malkoll-{version}",
            "documentNamespace": f"https://malkoll.invalid/spdx/{name_of(version, parts)}", "creationInfo": {"created": moment(), "creators": ["Tool: malkoll-sbom"]},
            "packages": listed, "relationships": relations,
            **({"hasExtractedLicensingInfos": [{"licenseId": ref, "name": ref.removeprefix("LicenseRef-"), "extractedText": texts(ref, parts)} for ref in refs]} if refs else {})}


def texts(ref, parts):
    """The terms that a licence without a name of SPDX's own stands for, as the copyright file has them."""
    for part in parts:
        if ref in part["licence"].split(" AND "):
            with open(part["copyright"], encoding="utf-8") as file:
                stated = Copyright(file, strict=False)
            for paragraph in [*stated.all_license_paragraphs(), *stated.all_files_paragraphs()]:
                if paragraph.license and ref in [own_name(part, word) for word in re.split(r",? and ", paragraph.license.synopsis.strip())] and paragraph.license.text:
                    return paragraph.license.text
    return "see the copyright file of the package"


def licences(expression):
    return [{"expression": expression}]


def cyclonedx(version, parts):
    components = [{"type": "library", "bom-ref": part["purl"], "name": part["name"], "version": part["version"], "scope": "required", "purl": part["purl"], "licenses": licences(part["licence"]),
                   **({"externalReferences": [{"type": "website", "url": part["page"]}]} if part["page"] else {}), "properties": [{"name": "malkoll:link", "value": part["how"]}]} for part in parts]
    return {"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "serialNumber": "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, name_of(version, parts))),
            "metadata": {"timestamp": moment(), "component": {"type": "application", "bom-ref": "malkoll", "name": "malkoll", "version": version, "licenses": licences("MIT")}},
            "components": components, "dependencies": [{"ref": "malkoll", "dependsOn": [part["purl"] for part in parts]}]}


def hand_out_terms(parts, folder):
    """What has come into the program, each with its terms; what it loads has its own package, with its own."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for part in parts:
        if part["how"] == "in":
            shutil.copyfile(part["copyright"], os.path.join(folder, part["name"].replace("/", "-") + ".txt"))


def main(build, program, version, output, npm=None):
    logging.getLogger("debian").setLevel(logging.ERROR)  # copyright files of Debian's that name their form in an older way
    parts = parts_of(build, program, json.loads(pathlib.Path(npm).read_text(encoding="utf-8")) if npm else [])
    if not parts:
        sys.exit(f"{build} does not tell what {program} is made of: it wants a build by ninja that is whole")
    for ending, make in ((".spdx.json", spdx), (".cdx.json", cyclonedx)):
        text = json.dumps(make(version, parts), ensure_ascii=False, indent=1) + "\n"
        pathlib.Path(output + ending).write_text(text, encoding="utf-8")
    hand_out_terms(parts, output + ".licenser")


if __name__ == "__main__":
    main(*sys.argv[1:])
