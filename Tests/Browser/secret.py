"""A secret ballot in a browser: a resident fetches a credential, signs out, votes, changes the vote, checks the receipt;
and the arithmetic of the page against the published vectors."""
import json

from demo import DESKTOP, PHONE, ROOT, chromium, reader, words
from report import Report

# The vectors name the inverse of the blinding factor; the page chooses the factor itself.
VECTOR = """async (v) => {
  const { blind, finalize, isSigned, bytesOf, number } = globalThis.secretBallot;
  const key = { modulus: number(bytesOf(v.n)), exponent: number(bytesOf(v.e)) };
  let [low, high, left, right] = [number(bytesOf(v.inv)), key.modulus, 1n, 0n];
  while (low > 0n) { const t = high / low; [high, low] = [low, high - t * low]; [right, left] = [left, right - t * left]; }
  const factor = (right % key.modulus + key.modulus) % key.modulus;
  const made = await blind(key, { message: bytesOf(v.msg), randomizer: bytesOf(v.msg_prefix), salt: bytesOf(v.salt), factor });
  const credential = await finalize(key, made, v.blind_sig);
  return { blinded: made.blinded === v.blinded_msg, signature: credential?.signature === v.sig,
    bent: await isSigned(key, bytesOf("00" + v.prepared_msg), bytesOf(v.sig)),
    forged: await finalize(key, made, v.blinded_msg) };
}"""


def secret(demo):
    report = Report("the secret ballot")
    found = None
    for item in demo.get("/api/cases?limit=100")["items"]:
        for ballot in demo.get("/api/cases/" + item["id"])["ballots"]:
            if ballot["credentials"] and not ballot["result"]:
                found = f"/cases/{item['id']}/ballots/{ballot['id']}"
    if not report.check(found, "the sample has a secret ballot with a key"):
        return report
    with chromium() as browser:
        vote(report, browser, demo, found, "zh", PHONE, "tang", "青禾社区居民")
        vote(report, browser, demo, found, "en", DESKTOP, "wu", "Residents of Qinghe")
        without_script(report, browser, demo, found)
    return report


def vote(report, browser, demo, path, language, window, login, party):
    text = words(language)
    page = reader(browser, demo, language, window, login, party)
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(path)
    if language == "zh":
        vector = json.loads((ROOT / "Tests" / "Vectors" / "rfc9474.json").read_text("utf-8"))
        answer = page.evaluate(VECTOR, vector)
        report.check(
            answer == {"blinded": True, "signature": True, "bent": False, "forged": None},
            "the page blinds and unblinds as RFC 9474 says", str(answer))
    part = lambda name: page.locator(f"[data-part={name}]")
    report.check(part("paper").is_hidden(), "there is no paper before there is a credential")
    numbers = text["secret.numbers"].split("{")[0]
    report.check(numbers in page.locator("main").inner_text(), "issued, used and on the roll are public")
    report.picture(page, f"secret-fetch-{language}")
    part("fetch-button").click()
    part("have").wait_for(state="visible")
    report.check(text["secret.said.fetched"] in part("status").inner_text(), f"{login} has a credential", part("status").inner_text())
    kept = part("text").input_value()
    report.check(kept.startswith("gongzhi-credential 1\n") and len(kept.split("\n")) == 5, "the credential can be saved as text")

    # The credential stays on the device when its owner signs out.
    page.context.clear_cookies(name="__Host-session")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.url.split("?")[0].endswith("/secret-votes") else None)
    page.goto(path)
    report.check(part("paper").is_visible(), "whoever bears a credential has a paper without signing in")
    for choice in ["no", "yes"]:
        page.locator(f".paper-form label:has([name=choice][value={choice}])").click()
        page.locator(".paper-form button[type=submit]").first.click()
        part("check").wait_for(state="visible")
        report.check(page.locator(".paper-form").is_hidden(), "the paper makes room for the vote in words")
        report.check(text[f"choice.{choice}"] in part("said").inner_text(), "the vote is shown in words before it is cast")
        report.picture(page, f"secret-check-{language}")
        part("cast-button").click()
        part("receipt").wait_for(state="visible")
        part("check").wait_for(state="hidden")
    said = text["secret.said.changed"]
    report.check(said in part("status").inner_text(), "the vote was changed", part("status").inner_text())
    report.check(
        len(sent) == 2 and all("cookie" not in request.all_headers() for request in sent),
        "votes go without cookies", str([request.all_headers() for request in sent]))
    report.picture(page, f"secret-done-{language}")
    with page.expect_navigation():
        part("receipt-link").click()
    shown = page.locator("main").inner_text()
    report.check(text["receipt.kept.text"] in shown, "one tap says that the ballot is in the record", shown[:300])
    report.check(text["choice.yes"] not in page.locator(".facts").inner_text(), "the receipt is silent about the vote")
    report.picture(page, f"secret-receipt-{language}")
    page.go_back()
    part("have").locator("summary").click()
    part("forget-button").click()
    report.check(part("paper").is_hidden(), "a credential can be removed from the device")
    part("fetch").locator("summary").click()
    part("restore").fill(kept)
    part("restore-button").click()
    part("have").wait_for(state="visible")
    report.check(part("paper").is_visible(), "and brought back as text")
    page.goto("/help/secret-ballot")
    report.picture(page, f"secret-help-{language}")
    report.check(not faults, "nothing is wrong in the console", "; ".join(faults))
    page.context.close()


def without_script(report, browser, demo, path):
    page = reader(browser, demo, "en", PHONE, javascript=False)
    page.goto(path)
    shown = page.locator("main").inner_text()
    report.check(words("en")["secret.no-script"] in shown, "without scripts the page says what to do instead", shown[:400])
    report.picture(page, "secret-without-script")
    page.context.close()
