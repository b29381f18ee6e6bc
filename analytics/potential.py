from collections.abc import Iterable

import polars as pl

from analytics.ends import is_country
from analytics.method import method
from analytics.world import require

_SOURCE = "Decreux & Spies 2016, Export Potential Assessments (ITC)"


@method(
    "export_potential",
    formula=(
        "EPI_ijk = (x_ik / x_wk) · m_jk · Easy_ij;  Easy_ij = x_ij / Σ_k (x_ik / x_wk) · m_jk;  "
        "unrealised = max(0, EPI - x)"
    ),
    unit="measure",
    source=_SOURCE,
)
def export_potential(
    flows: pl.DataFrame, origins: Iterable[str] = (), by: str = "product"
) -> pl.DataFrame:
    """Spread what two countries trade over products as supply and demand would have it.

    In: a world of one year: origin, destination, `by`, amount; `origins` to be computed, all unless
    told. Out: origin, destination, `by`, amount, potential and unrealised in the dataset's unit,
    and easy: how the pair trades beside what the origin's shares of the world's exports would make
    of the destination's imports (1: as much). Over products the potential of a pair sums to what
    it trades. A product without a row is nothing sold between two countries that have rows; one
    whose amount is suppressed has no unrealised part, and a pair without a row is absent. This is
    the static core of ITC's indicator: expected growth, tariffs and distance are not in it.

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    chosen, amount = list(origins), pl.col("amount")
    keys = ["origin", "destination", by]
    cells = _coded(flows, by).group_by(keys).agg(amount.sum(), known=amount.count() == pl.len())
    supply = cells.group_by("origin", by).agg(sold=amount.sum())
    supply = supply.with_columns(
        supply=pl.col("sold") / pl.col("sold").sum().over(by).replace(0.0, None)
    )
    demand = cells.group_by("destination", by).agg(demand=amount.sum())
    wanted = supply.filter(pl.col("origin").is_in(chosen)) if chosen else supply
    pairs = cells.select("origin", "destination").unique()
    spread = (
        pairs.lazy()
        .filter(is_country("origin"), is_country("destination"))
        .join(wanted.lazy(), on="origin")
        .join(demand.lazy(), on=["destination", by])
        .join(cells.lazy(), on=keys, how="left")
        .with_columns(amount.fill_null(0.0), like=pl.col("supply") * pl.col("demand"))
    )
    return _potential(spread, by).sort(keys).with_columns(pl.col(keys).cast(pl.String)).collect()


def _coded(flows: pl.DataFrame, by: str) -> pl.DataFrame:
    """The flows with numbers behind their names: millions of cells are joined and sorted."""
    ends = pl.concat([flows["origin"], flows["destination"]]).unique().sort()
    return flows.with_columns(
        pl.col("origin", "destination").cast(pl.Enum(ends)),
        pl.col(by).cast(pl.Enum(flows[by].unique().sort())),
    )


def _potential(spread: pl.LazyFrame, by: str) -> pl.LazyFrame:
    pair = ["origin", "destination"]
    like = pl.col("like").sum().over(pair)
    easy = pl.when(like > 0).then(pl.col("amount").sum().over(pair) / like)
    unrealised = (pl.col("potential") - pl.col("amount")).clip(lower_bound=0)
    return (
        spread.with_columns(easy=easy)
        .with_columns(potential=pl.col("easy") * pl.col("like"))
        .with_columns(unrealised=pl.when(pl.col("known").fill_null(value=True)).then(unrealised))
        .select(*pair, by, "amount", "potential", "unrealised", "easy")
    )


@method(
    "market_potential",
    formula="U_ij = Σ_k max(0, EPI_ijk - x_ijk)",
    unit="measure",
    source=_SOURCE,
)
def market_potential(potential: pl.DataFrame, products: Iterable[str]) -> pl.DataFrame:
    """Sum the potential of some products by market.

    In: rows as from `export_potential`; the `products` to be summed, each once. Out: origin,
    destination, amount, potential, unrealised in the dataset's unit, realised (0 to 1: the part of
    the potential that is not unrealised), the largest unrealised first. What is sold beyond the
    potential of one product does not make up for what another one lacks.
    """
    chosen = potential.filter(pl.col("product").is_in(list(products)))
    sums = pl.col("amount", "potential", "unrealised").sum()
    return (
        chosen.group_by("origin", "destination")
        .agg(sums)
        .with_columns(
            realised=pl.when(pl.col("potential") > 0).then(
                1 - pl.col("unrealised") / pl.col("potential")
            )
        )
        .sort("origin", "unrealised", "destination", descending=[False, True, False])
    )
