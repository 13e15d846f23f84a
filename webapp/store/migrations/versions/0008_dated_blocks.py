"""A block can have a date; what the seed said last of each block has none."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

SEED_RECORDS = sa.table('seed_records', sa.column('table'), sa.column('key'), sa.column('record', sa.JSON()))


def upgrade() -> None:
    op.add_column('blocks', sa.Column('moment', sa.String(), nullable=True))
    # Without a base, the merge would take the empty column for a decision of the store and never fill it.
    _record(lambda record: {**record, 'moment': None})


def downgrade() -> None:
    _record(lambda record: {name: value for name, value in record.items() if name != 'moment'})
    op.drop_column('blocks', 'moment')


def _record(change) -> None:
    connection = op.get_bind()
    said = SEED_RECORDS.c
    for key, record in connection.execute(sa.select(said.key, said.record).where(said.table == 'blocks')).all():
        which = (said.table == 'blocks') & (said.key == key)
        connection.execute(sa.update(SEED_RECORDS).where(which).values(record=change(record)))
