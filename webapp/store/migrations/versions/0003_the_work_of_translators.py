"""Acts, and what they changed; suggestions; wordings that say the same; languages that the public sees."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('acts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acts'))
    )
    with op.batch_alter_table('translation_history') as batch:
        batch.add_column(sa.Column('act', sa.Integer(), nullable=True))
        for name, kind in (('text', sa.String()), ('source', sa.String()), ('approved', sa.Boolean()),
                           ('author', sa.String()), ('changed_at', sa.DateTime())):
            batch.alter_column(name, existing_type=kind, nullable=True)
        batch.create_foreign_key(op.f('fk_translation_history_act_acts'), 'acts', ['act'], ['id'])
        batch.create_index('ix_translation_history_locale_act', ['locale', 'act'], unique=False)
    op.create_table('source_history',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('context', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['acts.id'], name=op.f('fk_source_history_act_acts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source_history'))
    )
    op.create_index(op.f('ix_source_history_context'), 'source_history', ['context'], unique=False)
    op.create_table('typos',
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('context', sa.String(), nullable=False),
    sa.Column('before', sa.String(), nullable=False),
    sa.Column('after', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['acts.id'], name=op.f('fk_typos_act_acts')),
    sa.PrimaryKeyConstraint('act', name=op.f('pk_typos'))
    )
    op.create_index(op.f('ix_typos_context'), 'typos', ['context'], unique=False)
    op.create_table('wordings',
    sa.Column('context', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('meaning', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('context', 'source', name=op.f('pk_wordings'))
    )
    op.create_table('suggestions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('context', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['acts.id'], name=op.f('fk_suggestions_act_acts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestions'))
    )
    op.create_index('ix_suggestions_locale_context', 'suggestions', ['locale', 'context'], unique=False)
    releases = op.create_table('releases',
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('act', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['act'], ['acts.id'], name=op.f('fk_releases_act_acts')),
    sa.PrimaryKeyConstraint('locale', name=op.f('pk_releases'))
    )
    # What has addresses now is public already.
    locales = op.get_bind().execute(sa.text('SELECT DISTINCT locale FROM addresses WHERE current')).scalars().all()
    op.bulk_insert(releases, [{'locale': locale} for locale in locales])
    with op.batch_alter_table('revision') as batch:
        batch.add_column(sa.Column('store', sa.String(), nullable=False, server_default=''))
    op.get_bind().execute(sa.text('UPDATE revision SET store = :name'), {'name': secrets.token_hex(8)})
    with op.batch_alter_table('revision') as batch:
        batch.alter_column('store', existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('revision') as batch:
        batch.drop_column('store')
    for name in ('releases', 'suggestions', 'wordings', 'typos', 'source_history'):
        op.drop_table(name)
    op.execute('DELETE FROM translation_history WHERE text IS NULL')
    with op.batch_alter_table('translation_history') as batch:
        batch.drop_index('ix_translation_history_locale_act')
        batch.drop_constraint(op.f('fk_translation_history_act_acts'), type_='foreignkey')
        batch.drop_column('act')
        for name, kind in (('text', sa.String()), ('source', sa.String()), ('approved', sa.Boolean()),
                           ('author', sa.String()), ('changed_at', sa.DateTime())):
            batch.alter_column(name, existing_type=kind, nullable=False)
    op.drop_table('acts')
