"""The description of the API: it is valid, and everything in it is there."""
import json
import re

from openapi_spec_validator import OpenAPIV31SpecValidator

from report import Report


def contract(demo):
    report = Report("the API")
    document = demo.get("/openapi.json")
    faults = [str(fault.message)[:200] for fault in OpenAPIV31SpecValidator(document).iter_errors()]
    report.check(not faults, "the document is valid OpenAPI 3.1", "; ".join(faults[:5]))
    known = known_values(demo)
    operations = [
        (method.upper(), path) for path, methods in document["paths"].items() for method in methods
        if method in ("get", "post", "put", "delete", "patch")]
    report.check(len(operations) > 40, "the document describes the whole API", str(len(operations)))
    for method, path in operations:
        filled = re.sub(r"\{(\w+)\}", lambda part: known.get(part.group(1), "unknown-1"), path)
        status, text = demo.ask(method, filled, None if method in ("GET", "DELETE") else {})
        try:
            code = json.loads(text).get("code", "") if text.startswith("{") else ""
        except ValueError:
            code = "no JSON"
        report.check(
            status != 405 and code != "no-such-page" and status < 500, f"{method} {path} is there", f"{status} {text[:200]}")
        wanted = document["paths"][path][method.lower()]["responses"]
        report.check(str(status) in wanted, f"{method} {path} answers as described", f"{status} is not in {list(wanted)}")
    return report


def known_values(demo):
    """A value for each part of a path, from the sample."""
    cases = [item["id"] for item in demo.get("/api/cases?limit=100")["items"]]
    dossiers = [demo.get(f"/api/cases/{case}") for case in cases]
    case = max(dossiers, key=lambda dossier: len(dossier["timeline"]))
    return {
        "case": case["id"], "post": case["posts"][0]["id"], "proposal": case["proposals"][0]["id"],
        "ballot": case["ballots"][0]["id"], "resolution": case["resolutions"][0]["id"], "task": case["tasks"][0]["id"],
        "person": case["filer"], "party": "qinghe-committee", "seat": "seat-3",
        "code": demo.get("/api/inventory")["entries"][0]["code"]}
