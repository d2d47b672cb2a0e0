"""Every page in one language: nothing for axe to find, nothing in the console, no sideways scrolling, targets large
enough to hit."""
from axe_playwright_python.base import AXE_FILE_PATH

from demo import DESKTOP, NARROW, PHONE, chromium, reader
from places import CASE_READERS, commands, places
from report import Report

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The style sheet is read from the page itself; fetching it again is what the policy of the site forbids.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}

# Sends a form to an address, with the token of the page.
SEND = """([action, values]) => {
  const form = document.querySelector('form[method=post]').cloneNode(false);
  const csrf = document.querySelector('[name=csrf]').value;
  form.action = action;
  for (const [name, value] of Object.entries({csrf, ...values})) {
    const field = document.createElement('input');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""

MEASURE = """() => {
  const faults = [];
  const name = e => e.tagName.toLowerCase() + (e.name ? `[${e.name}]` : '') + ' "' + (e.innerText || e.value || '').trim().slice(0, 30) + '"';
  for (const e of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    if (e.type === 'hidden' || !e.checkVisibility({visibilityProperty: true})) continue;
    const skip = e.classList.contains('skip');
    const choice = e.type === 'radio' || e.type === 'checkbox';
    // A choice is hit on its label, the title of a case in a list on the whole line.
    const target = choice ? e.closest('label') : e.closest('.case-line-title') ? e.closest('.case-line') : e;
    const box = (target || e).getBoundingClientRect();
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
        audit_reader(report, browser, demo, language, "qiao", None, [("/seats", 200), ("/desk", 200)])
        turned_away(report, browser, demo, language)
        # What those who vote do is not for the registrar.
        others = {"found-institution", "grant-proxy", "enter-proxy", "revoke-proxy"}
        acts = [(f"/acts/{name}", 403 if name in others else 200)
                for name in commands(demo, about_case=False) if name != "file-case"]
        audit_reader(report, browser, demo, language, "registrar", None, acts)
    return report


def audit_reader(report, browser, demo, language, login, party, paths=None):
    page = reader(browser, demo, language, PHONE, login, party)
    heard = listen(page)
    for path, status in paths or places(demo, login):
        heard.clear()
        where = f"{path} as {login or 'nobody'}"
        answer = page.goto(path)
        allowed = status if isinstance(status, tuple) else (status,)
        report.check(answer.status in allowed, f"{where} answers {status}", f"it answered {answer.status}")
        report.check(
            page.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[language],
            f"{where} says its language")
        inspect(report, page, where, f"{language}-{login or 'nobody'}-{path}", heard, answer.status)
    if login == "lin":
        answered(report, page, demo, language, heard)
    page.context.close()


def answered(report, page, demo, language, heard):
    """The pages that answer a form with no: a form that only organisations are given, and one with faults."""
    case = demo.get("/api/cases?state=deliberating")["items"][0]["id"]
    for name, action, values, status in [
            ("refusal", f"/cases/{case}/proposals", {"title": "让我来", "text": "居民不能提案。"}, 403),
            ("faults", "/cases", {"matter": "nonsense", "title": "", "text": "居民不能提案。"}, 422)]:
        page.goto(f"/cases/{case}")
        heard.clear()
        with page.expect_navigation() as navigation:
            page.evaluate(SEND, [action, values])
        report.check(navigation.value.status == status, f"{name} answers {status}", str(navigation.value.status))
        shown = page.locator("main textarea[name=text]")
        report.check(shown.count() and shown.input_value() == values["text"], f"{name}: the form keeps its words")
        inspect(report, page, f"the page of {name}", f"{language}-{name}", heard, status)


def turned_away(report, browser, demo, language):
    """The sign-in page after a wrong password."""
    page = reader(browser, demo, language, PHONE)
    heard = listen(page)
    page.goto("/sign-in")
    page.locator("main input[name=login]").fill("nobody-here")
    page.locator("main input[name=password]").fill("wrong")
    with page.expect_navigation() as navigation:
        page.locator("main form button[type=submit]").click()
    report.check(navigation.value.status == 401, "a wrong password answers 401", str(navigation.value.status))
    inspect(report, page, "a wrong password", f"{language}-wrong-password", heard, 401)
    page.context.close()


def listen(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    # What the page that was left had asked for is cut off by going on; that is no failure.
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or heard.append(
        f"failed: {request.url}: {request.failure}"))
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
    axe(report, page, f"{where}, phone, light")
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    report.check(width <= NARROW["width"], f"{where} fits {NARROW['width']} px", f"it is {width} px wide")
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark")
    axe(report, page, f"{where}, desktop, dark")
    page.emulate_media(color_scheme="light")
    report.picture(page, name + "-desktop")
    page.set_viewport_size(PHONE)


def axe(report, page, where):
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    violations = page.evaluate("options => axe.run(options)", OPTIONS)["violations"]
    report.check(
        not violations, f"axe finds nothing in {where}",
        "; ".join(f"{item['id']}: {item['nodes'][0]['html'][:160]} ({len(item['nodes'])})" for item in violations))
