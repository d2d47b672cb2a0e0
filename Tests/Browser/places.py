"""Every page that is checked, by who looks at it."""
import re

CASE_READERS = [("lin", None), ("shen", None), ("du", None)]


def places(demo, reader):
    """Paths with the status that each must answer, for a reader; None is someone who is not signed in. A form that the
    reader may not fill in now says so, with 403."""
    cases = [item["id"] for item in demo.get("/api/cases?limit=100")["items"]]
    found = [(f"/cases/{case}", 200) for case in reversed(cases)]
    about = f"/cases/{longest(demo, cases)}"
    if reader is None:
        found += anonymous(demo, about)
    elif reader == "lin":
        found += [
            ("/cases/new", 200), ("/cases/new?matter=GJ01&area=990301001001", 200), ("/desk", 200),
            ("/proxies", 200), ("/privacy", 200), ("/me/data", 200), ("/trust", 200), ("/certificates", 200),
            ("/help/secret-ballot", 200),
            (about + "/acts/make-proposal", (200, 403)), ("/nowhere", 404), ("/cases/2026-9999", 404)]
    elif reader == "shen":
        found += [("/desk", 200)] + [(f"{about}/acts/{name}", (200, 403)) for name in commands(demo, about_case=True)]
    else:
        found += [("/desk", 200), ("/seats", 200)]
    return found


def anonymous(demo, about):
    """What everyone may read."""
    dossier = demo.get("/api" + about)
    entries = demo.get("/api/inventory")["entries"]
    proposal = dossier["proposals"][0]["id"]
    resolution = dossier["resolutions"][0]["id"]
    return [
        ("/", 200), ("/privacy", 200), ("/cases", 200), ("/cases?q=%E7%81%AF&state=closed", 200), ("/cases?state=nonsense", 200),
        ("/cases?q=zzzzzz", 200), ("/inventory", 200), ("/inventory?matter=GJ01", 200), ("/inventory/versions", 200),
        ("/inventory/areas", 200), ("/inventory/areas?under=990301001000", 200),
        ("/inventory/areas/990301000000", 200), ("/inventory/areas/990301001001?date=2026-07-01", 200),
        ("/inventory/areas/1", 404), ("/inventory/entries", 200), ("/inventory/entries?q=%E7%9D%A3%E6%9F%A5", 200),
        ("/inventory/entries?q=zzzzzz", 200), ("/inventory/findings", 200),
        ("/inventory/findings?from=2026-01-01&to=2027-01-01", 200), ("/inventory/findings?on=nonsense", 200),
        ("/inventory/compare", 200), ("/inventory/compare?from=none", 404), ("/parties", 200),
        ("/parties/urban-management", 200), ("/parties/qinghe-residents", 200), ("/inventory/matters/GJ01", 200),
        ("/inventory/matters/GJ01?area=99030100100101&date=2026-07-01", 200), ("/inventory/matters/ZL", 200), ("/inventory/matters/XF01", 200),
        (f"/inventory/entries/{entries[0]['code']}", 200), (f"/inventory/entries/{entries[-1]['code']}", 200),
        ("/inventory/who", 200), ("/inventory/who?matter=GJ01&stage=%E6%89%A7%E8%A1%8C&area=990301001001", 200),
        ("/parties/qinghe-committee", 200), ("/parties/supervision", 200), ("/parties/idle", 200),
        (f"/people/{dossier['filer']}", 200), ("/record", 200), ("/record?from=20", 200), ("/record/events/3", 200),
        ("/duties/overdue", 200), ("/emergency-grants", 200), ("/inventory/drift", 200), ("/reports/administrative-share", 200),
        ("/reports/administrative-share?month=2026-11&area=990301001000", 200), ("/inventory/drift?from=2026-01-01&to=x", 200),
        ("/help", 200), ("/sign-in", 200), (f"{about}/proposals/{proposal}", 200),
        (f"{about}/resolutions/{resolution}", 200),
        (f"{about}/posts/{dossier['posts'][0]['id']}", 200), ("/nowhere", 404), ("/parties/none", 404)]


def longest(demo, cases):
    """The case in which most has happened."""
    return max(cases, key=lambda case: len(demo.get(f"/api/cases/{case}")["timeline"]))


def commands(demo, about_case):
    """Names of commands, as the description of the API lists them."""
    names = []
    for path, methods in demo.get("/openapi.json")["paths"].items():
        if "post" in methods and "commands" in methods["post"].get("tags", []):
            if bool(re.match(r"^/api/cases/\{case\}/", path)) == about_case:
                names.append(methods["post"]["operationId"])
    return names
