"""Addresses of static files that change with their content, so that browsers may keep them for good."""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request

FOREVER = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Give templates `asset("css/site.css")`; answers to such addresses may be kept for a year."""
    folder = Path(app.static_folder or "")
    versions: dict[str, str] = {}

    def asset(name: str) -> str:
        if name not in versions:
            versions[name] = sha256((folder / name).read_bytes()).hexdigest()[:12]
        return f"/static/{name}?v={versions[name]}"

    app.jinja_env.globals["asset"] = asset

    @app.after_request
    def keep(response: Response) -> Response:
        # Another version than ours may be asked for while servers are replaced: that answer must not be kept.
        name = (request.view_args or {}).get("filename")
        if request.endpoint == "static" and name in versions and request.args.get("v") == versions[name]:
            response.headers["Cache-Control"] = FOREVER
        return response
