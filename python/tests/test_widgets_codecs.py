"""How scripts see the values of widgets."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from millpond import codecs, moments, scales
from millpond.errors import (
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitInvalidParameterTypeError,
    StreamlitSelectionCountExceedsMaxError,
    StreamlitValueAboveMaxError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueBelowMinError,
    StreamlitValueOutOfRangeError,
)

NAMES = (["wheat", "rye"], ["Wheat", "Rye"])
WHEAT = [(0, "Wheat")]
AHEAD = timezone(timedelta(hours=2))
ENDLESS = (float("-inf"), float("inf"))
ONE_YEAR = ("2024-01-01", "2024-12-31")
A_DAY = codecs.Datetime("2024-01-31T00:00", "2024-01-31T23:59", "2024-01-31T12:00")


@pytest.mark.parametrize(
    ("codec", "raw", "value"),
    [
        (codecs.FLAG, True, True),
        (codecs.TEXT, "a", "a"),
        (codecs.TEXT, None, None),
        (codecs.Color("#000000"), "#ff0080", "#ff0080"),
        (codecs.Number(True), [3.0], 3),
        (codecs.Number(False), [3.0], 3.0),
        (codecs.Number(False), None, None),
        (codecs.Span(codecs.WHOLE, False, *ENDLESS), [3.0], 3),
        (codecs.Span(codecs.REAL, True, *ENDLESS), [0.25, 0.5], (0.25, 0.5)),
        (codecs.Option(*NAMES), (1, "Rye"), "rye"),
        (codecs.Option(*NAMES, accept_new=True), (None, "oats"), "oats"),
        (codecs.Option(*NAMES), None, None),
        (codecs.Options(*NAMES), [(1, "Rye"), (0, "Wheat")], ["rye", "wheat"]),
        (codecs.Options(*NAMES), [], []),
        (codecs.OneOption(*NAMES), [(1, "Rye")], "rye"),
        (codecs.OneOption(*NAMES), [], None),
        (codecs.OptionSpan(*NAMES, False), [(1, "Rye")], "rye"),
        (codecs.OptionSpan(*NAMES, True), [(0, "Wheat"), (1, "Rye")], ("wheat", "rye")),
        (codecs.Dates(False), ["2024-01-31"], date(2024, 1, 31)),
        (codecs.Dates(False), [], None),
        (codecs.Dates(True), ["2024-01-31", "2024-02-01"], (date(2024, 1, 31), date(2024, 2, 1))),
        (codecs.Dates(True), [], ()),
        (codecs.TIME, "13:30", time(13, 30)),
        (codecs.TIME, "13:30:05", time(13, 30, 5)),
        (codecs.TIME, None, None),
        (A_DAY, "2024-01-31T13:30", datetime(2024, 1, 31, 13, 30)),
        (A_DAY, None, None),
        (codecs.Span(scales.Days(), False, *ENDLESS), [0.0], date(1970, 1, 1)),
        (codecs.Span(scales.Clock(None), False, *ENDLESS), [60e6], time(0, 1)),
        (codecs.Span(scales.Clock(UTC), False, *ENDLESS), [86_399_999_999.0], time(23, 59, 59, 999_999, UTC)),
        (codecs.Span(scales.Moments(None), False, *ENDLESS), [-1.0], datetime(1969, 12, 31, 23, 59, 59, 999_999)),
        (codecs.Span(scales.Moments(AHEAD), False, *ENDLESS), [0.0], datetime(1970, 1, 1, tzinfo=AHEAD)),
        (codecs.Span(scales.Lengths(), True, *ENDLESS), [0.0, 1e6], (timedelta(0), timedelta(seconds=1))),
    ],
)
def test_values_go_there_and_back(codec, raw, value):
    for one in (codec, pickle.loads(pickle.dumps(codec))):
        assert one.decode(raw) == value
        assert type(one.decode(raw)) is type(value)
        assert one.encode(value) == raw


def test_moments_far_away_are_exact():
    scale = scales.Moments(None)
    for moment in (datetime(1700, 1, 1, 1, 2, 3, 123_457), datetime(2250, 12, 31, 23, 59, 59, 999_999)):
        assert scale.read(scale.write(moment)) == moment


def test_an_instant_is_shown_in_the_zone_of_its_widget():
    assert scales.Moments(AHEAD).write(datetime(1970, 1, 1, 1, tzinfo=UTC)) == 3 * 3_600e6


def test_the_default_colour_is_given_back_as_it_was_written():
    assert codecs.Color("#FFF").decode("#ffffff") == "#FFF"
    assert codecs.Color("#FFF").decode("#fffff0") == "#fffff0"
    assert codecs.Color("#000000").encode("#F08") == "#ff0088"


def test_a_list_of_options_is_new_each_time():
    codec = codecs.Options(*NAMES)
    assert codec.decode([(0, "Wheat")]) is not codec.decode([(0, "Wheat")])


def test_what_is_no_option_keeps_its_text_where_new_ones_are_accepted():
    assert codecs.Option(*NAMES, accept_new=True).encode("oats") == (None, "oats")
    assert codecs.Options(*NAMES, accept_new=True).encode(["rye", 5]) == [(1, "Rye"), (None, "5")]


@pytest.mark.parametrize(
    ("codec", "value", "raw"),
    [
        (codecs.Text(3), "sacks", "sac"),
        (codecs.Number(True, 0.0, 10.0, 5.0), 11, [5.0]),
        (codecs.Number(True, 0.0, None, 5.0), -1, [5.0]),
        (codecs.Number(True, 0.0, 10.0, None), 11, None),
        (codecs.Place(1, 5, 2), 6, [2.0]),
        (codecs.Place(1, 5, 2), "three", [2.0]),
        (codecs.Place(0, 4, None), None, None),
        (codecs.Option(*NAMES, WHEAT), "oats", (0, "Wheat")),
        (codecs.Option(*NAMES), "oats", None),
        (codecs.Option([2021, 2022], ["2021", "2022"]), "2022", (1, "2022")),
        (codecs.Options(*NAMES), ["oats", "rye"], [(1, "Rye")]),
        (codecs.OneOption(*NAMES, WHEAT), "oats", WHEAT),
        (codecs.OptionSpan(*NAMES, False, WHEAT), "oats", WHEAT),
        (codecs.OptionSpan(*NAMES, False, WHEAT), ("wheat", "rye"), WHEAT),
        (codecs.OptionSpan(*NAMES, True, [*WHEAT, (1, "Rye")]), ("rye", "oats"), [*WHEAT, (1, "Rye")]),
        (codecs.OptionSpan(*NAMES, True, [*WHEAT, (1, "Rye")]), "rye", [*WHEAT, (1, "Rye")]),
        (codecs.Dates(False, *ONE_YEAR, ["2024-05-01"]), date(2023, 1, 1), ["2024-05-01"]),
        (codecs.Dates(True, *ONE_YEAR), (date(2024, 1, 1), date(2025, 1, 1)), []),
        (A_DAY, datetime(2024, 2, 1), "2024-01-31T12:00"),
    ],
)
def test_a_widget_has_its_default_where_it_can_not_have_what_is_set(codec, value, raw):
    assert codec.encode(value) == raw


def test_what_is_set_lies_on_the_track():
    codec = codecs.Span(codecs.WHOLE, True, 0.0, 10.0)
    assert codec.encode((0, 10)) == [0.0, 10.0]
    with pytest.raises(StreamlitValueAboveMaxError, match=r"`max_value`, 10: \(1, 11\)"):
        codec.encode((1, 11))
    with pytest.raises(StreamlitValueBelowMinError, match=r"`min_value`, 0: \(-1, 5\)"):
        codec.encode((-1, 5))


def test_no_more_options_are_set_than_may_be_chosen():
    with pytest.raises(StreamlitSelectionCountExceedsMaxError, match=r"`max_selections`, 1, .*\['wheat', 'rye'\]"):
        codecs.Options(*NAMES, most=1).encode(["wheat", "rye"])


def test_the_ends_of_a_range_are_put_in_order():
    assert codecs.Span(codecs.WHOLE, True, *ENDLESS).encode([5, 2]) == [2.0, 5.0]
    assert codecs.Dates(True).encode((date(2024, 2, 1), date(2024, 1, 31))) == ["2024-01-31", "2024-02-01"]
    assert codecs.OptionSpan(*NAMES, True).encode(("rye", "wheat")) == [(0, "Wheat"), (1, "Rye")]


@pytest.mark.parametrize(
    ("codec", "value", "message"),
    [
        (codecs.FLAG, None, "true or false: None"),
        (codecs.TEXT, 5, "a text: 5"),
        (codecs.Color("#000000"), "red", r"a colour .*: 'red'"),
        (codecs.Color("#000000"), "#12345g", r"a colour .*: '#12345g'"),
        (codecs.Color("#000000"), None, "a colour .*: None"),
        (codecs.Number(True), 2.5, r"no whole number: 2\.5"),
        (codecs.Number(False), "2", "no number: '2'"),
        (codecs.Span(codecs.WHOLE, False, *ENDLESS), (1, 2), r"one value: \(1, 2\)"),
        (codecs.Span(codecs.WHOLE, True, *ENDLESS), 1, "two values in a tuple: 1"),
        (codecs.Span(scales.Days(), False, *ENDLESS), 5, "no date: 5"),
        (codecs.Span(scales.Clock(None), False, *ENDLESS), 5, "no time of the day: 5"),
        (
            codecs.Span(scales.Moments(None), False, *ENDLESS),
            datetime(2024, 1, 1, tzinfo=UTC),
            "either all have a zone or none",
        ),
        (codecs.Span(scales.Lengths(), False, *ENDLESS), 5, "no length of time: 5"),
        (codecs.Dates(True), date(2024, 1, 1), "a tuple of up to two dates"),
        (codecs.Dates(False), (date(2024, 1, 1),), "one date"),
    ],
)
def test_values_of_another_kind_are_refused(codec, value, message):
    with pytest.raises(StreamlitAPIException, match=message):
        codec.encode(value)


@pytest.mark.parametrize("codec", [codecs.PRESSED, codecs.MenuChoice(*NAMES)])
def test_what_is_pressed_can_not_be_set(codec):
    with pytest.raises(StreamlitValueAssignmentNotAllowedError, match="can't be set"):
        codec.encode(True)


# Dates and times as scripts give them


def test_dates_come_from_objects_and_texts():
    day = date(2024, 1, 31)
    for given in (day, datetime(2024, 1, 31, 5), "2024-01-31", "2024-01-31 05:00:00"):
        assert moments.date_of("value", given) == day
    assert moments.date_of("value", "today", day) == day


def test_times_come_from_objects_and_texts():
    for given in (time(13, 30), time(13, 30, tzinfo=UTC), datetime(2024, 1, 31, 13, 30), "13:30", "2024-01-31 13:30"):
        assert moments.time_of("value", given) == time(13, 30)
    assert moments.time_of("value", "now", datetime(2024, 1, 31, 13, 30)) == time(13, 30)


def test_datetimes_come_from_objects_and_texts():
    now = datetime(2024, 1, 31, 13, 30)
    for given in (now, now.replace(tzinfo=AHEAD), "2024-01-31 13:30", "2024-01-31T13:30", "13:30", time(13, 30), "now"):
        assert moments.datetime_of("value", given, now) == now
    assert moments.datetime_of("value", date(2024, 1, 31)) == datetime(2024, 1, 31)


@pytest.mark.parametrize("read", [moments.date_of, moments.time_of, moments.datetime_of])
@pytest.mark.parametrize("given", [5, "harvest", None, ()])
def test_what_is_no_date_or_time_is_refused_with_its_name(read, given):
    with pytest.raises(StreamlitInvalidParameterTypeError, match=r"`min_value` is a .*: "):
        read("min_value", given)


def test_times_have_seconds_only_where_they_are_not_0():
    assert moments.written(time(9, 5)) == "09:05"
    assert moments.written(time(9, 5, 30)) == "09:05:30"
    assert moments.written(datetime(2024, 1, 31, 9, 5)) == "2024-01-31T09:05"


def test_ten_years_from_a_leap_day_and_from_the_ends_of_the_calendar():
    assert moments.years_from(date(2020, 2, 29), 10) == date(2030, 2, 28)
    assert moments.years_from(date(2020, 2, 29), -4) == date(2016, 2, 29)
    assert moments.years_from(date(5, 1, 1), -10) == date.min
    assert moments.years_from(date(9995, 1, 1), 10) == date.max


def test_steps_are_seconds():
    assert moments.step_seconds(90, 1) == 90
    assert moments.step_seconds(timedelta(hours=1), 60) == 3600
    for step in (True, "90", 1.5):
        with pytest.raises(StreamlitInvalidParameterTypeError, match="`step` is"):
            moments.step_seconds(step, 1)
    for step in (-1, 59, timedelta(seconds=30), timedelta(days=1)):
        with pytest.raises(StreamlitValueOutOfRangeError, match="`step` is from 60 to 82800 seconds: "):
            moments.step_seconds(step, 60)


def test_bounds_take_in_what_is_set():
    day = date(2024, 1, 31)
    assert moments.days_around([day], [], None, None, None) == (date(2014, 1, 31), date(2034, 1, 31))
    assert moments.days_around([day], [date(1990, 1, 1)], None, None, day) == (date(1990, 1, 1), day)
    assert moments.days_around([], [], day, day, None) == (day, date(2034, 1, 31))
    noon = datetime(2024, 1, 31, 12)
    assert moments.decades(noon, None, None, None, None) == (datetime(2014, 1, 31, 12), datetime(2034, 1, 31, 12))
    assert moments.decades(noon, datetime(1990, 1, 1), None, None, day) == (
        datetime(1990, 1, 1),
        datetime(2024, 1, 31, 23, 59),
    )


# Texts


def test_a_text_counts_after_a_pause():
    from millpond.elements.inputs import _pause

    assert [_pause(live) for live in (True, "0", "0ms", "0.5s", "1m")] == [250, 0, 0, 500, 60_000]
    with pytest.raises(StreamlitInvalidParameterTypeError, match=r"with its unit.*: 300"):
        _pause(300)
    with pytest.raises(StreamlitAPIException, match="'2m'"):
        _pause("2m")
    with pytest.raises(StreamlitBadTimeStringError):
        _pause("soon")
