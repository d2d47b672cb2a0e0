"""Electronic signatures in a browser: an official makes a key that cannot leave the browser, gets a certificate, and signs
a resolution with it; tampered bytes are not signed; openssl accepts what the browser signed."""
import pathlib
import subprocess
import tempfile

from demo import DESKTOP, PHONE, chromium, reader, words
from report import Report

# What the page's own functions do with other bytes, another digest, and the private key.
REFUSALS = """async ([path, person, shown]) => {
  const { signBytes, partsOf, find, fromBase64, hexOf } = globalThis.documentSigning;
  const item = document.querySelector(".browser-signing [data-certificate]");
  const certificate = fromBase64(item.dataset.certificate);
  const kept = await find(person, hexOf(partsOf(certificate).key));
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const bent = bytes.slice();
  bent[20] ^= 1;
  let exported = "no";
  try { await crypto.subtle.exportKey("pkcs8", kept.privateKey); exported = "yes"; } catch {}
  return { exported, extractable: kept.privateKey.extractable,
    bent: await signBytes(bent, shown, certificate, kept.privateKey),
    other: await signBytes(bytes, "0".repeat(64), certificate, kept.privateKey),
    good: Boolean(await signBytes(bytes, shown, certificate, kept.privateKey)) };
}"""


def signing(demo):
    report = Report("electronic signatures")
    found = None
    for item in demo.get("/api/cases?limit=100")["items"]:
        for resolution in demo.get("/api/cases/" + item["id"])["resolutions"]:
            signed = [one["party"] for one in resolution["signatures"]]
            wanted = [one["party"] for one in resolution["frozen"]["signatories"]]
            if "housing" in wanted and "housing" not in signed and not resolution["inForceAt"]:
                found = f"/cases/{item['id']}/resolutions/{resolution['frozen']['id']}", resolution["digest"]
    if not report.check(found, "the sample has a resolution that the housing bureau is to sign"):
        return report
    path, digest = found
    with chromium() as browser:
        for language, window in [("zh", PHONE), ("en", DESKTOP)]:
            look(report, browser, demo, path, language, window)
        sign(report, browser, demo, path, digest)
        without_script(report, browser, demo)
    accepted(report, demo, path)
    return report


def look(report, browser, demo, path, language, window):
    text = words(language)
    page = reader(browser, demo, language, window, "pan", "云汀区住房和建设局" if language == "zh" else "Yunting Housing")
    page.goto(path)
    shown = page.locator("main").inner_text()
    report.check(text["signing.title"] in shown and "openssl cms -sign" in shown, f"whoever must sign sees how ({language})")
    report.picture(page, f"signing-before-{language}")
    page.goto("/trust")
    report.check(text["signing.trust.authorities"] in page.locator("main").inner_text(), "everyone sees who trusts whom")
    report.picture(page, f"signing-trust-{language}")
    page.goto("/certificates")
    report.picture(page, f"signing-certificates-{language}")
    page.context.close()


def sign(report, browser, demo, path, digest):
    text = words("zh")
    page = reader(browser, demo, "zh", PHONE, "pan", "云汀区住房和建设局")
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto("/certificates")
    page.locator("[data-part=make-button]").click()
    page.wait_for_url("**/certificates?receipt=*")
    report.check(text["signing.mark.valid"] in page.locator("main").inner_text(), "the certificate came at once")
    report.picture(page, "signing-enrolled-zh")
    person = page.locator(".enrolment").get_attribute("data-person")
    page.goto(path)
    button = page.locator("[data-part=sign-button]")
    page.wait_for_function("() => !document.querySelector('[data-part=sign-button]').disabled")
    report.check(page.locator("[data-part=computed]").inner_text() == digest, "the browser computed the digest itself")
    answer = page.evaluate(REFUSALS, [path + "/signed.json", person, digest])
    report.check(
        answer == {"exported": "no", "extractable": False, "bent": None, "other": None, "good": True},
        "other bytes and other digests are not signed, and the key cannot be exported", str(answer))

    # A server, or something between, that gives other bytes: nothing is signed.
    page.route("**/signed.json", lambda route: route.fulfill(status=200, body='{"changed":true}'))
    page.reload()
    page.locator(".browser-signing [data-part=status]").filter(has_text=text["signing.said.other"]).wait_for()
    report.check(button.is_disabled(), "tampered bytes leave the button off")
    report.picture(page, "signing-tampered-zh")
    page.unroute("**/signed.json")
    page.reload()
    page.wait_for_function("() => !document.querySelector('[data-part=sign-button]').disabled")
    report.picture(page, "signing-ready-zh")
    button.click()
    page.wait_for_url("**?receipt=*")
    shown = page.locator("main").inner_text()
    report.check(text["signing.electronic"] in shown and "ECDSA" in shown, "the signature stands under the resolution", shown[-600:])
    report.picture(page, "signing-done-zh")
    report.check(not faults, "nothing is wrong in the console", "; ".join(faults))
    page.context.close()


def without_script(report, browser, demo):
    page = reader(browser, demo, "en", PHONE, "pan", "Yunting Housing", javascript=False)
    page.goto("/certificates")
    report.check(words("en")["signing.no-script"] in page.locator("main").inner_text(), "without scripts the page says what to do instead")
    page.context.close()


def accepted(report, demo, path):
    """Plain openssl on what the browser signed, and on the same with one byte changed."""
    signatures = demo.get("/api" + path + "/signatures")["signatures"]
    if not report.check(len(signatures) == 1, "one electronic signature is public"):
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def fetch(address, to):
            with demo.opener.open(demo.address + address, timeout=60) as answer:
                (folder / to).write_bytes(answer.read())

        fetch(path + "/signed.json", "resolution.json")
        fetch(f"{path}/signatures/{signatures[0]['sequence']}.p7s", "s.p7s")
        fetch("/trust/housing/anchors.pem", "anchors.pem")
        command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content",
                   "resolution.json", "-CAfile", "anchors.pem", "-out", "/dev/null"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        report.check(done.returncode == 0, "openssl accepts what the browser signed", done.stderr)
        data = bytearray((folder / "resolution.json").read_bytes())
        data[30] ^= 1
        (folder / "resolution.json").write_bytes(data)
        report.check(subprocess.run(command, cwd=folder, capture_output=True).returncode != 0, "and refuses it after one byte")
