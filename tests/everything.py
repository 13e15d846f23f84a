"""All that the site can show, as files: each page and fragment, each sort of answer and error, styles and drawings."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

from flask import Flask, template_rendered
from jinja2 import Template

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from tests.views.consent.answers import answers
from tests.views.desk.site import busy_pages
from webapp import create_app
from webapp.config import ROOT, Settings

STATES = (
    "",
    "?q=a",
    "?q=nothing-of-the-kind",
    "?region=nowhere&status=%3Cb%3E&from=nobody",
    "?q=%22%3E%3Cscript%3E&sort=x",
)
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Everything:
    """Writes all of it below a folder; `shown` has the names of the templates that it was made of."""

    def __init__(self, folder: Path, settings: Settings, store: Path) -> None:
        """`store` is the file of a store with the site's content; it is not changed."""
        self.folder = folder
        self.shown: set[str] = set()
        self._settings = settings
        self._store = store

    def write(self, addresses: list[dict[str, str]], scratch: Path) -> None:
        """Write what stands at these addresses, and all that has none; stores of its own are made in `scratch`."""
        with template_rendered.connected_to(self._note):
            client = self._client()
            for path in (path for paths in addresses for path in paths.values()):
                self._keep(path, client.raw(path).data)
                self._write_states(client, path)
            self._write_errors(client, scratch)
            self._write_gallery()
            for kind, given in {"translate": busy_pages, "answers": answers}.items():
                own = Path(copyfile(self._store, scratch / f"{kind}.db"))
                for name, page in given(own).items():
                    self._keep(f"{kind}/{name}", page)
        copytree(ROOT / "static" / "css", self.folder / "css")
        copytree(ROOT / "static" / "img", self.folder / "img", ignore=ignore_patterns("*.png", "*.ico"))

    def _client(self, **changes: object) -> CheckingClient:
        settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        return CheckingClient(create_app(settings), settings)

    def _note(self, _app: Flask, template: Template, **_rest: object) -> None:
        self.shown.add(str(template.name))

    def _write_states(self, client: CheckingClient, path: str) -> None:
        """Of a list: pages that are filtered, empty or not understood, and the fragments of all of them."""
        if "#results" not in client.raw(path).text:
            return
        for place, query in enumerate(STATES):
            for shape, headers in {"page": {}, "fragment": FRAGMENT}.items():
                answer = client.raw(path + query, headers=headers)
                assert answer.status_code == 200
                assert ("HX-Push-Url" in answer.headers) == (shape == "fragment")
                self._keep(f"{path}-{place}-{shape}", answer.data)

    def _write_errors(self, client: CheckingClient, scratch: Path) -> None:
        broken = self._client(database_url=f"sqlite:///{scratch / 'empty.db'}")
        for locale in LOCALES:
            wrong = f"/{locale}/no-such-page"
            found = [client.raw(wrong), client.raw(f"/{locale}", method="POST"), broken.raw(f"/{locale}")]
            assert [answer.status_code for answer in found] == [404, 405, 500]
            for answer in found:
                self._keep(f"{wrong}-{answer.status_code}", answer.data)

    def _write_gallery(self) -> None:
        developer = self._client(site_url="http://127.0.0.1:5000", trusted_hosts=("127.0.0.1",))
        for locale in LOCALES:
            self._keep(f"components/{locale}", developer.raw(f"/dev/components/{locale}").data)

    def _keep(self, name: str, page: bytes) -> None:
        target = self.folder / f"{name.strip('/')}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page)
