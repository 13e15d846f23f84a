"""Rows about readers have no hidden order; a visit counts once in whatever languages; what a new consent renewed."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

KEY = ['visit', 'day', 'kind', 'detail']


def upgrade() -> None:
    op.add_column('receipts', sa.Column('renewed', sa.String(), server_default='', nullable=False))
    op.execute(
        'DELETE FROM visit_events WHERE EXISTS (SELECT 1 FROM visit_events AS other WHERE '
        + ' AND '.join(f'other.{name} = visit_events.{name}' for name in KEY)
        + ' AND other.locale < visit_events.locale)'
    )
    _make_anew(KEY, ordered=False)


def downgrade() -> None:
    _make_anew([*KEY, 'locale'], ordered=True)
    with op.batch_alter_table('receipts') as batch:
        batch.drop_column('renewed')


def _make_anew(key: list[str], *, ordered: bool) -> None:
    """Other databases than SQLite have no hidden number of a row."""
    sqlite = op.get_bind().dialect.name == 'sqlite'
    options = {'recreate': 'always', 'table_kwargs': {'sqlite_with_rowid': ordered}} if sqlite else {}
    with op.batch_alter_table('visit_events', **options) as batch:
        batch.drop_constraint(op.f('pk_visit_events'), type_='primary')
        batch.create_primary_key(op.f('pk_visit_events'), key)
    if sqlite:
        for table in ('page_views', 'interactions'):
            with op.batch_alter_table(table, **options):
                pass
