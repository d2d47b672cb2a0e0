"""A demo that the checks start for themselves, with a browser before it."""
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "gongzhi"
PHONE, DESKTOP, NARROW = (
    {"width": 390, "height": 844}, {"width": 1280, "height": 900}, {"width": 320, "height": 640})
LOCALES = {"zh": "zh-CN", "en": "en-GB"}


class Demo:
    """The address of a running demo, and what its folder says about it."""

    def __init__(self, port, data):
        self.port, self.data = port, pathlib.Path(data)
        self.address = f"https://localhost:{port}"
        self.passwords = {
            person["login"]: person["password"]
            for person in json.loads((self.data / "logins.json").read_text("utf-8"))["people"]}
        context = ssl.create_default_context(cafile=str(self.data / "tls" / "cert.pem"))
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))

    def ask(self, method, path, body=None, headers=()):
        """Status and text of an answer, whatever its status."""
        request = urllib.request.Request(self.address + path, method=method, headers=dict(headers))
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def get(self, path):
        status, text = self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {text}")
        return json.loads(text)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_demo(folder):
    """Starts a demo on a free port with its data below a folder, and stops it."""
    port, data = free_port(), pathlib.Path(folder) / "data"
    log = open(pathlib.Path(folder) / "demo.log", "w+", encoding="utf-8")
    process = subprocess.Popen(
        [str(PROGRAM), "demo", "--data", str(data), "--port", str(port)], cwd=ROOT, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 240
        while True:
            if process.poll() is not None or time.monotonic() > deadline:
                log.seek(0)
                raise RuntimeError("the demo does not serve:\n" + log.read())
            try:
                demo = Demo(port, data)
                if demo.ask("GET", "/ready")[0] == 200:
                    break
            except (OSError, ValueError):
                pass
            time.sleep(0.1)
        yield demo
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
        log.close()


@contextmanager
def chromium():
    """Debian's Chromium, which needs no download."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-proxy-server"] + (["--no-sandbox"] if os.geteuid() == 0 else []))
        try:
            yield browser
        finally:
            browser.close()


def reader(browser, demo, language, window, login=None, party=None, scheme="light", javascript=True):
    """A page of someone who reads in a language, signed in or not."""
    context = browser.new_context(
        base_url=demo.address, locale=LOCALES[language], viewport=window, color_scheme=scheme,
        ignore_https_errors=True, java_script_enabled=javascript, reduced_motion="reduce", timezone_id="Asia/Shanghai")
    context.set_default_timeout(20_000)
    page = context.new_page()
    if login:
        sign_in(page, demo, login, party)
    return page


def sign_in(page, demo, login, party=None):
    page.goto("/sign-in")
    page.locator("main input[name=login]").fill(login)
    page.locator("main input[name=password]").fill(demo.passwords[login])
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    if party:
        page.goto("/seats")
        seat = page.locator("li.seat", has_text=party)
        if seat.locator("form button").count():
            with page.expect_navigation():
                seat.locator("form button").click()


def words(language):
    """The words of the pages."""
    texts = {}
    for file in (ROOT / "Resources" / "locales" / "pages").glob(f"*.{language}.json"):
        texts.update(json.loads(file.read_text("utf-8")))
    return texts
