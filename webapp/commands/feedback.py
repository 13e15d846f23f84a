"""`samenspraak feedback`: what visitors have told of, and deleting it."""

import click

from webapp.commands.opening import opened
from webapp.config import Settings
from webapp.consent.periods import FEEDBACK_MONTHS
from webapp.content.feedback import keeping
from webapp.content.feedback.letter import described
from webapp.failure import Failure
from webapp.store.db import reading, wipe, writing
from webapp.store.models import Feedback


@click.command()
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="So many messages, the newest.")
@click.option("--delete", "numbers", type=int, multiple=True, metavar="NUMBER", help="Delete the message instead.")
@click.pass_obj
def feedback(settings: Settings, most: int, numbers: tuple[int, ...]) -> None:
    """Show the problems that visitors have told of with the form, or delete messages by their numbers."""
    with opened(settings) as engine:
        if numbers:
            with writing(engine) as session:
                missing = [number for number in numbers if not keeping.remove(session, number)]
                if missing:
                    told = ", ".join(map(str, missing))
                    raise Failure(f"There is no message {told}. Nothing was deleted.")
            wiped = wipe(engine)
            click.echo(f"Deleted: {', '.join(map(str, numbers))}.")
            if not wiped:
                click.echo("Somebody is using the store, so its log still has this. The site wipes it within a day.")
            return
        with reading(engine) as session:
            messages, total = keeping.newest(session, most)
            click.echo("\n".join(line for message in messages for line in _lines(message, settings)), nl=bool(messages))
    shown = f"{total} messages" if total != 1 else "1 message"
    more = f", of which the newest {len(messages)} are shown" if total > len(messages) else ""
    click.echo(f"{shown}{more}. Each is deleted {FEEDBACK_MONTHS} months after it came.")


def _lines(message: Feedback, settings: Settings) -> list[str]:
    if message.sent_at:
        sent = f"Sent on:   {message.sent_at:%Y-%m-%d %H:%M} UTC"
    elif settings.mail:
        sent = "Sent on:   (waits to be sent)"
    else:
        sent = "Sent on:   (not sent: SMTP_URL names no server)"
    text = [f"    {line}".rstrip() for line in message.problem.split("\n")]
    return [*described(message), sent, "", *text, "", "-" * 72, ""]
