"""What a first visit costs: bytes, requests, and when the largest thing is painted on a slow phone and network."""

import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, sync_playwright

from bench import results, sites
from bench.pages import prepare
from bench.server import Visit, serving
from checks import machine

PEOPLE, TIMES = 300, 5
PAGES = ("home", "plan", "module")
# "Slow 4G" as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_CPU = 4
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WATCH = """
window.largest = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.largest = entry.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""


@dataclass
class Loading:
    """What one first visit transferred, and the largest contentful paint in seconds."""

    paint: float = 0.0
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def transferred(self) -> int:
        return sum(self.sizes.values())


@dataclass(frozen=True)
class FirstVisit:
    kilobytes: float
    requests: int
    paint: float
    html_kilobytes: float


def run() -> None:
    with sites.seeded(PEOPLE) as site, serving(site) as server, sync_playwright() as playwright:
        visits, _statements = prepare(site)
        chromium = playwright.chromium.launch(executable_path=machine.chromium(), args=ARGUMENTS)
        rows = {}
        for page in PAGES:
            loadings = [_load(chromium, server.port, visits[page][0]) for _ in range(TIMES)]
            rows[page] = asdict(_summed(loadings))
            print(f"{page:8}", rows[page], flush=True)
        chromium.close()
    results.keep("first visit", site.name, {"rows": rows})


def _summed(loadings: list[Loading]) -> FirstVisit:
    last = loadings[-1]
    html = next(size for url, size in last.sizes.items() if "/static/" not in url)
    paint = statistics.median(loading.paint for loading in loadings)
    return FirstVisit(round(last.transferred / 1000, 1), len(last.sizes), round(paint, 2), round(html / 1000, 1))


def _load(chromium: Chromium, port: int, visit: Visit) -> Loading:
    """In a new window, with nothing kept from before."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    context.add_cookies([{"name": "sessionid", "value": visit.session, "url": f"http://localhost:{port}"}])
    try:
        return _watch(context, f"http://localhost:{port}{visit.path}")
    finally:
        context.close()


def _watch(context: BrowserContext, url: str) -> Loading:
    page, loading = context.new_page(), Loading()
    page.add_init_script(WATCH)
    protocol = context.new_cdp_session(page)
    names: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def received(event: dict[str, Any]) -> None:
        loading.sizes[names[event["requestId"]]] = int(event["encodedDataLength"])

    protocol.on("Network.requestWillBeSent", asked)
    protocol.on("Network.loadingFinished", received)
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", SLOW_4G)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    loading.paint = float(page.evaluate("window.largest")) / 1000
    return loading
