#!/usr/bin/env python3
"""clang-tidy on the sources of a configured build, many at once.

    tools/check/tidy.py BUILD [JOBS [WORD...]]     the sources whose path holds one of the words; without words, all

Nearly all of clang-tidy's time goes into the headers of the libraries, over and over. So files with the same flags are bundled:
a bundle includes them one after the other, and its headers are gone through once. No two files of a bundle name the same thing
in an unnamed namespace; a bundle that does not parse nevertheless is parted.
"""
import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys

BUNDLE = 24
OWN = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
TYPE = re.compile(r"^(?:struct|class|enum|enum class|union|using) (\w+)(?= (?:[:={]|final))", re.M)
VALUE = re.compile(r"^(?!struct|class|enum|union|using|namespace|template)[A-Za-z][^\n=(;{]*?(\w+(?:\([^)]*\))?)(?:\[\w*\])*(?: const)? ?[={;]", re.M)


def own_names(file):
    """What a file names for itself alone."""
    text = "".join(OWN.findall(file.read_text()))
    return set(TYPE.findall(text)) | set(VALUE.findall(text))


def sources(build):
    """(flags, file) of each source of ours, once."""
    root = pathlib.Path(__file__).resolve().parents[2]
    seen = set()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["file"])
        if file in seen or not any(file.is_relative_to(root / folder) for folder in ("app", "src")):
            continue
        seen.add(file)
        words = shlex.split(entry["command"])
        while "clang" not in pathlib.Path(words[0]).name:  # a launcher before the compiler
            words.pop(0)
        yield tuple(words[: words.index("-o")]), file


def bundles_of(entries):
    """Lists of (flags, files), each as large as names and BUNDLE allow."""
    made = []
    for flags, file in sorted(entries):
        names = own_names(file)
        for bundle in made:
            if bundle["flags"] == flags and len(bundle["files"]) < BUNDLE and not bundle["names"] & names:
                break
        else:
            bundle = {"flags": flags, "files": [], "names": set()}
            made.append(bundle)
        bundle["files"].append(file)
        bundle["names"] |= names
    return sorted(((b["flags"], b["files"]) for b in made), key=lambda b: -len(b[1]))


def at_odds(flags, source, files):
    """The files that do not parse in a bundle of them."""
    run = subprocess.run([*flags, "-fsyntax-only", "-ferror-limit=0", "-w", str(source)], capture_output=True, text=True)
    if run.returncode == 0:
        return []
    wrong = set(re.findall(r"^(.+?):\d+:\d+: (?:fatal )?error: ", run.stderr, re.M))
    return [file for file in files if str(file) in wrong] or files


def tidy(build, flags, files):
    """The findings in the files, as clang-tidy prints them."""
    folder = build / "bundles"
    folder.mkdir(exist_ok=True)
    source, allow = files[0], []
    if len(files) > 1:
        source = folder / f"{files[0].stem}_and_{len(files) - 1}_more.cpp"
        source.write_text("".join(f'#include "{file}"\n' for file in files))
        # A bundle is nothing but includes, and a name of one file may well be a local one of the next.
        allow = ["-checks=-bugprone-suspicious-include,-clang-diagnostic-shadow"]
        odd = at_odds(flags, source, files)
        if odd:
            rest = [file for file in files if file not in odd] or odd[: len(odd) // 2]
            return tidy(build, flags, rest) + tidy(build, flags, [file for file in files if file not in rest])
    run = subprocess.run(["clang-tidy", "-quiet", *allow, str(source), "--", *flags[1:]], capture_output=True, text=True)
    if run.returncode != 0 and not run.stdout:
        return run.stderr
    return run.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    words = sys.argv[3:]
    entries = [e for e in sources(build) if not words or any(word in str(e[1]) for word in words)]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        said = list(pool.map(lambda bundle: tidy(build, *bundle), bundles_of(entries)))
    findings = sorted({line for text in said for line in text.splitlines() if re.search(r"(error|warning): ", line)})
    (build / "tidy.log").write_text("".join(said))
    print("".join(line + "\n" for line in findings), end="")
    if not entries or findings or any(said):
        sys.exit(f"tidy: {len(findings)} findings in {len(entries)} files; whole in {build}/tidy.log")


main()
