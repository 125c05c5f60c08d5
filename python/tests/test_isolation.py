"""A write into what a memoized function returned is never seen by anybody else."""

from __future__ import annotations

import dataclasses
import threading
import time

import millpond as st
import pytest
from millpond import _native

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    st.memo.clear()


@dataclasses.dataclass
class Holder:
    items: list
    array: object


LARGE = 50_000
"""Elements: of eight bytes each, more than what is copied rather than mapped."""


def set_item(place, value):
    def write(target):
        target[place] = value

    return write


def write_into_frame(frame):
    frame.iloc[0, 0] = -1
    frame["new"] = 1


def write_into_holder(holder):
    holder.items.append(1)
    holder.array[0] = -1


def write_into_nested(value):
    value["a"][0][3] = -1
    value["b"].add("c")
    del value["c"]


def write_through_column(frame):
    frame["a"] = frame["a"] + 1


def write_into_polars(frame):
    frame[0, "a"] = -1
    frame.insert_column(0, pl.Series("new", [1] * frame.height))


VALUES = {
    "list": (lambda: [1, 2], set_item(0, -1)),
    "dict": (lambda: {"a": 1}, set_item("a", -1)),
    "set": (lambda: {1, 2}, lambda value: value.add(3)),
    "bytearray": (lambda: bytearray(10), set_item(0, 1)),
    "large bytearray": (lambda: bytearray(LARGE * 8), set_item(0, 1)),
    "nested": (lambda: {"a": [np.zeros(LARGE)], "b": {"x"}, "c": 1}, write_into_nested),
    "tuple of lists": (lambda: ([1], [2]), lambda value: value[0].append(3)),
    "dataclass": (lambda: Holder([], np.zeros(LARGE)), write_into_holder),
    "small array": (lambda: np.zeros(10), set_item(3, -1)),
    "large array": (lambda: np.zeros(LARGE), set_item(3, -1)),
    "strided array": (lambda: np.zeros((LARGE, 4))[:, ::2], set_item((3, 1), -1)),
    "columns first": (lambda: np.asfortranarray(np.zeros((LARGE, 4))), set_item((3, 1), -1)),
    "structured array": (lambda: np.zeros(LARGE, [("a", "f8"), ("b", "i4")]), set_item(3, (1.0, 2))),
    "object array": (lambda: np.array([[1], None, "x"], object), lambda value: value[0].append(3)),
    "times": (lambda: np.zeros(LARGE, "M8[ns]"), set_item(3, np.datetime64("2020-01-01"))),
    "masked array": (lambda: np.ma.array(np.zeros(LARGE), mask=False), set_item(3, np.ma.masked)),
    "frame": (lambda: pd.DataFrame(np.zeros((LARGE, 3)), columns=list("abc")), write_into_frame),
    "frame by columns": (lambda: pd.DataFrame({"a": np.zeros(LARGE), "b": "x"}), write_into_frame),
    "frame of all kinds": (
        lambda: pd.DataFrame(
            {
                "a": range(100),
                "b": pd.Categorical(["x", "y"] * 50),
                "c": pd.date_range("2020", periods=100, tz="UTC"),
                "d": pd.array([1, None] * 50, "Int64"),
                "e": ["text"] * 100,
            }
        ),
        lambda frame: frame.__setitem__("a", 5),
    ),
    "series": (lambda: pd.Series(np.zeros(LARGE)), lambda series: series.__setitem__(0, -1)),
    "index": (lambda: pd.Index(np.arange(LARGE)), lambda index: setattr(index, "name", "new")),
    "polars frame": (lambda: pl.DataFrame({"a": np.zeros(LARGE), "b": ["x"] * LARGE}), write_into_polars),
    "polars series": (lambda: pl.Series("a", np.zeros(LARGE)), set_item(0, -1.0)),
    "arrow table": (lambda: pa.table({"a": np.zeros(LARGE)}), lambda table: np.asarray(table["a"].chunk(0))),
}


def same(one, other):
    if isinstance(one, Holder):
        return one.items == other.items and np.array_equal(one.array, other.array)
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and one and isinstance(one[0], np.ndarray):
        return all(map(np.array_equal, one, other))
    if isinstance(one, np.ma.MaskedArray):
        return bool((one.mask == other.mask).all()) and bool((one.data == other.data).all())
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and bool((one == other).all())
    if isinstance(one, (pd.DataFrame, pd.Series, pd.Index, pl.DataFrame, pl.Series)):
        return one.equals(other) and getattr(one, "name", None) == getattr(other, "name", None)
    return one == other


@pytest.mark.parametrize("persist", [False, True], ids=["memory", "disk"])
@pytest.mark.parametrize("name", VALUES)
def test_a_write_into_a_result_is_seen_by_nobody_else(name, persist):
    make, write = VALUES[name]
    runs = []

    @st.memo(persist=persist)
    def load(_runs=runs):
        _runs.append(1)
        return make()

    first = load()
    assert same(first, make())
    write(first)
    second = load()
    assert same(second, make())
    write(second)
    third = load()
    st.memo.clear()
    assert same(third, make()), "clearing does no harm to who holds a value"
    write(third)
    assert len(runs) == 1


def test_a_class_of_the_script_is_found_again_in_the_run_that_asks():
    import types

    from millpond.script import _mains

    text = (
        "import enum, dataclasses\nimport millpond as st\n"
        "class Colour(enum.Enum):\n    RED = 1\n"
        "@dataclasses.dataclass\nclass Point:\n    x: int\n"
        "@st.memo\ndef load():\n    return Colour.RED, Point(1)\n"
        "value = load()\n"
    )
    before = __import__("sys").modules["__main__"]
    try:
        for _ in range(2):
            module = types.ModuleType("__main__")
            _mains.enter(module)
            exec(compile(text, "app.py", "exec"), vars(module))
            colour, point = module.value
            assert colour is module.Colour.RED
            assert point == module.Point(1)
            assert isinstance(point, module.Point)
    finally:
        __import__("sys").modules["__main__"] = before


def test_a_value_whose_class_is_gone_is_computed_anew():
    import types

    module = types.ModuleType("vanishing")
    __import__("sys").modules["vanishing"] = module
    exec("class Thing:\n    pass\n", vars(module))
    runs = []

    @st.memo
    def load(_runs=runs):
        _runs.append(1)
        return [module.Thing() if hasattr(module, "Thing") else None]

    load()
    del module.Thing
    assert load() == [None]
    assert len(runs) == 2


def test_readers_writers_evictions_and_clears_at_once_never_see_a_wrong_value():
    stop = time.monotonic() + 2
    failures = []

    @st.memo(max_entries=3, ttl=0.05)
    def array(n):
        return np.full(20_000, n)

    @st.memo(max_size="1MB")
    def table(n):
        return {"n": n, "frame": pd.DataFrame({"a": np.full(9_000, n)})}

    def reader(seed):
        n = seed
        while time.monotonic() < stop and not failures:
            n = (n * 7 + 3) % 8
            values, held = array(n), table(n)
            if not (values == n).all() or held["n"] != n or not (held["frame"]["a"] == n).all():
                failures.append((n, values[:3], held["n"]))
            values[:] = -1
            held["n"] = -1
            held["frame"].loc[:, "a"] = -1

    def clearer():
        while time.monotonic() < stop and not failures:
            array.clear()
            table.clear(3)
            time.sleep(0.003)

    threads = [threading.Thread(target=reader, args=(seed,)) for seed in range(6)] + [threading.Thread(target=clearer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert failures == []


def test_many_holders_of_a_large_value_share_its_memory():
    def pages():
        with open("/proc/self/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024

    @st.memo
    def load():
        return np.arange(2_000_000.0)

    load()
    before = pages()
    held = [load() for _ in range(20)]
    assert sum(values[-1] for values in held) == 20 * 1_999_999.0
    total = sum(int(values[::512].sum()) for values in held)  # Each page is looked at.
    assert total > 0
    assert pages() - before < 3 * 16, "twenty holders of 16 MB take no more than a few copies"


def test_the_page_is_the_same_for_a_hit():
    @st.memo(show_spinner=False)
    def load():
        st.dataframe(pd.DataFrame({"a": [1]}))
        return pd.DataFrame({"a": [1]})

    assert _native.run_once(load) == _native.run_once(load)
