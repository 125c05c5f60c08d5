"""The part of the page's address behind `?`."""

from __future__ import annotations

import millpond as st
import pytest
from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitQueryParamDictValueError


def within(query, body):
    """What a function gives in a run whose address has a query, and the query after it."""
    results = []

    def run():
        _native.set_query(query)
        results.append(body(st.query_params))
        results.append(_native.query())

    _native.run_once(run)
    return tuple(results)


def test_it_is_read_like_a_dictionary():
    query = "year=1921&grain=rye&grain=w%26t&empty=&town=M%C3%BChl+dorf"
    assert within(query, dict)[0] == {"year": "1921", "grain": "w&t", "empty": "", "town": "Mühl dorf"}
    assert within(query, lambda params: (params.year, params["grain"], len(params)))[0] == ("1921", "w&t", 4)
    assert within(query, lambda params: params.get_all("grain"))[0] == ["rye", "w&t"]
    assert within(query, lambda params: params.get_all("nothing"))[0] == []
    assert within(query, lambda params: (params.get("nothing", 5), "year" in params, "x" in params))[0] == (
        5,
        True,
        False,
    )
    assert within(query, lambda params: params.to_dict())[0] == within(query, dict)[0]
    assert within("a=1", repr)[0] == "{'a': '1'}"
    assert within("", lambda params: (len(params), list(params), bool(params)))[0] == (0, [], False)


def test_it_is_changed_like_a_dictionary():
    def change(params):
        params["a"] = 1
        params.b = ["x", 2.5, None]
        params["ü"] = "y z&"
        del params["c"]
        del params.d

    assert within("c=1&d=2&e=3", change)[1] == "e=3&a=1&b=x&b=2.5&b=None&%C3%BC=y+z%26"
    assert within("a=1&a=2&b=3", lambda params: params.update({"a": 5}, c=["x", "y"]))[1] == "a=5&b=3&c=x&c=y"
    assert within("a=1", lambda params: params.update([("b", 1), ("b", 2)]))[1] == "a=1&b=1&b=2"
    assert within("a=1", lambda params: params.from_dict({"b": (1, 2)}))[1] == "b=1&b=2"
    assert within("a=1&a=2", lambda params: params.from_dict(params))[1] == "a=1&a=2"
    assert within("a=1", lambda params: params.clear())[1] == ""
    assert within("a=1&b=2", lambda params: params.pop("a"))[:2] == ("1", "b=2")
    assert within("a=1", lambda params: params.setdefault("b", "2"))[:2] == ("2", "a=1&b=2")
    assert within("a=1", lambda params: params.__setitem__("a", []))[1] == ""


def test_the_older_functions():
    assert within("a=1&a=2&b=", lambda _: st.experimental_get_query_params())[0] == {"a": ["1", "2"], "b": [""]}
    assert within("a=1", lambda _: st.experimental_set_query_params(b=[1, "x"], c=True))[1] == "b=1&b=x&c=True"
    assert within("a=1", lambda _: st.experimental_set_query_params())[1] == ""


def test_it_is_written_as_what_it_holds():
    def run():
        _native.set_query("a=1&b=2")
        st.write(st.query_params)

    assert _native.run_once(run).strip() == r'json "{\"a\": \"1\", \"b\": \"2\"}"'


def test_how_the_page_is_embedded_is_hidden():
    assert within("embed=true&a=1&EMBED_OPTIONS=x", dict)[0] == {"a": "1"}


@pytest.mark.parametrize(
    ("body", "error", "message"),
    [
        (lambda params: params["x"], KeyError, 'st.query_params has no key "x".'),
        (lambda params: params.x, AttributeError, 'st.query_params has no key "x".'),
        (lambda params: params.__delitem__("x"), KeyError, 'st.query_params has no key "x".'),
        (lambda params: delattr(params, "x"), AttributeError, 'st.query_params has no key "x".'),
        (
            lambda params: params.__setitem__("x", {"a": 1}),
            StreamlitQueryParamDictValueError,
            "`x` to a dictionary: {'a': 1}",
        ),
        (lambda params: params.update(x={}), StreamlitQueryParamDictValueError, "`x` to a dictionary: {}"),
        (lambda params: params.update(5), StreamlitAPIException, "come as a dictionary, or as pairs .*: 5"),
        (lambda params: params.from_dict("abc"), StreamlitAPIException, "come as a dictionary, or as pairs .*: 'abc'"),
        (
            lambda params: params.__setitem__("embed", "true"),
            StreamlitAPIException,
            "cannot be set programmatically: 'embed'",
        ),
        (
            lambda params: setattr(params, "Embed_Options", "x"),
            StreamlitAPIException,
            "programmatically: 'Embed_Options'",
        ),
        (lambda params: params.update(embed="true"), StreamlitAPIException, "cannot be set programmatically: 'embed'"),
        (
            lambda _: st.experimental_set_query_params(embed="true"),
            StreamlitAPIException,
            "cannot be set programmatically: 'embed'",
        ),
    ],
)
def test_what_is_not_there_or_not_allowed(body, error, message):
    with pytest.raises(error, match=message):
        within("a=1", body)
