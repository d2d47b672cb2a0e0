"""The story of the README in a browser without JavaScript, on a phone: a case from its filing to its closing, each step by
the person whose turn it is, half of them in English."""
from demo import PHONE, chromium, reader, words
from report import Report

PEOPLE = {
    "lin": ("zh", None), "zhou": ("zh", "青禾社区居民"), "tang": ("en", "Residents of Qinghe"),
    "wu": ("zh", "青禾社区居民"), "fang": ("en", "Residents of Qinghe"), "shen": ("en", None), "song": ("en", None),
    "gao": ("zh", None), "xu": ("en", None), "du": ("zh", None),
}


class Actor:
    """Someone at a phone."""

    def __init__(self, report, browser, demo, login):
        self.report, self.login = report, login
        self.language, party = PEOPLE[login]
        self.words = words(self.language)
        self.page = reader(browser, demo, self.language, PHONE, login, party, javascript=False)

    def read(self, case):
        self.page.goto(f"/cases/{case}")

    def act(self, command, values=None, about=None, say=None):
        """Does what the panel of the case offers, and reads the words that say so."""
        heading = self.words[f"act.{command}.title"]
        anchor = f"{command}-{about}" if about else command
        form = self.page.locator(f"details#{anchor}")
        if form.count():
            if form.get_attribute("open") is None:
                form.locator("> summary").click()
            form = form.locator("form")
        else:
            self.page.locator("aside .act-link a", has_text=heading).first.click()
            form = self.page.locator("main form.form")
        self.fill(form, values or {})
        form.get_by_role("button", name=self.words[f"act.{command}.submit"], exact=True).click()
        self.expect(self.words["notice.entered"], f"{command}: the receipt")
        if say:
            self.expect(say, f"{command}: the words")

    def fill(self, form, values):
        for name, value in values.items():
            control = form.locator(f"[name='{name}']")
            kind = control.first.evaluate("e => e.type || e.tagName")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    form.locator(f"label:has([name='{name}'][value='{one}'])").click()
            elif kind == "select-one":
                control.select_option(value)
            else:
                control.fill(value)

    def expect(self, text, what):
        shown = self.page.locator("main").inner_text()
        self.report.check(text.lower() in shown.lower(), f"{self.login} reads “{text}” ({what})", f"at {self.page.url}: {shown[:300]}")

    def expect_state(self, state):
        shown = self.page.locator(".axes dd").first.inner_text()
        expected = self.words[f"state.{state}"]
        self.report.check(shown == expected, f"{self.login} sees the case as “{expected}”", f"it is “{shown}”")

    def picture(self, name):
        self.report.picture(self.page, f"story-{name}")


def story(demo):
    report = Report("the story")
    with chromium() as browser:
        actors = {login: Actor(report, browser, demo, login) for login in PEOPLE}
        for login, actor in actors.items():
            actor.page.goto("/desk")
            report.check(
                actor.page.locator("h1").inner_text().startswith(actor.words["nav.desk"]), f"{login} has a desk",
                actor.page.locator("main").inner_text()[:200])
        try:
            case = file(report, actors)
            deliberate(actors, case)
            vote(actors, case)
            resolve(actors, case)
            execute(report, actors, case)
            end(report, actors, demo, case)
        except Exception as error:  # A step that cannot be done ends the story; where it stood is what matters.
            report.check(False, "the story goes on to its end", f"{type(error).__name__}: {str(error)[:600]}")
    return report


def file(report, actors):
    lin, shen = actors["lin"], actors["shen"]
    lin.page.goto("/")
    lin.page.locator("main").get_by_role("link", name=lin.words["home.file"]).click()
    lin.expect(lin.words["file.after"], "what comes after filing")
    form = lin.page.locator("main form.form")
    lin.fill(form, {
        "matter": "GJ01", "area": "99030100100101", "title": "晾衣架锈断了", "text": "楼前的晾衣架断了两根,衣服掉在泥里。",
        "contact": "示例电话 000-0009"})
    lin.picture("1-file")
    form.get_by_role("button", name=lin.words["act.file-case.submit"], exact=True).click()
    lin.expect("晾衣架锈断了", "the title")
    lin.expect("000-0009", "the contact, to its owner")
    lin.expect_state("filed")
    lin.picture("2-filed")
    case = lin.page.url.split("/cases/")[1].split("?")[0].split("#")[0]

    shen.page.goto("/desk")
    shen.expect("晾衣架锈断了", "the duty to accept")
    shen.page.locator("ul.duties li", has_text="晾衣架锈断了").get_by_role("link").first.click()
    shen.expect("Filed", "the state in English")
    shen.act("accept-case")
    shen.expect_state("accepted")
    shen.act("convene-deliberation", {"question": "修旧的,还是换新的?"}, say="修旧的,还是换新的?")
    shen.expect_state("deliberating")
    shen.picture("3-deliberating")
    report.check("000-0009" not in public(actors["tang"], case), "nobody else reads the contact")
    return case


def public(actor, case):
    actor.read(case)
    return actor.page.content()


def deliberate(actors, case):
    for login, position, text in [
            ("lin", "for", "换新的,不锈钢的那种。"), ("tang", "question", "How high will it be?"),
            ("zhou", "against", "别挡住一楼的窗。")]:
        actors[login].read(case)
        actors[login].act("add-post", {"position": position, "text": text}, say=text)
    song = actors["song"]
    song.read(case)
    song.page.locator(".post", has_text="How high").get_by_role("link", name=song.words["post.reply"]).click()
    form = song.page.locator("main form.form")
    song.fill(form, {"position": "information", "text": "一米六,够得着。"})
    form.get_by_role("button", name=song.words["act.add-post.submit"], exact=True).click()
    song.expect("一米六,够得着。", "the reply")
    song.act("make-proposal", {"title": "两副不锈钢晾衣架", "text": "一、换两副不锈钢晾衣架。\n二、离一楼的窗三米。"}, say="两副不锈钢晾衣架")
    song.act("revise-proposal", {
        "text": "一、换两副不锈钢晾衣架。\n二、离一楼的窗五米。", "note": "按周拾穗的意见放远些。"}, say="按周拾穗的意见放远些。")
    song.picture("4-proposal")


def vote(actors, case):
    shen = actors["shen"]
    shen.read(case)
    proposal = shen.page.locator("#proposals section.leaf").first.get_attribute("id")
    shen.act("call-ballot", about=proposal)
    shen.expect_state("balloting")
    for login, choice in [("lin", "yes"), ("zhou", "no"), ("tang", "yes"), ("wu", "yes"), ("fang", "abstain")]:
        actor = actors[login]
        actor.read(case)
        values = {"choice": choice} | ({"statement": "还是太近。"} if choice == "no" else {})
        actor.act("cast-vote", values)
        actor.page.locator("details#cast-vote > summary").click()
        own = actor.words["ballot.own"].replace("{choice}", actor.words["choice." + choice])
        actor.expect(own, "the own vote")
    actors["lin"].picture("5-ballot")
    shen.read(case)
    shen.act("close-ballot")
    shen.expect(shen.words["ballot.outcome.adopted"], "the result")
    shen.picture("6-counted")


def resolve(actors, case):
    shen = actors["shen"]
    shen.act("draft-resolution", {
        "title": "关于晾衣架的决议", "text": "同意《两副不锈钢晾衣架》第2版。",
        "clauses.1.text": "换两副晾衣架。", "clauses.1.lead": "urban-management", "clauses.1.supports": ["subdistrict"],
        "clauses.1.due": "2027-12-01", "clauses.2.text": "验收前请老人试用。", "clauses.2.lead": "urban-management",
        "clauses.2.due": "2027-12-15"}, say="还是太近。")
    shen.expect_state("resolving")
    shen.picture("7-resolution")
    for login in ["shen", "gao", "xu"]:
        actor = actors[login]
        actor.read(case)
        actor.act("sign-resolution", say=actor.words["signature.given"])
    actors["xu"].expect_state("executing")
    actors["xu"].picture("8-signed")


def execute(report, actors, case):
    xu, du = actors["xu"], actors["du"]
    tasks = [task.get_attribute("id") for task in xu.page.locator("#tasks li.task").all()]
    report.check(len(tasks) == 2, "two clauses became two tasks", str(tasks))
    for task in tasks:
        xu.act("report-progress", {"progress": "done", "text": f"Done: {task}."}, about=task, say=f"Done: {task}.")
    xu.expect_state("verifying")
    # The bureau that executed, and the subdistrict office that supported it, are offered no check, and told why.
    for login, reason in [("xu", "refusal.no-entry"), ("gao", "refusal.separation-of-duties")]:
        actor = actors[login]
        actor.read(case)
        report.check(actor.page.locator("form[action$=checks]").count() == 0, f"{login} is offered no check")
        actor.page.goto(f"/cases/{case}/acts/check-task?task={tasks[0]}")
        actor.expect(actor.words[reason], "why not")
        actor.picture(f"8-refused-{login}")
    du.page.goto("/desk")
    du.expect("晾衣架锈断了", "the duty to verify")
    du.read(case)
    for task in tasks:
        du.act("check-task", {"finding": "passed", "text": "到场看过,稳当。"}, about=task, say="到场看过,稳当。")
    du.picture("9-verified")


def end(report, actors, demo, case):
    lin, du = actors["lin"], actors["du"]
    lin.read(case)
    lin.expect_state("evaluating")
    lin.act("evaluate-case", {"outcome": "solved", "satisfaction": "5", "text": "好用。"}, say="好用。")
    lin.picture("10-evaluated")
    du.read(case)
    du.act("close-case")
    du.expect_state("closed")
    for login in ["tang", "lin"]:
        actor = actors[login]
        actor.read(case)
        actor.expect(actor.words["outcome.solved"], "the outcome")
        actor.picture(f"11-closed-{actor.language}")
    told = demo.get(f"/api/cases/{case}")
    report.check((told["state"], told["outcome"]) == ("closed", "solved"), "the API tells the same end", str(told)[:200])
