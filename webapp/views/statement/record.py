"""The accessibility statement for programs (Implementing Decision (EU) 2018/1523, recital 5).

Plain JSON beside the page, as the lists have it: there is no vocabulary for such statements that programs agree on, and
a block of data in the page would be a script without an address, which this site does without.
"""

import json

from flask import Response

from webapp.content.subjects import Place
from webapp.evidence import limits, proof, write
from webapp.evidence.limits import STANDARD, Limit, known
from webapp.views.device import now
from webapp.views.files import answer
from webapp.views.rendering import FEEDBACK_PAGE, settings
from webapp.views.statement import told, untested


def download(place: Place) -> Response:
    """What the page says, with keys in English; sentences are in the language of the address. Dates are ISO 8601."""
    site, found, today = settings(), known(), now().date()
    enforcement = {"name": site.enforcement_name, "url": site.enforcement_url} if site.enforcement_name else None
    whole = {
        "language": place.locale,
        "address": f"{site.site_url}{place.path}",
        "site": site.site_url,
        "languages": list(place.alternates),
        "model": "Implementing Decision (EU) 2018/1523",
        "standard": STANDARD,
        "status": limits.status(proof(), found, today),
        "status_netherlands": limits.dutch_status(found, today),
        "limits": [_entry(limit) for limit in found.limits],
        "untested": [str(words) for words in untested()],
        "prepared": found.prepared.isoformat(),
        "reviewed": found.reviewed.isoformat(),
        "method": "check by others" if found.audited(today) else "self-assessment",
        "proof": json.loads(write(proof())),
        "feedback": {
            "form": f"{site.site_url}{place.around[FEEDBACK_PAGE].path}",
            "email": site.reached_by or None,
            "reply_working_days": site.feedback_reply_days if site.reached_by else None,
        },
        "enforcement": enforcement,
    }
    name = f"{place.path.rpartition('/')[2]}.json"
    return answer(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "application/json", place.locale, name)


def _entry(limit: Limit) -> dict[str, object]:
    words = told(limit)
    return {
        "id": limit.id,
        "criterion": limit.criterion,
        "level": limit.level,
        "met": limit.met,
        "content_of_others": limit.theirs,
        "what": str(words.what),
        "why": str(words.why),
        "instead": str(words.instead),
    }
