"""Facts to be drawn: an ordinary page, and any page there can be."""

from datetime import date, timedelta

from hypothesis import strategies as st

from bot.practice.pictures import Bar, Bars, Calendar, Picture, Trend

TODAY = date(2026, 3, 4)

ORDINARY = Picture(
    "How you are doing",
    "9 answers, 64/100 on average, 3 days in a row",
    Bars(
        "Topics",
        (
            Bar("Django › ORM", 0.92, "3 of 12 seen", 0.8),
            Bar("Flask › Basics", 0.5, "2 of 7 seen", 0.2),
            Bar("Web › Choosing a framework", 0.1, "1 of 3 seen", 0.1),
            Bar("FastAPI › Async [bold]", None, "not asked yet"),
        ),
        "on 10 Dec",
    ),
    Trend("Scores by day", ((TODAY - timedelta(days=2), 0.4), (TODAY, 0.9))),
    Calendar("Answers, day by day", TODAY, (*[0] * 105, 3, 1, 8)),
)

_shares = st.floats(0, 1)
_days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
_bars = st.builds(
    Bar, st.text(max_size=90), st.none() | _shares, st.text(max_size=20), st.none() | _shares
)
pictures = st.builds(
    Picture,
    st.text(max_size=90),
    st.text(max_size=90),
    st.builds(Bars, st.text(max_size=40), st.lists(_bars, max_size=45).map(tuple), st.text(max_size=9)),
    st.builds(
        Trend,
        st.just("Scores"),
        st.dictionaries(_days, _shares, max_size=12).map(lambda found: tuple(sorted(found.items()))),
    ),
    st.builds(
        Calendar, st.just("Days"), _days,
        st.lists(st.integers(0, 40), min_size=1, max_size=112).map(tuple),
    ),
    st.booleans(),
)  # fmt: skip
