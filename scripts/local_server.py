"""What scripts/measure.py, scripts/crash and scripts/faults share: a server on this machine, a certificate, one request."""
import http.client
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / ".build" / "release"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_certificate(folder):
    """A self-signed certificate for this machine, P-256 as in the demo."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


class Served:
    """`gongzhi serve` on a free port of this machine, of the release build unless another folder of programs is named."""

    def __init__(self, folder, data, log=None, build=RELEASE, environment=None):
        self.port = free_port()
        self.certificate, key = folder / "cert.pem", folder / "key.pem"
        config = folder / f"serve-{self.port}.json"
        config.write_text(json.dumps({
            "host": "127.0.0.1", "port": self.port, "publicAddress": f"https://localhost:{self.port}",
            "tls": {"certificate": str(self.certificate), "key": str(key)}}))
        began = time.monotonic()
        self.process = subprocess.Popen(
            [str(build / "gongzhi"), "serve", "--data", str(data), "--config", str(config)],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log or subprocess.DEVNULL,
            env={**os.environ, **(environment or {})})
        self.context = ssl.create_default_context(cafile=str(self.certificate))
        self.ready_after = self.wait_until_ready(began)

    @property
    def pid(self):
        return self.process.pid

    def connection(self, timeout=10):
        return http.client.HTTPSConnection("localhost", self.port, context=self.context, timeout=timeout)

    def wait_until_ready(self, began, limit=30):
        while time.monotonic() - began < limit:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            try:
                connection = self.connection()
                connection.request("GET", "/ready")
                answer = connection.getresponse()
                answer.read()
                connection.close()
                if answer.status == 200:
                    return time.monotonic() - began
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.005)
        raise RuntimeError("the server was not ready in time")

    def kill(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
