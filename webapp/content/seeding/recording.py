"""A load as an act: what the texts were before it is kept, and where English moved on, translations are suggested."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.content.translating.resemblance import moved
from webapp.store.models import Act, Record, SourceHistory, Suggestion
from webapp.store.queries import messages, rows
from webapp.store.queries.rows import Rows

from .merge import Plan

AUTHOR = "seed"
OFFERED = ("text", "source", "author")


def record(session: Session, plans: Mapping[str, Plan], stores: Mapping[str, Rows], at: datetime) -> int | None:
    """Keep what translations and English were before a load, as one act; its number, None if it changes neither.

    What the very first load brings has nothing before it.
    """
    texts, sources = plans["translations"], plans["messages"]
    said = {key: row for key, row in sources.update.items() if "source" in row}
    offers = _fresh(session, _offers(sources, stores))
    if not (texts.insert or texts.update or texts.delete or said or sources.delete or offers):
        return None
    is_first = not messages.last_act(session) and not stores["messages"]
    act = Act(at=at, kind="load", author=AUTHOR)
    session.add(act)
    session.flush()
    before = stores["translations"]
    history: list[Record] = [{**before[key], "act": act.id} for key in [*texts.update, *texts.delete]]
    if not is_first:
        absent = dict.fromkeys(("text", "source", "approved", "author", "changed_at"))
        history += [{**absent, "context": key[0], "locale": key[1], "act": act.id} for key in texts.insert]
    rows.add(session, "translation_history", history)
    for key in [*said, *sources.delete]:
        session.add(SourceHistory(act=act.id, context=key[0], source=str(stores["messages"][key]["source"])))
    session.add_all(Suggestion(act=act.id, **offer) for offer in offers)
    session.flush()
    return act.id


def _fresh(session: Session, offers: Iterable[Record]) -> list[Record]:
    """Those that were not put aside before."""
    known = {_said(row) for row in rows.read(session, "suggestions").values()}
    return [offer for offer in offers if _said(offer) not in known]


def _said(offer: Record) -> tuple[object, ...]:
    return offer["context"], offer["locale"], offer["text"]


def _offers(plan: Plan, stores: Mapping[str, Rows]) -> list[Record]:
    """Where English was split or put together, the translations of the old text for the new one.

    A message that the seed has dropped stays where the store's own translations need it: it is offered all the same.
    """
    changed = [key for key, row in plan.update.items() if "source" in row]
    had = {key[0]: str(row["source"]) for key, row in stores["messages"].items()}
    gone = {key[0]: had[key[0]] for key in [*plan.delete, *plan.kept, *changed] if key[0] in had}
    fresh = {key[0]: str(row["source"]) for key, row in plan.insert.items()}
    fresh |= {key[0]: str(plan.update[key]["source"]) for key in changed}
    origins = moved(gone, fresh)
    return [
        {"context": context, "locale": locale, "reason": reason, **{name: row[name] for name in OFFERED}}
        for context, found in origins.items()
        for origin, reason in found
        for (other, locale), row in stores["translations"].items()
        if other == origin
    ]
