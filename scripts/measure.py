"""Runs every measurement and writes docs/bench/latest.txt and latest.json. Started by scripts/bench.

Ratios come from one run, interleaved (ours, theirs, ours, theirs); processor time is the best of the rounds, latency the
median; the load of the machine stands beside each. Client and server share the processors.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import measure_peers
from local_server import RELEASE, ROOT, Served, free_port, make_certificate

TICKS = os.sysconf("SC_CLK_TCK")
NAMES = [
    "decide", "signatures", "inventory", "voting", "write", "record", "verify", "start", "commands", "casting", "pages",
    "backup"]
# Parts that compare with other people's programs; their figures have files of their own names.
PEERS = {"inventory": measure_peers.inventory, "voting": measure_peers.voting}


class Report:
    def __init__(self, lines_file):
        self.lines, self.figures, self.file = [], [], lines_file

    def say(self, line):
        print(line, flush=True)
        self.lines.append(line)

    def figure(self, name, value, unit, aim=None, met=None, note=""):
        self.figures.append({"name": name, "value": value, "unit": unit, "aim": aim, "met": met, "note": note})
        promise = f"  aim: {aim}, {'met' if met else 'missed'}" if aim else ""
        self.say(f"  {name}: {spell(value)} {unit}{promise}{f'  ({note})' if note else ''}")

    def bench(self, *arguments):
        """Runs a command of the bench program, which prints its figures and adds them to a file."""
        self.file.write_text("")
        run = subprocess.Popen(
            [str(RELEASE / "bench"), *arguments, "--json", str(self.file)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for line in run.stdout:
            self.say(line.rstrip("\n"))
        if run.wait() != 0:
            sys.exit(f"bench {arguments[0]} ended with {run.returncode}")
        for line in self.file.read_text().splitlines():
            self.figures.append({"aim": None, "met": None, **json.loads(line)})


def spell(value):
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def load_of_machine():
    return f"{os.getloadavg()[0]:.1f}"


def processor_seconds(pids):
    total = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def resident_megabytes(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def send(town, certificate, port, pids, what, clients, requests, seed, seconds=30):
    before = processor_seconds(pids)
    run = subprocess.run(
        [str(RELEASE / "bench"), "load", "--port", str(port), "--certificate", str(certificate), "--town", str(town),
         "--what", what, "--clients", str(clients), "--requests", str(requests), "--seconds", str(seconds),
         "--seed", str(seed)],
        cwd=ROOT, capture_output=True, text=True, timeout=seconds + 120)
    if run.returncode != 0:
        sys.exit(f"bench load failed: {run.stderr}")
    result = json.loads(run.stdout)
    wrong = {status: count for status, count in result["statuses"].items() if not status.startswith("2")}
    if wrong or not result["answers"]:
        sys.exit(f"the server on port {port} answered {result['statuses']} to {what}")
    result["processor"] = processor_seconds(pids) - before
    result["rate"] = result["answers"] / result["seconds"]
    return result


def start(report, scratch, data, quick):
    report.say(f"Cold start and memory, 1,000 cases with 50 posts in the record (load {load_of_machine()})")
    times, memory = [], []
    for _ in range(2 if quick else 5):
        server = Served(scratch, data)
        times.append(server.ready_after)
        time.sleep(1)
        memory.append(resident_megabytes(server.pid))
        server.stop()
    report.figure("cold start to the first ready", min(times) * 1000, "ms", note="best; all: " + " ".join(
        f"{seconds * 1000:.0f}" for seconds in times))
    report.figure("memory at rest", statistics.median(memory), "MB", note="resident, one second after the start")


def commands(report, scratch, data, town, quick):
    report.say(f"Posts and votes over HTTPS, each acknowledged once it is on disk, 256 clients (load {load_of_machine()})")
    copy = scratch / "commands"
    shutil.copytree(data, copy)
    server = Served(scratch, copy)
    try:
        rounds = []
        for number in range(2 if quick else 5):
            rounds.append(send(
                town, server.certificate, server.port, [server.pid], "commands", 256, 2_000 if quick else 30_000, number))
        best = max(r["rate"] for r in rounds)
        p99 = statistics.median(r["p99ms"] for r in rounds)
        note = "rounds: " + " ".join(f"{r['rate']:.0f}" for r in rounds)
        report.figure("commands acknowledged a second", best, "/s", "at least 10000 /s", best >= 10_000, note)
        report.figure("their p99", p99, "ms", "below 50 ms", p99 < 50,
                      f"p50 {statistics.median(r['p50ms'] for r in rounds):.1f} ms")
        report.figure("processor of the server a command", min(r["processor"] / r["answers"] for r in rounds) * 1e6, "µs")
        one = send(town, server.certificate, server.port, [server.pid], "commands", 1, 100 if quick else 400, 99)
        report.figure("p50 with one client", one["p50ms"], "ms", note=f"p99 {one['p99ms']:.1f} ms")
        report.figure("memory after that", resident_megabytes(server.pid), "MB")
    finally:
        server.stop()
        shutil.rmtree(copy)


def casting(report, scratch, data, town_file, quick):
    """Votes against a plain file as large as the answer to a vote: what a vote costs beyond being answered."""
    report.say(f"Votes over HTTPS, each acknowledged once it is on disk, 64 clients (load {load_of_machine()})")
    town = json.loads(town_file.read_text())
    copy = scratch / "casting"
    shutil.copytree(data, copy)
    server = Served(scratch, copy)
    requests = 1_000 if quick else 20_000
    ours, theirs = [], []
    try:
        first = send(town_file, server.certificate, server.port, [server.pid], "votes", 64, requests, 0)
        size = round(first["bytes"] / first["answers"])
        if (scratch / "nginx").exists():
            shutil.rmtree(scratch / "nginx")
        nginx = Nginx(scratch, server.certificate, scratch / "key.pem")
        try:
            for case in town["cases"]:
                nginx.put(case, b"x" * size)
            for number in range(2 if quick else 5):
                ours.append(
                    send(town_file, server.certificate, server.port, [server.pid], "votes", 64, requests, number + 1))
                theirs.append(
                    send(town_file, server.certificate, nginx.port, nginx.pids, "pages", 64, requests, number + 1))
        finally:
            nginx.stop()
    finally:
        server.stop()
        shutil.rmtree(copy)
    ratios = [a["rate"] / b["rate"] for a, b in zip(ours, theirs)]
    report.figure("votes acknowledged a second", max(r["rate"] for r in ours), "/s",
                  note="rounds: " + " ".join(f"{r['rate']:.0f}" for r in ours))
    report.figure("their p99", statistics.median(r["p99ms"] for r in ours), "ms",
                  note=f"p50 {statistics.median(r['p50ms'] for r in ours):.1f} ms")
    report.figure("votes, share of plain pages of the same size", statistics.median(ratios), "of 1",
                  note="rounds: " + " ".join(f"{r:.2f}" for r in ratios)
                  + f"; {size} bytes; nginx {max(r['rate'] for r in theirs):.0f} /s")


class Nginx:
    """nginx with files, the same certificate, TLS 1.3 only, two workers."""

    def __init__(self, scratch, certificate, key):
        self.folder = scratch / "nginx"
        (self.folder / "www" / "cases").mkdir(parents=True)
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(f"""
daemon off;
worker_processes 2;
pid {self.folder}/nginx.pid;
error_log {self.folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  default_type "text/html; charset=utf-8";
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  keepalive_timeout 300s;
  open_file_cache max=4000 inactive=300s;
  client_body_temp_path {self.folder}/b; proxy_temp_path {self.folder}/p; fastcgi_temp_path {self.folder}/f;
  uwsgi_temp_path {self.folder}/u; scgi_temp_path {self.folder}/s;
  server {{
    listen 127.0.0.1:{self.port} ssl;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    ssl_protocols TLSv1.3;
    root {self.folder}/www;
  }}
}}
""")
        if os.getuid() == 0:
            # Workers that nginx started as root run as another user, who must be able to read the files.
            subprocess.run(["chmod", "-R", "a+rX", str(scratch)], check=True)
        self.process = subprocess.Popen(["nginx", "-c", str(self.folder / "nginx.conf"), "-p", str(self.folder)])
        time.sleep(0.5)
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.pids = [self.process.pid] + [int(child) for child in children]

    def put(self, name, page):
        path = self.folder / "www" / "cases" / name
        path.write_bytes(page)
        path.chmod(0o644)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def pages(report, scratch, data, town_file, quick):
    town = json.loads(town_file.read_text())
    key = scratch / "key.pem"
    server = Served(scratch, data)
    try:
        for what, share, headers in [
            ("pages", 0.60, {}), ("signed-pages", 0.35, {"Cookie": f"__Host-session={town['tokens'][0]}"}),
        ]:
            who = "anonymous" if what == "pages" else "signed in"
            report.say(f"A case page with 50 posts over HTTPS, 1,000 cases in random order, {who} (load {load_of_machine()})")
            if (scratch / "nginx").exists():
                shutil.rmtree(scratch / "nginx")
            nginx = Nginx(scratch, server.certificate, key)
            try:
                connection = server.connection()
                size = 0
                for case in town["cases"]:
                    connection.request("GET", f"/cases/{case}", headers=headers)
                    answer = connection.getresponse()
                    page = answer.read()
                    assert answer.status == 200, f"{case}: {answer.status}"
                    nginx.put(case, page)
                    size += len(page)
                connection.close()
                compare(report, server, nginx, town_file, what, who, share, size / len(town["cases"]), quick)
            finally:
                nginx.stop()
        report.figure("memory with the pages kept", resident_megabytes(server.pid), "MB")
    finally:
        server.stop()


def compare(report, server, nginx, town, what, who, share, size, quick):
    ours, theirs = [], []
    requests = 1_000 if quick else 10_000
    for number in range(2 if quick else 5):
        for target, pids, results in [(server, [server.pid], ours), (nginx, nginx.pids, theirs)]:
            results.append(send(town, server.certificate, target.port, pids, what, 64, requests, number))
    ratios = [a["rate"] / b["rate"] for a, b in zip(ours, theirs)]
    ratio = statistics.median(ratios)
    cpu, cpu_theirs = (min(r["processor"] / r["answers"] for r in results) for results in (ours, theirs))
    report.figure(f"{who}, share of nginx", ratio, "of 1", f"at least {share}", ratio >= share,
                  "rounds: " + " ".join(f"{r:.2f}" for r in ratios) + f"; {size / 1024:.0f} KiB a page")
    report.figure(f"{who}, pages a second", max(r["rate"] for r in ours), "/s",
                  note=f"nginx {max(r['rate'] for r in theirs):.0f}")
    report.figure(f"{who}, p99", statistics.median(r["p99ms"] for r in ours), "ms",
                  note=f"64 clients; p50 {statistics.median(r['p50ms'] for r in ours):.1f} ms; "
                  f"nginx p99 {statistics.median(r['p99ms'] for r in theirs):.1f} ms")
    report.figure(f"{who}, processor a page", cpu * 1e6, "µs",
                  note=f"nginx {cpu_theirs * 1e6:.0f} µs, {cpu_theirs / cpu:.2f} of ours")


def run_through(command):
    """Seconds and the most memory in MB that a command took."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[1]} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def backup(report, scratch, data, quick):
    """A backup that is checked from the first event on, beside the bare copy that sqlite3 makes of the same file."""
    size = (data / "gongzhi.sqlite").stat().st_size / 1e6
    report.say(f"A backup of {size:.0f} MB, beside sqlite3 .backup of the same file (load {load_of_machine()})")
    gongzhi, certificate, key = RELEASE / "gongzhi", scratch / "cert.pem", scratch / "key.pem"
    plain, sealed, back = scratch / "plain.sqlite", scratch / "sealed.sqlite", scratch / "back"
    commands = {
        "ours": [gongzhi, "backup", "--data", data, "--to", plain],
        "theirs": ["sqlite3", data / "gongzhi.sqlite", f".backup {scratch / 'theirs.sqlite'}"],
        "verify": [gongzhi, "verify", "--data", data],
        "sealed": [gongzhi, "backup", "--data", data, "--to", sealed, "--encrypt-to", certificate],
        "restore": [gongzhi, "restore", "--from", plain, "--data", back],
        "open": [gongzhi, "restore", "--from", sealed, "--data", scratch / "opened", "--key", key],
    }
    seconds, memory = {name: [] for name in commands}, {name: 0 for name in commands}
    for _ in range(2 if quick else 5):
        for name, command in commands.items():
            took, most = run_through(command)
            seconds[name].append(took)
            memory[name] = max(memory[name], most)
        for left in [*scratch.glob("plain.sqlite*"), *scratch.glob("sealed.sqlite*"), scratch / "theirs.sqlite"]:
            left.unlink()
        for folder in [back, scratch / "opened"]:
            shutil.rmtree(folder)

    def rate(name, words):
        report.figure(words, size / min(seconds[name]), "MB/s",
                      note="rounds: " + " ".join(f"{size / took:.1f}" for took in seconds[name])
                      + f"; at most {memory[name]:.0f} MB of memory")

    rate("ours", "backup, copied and checked from the first event on")
    rate("theirs", "sqlite3 .backup, copied only")
    ratios = [a / b for a, b in zip(seconds["theirs"], seconds["ours"])]
    report.figure("backup, share of sqlite3 .backup", statistics.median(ratios), "of 1",
                  note="rounds: " + " ".join(f"{ratio:.3f}" for ratio in ratios))
    report.figure("gongzhi verify alone, share of the backup", min(seconds["verify"]) / min(seconds["ours"]), "of 1",
                  note="what is left is copying, syncing and the digest of the file")
    rate("sealed", "backup, encrypted to a certificate as well")
    rate("restore", "restored: views derived anew, checked from the first event on")
    rate("open", "restored from the encrypted one")


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = int(next(line for line in open("/proc/meminfo") if line.startswith("MemTotal")).split()[1]) // 1048576
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or "unknown", "processors": os.cpu_count(), "processor": model,
        "memoryGiB": memory, "system": platform.platform(), "loadAtStart": load_of_machine(),
    }


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=NAMES)
    parser.add_argument("--out", type=pathlib.Path, help="the folder for the figures, instead of docs/bench")
    arguments = parser.parse_args()
    names = [arguments.only] if arguments.only else NAMES
    folder = arguments.out or (ROOT / "docs" / "bench")
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="gongzhi-bench-"))
    scratch.chmod(0o755)
    about = machine()
    report = Report(scratch / "figures.jsonl")
    report.say("Gongzhi, measured " + "; ".join(f"{name} {value}" for name, value in about.items()))
    quick = ["--quick"] if arguments.quick else []
    try:
        for name in ["decide", "signatures", "write", "record", "verify"]:
            if name in names:
                report.bench(name, *quick)
        for name, part in PEERS.items():
            if name in names:
                part(report, scratch, arguments.quick)
        if {"start", "commands", "casting", "pages", "backup"} & set(names):
            make_certificate(scratch)
            data, town = scratch / "data", scratch / "town.json"
            size = ["--cases", "100", "--posts", "50"] if arguments.quick else []
            subprocess.run(
                [str(RELEASE / "bench"), "prepare", "--data", str(data), "--town", str(town), *size], cwd=ROOT,
                check=True)
            if "start" in names:
                start(report, scratch, data, arguments.quick)
            if "commands" in names:
                commands(report, scratch, data, town, arguments.quick)
            if "casting" in names:
                casting(report, scratch, data, town, arguments.quick)
            if "pages" in names:
                pages(report, scratch, data, town, arguments.quick)
            if "backup" in names:
                backup(report, scratch, data, arguments.quick)
        about["loadAtEnd"] = load_of_machine()
        missed = [figure["name"] for figure in report.figures if figure["met"] is False]
        report.say(f"Load at the end {about['loadAtEnd']}. Missed: {'; '.join(missed) or 'nothing'}.")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if arguments.quick and not arguments.out:
        print("A short run is not kept.")
        return
    folder.mkdir(parents=True, exist_ok=True)
    stem = "latest" if not arguments.only else arguments.only if arguments.only in PEERS else f"latest-{arguments.only}"
    (folder / f"{stem}.txt").write_text("\n".join(report.lines) + "\n")
    (folder / f"{stem}.json").write_text(json.dumps({"about": about, "figures": report.figures}, ensure_ascii=False, indent=1) + "\n")


main()
