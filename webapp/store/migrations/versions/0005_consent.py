"""Proof of consent: the texts that visitors were shown, and receipts."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('shown_texts',
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('policy', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_shown_texts'))
    )
    op.create_index(op.f('ix_shown_texts_locale'), 'shown_texts', ['locale'], unique=False)
    op.create_table('receipts',
    sa.Column('number_hash', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('policy', sa.Integer(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('granted', sa.String(), nullable=False),
    sa.Column('withdrawn', sa.String(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['text'], ['shown_texts.hash'], name=op.f('fk_receipts_text_shown_texts')),
    sa.PrimaryKeyConstraint('number_hash', name=op.f('pk_receipts'))
    )
    op.create_index(op.f('ix_receipts_at'), 'receipts', ['at'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_receipts_at'), table_name='receipts')
    op.drop_table('receipts')
    op.drop_index(op.f('ix_shown_texts_locale'), table_name='shown_texts')
    op.drop_table('shown_texts')
