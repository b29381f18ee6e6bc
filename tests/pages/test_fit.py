from collections import defaultdict

import polars as pl
import pytest

from data.settings import HOME
from data.words import Words
from tests.pages import reader
from tests.pages.reader import told

ENGLISH = Words("en")
ADDRESSES = (
    {"country": "NOR", "with": "DEU"},
    {"country": "DEU", "with": "CHN", "data": "exports_1995_2011", "from": "2000", "to": "2008"},
    {"country": "ISL", "with": "TUV"},
    {"country": "DEU"},
    {"country": "SWE", "with": "SWE"},
    {"country": "XXX", "with": "<script>"},
)


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    assert reader.whole(reader.opened("fit", parameters))


def test_the_numbers_are_those_of_plain_sums_over_the_files(monkeypatch):
    said, files = reader.explained(monkeypatch, lambda: reader.opened("fit", {}))
    text = told(reader.opened("fit", {}))
    rows = of_2022()
    assert f"{len(rows):,} flows" in said

    there, back = fit(rows, "SWE", "DEU"), fit(rows, "DEU", "SWE")
    assert f"What Sweden sells fits what Germany buys at {there:.0f} of 100 points" in text
    assert f"What Germany sells fits what Sweden buys at {back:.0f} of 100 points" in text
    better = sum(fit(rows, "SWE", other) > there for other in buyers(rows) - {"SWE"})
    assert f"points, as number {better + 1} of {len(buyers(rows)) - 1} markets" in text

    assert (
        f"What Sweden sells fits what Germany buys at {there:.0f} of 100 points; Sweden sells"
        in text
    )

    out, home = intensity(rows, "SWE", "DEU"), intensity(rows, "DEU", "SWE")
    assert f"Sweden sells Germany {out:.1f} times" in text
    assert f"Sweden sells Germany {out:.1f} times what size alone would make;" in text
    assert f"Germany sells Sweden {home:.1f} times" in text

    assert f"{both_ways(rows, 'SWE', 'DEU'):.0%} of the trade between Sweden and Germany" in text

    found = files["fit.download.concentration"].filter(pl.col("country") == "NOR")
    for over, place in (("market", 1), ("industry", 2)):
        index = found.filter(pl.col("over") == over)["hhi"].item()
        assert index == pytest.approx(herfindahl(rows, "NOR", place))


def test_the_parts_of_growth_are_those_of_plain_sums_and_add_up():
    text = told(reader.opened("fit", {"country": "SWE", "with": "DEU"}))
    before, after, parts = growth("SWE", "DEU")
    assert before + sum(parts.values()) == pytest.approx(after)
    assert f"exports to Germany grew by {after / before - 1:.0%} from 1995 to 2011" in text
    assert f"the world\u2019s grew by {parts['growth'] / before:.0%}" in text
    assert f"s exports there grew by {after / before - 1:.0%}, the world\u2019s grew by" in text
    led = max(("commodity", "market", "competitiveness"), key=lambda part: abs(parts[part]))
    assert led == "market"
    assert f"grew less than others (\u2212{abs(parts[led]) / before * 100:.0f} points)" in text


def test_who_is_inside_the_rest_of_the_world_has_no_growth_of_their_own():
    text = told(reader.opened("fit", {"country": "NOR", "with": "DEU"}))
    assert "Norway has no rows of its own in this dataset: it is inside the rest of the" in text


def test_a_pair_that_trades_nothing_is_missing_in_every_card():
    text = told(reader.opened("fit", {"country": "ISL", "with": "TUV"}))
    assert text.count("That is missing, not zero") >= 4


def of_2022():
    """Origin, destination, industry, amount of the bundled file, row by row."""
    table = pl.read_parquet(HOME / "data" / "bundled" / "exports_2022.parquet")
    columns = ("reporter", "partner", "product", "value")
    assert set(table["flow"]) == {"export"}
    return list(table.select(columns).iter_rows())


def buyers(rows):
    return {row[1] for row in rows}


def shares(rows, place, code):
    """Shares of the industries in all that a country sells (place 0) or buys (place 1)."""
    sums = defaultdict(float)
    for row in rows:
        if row[place] == code:
            sums[row[2]] += row[3] or 0
    whole = sum(sums.values())
    return {industry: value / whole for industry, value in sums.items()}


def fit(rows, origin, destination):
    sold, bought = shares(rows, 0, origin), shares(rows, 1, destination)
    apart = sum(abs(bought.get(k, 0) - sold.get(k, 0)) for k in {*sold, *bought})
    return 100 * (1 - apart / 2)


def intensity(rows, origin, destination):
    own = sum(row[3] or 0 for row in rows if row[0] == origin)
    pair = sum(row[3] or 0 for row in rows if row[:2] == (origin, destination))
    world = sum(row[3] or 0 for row in rows)
    into = sum(row[3] or 0 for row in rows if row[1] == destination)
    return (pair / own) / (into / world)


def both_ways(rows, one, other):
    sold = {row[2]: row[3] or 0 for row in rows if row[:2] == (one, other)}
    bought = {row[2]: row[3] or 0 for row in rows if row[:2] == (other, one)}
    apart = sum(abs(sold.get(k, 0) - bought.get(k, 0)) for k in {*sold, *bought})
    return 1 - apart / (sum(sold.values()) + sum(bought.values()))


def herfindahl(rows, origin, place):
    sums = defaultdict(float)
    for row in rows:
        if row[0] == origin:
            sums[row[place]] += row[3] or 0
    return sum((value / sum(sums.values())) ** 2 for value in sums.values())


def growth(origin, destination):
    """The four parts of one pair's change, from sums over the rows of the two years."""
    table = pl.read_parquet(HOME / "data" / "bundled" / "exports_1995_2011.parquet")
    sums = defaultdict(float)
    columns = ("period", "reporter", "partner", "product", "value")
    for period, seller, buyer, sector, value in table.select(columns).iter_rows():
        late = period == "2011"
        if not late and period != "1995":
            continue
        for key in ((late,), (late, sector), (late, sector, buyer), (late, sector, buyer, seller)):
            sums[key] += value or 0

    def rate(*key):
        return sums[True, *key] / sums[False, *key] - 1 if sums[False, *key] else 0.0

    parts = dict.fromkeys(("growth", "commodity", "market", "competitiveness"), 0.0)
    before = after = 0.0
    for sector in set(table["product"]):
        own, later = (sums[late, sector, destination, origin] for late in (False, True))
        before, after = before + own, after + later
        parts["growth"] += rate() * own
        parts["commodity"] += (rate(sector) - rate()) * own
        parts["market"] += (rate(sector, destination) - rate(sector)) * own
        parts["competitiveness"] += later - own - rate(sector, destination) * own
    return before, after, parts
