"""A text carries its language into the HTML and leaves it out of bare text."""

from markupsafe import Markup

from webapp.i18n.text import Text, text


def test_a_text_in_the_language_of_the_page_is_not_marked() -> None:
    assert text("Hallo", "nl", "nl") == Text(("Hallo",))
    assert text("Hallo", "nl", "en").__html__() == '<span lang="nl">Hallo</span>'


def test_space_between_texts_is_not_marked() -> None:
    joined = Text((Text(("a",), "nl"), " ", Text(("b",), "fr")), "en")
    assert joined.__html__() == '<span lang="nl">a</span> <span lang="fr">b</span>'


def test_the_language_is_escaped() -> None:
    assert Text(("a",), '"><b>').__html__() == '<span lang="&#34;&gt;&lt;b&gt;">a</span>'


def test_bare_text_has_no_tags_and_no_entities() -> None:
    assert str(Text((Markup("<b>x &amp; y</b>"), " < ", Text(("z",), "nl")))) == "x & y < z"
