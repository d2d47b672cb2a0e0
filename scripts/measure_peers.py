"""The parts `inventory` and `voting` of scripts/bench: figures of our own, and other people's programs on the same input.

The others come from PyPI into .build-python, which is made here when it is not there.
"""
import json
import subprocess
import sys

from local_server import RELEASE, ROOT

PYTHON = ROOT / ".build-python" / "bin" / "python"
# What is imported, and the package that has it.
PACKAGES = {
    "inventory": {"cedarpy": "cedarpy"},
    "voting": {"pabutools": "pabutools", "pref_voting": "pref_voting"},
}


def need(part):
    """Sees to it that the packages of a part are there; False, with a word about it, when they cannot be had."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PYTHON.parent.parent)], check=True)
    names = PACKAGES[part]
    if subprocess.run([str(PYTHON), "-c", f"import {', '.join(names)}"], stderr=subprocess.DEVNULL).returncode == 0:
        return True
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *names.values()]
    return subprocess.run(install).returncode == 0


def version(name):
    code = f"import importlib.metadata as m; print(m.version('{name}'))"
    return subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def answers(script, *arguments):
    """The lines of JSON that a script of ours prints under the other Python, as they come."""
    run = subprocess.Popen(
        [str(PYTHON), str(ROOT / "scripts" / script), *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    for line in run.stdout:
        yield json.loads(line)
    if run.wait() != 0:
        sys.exit(f"{script} ended with {run.returncode}")


def inventory(report, scratch, quick):
    short = ["--quick"] if quick else []
    report.bench("inventory", *short)
    if not need("inventory"):
        report.say("  not compared with cedarpy, which could not be installed")
        return
    file = scratch / "peer-rules.json"
    subprocess.run([str(RELEASE / "bench"), "peer-rules", *short, "--file", str(file)], cwd=ROOT, check=True)
    for found in answers("peers_inventory.py", file):
        report.say(f"The same questions answered by Cedar (cedarpy {version('cedarpy')}), processor time, best of its rounds")
        each, theirs = (found[key] / found["requests"] * 1e6 for key in ("ours", "seconds"))
        report.figure(
            "times as long as ours", found["seconds"] / found["ours"], "×",
            note=f"{found['rules']} rules, {found['requests']} questions, {found['allowed']} allowed; "
            f"ours {each:.2f} µs a decision, cedarpy {theirs:.0f} µs")
        report.figure("different decisions", found["different"], "", "none", found["different"] == 0)


def voting(report, scratch, quick):
    folder = scratch / "voting"
    folder.mkdir()
    report.bench("voting", *(["--quick"] if quick else []), "--folder", str(folder))
    if not need("voting"):
        report.say("  not compared with pabutools and pref_voting, which could not be installed")
        return
    names = ", ".join(f"{name} {version(name)}" for name in PACKAGES["voting"])
    report.say(f"The same files counted by {names}; processor time, theirs ÷ ours")
    different = 0
    for found in answers("peers_voting.py", folder):
        added = "" if found["completion"] == "none" else f" {found['completion']}"
        different += not found["equal"]
        report.figure(
            f"{found['method']}{added}, {found['file']}", found["seconds"] / found["ours"], "×",
            note=f"ours {found['ours']:.4f} s, theirs {found['seconds']:.2f} s; "
            f"{'the same winners' if found['equal'] else 'OTHER winners: ' + ' '.join(found['winners'])}")
    report.figure("different outcomes", different, "", "none", different == 0)
