"""What memoized functions do beyond the plain case: every kind of function, every bound, every way to ask why."""

from __future__ import annotations

import asyncio
import datetime
import functools
import gc
import re
import threading
import time
import types
import weakref

import millpond as st
import pytest
from millpond import _native
from millpond.errors import (
    StreamlitAPIException,
    UnevaluatedDataFrameError,
    UnhashableParamError,
    UnserializableReturnValueError,
)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    st.memo.clear()
    st.singleton.clear()


class Count:
    """Counts runs without being a part of any key: it is captured by identity."""

    def __init__(self):
        self.runs = 0

    def __call__(self):
        self.runs += 1
        return self.runs


def in_a_run(body):
    """What a function returns that runs with a page."""
    results = []
    page = _native.run_once(lambda: results.append(body()))
    return results[0], page


# Kinds of functions


def test_static_and_class_methods_are_memoized_on_either_side_of_their_decorator():
    count = Count()

    class Mill:
        stones = 2

        @staticmethod
        @st.memo
        def inner_static(x):
            count()
            return x + 1

        @st.memo
        @staticmethod
        def outer_static(x):
            count()
            return x + 2

        @classmethod
        @st.memo
        def inner_class(cls, x):
            count()
            return x * cls.stones

        @st.memo
        @classmethod
        def outer_class(cls, x):
            count()
            return x * cls.stones + 1

    for _ in range(2):
        assert (Mill.inner_static(1), Mill().inner_static(1), Mill.outer_static(1), Mill().outer_static(1)) == (
            (2, 2, 3, 3)
        )
        assert (Mill.inner_class(3), Mill().inner_class(3), Mill.outer_class(3)) == (6, 6, 7)
    assert count.runs == 4


def test_a_method_is_explained_and_cleared_for_its_object():
    class Mill:
        @st.memo
        def grind(_self, sacks):
            return sacks * 2

    mill = Mill()
    assert mill.grind(4) == 8
    assert mill.grind.explain(4).startswith("hit: ")
    mill.grind.clear(4)
    assert mill.grind.explain(4) == "miss: the result was cleared"
    assert mill.grind.stats().misses == 1


def test_an_object_without_known_content_as_self_is_refused_by_name():
    class Mill:
        @st.memo
        def grind(self, sacks):
            return sacks

    with pytest.raises(UnhashableParamError, match="Cannot hash argument 'self'"):
        Mill().grind(1)


def test_nested_functions_and_lambdas_are_told_apart_by_what_they_captured():
    def make(factor):
        return st.memo(lambda x: x * factor)

    twice, thrice = make(2), make(3)
    assert [twice(5), thrice(5), twice(5), make(2)(5)] == [10, 15, 10, 10]
    assert make(2).explain(5).startswith("hit: ")


def test_partials_are_told_apart_by_what_they_hold():
    def scaled(factor, x, offset=0):
        return factor * x + offset

    twice = st.memo(functools.partial(scaled, 2))
    assert twice(5) == 10
    assert st.memo(functools.partial(scaled, 3))(5) == 15
    assert st.memo(functools.partial(scaled, 2, offset=1))(5) == 11
    assert st.memo(functools.partial(scaled, 2)).explain(5).startswith("hit: ")
    assert twice.__wrapped__.func is scaled


def test_functions_of_others_and_callable_objects_are_memoized():
    assert st.memo(len)([1, 2]) == 2
    assert st.memo(max)(3, 5, key=None) == 5

    class Adder:
        def __init__(self, number):
            self.number = number

        def __call__(self, x):
            return x + self.number

    assert (st.memo(Adder(1))(1), st.memo(Adder(2))(1)) == (2, 3)


def test_a_wrapped_function_keeps_its_parameters_and_its_wrapper():
    count = Count()

    def shouting(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs).upper()

        return wrapper

    @st.memo
    @shouting
    def greet(name, greeting="hello"):
        count()
        return f"{greeting} {name}"

    assert (greet("a"), greet(name="a"), count.runs) == ("HELLO A", "HELLO A", 1)


def test_a_generator_is_run_to_its_end_once_and_given_again():
    count = Count()

    @st.memo
    def steps(n):
        count()
        for number in range(n):
            st.text(f"step {number}")
            yield [number]
        return "done"

    def body():
        values = list(steps(2))
        values[0].append("mine")
        generator = steps(2)
        assert isinstance(generator, types.GeneratorType)
        again = []
        while True:
            try:
                again.append(next(generator))
            except StopIteration as end:
                return again, end.value

    (again, returned), page = in_a_run(body)
    assert (again, returned, count.runs) == ([[0], [1]], "done", 1)
    assert page.count('text "step 1"') == 2


def test_an_asynchronous_generator_is_refused():
    async def ticks():
        yield 1

    with pytest.raises(StreamlitAPIException, match="asynchronous generator can't be memoized"):
        st.memo(ticks)


def test_a_wrapper_is_what_it_is_whatever_it_wraps():
    def listed(function):
        @functools.wraps(function)
        def wrapper(*args):
            return list(function(*args))

        return wrapper

    def awaited(function):
        @functools.wraps(function)
        def wrapper(*args):
            return asyncio.run(function(*args))

        return wrapper

    @st.memo
    @listed
    def numbers(n):
        yield from range(n)

    @st.memo
    @awaited
    async def fetch(n):
        return n

    assert (numbers(3), numbers(3), fetch(4), fetch(4)) == ([0, 1, 2], [0, 1, 2], 4, 4)


def at_module_level(x):
    return x + 1


memoized_at_module_level = at_module_level = st.memo(at_module_level)


def test_a_memoized_function_is_pickled_as_a_function_is():
    import pickle

    assert pickle.loads(pickle.dumps(at_module_level)) is at_module_level


def test_recursion_and_memos_in_memos():
    count = Count()

    @st.memo
    def fibonacci(n):
        count()
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    assert (fibonacci(60), count.runs) == (1548008755920, 61)


def test_an_inner_drawing_belongs_to_the_outer_call_too():
    @st.memo
    def inner():
        st.text("inner")

    @st.memo
    def outer():
        inner()
        with st.container():
            inner()

    page = _native.run_once(lambda: (outer(), outer()))
    assert page.count('text "inner"') == 4


# Asynchronous functions


def test_an_async_function_is_awaited_once_by_all_who_wait():
    count = Count()

    @st.memo(show_spinner=False)
    async def fetch(x):
        count()
        await asyncio.sleep(0.02)
        st.text(f"fetched {x}")
        return [x]

    async def body():
        return await asyncio.gather(fetch(1), fetch(1), fetch(2), fetch(1))

    values, page = in_a_run(lambda: asyncio.run(body()))
    assert (values, count.runs) == ([[1], [1], [2], [1]], 2)
    assert page.count('text "fetched 1"') == 3
    values, page = in_a_run(lambda: asyncio.run(body()))
    assert (values, count.runs) == ([[1], [1], [2], [1]], 2)
    assert page.count('text "fetched 2"') == 1


def test_loops_of_several_threads_share_what_is_awaited():
    count = Count()

    @st.memo
    async def fetch():
        count()
        await asyncio.sleep(0.05)
        return 7

    results = []
    threads = [threading.Thread(target=lambda: results.append(asyncio.run(fetch()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (results, count.runs) == ([7] * 4, 1)


def test_who_waits_for_an_async_call_that_fails_or_is_cancelled_computes_itself():
    count = Count()

    @st.memo
    async def fetch():
        if count() == 1:
            await asyncio.sleep(0.02)
            raise OSError("no route")
        return 7

    async def body():
        return await asyncio.gather(fetch(), fetch(), return_exceptions=True)

    first, second = asyncio.run(body())
    assert isinstance(first, OSError)
    assert second == 7

    @st.memo
    async def slow():
        count()
        await asyncio.sleep(0.05)
        return 8

    async def cancelled():
        one = asyncio.ensure_future(slow())
        other = asyncio.ensure_future(slow())
        await asyncio.sleep(0.01)
        one.cancel()
        return await other

    assert asyncio.run(cancelled()) == 8


def test_async_calls_that_would_wait_for_each_other_end():
    @st.memo
    async def ping(n):
        return 0 if n == 0 else 1 + await pong(n - 1)

    @st.memo
    async def pong(n):
        return 0 if n == 0 else 1 + await ping(n - 1)

    async def same_again(deep):
        return await circular(deep)

    depth = []

    @st.memo
    async def circular(deep):
        depth.append(1)
        return 1 if len(depth) > 3 else await same_again(deep)

    async def body():
        return await asyncio.gather(ping(6), pong(6), ping(5))

    assert asyncio.run(body()) == [6, 6, 5]


def test_sync_memos_within_async_ones_draw_into_them():
    @st.memo
    def inner():
        st.text("inner")
        return 1

    @st.memo
    async def outer():
        await asyncio.sleep(0)
        return inner()

    page = _native.run_once(lambda: [asyncio.run(outer()) for _ in range(3)])
    assert page.count('text "inner"') == 3


# Errors


def test_what_a_function_raises_passes_through_and_is_not_remembered():
    count = Count()

    @st.memo
    def load():
        if count() == 1:
            raise KeyError("gone")
        return 7

    with pytest.raises(KeyError, match="gone"):
        load()
    assert (load(), load(), count.runs) == (7, 7, 2)


def test_a_value_that_cannot_be_pickled_names_its_type_and_the_singleton():
    @st.memo
    def connect():
        return threading.Lock()

    with pytest.raises(UnserializableReturnValueError) as caught:
        connect()
    assert "`_thread.lock`" in str(caught.value)
    assert "st.experimental_singleton" in str(caught.value)
    assert caught.value.__cause__ is not None


def test_data_that_is_not_computed_yet_is_refused():
    polars = pytest.importorskip("polars")

    @st.memo
    def load():
        frame = polars.LazyFrame({"a": [1]})
        return frame.map_batches(lambda frame: frame)

    with pytest.raises(UnevaluatedDataFrameError, match=re.escape("polars.lazyframe.frame.LazyFrame")):
        load()


def test_a_part_of_an_argument_that_cannot_be_hashed_is_named():
    @st.memo
    def load(settings):
        return 1

    with pytest.raises(UnhashableParamError, match=re.escape("It holds a value of type `_thread.lock`")):
        load({"lock": threading.Lock()})


def test_parameters_out_of_range_are_refused_with_the_value():
    for options, words in [
        ({"max_entries": 0}, "`max_entries` is at least 1: 0"),
        ({"max_size": "lots"}, "`max_size`: a size is a number and"),
        ({"max_size": 0}, "`max_size` is at least 1 byte: 0"),
        ({"scope": "user"}, "`scope` is one of `'global'`, `'session'`: 'user'"),
        ({"refresh_mode": "later"}, "`refresh_mode` is one of"),
        ({"refresh_mode": "background"}, "needs a `ttl`"),
        ({"persist": "tape"}, "`persist` is one of"),
        ({"persist": "disk", "scope": "session"}, "exclude each other"),
    ]:
        with pytest.raises(StreamlitAPIException, match=re.escape(words)):
            st.cache_data(**options)(lambda: 1)


# Bounds and time


def test_ttl_is_seconds_a_timedelta_or_a_text():
    for ttl in (0.5, datetime.timedelta(milliseconds=500), "500ms"):
        count = Count()

        @st.memo(ttl=ttl)
        def load(_count=count):
            return _count()

        load.clear()
        assert (load(), load()) == (1, 1)
        time.sleep(0.55)
        assert load.explain() == "miss: the result expired"
        assert load() == 2


def test_memory_is_given_back_at_expiry_and_not_at_the_next_call():
    class Thing:
        pass

    @st.singleton(ttl=0.05)
    def make():
        return Thing()

    held = weakref.ref(make())
    assert held() is not None
    for _ in range(100):
        if held() is None:
            break
        time.sleep(0.02)
        gc.collect()
    assert held() is None
    assert make.stats().entries == 0


def test_the_calls_used_longest_ago_leave_first():
    count = Count()

    @st.memo(max_entries=2)
    def load(x):
        return count(), x

    for x in (1, 2, 1, 3):
        load(x)
    assert load.explain(2) == "miss: the result was evicted to make room"
    assert load.explain(1).startswith("hit: ")

    @st.cache_data(max_size="100KB")
    def large(x):
        return bytearray(40_000)

    for x in range(4):
        large(x)
    assert large.stats().entries == 2
    assert 80_000 < large.stats().size < 81_000


def test_a_value_past_its_time_is_given_while_a_new_one_is_computed_in_the_background():
    count = Count()

    @st.cache_data(ttl=1, refresh_mode="background")
    def load():
        st.text("loaded")
        return count()

    assert load() == 1
    time.sleep(1.05)
    value, page = in_a_run(load)
    assert (value, page) == (1, 'text "loaded"\n')
    for _ in range(100):
        if count.runs == 2 and load() == 2:
            break
        time.sleep(0.01)
    assert load() == 2


def test_a_refresh_that_fails_keeps_the_old_value():
    count = Count()

    @st.cache_data(ttl=1, refresh_mode="background")
    def load():
        if count() > 1:
            raise OSError("no route")
        return 1

    load()
    time.sleep(1.05)
    assert load() == 1
    time.sleep(0.1)
    assert load() == 1


def test_a_refresh_that_cannot_begin_is_said_and_tried_again(monkeypatch):
    count = Count()

    @st.cache_data(ttl=1, refresh_mode="background")
    def load():
        return count()

    def start(_):
        raise RuntimeError("can't start new thread")

    load()
    time.sleep(1.05)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", start)
        assert load() == 1
    for _ in range(100):
        if load() == 2:
            break
        time.sleep(0.005)
    assert load() == 2


# Singletons


def test_a_singleton_gives_the_object_itself_and_validates_it():
    opened = Count()

    class Connection:
        open = True

    @st.cache_resource(validate=lambda connection: connection.open)
    def connect(address):
        opened()
        return Connection()

    first = connect("a")
    assert connect("a") is first
    first.open = False
    second = connect("a")
    assert second is not first
    assert (connect("a") is second, opened.runs) == (True, 2)


def test_what_validation_raises_is_raised():
    def validate(_):
        raise OSError("no route")

    @st.cache_resource(validate=validate)
    def connect():
        return object()

    connect()
    with pytest.raises(OSError, match="no route"):
        connect()


def test_who_is_to_be_told_is_told_of_each_object_that_is_given_up():
    released = []

    @st.cache_resource(max_entries=1, on_release=released.append)
    def connect(address):
        return [address]

    one, two = connect("a"), connect("b")
    assert released == [one]
    connect.clear()
    assert released == [one, two]


def test_each_session_has_its_own_and_it_is_released_at_its_end():
    released = []

    numbers = Count()

    @st.cache_resource(scope="session", on_release=released.append)
    def connect():
        return [numbers() - 1]

    def body():
        assert connect() is connect()

    for count in (1, 2, 3):
        _native.run_once(body)
        # Who is told may take its time, so it is told by a thread of its own.
        for _ in range(200):
            if len(released) == count:
                break
            time.sleep(0.01)
    assert released == [[0], [1], [2]]


def test_the_oldest_name_gives_copies_or_the_object_itself():
    @st.cache
    def copied(x):
        return [x]

    @st.cache(allow_output_mutation=True, ttl=60)
    def shared(x):
        return [x]

    copied(1).append(2)
    shared(1).append(2)
    assert (copied(1), shared(1)) == ([1], [1, 2])


# Asking why


def test_a_call_is_explained_in_a_sentence_without_making_it():
    scale = {"factor": 2}

    @st.memo
    def scaled(x, y=0):
        return x * scale["factor"] + y

    assert scaled.explain(1) == "miss: it is the first call"
    scaled(1)
    assert re.fullmatch(r"hit: computed 0\.\d s ago in 0\.000 s", scaled.explain(1))
    assert scaled.explain(2) == "miss: the argument `x` differs"
    assert scaled.explain(2, 3) == "miss: the argument `x` differs, and the argument `y` differs"
    scale["factor"] = 3
    assert scaled.explain(1) == "miss: the variable `scale` changed"
    scale["factor"] = 2
    scaled.clear(1)
    assert scaled.explain(1) == "miss: the result was cleared"
    with pytest.raises(TypeError, match="the arguments do not fit `scaled`"):
        scaled.explain()


def test_changed_code_of_a_helper_and_of_itself_is_named():
    text = "import millpond as st\ndef helper():\n    return {0}\n@st.memo\ndef load():\n    return helper() + {1}\n"

    def program(*numbers):
        module = types.ModuleType("__main__")
        exec(compile(text.format(*numbers), "app.py", "exec"), vars(module))
        return module

    assert program(1, 1).load() == 2
    assert program(1, 1).load.explain().startswith("hit: ")
    assert program(2, 1).load.explain() == "miss: the code of `helper` changed"
    assert program(1, 2).load.explain() == "miss: its own code changed"


def test_statistics_count():
    @st.memo
    def slow(x):
        time.sleep(0.01)
        return [x]

    for x in (1, 1, 2, 1):
        slow(x)
    stats = slow.stats()
    assert (stats.hits, stats.misses, stats.entries) == (2, 2, 2)
    assert 0.02 <= stats.seconds_saved < 1
    assert stats.size > 0


# Outside of a run


def test_what_was_computed_outside_of_a_run_is_drawn_within_one():
    count = Count()

    @st.memo
    def load():
        st.text("loaded")
        return count()

    assert load() == 1
    assert in_a_run(load) == (1, 'text "loaded"\n')
    results = []
    thread = threading.Thread(target=lambda: results.append(load()))
    thread.start()
    thread.join()
    assert results == [1]


def test_what_a_finished_run_left_is_freed():
    class Marker:
        pass

    def program():
        module = types.ModuleType("__main__")
        module.marker = Marker()
        text = "import millpond as st\n@st.memo\ndef load(x):\n    return [x]\nload(1)\n"
        exec(compile(text, "app.py", "exec"), vars(module))
        return weakref.ref(module.marker)

    held = program()
    gc.collect()
    assert held() is None, "the functions of a run hold on to its globals"


# Many threads


def test_of_many_threads_that_miss_one_computes_and_the_others_wait():
    count = Count()

    @st.memo
    def slow():
        time.sleep(0.05)
        return count()

    results = []
    threads = [threading.Thread(target=lambda: results.append(slow())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [1] * 16
