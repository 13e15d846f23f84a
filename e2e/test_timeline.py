"""The timeline and the way of dialogue: what is heard, in which order one gets there, and that they fit a phone."""

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import PHONE
from e2e.judging import expect_to_fit
from e2e.keyboard import tab
from e2e.pages import NetworksPage, SocialDialoguePage, TimelinePage
from e2e.words import Words

HEARD_OF_2006 = {
    "en": """
- listitem:
  - heading "2006" [level=2]:
    - time: "2006"
  - list:
    - listitem:
      - paragraph:
        - link "ICFTU (International Confederation of Free Trade Unions)"
        - text: and
        - link "WCL (World Confederation of Labour)"
        - text: merged into
        - link "ITUC (International Trade Union Confederation)"
        - text: .
      - list:
        - listitem:
          - text: "When:"
          - time: November 2006
        - listitem:
          - text: "Source:"
          - link "CNV Internationaal, Networks - Our work"
""",
    "nl": """
- listitem:
  - heading "2006" [level=2]:
    - time: "2006"
  - list:
    - listitem:
      - paragraph:
        - link /IVVV/
        - text: en
        - link /WVA/
        - text: gingen op in
        - link /IVV /
        - text: .
""",
}
HEARD_OF_THE_WAY = {
    "en": """
- list:
  - listitem:
    - paragraph:
      - link "Infrastructure"
    - paragraph: The government
  - listitem:
    - paragraph:
      - link "Mandates and freedoms"
    - paragraph: The social partners
  - listitem:
    - paragraph:
      - link "Trust"
    - paragraph: The social partners
""",
    "nl": """
- list:
  - listitem:
    - paragraph:
      - link "Infrastructuur"
    - paragraph: De overheid
  - listitem:
    - paragraph:
      - link "Mandaten en vrijheden"
    - paragraph: De sociale partners
  - listitem:
    - paragraph:
      - link "Vertrouwen"
    - paragraph: De sociale partners
""",
}
HEARD_AROUND_TRUST = {
    "en": """
- list "What builds trust":
  - listitem:
    - paragraph:
      - link "Good proposals"
    - paragraph: Trade unions
  - listitem:
    - paragraph:
      - link "Skill and preparation"
    - paragraph: The negotiators
  - listitem:
    - paragraph:
      - link "Lasting commitment"
    - paragraph: The social partners
""",
    "nl": """
- list "Waardoor vertrouwen groeit":
  - listitem:
    - paragraph:
      - link "Goede voorstellen"
    - paragraph: De vakbonden
  - listitem:
    - paragraph:
      - link "Bekwaam en voorbereid"
    - paragraph: De onderhandelaars
  - listitem:
    - paragraph:
      - link "Blijvende inzet"
    - paragraph: De sociale partners
""",
}
in_two_languages = pytest.mark.parametrize("words", ["en", "nl"], indirect=True)


@in_two_languages
def test_a_year_is_heard_as_a_sentence_with_its_source(plain_page: Page, words: Words) -> None:
    shown = TimelinePage.open(plain_page, words)
    expect(shown.year(2006)).to_match_aria_snapshot(HEARD_OF_2006[words.locale])
    expect(shown.years.get_by_role("heading", level=2)).to_have_count(11)


@in_two_languages
def test_the_way_is_heard_as_steps_and_what_builds_trust(plain_page: Page, words: Words) -> None:
    shown = SocialDialoguePage.open(plain_page, words)
    expect(shown.steps).to_match_aria_snapshot(HEARD_OF_THE_WAY[words.locale])
    expect(shown.things).to_match_aria_snapshot(HEARD_AROUND_TRUST[words.locale])


@pytest.mark.parametrize("words", ["fr"], indirect=True)
@pytest.mark.parametrize("kind", [TimelinePage, SocialDialoguePage])
def test_they_fit_a_phone(plain_page: Page, words: Words, kind: type[TimelinePage | SocialDialoguePage]) -> None:
    plain_page.set_viewport_size(PHONE)
    kind.open(plain_page, words)
    expect_to_fit(plain_page)


@pytest.mark.parametrize("words", ["es"], indirect=True)
def test_the_keyboard_goes_from_year_to_year(plain_page: Page, words: Words) -> None:
    networks = NetworksPage.open(plain_page, words)
    shown = networks.follow_to(TimelinePage)
    shown.skip()
    links = shown.years.get_by_role("link")
    for place in range(5):
        expect(links.nth(place)).to_be_focused()
        tab(plain_page)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_seat_leads_to_its_full_text(plain_page: Page, words: Words) -> None:
    shown = SocialDialoguePage.open(plain_page, words)
    seats = shown.main.locator(".way").get_by_role("link")
    seats.first.focus()
    for place in range(1, 6):
        tab(plain_page)
        expect(seats.nth(place)).to_be_focused()
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator("#commitment:target")).to_be_in_viewport()
