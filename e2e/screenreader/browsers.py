"""How a browser is started on a desktop: loopback alone, with nothing that it would say or fetch for itself."""

import json
from pathlib import Path

from e2e.screenreader.desktop import Desktop

CHROMIUM = (
    "--force-renderer-accessibility",
    # As Playwright starts it: containers have no place for its sandbox, and the pages are our own.
    "--no-sandbox",
    "--test-type",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-search-engine-choice-screen",
    "--disable-features=OptimizationHints,MediaRouter",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--ozone-platform=x11",
    "--lang=en-US",
    "--window-position=0,0",
    "--window-size=1280,1024",
)
FIREFOX: dict[str, bool | int | str] = {
    "accessibility.force_disabled": -1,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.uitour.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.locale.requested": "en-US",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "network.trr.mode": 5,
    "services.settings.server": "data:,",
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.enabled": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
}

OWN_WINDOWS = {"translate": {"enabled": False}, "download_bubble": {"partial_view_enabled": False}}
"""What Chromium would open over a page, and say."""
EMPTY = "data:text/html,<!doctype html><html lang=en><title>Ready</title><h1>Ready</h1>"


def start_chromium(desktop: Desktop, path: str) -> str:
    """Start Chromium; the address at which Playwright joins it."""
    profile = desktop.folder / "profile"
    settings = profile / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(OWN_WINDOWS), encoding="utf-8")
    desktop.start("browser", [path, f"--user-data-dir={profile}", *CHROMIUM, EMPTY])
    return f"http://127.0.0.1:{_port(desktop, profile / 'DevToolsActivePort')}"


def start_firefox(desktop: Desktop, path: str) -> int:
    """Start Firefox; the port at which it takes commands."""
    profile = desktop.folder / "profile"
    profile.mkdir()
    settings = {**FIREFOX, "marionette.port": 0}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    # Its sandbox, like Chromium's, has no place in a container.
    desktop.env["MOZ_DISABLE_CONTENT_SANDBOX"] = "1"
    desktop.start("browser", [path, "--no-remote", "--marionette", "--profile", str(profile), "about:blank"])
    return int(_port(desktop, profile / "MarionetteActivePort"))


def _port(desktop: Desktop, file: Path) -> str:
    desktop.wait_until("the browser", lambda: file.exists() and bool(file.read_text(encoding="utf-8").strip()))
    return file.read_text(encoding="utf-8").split()[0]


def raise_window(desktop: Desktop, name: str) -> None:
    """Bring the browser's window to the front, so that it has the keyboard."""
    found: list[str] = []

    def come() -> bool:
        found[:] = desktop.run("xdotool", "search", "--onlyvisible", "--class", name).split()
        return bool(found)

    desktop.wait_until("the browser's window", come)
    desktop.run("xdotool", "windowactivate", found[-1])
