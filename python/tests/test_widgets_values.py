"""What widgets give, what they take, and what they refuse."""

from __future__ import annotations

import enum
import logging
from datetime import UTC, date, datetime, time, timedelta

import millpond as st
import pytest
from millpond import _native, errors, moments
from millpond.elements import asking

NEW_YEAR = date(2020, 1, 1)
MORNING = datetime(2020, 1, 1, 9, 30)


class Grain(enum.Enum):
    WHEAT = 1
    RYE = 2


def value(body):
    """What a function gives in a run."""
    result = []
    _native.run_once(lambda: result.append(body()))
    return result[0]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda: st.checkbox("w"), False),
        (lambda: st.checkbox("w", True), True),
        (lambda: st.toggle("w", True), True),
        (lambda: st.radio("w", ["a", "b"]), "a"),
        (lambda: st.radio("w", ["a", "b"], 1, captions=["first"]), "b"),
        (lambda: st.radio("w", ["a", "b"], None), None),
        (lambda: st.radio("w", []), None),
        (lambda: st.selectbox("w", Grain, 1), Grain.RYE),
        (lambda: st.selectbox("w", []), None),
        (lambda: st.selectbox("w", ["a"], None, required=True, icon="🌾", accept_new_options=True), None),
        (lambda: st.multiselect("w", ["a", "b"]), []),
        (lambda: st.multiselect("w", ["a", "b"], "b", select_all=False), ["b"]),
        (lambda: st.multiselect("w", Grain, Grain.RYE, max_selections=2), [Grain.RYE]),
        (lambda: st.multiselect("w", ["a", "b"], ("b", "a"), select_all=True), ["b", "a"]),
        (lambda: st.select_slider("w", ["a", "b"]), "a"),
        (lambda: st.select_slider("w", ["a", "b", "c"], ("c", "b")), ("b", "c")),
        (lambda: st.select_slider("w", [(1, 2), (3, 4)], (3, 4)), (3, 4)),
        (lambda: st.pills("w", ["a", "b"]), None),
        (lambda: st.pills("w", ["a", "b"], default=["b"]), "b"),
        (lambda: st.pills("w", ["a", "b"], default=["b", "a"], selection_mode="multi"), ["b", "a"]),
        (lambda: st.segmented_control("w", ["a", "b"], default="a", required=True), "a"),
        (lambda: st.feedback("stars"), None),
        (lambda: st.feedback("thumbs", default=1), 1),
        (lambda: st.pagination(5), 1),
        (lambda: st.pagination(5, default=3, max_visible_pages=None), 3),
        (lambda: st.number_input("w"), 0.0),
        (lambda: st.number_input("w", 1), 1),
        (lambda: st.number_input("w", max_value=5), 0),
        (lambda: st.number_input("w", min_value=1.5), 1.5),
        (lambda: st.number_input("w", step=1), 0),
        (lambda: st.number_input("w", value=None, step=1), None),
        (lambda: st.number_input("w", value=1.0, format="%.3f"), 1.0),
        (lambda: st.text_input("w"), ""),
        (lambda: st.text_input("w", 5), "5"),
        (lambda: st.text_input("w", None, type="email", live=True, validate=("^a", "No.")), None),
        (lambda: st.text_area("w", "a\nb", height="content"), "a\nb"),
        (lambda: st.color_picker("w"), "#000000"),
        (lambda: st.color_picker("w", "#FFF"), "#FFF"),
        (lambda: st.date_input("w", NEW_YEAR), NEW_YEAR),
        (lambda: st.date_input("w", "2020-01-01"), NEW_YEAR),
        (lambda: st.date_input("w", None), None),
        (lambda: st.date_input("w", ()), ()),
        (lambda: st.date_input("w", [NEW_YEAR]), (NEW_YEAR,)),
        (lambda: st.date_input("w", (date(2021, 1, 1), NEW_YEAR)), (NEW_YEAR, date(2021, 1, 1))),
        (lambda: st.time_input("w", time(9, 5, 30)), time(9, 5)),
        (lambda: st.time_input("w", time(9, 5, 30), step=90, format="12h"), time(9, 5, 30)),
        (lambda: st.time_input("w", time(9, 5), format="localized"), time(9, 5)),
        (lambda: st.time_input("w", None), None),
        (lambda: st.datetime_input("w", MORNING), MORNING),
        (lambda: st.datetime_input("w", NEW_YEAR), datetime(2020, 1, 1)),
        (lambda: st.datetime_input("w", None), None),
        (lambda: st.slider("w", value=-5), -5),
        (lambda: st.slider("w", value=150), 150),
        (lambda: st.slider("w", min_value=150), 150),
        (lambda: st.slider("w", value=[5]), (5,)),
        (lambda: st.slider("w", value=(10, 0)), (0, 10)),
        (lambda: st.slider("w", value=NEW_YEAR), NEW_YEAR),
        (lambda: st.slider("w", NEW_YEAR, date(2020, 2, 1)), NEW_YEAR),
        (lambda: st.slider("w", value=(time(9), time(10, 30))), (time(9), time(10, 30))),
        (lambda: st.slider("w", value=MORNING.replace(tzinfo=UTC)), MORNING.replace(tzinfo=UTC)),
        (lambda: st.slider("w", value=timedelta(hours=1)), timedelta(hours=1)),
        # A value outside of the bounds moves them, and the present comes to them.
        (lambda: st.slider("w", 0, 10, 15), 15),
        (lambda: st.slider("w", 0, 10, (-5, 5)), (-5, 5)),
        (lambda: st.slider("w", time(9), time(17), time(8)), time(8)),
        (lambda: st.date_input("w", "today", NEW_YEAR, NEW_YEAR), NEW_YEAR),
        (lambda: st.text_input("w", "abcdef", 3), "abc"),
        (lambda: st.selectbox("w", [], 3), None),
        (lambda: st.datetime_input("w", MORNING, max_value=NEW_YEAR), MORNING),
    ],
)
def test_a_widget_gives_its_default_at_first(draw, expected):
    result = value(draw)
    assert result == expected
    assert type(result) is type(expected)


def test_the_present_stays_the_default_for_a_session():
    def drawn():
        first = moments.first_seen("time_input", "t", None)
        return first, moments.first_seen("time_input", "t", None), moments.first_seen("time_input", "other", None)

    first, again, other = value(drawn)
    assert first == again != other
    assert value(drawn)[0] != first
    assert value(lambda: st.date_input("d")) == date.today()
    assert value(lambda: st.time_input("t")).second == 0


@pytest.mark.parametrize(
    ("draw", "kind", "message"),
    [
        (lambda: st.checkbox("w", label_visibility="x"), "StreamlitValueError", "`label_visibility` is one of .*: 'x'"),
        (
            lambda: st.checkbox("w", on_change="x"),
            "StreamlitValueError",
            '`on_change` is "rerun", "ignore" or .*: \'x\'',
        ),
        (lambda: st.checkbox("w", bind="x", key="k"), "StreamlitValueError", "`bind` is one of .*: 'x'"),
        (lambda: st.checkbox("w", bind="query-params"), "StreamlitMissingRequiredParameterError", "needs a `key`"),
        (lambda: st.checkbox("w", persist_state="page"), "StreamlitMissingRequiredParameterError", "needs a `key`"),
        (lambda: st.checkbox("w", persist_state="x", key="k"), "StreamlitValueError", "`persist_state` is .*: 'x'"),
        (lambda: st.radio("w", ["a"], 1), "StreamlitValueOutOfRangeError", "`index` is .* number of options, 1: 1"),
        (lambda: st.radio("w", ["a"], -1), "StreamlitValueOutOfRangeError", "`index` is at least 0 .*: -1"),
        (lambda: st.selectbox("w", ["a"], "a"), "StreamlitInvalidParameterTypeError", "`index` is a whole .*: 'a'"),
        (lambda: st.selectbox("w", ["a"], filter_mode="x"), "StreamlitValueError", "`filter_mode` is one of .*: 'x'"),
        (
            lambda: st.selectbox("w", ["a"], filter_mode=None, accept_new_options=True),
            "StreamlitIncompatibleParametersError",
            "`accept_new_options=True` needs that",
        ),
        (lambda: st.multiselect("w", ["a"], "b"), "StreamlitDefaultNotInOptionsError", r"`default` .*\['a'\]: 'b'"),
        (lambda: st.multiselect("w", ["a"], max_selections=0), "StreamlitValueError", "`max_selections` .* 1: 0"),
        (lambda: st.multiselect("w", ["a"], select_all=-1), "StreamlitValueError", "`select_all` .*: -1"),
        (lambda: st.multiselect("w", ["a"], select_all="x"), "StreamlitInvalidParameterTypeError", "`select_all`"),
        (lambda: st.select_slider("w"), "StreamlitMissingRequiredParameterError", "at least one of `options`"),
        (lambda: st.select_slider("w", ["a"], "b"), "StreamlitDefaultNotInOptionsError", "`value` .*: 'b'"),
        (lambda: st.select_slider("w", ["a"], ["a"]), "StreamlitAPIException", "a pair of them"),
        (lambda: st.pills("w", ["a"], selection_mode="x"), "StreamlitValueError", "`selection_mode` .*: 'x'"),
        (lambda: st.pills("w", ["a", "b"], default=["a", "b"]), "StreamlitValueError", "`default` is one option"),
        (
            lambda: st.pills("w", ["a"], selection_mode="multi", required=True),
            "StreamlitIncompatibleParametersError",
            "exclude each other",
        ),
        (lambda: st.feedback("hearts"), "StreamlitValueError", "`options` is one of .*: 'hearts'"),
        (lambda: st.feedback("thumbs", default=2), "StreamlitValueOutOfRangeError", "`default` is from 0 to 1: 2"),
        (lambda: st.pagination(0), "StreamlitValueOutOfRangeError", "`num_pages` .* at least 1: 0"),
        (lambda: st.pagination(3, default=4), "StreamlitValueOutOfRangeError", "`default` is from 1 to 3: 4"),
        (lambda: st.pagination("3"), "StreamlitInvalidParameterTypeError", "`num_pages` is a whole number: '3'"),
        (
            lambda: st.slider("w", 0.0, 2.0, (0.5, 1)),
            "StreamlitInvalidParameterTypeError",
            r"`value` is 0\.5, `value` is 1",
        ),
        (lambda: st.slider("w", value="x"), "StreamlitInvalidParameterTypeError", "`value` of a slider .*: 'x'"),
        (lambda: st.slider("w", value=(1, 2, 3)), "StreamlitValueError", r"a pair: \(1, 2, 3\)"),
        (lambda: st.slider("w", value=(1, None)), "StreamlitValueError", r"a pair: \(1, None\)"),
        (lambda: st.slider("w", 10, 0), "StreamlitInvalidMinMaxError", "must be below"),
        (lambda: st.slider("w", value=(MORNING, NEW_YEAR)), "StreamlitInvalidParameterTypeError", "all be of one type"),
        (lambda: st.slider("w", value=NEW_YEAR, step=5), "StreamlitInvalidParameterTypeError", "is a timedelta: 5"),
        (
            lambda: st.number_input("w", 1, 5, 2.5),
            "StreamlitMixedNumericTypesError",
            r"`value` is 2\.5, `min_value` is 1",
        ),
        (lambda: st.number_input("w", value="x"), "StreamlitInvalidParameterTypeError", "`value` of a number input"),
        (lambda: st.number_input("w", format="$%d"), "StreamlitInvalidNumberFormatError", r"nothing around it: '\$%d'"),
        (lambda: st.text_input("w", type="x"), "StreamlitValueError", "`type` is one of .*: 'x'"),
        (lambda: st.text_input("w", validate=5), "StreamlitInvalidParameterTypeError", "`validate` .*: 5"),
        (lambda: st.text_input("w", validate=("a",)), "StreamlitValueError", r"`validate` .*: \('a',\)"),
        (lambda: st.text_input("w", max_chars=-1), "StreamlitValueOutOfRangeError", "`max_chars` .*: -1"),
        (
            lambda: st.text_input("w", type="password", bind="query-params", key="k"),
            "StreamlitIncompatibleParametersError",
            "exclude each other",
        ),
        (lambda: st.text_area("w", height="tall"), "StreamlitInvalidHeightError", "`height` .*: 'tall'"),
        (lambda: st.color_picker("w", "red"), "StreamlitAPIException", "a colour .*: 'red'"),
        (lambda: st.color_picker("w", 5), "StreamlitInvalidParameterTypeError", "a colour .*: 5"),
        (lambda: st.date_input("w", (NEW_YEAR,) * 3), "StreamlitInvalidParameterTypeError", "up to two dates"),
        (lambda: st.date_input("w", 5), "StreamlitInvalidParameterTypeError", "`value` is a date.*: 5"),
        (lambda: st.date_input("w", format="YY"), "StreamlitValueError", "`format` is one of .*: 'YY'"),
        (lambda: st.time_input("w", step=True), "StreamlitInvalidParameterTypeError", "`step` .*: True"),
        (lambda: st.time_input("w", step=0), "StreamlitValueOutOfRangeError", "`step` is from 1 to .*: 0"),
        (lambda: st.datetime_input("w", step=30), "StreamlitValueOutOfRangeError", "`step` is from 60 to .*: 30"),
        (lambda: st.time_input("w", format="x"), "StreamlitValueError", "`format` is one of .*: 'x'"),
        (lambda: st.datetime_input("w", "x"), "StreamlitInvalidParameterTypeError", "`value` is a datetime.*: 'x'"),
    ],
)
def test_what_can_not_be_is_refused_by_its_name(draw, kind, message):
    with pytest.raises(getattr(errors, kind), match=message):
        value(draw)


# Values that the script sets


@pytest.mark.parametrize(
    ("state", "draw", "expected"),
    [
        (2.5, lambda: st.number_input("w", key="k"), 2.5),
        (2.5, lambda: st.slider("w", key="k"), 2.5),
        ((2, 5), lambda: st.slider("w", key="k"), (2, 5)),
        (3, lambda: st.slider("w", 0.0, 10.0, key="k"), 3.0),
        (7, lambda: st.slider("w", key="k"), 7),
        ("b", lambda: st.selectbox("w", ["a", "b"], key="k"), "b"),
        (["b"], lambda: st.multiselect("w", ["a", "b"], key="k"), ["b"]),
        ("b", lambda: st.pills("w", ["a", "b"], key="k"), "b"),
        (("a", "b"), lambda: st.select_slider("w", ["a", "b"], key="k"), ("a", "b")),
        (1, lambda: st.checkbox("w", key="k"), True),
        ("#0FA", lambda: st.color_picker("w", key="k"), "#00ffaa"),
        ((NEW_YEAR,), lambda: st.date_input("w", key="k"), (NEW_YEAR,)),
        (NEW_YEAR, lambda: st.date_input("w", key="k"), NEW_YEAR),
        (time(9, 30), lambda: st.time_input("w", key="k"), time(9, 30)),
        (3, lambda: st.pagination(5, key="k"), 3),
        (True, lambda: st.number_input("w", key="k"), 1),
        (None, lambda: st.select_slider("w", ["a", "b", "c"], ("a", "b"), key="k"), ("a", "b")),
        # It says what the widget is one of.
        ((2, 5), lambda: st.slider("w", 0, 10, key="k"), (2, 5)),
        ((2, 5), lambda: st.slider("w", 0, 10, 3, key="k"), (2, 5)),
        (3, lambda: st.slider("w", 0, 10, (2, 5), key="k"), 3),
        (2.5, lambda: st.slider("w", 0, 10, key="k"), 2.5),
        (2.5, lambda: st.number_input("w", 0, 10, key="k"), 2.5),
        (("a", "c"), lambda: st.select_slider("w", ["a", "b", "c"], "b", key="k"), ("a", "c")),
        ("b", lambda: st.select_slider("w", ["a", "b", "c"], ("a", "c"), key="k"), "b"),
        ((NEW_YEAR,), lambda: st.date_input("w", date(2020, 5, 1), key="k"), (NEW_YEAR,)),
        (NEW_YEAR, lambda: st.date_input("w", (date(2020, 5, 1), date(2020, 6, 1)), key="k"), NEW_YEAR),
        # Bounds that were not given take it in.
        (date(1950, 1, 1), lambda: st.date_input("w", key="k"), date(1950, 1, 1)),
        (datetime(1950, 1, 1), lambda: st.datetime_input("w", MORNING, key="k"), datetime(1950, 1, 1)),
        # It is none that the widget can have.
        ("z", lambda: st.selectbox("w", ["a", "b"], 1, key="k"), "b"),
        ("z", lambda: st.selectbox("w", ["a", "b"], None, key="k"), None),
        ("a", lambda: st.radio("w", [], key="k"), None),
        (["a", "z"], lambda: st.multiselect("w", ["a", "b"], key="k"), ["a"]),
        ("z", lambda: st.pills("w", ["a", "b"], default="b", required=True, key="k"), "b"),
        (99, lambda: st.number_input("w", 0, 10, 5, key="k"), 5),
        (99, lambda: st.pagination(5, key="k"), 1),
        (9, lambda: st.feedback("stars", key="k"), None),
        (NEW_YEAR, lambda: st.date_input("w", date(2021, 5, 1), date(2021, 1, 1), key="k"), date(2021, 5, 1)),
        ("abcdef", lambda: st.text_input("w", max_chars=3, key="k"), "abc"),
    ],
)
def test_a_value_that_the_script_has_set_is_the_widgets(state, draw, expected):
    def body():
        st.session_state.k = state
        return draw()

    result = value(body)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: st.selectbox("w", ["a"], key="k"),
        lambda: st.radio("w", ["a"], key="k"),
        lambda: st.number_input("w", key="k"),
        lambda: st.text_input("w", "a", key="k"),
        lambda: st.text_area("w", "a", key="k"),
        lambda: st.date_input("w", key="k"),
        lambda: st.time_input("w", key="k"),
        lambda: st.datetime_input("w", key="k"),
    ],
)
def test_the_script_empties_a_widget_that_has_a_default(draw):
    def body():
        st.session_state.k = None
        return draw()

    assert value(body) is None


def test_a_default_beside_a_value_of_the_script_is_warned_of_once(monkeypatch):
    said = []
    handler = logging.Handler()
    handler.emit = said.append
    monkeypatch.setattr(asking, "_warned", set())
    monkeypatch.setattr(logging.getLogger(asking.__name__), "handlers", [handler])

    def body():
        st.session_state.both = 3
        st.slider("w", value=5, key="both")

    value(body)
    value(body)
    assert [record.args for record in said] == [("both",)]


def test_a_slider_is_not_set_beyond_its_ends():
    def body():
        st.session_state.k = 11
        st.slider("w", 0, 10, key="k")

    with pytest.raises(errors.StreamlitValueAboveMaxError, match="`max_value`, 10: 11"):
        value(body)


def test_what_a_range_began_with_stays_a_range():
    seen = []

    def body():
        if "span" not in st.session_state:
            st.session_state.span = (2, 5)
        seen.append(st.slider("w", 0, 10, key="span"))

    session = _native.Session(body)
    session.run()
    session.run()
    session.give("span", {"type": "numbers", "value": [1.0, 9.0]})
    session.run()
    assert seen == [(2, 5), (2, 5), (1, 9), (1, 9)]
