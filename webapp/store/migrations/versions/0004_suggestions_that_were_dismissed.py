"""Suggestions can be dismissed, and that can be undone."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('dismissals',
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('suggestion', sa.Integer(), nullable=False),
    sa.Column('dismissed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['acts.id'], name=op.f('fk_dismissals_act_acts')),
    sa.ForeignKeyConstraint(['suggestion'], ['suggestions.id'], name=op.f('fk_dismissals_suggestion_suggestions')),
    sa.PrimaryKeyConstraint('act', 'suggestion', name=op.f('pk_dismissals'))
    )
    op.create_index(op.f('ix_dismissals_suggestion'), 'dismissals', ['suggestion'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_dismissals_suggestion'), table_name='dismissals')
    op.drop_table('dismissals')
