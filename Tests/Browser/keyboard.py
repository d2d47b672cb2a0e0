"""Signing in and filing a case with nothing but a keyboard."""
from demo import DESKTOP, chromium, reader
from report import Report

FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e.closest('label') || e);
  return {tag: e.tagName, name: e.name || '', type: e.type || '', value: e.value || '', checked: !!e.checked,
    href: e.getAttribute('href') || '', seen: s.outlineStyle !== 'none' || s.boxShadow !== 'none'} }"""


def keyboard(demo):
    report = Report("the keyboard")
    with chromium() as browser:
        for language in ["zh", "en"]:
            page = reader(browser, demo, language, DESKTOP)
            walk(report, page, demo, language)
            page.context.close()
    return report


def walk(report, page, demo, language):
    page.goto("/")
    page.keyboard.press("Tab")
    report.check(page.evaluate(FOCUS)["href"] == "#main", f"the first stop in {language} is the way to the text")
    page.goto("/sign-in")
    tab_to(report, page, lambda at: at["name"] == "login")
    page.keyboard.type("lin")
    tab_to(report, page, lambda at: at["name"] == "password")
    page.keyboard.type(demo.passwords["lin"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")
    tab_to(report, page, lambda at: at["href"] == "/cases/new")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/new")
    answers = {"matter": "GJ01", "area": "990301001001", "title": "只用键盘写的", "text": "不用鼠标也能写。"}
    while answers:
        at = tab_to(report, page, lambda at: at["name"] in answers)
        answer(report, page, at, answers.pop(at["name"]))
    tab_to(report, page, lambda at: at["type"] == "submit" and at["tag"] == "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/20**")
    report.check("只用键盘写的" in page.locator("h1").inner_text(), f"a case is filed by keyboard in {language}")


def answer(report, page, at, value):
    if at["type"] == "radio":
        for _ in range(60):
            if page.evaluate(FOCUS)["value"] == value:
                break
            page.keyboard.press("ArrowDown")
        if not page.evaluate(FOCUS)["checked"]:
            page.keyboard.press("Space")
    elif at["type"] == "select-one":
        for _ in range(60):
            if page.evaluate(FOCUS)["value"] == value:
                break
            page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(value)
    now = page.evaluate(FOCUS)
    report.check(now["value"] == value, f"{at['name']} can be answered by keyboard", str(now))


def tab_to(report, page, is_there):
    for _ in range(80):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if not at["seen"]:
            report.check(False, "what has the focus can be seen", str(at))
        if is_there(at):
            return at
    raise RuntimeError(f"the keyboard does not get there on {page.url}")
