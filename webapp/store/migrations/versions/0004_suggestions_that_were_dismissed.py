"""Suggestions can be dismissed, and that can be undone; two reasons are worded otherwise."""

import re

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

REWORDED = (
    (r"There are (\d+) forms; this language has (\d+)\.", r"The number of forms is \1; this language has \2."),
    (
        r"A word of an address has small letters without accents, digits and hyphens only\.",
        "A word of an address has only digits, hyphens, and small letters without accents.",
    ),
    (r"The links must be those of the English: none\.", "There is a link, and the English has none."),
)
"""Reasons are kept as sentences, and are translated by them."""


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
    op.create_index(op.f('ix_suggestions_act'), 'suggestions', ['act'], unique=False)
    op.drop_index(op.f('ix_translation_history_context'), table_name='translation_history')
    op.create_index('ix_translation_history_context', 'translation_history', ['context', 'locale', 'act'], unique=False)
    op.create_index(op.f('ix_translation_history_act'), 'translation_history', ['act'], unique=False)
    _reword()


def _reword() -> None:
    suggestions = sa.table('suggestions', sa.column('id'), sa.column('reason'))
    connection = op.get_bind()
    for number, reason in connection.execute(sa.select(suggestions.c.id, suggestions.c.reason)).all():
        reworded = reason
        for before, after in REWORDED:
            reworded = re.sub(before, after, reworded)
        if reworded != reason:
            connection.execute(sa.update(suggestions).where(suggestions.c.id == number).values(reason=reworded))


def downgrade() -> None:
    op.drop_index(op.f('ix_translation_history_act'), table_name='translation_history')
    op.drop_index('ix_translation_history_context', table_name='translation_history')
    op.create_index(op.f('ix_translation_history_context'), 'translation_history', ['context'], unique=False)
    op.drop_index(op.f('ix_suggestions_act'), table_name='suggestions')
    op.drop_index(op.f('ix_dismissals_suggestion'), table_name='dismissals')
    op.drop_table('dismissals')
