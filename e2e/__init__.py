"""The site as visitors meet it: a real server, a real browser, in every language."""

import pytest

pytest.register_assert_rewrite("e2e.keyboard", "e2e.pages")
