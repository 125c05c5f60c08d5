"""The script of `millpond hello`: a short tour that needs no other package."""

import math
import time

import millpond as st

st.set_page_config("Hello from the mill", "🌊", layout="wide")

st.title("Hello from the mill 🌊", anchor=False)
st.markdown(
    """
    This page is a script. It runs from top to bottom **each time you touch something**, and only what changed
    travels to you. Go ahead: every control below is one line of Python.
    """
)

with st.sidebar:
    st.header("The stream")
    height = st.slider("Height of the waves", 0.0, 2.0, 1.0, help="Metres, more or less")
    length = st.slider("Length of the waves", 2, 40, 12)
    calm = st.checkbox("A calm day")

st.header("A chart of your own", divider="blue")

points = 160
swell = [0.0 if calm else height * math.sin(2 * math.pi * at / length) for at in range(points)]
ripples = [0.15 * math.sin(at / 1.7) + 0.1 * math.sin(at / 0.9) for at in range(points)]
water = [a + b for a, b in zip(swell, ripples, strict=True)]

left, right = st.columns([3, 1], gap="large")
left.area_chart({"water": water}, x_label="metres downstream", y_label="metres")
with right:
    st.subheader("Today")
    st.write("Highest wave:", round(max(water), 2), "m")
    st.write("Lowest water:", round(min(water), 2), "m")
    if max(water) > 1.8:
        st.warning("Tie up the boats", icon="⛵")
    elif calm:
        st.success("A day for washing", icon="🧺")
    else:
        st.info("The wheel turns", icon="⚙️")

st.header("Work that is done once", divider="green")


@st.experimental_memo
def grind(sacks: int) -> float:
    """Grinds slowly, and draws while it does."""
    flour = 0.0
    for sack in range(1, sacks + 1):
        time.sleep(0.2)
        flour += 20.5 + sack / 10
        st.text(f"sack {sack:>2}  {'▇' * sack}")
    return flour


st.markdown(
    "`grind` takes a fifth of a second for each sack. With `@st.experimental_memo` it does so **once** for each "
    "number: afterwards its value comes back *and its drawing is drawn again*, without running it."
)
sacks = st.slider("Sacks", 1, 10, 4)
started = time.perf_counter()
flour = grind(sacks)
took = (time.perf_counter() - started) * 1000
st.success(f"**{flour:.1f} kg** of flour, in **{took:.2f} ms**. Choose another number, then come back to this one.")
if st.button("Forget what was ground"):
    grind.clear()
    st.rerun()

st.header("Tables, and a drawer", divider="orange")

GRAINS = {"wheat": 4.8, "rye": 3.1, "spelt": 2.6, "oats": 1.9, "barley": 3.7}
name = st.text_input("Who is asking?", placeholder="the miller")
grain = st.selectbox("Which grain?", list(GRAINS), format_func=str.title)
st.write(f"{name or 'The miller'} has **{GRAINS[grain or 'wheat']} tons** of {grain}.")
st.dataframe({"grain": list(GRAINS), "tons": list(GRAINS.values()), "yours": [one == grain for one in GRAINS]})

with st.expander("How does this page work?"):
    st.write("All of it is one file. The chart, for instance, is this line:")
    st.code('st.area_chart({"water": water}, x_label="metres downstream", y_label="metres")')
    st.latex(r"water(x) = h \cdot \sin\left(\frac{2 \pi x}{l}\right) + ripples(x)")

st.caption("Write your own: `millpond run app.py`")
