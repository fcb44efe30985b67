"""Moments, however they are written."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.conversations.importers.contract import BadField, Options
from goldenthread.conversations.importers.times import DayOrder, Times
from tests.conversations.importers.reading import Write, records


@pytest.mark.parametrize(
    "written",
    [
        "2026-08-03T14:05:00+02:00",
        "2026-08-03 12:05:00Z",
        "2026-08-03 12:05 UTC",
        "03.08.2026 14:05",
        "3/8/26 2:05 PM",
        "03/08/2026, 14:05:00",
        "2026/08/03 14:05",
        "1785758700",
        "1785758700000",
        1785758700,
        1785758700.0,
        "3. August 2026 um 14:05",
        "le 3 août 2026 à 14:05",
        "3 de agosto de 2026 14:05",
        "Aug 3, 2026 2:05 PM",
        "Mon, 3 Aug 2026 14:05:00 +0200",
        "Monday, August 3, 2026 at 2:05 PM",
        "03 Aug 2026 14:05 CEST",
    ],
)
def test_a_moment_is_read_however_it_is_written(written: object) -> None:
    times = Times(ZoneInfo("Europe/Berlin"))
    assert times.read(written, "sent_at") == datetime(2026, 8, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["yesterday", "14:05", "99/99/2026", "2026-13-45", "12", "soon 5", "9" * 30]
)
def test_what_is_no_moment_is_refused_without_being_repeated(written: str) -> None:
    with pytest.raises(BadField, match="not a date and time") as refused:
        Times(UTC).read(written, "sent_at")
    assert written not in refused.value.reason.replace("2026-08-03T14:05:00Z", "")


@given(st.dates(min_value=datetime(1980, 1, 1).date(), max_value=datetime(2060, 1, 1).date()), st.booleans())
def test_one_telling_date_settles_the_order_for_the_whole_column(day, day_first: bool) -> None:
    order = DayOrder()
    order.see("25/12/2026" if day_first else "12/25/2026")
    written = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    order.see(written)
    moment = Times.of(Options(), order).read(written, "sent_at")
    assert moment is not None
    assert moment.date() == day


def test_month_first_is_learnt_from_a_late_row(write: Write) -> None:
    path = write("ticket id,time,from,text\n1,03/04/2026 10:00,Ann,Hello\n2,03/25/2026 10:00,Bo,Hi\n")
    assert [m.sent_at.month for c in records(path) for m in c.messages if m.sent_at] == [3, 3]
    assert records(path, day_first=True)[0].messages[0].sent_at == datetime(2026, 4, 3, 10, tzinfo=UTC)
