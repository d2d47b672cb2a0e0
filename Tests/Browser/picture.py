"""The picture of the README: a case with its panel, as a resident sees it."""
import io
import pathlib

from demo import chromium, reader

LARGEST = 250 * 1024


def picture(demo, path):
    from PIL import Image

    cases = demo.get("/api/cases?limit=100")["items"]
    case = next(item["id"] for item in cases if item["state"] == "balloting")
    with chromium() as browser:
        page = reader(browser, demo, "zh", {"width": 1280, "height": 1000}, "tang", "青禾苑业主")
        page.goto(f"/cases/{case}")
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for colours in (256, 128, 64, 32):
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            break
    return f"{pathlib.Path(path).name}: {image.width} × {image.height}, {path.stat().st_size // 1024} KB"
