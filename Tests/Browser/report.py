"""Counts what holds and what does not, and keeps pictures where they are wanted."""
import os
import pathlib
import re


class Report:
    """The checks of one part."""

    def __init__(self, part):
        self.part, self.passed, self.failures = part, 0, []

    def check(self, holds, what, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failures.append(f"{self.part}: {what}" + (f"\n    {detail}" if detail else ""))
        return bool(holds)

    def picture(self, page, name):
        folder = os.environ.get("GONGZHI_SCREENSHOTS")
        if not folder:
            return
        path = pathlib.Path(folder) / (re.sub(r"[^\w.-]+", "-", name).strip("-") + ".png")
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=True)
