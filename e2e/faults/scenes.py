"""Places of the site and the checks that the suite has for each: first those that need no browser, which are quick."""

from collections.abc import Sequence

from playwright.sync_api import Page

from e2e import (
    test_accessibility,
    test_directory,
    test_directory_requests,
    test_journeys,
    test_keyboard,
    test_map,
    test_order,
    test_picture,
    test_print,
    test_timeline,
)
from e2e.browsing import DESKTOP, PHONE
from e2e.checks import OF_A_LIST, OF_A_LONG_LIST, OF_COUNTRIES
from e2e.consent import states, test_consent_access, test_consent_equal, test_consent_lists
from e2e.faults.judging import ARRIVAL, AXE, DOCUMENT, FIT, GATES, LINES, OWN, of_all_pages, suite, updating
from e2e.faults.looking import Judge, Scene, State
from e2e.faults.truth import TRUTH
from e2e.judging import SCHEMES
from e2e.pages import HomePage, OrganisationsPage
from e2e.pages.consent import ANSWERS
from e2e.states import answers
from e2e.words import Words
from tests.views import test_in_words, test_pages, test_preferences, test_site, test_steps
from tests.views import test_picture as test_drawing
from tests.views import test_timeline as test_years
from tests.views.consent import test_receipts, test_words

EACH_PAGE = of_all_pages(
    test_pages.test_canonical_is_the_page_itself,
    test_pages.test_hreflang_is_complete_and_reciprocal,
    test_pages.test_x_default_is_the_front_door_for_home_pages_and_english_for_the_rest,
    test_pages.test_the_switch_leads_to_the_same_page_in_each_language,
    test_pages.test_links_with_the_same_words_lead_to_the_same_place,
    test_pages.test_nothing_is_fetched_from_elsewhere,
    test_pages.test_every_description_says_something,
    test_pages.test_no_text_is_left_in_english_on_pages_in_other_languages,
)
SEEN = (ARRIVAL, *AXE[:2], *OWN, *AXE[2:], FIT)
"""What is judged of a page as it is."""
ASKED = (
    suite(test_words.test_the_question_is_short),
    suite(test_words.test_yes_and_no_are_two_words_of_one_kind),
    suite(test_words.test_nothing_is_ticked_and_the_way_back_is_told_first),
    suite(test_words.test_who_asks_is_named),
)
HOME = (
    *ASKED,
    suite(test_journeys.test_the_skip_link_leads_into_the_content),
    suite(test_accessibility.test_every_navigation_has_a_name_of_its_own, template="home"),
    suite(test_consent_equal.test_the_answers_of_the_notice_are_alike),
    suite(test_consent_equal.test_the_notice_is_short_and_lies_in_the_page),
    suite(test_consent_access.test_the_question_is_met_early, kind=HomePage),
    *(suite(test_consent_equal.test_one_activation_is_enough, answer=answer) for answer in ANSWERS),
    *(
        suite(test_accessibility.test_focus_changes_what_is_seen, scheme=scheme, forced_colors=forced)
        for scheme in SCHEMES
        for forced in ("none", "active")
    ),
)
NETWORKS = (
    LINES,
    suite(test_drawing.test_every_seat_leads_to_its_page, ref="page:networks"),
    suite(test_drawing.test_the_curves_are_curves),
    suite(test_drawing.test_what_is_seen_of_a_name_is_part_of_what_is_heard),
    suite(test_accessibility.test_every_navigation_has_a_name_of_its_own, template="networks"),
    suite(test_journeys.test_focus_is_seen_at_every_stop_of_a_page),
    suite(test_picture.test_the_names_are_reached_in_the_order_in_which_they_are_read),
    suite(test_picture.test_a_screen_reader_hears_names_and_no_drawing, locale="en"),
)
PAST = suite(test_in_words.test_what_is_of_the_past_says_so)
ORGANISATION = (
    LINES,
    PAST,
    suite(test_drawing.test_every_seat_leads_to_its_page, ref="org:ituc"),
    suite(test_journeys.test_figures_are_found_and_stay_there_in_another_language),
    suite(test_picture.test_a_screen_reader_hears_names_and_no_drawing, locale="es"),
)
COUNTRIES = (
    suite(test_in_words.test_the_map_says_which_countries_have_partners),
    *map(updating, OF_COUNTRIES),
    suite(test_map.test_it_reads_as_names),
    suite(test_map.test_choosing_a_region_changes_map_list_form_and_address),
    *(suite(test_map.test_every_country_is_reached_and_named_by_keyboard, size=size) for size in (DESKTOP, PHONE)),
    suite(test_order.test_regions_and_their_countries_are_in_order),
)
SETTINGS = (
    suite(test_preferences.test_a_wrong_value_is_told_and_nothing_is_lost),
    suite(test_preferences.test_an_empty_form_names_every_setting),
)
COOKIES = (*ASKED, suite(test_consent_equal.test_the_answers_of_the_form_are_alike))
ERROR = (
    suite(test_site.test_an_unknown_page_is_404_in_the_language_of_the_address, path="nowhere"),
    suite(test_accessibility.test_every_navigation_has_a_name_of_its_own, template="error"),
    suite(test_journeys.test_a_wrong_address_is_answered_in_its_language),
)
LIST = (
    PAST,
    *map(updating, OF_A_LIST),
    suite(test_consent_lists.test_an_answer_changes_nothing_else, kind=OrganisationsPage, answer="refuse"),
)
LONG_LIST = (
    *map(updating, OF_A_LONG_LIST),
    suite(test_directory.test_an_update_changes_what_it_should_and_nothing_else, name="organisations"),
    suite(test_directory_requests.test_a_slow_answer_is_told_while_it_is_awaited),
    suite(test_directory_requests.test_a_very_slow_answer_is_said_too),
    suite(test_directory.test_a_text_that_does_not_count_is_marked_until_it_is_mended),
    suite(test_directory.test_the_way_back_and_forth_leads_through_exactly_the_same_states),
    suite(test_keyboard.test_a_list_is_used_by_keyboard_alone),
    suite(test_directory_requests.test_a_failure_is_told_and_can_be_tried_again, kind="500"),
)


def at(ref: str | None, query: str = "") -> State:
    """The page at an address."""

    def arrive(page: Page, words: Words) -> None:
        page.goto(words.path(ref) + query)

    return arrive


def scene(
    ref: str, locale: str, *more: Judge, query: str = "", first: Sequence[Judge] = (), grown: bool = False
) -> Scene:
    """A page in a language, with the checks of every page and those of its own; these first, if they are `first`."""
    printed = suite(test_print.test_nothing_is_printed_that_can_only_be_operated, ref=ref)
    name = f"{ref}{query}, {locale}{', grown' if grown else ''}"
    judges = (DOCUMENT, EACH_PAGE, *(() if grown else (TRUTH,)), *GATES, *first, *SEEN, *more, printed)
    return Scene(name, locale, at(ref, query), judges, ref, query, grown)


def state(arrive: State, locale: str, more: Sequence[Judge] = ()) -> Scene:
    """A state that one comes to by a journey."""
    return Scene(f"{arrive.__name__}, {locale}", locale, arrive, (*SEEN, *more))


def lost(locale: str) -> Scene:
    """The page for an address that leads nowhere."""
    return Scene(f"error, {locale}", locale, at(None), (DOCUMENT, *ERROR, *SEEN))


HOMES = {locale: scene("page:home", locale, *HOME) for locale in ("en", "nl", "fr", "es")}
ORGANISATIONS = scene("page:organisations", "nl", *LIST)
LONG = scene("page:organisations", "fr", first=LONG_LIST, grown=True)
COUNTRIES_FR = scene("page:countries", "fr", *COUNTRIES)
TABLE = scene("page:countries", "fr", query="?view=tableau")
ITUC = scene("org:ituc", "fr", *ORGANISATION)
FORMER = scene("org:cnv-vakmensen", "nl", PAST)
COUNTRY = scene("country:BJ", "es")
NETWORK = scene("page:networks", "nl", *NETWORKS)
DIALOGUE = scene(
    "page:social-dialogue",
    "es",
    suite(test_steps.test_steps_are_numbered_also_where_they_are_only_heard),
    suite(test_timeline.test_a_seat_leads_to_its_full_text),
)
TIMELINE = scene(
    "page:timeline",
    "es",
    suite(test_years.test_every_year_is_there_and_every_event_says_who_says_so),
    suite(test_timeline.test_the_keyboard_goes_from_year_to_year),
)
GLOSSARY = scene("page:glossary", "fr")
COOKIE_PAGE = scene("page:cookies", "nl", *COOKIES)
SETTING_PAGE = scene("page:settings", "es", *SETTINGS)
SOURCES = scene("page:sources", "fr")
LOST = lost("nl")
RECEIPT_FAULT = state(
    states.receipt_fault,
    "nl",
    [suite(test_receipts.test_a_wrong_number_comes_back_with_an_error_at_the_field, typed="12 34")],
)
REFUSED = state(states.refused, "fr")


SETTINGS_FAULT = state(answers.settings_fault, "es")
FEEDBACK = scene("page:feedback", "nl")
