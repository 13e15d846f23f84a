"""Statistics: counts of views by day, interactions of visits with consent, and what had to be dropped."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('page_views',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('page', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('referrer', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('day', 'page', 'locale', 'referrer', name=op.f('pk_page_views'))
    )
    op.create_table('visit_events',
    sa.Column('visit', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('detail', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('consent', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('visit', 'day', 'kind', 'detail', 'locale', name=op.f('pk_visit_events'))
    )
    op.create_index(op.f('ix_visit_events_consent'), 'visit_events', ['consent'], unique=False)
    op.create_index(op.f('ix_visit_events_day'), 'visit_events', ['day'], unique=False)
    op.create_table('interactions',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('detail', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('day', 'kind', 'detail', 'locale', name=op.f('pk_interactions'))
    )
    op.create_table('dropped',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('day', 'kind', name=op.f('pk_dropped'))
    )


def downgrade() -> None:
    op.drop_table('dropped')
    op.drop_table('interactions')
    op.drop_index(op.f('ix_visit_events_consent'), table_name='visit_events')
    op.drop_index(op.f('ix_visit_events_day'), table_name='visit_events')
    op.drop_table('visit_events')
    op.drop_table('page_views')
