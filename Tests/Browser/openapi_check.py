"""Checks the OpenAPI document of a running server, and what the server answers against it.

    python3 openapi_check.py https://localhost:8443 [login password]

Needs openapi-spec-validator and openapi-schema-validator (PyPI). Certificates are not checked, since a development
server signs its own. Exits with 1 and one line for each fault.
"""

import json
import re
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request

from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

CONTEXT = ssl.create_default_context()
CONTEXT.check_hostname = False
CONTEXT.verify_mode = ssl.CERT_NONE


def ask(url, method="GET", body=None, token=None):
    """Status, content type and body of an answer."""
    headers = {"Accept-Language": "en"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, method=method, headers=headers, data=body)
    try:
        with urllib.request.urlopen(request, context=CONTEXT) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


def faults_of_answer(document, operation, place, answer):
    """What an answer has that its description does not say."""
    status, kind, body = answer
    described = operation["responses"].get(str(status))
    if described is None:
        return [f"{place}: status {status} is not described"]
    content = described.get("content", {})
    if not content:
        return [f"{place}: {status} has a body that is not described"] if body else []
    if kind not in content:
        return [f"{place}: {status} is {kind}, described are {', '.join(content)}"]
    if not kind.endswith("json"):
        return []
    # References begin at the root of the document, so its components stand beside the schema.
    validator = OAS31Validator({**content[kind]["schema"], "components": document["components"]})
    return [
        f"{place}: {status} at /{'/'.join(map(str, fault.path))}: {fault.message[:200]}"
        for fault in validator.iter_errors(json.loads(body))
    ]


def parts_of_paths(base, token):
    """Real identifiers for the gaps of paths, taken from the server itself."""
    cases = json.loads(ask(f"{base}/api/cases", token=token)[2])["items"]
    inventory = json.loads(ask(f"{base}/api/inventory", token=token)[2])
    parts = {"person": ["person-2"], "code": [inventory["entries"][0]["code"]], "party": [inventory["parties"][0]["id"]]}
    parts["case"] = [item["id"] for item in cases]
    parts["gaps"] = {}
    for case in parts["case"]:
        dossier = json.loads(ask(f"{base}/api/cases/{case}", token=token)[2])
        parts["gaps"][case] = {
            "post": [post["id"] for post in dossier["posts"]],
            "ballot": [ballot["id"] for ballot in dossier["ballots"]],
        }
    return parts


def filled(path, parts):
    """The path with its gaps filled in each way that the server knows."""
    gaps = re.findall(r"\{(\w+)\}", path)
    ways = [(path, None)]
    for gap in gaps:
        next_ways = []
        for way, case in ways:
            values = parts["gaps"].get(case, {}).get(gap) if case else None
            for value in (values if values is not None else parts.get(gap, []))[:20]:
                quoted = urllib.parse.quote(value, safe="")
                next_ways.append((way.replace("{" + gap + "}", quoted), value if gap == "case" else case))
        ways = next_ways
    return [way for way, _ in ways]


def main():
    base = sys.argv[1].rstrip("/")
    status, _, body = ask(f"{base}/openapi.json")
    if status != 200:
        sys.exit(f"{base}/openapi.json answers {status}")
    document = json.loads(body)
    validate(document)

    token = None
    if len(sys.argv) > 3:
        credentials = json.dumps({"login": sys.argv[2], "password": sys.argv[3]}).encode()
        answer = ask(f"{base}/api/sessions", "POST", credentials)
        faults = faults_of_answer(document, document["paths"]["/api/sessions"]["post"], "POST /api/sessions", answer)
        token = json.loads(answer[2]).get("token")
    else:
        faults = []

    parts = parts_of_paths(base, token)
    asked = 0
    for path, operations in document["paths"].items():
        if "get" in operations:
            operation = operations["get"]
            query = {
                "/api/inventory/who": "?matter=XF01&stage=" + urllib.parse.quote("检查"),
            }.get(path, "")
            for way in filled(path, parts):
                for who in {None, token}:
                    asked += 1
                    faults += faults_of_answer(document, operation, f"GET {way}", ask(base + way + query, token=who))
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "query" and parameter["schema"].get("type") == "integer":
                    for way in filled(path, parts)[:1]:
                        asked += 1
                        answer = ask(f"{base}{way}?{parameter['name']}=x")
                        faults += faults_of_answer(document, operation, f"GET {way}?{parameter['name']}=x", answer)
        for method in ("post", "put"):
            if method in operations:
                for sent in (b"", b"{", b"[]", b"{}", b'{"no-such-field": 1}'):
                    for who in {None, token}:
                        way = re.sub(r"\{\w+\}", "x-1", path)
                        asked += 1
                        answer = ask(base + way, method.upper(), sent, who)
                        faults += faults_of_answer(document, operations[method], f"{method.upper()} {way} {sent}", answer)
    for fault in faults:
        print(fault)
    print(f"{len(document['paths'])} addresses described, {asked} questions asked, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
