"""Runs the checks in a real browser; the last line says how many held.

With --picture it takes the picture of the README instead."""
import os
import pathlib
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor

from audit import audit
from contract import contract
from demo import ROOT, Demo, running_demo
from keyboard import keyboard
from picture import picture
from report import Report
from secret import secret
from signing import signing
from story import story

PARTS = [(audit, "zh"), (audit, "en"), (story,), (secret,), (signing,), (keyboard,), (contract,)]


def run(part, port, data):
    began = time.monotonic()
    try:
        report = part[0](Demo(port, data), *part[1:])
    except Exception as error:
        report = Report(" ".join([part[0].__name__, *part[1:]]))
        report.check(False, "runs to its end", f"{type(error).__name__}: {error}")
    return report, time.monotonic() - began


def main():
    with tempfile.TemporaryDirectory(prefix="gongzhi-browser-") as folder, running_demo(folder) as demo:
        if "--picture" in sys.argv[1:]:
            print(picture(demo, ROOT / "docs" / "picture.png"))
            return 0
        wanted = [part for part in PARTS if not sys.argv[1:] or part[0].__name__ in sys.argv[1:]]
        passed, failures = 0, []
        with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
            for future in [pool.submit(run, part, demo.port, str(demo.data)) for part in wanted]:
                report, seconds = future.result()
                passed += report.passed
                failures += report.failures
                print(f"  {report.part}: {report.passed} held, {len(report.failures)} did not ({seconds:.0f} s)", flush=True)
    for failure in failures:
        print(failure)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
