"""Texts to find subjects by, and an index for finding their addresses."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('search_texts',
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['ref'], ['subjects.ref'], name=op.f('fk_search_texts_ref_subjects')),
    sa.PrimaryKeyConstraint('ref', name=op.f('pk_search_texts'))
    )
    op.create_index('ix_addresses_ref_locale', 'addresses', ['ref', 'locale'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_addresses_ref_locale', table_name='addresses')
    op.drop_table('search_texts')
