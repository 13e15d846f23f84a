"""Feedback: problems that visitors have told of."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('feedback',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('problem', sa.String(), nullable=False),
    sa.Column('page', sa.String(), nullable=False),
    sa.Column('uses', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('tried_at', sa.DateTime(), nullable=True),
    sa.Column('sent_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_feedback'))
    )
    op.create_index(op.f('ix_feedback_at'), 'feedback', ['at'], unique=False)
    op.create_index(op.f('ix_feedback_digest'), 'feedback', ['digest'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_feedback_digest'), table_name='feedback')
    op.drop_index(op.f('ix_feedback_at'), table_name='feedback')
    op.drop_table('feedback')
