"""No number about a person exists: not in the tables, not on the pages."""

import re

from django.apps import apps
from django.db import models
from django.urls import reverse

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.weeks import week_of
from tests.fernhill import Fernhill
from tests.reviews.test_reviewing import handed_over
from tests.reviews.work import a_busy_month

NUMBERS = (models.IntegerField, models.FloatField, models.DecimalField)
# Each number that the reviews package keeps, and whose it is. Adding one means arguing for it here.
OF_WHAT = {
    "standard.version": "of the standard",
    "draw.seed": "of the lot",
    "drawitem.chance": "of a conversation in the draw",
    "quote.start": "a place in a message",
    "quote.end": "a place in a message",
    "workon.place": "the order of up to three suggestions",
}
GRADING = re.compile(
    r"scor|rating|rated|grade|percent|rank|stars?$|point|weight|level|average|mean_|total", re.I
)
JUDGING_WORDS = re.compile(
    r"\b(scores?|ratings?|graded?|grades|ranks?|ranking|stars?|percent(age)?|points)\b|%", re.I
)


def test_the_only_numbers_that_reviews_keep_are_about_texts_lots_and_the_standard() -> None:
    found = {
        f"{model._meta.model_name}.{field.name}"
        for model in apps.get_app_config("reviews").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, NUMBERS) and not field.primary_key
    }
    assert found == OF_WHAT.keys()


def test_no_table_of_the_product_has_a_field_to_grade_by() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("goldenthread.")]
    for config in ours:
        for model in config.get_models():
            for field in model._meta.concrete_fields:
                assert not GRADING.search(field.name), f"{model.__name__}.{field.name}"


def test_no_page_speaks_of_grading_or_counts_up_a_person(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    draw, _ = draw_week(week=week_of(clock.now()), seed=1, by=None, at=clock.now())
    review = handed_over(fernhill, cast.PRIYA, cast.CHAD)
    addresses = [
        "/",
        "/reviews/",
        reverse("reviews:draw", args=[draw.week]),
        reverse("reviews:review", args=[review.pk]),
    ]
    for who in (cast.CHAD, cast.PRIYA, cast.HEAD):
        for address in addresses:
            page = fernhill.browser(who).get(address).content.decode()
            words = re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1])
            assert not JUDGING_WORDS.search(words), (who.name, address, JUDGING_WORDS.search(words))
