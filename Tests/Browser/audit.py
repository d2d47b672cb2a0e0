"""Every page in one language: nothing for axe to find, nothing in the console, no sideways scrolling, targets large
enough to hit."""
from axe_playwright_python.base import AXE_FILE_PATH

from demo import DESKTOP, NARROW, PHONE, chromium, reader
from places import CASE_READERS, commands, places
from report import Report

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The style sheet is read from the page itself; fetching it again is what the policy of the site forbids.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"], "preload": False}

MEASURE = """() => {
  const faults = [];
  const name = e => e.tagName.toLowerCase() + (e.name ? `[${e.name}]` : '') + ' "' + (e.innerText || e.value || '').trim().slice(0, 30) + '"';
  for (const e of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    if (e.type === 'hidden' || !e.checkVisibility({visibilityProperty: true})) continue;
    const skip = e.classList.contains('skip');
    const choice = e.type === 'radio' || e.type === 'checkbox';
    const box = (choice ? e.closest('label') || e : e).getBoundingClientRect();
    if (skip || box.width === 0) continue;
    const typed = choice || ['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName);
    if (typed) { if (box.height < 43.5) faults.push(`${name(e)} is ${box.height.toFixed(1)} px high`); continue; }
    const inline = getComputedStyle(e).display === 'inline' && [...e.parentNode.childNodes].some(
      n => n !== e && n.textContent.trim() !== '');
    if (!inline && (box.height < 23.5 || box.width < 23.5))
      faults.push(`${name(e)} in ${e.parentNode.className || e.parentNode.tagName} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`);
  }
  return faults;
}"""


def audit(demo, language):
    report = Report(f"pages in {language}")
    with chromium() as browser:
        for login, party in [(None, None)] + CASE_READERS:
            audit_reader(report, browser, demo, language, login, party)
        audit_reader(report, browser, demo, language, "zhou", None, [("/seats", 200), ("/", 200)])
        acts = [(f"/acts/{name}", 200) for name in commands(demo, about_case=False) if name != "file-case"]
        audit_reader(report, browser, demo, language, "registrar", None, acts)
    return report


def audit_reader(report, browser, demo, language, login, party, paths=None):
    page = reader(browser, demo, language, PHONE, login, party)
    heard = listen(page)
    for path, status in paths or places(demo, login):
        heard.clear()
        where = f"{path} as {login or 'nobody'}"
        answer = page.goto(path)
        report.check(answer.status == status, f"{where} answers {status}", f"it answered {answer.status}")
        report.check(
            page.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[language],
            f"{where} says its language")
        inspect(report, page, where, f"{language}-{login or 'nobody'}-{path}", heard, status)
    if login == "lin":
        refused(report, page, demo, language, heard)
    page.context.close()


def refused(report, page, demo, language, heard):
    """The page of a refusal: a resident may not propose."""
    case = demo.get("/api/cases?state=deliberating")["items"][0]["id"]
    page.goto(f"/cases/{case}/acts/make-proposal")
    heard.clear()
    page.locator("main input[name=title]").fill("让我来")
    page.locator("main textarea[name=text]").fill("居民不能提案。")
    with page.expect_navigation() as navigation:
        page.locator("main form button[type=submit]").last.click()
    report.check(navigation.value.status == 403, "a refused form answers 403")
    report.check(page.locator("main textarea[name=text]").input_value() == "居民不能提案。", "a refused form keeps its words")
    inspect(report, page, "the page of a refusal", f"{language}-refusal", heard, 403)


def listen(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(f"failed: {request.url}"))
    return heard


def inspect(report, page, where, name, heard, status):
    # Chromium itself says in the console that a page answered with an error, which here it shall.
    said = [line for line in heard if not (status >= 400 and "Failed to load resource" in line)]
    report.check(not said, f"{where} is silent in the console", "; ".join(said))
    report.picture(page, name + "-phone")
    # Details are opened, so that what they hide is looked at too.
    page.evaluate("document.querySelectorAll('main details').forEach(e => e.open = true)")
    faults = page.evaluate(MEASURE)
    report.check(not faults, f"{where} has targets to hit", "; ".join(faults[:6]))
    axe(report, page, f"{where}, phone, light", OPTIONS)
    page.emulate_media(color_scheme="dark")
    axe(report, page, f"{where}, phone, dark", COLOURS)
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    report.check(width <= NARROW["width"], f"{where} fits {NARROW['width']} px", f"it is {width} px wide")
    page.set_viewport_size(DESKTOP)
    axe(report, page, f"{where}, desktop, dark", OPTIONS)
    page.emulate_media(color_scheme="light")
    report.picture(page, name + "-desktop")
    page.set_viewport_size(PHONE)


def axe(report, page, where, options):
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    violations = page.evaluate("options => axe.run(options)", options)["violations"]
    report.check(
        not violations, f"axe finds nothing in {where}",
        "; ".join(f"{item['id']}: {item['nodes'][0]['html'][:160]} ({len(item['nodes'])})" for item in violations))
