"""The statistics as one page that needs nothing else: charts, each with its table. No script, no other file."""

from markupsafe import Markup

from webapp.commands.statistics.tables import Line, Table, Tables

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --soft: #5a5a64; --bar: #005a9c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f2f4; --paper: #16161a; --soft: #b4b4bf; --bar: #7cc0ff; }
}
body { margin: 0 auto; max-width: 50rem; padding: 1rem; font: 100%/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
figcaption { margin-block-end: 0.5rem; }
h1, h2, h3 { line-height: 1.2; }
figure { margin: 1rem 0; }
.bars { display: grid; gap: 0.5rem 1rem; grid-template-columns: minmax(5rem, 2fr) 3fr auto; align-items: center; }
.bars svg { display: block; width: 100%; height: 1rem; }
.bars rect { fill: var(--bar); }
.figure { text-align: end; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; font-weight: bold; }
th, td { padding: 0.25rem 0; border-block-end: 1px solid var(--soft); text-align: start; vertical-align: top; }
th { font-weight: normal; }
thead th { font-weight: bold; }
.note { color: var(--soft); }
@media (max-width: 30rem) {
  .bars { grid-template-columns: 1fr; gap: 0; }
  .bars .figure { text-align: start; margin-block-end: 0.5rem; }
}
@media (forced-colors: active) { .bars rect { fill: CanvasText; } }
"""

_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Statistics – Samenspraak</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>Statistics</h1>
<p>{period}. Days are those of UTC.</p>
{parts}
</main>
</body>
</html>
""")
_PART = Markup("""<h{level}>{title}</h{level}>
{content}""")
_CHART = Markup("""<figure>
<figcaption id="chart-{number}">{told}</figcaption>
<div class="bars" role="img" aria-labelledby="chart-{number}">
{bars}
</div>
</figure>
""")
_BAR = Markup("""<span>{name}</span>
<svg aria-hidden="true" focusable="false"><rect width="{percent}%" height="100%"/></svg>
<span class="figure">{figure}</span>""")
_TABLE = Markup("""<table>
<caption>{title}: the figures</caption>
<thead><tr><th scope="col">{what}</th><th scope="col" class="figure">{figures}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
""")
_ROW = Markup("""<tr><th scope="row">{name}</th><td class="figure">{figure}</td></tr>""")
_NOTE = Markup("""<p class="note">{note}</p>""")
_LINES = Markup("\n")


def page(found: Tables) -> str:
    """The page, in English."""
    parts = _LINES.join(_part(number, table) for number, table in enumerate(found.tables))
    return _PAGE.format(style=Markup(STYLE), period=found.period, parts=parts)  # noqa: S704


def _part(number: int, table: Table) -> Markup:
    if not (table.lines or table.sums):
        content = Markup("<p>Nothing yet.</p>")
    else:
        content = _chart(number, table) + _table(table)
    note = _NOTE.format(note=table.note) if table.note else Markup()
    return _PART.format(level=table.level, title=table.title, content=content + note)


def _chart(number: int, table: Table) -> Markup:
    """Bars for the figures that are shown, if there is something to compare; in words the largest of them."""
    drawn = [line for line in table.lines if line.count]
    if len(drawn) < 2:
        return Markup()
    highest = max(drawn, key=_count)
    told = Markup("Chart: {title}. The highest figure is {figure}, for “{name}”. All figures are in the table below.")
    return _CHART.format(
        number=number,
        told=told.format(title=table.title, figure=highest.figure, name=highest.name),
        bars=_LINES.join(
            _BAR.format(name=line.name, figure=line.figure, percent=round(100 * _count(line) / _count(highest), 1))
            for line in drawn
        ),
    )


def _table(table: Table) -> Markup:
    rows = _LINES.join(_ROW.format(name=line.name, figure=line.figure) for line in (*table.lines, *table.sums))
    return _TABLE.format(title=table.title, what=table.what, figures=table.figures, rows=rows)


def _count(line: Line) -> int:
    return line.count or 0
